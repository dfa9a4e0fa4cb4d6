//! Names that carry a hash of their content.

use crate::digest;
use std::path::Path;

/// The name with the hash of new content in place of Trunk's; `None` when the name carries none.
pub fn rehashed(name: &str, bytes: &[u8]) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let (stem, hash) = stem.rsplit_once('-')?;
    is_hash(hash).then(|| format!("{stem}-{}.{ending}", digest::short(bytes)))
}

/// Whether a name carries the hash of its content anywhere: `visnyk-1a2b3c4d5e6f7a8b_bg.wasm`.
pub fn is_hashed(name: &str) -> bool {
    name.rsplit('/').next().unwrap_or_default().split(['-', '.', '_']).any(is_hash)
}

/// Trunk's hashes are SeaHash in hexadecimal, without leading zeros.
fn is_hash(text: &str) -> bool {
    (12..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

pub fn ending(file: &Path) -> &str {
    file.extension().and_then(|ending| ending.to_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_change() {
        let new = digest::short(b"x");
        assert_eq!(rehashed("visnyk-0a1b2c3d4e5f6a7b.js", b"x"), Some(format!("visnyk-{new}.js")));
        assert_eq!(rehashed("visnyk-0a1b2c3d4e5f6a7b_bg.wasm", b"x"), None);
        assert_eq!(rehashed("service-worker.js", b"x"), None);
        assert_eq!(rehashed("robots.txt", b"x"), None);
    }
}
