use crate::files;
use anyhow::{Result, bail};
use std::path::Path;
use visnyk_routes::{Lang, Located, Route};

/// The paths of the articles that a file lists, each once.
pub fn read(file: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    for (number, line) in (1..).zip(files::read_text(file)?.trim_start_matches('\u{FEFF}').lines()) {
        let entry = line.split('#').next().unwrap_or_default().trim();
        if entry.is_empty() {
            continue;
        }
        let Some(path) = path(entry) else {
            bail!("{}, line {number}: «{entry}» is neither an article's id nor its path, such as /en/news/1001", file.display());
        };
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        bail!("{} lists no article", file.display());
    }
    Ok(paths)
}

/// Only what names an article: it becomes a file's name.
fn path(entry: &str) -> Option<String> {
    let path = if entry.starts_with('/') { entry.to_owned() } else { Route::Article(entry.to_owned()).path(Lang::Uk) };
    let located = Located::parse(&path)?;
    matches!(&located.route, Route::Article(_)).then(|| located.path())
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn an_id_is_ukrainian_and_a_path_says_its_language() {
        assert_eq!(path("1001").as_deref(), Some("/news/1001"));
        assert_eq!(path("/news/a.b-c_d").as_deref(), Some("/news/a.b-c_d"));
        assert_eq!(path("/en/news/1001").as_deref(), Some("/en/news/1001"));
    }

    #[test]
    fn what_names_no_article_names_no_file() {
        for entry in ["../x", "..", ".", "a/b", "/news/../x", "/news/%2e%2e%2fx", "/news/..", "\\x", "/news", "/", "/tags/osvita", "//x", "a b", "a?b", "c:"] {
            assert_eq!(path(entry), None, "{entry}");
        }
    }
}
