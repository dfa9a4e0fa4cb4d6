use crate::stand::{Reply, Stand};
use axum::http::StatusCode;
use insta::assert_json_snapshot;
use scraper::{Html, Selector};
use serde_json::json;
use visnyk_newsroom::http::SiteFacts;

async fn ask(stand: &Stand, path: &str, rest: &str) -> Reply {
    let url = visnyk_contract::percent_encode(&format!("http://localhost{path}"));
    stand.get(&format!("/api/v1/oembed?url={url}{rest}")).await
}

#[tokio::test]
async fn a_list_is_the_widget_in_a_frame() {
    let stand = Stand::filled().await;
    assert_json_snapshot!(ask(&stand, "/tags/transport?region=lvivska", "").await.json());
}

#[tokio::test]
async fn an_article_is_a_link_with_its_share_card() {
    let stand = Stand::filled().await;
    assert_json_snapshot!(ask(&stand, "/news/001", "").await.json());
}

#[tokio::test]
async fn the_same_is_told_as_xml() {
    let stand = Stand::filled().await;
    let reply = ask(&stand, "/en/communities/zhytomyrska", "&format=xml").await;
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "text/xml; charset=utf-8"));
    let json = ask(&stand, "/en/communities/zhytomyrska", "&format=json").await.json();
    let text = reply.text();
    let fields = json.as_object().unwrap();
    for (name, value) in fields {
        let (_, rest) = text.split_once(&format!("<{name}>")).unwrap();
        let (escaped, _) = rest.split_once(&format!("</{name}>")).unwrap();
        assert_eq!(quick_xml::escape::unescape(escaped).unwrap(), value.as_str().map_or_else(|| value.to_string(), str::to_owned), "{name}");
    }
    assert_eq!(text.matches("</").count(), fields.len() + 1);
    assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?><oembed>"), "{text}");
}

#[tokio::test]
async fn the_frame_keeps_within_what_there_is_place_for() {
    let stand = Stand::filled().await;
    let sizes = async |rest: &str| {
        let oembed = ask(&stand, "/news", rest).await.json();
        let html = oembed["html"].as_str().unwrap().to_owned();
        let (width, height) = (oembed["width"].as_u64().unwrap(), oembed["height"].as_u64().unwrap());
        assert!(html.contains(&format!("width=\"{width}\" height=\"{height}\"")), "{html}");
        (width, height, html.contains("limit="))
    };
    assert_eq!(sizes("").await, (600, 633, false));
    assert_eq!(sizes("&maxwidth=1000&maxheight=1000").await, (600, 633, false));
    assert_eq!(sizes("&maxwidth=240").await, (240, 970, false));
    assert_eq!(sizes("&maxheight=400").await, (600, 318, true), "fewer articles, and none cut");
    assert_eq!(sizes("&maxwidth=0&maxheight=0").await, (1, 1, true));
    assert_eq!(sizes("&maxwidth=wide&maxheight=").await, (600, 633, false));
}

#[tokio::test]
async fn a_widget_that_was_made_in_the_builder_keeps_its_looks() {
    let stand = Stand::filled().await;
    let oembed =
        ask(&stand, "/widgets?accent=0a5bd3&heading=%D0%90%22%3Cb%3E&height=400&layout=compact&lang=en&tag=transport&preview-width=320", "").await.json();
    let html = oembed["html"].as_str().unwrap();
    let document = Html::parse_fragment(html);
    let element = |name: &str| document.select(&Selector::parse(name).unwrap()).next().unwrap();
    let frame = element("iframe").value();
    assert_eq!(frame.attr("src"), Some("http://localhost/embed/latest?accent=0a5bd3&heading=%D0%90%22%3Cb%3E&lang=en&layout=compact&tag=transport"));
    assert_eq!((frame.attr("title"), frame.attr("height")), (Some("А\"<b>"), Some("400")));
    assert_eq!(
        (element("blockquote a").value().attr("href"), element("blockquote").text().collect::<String>()),
        (Some("http://localhost/en/tags/transport"), "А\"<b>".into())
    );
    assert_eq!(oembed["title"], "А\"<b>");
}

#[tokio::test]
async fn a_cover_is_named_in_the_widest_size_that_fits() {
    let stand = Stand::empty();
    let variant = |width: u32| json!({"src": format!("/media/a-{width}.webp"), "width": width, "mime": "image/webp"});
    let cover = json!({"src": "/media/a.jpg", "width": 2400, "height": 1600, "alt": "Міст", "variants": [variant(320), variant(640), variant(1280)]});
    let draft = json!({"lang": "uk", "title": "Міст", "published_at": "2026-03-18T09:00:00+02:00", "cover": cover, "body_html": "<p>Текст.</p>"});
    assert_eq!(stand.put("a", &draft).await.status, StatusCode::CREATED);
    let named = async |rest: &str| {
        let oembed = ask(&stand, "/news/a", rest).await.json();
        (oembed["thumbnail_url"].as_str().map(str::to_owned), oembed["thumbnail_width"].as_u64(), oembed["thumbnail_height"].as_u64())
    };
    assert_eq!(named("").await, (Some("http://localhost/media/a-640.webp".into()), Some(640), Some(426)));
    assert_eq!(named("&maxheight=300").await, (Some("http://localhost/media/a-320.webp".into()), Some(320), Some(213)));
    assert_eq!(named("&maxwidth=300").await, (None, None, None));
}

#[tokio::test]
async fn what_cannot_be_answered_has_the_status_that_oembed_wants() {
    let stand = Stand::filled().await;
    for (path, kind) in [
        ("/tags/none", "unknown"),
        ("/regions/none", "unknown"),
        ("/communities/none", "unknown"),
        ("/news/none", "unknown"),
        ("/news/withdrawn", "unknown"),
        ("/news/ahead", "unknown"),
        ("/settings", "unknown"),
        ("/search?q=міст", "unknown"),
        ("/news?q=міст", "unknown"),
        ("/nowhere", "unknown"),
        (".evil/news", "unknown"),
    ] {
        let reply = ask(&stand, path, "").await;
        assert_eq!((reply.status, reply.problem().as_str()), (StatusCode::NOT_FOUND, kind), "{path}");
    }
    for (query, status, kind) in [
        ("", StatusCode::BAD_REQUEST, "no-url"),
        ("?url=", StatusCode::NOT_FOUND, "unknown"),
        ("?url=%FF", StatusCode::BAD_REQUEST, "no-url"),
        ("?url=http://elsewhere.example/news", StatusCode::NOT_FOUND, "unknown"),
        ("?format=yaml&url=http://localhost/news", StatusCode::NOT_IMPLEMENTED, "format"),
    ] {
        let reply = stand.get(&format!("/api/v1/oembed{query}")).await;
        assert_eq!((reply.status, reply.problem().as_str()), (status, kind), "{query}");
    }
}

#[tokio::test]
async fn with_a_public_address_only_that_one_is_ours() {
    let stand = Stand::filled().await;
    let stand = stand.told(SiteFacts { site_name: "Вісник".into(), public_url: Some("https://visnyk.example".into()), ..SiteFacts::default() });
    assert_eq!(ask(&stand, "/news", "").await.status, StatusCode::NOT_FOUND);
    let oembed = stand.get("/api/v1/oembed?url=http://visnyk.example/regions/lvivska").await.json();
    assert_eq!((oembed["provider_url"].as_str(), oembed["title"].as_str()), (Some("https://visnyk.example/"), Some("Вісник: Львівська область")));
    assert!(oembed["html"].as_str().unwrap().contains("src=\"https://visnyk.example/embed/latest?region=lvivska\""), "{oembed}");
}

#[tokio::test]
async fn it_may_be_kept_and_read_from_elsewhere() {
    let stand = Stand::filled().await;
    let address = "/api/v1/oembed?url=http://localhost/news";
    let reply = stand.get_with(address, "origin", "https://elsewhere.example").await;
    assert_eq!((reply.header("content-type"), reply.header("access-control-allow-origin")), ("application/json", "*"));
    assert!(reply.header("cache-control").starts_with("public, max-age=60"));
    let again = stand.get_with(address, "if-none-match", reply.header("etag")).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
}
