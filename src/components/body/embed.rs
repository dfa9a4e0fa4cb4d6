use crate::address::use_lang;
use crate::browser::Event;
use crate::components::outside_link;
use crate::contract::{SafeUrl, query_pairs};
use crate::locale::catalogue;
use crate::prelude::*;

/// The address of the player, for the sites whose players are known. Nothing else is ever framed.
fn player(url: &SafeUrl) -> Option<String> {
    let rest = url.as_str().split_once("://")?.1;
    let (host, path) = rest.split_once('/')?;
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let is_id = |id: &str| !id.is_empty() && id.len() <= 20 && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    match host.trim_start_matches("www.").trim_start_matches("m.") {
        "youtube.com" | "youtube-nocookie.com" => {
            let watched = query_pairs(query).find(|(key, _)| key == "v").map(|(_, id)| id);
            let id = watched.or_else(|| path.strip_prefix("embed/").or_else(|| path.strip_prefix("shorts/")).map(str::to_owned))?;
            is_id(&id).then(|| format!("https://www.youtube-nocookie.com/embed/{id}?autoplay=1"))
        }
        "youtu.be" => is_id(path).then(|| format!("https://www.youtube-nocookie.com/embed/{path}?autoplay=1")),
        "vimeo.com" => is_id(path).then(|| format!("https://player.vimeo.com/video/{path}?autoplay=1")),
        _ => None,
    }
}

/// Third-party content. Nothing is asked of the other site before the reader presses.
pub(super) fn embed(provider: &str, url: &SafeUrl, title: &str) -> Node {
    let words = catalogue(use_lang());
    let shown = RwSignal::new(false);
    let player = player(url);
    let name = if title.is_empty() { provider.to_owned() } else { title.to_owned() };
    let link = outside_link(url, words.embed_open.into_node());
    let has_player = player.is_some();
    let (heading, frame_title) = (name.clone(), name);
    let frame = move || {
        (shown.get()).then(|| {
            view! {
                <iframe class="embed-frame" src=player.clone() title=frame_title.clone() allow="autoplay; encrypted-media; fullscreen; picture-in-picture" referrerpolicy="strict-origin-when-cross-origin"></iframe>
            }
        })
    };
    let show = move |event: Event| {
        // The button goes: who pressed it with the keyboard stays at the film.
        event.focus_around(".embed");
        shown.set(true);
    };
    let offer = move || {
        (has_player && !shown.get()).then(|| {
            view! {
                <button type="button" class="button button-strong" on:click=show>
                    {words.embed_show}
                </button>
                <p class="embed-notice">{words.embed_notice}</p>
            }
        })
    };
    view! {
        <div class="embed" tabindex="-1">
            <p class="embed-title">{heading}</p>
            {offer} {frame} <p class="embed-link">{link}</p>
        </div>
    }
    .into_node()
}

#[cfg(test)]
mod tests {
    use super::player;
    use crate::contract::SafeUrl;

    fn of(url: &str) -> Option<String> {
        SafeUrl::parse(url).as_ref().and_then(player)
    }

    #[test]
    fn known_players_are_framed_without_cookies() {
        let framed = Some("https://www.youtube-nocookie.com/embed/aaaaaaaaaaa?autoplay=1".to_owned());
        assert_eq!(of("https://www.youtube.com/watch?v=aaaaaaaaaaa&t=3"), framed);
        assert_eq!(of("https://youtu.be/aaaaaaaaaaa"), framed);
        assert_eq!(of("https://www.youtube.com/embed/aaaaaaaaaaa"), framed);
        assert_eq!(of("https://vimeo.com/123").as_deref(), Some("https://player.vimeo.com/video/123?autoplay=1"));
    }

    #[test]
    fn nothing_else_is_framed() {
        for url in [
            "https://example.org/watch?v=a",
            "https://youtube.com.evil.example/watch?v=a",
            "https://www.youtube.com/watch?v=%22%3E",
            "https://www.youtube.com/",
            "/watch?v=a",
        ] {
            assert_eq!(of(url), None, "{url}");
        }
    }
}
