//! Out of file handles and of places: those who are there go on, nothing is told that is not so, and with handles all is as before.

use crate::client::{draft, picture};
use crate::process::Setup;
use std::io::{Read, Write};
use std::net::TcpStream;

/// Asks over a connection that stays; the status.
fn ask(stream: &mut TcpStream, path: &str) -> u16 {
    write!(stream, "GET {path} HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
    let (mut answer, mut part) = (Vec::new(), [0; 16_384]);
    loop {
        let text = String::from_utf8_lossy(&answer).into_owned();
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let length = head.to_lowercase().lines().find_map(|line| line.strip_prefix("content-length: ")?.trim().parse::<usize>().ok());
            if answer.len() >= head.len() + 4 + length.expect("an answer of a known length") {
                return head.split(' ').nth(1).unwrap().parse().unwrap();
            }
        }
        let read = stream.read(&mut part).unwrap();
        assert!(read > 0, "it was closed after {text:?}");
        answer.extend_from_slice(&part[..read]);
    }
}

#[test]
fn without_file_handles_reading_goes_on_and_no_picture_is_said_to_be_gone() {
    let dir = tempfile::tempdir().unwrap();
    let mut setup = Setup::new(dir.path());
    setup.first = "ulimit -n 80;";
    let newsroom = setup.start();
    let client = &newsroom.client;
    assert_eq!(client.put("first", &draft("first0", 2)).status, 201);
    let src = client.upload(&picture(1, 200)).json()["src"].as_str().unwrap().to_owned();
    let address = client.base.strip_prefix("http://").unwrap();
    let mut readers: Vec<TcpStream> = (0..4).map(|_| TcpStream::connect(address).unwrap()).collect();
    readers.iter_mut().for_each(|reader| assert_eq!(ask(reader, "/healthz"), 200));
    // More than it has handles for. The last ones wait before its door.
    let crowd: Vec<TcpStream> = (0..120).map(|_| TcpStream::connect(address).unwrap()).collect();
    let mut statuses = Vec::new();
    while !newsroom.log().contains("could not be taken") {
        statuses.push(ask(&mut readers[0], "/api/v1/articles/first"));
    }
    let refused: Vec<u16> = std::thread::scope(|scope| {
        let reading: Vec<_> =
            readers.iter_mut().map(|reader| scope.spawn(|| (0..20).map(|_| ask(reader, "/api/v1/articles?q=first0")).collect::<Vec<_>>())).collect();
        reading.into_iter().flat_map(|reading| reading.join().unwrap()).filter(|status| *status != 200).collect()
    });
    assert!(statuses.iter().all(|status| *status == 200), "{statuses:?}");
    // A picture that is there, and for which there is no handle.
    assert_eq!((refused, ask(&mut readers[0], &src)), (Vec::new(), 503), "refused readers, and the picture");
    drop(crowd);
    assert_eq!(client.get(&src).status, 200);
    assert_eq!(client.put("second", &draft("second0", 2)).status, 201);
}

#[test]
fn who_watches_gets_in_when_all_others_have_filled_the_newsroom() {
    let dir = tempfile::tempdir().unwrap();
    let mut setup = Setup::new(dir.path());
    setup.first = "VISNYK_MAX_CONNECTIONS=2; VISNYK_METRICS=127.0.0.1:0; export VISNYK_MAX_CONNECTIONS VISNYK_METRICS;";
    let newsroom = setup.start();
    let address = newsroom.client.base.strip_prefix("http://").unwrap();
    let mut readers: Vec<TcpStream> = (0..2).map(|_| TcpStream::connect(address).unwrap()).collect();
    readers.iter_mut().for_each(|reader| assert_eq!(ask(reader, "/healthz"), 200));
    let mut refused = String::new();
    TcpStream::connect(address).unwrap().read_to_string(&mut refused).unwrap();
    assert!(refused.starts_with("HTTP/1.1 503 "), "{refused}");
    while !newsroom.log().contains("metrics are at http://") {
        std::thread::yield_now();
    }
    let log = newsroom.log();
    let counted = log.split_once("metrics are at http://").unwrap().1.split('/').next().unwrap();
    let mut watcher = TcpStream::connect(counted).unwrap();
    watcher.write_all(b"GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
    let mut metrics = String::new();
    watcher.read_to_string(&mut metrics).unwrap();
    assert!(metrics.contains("visnyk_connections_refused_total{result=\"full\"} 1\n"), "{metrics}");
}

#[test]
fn a_newsroom_takes_as_many_file_handles_as_it_may_have() {
    let dir = tempfile::tempdir().unwrap();
    let mut setup = Setup::new(dir.path());
    setup.first = "ulimit -S -n 64;";
    let newsroom = setup.start();
    let address = newsroom.client.base.strip_prefix("http://").unwrap();
    let mut readers: Vec<TcpStream> = (0..200).map(|_| TcpStream::connect(address).unwrap()).collect();
    readers.iter_mut().for_each(|reader| assert_eq!(ask(reader, "/healthz"), 200));
}

#[test]
fn a_newsroom_that_is_asked_to_end_does_so_in_good_order_for_who_follows_it() {
    let dir = tempfile::tempdir().unwrap();
    let newsroom = Setup::new(dir.path()).start();
    let mut reader = TcpStream::connect(newsroom.client.base.strip_prefix("http://").unwrap()).unwrap();
    reader.write_all(b"GET /api/v1/live HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
    let (mut told, mut part) = (Vec::new(), [0; 1_024]);
    while !String::from_utf8_lossy(&told).contains("event: ping") {
        let read = reader.read(&mut part).unwrap();
        assert!(read > 0, "{}", String::from_utf8_lossy(&told));
        told.extend_from_slice(&part[..read]);
    }
    newsroom.stop();
    let mut rest = String::new();
    reader.read_to_string(&mut rest).unwrap();
    assert!(rest.ends_with("0\r\n\r\n"), "the last word is the stream's own: {rest:?}");
}
