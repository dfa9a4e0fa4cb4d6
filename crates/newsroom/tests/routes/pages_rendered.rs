//! Rendered pages: the whole text, the data that it was made of, and how long both may be kept.

use crate::stand::Stand;
use axum::http::StatusCode;
use scraper::{Html, Selector};
use serde_json::{Value, json};

fn texts(html: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    page.select(&Selector::parse(selector).unwrap()).map(|element| element.text().collect::<String>().trim().to_owned()).collect()
}

#[tokio::test]
async fn an_article_is_there_in_full_before_any_program() {
    let text = Stand::filled().await.get("/news/001").await.text();
    assert_eq!(texts(&text, "h1"), ["Міст у Житомирі відкрили для громади"]);
    assert_eq!(texts(&text, ".body p"), ["Рух відкрито.", "огляд"]);
    assert_eq!(texts(&text, ".body h2"), ["Що далі"]);
    assert!(texts(&text, ".labels a").contains(&"Транспорт".to_owned()), "{text}");
    assert!(texts(&text, ".latest li").len() >= 3);
    assert!(!text.contains("skeleton") && !text.contains("needs JavaScript"), "{text}");
}

#[tokio::test]
async fn a_list_has_its_rows_and_its_choices() {
    let text = Stand::filled().await.get("/tags/transport?region=zhytomyrska").await.text();
    assert_eq!(texts(&text, "main article h3"), ["Міст у Житомирі відкрили для громади"]);
    assert!(texts(&text, "#filter-form option[selected]").iter().any(|option| option.starts_with("Житомирська")), "{text}");
}

#[tokio::test]
async fn the_data_in_a_page_is_what_the_api_answers() {
    let stand = Stand::filled().await;
    for address in ["/", "/news/001", "/tags/transport", "/news/nothing", "/en/regions"] {
        let text = stand.get(address).await.text();
        let page = Html::parse_document(&text);
        let scripts: Vec<_> = page.select(&Selector::parse("script[data-path]").unwrap()).collect();
        assert!(scripts.len() >= 2, "{address}");
        for script in scripts {
            let (path, status) = (script.attr("data-path").unwrap(), script.attr("data-status").unwrap());
            let answer = stand.get(path).await;
            assert_eq!(answer.status.as_str(), status, "{path}");
            let data: Value = serde_json::from_str(&script.text().collect::<String>()).unwrap();
            let without_request = |mut value: Value| {
                if let Some(problem) = value.as_object_mut() {
                    problem.remove("request_id");
                    problem.remove("instance");
                }
                value
            };
            assert_eq!(without_request(data), without_request(answer.json()), "{path}");
        }
    }
}

#[tokio::test]
async fn a_page_may_be_kept_briefly_and_is_not_sent_twice() {
    let stand = Stand::filled().await;
    let reply = stand.get("/news/001").await;
    assert_eq!(reply.header("cache-control"), "public, max-age=15, stale-while-revalidate=60");
    assert_eq!(reply.header("vary"), "accept-encoding");
    let again = stand.get_with("/news/001", "if-none-match", reply.header("etag")).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert!(!again.header("content-security-policy").is_empty());
}

#[tokio::test]
async fn brotli_is_sent_to_whom_it_suits() {
    let stand = Stand::filled().await;
    let plain = stand.get("/news/001").await;
    let small = stand.get_with("/news/001", "accept-encoding", "br").await;
    assert_eq!((plain.header("content-encoding"), small.header("content-encoding")), ("", "br"));
    let mut read = Vec::new();
    std::io::Read::read_to_end(&mut brotli::Decompressor::new(small.body.as_ref(), 4096), &mut read).unwrap();
    assert_eq!(read, plain.body);
}

#[tokio::test]
async fn what_is_published_is_on_the_page_at_once() {
    let stand = Stand::filled().await;
    assert!(!stand.get("/news").await.text().contains("Щойно опубліковане"));
    let draft = json!({"lang": "uk", "title": "Щойно опубліковане", "published_at": "2026-03-20T11:59:00+02:00", "body_html": "<p>Текст.</p>"});
    assert_eq!(stand.put("new", &draft).await.status, StatusCode::CREATED);
    assert!(stand.get("/news").await.text().contains("Щойно опубліковане"));
}

#[tokio::test]
async fn the_head_names_the_page_where_it_was_asked_for() {
    let stand = Stand::filled().await;
    let text = String::from_utf8(stand.get_with("/en/tags/transport?region=lvivska&page=2", "host", "news.example").await.body.to_vec()).unwrap();
    let page = Html::parse_document(&text);
    let href = |selector: &str| page.select(&Selector::parse(selector).unwrap()).next().and_then(|link| link.attr("href")).unwrap_or_default().to_owned();
    assert_eq!(href("link[rel=canonical]"), "http://news.example/en/tags/transport?region=lvivska&page=2");
    assert_eq!(href("link[hreflang=uk]"), "http://news.example/tags/transport?region=lvivska&page=2");
    assert_eq!(href("link[type='application/atom+xml']"), "http://news.example/feed.xml?lang=en&region=lvivska&tag=transport");
}
