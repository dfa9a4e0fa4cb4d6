#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]
//! What the program's memory grows by while somebody does harm to it: a bound for each way. The program is a process of its own, so
//! that the attackers' memory is not counted.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};

const MB: u64 = 1024 * 1024;
const DRAFT: &str =
    "PUT /api/v1/articles/1 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer t\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{\"lead\":\"";

struct Newsroom {
    child: Child,
    address: String,
    /// Kept: a program whose log nobody takes any more is another story.
    _log: BufReader<ChildStderr>,
}

impl Drop for Newsroom {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Newsroom {
    fn start(dir: &Path) -> Self {
        // This process holds the other end of each connection.
        rlimit::increase_nofile_limit(u64::MAX).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsroom"));
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("VISNYK_")) {
            command.env_remove(name);
        }
        let settings = [("TRUSTED_PROXIES", "127.0.0.1"), ("INGEST_TOKEN", "t"), ("LOG", "newsroom=info,visnyk_newsroom::cli=info")];
        command.envs(settings.map(|(name, value)| (format!("VISNYK_{name}"), value))).current_dir(dir);
        let mut child = command.args(["serve", "--api-only", "--listen", "127.0.0.1:0"]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("answers at http://") {
            line.clear();
            assert!(log.read_line(&mut line).unwrap() > 0, "it ended before it listened");
        }
        let address = line.split(['/', ' ']).find(|part| part.contains("127.0.0.1:")).unwrap().trim().to_owned();
        let newsroom = Self { child, address, _log: log };
        // Warm: threads, connections to the database, the first tables of all kinds.
        for _ in 0..200 {
            assert_eq!(newsroom.ask("/api/v1/articles", "127.0.0.1"), "200");
        }
        newsroom
    }

    fn send(&self, bytes: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        // It may have refused before all was sent.
        let _ = stream.write_all(bytes);
        stream
    }

    /// So many who ask for something large and take a byte of it now and then.
    fn sipped(&self, count: usize, request: &str) -> Vec<TcpStream> {
        let mut readers: Vec<_> = (0..count).map(|_| self.send(format!("GET {request}\r\nHost: a\r\n\r\n").as_bytes())).collect();
        for _ in 0..20 {
            readers.iter_mut().for_each(|reader| reader.read_exact(&mut [0]).unwrap());
        }
        readers
    }

    /// One with HTTP/2 who asks for a file so many times, would take two gigabytes of each at once, and reads nothing.
    fn greedy(&self, count: u32, path: &str) -> TcpStream {
        const MOST: u32 = i32::MAX.unsigned_abs();
        let frame = |kind: u8, flags: u8, stream: u32, payload: &[u8]| {
            let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
            [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
        };
        let mut bytes = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
        // The window of a request by the settings, the connection's by a word of its own.
        bytes.extend(frame(4, 0, 0, &[&[0, 4], MOST.to_be_bytes().as_slice()].concat()));
        bytes.extend(frame(8, 0, 0, &(MOST - 65_535).to_be_bytes()));
        let path = [&[0x04, u8::try_from(path.len()).unwrap()], path.as_bytes()].concat();
        let request = [&[0x82, 0x86], path.as_slice(), &[0x01, 1, b'a']].concat();
        (0..count).for_each(|number| bytes.extend(frame(1, 0b101, 2 * number + 1, &request)));
        self.send(&bytes)
    }

    /// The status of an answer to one that a proxy says is at `client`.
    fn ask(&self, path: &str, client: &str) -> String {
        let mut stream = self.send(format!("GET {path} HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: {client}\r\nConnection: close\r\n\r\n").as_bytes());
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split(' ').nth(1).unwrap().to_owned()
    }

    /// The most bytes in memory until they have stopped growing: by then what was sent has been taken in, or never will be. Between
    /// two looks the program answers a request, so that it has its turn.
    fn settled(&self) -> u64 {
        let (mut most, mut still) = (self.memory(), 0);
        while still < 300 {
            assert_eq!(self.ask("/healthz", "203.0.113.251"), "200");
            let now = self.memory();
            still = if now > most + MB / 4 { 0 } else { still + 1 };
            most = if still == 0 { now } else { most };
        }
        most
    }

    /// Bytes in memory just now.
    fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
    }

    /// Does harm, looks at what that takes, and whether others are still served.
    fn under<T>(&self, what: &str, most: u64, harm: impl FnOnce() -> T) {
        let before = self.memory();
        let held = harm();
        assert_eq!(self.ask("/api/v1/articles", "203.0.113.250"), "200", "{what}: another reader");
        let after = self.settled();
        eprintln!("{what}: {} MB, then {} MB", before / MB, after / MB);
        assert!(after < before + most, "{what}: from {} to {} MB, {} more are expected at most", before / MB, after / MB, most / MB);
        drop(held);
    }
}

#[test]
fn two_thousand_connections_that_dribble_a_head_take_little() {
    let dir = tempfile::tempdir().unwrap();
    let newsroom = Newsroom::start(dir.path());
    newsroom.under("2,000 heads of a few bytes", 60 * MB, || (0..2_000).map(|_| newsroom.send(b"GET / HTTP/1.1\r\nHost: a\r\nX-")).collect::<Vec<_>>());
    let head = format!("GET / HTTP/1.1\r\nHost: a\r\nX-A: {}", "x".repeat(40_000));
    newsroom.under("2,000 heads of 40 KB", 150 * MB, || (0..2_000).map(|_| newsroom.send(head.as_bytes())).collect::<Vec<_>>());
}

#[test]
fn heads_without_end_are_cut_off() {
    let dir = tempfile::tempdir().unwrap();
    let newsroom = Newsroom::start(dir.path());
    // The protocol's library would by itself take more.
    let head = format!("GET / HTTP/1.1\r\nHost: a\r\nX-A: {}", "x".repeat(300_000));
    newsroom.under("500 heads of 300 KB", 60 * MB, || (0..500).map(|_| newsroom.send(head.as_bytes())).collect::<Vec<_>>());
}

#[test]
fn a_thousand_bodies_that_stop_half_way_take_no_more_than_those_that_are_in_work() {
    let dir = tempfile::tempdir().unwrap();
    let newsroom = Newsroom::start(dir.path());
    let body = format!("{DRAFT}{}", "x".repeat(500_000));
    let before = newsroom.memory();
    let held: Vec<_> = (0..1_000).map(|_| newsroom.send(body.as_bytes())).collect();
    // Health is told even now, when all places are taken.
    let after = newsroom.settled();
    eprintln!("1,000 bodies of half a megabyte: {} MB, then {} MB", before / MB, after / MB);
    assert!(after < before + 250 * MB, "from {} to {} MB", before / MB, after / MB);
    drop(held);
}

#[test]
fn ten_thousand_clients_are_remembered_in_little_room() {
    let dir = tempfile::tempdir().unwrap();
    let newsroom = Newsroom::start(dir.path());
    newsroom.under("10,000 clients", 16 * MB, || {
        let mut stream = newsroom.send(b"");
        let mut answers = BufReader::new(stream.try_clone().unwrap());
        for number in 0..10_000 {
            let request = format!("GET /api/v1/none HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 8.{}.{}.1\r\n\r\n", number / 256, number % 256);
            stream.write_all(request.as_bytes()).unwrap();
            let (mut length, mut line) = (0, String::new());
            while line != "\r\n" {
                line.clear();
                answers.read_line(&mut line).unwrap();
                length = line.strip_prefix("content-length: ").and_then(|length| length.trim().parse().ok()).unwrap_or(length);
            }
            answers.read_exact(&mut vec![0; length]).unwrap();
        }
    });
}

#[test]
fn of_a_large_file_a_slow_reader_holds_no_more_than_waits_to_be_sent() {
    let dir = tempfile::tempdir().unwrap();
    let newsroom = Newsroom::start(dir.path());
    File::create(dir.path().join("media/large.jpg")).unwrap().set_len(20 * MB).unwrap();
    newsroom.under("500 slow readers of a file of 20 MB", 120 * MB, || newsroom.sipped(500, "/media/large.jpg HTTP/1.1"));
    newsroom.under("200 requests for it on 10 connections that take nothing", 40 * MB, || {
        let connections: Vec<_> = (0..10).map(|_| newsroom.greedy(20, "/media/large.jpg")).collect();
        // Something of it has come.
        connections.iter().for_each(|stream| assert!(stream.peek(&mut [0; 100]).unwrap() > 0));
        connections
    });
}

#[test]
fn of_an_answer_a_slow_reader_holds_it_once() {
    let dir = tempfile::tempdir().unwrap();
    let newsroom = Newsroom::start(dir.path());
    // What does not get short by compression: else the system alone would hold it all.
    let mut drawn = 7_u32;
    let mut letter = || {
        drawn = drawn.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + u8::try_from((drawn >> 24) % 26).unwrap())
    };
    let text: String = (0..900_000).map(|at| if at % 8 == 0 { ' ' } else { letter() }).collect();
    let draft = format!("{{\"lang\":\"uk\",\"title\":\"a\",\"published_at\":\"2026-01-01T00:00:00Z\",\"body_html\":\"<p>{text}</p>\"}}");
    let head = "PUT /api/v1/articles/large HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer t\r\nContent-Type: application/json\r\nConnection: close\r\n";
    let mut answer = String::new();
    newsroom.send(format!("{head}Content-Length: {}\r\n\r\n{draft}", draft.len()).as_bytes()).read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 Created"), "{answer}");
    newsroom.under("100 slow readers of an answer of 0.9 MB", 160 * MB, || newsroom.sipped(100, "/api/v1/articles/large HTTP/1.1"));
    newsroom.under("100 slow readers of it in brotli", 130 * MB, || newsroom.sipped(100, "/api/v1/articles/large HTTP/1.1\r\nAccept-Encoding: br"));
    newsroom.under("100 slow readers of it in gzip", 130 * MB, || newsroom.sipped(100, "/api/v1/articles/large HTTP/1.1\r\nAccept-Encoding: gzip"));
}
