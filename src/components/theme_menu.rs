use crate::address::use_lang;
use crate::browser::Event;
use crate::locale::catalogue;
use crate::prelude::*;
use crate::reader::{Theme, use_settings};

/// Chooses the colours.
pub fn theme_menu() -> Node {
    let words = catalogue(use_lang());
    let settings = use_settings();
    let options = [(Theme::Auto, words.theme_auto), (Theme::Light, words.theme_light), (Theme::Dark, words.theme_dark)];
    let choose = move |event: Event| {
        let code = event.value();
        settings.set_theme(Theme::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default());
    };
    view! {
        <label class="theme-menu">
            <span class="visually-hidden">{words.theme}</span>
            <select autocomplete="off" prop:value=move || settings.theme().code() on:change=choose>
                {options.map(|(theme, name)| view! { <option value=theme.code()>{name}</option> }).into_iter().collect::<Node>()}
            </select>
        </label>
    }
    .into_node()
}
