//! Cards by their addresses.

use crate::stand::{Reply, Stand};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use visnyk_newsroom::http::SiteFacts;

fn draft(title: &str) -> Value {
    json!({"lang": "uk", "title": title, "published_at": "2026-03-20T09:00:00+02:00", "regions": ["zhytomyrska"], "body_html": "<p>Текст</p>"})
}

fn is_a_card(reply: &Reply) {
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "image/png"), "{}", reply.text());
    assert!(reply.header("cache-control").starts_with("public, max-age=60"), "{}", reply.header("cache-control"));
    let picture = image::load_from_memory_with_format(&reply.body, image::ImageFormat::Png).unwrap();
    assert_eq!((picture.width(), picture.height()), (1_200, 630));
}

#[tokio::test]
async fn an_article_has_a_card_and_another_title_is_another_card() {
    let stand = Stand::empty();
    stand.put("a.b-1", &draft("Міст відкрито")).await;
    let first = stand.get("/share/a.b-1.png").await;
    is_a_card(&first);
    let tag = first.header("etag").to_owned();
    assert_eq!(stand.get("/share/a.b-1.png").await.header("etag"), tag);
    let known = Request::get("/share/a.b-1.png").header(header::IF_NONE_MATCH, &tag).body(Body::empty()).unwrap();
    assert_eq!(stand.send(known).await.status, StatusCode::NOT_MODIFIED);
    stand.put("a.b-1", &draft("Міст закрито")).await;
    let second = stand.get("/share/a.b-1.png").await;
    is_a_card(&second);
    assert_ne!(second.header("etag"), tag);
}

#[tokio::test]
async fn a_change_that_the_card_does_not_show_keeps_it() {
    let stand = Stand::empty();
    let mut draft = draft("Міст відкрито");
    stand.put("x", &draft).await;
    let tag = stand.get("/share/x.png").await.header("etag").to_owned();
    draft["body_html"] = json!("<p>Інший текст</p>");
    assert_eq!(stand.put("x", &draft).await.json()["result"], "updated");
    assert_eq!(stand.get("/share/x.png").await.header("etag"), tag);
}

#[tokio::test]
async fn the_portal_has_a_card_in_each_language() {
    let stand = Stand::empty();
    let (uk, en) = (stand.get("/share/portal.png").await, stand.get("/share/portal-en.png").await);
    is_a_card(&uk);
    is_a_card(&en);
    assert_ne!(uk.header("etag"), en.header("etag"));
}

#[tokio::test]
async fn the_operators_name_and_colour_are_on_the_card() {
    let plain = Stand::empty();
    let facts = SiteFacts { site_name: "Житомирський вісник".into(), accent: Some("#8a1c1c".into()), ..SiteFacts::default() };
    let own = Stand::empty().told(facts);
    let tags = [plain.get("/share/portal.png").await, own.get("/share/portal.png").await].map(|reply| reply.header("etag").to_owned());
    assert_ne!(tags[0], tags[1]);
    let band = image::load_from_memory(&own.get("/share/portal.png").await.body).unwrap().to_rgb8().get_pixel(600, 4).0;
    assert_eq!(band, [0x8A, 0x1C, 0x1C]);
}

#[tokio::test]
async fn a_region_of_an_english_article_is_on_its_card_too() {
    let stand = Stand::empty();
    let english = json!({"lang": "en", "title": "Bridge opens", "published_at": "2026-03-20T09:00:00+02:00", "regions": ["kyiv"], "body_html": "<p>Text</p>"});
    let mut nowhere = english.clone();
    nowhere["regions"] = json!([]);
    stand.put("x", &english).await;
    stand.put("y", &nowhere).await;
    let (there, nowhere) = (stand.get("/share/x.png").await, stand.get("/share/y.png").await);
    is_a_card(&there);
    assert_ne!(there.header("etag"), nowhere.header("etag"));
}

#[tokio::test]
async fn what_is_not_there_has_no_card() {
    let stand = Stand::empty();
    stand.put("gone", &draft("Назва")).await;
    stand.delete("gone").await;
    let mut ahead = draft("Назва");
    ahead["published_at"] = json!("2099-01-01T00:00:00+02:00");
    stand.put("ahead", &ahead).await;
    for (address, status, problem) in [
        ("/share/gone.png", StatusCode::GONE, "withdrawn"),
        ("/share/none.png", StatusCode::NOT_FOUND, "unknown"),
        ("/share/ahead.png", StatusCode::NOT_FOUND, "unknown"),
        ("/share/.png", StatusCode::NOT_FOUND, "unknown"),
        ("/share/%D0%B6.png", StatusCode::NOT_FOUND, "unknown"),
        ("/share/gone", StatusCode::NOT_FOUND, "no-such-address"),
        ("/share/gone.svg", StatusCode::NOT_FOUND, "no-such-address"),
    ] {
        let reply = stand.get(address).await;
        assert_eq!((reply.status, reply.problem().as_str()), (status, problem), "{address}");
    }
}

#[tokio::test]
async fn a_hostile_title_is_words_on_a_card() {
    let stand = Stand::empty();
    for title in ["</text><script>alert(1)</script>", "&lt;&amp;&#x26;]]>", "\u{202E}😀漢字", &"Щ".repeat(300), &"й у ".repeat(75)] {
        let put = stand.put("x", &draft(title)).await;
        assert!(put.status.is_success(), "{title}: {}", put.text());
        is_a_card(&stand.get("/share/x.png").await);
    }
}
