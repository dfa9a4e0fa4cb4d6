//! Where the cards of a search hold its words.

use crate::stand::Stand;
use serde_json::{Value, json};

async fn found(stand: &Stand, query: &str) -> Vec<(String, Value)> {
    let list = stand.get(&format!("/api/v1/articles?{query}")).await.json();
    list["items"].as_array().unwrap().iter().map(|card| (card["id"].as_str().unwrap().to_owned(), card["found"].clone())).collect()
}

fn article(title: &str, lead: &str, body: &str) -> Value {
    json!({"lang": "uk", "title": title, "lead": lead, "published_at": "2026-03-18T09:00:00+02:00", "body_html": body})
}

#[tokio::test]
async fn words_of_title_and_lead_are_marked_in_every_form() {
    let stand = Stand::filled().await;
    assert_eq!(found(&stand, "q=громада").await, [("001".into(), json!({"title": [[29, 36]], "marks": []}))]);
    assert_eq!(found(&stand, "q=рухом+міст").await, [("001".into(), json!({"title": [[0, 4]], "marks": [[0, 3]]}))]);
    let both = json!({"title": [[0, 4], [29, 36]], "marks": []});
    assert_eq!(found(&stand, "q=громади+міст").await, [("001".into(), both)], "marks come in the order of the text");
}

#[tokio::test]
async fn when_only_the_body_holds_a_word_a_piece_of_it_comes_with_marks_of_its_own() {
    let stand = Stand::filled().await;
    assert_eq!(found(&stand, "q=трамвай").await, [("002".into(), json!({"title": [], "text": "Трамваї.", "marks": [[0, 7]]}))]);
    assert_eq!(found(&stand, "q=огляду").await, [("001".into(), json!({"title": [], "text": "огляд", "marks": [[0, 5]]}))]);
    let long = format!("<p>{}</p><p>{}обє&#x301;днання{}</p>", "вступ ".repeat(50), "перед ".repeat(30), " після".repeat(60));
    stand.put("long", &article("Нове", "Про нове", &long)).await;
    let [(_, found)] = &found(&stand, "q=об’єднанням").await[..] else { panic!("one article holds it") };
    let text = found["text"].as_str().unwrap();
    assert!(text.starts_with("…перед ") && text.ends_with(" після…") && text.chars().count() <= 200, "{text}");
    let [from, to] = [0, 1].map(|end| usize::try_from(found["marks"][0][end].as_u64().unwrap()).unwrap());
    assert_eq!(text.chars().skip(from).take(to - from).collect::<String>(), "обє\u{301}днання");
}

#[tokio::test]
async fn a_card_without_a_mark_and_a_list_without_a_search_have_nothing() {
    let stand = Stand::filled().await;
    assert_eq!(found(&stand, "q=партнерство").await, [("001".into(), Value::Null)], "found by its tag");
    for query in ["", "q=", "q=%E2%80%94", "tag=transport"] {
        assert!(found(&stand, query).await.iter().all(|(_, found)| found.is_null()), "{query}");
    }
}

#[tokio::test]
async fn neither_events_nor_feeds_nor_other_lists_tell_of_it() {
    let stand = Stand::filled().await;
    let since = stand.get("/api/v1/articles").await.json()["as_of"]["cursor"].clone();
    stand.put("new", &article("Громада", "Громада", "<p>Громада.</p>")).await;
    let changes = stand.get(&format!("/api/v1/changes?q=громада&since={since}")).await.json();
    assert_eq!((&changes["events"][0]["card"]["id"], changes["events"][0]["card"].get("found")), (&json!("new"), None));
    for address in ["/feed.json?q=громада", "/feed.xml?q=громада", "/api/v1/articles/new", "/api/v1/articles/new/related", "/api/v1/top"] {
        assert!(!stand.get(address).await.text().contains("\"found\""), "{address}");
    }
    assert_eq!(found(&stand, "q=громада").await.len(), 2);
}

#[tokio::test]
async fn nobody_can_publish_it() {
    let stand = Stand::empty();
    let mut draft = article("Громада", "", "<p>Громада.</p>");
    draft["found"] = json!({"title": [[0, 1]], "marks": []});
    assert_eq!(stand.put("1", &draft).await.problem(), "invalid");
}

#[tokio::test]
async fn fifty_words_are_marked_at_most() {
    let stand = Stand::empty();
    stand.put("1", &article("Нове", &"рада ".repeat(60), "<p>Текст.</p>")).await;
    assert_eq!(found(&stand, "q=ради").await[0].1["marks"].as_array().unwrap().len(), 50);
}
