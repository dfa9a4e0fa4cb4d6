use super::Live;
use super::choice::{Choice, step};
use crate::address::use_lang;
use crate::browser::{self, Event};
use crate::head::use_head;
use crate::locale::{Noun, counted, later_words, number};
use crate::prelude::*;
use std::sync::PoisonError;

/// Takes the keys that open, move, choose and close.
pub fn press(live: &Live, event: &Event) {
    let key = event.key();
    let (is_open, active) = (live.is_open.get_untracked(), live.active.get_untracked());
    match key.as_str() {
        "ArrowDown" | "ArrowUp" => {
            event.prevent_default();
            if is_open {
                live.active.set(step(active, live.count.get_untracked(), key == "ArrowDown"));
                browser::show(&format!("{}-list-{}", live.field.id, live.active.get_untracked()));
            } else {
                live.open();
            }
        }
        "Enter" if is_open && active > 0 => {
            event.prevent_default();
            let chosen = choices(live).get(active as usize - 1).cloned();
            take(live, chosen);
        }
        "Escape" if is_open => {
            event.prevent_default();
            live.close();
        }
        "Escape" => live.field.text.set(String::new()),
        _ => {}
    }
}

fn choices(live: &Live) -> Vec<Choice> {
    live.choices.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

fn take(live: &Live, choice: Option<Choice>) {
    if let Some(choice) = choice.filter(Choice::is_open) {
        live.close();
        live.field.text.set(String::new());
        live.asked.set(String::new());
        live.field.pick.run(choice.value);
    }
}

/// What an open field offers.
pub fn popup(live: &Live) -> Node {
    let live = live.clone();
    let list = move || {
        let live = live.clone();
        let asked = live.asked.get();
        let found = (live.field.lookup)(&asked);
        let told = RwSignal::new(String::new());
        tell(told);
        let choices = move || {
            let text = live.field.text.get();
            let (mut choices, mut is_whole) = found();
            // What was asked for another text, or is not all there, shows nothing that does not fit.
            if text != asked || !is_whole {
                is_whole = false;
                choices.retain(|choice| choice.fits(&text));
            }
            *live.choices.lock().unwrap_or_else(PoisonError::into_inner) = choices.clone();
            list(&live, choices, is_whole, told)
        };
        choices.into_node()
    };
    list.into_node()
}

/// Tells how many choices there are, to those who do not see them.
fn tell(told: RwSignal<String>) {
    let head = use_head();
    effect(move || {
        let text = told.get();
        if !text.is_empty() {
            head.announce(&text);
        }
    });
}

fn list(live: &Live, choices: Vec<Choice>, is_whole: bool, told: RwSignal<String>) -> Node {
    let lang = use_lang();
    let own = later_words(lang);
    if is_whole {
        told.set(if choices.is_empty() { own.choices_none.to_owned() } else { counted(lang, choices.len() as u32, Noun::Choice) });
    }
    live.count.set(choices.len() as u32);
    if choices.is_empty() {
        return is_whole.then(|| view! { <p class="combobox-list combobox-none">{own.choices_none}</p> }).into_node();
    }
    let id = live.field.id;
    let options = choices.into_iter().zip(1..).map(|(choice, place)| option(live, choice, place)).collect::<Node>();
    view! {
        <ul id=format!("{id}-list") class="combobox-list" role="listbox" aria-label=live.field.label aria-busy=(!is_whole).then_some("true")>
            {options}
        </ul>
    }
    .into_node()
}

fn option(live: &Live, choice: Choice, place: u32) -> Node {
    let lang = use_lang();
    let active = live.active;
    let is_active = move || if active.get() == place { "true" } else { "false" };
    let count = choice.count.map(|count| view! { <span class="count">{number(lang, u64::from(count))}</span> });
    let note = (!choice.note.is_empty()).then(|| view! { <span class="combobox-note">{choice.note.clone()}</span> });
    let chosen = choice.is_chosen.then(|| view! { <span class="visually-hidden">{later_words(lang).choice_chosen}</span> });
    let (is_open, is_chosen) = (choice.is_open(), choice.is_chosen);
    let (live, taken) = (live.clone(), choice.clone());
    view! {
        <li
            id=format!("{}-list-{place}", live.field.id)
            class="combobox-option"
            role="option"
            aria-selected=is_active
            aria-disabled=(!is_open).then_some("true")
            data-chosen=is_chosen.then_some("")
            // The field keeps the focus.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| take(&live, Some(taken.clone()))
        >
            <span class="combobox-name" lang=choice.lang>{choice.name}</span> {chosen} {note} {count}
        </li>
    }
    .into_node()
}
