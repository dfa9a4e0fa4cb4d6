use crate::address::use_lang;
use crate::browser;
use crate::components::save_button;
use crate::config::Config;
use crate::contract::{Card, percent_encode};
use crate::head::use_head;
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::Route;

/// Ways to keep an article, to send it on, and to print it.
pub fn share(id: &str, card: &Card) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let head = use_head();
    let path = Route::Article(id.to_owned()).path(lang);
    let origin = use_context::<Config>().unwrap_or_default().public_url;
    // Where the operator named no origin it is the browser's to tell; until it has, the links share the path.
    let url = RwSignal::new(format!("{origin}{path}"));
    let has_sheet = RwSignal::new(false);
    effect(move || {
        if origin.is_empty() {
            url.set(format!("{}{path}", browser::origin()));
        }
        has_sheet.set(browser::can_share());
    });
    let (sheet_title, text) = (card.title.clone(), percent_encode(&card.title));
    let encoded = move || percent_encode(&url.get());
    let (telegram_text, mail_text) = (text.clone(), text);
    let telegram = move || format!("https://t.me/share/url?url={}&text={telegram_text}", encoded());
    let facebook = move || format!("https://www.facebook.com/sharer/sharer.php?u={}", encoded());
    let mail = move || format!("mailto:?subject={mail_text}&body={}", encoded());
    let copy = move |_| browser::copy(&url.get_untracked(), move |done| head.announce(if done { words.article_copied } else { words.article_copy_failed }));
    let sheet = move || {
        let title = sheet_title.clone();
        has_sheet.get().then(|| {
            view! {
                <button type="button" class="button" on:click=move |_| { browser::share(&title, &url.get_untracked()); }>
                    {words.article_share}
                </button>
            }
        })
    };
    let (save, note) = save_button(card);
    view! {
        <div class="share" role="group" aria-label=words.article_share>
            {save} {sheet} <a class="button" href=telegram target="_blank" rel="noopener noreferrer">"Telegram"</a>
            <a class="button" href=facebook target="_blank" rel="noopener noreferrer">"Facebook"</a>
            <a class="button" href=mail>{words.article_email}</a>
            <button type="button" class="button" on:click=copy>{words.article_copy}</button>
            <button type="button" class="button" on:click=move |_| browser::print()>{words.article_print}</button>
        </div>
        {note}
        <p class="print-only">{move || url.get()}</p>
    }
    .into_node()
}
