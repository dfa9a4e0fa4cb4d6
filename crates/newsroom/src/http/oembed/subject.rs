use crate::http::feeds::Base;
use visnyk_contract::Selection;
use visnyk_routes::{Builder, EMBED_PATH, Embed, Located, Route};

/// What an address of the portal is about.
#[derive(PartialEq, Debug)]
pub enum Subject {
    Widget(Embed),
    /// Its id.
    Article(String),
}

/// What stands for an address; `None` when nothing does: it is another's, or that of a page such as the reader's settings.
pub fn of(base: &Base, url: &str) -> Option<Subject> {
    let url = url.split('#').next().unwrap_or(url);
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let path = path_of(base, path)?;
    if path == EMBED_PATH {
        return Some(Subject::Widget(Embed::parse(query).embed));
    }
    let Located { lang, route } = Located::parse(path)?;
    let selection = match &route {
        Route::Article(id) => return Some(Subject::Article(id.clone())),
        Route::Widgets => return Some(Subject::Widget(Builder::parse(query).0.embed)),
        Route::Home => Selection::new(),
        Route::News | Route::Tag(_) | Route::Region(_) | Route::Community(_) => route.selection(query),
        _ => return None,
    };
    // A widget shows the latest: it cannot stand for what was found by words.
    if !selection.text().is_empty() {
        return None;
    }
    Some(Subject::Widget(Embed { lang, ..Embed::parse(&selection.to_query()).embed }))
}

/// The path of an address of ours, whichever of the two schemes it has: editors paste what they have seen.
fn path_of<'a>(base: &Base, address: &'a str) -> Option<&'a str> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let (_, host) = base.0.split_once("://")?;
    let (named, path) = rest.split_at_checked(host.len()).filter(|_| is_web)?;
    let is_ours = named.eq_ignore_ascii_case(host);
    match path {
        "" if is_ours => Some("/"),
        path if is_ours && path.starts_with('/') => Some(path),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(url: &str) -> Option<Subject> {
        of(&Base("https://news.example:8080".into()), url)
    }

    fn widget(path: &str) -> String {
        match subject(&format!("https://news.example:8080{path}")) {
            Some(Subject::Widget(embed)) => embed.path(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn lists_are_widgets_with_their_selection_and_language() {
        for (path, embed) in [
            ("", ""),
            ("/", ""),
            ("/en/", "?lang=en"),
            ("/news?page=3&utm_source=a", ""),
            ("/news?tag=osvita,voda&region=lvivska&from=2026-01-02#list", "?from=2026-01-02&region=lvivska&tag=osvita,voda"),
            ("/tags/osvita", "?tag=osvita"),
            ("/news/tag/osvita", "?tag=osvita"),
            ("/en/regions/kyiv?media=video", "?lang=en&media=video&region=kyiv"),
            ("/communities/zhytomyrska/?community=other", "?community=zhytomyrska"),
            ("/widgets?layout=cards&lang=en&limit=3&preview-width=320", "?lang=en&layout=cards&limit=3"),
            ("/embed/latest?layout=compact&tag=osvita", "?layout=compact&tag=osvita"),
            ("/news?tag=a,b,c,d,e,f", "?tag=a,b,c,d,e"),
        ] {
            assert_eq!(widget(path), format!("/embed/latest{embed}"), "{path}");
        }
    }

    #[test]
    fn an_article_is_known_by_its_id_in_either_language_and_scheme() {
        for url in ["https://news.example:8080/news/1001", "http://NEWS.example:8080/en/news/1001?utm_source=x", "HTTPS://news.example:8080/news/1001.amp#top"]
        {
            assert_eq!(subject(url), Some(Subject::Article("1001".into())), "{url}");
        }
    }

    #[test]
    fn what_is_elsewhere_or_no_list_has_nothing() {
        for url in [
            "",
            "/news",
            "//news.example:8080/news",
            "https://news.example/news",
            "https://news.example:80800/news",
            "https://news.example:8080.evil/news",
            "https://evil/https://news.example:8080/news",
            "https://a@news.example:8080/news",
            "ftp://news.example:8080/news",
            "https://news.example:8080/settings",
            "https://news.example:8080/search?q=a",
            "https://news.example:8080/news?q=a",
            "https://news.example:8080/tags",
            "https://news.example:8080/nowhere",
            "https://news.example:8080\\news",
            "https://новини",
        ] {
            assert_eq!(subject(url), None, "{url}");
        }
    }
}
