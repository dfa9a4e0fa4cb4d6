mod kept;

use super::title;
use crate::address::use_lang;
use crate::browser::Event;
use crate::head::{About, use_head};
use crate::locale::{catalogue, later_words};
use crate::prelude::*;
use crate::reader::{Setting, use_settings};
use crate::routes::{Lang, Route};
use kept::kept;

/// What the reader can set, and what this browser keeps of it and besides.
pub fn settings() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let own = later_words(lang);
    About::new(lang, words.settings, own.settings_lead).hidden().write();
    let settings = use_settings();
    let head = use_head();
    effect(move || settings.probe());
    let refused = move || settings.is_refused().then(|| view! { <p class="ignored" role="note">{own.settings_refused}</p> });
    let themes = [("auto", own.theme_auto), ("light", own.theme_light), ("dark", own.theme_dark)];
    let sizes = [("100", "100\u{A0}%"), ("112", "112\u{A0}%"), ("125", "125\u{A0}%"), ("150", "150\u{A0}%")];
    let spacings = [("normal", own.settings_spacing_normal), ("open", own.settings_spacing_open)];
    let reset = move |_| {
        settings.reset();
        head.announce(own.settings_reset_done);
    };
    view! {
        {title(words.settings.to_owned())} <p class="page-lead">{own.settings_lead}</p> {refused}
        <div class="settings">
            {choice(Setting::Theme, own.theme, &themes)} {choice(Setting::Size, own.settings_size, &sizes)}
            {choice(Setting::Spacing, own.settings_spacing, &spacings)}
            <fieldset class="setting">
                <legend>{own.settings_reading}</legend>
                {switch(Setting::DataSaver, own.settings_data_saver, own.settings_data_saver_hint)}
                {switch(Setting::Live, own.settings_live, own.settings_live_hint)} {switch(Setting::Keys, own.keys, own.settings_keys_hint)}
            </fieldset>
            <div class="setting">
                <h2>{own.settings_language}</h2>
                <p class="setting-choices">{language(lang, Lang::Uk, "Українська")} {language(lang, Lang::En, "English")}</p>
            </div>
            <p>
                <button type="button" class="button" on:click=reset>
                    {own.settings_reset}
                </button>
            </p>
        </div>
        {kept(lang)}
    }
    .into_node()
}

/// One of several values.
fn choice(setting: Setting, name: &'static str, values: &[(&'static str, &'static str)]) -> Node {
    let settings = use_settings();
    let option = |(code, name): &(&'static str, &'static str)| {
        let code = *code;
        let checked = move || (settings.code(setting) == code).then_some("checked");
        // A browser that loads the page again would put back what was pressed before.
        view! {
            <label class="setting-option">
                <input
                    type="radio"
                    name=setting.key()
                    value=code
                    autocomplete="off"
                    checked=checked
                    prop:checked=checked
                    on:change=move |event: Event| settings.choose(setting, &event.value())
                />
                <span>{*name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="setting">
            <legend>{name}</legend>
            <div class="setting-choices">{values.iter().map(option).collect::<Node>()}</div>
        </fieldset>
    }
    .into_node()
}

/// Something that is on or off.
fn switch(setting: Setting, name: &'static str, hint: &'static str) -> Node {
    let settings = use_settings();
    let checked = move || settings.is_on(setting).then_some("checked");
    let hint_id = [&setting.key(), ".hint"].concat();
    view! {
        <div class="setting-switch">
            <label class="setting-option">
                <input
                    type="checkbox"
                    autocomplete="off"
                    aria-describedby=hint_id.clone()
                    checked=checked
                    prop:checked=checked
                    on:change=move |_| settings.switch(setting, !untrack(|| settings.is_on(setting)))
                />
                <span>{name}</span>
            </label>
            <p class="setting-hint" id=hint_id>
                {hint}
            </p>
        </div>
    }
    .into_node()
}

fn language(here: Lang, lang: Lang, name: &'static str) -> Node {
    view! {
        <a class="button" href=Route::Settings.path(lang) lang=lang.code() hreflang=lang.code() aria-current=(here == lang).then_some("true")>
            {name}
        </a>
    }
    .into_node()
}
