//! The widget's document.

use crate::parsed::{odd_addresses, texts, values};
use crate::stand::Stand;
use axum::http::StatusCode;
use serde_json::json;
use visnyk_newsroom::http::SiteFacts;

async fn html(stand: &Stand, query: &str) -> String {
    let reply = stand.get(&format!("/embed/latest?{query}")).await;
    assert_eq!(reply.status, StatusCode::OK, "{query}");
    reply.text()
}

#[tokio::test]
async fn the_newest_articles_of_a_selection_stand_in_it_with_the_portals_own_words() {
    let stand = Stand::filled().await;
    let page = html(&stand, "community=zhytomyrska").await;
    assert_eq!(texts(&page, ".title a"), ["Міст у Житомирі відкрили для громади"]);
    assert_eq!((texts(&page, ".heading"), texts(&page, ".place")), (vec!["Останні новини".to_owned()], vec!["Житомирська територіальна громада".to_owned()]));
    assert_eq!(values(&page, ".title a", "href"), ["/news/001"]);
    assert_eq!(values(&page, ".heading a, .foot a", "href"), ["/communities/zhytomyrska", "/communities/zhytomyrska", "/"]);
    assert_eq!(values(&page, "a", "target").len(), values(&page, "a[target=_blank]", "target").len());
    assert_eq!((texts(&page, "time"), values(&page, "time", "datetime")), (vec!["18\u{A0}березня, 09:00".into()], vec!["2026-03-18T09:00:00+02:00".into()]));
    assert_eq!(values(&page, "main", "data-count"), ["1"]);
    assert_eq!(texts(&html(&stand, "").await, ".meta"), ["Фоторепортажучора, 18:30", "18\u{A0}березня, 09:00", "1\u{A0}березня, 00:30"]);
    assert_eq!(texts(&html(&stand, "limit=1").await, ".title"), ["Фоторепортаж зі Львова"]);
}

#[tokio::test]
async fn english_widgets_have_english_articles_words_and_addresses() {
    let page = html(&Stand::filled().await, "community=zhytomyrska&lang=en&target=_top").await;
    assert!(page.starts_with("<!doctype html><html lang=\"en\""), "{page}");
    assert_eq!((texts(&page, ".title a"), texts(&page, ".heading")), (vec!["A bridge in Zhytomyr is open".to_owned()], vec!["Latest news".to_owned()]));
    assert_eq!(values(&page, "a", "href"), ["/en/communities/zhytomyrska", "/en/news/003", "/en/communities/zhytomyrska", "/en"]);
    assert_eq!((values(&page, "a[target=_top]", "target").len(), values(&page, ".place", "lang")), (4, vec!["uk".to_owned()]));
}

#[tokio::test]
async fn what_is_asked_of_its_looks_is_done() {
    let stand = Stand::filled().await;
    let page = html(&stand, "header=off&layout=compact&theme=dark&refresh=600&heading=Новини%20міста").await;
    assert!(page.contains("data-theme=\"dark\"") && page.contains("class=\"widget compact\"") && page.contains("data-refresh=\"600\""), "{page}");
    assert_eq!((texts(&page, "header").len(), values(&page, "main", "aria-label")), (0, vec!["Новини міста".to_owned()]));
    let page = html(&stand, "heading-level=4&heading=Новини%20міста&theme=host").await;
    assert_eq!((texts(&page, "h4"), texts(&page, "h5").len(), texts(&page, ".place").len()), (vec!["Новини міста".to_owned()], 3, 0));
    assert!(page.contains("data-theme=\"auto\""), "without a loader nobody knows the host's theme");
    let page = html(&stand, "leads=on&heading-level=6").await;
    assert_eq!((texts(&page, ".lead"), texts(&page, "h6").len()), (vec!["Рух дозволили зранку.".to_owned()], 4));
    assert!(texts(&html(&stand, "").await, ".lead").is_empty());
}

#[tokio::test]
async fn a_colour_is_made_readable_and_its_style_is_the_only_one_that_the_policy_lets_in() {
    let stand = Stand::filled().await.told(SiteFacts { site_name: "Вісник".into(), ..SiteFacts::default() });
    let reply = stand.get("/embed/latest?accent=%23ffee00&radius=24").await;
    let style = texts(&reply.text(), "style").concat();
    assert!(style.contains("--accent-dark:#ffee00;") && !style.contains("--accent-light:#ffee00") && style.contains("--radius:24px;"), "{style}");
    assert!(reply.header("content-security-policy").contains("style-src 'self' 'sha256-"), "{}", reply.header("content-security-policy"));
    let plain = stand.get("/embed/latest").await;
    assert!(texts(&plain.text(), "style").is_empty() && plain.header("content-security-policy").contains("style-src 'self';"));
    let own = stand.told(SiteFacts { site_name: "Вісник".into(), accent: Some("#0a5bd3".into()), ..SiteFacts::default() });
    assert!(html(&own, "").await.contains("--accent-light:#0a5bd3;"), "the portal's own colour stands in for none");
}

#[tokio::test]
async fn what_makes_no_sense_falls_back_and_is_told_to_the_console_alone() {
    let page = html(&Stand::filled().await, "limit=99&theme=sepia&community=none-such,zhytomyrska&q=x").await;
    assert_eq!(texts(&page, ".title").len(), 1);
    assert_eq!(values(&page, "main", "data-ignored"), ["q=x, limit=99, theme=sepia, community=none-such"]);
    assert_eq!(values(&page, ".heading a", "href"), ["/communities/zhytomyrska"]);
    assert!(values(&html(&Stand::filled().await, "utm_source=x").await, "main", "data-ignored").is_empty());
}

#[tokio::test]
async fn a_selection_without_news_says_so() {
    let page = html(&Stand::empty(), "").await;
    assert_eq!((texts(&page, ".empty"), values(&page, "main", "data-count")), (vec!["Тут ще немає новин.".to_owned()], vec!["0".to_owned()]));
    assert_eq!(texts(&page, ".foot a").len(), 2);
}

#[tokio::test]
async fn pictures_are_the_newsrooms_own_and_never_a_third_partys() {
    let stand = Stand::empty();
    let article = |id: &str, src: &str| {
        let cover = json!({"src": src, "width": 800, "height": 600, "alt": "x"});
        (id.to_owned(), json!({"lang": "uk", "title": id, "published_at": "2026-03-18T09:00:00+02:00", "cover": cover, "body_html": "<p>Текст.</p>"}))
    };
    for (id, draft) in [article("own", "/media/own.jpg"), article("theirs", "https://elsewhere.example/a.jpg")] {
        assert_eq!(stand.put(&id, &draft).await.status, StatusCode::CREATED);
    }
    let page = html(&stand, "").await;
    assert_eq!((values(&page, "img", "src"), texts(&page, ".title").len()), (vec!["/media/own.jpg".to_owned()], 2));
    assert_eq!((values(&page, "img", "alt"), values(&page, ".picture", "aria-hidden")), (vec![String::new()], vec!["true".to_owned()]));
    for query in ["pictures=off", "layout=compact"] {
        assert!(values(&html(&stand, query).await, "img", "src").is_empty(), "{query}");
    }
}

#[tokio::test]
async fn neither_an_address_nor_an_article_adds_anything_that_runs() {
    let stand = Stand::filled().await;
    let hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    let draft = json!({"lang": "uk", "title": hostile, "lead": hostile, "published_at": "2026-03-20T09:00:00+02:00", "body_html": "<p>Текст.</p>"});
    assert_eq!(stand.put("hostile", &draft).await.status, StatusCode::CREATED);
    let escaped = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
    let page = html(&stand, &format!("leads=on&heading={escaped}&layout={escaped}&accent={escaped}&tag={escaped}&lang={escaped}")).await;
    assert_eq!((values(&page, "script", "src"), texts(&page, "script").concat()), (vec!["/embed/latest-1a2b3c4d5e6f7a8b.js".to_owned()], String::new()));
    assert_eq!((texts(&page, ".heading").concat(), texts(&page, ".title").first().unwrap().as_str()), ("\"><script>alert(1)</script>".to_owned(), hostile));
    assert!(values(&page, "[onerror]", "onerror").is_empty() && odd_addresses(&page).is_empty(), "{page}");
}
