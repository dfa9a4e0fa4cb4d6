use visnyk_contract::{Change, Changes, Event, Json, Ping, Read, cursor_of};

/// What a stream is asked for and what it tells. A place in the log is digits and nothing else. An event, its name on the first
/// line and its data after it, is the same when it is written and read again.
pub fn cursor(text: &str) {
    let digits = text.trim();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    assert_eq!(cursor_of(text), digits.parse::<u64>().ok().filter(|_| is_number), "{text:?}");
    let (kind, data) = text.split_once('\n').unwrap_or((text, ""));
    let Some(data) = Json::parse(data) else { return };
    if let Some(ping) = Ping::read(data.clone()) {
        assert_eq!(reread(&ping).and_then(Ping::read), Some(ping));
    }
    let Some(event) = Event::read(kind, data) else { return };
    assert_eq!(event.kind(), kind);
    let changes = Changes { events: vec![Change { cursor: u64::MAX, event }], cursor: u64::MAX };
    assert_eq!(reread(&changes).and_then(Changes::read), Some(changes));
}

fn reread(value: &impl serde::Serialize) -> Option<Json> {
    Json::parse(&serde_json::to_string(value).ok()?)
}
