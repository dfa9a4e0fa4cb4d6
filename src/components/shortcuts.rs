use crate::browser;
use crate::locale::{catalogue, later_words};
use crate::prelude::*;
use crate::reader::use_settings;
use crate::routes::Lang;

const ID: &str = "shortcuts";

/// The list of shortcuts over the page, and whether they are on.
pub fn shortcuts_dialog(lang: Lang, shown: RwSignal<bool>) -> Node {
    let words = catalogue(lang);
    let own = later_words(lang);
    effect(|| browser::show_dialog(ID));
    view! {
        <dialog id=ID class="shortcuts" aria-labelledby="shortcuts-title" on:close=move |_| shown.set(false)>
            <h2 id="shortcuts-title">{own.keys}</h2>
            {shortcuts(lang)}
            {shortcuts_switch(lang)}
            <button type="button" class="button" on:click=|_| browser::close_dialog(ID)>{words.close}</button>
        </dialog>
    }
    .into_node()
}

/// What each key does.
pub fn shortcuts(lang: Lang) -> Node {
    let own = later_words(lang);
    let rows = [("j", own.keys_next), ("k", own.keys_previous), ("o", own.keys_open), ("/", own.keys_search), ("?", own.keys_help)];
    let rows = rows.map(|(key, what)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div> });
    view! { <dl class="shortcuts-list">{rows.into_iter().collect::<Node>()}</dl> }.into_node()
}

/// Switches them off and on.
pub fn shortcuts_switch(lang: Lang) -> Node {
    let settings = use_settings();
    let on = move || settings.keys();
    // What is pressed is what is meant: the box shows the setting again whenever that changes.
    let turn = move |_| settings.set_keys(!untrack(on));
    view! {
        <button type="button" class="shortcuts-switch" role="switch" aria-checked=move || if on() { "true" } else { "false" } on:click=turn>
            {later_words(lang).keys_on}
        </button>
    }
    .into_node()
}
