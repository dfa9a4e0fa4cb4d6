use crate::{files, place};
use anyhow::{Context, Result};

/// The version of a package in Cargo.lock.
pub fn version_of(package: &str) -> Result<String> {
    let lock = files::read_text(&place::root().join("Cargo.lock"))?;
    parse(&lock, package).with_context(|| format!("Cargo.lock names no {package}: run `cargo update -p {package}`"))
}

fn parse(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_the_very_package_counts() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(super::parse(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(super::parse(lock, "wasm"), None);
    }
}
