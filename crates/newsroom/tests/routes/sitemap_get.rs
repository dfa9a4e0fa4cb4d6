//! The sitemaps, read by an XML reader.

use crate::stand::{Reply, Stand};
use axum::http::{Method, StatusCode};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::json;
use visnyk_newsroom::http::SiteFacts;

async fn stand() -> Stand {
    Stand::filled().await.told(SiteFacts { site_name: "Вісник".into(), public_url: Some("https://v.example".into()), ..SiteFacts::default() })
}

/// The texts of every element of this name.
pub fn texts(reply: &Reply, name: &str) -> Vec<String> {
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "application/xml; charset=utf-8"));
    let text = reply.text();
    let mut reader = Reader::from_str(&text);
    let (mut inside, mut found, mut depth) = (false, Vec::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                inside = start.name().as_ref() == name;
                if inside {
                    found.push(String::new());
                }
            }
            Event::End(_) => {
                depth -= 1;
                inside = false;
            }
            Event::Text(text) if inside => found.last_mut().unwrap().push_str(&text),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    found
}

#[tokio::test]
async fn the_index_names_the_pages_and_each_part_and_all_of_them_are_there() {
    let stand = stand().await;
    let parts = texts(&stand.get("/sitemap.xml").await, "loc");
    assert_eq!(parts, ["https://v.example/sitemap-pages.xml", "https://v.example/sitemap-articles-1.xml"]);
    for part in parts {
        assert!(!texts(&stand.get(part.strip_prefix("https://v.example").unwrap()).await, "loc").is_empty(), "{part}");
    }
    assert_eq!(texts(&Stand::empty().get("/sitemap.xml").await, "loc").len(), 1);
}

#[tokio::test]
async fn pages_are_listed_in_both_languages_with_their_counterparts() {
    let stand = stand().await;
    let reply = stand.get("/sitemap-pages.xml").await;
    let pages = texts(&reply, "loc");
    for page in [
        "/",
        "/en",
        "/news",
        "/en/widgets",
        "/en/about",
        "/tags/transport",
        "/en/tags/transport",
        "/regions/odeska",
        "/communities/zhytomyrska",
        "/en/communities/zhytomyrska",
    ] {
        assert!(pages.contains(&format!("https://v.example{page}")), "{page}");
    }
    // No search, and no community without articles.
    assert_eq!(pages.len(), 2 * (8 + 27 + 1 + 2));
    let alternate = r#"<xhtml:link rel="alternate" hreflang="en" href="https://v.example/en/tags/transport"/>"#;
    assert_eq!(reply.text().matches(alternate).count(), 2);
    assert_eq!(reply.text().matches("hreflang=\"x-default\"").count(), pages.len());
}

#[tokio::test]
async fn articles_are_listed_oldest_first_at_the_address_of_their_language() {
    let stand = stand().await;
    let reply = stand.get("/sitemap-articles-1.xml").await;
    let ids = ["/news/004", "/news/001", "/en/news/003", "/news/002"];
    assert_eq!(texts(&reply, "loc"), ids.map(|id| format!("https://v.example{id}")));
    assert_eq!(texts(&reply, "lastmod")[1], "2026-03-18T09:00:00+02:00");
    let updated = json!({"lang": "uk", "title": "а", "published_at": "2026-03-01T00:30:00+02:00", "updated_at": "2026-03-19T10:00:00+02:00", "body_html": "б"});
    assert_eq!(stand.put("004", &updated).await.status, StatusCode::OK);
    assert_eq!(texts(&stand.get("/sitemap-articles-1.xml").await, "lastmod")[0], "2026-03-19T10:00:00+02:00");
}

#[tokio::test]
async fn a_part_that_is_not_there_is_a_404() {
    let stand = stand().await;
    for name in [
        "0.xml",
        "2.xml",
        "01.xml",
        "+1.xml",
        "1",
        "1.json",
        "x.xml",
        "-1.xml",
        "858994.xml",
        "4294967295.xml",
        "99999999999999999999.xml",
        ".xml",
        "1.xml.xml",
    ] {
        assert_eq!(stand.get(&format!("/sitemap-articles-{name}")).await.status, StatusCode::NOT_FOUND, "{name}");
    }
    assert_eq!(Stand::empty().get("/sitemap-articles-1.xml").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_news_sitemap_has_the_last_two_days_by_the_newsrooms_clock() {
    let stand = stand().await;
    let reply = stand.get("/news-sitemap.xml").await;
    assert_eq!(texts(&reply, "loc"), ["https://v.example/news/002"]);
    assert_eq!(texts(&reply, "news:title"), ["Фоторепортаж зі Львова"]);
    assert_eq!((texts(&reply, "news:language"), texts(&reply, "news:name")), (vec!["uk".to_owned()], vec!["Вісник".to_owned()]));
    assert_eq!(texts(&reply, "news:publication_date"), ["2026-03-19T18:30:00+02:00"]);
    stand.clock.advance(-12 * 3_600);
    assert_eq!(texts(&stand.get("/news-sitemap.xml").await, "loc").len(), 3);
    stand.clock.advance(40 * 24 * 3_600);
    assert!(texts(&stand.get("/news-sitemap.xml").await, "loc").is_empty());
}

#[tokio::test]
async fn sitemaps_answer_304_and_head() {
    let stand = stand().await;
    for address in ["/sitemap.xml", "/sitemap-pages.xml", "/sitemap-articles-1.xml"] {
        let date = stand.get(address).await.header("last-modified").to_owned();
        assert_eq!(stand.get_with(address, "if-modified-since", &date).await.status, StatusCode::NOT_MODIFIED, "{address}");
        let head = stand.ask(Method::HEAD, address).await;
        assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0), "{address}");
    }
}
