//! One style sheet, in the page itself: Trunk links each file, and a browser paints nothing before all of them have come.

use super::page;
use crate::{digest, files};
use anyhow::{Result, bail};
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

/// Puts the sheets of the page into it, each at the place of its link, and takes their files away. The newsroom's policy
/// names the hash of what it finds there.
pub fn inline(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let mut html = files::read_text(&index)?;
    let links: Vec<String> = page::tags(&html).filter(|tag| page::attribute(tag, "rel") == Some("stylesheet")).map(str::to_owned).collect();
    for tag in links {
        let Some(file) = page::attribute(&tag, "href").map(|href| page::local(dist, href)).filter(|file| file.is_file()) else { continue };
        let css = files::read_text(&file)?;
        // Such text would end the element; a relative address would lead elsewhere from every page.
        if css.contains("</") || has_relative_address(&css) {
            bail!("{} cannot stand in the page: it has «</» or an address that does not begin with a slash", file.display());
        }
        let media = page::attribute(&tag, "media").map(|media| format!(" media=\"{media}\"")).unwrap_or_default();
        html = html.replacen(&tag, &format!("<style{media}>{}</style>", css.trim_end()), 1);
        files::remove(&file)?;
    }
    files::write(&index, page::preloads_first(&html))
}

fn has_relative_address(css: &str) -> bool {
    let mut addresses = css.split("url(").skip(1).map(|rest| rest.trim_start_matches(['"', '\'', ' ']));
    css.contains("@import") || addresses.any(|address| !["/", "#", "data:", "https:"].iter().any(|start| address.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_stand_in_the_page_and_their_files_are_gone() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| files::write(&dir.path().join(name), text).unwrap();
        write("style-1.css", "a{background:url(/a.svg)}\n");
        write("print-1.css", "p{}");
        let link = "<link rel=\"stylesheet\" href=\"/style-1.css\" integrity=\"x\"/>";
        write("index.html", &format!("<link rel=\"icon\" href=\"/i.svg\">{link}<link rel=\"stylesheet\" href=\"/print-1.css\" media=\"print\">"));
        inline(dir.path()).unwrap();
        assert_eq!(
            files::read_text(&dir.path().join("index.html")).unwrap(),
            "<link rel=\"icon\" href=\"/i.svg\"><style>a{background:url(/a.svg)}</style><style media=\"print\">p{}</style>"
        );
        assert_eq!(files::under(dir.path()).unwrap().len(), 1);
    }

    #[test]
    fn a_sheet_that_would_mean_something_else_in_the_page_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        for css in ["a::after{content:'</style>'}", "a{background:url(a.svg)}", "a{background:url( 'a.svg')}", "@import '/b.css';"] {
            files::write(&dir.path().join("a.css"), css).unwrap();
            files::write(&dir.path().join("index.html"), "<link rel=\"stylesheet\" href=\"/a.css\">").unwrap();
            assert!(inline(dir.path()).is_err(), "{css}");
        }
    }

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
