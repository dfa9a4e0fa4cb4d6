use super::*;

fn read(json: &str) -> Option<Changes> {
    Json::parse(json).and_then(Changes::read)
}

fn card(id: &str) -> Box<Card> {
    let json = format!(r#"{{"id":"{id}","lang":"uk","title":"Міст","published_at":"2026-03-18T09:00:00+02:00"}}"#);
    Box::new(Json::parse(&json).and_then(Card::read).unwrap())
}

#[test]
fn what_is_written_is_read_again() {
    let changes = Changes {
        events: vec![
            Change { cursor: 7, event: Event::Created { card: card("1") } },
            Change { cursor: 8, event: Event::Updated { card: card("2") } },
            Change { cursor: 9, event: Event::Removed { id: "3".into() } },
            Change { cursor: 10, event: Event::Reset },
        ],
        cursor: 11,
    };
    assert_eq!(read(&serde_json::to_string(&changes).unwrap()), Some(changes));
}

#[test]
fn an_event_of_an_unknown_kind_or_with_a_broken_card_costs_that_event_only() {
    let json = r#"{"cursor":5,"events":[{"type":"sung","cursor":1},{"type":"created","cursor":2,"card":{"id":"x"}},{"type":"removed","cursor":3,"id":7}]}"#;
    let changes = read(json).unwrap();
    assert_eq!(changes.events, [Change { cursor: 3, event: Event::Removed { id: "7".into() } }]);
}

#[test]
fn an_answer_without_a_cursor_is_none() {
    assert_eq!(read(r#"{"events":[]}"#), None);
}

#[test]
fn the_stream_names_its_events_as_polling_does() {
    for event in [Event::Created { card: card("1") }, Event::Updated { card: card("1") }, Event::Removed { id: "1".into() }, Event::Reset] {
        let written = serde_json::to_value(&event).unwrap();
        assert_eq!(written["type"], event.kind());
        let data = match &event {
            Event::Removed { id } => format!(r#"{{"id":"{id}"}}"#),
            Event::Reset => "{}".to_owned(),
            Event::Created { card } | Event::Updated { card } => serde_json::to_string(card).unwrap(),
        };
        assert_eq!(Event::read(event.kind(), Json::parse(&data).unwrap()), Some(event));
    }
}

#[test]
fn a_ping_without_anything_is_a_ping() {
    assert_eq!(Json::parse("{}").and_then(Ping::read), Some(Ping::default()));
}
