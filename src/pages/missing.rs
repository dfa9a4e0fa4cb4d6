use super::title;
use crate::address::{use_lang, use_navigator};
use crate::components::search_form;
use crate::contract::percent_decode;
use crate::head::set_head_missing;
use crate::locale::catalogue;
use crate::prelude::*;

/// 404: there is no such page. The words of the address are ready to be searched for.
pub fn missing() -> Node {
    let words = catalogue(use_lang());
    let path = use_navigator().address_untracked().path;
    not_here(words.not_found_title, words.not_found_text, words_of(&path))
}

/// The words that an address seems to be made of.
fn words_of(path: &str) -> String {
    let decoded = percent_decode(path).unwrap_or_default();
    let words = decoded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2 && !matches!(*word, "news" | "tags" | "regions" | "communities" | "html" | "php"));
    words.take(6).collect::<Vec<_>>().join(" ")
}

/// What a page says whose subject is not there (any more).
pub(super) fn not_here(heading: &str, text: &'static str, search: String) -> Node {
    set_head_missing(use_lang(), heading);
    view! {
        <div class="not-here">
            {title(heading.to_owned())} <p>{text}</p> {search_form("missing-search", search)}
        </div>
    }
    .into_node()
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn the_words_of_an_address_become_a_search() {
        assert_eq!(words_of("/news/tag/%D1%88%D0%BA%D0%BE%D0%BB%D0%B0-2026.html"), "tag школа 2026");
        assert_eq!(words_of("/%"), "");
    }
}
