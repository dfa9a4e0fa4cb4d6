//! The policy that an HTML answer carries: what was not in `index.html` when the server started does not run.

use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

/// The policy of the shell made from this `index.html`.
pub fn policy(index: &str) -> String {
    let document = Html::parse_document(index);
    let scripts = hashes(&document, "script:not([src])");
    let styles = hashes(&document, "style");
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; img-src 'self' https: data:; \
         connect-src 'self'; font-src 'self'; manifest-src 'self'; frame-src https://www.youtube-nocookie.com https://player.vimeo.com; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

/// The hashes of what stands inside the chosen elements, each with a space before it.
fn hashes(document: &Html, selector: &str) -> String {
    let Ok(selector) = Selector::parse(selector) else { return String::new() };
    let inline = document.select(&selector).filter(|element| runs(element.attr("type"))).map(|element| element.text().collect::<String>());
    inline.map(|text| format!(" 'sha256-{}'", base64(&Sha256::digest(text.as_bytes())))).collect()
}

/// A script of another type is data.
fn runs(kind: Option<&str>) -> bool {
    kind.is_none_or(|kind| {
        matches!(kind.trim().to_ascii_lowercase().as_str(), "" | "module" | "importmap" | "text/javascript" | "application/javascript" | "text/css")
    })
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| LETTERS.get(bits as usize & 63).map_or('=', |&letter| letter as char);
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().chain([0, 0].iter()).take(3).fold(0_u32, |group, &byte| group << 8 | u32::from(byte));
        for place in 0..4 {
            text.push(if place <= chunk.len() { letter(group >> (18 - 6 * place)) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_the_standard_one() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn inline_scripts_are_named_by_hash_and_data_is_not() {
        // The hash of `alert('Hello, world.');` as the CSP specification gives it.
        let index = "<script>alert('Hello, world.');</script><script type=\"application/json\">{}</script><script src=\"/a.js\"></script>";
        let policy = policy(index);
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='; style-src 'self';"), "{policy}");
    }
}
