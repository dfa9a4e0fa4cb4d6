use crate::address::use_lang;
use crate::browser;
use crate::client::article_path;
use crate::contract::Card;
use crate::later;
use crate::locale::{LaterWords, catalogue, later_words};
use crate::prelude::*;
use crate::reader::{Entry, Refusal, Saved, use_saved};
use crate::routes::Lang;
use std::sync::Arc;

/// Saves an article, or takes it out again, and says how that went.
pub fn save_button(card: &Card) -> (Node, Node) {
    let lang = use_lang();
    let words = catalogue(lang);
    let saved = use_saved();
    let note = RwSignal::new(String::new());
    let card = Arc::new(card.clone());
    let id = card.id.clone();
    let toggle = move |_| {
        let card = card.clone();
        later::with(Box::new(move |more| match more {
            Some(more) => (more.toggle_saved)(lang, &card, saved, note),
            None => drop(note.try_set(words.article_save_failed.to_owned())),
        }));
    };
    let button = view! {
        <button type="button" class="button save-button" aria-pressed=move || if saved.has(&id) { "true" } else { "false" } on:click=toggle>
            {words.article_save}
        </button>
    };
    (button.into_node(), view! { <p class="save-note" role="status">{move || note.get()}</p> }.into_node())
}

/// Saves an article or takes it out again, and notes how that went.
pub fn toggle_saved(lang: Lang, card: &Card, saved: Saved, note: RwSignal<String>) {
    let own = later_words(lang);
    let say = move |text: &str| {
        // The reader may have left the page meanwhile.
        note.try_set(text.to_owned());
    };
    let id = card.id.clone();
    if untrack(|| saved.has(&id)) {
        say(saved.remove(&id).map_or_else(|refusal| refused(own, refusal), |()| own.article_save_undone));
        return browser::offline("sweep", "", Box::new(|_| {}));
    }
    if let Err(refusal) = saved.save(&Entry::of(card)) {
        return say(refused(own, refusal));
    }
    say(own.article_save_begun);
    let path = article_path(&id);
    let kept = move |how: String| {
        let text = match how.as_str() {
            "kept" => own.article_save_done,
            "bare" => own.article_save_bare,
            "full" => own.article_save_full,
            _ => catalogue(lang).article_save_failed,
        };
        // An article of which only the name is there would promise what it does not hold.
        if !matches!(how.as_str(), "kept" | "bare") {
            let _ = saved.remove(&id);
        }
        say(text);
    };
    browser::offline("keep", &path, Box::new(kept));
}

fn refused(own: &LaterWords, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Most => own.article_save_most,
        Refusal::Full => own.article_save_full,
        Refusal::Storage => own.article_save_refused,
    }
}
