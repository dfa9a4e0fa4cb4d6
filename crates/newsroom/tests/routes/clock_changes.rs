//! Articles of odd moments: of the hour that Kyiv's clock shows twice in the night of 25 October, of the day that machines count
//! from, and of the first year that the contract knows. They stand in their true order everywhere, under the date and time that they
//! were written with.

use crate::listening::{Listening, article, told};
use crate::parsed::{texts, values};
use crate::sitemap_get;
use crate::stand::Stand;
use axum::http::StatusCode;
use serde_json::{Value, json};
use visnyk_contract::DateTime;
use visnyk_newsroom::http::SiteFacts;

/// The oldest first. Neither their ids have this order, nor their texts, nor the clock's own figures.
const ALL: [(&str, &str); 5] = [
    ("first", "1000-01-01T00:00:00+02:00"),
    // A day before the machines' first one, in their zone.
    ("zero", "1970-01-01T01:00:00+02:00"),
    ("once", "2026-10-25T03:30:00+03:00"),
    ("between", "2026-10-25T03:00:00+02:00"),
    ("again", "2026-10-25T03:30:00+02:00"),
];
const NEWEST: [&str; 5] = ["again", "between", "once", "zero", "first"];

fn set(stand: &Stand, moment: &str) {
    stand.clock.advance(DateTime::parse(moment).unwrap().epoch() - stand.state.clock.now().epoch());
}

async fn put(stand: &Stand, id: &str, moment: &str) {
    let reply = stand.put(id, &article(json!({"title": id, "published_at": moment}))).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{id}: {}", reply.text());
}

/// A newsroom at noon after that night.
async fn stand() -> Stand {
    let stand = Stand::empty().told(SiteFacts { site_name: "Вісник".into(), public_url: Some("https://v.example".into()), ..SiteFacts::default() });
    set(&stand, "2026-10-25T12:00:00+02:00");
    for at in [2, 0, 4, 1, 3] {
        put(&stand, ALL[at].0, ALL[at].1).await;
    }
    stand
}

async fn ids(stand: &Stand, query: &str) -> Vec<String> {
    let list = stand.get(&format!("/api/v1/articles?{query}")).await.json();
    list["items"].as_array().unwrap().iter().map(|card| card["id"].as_str().unwrap().to_owned()).collect()
}

fn moments(ids: &[&str]) -> Vec<&'static str> {
    ids.iter().map(|id| ALL.iter().find(|(known, _)| known == id).unwrap().1).collect()
}

#[tokio::test]
async fn lists_have_the_later_moment_first_also_where_the_clock_showed_the_same_twice() {
    let stand = stand().await;
    assert_eq!(ids(&stand, "").await, NEWEST);
    assert_eq!(ids(&stand.reopened(), "limit=3").await, NEWEST[..3], "read anew from the tables");
}

#[tokio::test]
async fn days_are_those_that_the_articles_clock_showed() {
    let stand = stand().await;
    for (query, expected) in [
        ("from=2026-10-25&to=2026-10-25", &NEWEST[..3]),
        ("from=2026-10-26", &[]),
        ("to=2026-10-24", &NEWEST[3..]),
        ("from=1970-01-01&to=1970-01-01", &["zero"]),
        ("to=1969-12-31", &["first"]),
        ("from=1000-01-01&to=1000-01-01", &["first"]),
        ("from=1000-01-02", &NEWEST[..4]),
        // No day of the calendar that is used here.
        ("from=0999-12-31&to=2026-10-24", &NEWEST[3..]),
    ] {
        assert_eq!(ids(&stand, query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn what_is_older_than_the_first_year_is_refused() {
    let stand = Stand::empty();
    for moment in ["0999-12-31T23:59:59+02:00", "0000-01-01T00:00:00Z", "-001-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"] {
        let reply = stand.put("x", &article(json!({"published_at": moment}))).await;
        assert_eq!((reply.status, reply.json()["field"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some("/published_at")), "{moment}");
    }
    assert_eq!(ids(&stand, "lang=any").await, [""; 0]);
}

#[tokio::test]
async fn feeds_have_the_same_order_each_moment_as_it_was_written_and_the_latest_as_their_own() {
    let stand = stand().await;
    for format in ["xml", "json"] {
        let reply = stand.get(&format!("/feed.{format}")).await;
        let feed = feed_rs::parser::parse(reply.body.as_ref()).unwrap();
        let read: Vec<_> = feed.entries.iter().map(|entry| (entry.title.as_ref().unwrap().content.as_str(), entry.published.unwrap().timestamp())).collect();
        let expected = NEWEST.map(|id| (id, DateTime::parse(moments(&[id])[0]).unwrap().epoch()));
        assert_eq!(read, expected, "{format}");
        if format == "xml" {
            assert_eq!(feed.updated.unwrap().timestamp(), expected[0].1);
        }
        let text = reply.text();
        assert!(moments(&NEWEST).iter().all(|moment| text.contains(moment)), "{format}: {text}");
    }
}

#[tokio::test]
async fn sitemaps_have_the_oldest_first_and_news_leave_them_two_days_after_their_true_moment() {
    let stand = stand().await;
    let part = stand.get("/sitemap-articles-1.xml").await;
    assert_eq!(sitemap_get::texts(&part, "loc"), ALL.map(|(id, _)| format!("https://v.example/news/{id}")));
    assert_eq!(sitemap_get::texts(&part, "lastmod"), ALL.map(|(_, moment)| moment));
    for (now, count) in [
        ("2026-10-25T12:00:00+02:00", 3),
        // 48 hours after half past three of summer it is half past two.
        ("2026-10-27T02:30:00+02:00", 3),
        ("2026-10-27T02:30:01+02:00", 2),
        ("2026-10-27T03:30:00+02:00", 1),
        ("2026-10-27T03:30:01+02:00", 0),
    ] {
        set(&stand, now);
        assert_eq!(sitemap_get::texts(&stand.get("/news-sitemap.xml").await, "news:publication_date"), moments(&NEWEST[..count]), "{now}");
    }
}

#[tokio::test]
async fn a_widget_has_the_same_order_and_says_the_clocks_figures() {
    let stand = stand().await;
    let page = stand.get("/embed/latest").await.text();
    assert_eq!(texts(&page, ".title"), NEWEST);
    assert_eq!(values(&page, "time", "datetime"), moments(&NEWEST));
    assert_eq!(texts(&page, "time"), ["03:30", "03:00", "03:30", "1\u{A0}січня 1970", "1\u{A0}січня 1000"]);
    set(&stand, "2026-10-26T12:00:00+02:00");
    let page = stand.get("/embed/latest").await.text();
    assert_eq!(texts(&page, "time")[..3], ["учора, 03:30", "учора, 03:00", "учора, 03:30"]);
}

#[tokio::test]
async fn pages_tell_search_engines_the_moment_with_its_offset_and_readers_the_clocks_figures() {
    let stand = stand().await;
    for ((id, moment), shown) in
        ALL.into_iter().zip(["1 січня 1000, 00:00", "1 січня 1970, 01:00", "25 жовтня 2026, 03:30", "25 жовтня 2026, 03:00", "25 жовтня 2026, 03:30"])
    {
        let page = stand.get(&format!("/news/{id}")).await.text();
        let data = texts(&page, "script[type='application/ld+json']");
        let data: Vec<Value> = data.iter().map(|text| serde_json::from_str(text).unwrap()).collect();
        let told = data.iter().find(|told| told["@type"] == "NewsArticle").unwrap();
        assert_eq!((told["datePublished"].as_str(), told["dateModified"].as_str()), (Some(moment), Some(moment)), "{id}");
        assert_eq!(values(&page, "meta[property='article:published_time']", "content"), [moment], "{id}");
        let times: Vec<_> = texts(&page, "main article time").into_iter().map(|text| text.replace('\u{A0}', " ")).collect();
        assert_eq!(times.first().map(String::as_str), Some(shown), "{id}");
    }
    let page = stand.get("/news").await.text();
    assert_eq!(texts(&page, "main article h3"), NEWEST);
    assert_eq!(texts(&page, "main h2.day"), ["Сьогодні", "1\u{A0}січня 1970", "1\u{A0}січня 1000"]);
}

#[tokio::test]
async fn what_is_scheduled_for_the_hour_that_comes_twice_appears_the_time_that_it_says() {
    let stand = Stand::empty();
    set(&stand, "2026-10-25T03:29:59+03:00");
    for at in [4, 3, 2] {
        put(&stand, ALL[at].0, ALL[at].1).await;
    }
    let mut listening = Listening::to(&stand, "").await;
    let mut there = Vec::new();
    for (now, id) in [("2026-10-25T03:30:00+03:00", "once"), ("2026-10-25T03:00:00+02:00", "between"), ("2026-10-25T03:30:00+02:00", "again")] {
        stand.look().await;
        assert!(listening.is_silent() && ids(&stand, "").await == there, "before {now}");
        set(&stand, now);
        stand.look().await;
        assert_eq!(listening.told().await, told("created", id));
        there.insert(0, id.to_owned());
        assert_eq!(ids(&stand, "").await, there);
    }
}
