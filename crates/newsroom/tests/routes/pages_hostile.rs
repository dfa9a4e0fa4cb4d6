//! Hostile titles, names and captions in rendered pages: they stand there as the text they are, and nothing of them runs.

use crate::stand::Stand;
use axum::http::StatusCode;
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use visnyk_newsroom::http::SiteFacts;

const HOSTILE: [&str; 12] = [
    "</script><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "<!--<script>",
    "--><svg onload=alert(1)>",
    "\" onload=\"alert(1)\" x=\"",
    "' onfocus='alert(1)' autofocus='",
    "]]><![CDATA[<script>",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)}",
    "\u{202E}обернено\u{2028}рядок\u{2029} 🚒",
    "\"}</script><script>alert(1)//",
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#60;",
    "javascript:alert(1) data:text/html,<script>alert(1)</script>",
];

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// The elements and attributes that a page has: hostile words must add nothing to them.
fn shape(page: &Html) -> Vec<String> {
    let elements = page.tree.values().filter_map(|node| node.as_element());
    let mut shape: Vec<_> = elements
        .map(|element| {
            let mut names: Vec<_> = element.attrs().map(|(name, _)| name).collect();
            names.sort_unstable();
            format!("{} {}", element.name(), names.join(" "))
        })
        .collect();
    shape.sort();
    shape
}

async fn stand(words: &str) -> Stand {
    let stand = Stand::empty();
    let picture = json!({"src": "/media/a.jpg?a='b&c=d", "width": 1200, "height": 800, "alt": words, "caption": words, "credit": words});
    let draft = json!({
        "lang": "uk", "title": words, "lead": words, "published_at": "2026-03-18T08:00:00+02:00", "authors": [words], "tags": [{"slug": "x", "name": words, "name_en": words}],
        "body": [{"type": "paragraph", "spans": [{"type": "text", "text": words}]}, {"type": "quote", "blocks": [], "cite": words}, {"type": "picture", "picture": picture}],
        "communities": ["zhytomyrska"], "source": {"name": words, "url": "https://rada.example/?a=%22&b"}, "cover": picture, "gallery": [picture],
        "attachments": [{"name": words, "url": "/media/a.pdf", "size": 1, "mime": "application/pdf"}],
    });
    let put = stand.put("h", &draft).await;
    assert_eq!(put.status, StatusCode::CREATED, "{words}: {}", put.text());
    let facts =
        SiteFacts { site_name: words.into(), licence: Some(words.into()), contacts: Some(words.into()), notice: Some(words.into()), ..SiteFacts::default() };
    stand.told(facts)
}

const PAGES: [&str; 6] = ["/", "/news", "/news/h", "/en/news/h", "/tags/x", "/communities/zhytomyrska"];

#[tokio::test]
async fn hostile_words_add_no_element_and_no_attribute_to_any_page() {
    let harmless = stand("слово").await;
    for words in HOSTILE {
        let hostile = stand(words).await;
        for address in PAGES {
            let expected = shape(&Html::parse_document(&harmless.get(address).await.text()));
            let reply = hostile.get(address).await;
            assert_eq!(reply.status, StatusCode::OK, "{address}");
            assert_eq!(shape(&Html::parse_document(&reply.text())), expected, "{address} with {words}");
        }
    }
}

#[tokio::test]
async fn title_head_json_ld_and_data_hold_the_very_words() {
    for words in HOSTILE {
        let stand = stand(words).await;
        let stored = stand.get("/api/v1/articles/h").await;
        let title = stored.json()["title"].as_str().unwrap().to_owned();
        let text = stand.get("/news/h").await.text();
        let page = Html::parse_document(&text);
        assert!(all(&page, "title")[0].text().collect::<String>().starts_with(&title), "{words}: {text}");
        assert_eq!(all(&page, "meta[property='og:title']")[0].attr("content"), Some(title.as_str()), "{words}");
        let told: Vec<Value> =
            all(&page, "script[type='application/ld+json']").iter().map(|script| serde_json::from_str(&script.text().collect::<String>()).unwrap()).collect();
        let article = told.iter().find(|told| told["@type"] == "NewsArticle").unwrap();
        let plain = |text: &str| text.replace(['\u{2028}', '\u{2029}'], " ");
        assert_eq!(article["headline"], plain(&title), "{words}");
        let data = all(&page, "script[data-path='/api/v1/articles/h']");
        let data: Value = serde_json::from_str(&data[0].text().collect::<String>()).unwrap();
        assert_eq!(data, stored.json(), "{words}");
        assert_eq!(all(&page, "h1")[0].text().collect::<String>(), title, "{words}");
    }
}
