use crate::address::use_lang;
use crate::locale::catalogue;
use crate::reader::{Theme, use_settings};
use leptos::prelude::*;

/// Chooses the colours.
pub fn theme_menu() -> AnyView {
    let words = catalogue(use_lang());
    let settings = use_settings();
    let options = [(Theme::Auto, words.theme_auto), (Theme::Light, words.theme_light), (Theme::Dark, words.theme_dark)];
    let choose = move |event: leptos::ev::Event| {
        let code = event_target_value(&event);
        settings.set_theme(Theme::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default());
    };
    view! {
        <label class="theme-menu">
            <span class="visually-hidden">{words.theme}</span>
            <select autocomplete="off" prop:value=move || settings.theme().code() on:change=choose>
                {options.map(|(theme, name)| view! { <option value=theme.code()>{name}</option> }).into_iter().collect_view()}
            </select>
        </label>
    }
    .into_any()
}
