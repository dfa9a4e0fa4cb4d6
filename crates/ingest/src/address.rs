//! Addresses in a body.

use visnyk_contract::SafeUrl;

/// The address of a link; `None` when it is not safe. What people type into a CMS is forgiven: spaces in a path are
/// encoded, spaces in a telephone number dropped.
pub fn link(text: &str) -> Option<SafeUrl> {
    let text = text.trim_matches(|c: char| c.is_ascii_whitespace());
    let scheme = text.split(':').next().unwrap_or_default().to_ascii_lowercase();
    match scheme.as_str() {
        "tel" => SafeUrl::parse(&text.replace([' ', '\u{A0}'], "")),
        "http" | "https" if text.contains(' ') => SafeUrl::parse(&text.replace(' ', "%20")),
        _ => SafeUrl::parse(text),
    }
}

/// The address of a picture or file: a path or http(s).
pub fn resource(text: &str) -> Option<SafeUrl> {
    link(text).filter(is_resource)
}

/// Whether an address leads to something that can be loaded.
pub fn is_resource(url: &SafeUrl) -> bool {
    url.is_path() || url.host().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_forgiven_and_what_runs_is_not() {
        let address = |text| link(text).map(|url| url.to_string());
        assert_eq!(address("tel:+380 44 123-45-67").as_deref(), Some("tel:+38044123-45-67"));
        assert_eq!(address(" https://приклад.укр/тека/файл 1.pdf ").as_deref(), Some("https://приклад.укр/тека/файл%201.pdf"));
        for bad in
            ["javascript:alert(1)", "JaVa\nScript:alert(1)", "java script:alert(1)", "//evil.example", "/\\evil.example", "data:text/html,x", "#", "?", ""]
        {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_mail_address_is_no_picture() {
        assert_eq!(resource("mailto:a@b.example"), None);
        assert!(resource("/media/a.png").is_some());
    }
}
