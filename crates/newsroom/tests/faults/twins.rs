//! Two newsrooms, each a process of its own, on one database file.

use crate::client::{Client, draft};
use crate::process::{Newsroom, Setup};
use crate::times;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::thread;

/// Follows the live stream until every one of these articles was told of; the cursors in the order in which they came.
fn follow(client: &Client, mut awaited: BTreeSet<String>) -> impl FnOnce() -> Vec<u64> + use<> {
    let mut stream = TcpStream::connect(client.base.strip_prefix("http://").unwrap()).unwrap();
    stream.write_all(b"GET /api/v1/live?lang=any HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    assert_eq!(lines.find(|line| line.starts_with("event: ")).unwrap(), "event: ping");
    move || {
        let (mut cursors, mut cursor) = (Vec::new(), 0);
        while !awaited.is_empty() {
            let line = lines.next().expect("the stream goes on");
            if let Some(id) = line.strip_prefix("id: ") {
                cursor = id.parse().unwrap();
            }
            if let Some(card) =
                line.strip_prefix("data: ").and_then(|data| serde_json::from_str::<serde_json::Value>(data).ok()).filter(|data| data["id"].is_string())
            {
                assert!(awaited.remove(card["id"].as_str().unwrap()), "told twice: {card}");
                cursors.push(cursor);
            }
        }
        cursors
    }
}

#[test]
fn twins_see_each_others_writes_tell_them_all_and_give_no_cursor_twice() {
    let dir = tempfile::tempdir().unwrap();
    let (setup, each) = (Setup::new(dir.path()), times(20, 100));
    let twins = [setup.start(), setup.start()];
    let all: BTreeSet<String> = (0..2).flat_map(|twin| (0..each).map(move |at| format!("t{twin}-{at}"))).collect();
    let followers = twins.each_ref().map(|twin| follow(&twin.client, all.clone()));
    let told = thread::scope(|scope| {
        let told = followers.map(|follow| scope.spawn(follow));
        for (at, twin) in twins.iter().enumerate() {
            scope.spawn(move || {
                for number in 0..each {
                    let id = format!("t{at}-{number}");
                    assert_eq!(twin.client.put(&id, &draft(&format!("word{at}x{number}"), 3)).status, 201);
                    assert_eq!(twin.client.list(&format!("q=word{at}x{number}")).0, [id], "one sees what it wrote itself at once");
                }
            });
        }
        told.map(|told| told.join().unwrap())
    });
    assert_eq!(told[0], told[1], "both tell the same, in the same order");
    assert!(told[0].is_sorted_by(|one, next| one < next));
    for twin in &twins {
        assert_eq!(twin.client.list("limit=1").1, u64::try_from(all.len()).unwrap());
    }
    let last = twins[0].client.cursor();
    assert_eq!(twins[1].client.cursor(), last);

    let [first, second] = twins;
    thread::scope(|scope| {
        let writing = scope.spawn(|| (0..each).map(|at| second.client.put(&format!("s{at}"), &draft(&format!("second{at}"), 9)).status).collect::<Vec<_>>());
        first.kill();
        assert!(writing.join().unwrap().iter().all(|status| *status == 201), "the end of one is nothing to the other");
    });
    let first = setup.start();
    assert_eq!(first.client.list("limit=1").1, u64::try_from(all.len() + each).unwrap());
    assert!(first.client.cursor() > last && first.client.cursor() == second.client.cursor());
    assert_eq!(setup.findings(), [""; 0]);
    println!("twins: {} articles of both told by both in one order, {each} written while one was killed", all.len());
}

#[test]
fn many_that_start_at_once_on_a_new_file_make_one_database() {
    for _ in 0..times(1, 10) {
        let dir = tempfile::tempdir().unwrap();
        let setup = Setup::new(dir.path());
        let all: Vec<Newsroom> = thread::scope(|scope| {
            let starting: Vec<_> = (0..6).map(|_| scope.spawn(|| setup.start())).collect();
            starting.into_iter().map(|starting| starting.join().unwrap()).collect()
        });
        for (at, newsroom) in all.iter().enumerate() {
            assert_eq!(newsroom.client.put(&format!("n{at}"), &draft(&format!("word{at}"), 1)).status, 201);
        }
        assert!(all.iter().all(|newsroom| newsroom.client.list("limit=1").1 == 6));
        assert_eq!(setup.findings(), [""; 0]);
    }
}

#[test]
fn while_another_program_writes_for_long_reading_goes_on_and_a_newsroom_starts() {
    let dir = tempfile::tempdir().unwrap();
    let setup = Setup::new(dir.path());
    let newsroom = setup.start();
    assert_eq!(newsroom.client.put("first", &draft("first0", 2)).status, 201);
    let other = rusqlite::Connection::open(&setup.db).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let second = setup.start();
    for newsroom in [&newsroom, &second] {
        assert_eq!(newsroom.client.list("limit=1").1, 1);
    }
    let reply = newsroom.client.put("late", &draft("late0", 2));
    assert_eq!((reply.status, reply.problem().as_str(), reply.retry_after.as_str()), (503, "unavailable", "10"));
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(newsroom.client.put("late", &draft("late0", 2)).status, 201);
    assert_eq!(second.client.get("/api/v1/articles/late").status, 200);
}
