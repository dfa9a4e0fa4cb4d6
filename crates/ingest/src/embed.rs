//! Films of others. The page shows them only after a press, so the address of the film's own page is kept.

use super::words::line;
use scraper::ElementRef;
use visnyk_contract::{Block, SafeUrl};

/// The block of an `iframe` that shows a film of YouTube or Vimeo.
pub fn of_iframe(element: ElementRef<'_>) -> Option<Block> {
    let src = element.attr("src").or_else(|| element.attr("data-src"))?;
    let (provider, url) = canonical(src)?;
    Some(Block::Embed { provider: provider.to_owned(), url, title: line(element.attr("title").unwrap_or_default()) })
}

/// The provider and the address of the film's own page.
pub fn canonical(address: &str) -> Option<(&'static str, SafeUrl)> {
    let address = address.trim();
    let rest = ["https://", "http://", "//"].into_iter().find_map(|start| address.strip_prefix(start))?;
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(&host);
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let path = path.split('#').next().unwrap_or_default();
    match host {
        "youtube.com" | "youtube-nocookie.com" => {
            let watched = || query.split(['&', '#']).find_map(|pair| pair.strip_prefix("v=")).filter(|_| path == "watch");
            youtube(["embed/", "shorts/", "live/", "v/"].into_iter().find_map(|start| path.strip_prefix(start)).or_else(watched)?)
        }
        "youtu.be" => youtube(path),
        "player.vimeo.com" => vimeo(path.strip_prefix("video/")?),
        "vimeo.com" => vimeo(path),
        _ => None,
    }
}

fn youtube(id: &str) -> Option<(&'static str, SafeUrl)> {
    let id = id.trim_end_matches('/');
    let is_id = id.len() == 11 && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let url = SafeUrl::parse(&format!("https://www.youtube.com/watch?v={id}")).filter(|_| is_id)?;
    Some(("youtube", url))
}

fn vimeo(id: &str) -> Option<(&'static str, SafeUrl)> {
    let id = id.trim_end_matches('/');
    let is_id = (1..=12).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit());
    let url = SafeUrl::parse(&format!("https://vimeo.com/{id}")).filter(|_| is_id)?;
    Some(("vimeo", url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_films_address_becomes_the_canonical_one() {
        let film = |address| canonical(address).map(|(provider, url)| (provider, url.to_string()));
        for address in [
            "https://www.youtube.com/embed/aB3_-678901?autoplay=1",
            "//www.youtube-nocookie.com/embed/aB3_-678901",
            "https://youtu.be/aB3_-678901",
            "http://youtube.com/watch?list=x&v=aB3_-678901#t=1",
        ] {
            assert_eq!(film(address), Some(("youtube", "https://www.youtube.com/watch?v=aB3_-678901".into())), "{address}");
        }
        assert_eq!(film("https://player.vimeo.com/video/123456?h=x"), Some(("vimeo", "https://vimeo.com/123456".into())));
    }

    #[test]
    fn what_only_looks_like_a_film_is_none() {
        for address in [
            "https://evil.example/embed/aB3_-678901",
            "https://youtube.com.evil.example/embed/aB3_-678901",
            "https://youtube.com@evil.example/embed/aB3_-678901",
            "javascript://youtube.com/embed/aB3_-678901",
            "https://www.youtube.com/embed/../../x",
            "https://www.youtube.com/embed/aB3_-67890\"",
            "https://player.vimeo.com/video/12a",
            "",
        ] {
            assert_eq!(canonical(address), None, "{address}");
        }
    }
}
