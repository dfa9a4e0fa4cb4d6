//! Hostile titles, names and bodies: they come out as the text they are, and the document stays one.

use crate::stand::Stand;
use axum::http::StatusCode;
use serde_json::json;
use visnyk_newsroom::http::SiteFacts;

const HOSTILE: [&str; 6] = [
    "</title></entry></feed><script>alert(1)</script>",
    "]]><!-- --> <?xml version=\"1.0\"?> <!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]> &e; &lt; &#0;",
    "\" onload=\"alert(1)' x='",
    "\u{202E}обернено\u{2028}рядок 🚒",
    "{\"items\":[]}\\u0000\\",
    "<b>грубо</b> & тонко",
];

#[tokio::test]
async fn hostile_words_come_out_as_words_in_both_formats() {
    for words in HOSTILE {
        let stand = Stand::empty();
        let draft = json!({
            "lang": "uk", "title": words, "lead": words, "published_at": "2026-03-18T08:00:00+02:00", "authors": [words], "tags": [{"slug": "x", "name": words}],
            "body": [{"type": "paragraph", "spans": [{"type": "text", "text": words}]}],
            "cover": {"src": "/media/a.jpg?a='b&c=d", "width": 2, "height": 1, "alt": words},
        });
        let put = stand.put("h", &draft).await;
        assert_eq!(put.status, StatusCode::CREATED, "{words}: {}", put.text());
        let stored = stand.get("/api/v1/articles/h").await.json();
        let stand = stand.told(SiteFacts { site_name: words.into(), licence: Some(words.into()), ..SiteFacts::default() });
        for address in ["/feed.xml?tag=x", "/feed.json?tag=x"] {
            let reply = stand.get(address).await;
            let feed = feed_rs::parser::parse(reply.body.as_ref()).unwrap_or_else(|error| panic!("{words}: {error}: {}", reply.text()));
            assert_eq!(feed.entries.len(), 1, "{address} {words}");
            let entry = &feed.entries[0];
            let content = entry.content.as_ref().unwrap().body.as_deref().unwrap();
            let html = scraper::Html::parse_fragment(content);
            assert!(html.tree.values().all(|node| node.as_element().is_none_or(|element| ["html", "body", "p"].contains(&element.name()))), "{content}");
            if address.starts_with("/feed.json") {
                assert_eq!(reply.json()["items"][0]["title"], stored["title"], "{words}");
            }
        }
        for address in ["/news-sitemap.xml", "/sitemap-pages.xml", "/sitemap-articles-1.xml"] {
            let text = stand.get(address).await.text();
            let mut reader = quick_xml::Reader::from_str(&text);
            while !matches!(reader.read_event().unwrap_or_else(|error| panic!("{address}: {error}: {text}")), quick_xml::events::Event::Eof) {}
            assert!(!text.contains("<script") && !text.contains("<!ENTITY"), "{text}");
        }
    }
}

#[tokio::test]
async fn no_control_character_reaches_a_feed() {
    let stand = Stand::filled().await.told(SiteFacts { site_name: "a\u{0}\u{8}\u{B}\u{1F}\u{7F}\u{85}\u{FFFE}\u{FFFF}b".into(), ..SiteFacts::default() });
    for address in ["/feed.xml", "/feed.json", "/news-sitemap.xml"] {
        let text = stand.get(address).await.text();
        assert!(text.contains("ab"), "{address}");
        assert!(!text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) && !text.contains(['\u{FFFE}', '\u{FFFF}']), "{address}: {text}");
        assert!(!text.contains("\\u00") && !text.contains("&#"), "{address}");
    }
}
