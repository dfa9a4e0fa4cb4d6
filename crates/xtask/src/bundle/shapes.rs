//! The shapes of the map: kept by browsers for ever, under the hash of their content.

use crate::{digest, files};
use anyhow::{Result, bail};
use std::path::Path;

/// As it lies in `public/`, and as `index.html` names it.
const NAME: &str = "shapes.json";

/// Gives the file its hashed name, and tells the page.
pub fn name(dist: &Path) -> Result<()> {
    let (file, index) = (dist.join(NAME), dist.join("index.html"));
    let hashed = format!("shapes-{}.json", digest::short(&files::read(&file)?));
    let html = files::read_text(&index)?;
    let named = html.replacen(&format!("\"/{NAME}\""), &format!("\"/{hashed}\""), 1);
    if named == html {
        bail!("index.html does not name /{NAME}: no map would be drawn");
    }
    files::rename(&file, &dist.join(hashed))?;
    files::write(&index, named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::is_hashed;

    #[test]
    fn the_page_names_the_shapes_by_their_content() {
        let dir = tempfile::tempdir().unwrap();
        files::write(&dir.path().join("index.html"), "<meta name=\"visnyk-shapes\" content=\"/shapes.json\">").unwrap();
        files::write(&dir.path().join(NAME), "{}").unwrap();
        name(dir.path()).unwrap();
        let html = files::read_text(&dir.path().join("index.html")).unwrap();
        let hashed = html.split('"').find(|part| part.starts_with('/')).unwrap();
        assert!(is_hashed(hashed), "{html}");
        assert_eq!(files::read_text(&dir.path().join(hashed.trim_start_matches('/'))).unwrap(), "{}");
        assert!(!dir.path().join(NAME).exists());
    }

    #[test]
    fn a_page_that_does_not_name_them_is_no_bundle() {
        let dir = tempfile::tempdir().unwrap();
        files::write(&dir.path().join("index.html"), "<p>").unwrap();
        files::write(&dir.path().join(NAME), "{}").unwrap();
        assert!(name(dir.path()).is_err());
    }
}
