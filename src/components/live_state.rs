use crate::address::use_lang;
use crate::components::ago;
use crate::live::{State, use_hub};
use crate::load::use_ages;
use crate::locale::catalogue;
use crate::prelude::*;

/// How up to date the live lists are, and what stops or resumes them. Empty, in its place, until the page is alive. Of what the
/// browser kept, the list beside the page says since when; for the others the page does.
pub fn live_state(is_beside: bool) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let (hub, ages) = (use_hub(), use_ages());
    let text = {
        let hub = hub.clone();
        move || {
            let name = match hub.state() {
                State::Off | State::Starting => "",
                State::Live => words.live_on,
                State::Reconnecting => words.live_reconnecting,
                State::Polling => words.live_polling,
                State::Offline => words.live_offline,
                State::Paused => words.live_paused,
            };
            let is_behind = !matches!(hub.state(), State::Off | State::Starting | State::Live);
            let mut as_of = if ages.page().is_some() && !is_beside { String::new() } else { hub.as_of() };
            if as_of.is_empty() && is_beside {
                as_of = ages.beside().and_then(|at| ago(lang, at)).unwrap_or_default();
            }
            if is_behind && !as_of.is_empty() { [name, ", ", words.live_as_of, " ", &as_of].concat() } else { name.to_owned() }
        }
    };
    let state = {
        let hub = hub.clone();
        move || hub.state()
    };
    let (code, is_off) = (state.clone(), state.clone());
    let label = move || if state() == State::Paused { words.live_resume } else { words.live_pause };
    view! {
        <p class="live-state" data-state=move || code().code()>
            <span class="live-text">{text}</span>
            <button
                type="button"
                class="live-toggle"
                aria-label=label.clone()
                title=label
                hidden=move || is_off() == State::Off
                on:click=move |_| hub.toggle()
            ></button>
        </p>
    }
    .into_node()
}
