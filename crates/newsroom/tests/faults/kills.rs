//! Killed in the middle of writes, again and again: what was acknowledged is there as a whole, and of the rest nothing is half there.

use crate::draw::Draw;
use crate::model::{Known, Model, State, whole_pictures};
use crate::press::{bale, import, upload, write};
use crate::process::Setup;
use crate::{client::Client, times};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicUsize;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

/// Writers of articles at a time, and articles of each.
const WRITERS: usize = 3;
const OWN: usize = 5;

#[test]
fn what_was_acknowledged_survives_a_kill_at_any_moment_and_nothing_is_half_there() {
    let (dir, mut model, mut draw) = (tempfile::tempdir().unwrap(), Model::default(), Draw(0x9e37_79b9));
    let (setup, start) = (Setup::new(dir.path()), Instant::now());
    let unknown = Known { acknowledged: State::Absent, pending: None };
    model.articles = (0..WRITERS * OWN).map(|at| (format!("a{at}"), unknown)).collect();
    let (kills, mut written, mut pictures, mut imports, mut told) = (times(4, 200), 0, 0, [0, 0], 0);
    let mut newsroom = setup.start();
    for round in 0..kills {
        let before = newsroom.client.cursor();
        let bundle = dir.path().join(format!("in{round}"));
        let imported = bale(&bundle, round);
        let (moment, count, sent) = (Duration::from_micros(draw.below(900_000)), AtomicUsize::new(0), AtomicUsize::new(0));
        let seeds: Vec<u64> = (0..WRITERS).map(|_| draw.below(u64::MAX) | 1).collect();
        let mut importer = import(&setup, &bundle);
        thread::scope(|scope| {
            let writers: Vec<_> = seeds
                .iter()
                .enumerate()
                .map(|(at, seed)| {
                    let own = model.articles.iter().skip(at).step_by(WRITERS).take(OWN).map(|(id, known)| (id.clone(), *known));
                    let (client, own, count) = (newsroom.client.clone(), own.collect(), &count);
                    let first = u64::try_from(round).unwrap() * 1_000_000 + 1;
                    scope.spawn(move || write(&client, own, first, &mut Draw(*seed), count))
                })
                .collect();
            let (client, first, sent) = (newsroom.client.clone(), u32::try_from(round).unwrap() * 1_000, &sent);
            let uploader = scope.spawn(move || upload(&client, first, sent));
            // Nobody tells anything: what is waited for is the moment.
            let (_quiet, moments) = channel::<()>();
            let _ = moments.recv_timeout(moment);
            newsroom.end_at_once();
            importer.kill().unwrap();
            writers.into_iter().for_each(|writer| model.articles.extend(writer.join().unwrap()));
            model.files.extend(uploader.join().unwrap());
        });
        let has_imported = importer.wait().unwrap().success();
        (written, pictures) = (written + count.into_inner(), pictures + sent.into_inner());
        // The log that was left is read by the program in one round, and by the check in the next.
        let early = (round % 2 == 1).then(|| setup.findings());
        newsroom = setup.start();
        assert_eq!(early.unwrap_or_else(|| setup.findings()), [""; 0], "round {round}");
        told += tells(&newsroom.client, before, &model);
        let ids: Vec<String> = model.articles.keys().filter(|id| id.starts_with('a')).cloned().collect();
        ids.iter().for_each(|id| model.settle(&newsroom.client, id));
        let came = imported.iter().filter(|id| newsroom.client.get(&format!("/api/v1/articles/{id}")).status == 200).count();
        assert!(came == imported.len() || (came == 0 && !has_imported), "round {round}: {came} of {} imported", imported.len());
        imports[usize::from(came > 0)] += 1;
        if came > 0 {
            let all = imported.into_iter().map(|id| (id, Known { acknowledged: State::Here(3), pending: None }));
            model.articles.extend(all);
        }
        assert_eq!(newsroom.client.list("limit=1").1, u64::try_from(model.visible()).unwrap(), "round {round}");
        for file in model.files.drain(..) {
            assert_eq!(newsroom.client.get(&file).status, 200, "{file}");
        }
    }
    model.articles.clone().keys().for_each(|id| model.settle(&newsroom.client, id));
    let files = whole_pictures(&setup.media);
    println!(
        "{kills} kills among {written} acknowledged writes and {pictures} pictures ({files} files); imports whole {}, not there {}; {told} changes told again; lost 0; {} s",
        imports[1],
        imports[0],
        start.elapsed().as_secs()
    );
    assert!(written > kills && pictures > 0, "there was hardly anything to lose");
}

/// What happened since is told again in its order, and about each article the last word is what is true now; how many changes were
/// told one by one.
fn tells(client: &Client, since: u64, model: &Model) -> usize {
    let changes = client.get(&format!("/api/v1/changes?lang=any&since={since}")).json();
    let events = changes["events"].as_array().unwrap();
    let cursors: Vec<u64> = events.iter().map(|event| event["cursor"].as_u64().unwrap()).collect();
    assert!(cursors.is_sorted_by(|one, next| one < next) && cursors.iter().all(|cursor| *cursor > since), "{cursors:?}");
    assert_eq!(changes["cursor"].as_u64().unwrap(), client.cursor());
    if events.iter().any(|event| event["type"] == "reset") {
        return 0;
    }
    let mut last: BTreeMap<&str, &Value> = BTreeMap::new();
    for event in events {
        last.insert(event["id"].as_str().or(event["card"]["id"].as_str()).unwrap_or_else(|| panic!("{event}")), event);
    }
    for (id, event) in last.into_iter().filter(|(id, _)| model.articles.contains_key(*id)) {
        let status = client.get(&format!("/api/v1/articles/{id}")).status;
        assert_eq!(event["type"] == "removed", status == 410, "{id}: {event}");
    }
    events.len()
}
