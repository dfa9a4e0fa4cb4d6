use super::title;
use crate::address::{use_lang, use_navigator};
use crate::client::nearest_path;
use crate::components::{headline, search_form};
use crate::contract::{ArticleList, Selection, percent_decode};
use crate::head::About;
use crate::load::Load;
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::Route;
use crate::suggestions::suggestions;

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
    let lang = use_lang();
    About::new(lang, heading, text).hidden().write();
    let form = search_form("missing-search", catalogue(lang).search_for, search.clone(), Selection::new(), suggestions(lang));
    view! {
        <div class="not-here">
            {title(heading.to_owned())} <p>{text}</p> {form}
            <p>
                <a class="button" href=Route::News.path(lang)>
                    {catalogue(lang).all_news}
                </a>
            </p>
            {nearest(search)}
        </div>
    }
    .into_node()
}

/// What the words of the address find. Finding nothing, or failing, is quiet: the search field is there.
fn nearest(words: String) -> Option<Node> {
    if words.is_empty() {
        return None;
    }
    let lang = use_lang();
    let load = Load::<ArticleList>::new(move || nearest_path(lang, &words));
    let list = move || {
        let found = load.ready().filter(|found| !found.items.is_empty())?;
        Some(view! {
            <section aria-labelledby="nearest-title">
                <h2 id="nearest-title" class="section-title">{catalogue(lang).nearest}</h2>
                <ul>{found.items.iter().map(|card| headline(lang, card)).collect::<Node>()}</ul>
            </section>
        })
    };
    Some(list.into_node())
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
