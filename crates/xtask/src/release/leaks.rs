//! Paths of the machine that built it: they tell about somebody's computer, and make every build another one.

use crate::files;
use anyhow::Result;
use std::path::Path;

/// Where one of `places` stands in a file of a folder: the file, and what stands there.
pub fn find(folder: &Path, places: &[String]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in files::under(folder)? {
        let bytes = files::read(&file)?;
        let words = places.iter().filter_map(|place| first(&bytes, place.as_bytes()));
        found.extend(words.map(|words| format!("{}: {words}", file.strip_prefix(folder).unwrap_or(&file).display())));
    }
    Ok(found)
}

/// What is printable from the first place on.
fn first(bytes: &[u8], place: &[u8]) -> Option<String> {
    let at = bytes.windows(place.len()).position(|window| window == place)?;
    let words = bytes.iter().skip(at).take(160).take_while(|byte| byte.is_ascii_graphic()).map(|byte| char::from(*byte));
    Some(words.collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_of_the_machine_is_found_in_a_program_and_named() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("program"), b"\x7fELF\0\0/somebody/visnyk/src/a.rs\0/elsewhere/b.rs\0").unwrap();
        std::fs::write(dir.path().join("page.html"), "<p>/srv/b.rs").unwrap();
        let places = ["/somebody/".to_owned(), "/nobody/".to_owned()];
        assert_eq!(super::find(dir.path(), &places).unwrap(), ["program: /somebody/visnyk/src/a.rs"]);
    }
}
