//! Each class of odd address, as a path and as a value: never a failure of ours, never an echo that leads elsewhere.

use crate::stand::Stand;
use axum::body::Body;
use axum::http::{Request, Uri};

/// Values, percent-encoded where a request needs it.
fn values() -> Vec<String> {
    let raw = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\u{1}javascript:alert(1)",
        "\u{A0}javascript:x",
        "\u{2028}javascript:x",
        "java\tscript:x",
        "java\nscript:x",
        "&#106;avascript:x",
        "data:text/html,<script>alert(1)</script>",
        "data:image/svg+xml,x",
        "blob:x",
        "vbscript:x",
        "file:///etc/passwd",
        "intent:x",
        "//evil",
        "/\\evil",
        "\\\\evil",
        "/\t/evil",
        "https:evil",
        "https://portal@evil",
        "https://portal.evil",
        "https://pоrtal",
        "https://[::1]:0/",
        "",
        "#",
        "?",
        "/a//b",
        "//",
        "/%",
        "\u{0}",
        "\u{202E}abc",
        "🚒",
        "..",
        "../../etc/passwd",
        "' OR 1=1 --",
        "\"",
        "NEAR(",
        "a*",
        "AND OR NOT",
        "{\"a\":1}",
    ];
    let mut values: Vec<String> = raw.iter().map(|value| visnyk_contract::percent_encode(value)).collect();
    values.extend(["%", "%E0%A4%A", "%C0%AE", "%00", "%FF%FE", "..%2f..%2f", "%2e%2e/", "+", "&", "="].map(str::to_owned));
    values.push("x".repeat(8_192));
    values.push("%D1%8F".repeat(2_000));
    values
}

#[tokio::test]
async fn no_value_of_any_parameter_makes_a_list_fail() {
    let stand = Stand::filled().await;
    for value in values() {
        for key in ["tag", "region", "community", "from", "to", "q", "media", "lang", "page", "limit", "facets", "facet_limit"] {
            for path in ["/api/v1/articles", "/feed.xml", "/feed.json"] {
                let address = format!("{path}?{key}={value}");
                assert_eq!(stand.get(&address).await.status, 200, "{address}");
            }
        }
        for address in [
            format!("/api/v1/tags?q={value}"),
            format!("/api/v1/communities?region={value}&q={value}"),
            format!("/api/v1/top?window={value}&lang={value}&limit={value}"),
            format!("/api/v1/suggest?q={value}&lang={value}&limit={value}"),
            format!("/api/v1/facets/community?q={value}&region={value}&name={value}&lang={value}&limit={value}"),
        ] {
            // Said several times, the longest value makes an address that is none.
            let status = if address.len() > 16 * 1024 { 414 } else { 200 };
            assert_eq!(stand.get(&address).await.status, status, "{address}");
        }
    }
}

#[tokio::test]
async fn no_path_makes_a_call_or_a_page_fail_and_no_redirect_leaves_the_site() {
    let stand = Stand::filled().await;
    for value in values() {
        for prefix in [
            "",
            "en/",
            "news/",
            "en/news/",
            "tags/",
            "regions/",
            "communities/",
            "media/",
            "api/v1/articles/",
            "api/v1/tags/",
            "api/v1/communities/",
            "api/v1/facets/",
            "icons/",
        ] {
            let address = format!("/{prefix}{value}");
            let Ok(uri) = address.parse::<Uri>() else { continue };
            let reply = stand.send(Request::get(uri).body(Body::empty()).unwrap()).await;
            assert!([200, 308, 404].contains(&reply.status.as_u16()), "{address}: {}", reply.status);
            let target = reply.header("location");
            assert!(target.is_empty() || target.starts_with('/') && !target.starts_with("//") && !target.starts_with("/\\"), "{address} leads to {target}");
        }
        let address = format!("/news?tag={value}&q={value}");
        let reply = stand.get(&address).await;
        let is_long = address.len() > 16 * 1024;
        assert!([200, 308].contains(&reply.status.as_u16()) || is_long && reply.status == 414, "{address}: {}", reply.status);
    }
}

#[tokio::test]
async fn paths_that_start_with_two_slashes_show_the_404_page() {
    let stand = Stand::filled().await;
    for address in [
        "//",
        "//evil.example",
        "//evil.example/..",
        "/news//",
        "/en//evil.example",
        "/%",
        "/news/%00",
        "/%E0%A4%A",
        "/%C0%AE",
        "/%00",
        "/..%2f",
        "/news/..%2f..%2fetc%2fpasswd",
        &format!("/{}", "x".repeat(8_192)),
    ] {
        let reply = stand.send(Request::get(address.parse::<Uri>().unwrap()).body(Body::empty()).unwrap()).await;
        assert_eq!((reply.status.as_u16(), reply.header("content-type")), (404, "text/html; charset=utf-8"), "{address}");
        assert!(reply.text().contains("visnyk-config"), "{address}");
    }
}
