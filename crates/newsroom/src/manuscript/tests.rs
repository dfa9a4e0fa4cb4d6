#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use serde_json::json;

/// A file of the directory, and it as a path.
fn file(dir: &tempfile::TempDir, name: &str, text: impl AsRef<[u8]>) -> std::path::PathBuf {
    let path = dir.path().join(name);
    fs::write(&path, text).unwrap();
    path
}

fn read_as(name: &str, text: impl AsRef<[u8]>) -> Result<Value, Fault> {
    let dir = tempfile::tempdir().unwrap();
    read(&file(&dir, name, text), 1_000)
}

/// What is wrong with a file once it is read, and on which line.
fn wrong(name: &str, text: &str) -> (Option<usize>, String) {
    let dir = tempfile::tempdir().unwrap();
    let path = file(&dir, name, text);
    let fault = read(&path, 10_000)
        .and_then(|value| draft(&path, value))
        .and_then(|draft| visnyk_ingest::check("a", draft).map_err(|error| refused(&path, &error)))
        .unwrap_err();
    (fault.line, fault.words)
}

const FIELDS: &str = "+++\nlang = \"uk\"\ntitle = \"Назва\"\npublished_at = 2026-03-17T10:05:00+02:00\n";

#[test]
fn markdown_and_html_are_the_body_below_fields_that_toml_writes() {
    let fields = format!("\u{FEFF}{FIELDS}tags = [\"a\", {{ slug = \"b\", name = \"Б\" }}]\n[source]\nname = \"Рада\"\n+++\n");
    let draft = |body: &str| json!({"lang": "uk", "title": "Назва", "published_at": "2026-03-17T10:05:00+02:00", "tags": ["a", {"slug": "b", "name": "Б"}], "source": {"name": "Рада"}, "body_html": body});
    assert_eq!(read_as("a.md", format!("{fields}\n*Текст*\n")), Ok(draft("<p><em>Текст</em></p>\n")));
    assert_eq!(read_as("a.html", format!("{fields}<p>Текст</p>")), Ok(draft("<p>Текст</p>")));
    assert_eq!(read_as("a.markdown", format!("{fields}a\n\n+++\n\nb").replace('\n', "\r\n")), Ok(draft("<p>a</p>\n<p>+++</p>\n<p>b</p>\n")));
    assert_eq!(read_as("a.json", "\u{FEFF}{\"id\": \"1\"}"), Ok(json!({"id": "1"})));
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    let json = "{\n  \"lang\": \"uk\",\n  \"title\": \"Назва\",\n  \"published_at\": \"2026-03-17T10:05:00+02:00\",\n";
    for (name, text, line, words) in [
        ("a.json", format!("{json}  \"body\": [],\n}}"), Some(6), "is no JSON: trailing comma"),
        ("a.json", format!("{json}  \"body\": [\n    {{\"type\": \"rule\"}},\n    {{\"type\": \"hologram\"}}\n  ]\n}}"), Some(7), "/body/1"),
        ("a.json", format!("{json}  \"body\": [],\n  \"tags\": [\n    \"a\",\n    \"Б\"\n  ]\n}}"), Some(8), "/tags/1: «Б» is no slug"),
        ("a.json", format!("{json}  \"body\": []\n}}").replace("  \"title\": \"Назва\",\n", ""), None, "missing field `title`"),
        ("a.json", format!("{json}  \"body_html\":\n\"{}\"\n}}", "<b>".repeat(65)), Some(6), "/body_html: more than 64 formatting tags"),
        ("a.md", "# Назва\n".into(), Some(1), "does not begin with a line +++"),
        ("a.md", "---\ntitle: Назва\n---\n".into(), Some(1), "YAML"),
        ("a.md", FIELDS.into(), Some(1), "the fields do not end"),
        ("a.md", format!("{FIELDS}tags = [\n+++\n"), Some(5), "the fields are no TOML"),
        ("a.md", format!("{FIELDS}tags = [\n  \"a\",\n  \"Б\",\n]\n+++\n"), Some(7), "/tags/1: «Б» is no slug"),
        ("a.md", format!("{FIELDS}lead = 7\n+++\n"), Some(5), "/lead: invalid type"),
        ("a.md", format!("{FIELDS}body_html = \"x\"\n+++\n"), Some(5), "the body is the text below the fields"),
        ("a.html", format!("{FIELDS}+++\n{}", "<b>".repeat(65)), Some(6), "the text: more than 64 formatting tags"),
        ("a.md", format!("{FIELDS}+++\n{}", "<i>".repeat(65)), Some(6), "the text: more than 64 formatting tags"),
    ] {
        let found = wrong(name, &text);
        assert!(found.0 == line && found.1.contains(words), "{found:?} instead of {words} on {line:?}: {text}");
    }
}

#[test]
fn what_is_too_large_or_no_text_is_refused() {
    assert_eq!(read_as("a.md", "x".repeat(1_001)).unwrap_err().words, "has 1001 bytes, 1000 at most");
    assert_eq!(read_as("a.md", b"+++\n\xFF"), Err(Fault { line: Some(2), words: "is not in UTF-8".into() }));
    assert!(read(Path::new("/none/a.md"), 1).unwrap_err().words.contains("cannot be read"));
}
