use crate::address::use_lang;
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// Breadcrumbs: the pages above this one, topmost first; the front page is added. A name in Cyrillic on an English page is
/// marked as Ukrainian.
pub fn trail(above: Vec<(Route, String)>) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let steps = std::iter::once((Route::Home, words.home.to_owned())).chain(above);
    let steps = steps.map(|(route, name)| {
        let ukrainian = lang == Lang::En && name.chars().any(|c| ('\u{400}'..='\u{4FF}').contains(&c));
        view! {
            <li>
                <a href=route.path(lang) lang=ukrainian.then_some("uk")>{name}</a>
            </li>
        }
    });
    view! {
        <nav class="trail" aria-label=words.article_breadcrumbs>
            <ol>{steps.collect::<Node>()}</ol>
        </nav>
    }
    .into_node()
}
