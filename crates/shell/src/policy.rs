use crate::inline::{Kind, inline};
use sha2::{Digest, Sha256};

/// The Content-Security-Policy of these pages: what does not stand in them does not run. `api` is the origin of an API that is
/// not the pages' own.
pub fn policy<'a>(pages: impl IntoIterator<Item = &'a str>, api: Option<&str>) -> String {
    let (mut scripts, mut styles) = (Vec::new(), Vec::new());
    for (kind, text) in pages.into_iter().flat_map(inline) {
        let hashes = if kind == Kind::Script { &mut scripts } else { &mut styles };
        let hash = hash(text);
        if !hashes.contains(&hash) {
            hashes.push(hash);
        }
    }
    let (scripts, styles) = (scripts.concat(), styles.concat());
    let api = api.map(|api| format!(" {api}")).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; img-src 'self' https: data:{api}; \
         connect-src 'self'{api}; font-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src 'self' https://www.youtube-nocookie.com https://player.vimeo.com; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

/// The source of a policy that lets this style sheet stand in a page, with a space before it.
pub fn style_source(text: &str) -> String {
    hash(text)
}

/// A source of the policy, with a space before it.
fn hash(text: &str) -> String {
    // The parser that a browser has normalises line ends before it hashes.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    format!(" 'sha256-{}'", base64(&Sha256::digest(text.as_bytes())))
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
        let policy = policy([index, index], None);
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='; style-src 'self';"), "{policy}");
        assert!(policy.contains("img-src 'self' https: data:; connect-src 'self';"), "{policy}");
    }

    #[test]
    fn line_ends_of_another_system_change_nothing() {
        assert_eq!(policy(["<style>a{}\r\nb{}</style>"], None), policy(["<style>a{}\nb{}</style>"], None));
    }

    #[test]
    fn an_api_elsewhere_may_be_called_and_show_its_pictures() {
        let policy = policy([""], Some("http://api.example:81"));
        assert!(policy.contains("img-src 'self' https: data: http://api.example:81; connect-src 'self' http://api.example:81;"), "{policy}");
    }
}
