use crate::address::use_lang;
use crate::browser;
use crate::components::ago;
use crate::load::use_ages;
use crate::locale::catalogue;
use crate::prelude::*;

/// Says that the page shows what the browser kept, and since when. Empty, in its place, as long as it does not.
pub fn kept_note() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let ages = use_ages();
    let text = move || {
        let at = ages.page().and_then(|at| ago(lang, at))?;
        let why = if browser::is_offline() { words.kept_offline } else { words.kept_silent };
        Some([why, " ", &at].concat())
    };
    view! {
        <p class="kept-note" role="status">
            {text}
        </p>
    }
    .into_node()
}
