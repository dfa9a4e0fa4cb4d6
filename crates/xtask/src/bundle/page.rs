//! The shell, read as text: Trunk writes it, so its shape is known and no HTML parser is needed.

use crate::{digest, files};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// The page with every `integrity` computed anew from the file that its tag names.
pub fn with_integrity(html: &str, dist: &Path) -> Result<String> {
    let mut result = String::new();
    let mut rest = html;
    while let Some((before, tag, after)) = next_tag(rest) {
        result.push_str(before);
        match (attribute(tag, "integrity"), attribute(tag, "href").or_else(|| attribute(tag, "src"))) {
            (Some(old), Some(address)) if local(dist, address).is_file() => {
                let new = digest::integrity(&files::read(&local(dist, address))?);
                result.push_str(&tag.replace(&format!("integrity=\"{old}\""), &format!("integrity=\"{new}\"")));
            }
            _ => result.push_str(tag),
        }
        rest = after;
    }
    result.push_str(rest);
    Ok(result)
}

/// The page with its preloads right after the declaration of its charset: a browser asks for them before it has read the styles.
pub fn preloads_first(html: &str) -> String {
    let preloads: Vec<&str> = tags(html).filter(|tag| matches!(attribute(tag, "rel"), Some("preload" | "modulepreload"))).collect();
    let rest = preloads.iter().fold(html.to_owned(), |rest, tag| rest.replacen(tag, "", 1));
    match tags(&rest).find(|tag| tag.starts_with("<meta charset")) {
        Some(charset) => rest.replacen(charset, &format!("{charset}{}", preloads.concat()), 1),
        None => html.to_owned(),
    }
}

/// The parts of the program that come later, by name, and their files.
pub fn parts_of(html: &str, dist: &Path) -> Vec<(String, PathBuf)> {
    tags(html).filter_map(|tag| Some((attribute(tag, "data-part")?.to_owned(), local(dist, attribute(tag, "href")?)))).collect()
}

/// The scripts and modules that the page names: what must arrive before it works. The script for reading without a network comes when
/// all that is done.
pub fn code_of(html: &str, dist: &Path) -> Result<Vec<PathBuf>> {
    let later: Vec<PathBuf> = parts_of(html, dist).into_iter().map(|(_, file)| file).collect();
    let is_later = |file: &Path| file.file_name().and_then(|name| name.to_str()).is_some_and(super::worker::is_script);
    let code = |file: &PathBuf| matches!(super::names::ending(file), "js" | "wasm") && !is_later(file);
    // The loader of widgets belongs to pages of others; this page names it as the one address that its preview may have code from.
    let widgets = dist.join("embed");
    let all: Vec<PathBuf> = files::under(dist)?.into_iter().filter(code).filter(|file| !file.starts_with(&widgets)).collect();
    let named = |text: &str, file: &Path| file.strip_prefix(dist).ok().and_then(Path::to_str).is_some_and(|name| text.contains(name));
    let mut first: Vec<PathBuf> = all.iter().filter(|file| named(html, file) && !later.contains(file)).cloned().collect();
    // Scripts import snippets that the page itself may not name; snippets import nothing.
    for script in first.clone().iter().filter(|file| super::names::ending(file) == "js") {
        let text = files::read_text(script)?;
        first.extend(all.iter().filter(|file| file.starts_with(dist.join("snippets")) && named(&text, file)).cloned());
    }
    first.sort();
    first.dedup();
    Ok(first)
}

/// The tags of a page.
pub fn tags(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let (_, tag, after) = next_tag(rest)?;
        rest = after;
        Some(tag)
    })
}

/// Splits at the next tag: what is before it, the tag itself, what follows.
fn next_tag(html: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = html.split_at_checked(html.find('<')?)?;
    let (tag, after) = rest.split_at_checked(rest.find('>')? + 1)?;
    Some((before, tag, after))
}

pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}="))?;
    match value.strip_prefix(['"', '\'']) {
        Some(quoted) => quoted.split(['"', '\'']).next(),
        None => value.split([' ', '>']).next(),
    }
}

/// The file that an address of the bundle names.
pub fn local(dist: &Path, address: &str) -> PathBuf {
    dist.join(address.trim_start_matches("./").trim_start_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrity_follows_the_file() {
        let dir = tempfile::tempdir().unwrap();
        files::write(&dir.path().join("a.js"), b"").unwrap();
        let html = r#"<link rel="modulepreload" href="/a.js" integrity="a"><link href="/gone.js" integrity="b"><p>1 < 2</p>"#;
        let page = with_integrity(html, dir.path()).unwrap();
        assert_eq!(page, html.replace("integrity=\"a\"", &format!("integrity=\"{}\"", digest::integrity(b""))));
    }

    #[test]
    fn the_program_is_asked_for_before_the_styles_are_read() {
        let html = r#"<head><meta charset="utf-8"/><style>a{}</style><link rel="icon" href="/i"><link rel="modulepreload" href="/a.js"><link rel="preload" href="/b"></head>"#;
        let expected = r#"<head><meta charset="utf-8"/><link rel="modulepreload" href="/a.js"><link rel="preload" href="/b"><style>a{}</style><link rel="icon" href="/i"></head>"#;
        assert_eq!(preloads_first(html), expected);
        assert_eq!(preloads_first("<p></p>"), "<p></p>");
    }

    #[test]
    fn first_page_code_is_what_the_page_names() {
        let dir = tempfile::tempdir().unwrap();
        let files = [
            ("a.js", "import './snippets/b.js'"),
            ("snippets/b.js", ""),
            ("a_bg.wasm", ""),
            ("a-later.wasm", ""),
            ("later.js", ""),
            ("embed/v1.js", ""),
            ("offline-1.js", ""),
            ("index.html", ""),
        ];
        for (name, text) in files {
            files::write(&dir.path().join(name), text).unwrap();
        }
        let html =
            "<script>import('/a.js'); fetch('/a_bg.wasm'); import('/offline-1.js'); '/embed/v1.js'</script><link data-part=\"later\" href=\"/a-later.wasm\">";
        let code = code_of(html, dir.path()).unwrap();
        let names: Vec<_> = code.iter().map(|file| file.strip_prefix(dir.path()).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a.js", "a_bg.wasm", "snippets/b.js"]);
        assert_eq!(parts_of(html, dir.path()), [("later".to_owned(), dir.path().join("a-later.wasm"))]);
    }
}
