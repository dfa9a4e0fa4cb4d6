use crate::browser;
use crate::head::use_head;
use crate::locale::later_words;
use crate::prelude::*;
use crate::reader::{use_saved, use_settings};
use crate::routes::{Lang, Route};

/// What this browser keeps, and how to get rid of it.
pub(super) fn kept(lang: Lang) -> Node {
    let own = later_words(lang);
    let (saved, settings) = (use_saved(), use_settings());
    let saved_count = move || (saved.entries().len() as u32).to_string();
    // Known once the script that keeps the copies has counted them.
    let copies = RwSignal::new(String::new());
    let count = move || {
        browser::offline(
            "count",
            "",
            Box::new(move |count| {
                copies.try_set(count);
            }),
        );
    };
    effect(count);
    let copies_count = move || copies.with(|count| if count.is_empty() { "0".to_owned() } else { count.clone() });
    // Who spares data is asked: for others the portal does so by itself.
    let prepare = move || settings.data_saver().then(|| prepare(lang));
    view! {
        <section class="settings kept" aria-labelledby="kept-title">
            <h2 id="kept-title" class="section-title">
                {own.settings_kept}
            </h2>
            <ul class="kept-list">
                <li>{own.settings_kept_settings}</li>
                <li>
                    <a href=Route::Saved.path(lang)>{own.settings_kept_saved}</a>
                    " "
                    {saved_count}
                </li>
                <li>{own.settings_kept_copies} " " {copies_count}</li>
                <li>{own.settings_kept_more}</li>
            </ul>
            {prepare} {delete(lang, count)}
        </section>
    }
    .into_node()
}

fn prepare(lang: Lang) -> Node {
    let own = later_words(lang);
    let head = use_head();
    let note = RwSignal::new(String::new());
    let prepare = move |_| {
        let done = move |how: String| {
            let text = if how == "kept" { own.settings_offline_done } else { own.settings_offline_failed };
            note.try_set(text.to_owned());
            head.announce(text);
        };
        browser::offline("prepare", "", Box::new(done));
    };
    view! {
        <p>
            <button type="button" class="button" on:click=prepare>
                {own.settings_offline}
            </button>
            " "
            <span>{move || note.get()}</span>
        </p>
    }
    .into_node()
}

/// Asks once more: what is deleted does not come back.
fn delete(lang: Lang, count: impl Fn() + Copy + 'static) -> Node {
    let own = later_words(lang);
    let saved = use_saved();
    let head = use_head();
    let is_asking = RwSignal::new(false);
    let ask = move |yes: bool| {
        is_asking.set(yes);
        browser::focus_soon(if yes { "delete-no" } else { "delete" }.to_owned());
    };
    let delete = move |_| {
        saved.clear();
        browser::offline(
            "forget",
            "",
            Box::new(move |_| {
                head.announce(own.settings_delete_done);
                count();
            }),
        );
        ask(false);
    };
    let shown = move || {
        if is_asking.get() {
            view! {
                <p role="group" aria-label=own.settings_delete>
                    {own.settings_delete_sure} " "
                    <button type="button" class="button" on:click=delete>
                        {own.settings_delete_yes}
                    </button>
                    " "
                    <button type="button" class="button" id="delete-no" on:click=move |_| ask(false)>
                        {own.settings_delete_no}
                    </button>
                </p>
            }
            .into_node()
        } else {
            view! {
                <p>
                    <button type="button" class="button" id="delete" on:click=move |_| ask(true)>
                        {own.settings_delete}
                    </button>
                </p>
            }
            .into_node()
        }
    };
    shown.into_node()
}
