//! Digests: of inputs (to skip what is done already), of files (for names and `integrity`).

use sha2::{Digest, Sha256, Sha384};
use std::fmt::Write;

/// The first 16 hexadecimal digits of SHA-256, as in the names of hashed files.
pub fn short(bytes: &[u8]) -> String {
    sha256(bytes).chars().take(16).collect()
}

/// SHA-256, as `sha256sum` writes it.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The value of an `integrity` attribute.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().chain([0, 0].iter()).take(3).fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        for place in 0..4 {
            let digit = DIGITS.get(bits >> (18 - 6 * place) & 63).copied().unwrap_or(b'=');
            text.push(if place > chunk.len() { '=' } else { char::from(digit) });
        }
    }
    text
}

/// The bytes of base64 with its padding; `None` for what is none.
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for chunk in text.as_bytes().chunks(4) {
        let padding = chunk.iter().rev().take_while(|byte| **byte == b'=').count();
        let place = |byte: u8| if byte == b'=' { Some(0) } else { DIGITS.iter().position(|digit| *digit == byte) };
        let bits = chunk.iter().try_fold(0_usize, |bits, byte| Some(bits << 6 | place(*byte)?))?;
        if chunk.len() != 4 || padding > 2 {
            return None;
        }
        bytes.extend([16, 8, 0].iter().take(3 - padding).filter_map(|shift| u8::try_from(bits >> shift & 0xff).ok()));
    }
    Some(bytes)
}

/// A digest fed in steps; each step is told from its neighbours by its length.
pub struct Sum(Sha256);

impl Sum {
    pub fn new() -> Self {
        Self(Sha256::new())
    }

    pub fn add(&mut self, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        self.0.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        self.0.update(bytes);
    }

    pub fn finish(self) -> String {
        short(&self.0.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads() {
        assert_eq!(base64(b""), "");
        assert_eq!(base64(b"f"), "Zg==");
        assert_eq!(base64(b"fo"), "Zm8=");
        assert_eq!(base64(b"foo"), "Zm9v");
        assert_eq!(base64(b"foobar"), "Zm9vYmFy");
    }

    #[test]
    fn base64_is_read_back() {
        for bytes in [b"".as_slice(), b"f", b"fo", b"foo", b"\xff\xfe\0x"] {
            assert_eq!(from_base64(&base64(bytes)).as_deref(), Some(bytes));
        }
        assert!(["Zg=", "Zg", "Z===", "Zm9v!mFy"].iter().all(|text| from_base64(text).is_none()));
    }

    #[test]
    fn integrity_of_nothing() {
        assert_eq!(integrity(b""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
    }

    #[test]
    fn steps_do_not_run_together() {
        let sum = |steps: &[&str]| {
            let mut sum = Sum::new();
            steps.iter().for_each(|step| sum.add(step));
            sum.finish()
        };
        assert_ne!(sum(&["ab", "c"]), sum(&["a", "bc"]));
    }
}
