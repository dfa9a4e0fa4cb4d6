//! Addresses that run or mislead, wherever an article can name one: none gets onto a page; honest ones stay to the letter.

use crate::parsed::{inside, odd_addresses, values};
use crate::stand::Stand;
use axum::http::StatusCode;
use serde_json::{Value, json};

const BAD: [&str; 49] = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "javascript://portal.example/%0aalert(1)",
    "\u{1}javascript:alert(1)",
    "\u{1F}javascript:alert(1)",
    "\u{A0}javascript:alert(1)",
    "\u{2028}javascript:alert(1)",
    "\u{202E}javascript:alert(1)",
    "\u{FEFF}javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\r\nscript:alert(1)",
    "javascript\t:alert(1)",
    "javascript%3Aalert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "blob:https://evil.example/1",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "intent://evil#Intent;end",
    "view-source:https://evil.example",
    "about:blank",
    "ftp://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%09/evil.example",
    "/%5Cevil.example",
    "/%2f/evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "https://portal@evil.example",
    "https://portal:pass@evil.example",
    "https://evil.example\\@portal",
    "https://pоrtal.example",
    "https://host:0/",
    "https://host:99999/",
    "https://[::1",
    "#",
    "?",
    "//",
    "/a//b",
    "/%",
    "/%E0%A4%A",
    "/%C0%AE",
    "/%00",
];

const GOOD: [&str; 12] = [
    "/",
    "/media/a.jpg?a='b&c=d",
    "/тека/файл.pdf",
    "/a%20b/%D1%8F",
    "/news?q=%22%3E",
    "https://portal.evil",
    "https://приклад.укр/тека/сторінка?запит=так#місце",
    "https://a.example:8443/x",
    "https://[2001:db8::1]:8080/",
    "http://a.example/?u=javascript:alert(1)",
    "https://a.example/&quot;&lt;",
    "https://a.example/'onload='alert(1)",
];

fn draft(changes: &[(&str, Value)]) -> Value {
    let mut draft = json!({"lang": "uk", "title": "Назва", "published_at": "2026-03-18T08:00:00+02:00", "body": []});
    changes.iter().for_each(|(name, value)| draft[*name] = value.clone());
    draft
}

/// An article for each place that takes an address.
fn places(address: &str) -> Vec<(&'static str, Value)> {
    let picture = json!({"src": address, "width": 2, "height": 1, "alt": ""});
    let variant = json!({"src": "/a.jpg", "width": 2, "height": 1, "variants": [{"src": address, "width": 400, "mime": "image/webp"}]});
    let file = json!({"name": "файл", "url": address});
    let text = json!({"type": "text", "text": "слово"});
    let blocks = [
        ("link", json!({"type": "paragraph", "spans": [{"type": "link", "url": address, "spans": [text]}]})),
        ("picture", json!({"type": "picture", "picture": picture})),
        ("variant", json!({"type": "picture", "picture": variant})),
        ("file", json!({"type": "file", "attachment": file})),
        ("film", json!({"type": "embed", "provider": "youtube", "url": address})),
    ];
    let fields = [
        ("cover", json!(picture)),
        ("gallery", json!([picture])),
        ("attachments", json!([file])),
        ("source", json!({"name": "Джерело", "url": address})),
        ("canonical_url", json!(address)),
    ];
    let of_blocks = blocks.map(|(name, block)| (name, draft(&[("body", json!([block]))])));
    of_blocks.into_iter().chain(fields.map(|(name, value)| (name, draft(&[(name, value)])))).collect()
}

#[tokio::test]
async fn an_address_that_runs_or_misleads_is_refused_wherever_it_stands() {
    let stand = Stand::empty();
    assert_eq!(stand.put("h", &draft(&[])).await.status, StatusCode::CREATED);
    let before = stand.get("/news/h").await.text();
    for address in BAD.into_iter().chain(["", " ", &format!("https://a.example/{}", "x".repeat(8_192))]) {
        for (place, draft) in places(address) {
            let reply = stand.put("h", &draft).await;
            assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{address} as {place}: {}", reply.text());
        }
    }
    assert_eq!(stand.get("/news/h").await.text(), before, "the page is as it was");
}

#[tokio::test]
async fn in_mark_up_it_leaves_the_words_of_its_link() {
    let stand = Stand::empty();
    for address in BAD {
        let quoted = address.replace('&', "&amp;").replace('"', "&quot;");
        let html = format!("<p><a href=\"{quoted}\">слово</a></p><img src=\"{quoted}\" srcset=\"{quoted} 2x\" alt='опис'>");
        let draft = json!({"lang": "uk", "title": "Назва", "published_at": "2026-03-18T08:00:00+02:00", "body_html": html});
        assert!(stand.put("h", &draft).await.status.is_success(), "{address}");
        let page = stand.get("/news/h").await.text();
        assert_eq!(inside(&page, ".body"), "<p>слово</p><p>опис</p>", "{address}");
        assert_eq!(odd_addresses(&page), Vec::<String>::new(), "{address}");
    }
}

#[tokio::test]
async fn an_honest_address_is_on_the_page_to_the_letter() {
    let stand = Stand::empty();
    for address in GOOD {
        for (place, selector, attribute) in [
            ("link", ".body a", "href"),
            ("picture", ".body img", "src"),
            ("file", ".file a", "href"),
            ("attachments", ".file a", "href"),
            ("cover", "article img", "src"),
            ("canonical_url", "link[rel=canonical]", "href"),
        ] {
            let (_, draft) = places(address).into_iter().find(|(name, _)| *name == place).unwrap();
            let reply = stand.put("h", &draft).await;
            assert!(reply.status.is_success(), "{address} as {place}: {}", reply.text());
            let page = stand.get("/news/h").await.text();
            let expected = if place == "canonical_url" && address.starts_with('/') { format!("http://localhost{address}") } else { address.to_owned() };
            assert!(values(&page, selector, attribute).contains(&expected), "{address} as {place}: {:?}", values(&page, selector, attribute));
            assert_eq!(odd_addresses(&page), Vec::<String>::new(), "{address} as {place}");
        }
    }
    for address in ["tel:+380441234567", "mailto:redaktsiia@news.example?subject=%D0%9B%D0%B8%D1%81%D1%82"] {
        let (_, draft) = places(address).into_iter().find(|(name, _)| *name == "link").unwrap();
        assert!(stand.put("h", &draft).await.status.is_success(), "{address}");
        assert_eq!(values(&stand.get("/news/h").await.text(), ".body a", "href"), [address]);
    }
}
