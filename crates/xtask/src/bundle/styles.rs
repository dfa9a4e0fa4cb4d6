//! One style sheet: Trunk links each file by itself, a browser then waits for each.

use super::page;
use crate::{digest, files};
use anyhow::Result;
use std::path::Path;

/// Joins the style sheets of a page, in their order, into one at the place of the first. A sheet for a medium of its own
/// stays alone, and ends a run: the order of sheets decides which rule wins.
pub fn join(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let html = files::read_text(&index)?;
    let mut css = String::new();
    let mut links = Vec::new();
    for tag in page::tags(&html).filter(|tag| page::attribute(tag, "rel") == Some("stylesheet")) {
        let local = page::attribute(tag, "href").map(|href| page::local(dist, href)).filter(|file| file.is_file());
        let (None, Some(file)) = (page::attribute(tag, "media"), local) else { break };
        css.push_str(&files::read_text(&file)?);
        css.push('\n');
        links.push((tag, file));
    }
    let [(first, _), rest @ ..] = links.as_slice() else { return Ok(()) };
    if rest.is_empty() {
        return Ok(());
    }
    let name = format!("style-{}.css", digest::short(css.as_bytes()));
    let mut joined = html.replacen(first, &format!("<link rel=\"stylesheet\" href=\"/{name}\" integrity=\"-\"/>"), 1);
    for (tag, _) in rest {
        joined = joined.replacen(tag, "", 1);
    }
    for (_, file) in &links {
        files::remove(file)?;
    }
    files::write(&dist.join(name), css)?;
    files::write(&index, joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_become_one_in_their_order() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| files::write(&dir.path().join(name), text).unwrap();
        write("a-1.css", "a{}");
        write("b-1.css", "b{}");
        write("print-1.css", "p{}");
        write(
            "index.html",
            "<link rel=\"stylesheet\" href=\"/a-1.css\" integrity=\"x\"/>\n<link rel=\"stylesheet\" href=\"/b-1.css\"/><link rel=\"stylesheet\" href=\"/print-1.css\" media=\"print\">",
        );
        join(dir.path()).unwrap();
        let name = format!("style-{}.css", digest::short(b"a{}\nb{}\n"));
        assert_eq!(files::read_text(&dir.path().join(&name)).unwrap(), "a{}\nb{}\n");
        let html = files::read_text(&dir.path().join("index.html")).unwrap();
        assert_eq!(
            html,
            format!("<link rel=\"stylesheet\" href=\"/{name}\" integrity=\"-\"/>\n<link rel=\"stylesheet\" href=\"/print-1.css\" media=\"print\">")
        );
        assert!(!dir.path().join("a-1.css").exists() && dir.path().join("print-1.css").exists());
    }
}
