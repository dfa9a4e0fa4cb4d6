use super::SafeUrl;
use proptest::prelude::*;

#[test]
fn ordinary_addresses_are_safe() {
    for good in [
        "/",
        "/news/1001",
        "/news?tag=osvita&q=%D1%88%D0%BA%D0%BE%D0%BB%D0%B0",
        "/медіа/школа.webp",
        "https://example.org",
        "HTTPS://Example.org/a?b=c#d",
        "http://example.org:8080/",
        "https://приклад.укр/шлях?запит=так",
        "https://[2001:db8::1]:443/x",
        "mailto:press@example.org",
        "mailto:press@example.org?subject=%D0%9B",
        "tel:+380441234567",
        "https://example.org/a//b",
        "https://example.org.",
        "https://bücher.example/",
    ] {
        assert_eq!(SafeUrl::parse(good).as_ref().map(SafeUrl::as_str), Some(good), "{good}");
    }
}

/// Found by fuzzing: a path with `://` in its fragment named the host that stood there, so that it passed for the address of a film.
#[test]
fn only_an_address_of_the_web_has_a_host() {
    let host = |text| SafeUrl::parse(text).map(|url| url.host().map(str::to_owned));
    assert_eq!(host("HTTPS://Example.org:8443/a?b=http://c"), Some(Some("Example.org".into())));
    assert_eq!(host("http://[::1]:80"), Some(Some("[::1]".into())));
    for none in ["/.#x://evil.example", "/a?u=https://evil.example", "mailto:a@b.example?subject=https://evil.example", "tel:+380"] {
        assert_eq!(host(none), Some(None), "{none}");
    }
}

#[test]
fn schemes_that_run_or_reach_elsewhere_are_refused_however_written() {
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\u{1}javascript:alert(1)",
        " javascript:alert(1)",
        "\u{A0}javascript:alert(1)",
        "\u{2028}javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript%3Aalert(1)",
        "%6Aavascript:alert(1)",
        "data:text/html,<script>",
        "data:image/svg+xml,x",
        "blob:https://example.org/1",
        "vbscript:x",
        "file:///etc/passwd",
        "intent://x#Intent;end",
        "ftp://example.org",
        "view-source:https://example.org",
    ] {
        assert_eq!(SafeUrl::parse(bad), None, "{bad:?}");
    }
}

#[test]
fn paths_that_leave_the_site_or_break_a_router_are_refused() {
    for bad in [
        "//evil",
        "/./%2fevil",
        "/a/%2e%2E/%2Fevil",
        "/\\evil",
        "\\\\evil",
        "///evil",
        "/%09/evil",
        "/%2Fevil",
        "/%5Cevil",
        "/a//b",
        "//",
        "/%",
        "/%E0%A4%A",
        "/%C0%AE",
        "/%00",
        "..%2f",
        "../x",
        "x",
        "#",
        "?",
        "#x",
        "?a=b",
        "",
        " ",
        "/a b",
        "/a\u{202E}b",
        "/a\u{1}b",
        "/a\u{7F}b",
        "/a\u{9F}b",
    ] {
        assert_eq!(SafeUrl::parse(bad), None, "{bad:?}");
    }
}

#[test]
fn a_host_of_many_letters_is_none() {
    let of = |letters: usize| SafeUrl::parse(&format!("https://{}/", "a".repeat(letters)));
    assert_eq!((of(252).is_some(), of(253)), (true, None));
}

#[test]
fn hosts_that_pretend_are_refused() {
    for bad in [
        "https:evil",
        "https:/evil",
        "https://",
        "https://portal@evil",
        "https://user:pass@evil.example/",
        "https://portal.example:0/",
        "https://portal.example:99999/",
        "https://portal.example:/",
        "https://[::1",
        "https://[zz]/",
        "https://gооgle.example/",
        "https://.example/",
        "https://a..b/",
        "https://a%2eb/",
        "mailto:",
        "mailto:x",
        "mailto:@b.example",
        "mailto:a@b\nBcc:c@d",
        "mailto:a%0Ab@c.example",
        // Found by fuzzing: a host, for a browser, and a name before it.
        "mailto://a@b.example",
        "tel:",
        "tel:javascript",
        "https://exa mple.org",
    ] {
        assert_eq!(SafeUrl::parse(bad), None, "{bad:?}");
    }
}

#[test]
fn an_address_of_eight_kilobytes_is_refused() {
    assert_eq!(SafeUrl::parse(&format!("/{}", "a".repeat(8_192))), None);
}

#[test]
fn the_host_is_told_without_its_port() {
    let host = |url: &str| SafeUrl::parse(url).and_then(|url| url.host().map(str::to_owned));
    assert_eq!(host("https://example.org:8080/a:b").as_deref(), Some("example.org"));
    assert_eq!(host("https://[::1]:80/").as_deref(), Some("[::1]"));
    assert_eq!(host("/news"), None);
}

proptest! {
    #[test]
    fn no_text_makes_the_check_panic_and_what_passes_passes_again(text in ".*") {
        if let Some(url) = SafeUrl::parse(&text) {
            prop_assert_eq!(SafeUrl::parse(url.as_str()), Some(url));
        }
    }

    #[test]
    fn whatever_passes_is_of_a_listed_scheme_or_a_local_path(text in "(https?:|/|//|mailto:|tel:|[a-z]{0,12}:)[ -~а-яіїє\\u{0}-\\u{a0}]{0,40}") {
        if let Some(url) = SafeUrl::parse(&text) {
            let url = url.as_str().to_ascii_lowercase();
            let listed = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| url.starts_with(scheme));
            prop_assert!(listed || (url.starts_with('/') && !url.starts_with("//") && !url.starts_with("/\\")), "{}", url);
        }
    }
}
