//! The stream opened with odd queries: it opens as the description says, or it refuses as it says.

use super::super::tally::Tally;
use crate::newsroom::stand;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// How long the first event may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// The most that is read of an answer. A long past is told in many events, and the first is enough.
const MOST: usize = 64 * 1024;

/// Queries, and for some a header.
fn queries() -> Vec<(String, &'static str)> {
    let plain = [
        "",
        "?",
        "?&&=&=",
        "?lang=any",
        "?lang=xx",
        "?lang=%00",
        "?lang=any&lang=uk",
        "?since=0",
        "?since=1",
        "?since=-1",
        "?since=+1",
        "?since=1.5",
        "?since=18446744073709551615",
        "?since=18446744073709551616",
        "?since=999999999999999999999999999999",
        "?since=abc",
        "?since=%00",
        "?since=",
        "?since=1&since=2",
        "?SINCE=1",
        "?tag=%F0%28%8C%28",
        "?tag=%",
        "?tag=%zz",
        "?tag=..%2F..",
        "?tag=nothing&region=nothing&community=nothing",
        "?region=zhytomyrska,,,%20,kyiv",
        "?from=9999-99-99&to=0000-00-00",
        "?from=2026-02-30",
        "?from=2030-01-01&to=2020-01-01",
        "?media=photo,video,smell",
        "?q=%D0%B3%D1%80%D0%BE%D0%BC%D0%B0%D0%B4%D0%B0",
        "?q=%22%27%3B--%00*",
        "?q=%20%09%0A",
        "?limit=0&page=-1&facets=moon",
    ];
    let long = [
        format!("?q={}", "a".repeat(4_000)),
        format!("?tag={}", "a,".repeat(2_000)),
        format!("?since={}", "1".repeat(4_000)),
        format!("?{}", "lang=any&".repeat(500)),
    ];
    let headers =
        ["Last-Event-ID: 1", "Last-Event-ID: -1", "Last-Event-ID: abc", "Last-Event-ID: \u{00e9}", "Last-Event-ID: 99999999999999999999999", "Last-Event-ID:"];
    let plain = plain.iter().map(|query| ((*query).to_owned(), ""));
    plain.chain(long.into_iter().map(|query| (query, ""))).chain(headers.map(|header| ("?since=2".to_owned(), header))).collect()
}

pub fn run(port: u16) -> Tally {
    let mut tally = Tally::default();
    for (query, header) in queries() {
        let answer = ask(port, &query, header);
        let fault = answer.map_or_else(|error| Some(format!("no answer ({error})")), |answer| fault(&answer));
        if let Some(fault) = &fault {
            let shown: String = query.chars().take(80).collect();
            eprintln!("xtask: GET /api/v1/live{shown} {header}: {fault}");
        }
        tally.add(if fault.is_some() { Tally::failure() } else { Tally::one() });
    }
    tally
}

/// The beginning of the answer: up to the end of the first event, or of a refusal.
fn ask(port: u16, query: &str, header: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let header = if header.is_empty() { String::new() } else { format!("{header}\r\n") };
    write!(stream, "GET /api/v1/live{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {}\r\n{header}\r\n", stand::TOKEN)?;
    let (mut answer, mut buffer) = (Vec::new(), [0; 4_096]);
    loop {
        let count = stream.read(&mut buffer)?;
        answer.extend_from_slice(buffer.get(..count).unwrap_or_default());
        let text = String::from_utf8_lossy(&answer);
        if count == 0 || answer.len() > MOST || is_enough(&text) {
            return Ok(text.into_owned());
        }
    }
}

fn is_enough(answer: &str) -> bool {
    let Some((head, body)) = answer.split_once("\r\n\r\n") else { return false };
    match status(head) {
        Some(200) => body.contains("\n\n"),
        // A problem is one object.
        _ => body.trim_end().ends_with('}'),
    }
}

fn status(head: &str) -> Option<u16> {
    head.split(' ').nth(1)?.parse().ok()
}

/// What is wrong with an answer, if anything is.
fn fault(answer: &str) -> Option<String> {
    let Some((head, body)) = answer.split_once("\r\n\r\n") else { return Some("the head is not whole".to_owned()) };
    let head = head.to_ascii_lowercase();
    let is = |kind: &str| head.lines().any(|line| line.strip_prefix("content-type:").is_some_and(|value| value.trim().starts_with(kind)));
    match status(&head) {
        Some(200) if !is("text/event-stream") => Some("it is no stream of events".to_owned()),
        Some(200) => first(body),
        Some(503) if is("application/problem+json") && head.contains("\nretry-after:") => None,
        // What is no HTTP at all is refused before anyone reads it.
        Some(400 | 414 | 431) if body.is_empty() || is("application/problem+json") => None,
        Some(status) => Some(format!("its status {status} is not described, or not with such a body")),
        None => Some("it is no HTTP".to_owned()),
    }
}

/// What is wrong with a stream's first event, which is a ping.
fn first(body: &str) -> Option<String> {
    // Past the frame of the first chunk.
    let event = body.split_once("\n\n").map_or(body, |(event, _)| event);
    let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':').map(str::trim));
    if field("event") != Some("ping") {
        return Some(format!("the first event is no ping: {event:?}"));
    }
    if field("id").is_none_or(|id| id.parse::<u64>().is_err()) {
        return Some(format!("the first event has no cursor: {event:?}"));
    }
    let data = field("data").and_then(|data| serde_json::from_str::<serde_json::Value>(data).ok());
    let is_whole =
        data.is_some_and(|data| data.get("now").is_some_and(serde_json::Value::is_string) && data.get("retry").is_some_and(serde_json::Value::is_u64));
    if is_whole { None } else { Some(format!("the first event does not tell the time and the window: {event:?}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n4d\r\nretry: 3\nevent: ping\nid: 7\ndata: {\"now\":\"2026-11-24T12:00:00+02:00\",\"retry\":30000}\n\n\r\n";

    #[test]
    fn a_stream_that_begins_with_a_ping_is_good() {
        assert!(is_enough(STREAM));
        assert_eq!(fault(STREAM), None);
    }

    #[test]
    fn what_a_stream_lacks_is_found() {
        for (part, other) in
            [("text/event-stream", "text/html"), ("ping", "created"), ("id: 7", "id: x"), ("\"now\":", "\"then\":"), ("30000", "\"30\""), ("200 OK", "500 Oh")]
        {
            assert!(fault(&STREAM.replace(part, other)).is_some(), "{part}");
        }
        assert!(fault("HTTP/1.1 200 OK\r\n").is_some());
        assert!(!is_enough(STREAM.trim_end()));
    }

    #[test]
    fn only_refusals_that_are_described_are_good() {
        let refusal = |status: &str, head: &str| format!("HTTP/1.1 {status}\r\nContent-Type: application/problem+json\r\n{head}\r\n{{\"status\":1}}");
        assert_eq!(fault(&refusal("503 Busy", "Retry-After: 40\r\n")), None);
        assert!(is_enough(&refusal("503 Busy", "")));
        assert!(fault(&refusal("503 Busy", "")).is_some());
        assert!(fault(&refusal("500 Oh", "Retry-After: 40\r\n")).is_some());
        assert!(fault(&refusal("422 No", "")).is_some());
    }
}
