//! `/feed.xml` and `/feed.json`: headers, conditional requests, limits.

use crate::stand::Stand;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::json;
use visnyk_newsroom::http::SiteFacts;

const FEEDS: [(&str, &str); 2] = [("/feed.xml", "application/atom+xml; charset=utf-8"), ("/feed.json", "application/feed+json; charset=utf-8")];

#[tokio::test]
async fn a_feed_has_its_type_a_tag_a_date_and_may_be_kept_briefly() {
    let stand = Stand::filled().await;
    stand.clock.advance(60);
    for (address, mime) in FEEDS {
        let reply = stand.get(address).await;
        assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, mime), "{address}");
        assert!(reply.header("etag").starts_with("W/\""), "{address}");
        assert_eq!(reply.header("last-modified"), "Fri, 20 Mar 2026 10:00:00 GMT", "{address}");
        assert!(reply.header("cache-control").starts_with("public, max-age="), "{address}");
        let head = stand.ask(Method::HEAD, address).await;
        assert_eq!((head.status, head.body.len(), head.header("etag")), (StatusCode::OK, 0, reply.header("etag")), "{address}");
        assert_eq!(stand.ask(Method::POST, address).await.status, StatusCode::METHOD_NOT_ALLOWED, "{address}");
    }
}

#[tokio::test]
async fn either_condition_gives_304_and_a_tag_outweighs_a_date() {
    let stand = Stand::filled().await;
    stand.clock.advance(60);
    for (address, _) in FEEDS {
        let first = stand.get(address).await;
        let (tag, date) = (first.header("etag"), first.header("last-modified"));
        for (name, value) in [("if-none-match", tag), ("if-modified-since", date)] {
            let reply = stand.get_with(address, name, value).await;
            assert_eq!((reply.status, reply.body.len(), reply.header("etag")), (StatusCode::NOT_MODIFIED, 0, tag), "{address} {value}");
        }
        for (name, value) in [
            ("if-none-match", "\"old\""),
            ("if-modified-since", "Fri, 20 Mar 2026 09:59:59 GMT"),
            // No feed of this newsroom was as new as that, unless its clock went ahead then.
            ("if-modified-since", "Sat, 21 Mar 2026 10:00:00 GMT"),
            ("if-modified-since", "yesterday"),
            ("if-modified-since", ""),
        ] {
            assert_eq!(stand.get_with(address, name, value).await.status, StatusCode::OK, "{address} {value}");
        }
        let both = Request::get(address).header("if-none-match", "\"old\"").header("if-modified-since", date).body(Body::empty()).unwrap();
        assert_eq!(stand.send(both).await.status, StatusCode::OK, "{address}");
    }
}

#[tokio::test]
async fn a_change_within_the_same_second_is_not_hidden_by_the_date() {
    let stand = Stand::filled().await;
    let date = stand.get("/feed.xml").await.header("last-modified").to_owned();
    stand.delete("004").await;
    stand.clock.advance(5);
    assert_eq!(stand.get_with("/feed.xml", "if-modified-since", &date).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_article_elsewhere_leaves_the_tag_of_a_feed_as_it_is() {
    let stand = Stand::filled().await;
    let tag = stand.get("/feed.xml?region=lvivska").await.header("etag").to_owned();
    stand.delete("004").await;
    assert_eq!(stand.get_with("/feed.xml?region=lvivska", "if-none-match", &tag).await.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn the_public_address_wins_over_the_host_and_a_host_that_is_none_is_not_repeated() {
    let stand = Stand::filled().await;
    let own = |reply: crate::stand::Reply| reply.json()["feed_url"].as_str().unwrap().to_owned();
    assert_eq!(own(stand.get_with("/feed.json", "host", "news.example:8080").await), "http://news.example:8080/feed.json");
    for host in ["", "evil/path", "a@evil", "\"><script>"] {
        assert_eq!(own(stand.get_with("/feed.json", "host", host).await), "http://localhost/feed.json", "{host}");
    }
    let stand = stand.told(SiteFacts { site_name: "Вісник".into(), public_url: Some("https://visnyk.example".into()), ..SiteFacts::default() });
    assert_eq!(own(stand.get_with("/feed.json", "host", "evil.example").await), "https://visnyk.example/feed.json");
}

#[tokio::test]
async fn a_newsroom_without_articles_has_a_feed_without_entries() {
    let stand = Stand::empty();
    for (address, _) in FEEDS {
        let reply = stand.get(address).await;
        assert_eq!((reply.status, reply.header("last-modified")), (StatusCode::OK, ""), "{address}");
        assert!(feed_rs::parser::parse(reply.body.as_ref()).unwrap().entries.is_empty(), "{address}");
    }
}

#[tokio::test]
async fn a_feed_has_the_newest_fifty_also_when_a_text_is_searched_for() {
    let stand = Stand::empty();
    for number in 0..55 {
        let (hour, minute) = (number / 60 + 8, number % 60);
        let title = if number == 0 { "Міст" } else { "Новина" };
        let draft = json!({"lang": "uk", "title": title, "published_at": format!("2026-03-18T{hour:02}:{minute:02}:00+02:00"), "body_html": "<p>міст</p>"});
        assert_eq!(stand.put(&format!("n{number}"), &draft).await.status, StatusCode::CREATED);
    }
    for address in ["/feed.json", "/feed.json?q=%D0%BC%D1%96%D1%81%D1%82"] {
        let feed = stand.get(address).await.json();
        let items = feed["items"].as_array().unwrap();
        assert_eq!((items.len(), items[0]["id"].as_str().unwrap()), (50, "http://localhost/news/n54"), "{address}");
    }
}

#[tokio::test]
async fn a_feed_of_very_long_articles_keeps_within_the_limit_of_lists() {
    let stand = Stand::empty();
    let body = format!("<p>{}</p>", "слово ".repeat(60_000));
    for number in 0..5 {
        let draft = json!({"lang": "uk", "title": "Довга", "lead": "Коротко.", "published_at": "2026-03-18T08:00:00+02:00", "body_html": body});
        assert_eq!(stand.put(&format!("n{number}"), &draft).await.status, StatusCode::CREATED);
    }
    for (address, _) in FEEDS {
        let reply = stand.get(address).await;
        assert!(reply.body.len() < 2 * 1024 * 1024 + 100_000, "{address}: {}", reply.body.len());
        assert_eq!(feed_rs::parser::parse(reply.body.as_ref()).unwrap().entries.len(), 5, "{address}");
    }
}
