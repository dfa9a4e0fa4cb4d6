#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
//! The program as an operator meets it.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn newsroom(dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsroom"));
    command.current_dir(dir);
    // Whoever runs the tests may have settings of a newsroom of their own.
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("VISNYK_")) {
        command.env_remove(name);
    }
    command
}

/// A server that ends with its test, also when the test fails: one left behind would hold the pipes of whoever runs the tests.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The sentence with which the program gave up.
fn refusal(output: Output) -> String {
    assert!(!output.status.success());
    let words = String::from_utf8(output.stderr).unwrap();
    words.lines().last().unwrap().strip_prefix("newsroom: ").unwrap_or_else(|| panic!("{words}")).to_owned()
}

#[test]
fn what_is_wrong_with_the_settings_is_said_in_a_sentence() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.toml"), "listne = \"127.0.0.1:1\"").unwrap();
    let words = refusal(newsroom(dir.path()).args(["serve", "--config", "a.toml"]).output().unwrap());
    assert!(words.contains("a.toml: unknown key «listne»; known are public_url"), "{words}");
    let words = refusal(newsroom(dir.path()).arg("serve").env("VISNYK_ACCENT", "red").output().unwrap());
    assert_eq!(words, "VISNYK_ACCENT: «red» is not a colour such as #0a5bd3");
}

#[test]
fn a_missing_bundle_a_taken_port_and_a_missing_directory_are_named_with_the_way_out() {
    let dir = tempfile::tempdir().unwrap();
    let words = refusal(newsroom(dir.path()).args(["serve", "--dist", "nowhere"]).output().unwrap());
    assert!(words.contains("there is no bundle in nowhere") && words.contains("--api-only"), "{words}");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let words = refusal(newsroom(dir.path()).args(["serve", "--api-only", "--listen", &address]).output().unwrap());
    assert!(words.contains("is taken by another program"), "{words}");
    let words = refusal(newsroom(dir.path()).args(["import", "nowhere"]).output().unwrap());
    assert!(words.contains("nowhere has no folder «articles»"), "{words}");
}

#[test]
fn articles_are_imported_and_a_bad_one_is_named() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(dir.path().join("in/articles")).unwrap();
    let draft = r#"{"lang":"uk","title":"Назва","published_at":"2026-03-20T09:00:00+02:00","body_html":"<p>Текст</p>"}"#;
    std::fs::write(dir.path().join("in/articles/good.json"), draft).unwrap();
    let done = newsroom(dir.path()).args(["import", "in"]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(String::from_utf8(done.stdout).unwrap().starts_with("1 articles created"));
    std::fs::write(dir.path().join("in/articles/bad.json"), "{}").unwrap();
    let done = newsroom(dir.path()).args(["import", "in"]).output().unwrap();
    assert!(String::from_utf8_lossy(&done.stdout).contains("bad.json"));
    assert!(refusal(done).contains("not complete"));
}

#[cfg(unix)]
#[test]
fn the_server_logs_a_line_a_request_in_json_and_ends_when_it_is_asked_to() {
    let dir = tempfile::tempdir().unwrap();
    let child = newsroom(dir.path())
        .args(["serve", "--api-only", "--listen", "127.0.0.1:0", "--now", "2026-03-20T12:00:00+02:00"])
        .env("VISNYK_LOG_FORMAT", "json")
        .env("VISNYK_MAX_STREAMS", "10")
        .env("VISNYK_TRUSTED_PROXIES", "127.0.0.0/8")
        .env("VISNYK_INGEST_TOKN", "misspelt")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut child = Running(child);
    let mut log = BufReader::new(child.0.stderr.take().unwrap()).lines().map(|line| serde_json::from_str::<Value>(&line.unwrap()).unwrap());
    assert!(log.next().unwrap()["message"].as_str().unwrap().contains("VISNYK_INGEST_TOKN"));
    let started = log.next().unwrap();
    let address = started["message"].as_str().unwrap().split(['/', ' ']).find(|part| part.contains(':') && part.contains("127")).unwrap().to_owned();

    let mut stream = TcpStream::connect(&address).unwrap();
    stream.write_all(b"GET /api/v1/articles?q=secret HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let line = log.next().unwrap();
    assert_eq!(
        (&line["method"], &line["path"], &line["status"], &line["client"]),
        (&"GET".into(), &"/api/v1/articles".into(), &200.into(), &"203.0.113.9".into())
    );
    assert!(answer.contains(&format!("x-request-id: {}", line["span"]["id"].as_str().unwrap())), "{answer}");
    assert!(!line.to_string().contains("secret"), "{line}");

    assert!(Command::new("kill").arg(child.0.id().to_string()).status().unwrap().success());
    assert!(child.0.wait().unwrap().success());
}

/// What the program printed, and where it failed its complaints.
fn said(output: &Output) -> (bool, String, String) {
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn an_editor_publishes_a_file_and_is_told_what_became_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, title: &str, id: &str, day: u32| {
        let draft = format!(r#"{{{id}"lang":"uk","title":"{title}","published_at":"2026-03-{day}T09:00:00+02:00","body_html":"<p>Текст</p>"}}"#);
        std::fs::write(dir.path().join(name), draft).unwrap();
    };
    let publish = |args: &[&str]| said(&newsroom(dir.path()).args(["publish", "--now", "2026-03-20T12:00:00+02:00"]).args(args).output().unwrap());
    write("a.json", "Назва", r#""id":"a","#, 20);
    write("b.json", "Назва", "", 20);
    write("c.json", "Назва", r#""id":"c","#, 21);
    assert_eq!(publish(&["a.json", "c.json"]).1, "a: created\nc: scheduled for 2026-03-21T09:00:00+02:00\n");
    assert_eq!(publish(&["a.json"]).1, "a: unchanged\n");
    write("a.json", "Інша назва", r#""id":"a","#, 20);
    assert_eq!(publish(&["a.json"]).1, "a: updated\n");
    assert_eq!(publish(&["b.json", "--id", "7"]).1, "7: created\n");
    let withdraw = |args: &[&str]| said(&newsroom(dir.path()).arg("withdraw").args(args).output().unwrap());
    assert_eq!(withdraw(&["a", "7"]), (true, "a: withdrawn\n7: withdrawn\n".into(), String::new()));
    let (success, done, complaints) = withdraw(&["a", "moon"]);
    assert_eq!((success, done.as_str()), (false, "a: was withdrawn before\n"));
    assert!(complaints.contains("moon: there is no such article\n"), "{complaints}");
}

#[test]
fn what_is_wrong_with_a_file_is_named_by_its_place_and_the_others_are_published() {
    let dir = tempfile::tempdir().unwrap();
    let good = r#"{"id":"a","lang":"uk","title":"Назва","published_at":"2026-03-20T09:00:00+02:00","body_html":"<p>Текст</p>"}"#;
    for (name, content) in [
        ("good.json", good.to_owned()),
        ("type.json", good.replace("\"uk\"", "7")),
        ("empty.json", good.replace("Назва", " ")),
        ("place.json", good.replace("\"lang\"", "\"regions\":[\"nowhere\"],\"lang\"")),
        ("none.json", good.replace("\"id\":\"a\",", "")),
        ("text.json", "moon".to_owned()),
    ] {
        std::fs::write(dir.path().join(name), content).unwrap();
    }
    let files = ["type.json", "empty.json", "place.json", "none.json", "text.json", "missing.json", "good.json"];
    let (success, done, complaints) = said(&newsroom(dir.path()).arg("publish").args(files).output().unwrap());
    assert_eq!((success, done.as_str()), (false, "a: created\n"));
    for complaint in [
        "type.json: line 1: /lang: ",
        "empty.json: line 1: /title: ",
        "place.json: line 1: /regions/0: ",
        "none.json: /id: ",
        "text.json: line 1: is no JSON",
        "missing.json: cannot be read: ",
    ] {
        assert!(complaints.contains(complaint), "{complaint} in {complaints}");
    }
    assert!(complaints.ends_with("newsroom: 6 of 7 articles not published, see above\n"), "{complaints}");
}

#[test]
fn a_running_server_tells_of_what_an_editor_publishes() {
    let dir = tempfile::tempdir().unwrap();
    let child = newsroom(dir.path())
        .args(["serve", "--api-only", "--listen", "127.0.0.1:0"])
        .env("VISNYK_LOG_FORMAT", "json")
        .env("VISNYK_MAX_STREAMS", "10")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut child = Running(child);
    // Kept: a program whose log nobody takes any more is another story.
    let mut log = BufReader::new(child.0.stderr.take().unwrap()).lines();
    let started = log.next().unwrap().unwrap();
    let address = started.split(['/', ' ']).find(|part| part.contains("127.0.0.1:")).unwrap().to_owned();
    let mut stream = TcpStream::connect(&address).unwrap();
    stream.write_all(b"GET /api/v1/live HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    assert_eq!(lines.find(|line| line.starts_with("event: ")).unwrap(), "event: ping");
    let draft = r#"{"id":"a","lang":"uk","title":"Щойно","published_at":"2026-03-20T09:00:00+02:00","body_html":"<p>Текст</p>"}"#;
    std::fs::write(dir.path().join("a.json"), draft).unwrap();
    let (success, done, _) = said(&newsroom(dir.path()).args(["publish", "a.json"]).output().unwrap());
    assert!(success && done == "a: created\n", "{done}");
    assert_eq!(lines.find(|line| line.starts_with("event: ")).unwrap(), "event: created");
    assert!(lines.find(|line| line.starts_with("data: ")).unwrap().contains("Щойно"));
}
