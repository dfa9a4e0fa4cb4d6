//! A field that offers what fits the text typed into it: the combobox of WAI-ARIA, with a list. The field stands on first pages;
//! what it offers, and the keys that choose, come with the later part.

mod choice;
mod popup;

use crate::browser;
use crate::later::{self, later};
use crate::prelude::*;
pub use choice::Choice;
pub use popup::{popup, press};
use std::sync::{Arc, Mutex};

/// Milliseconds without a key until choices are asked for.
const REST: u32 = 180;

/// The choices for a text, and whether they are all; followed while they come.
pub type Found = Box<dyn Fn() -> (Vec<Choice>, bool)>;

/// Begins to look for the choices that fit a text.
pub type Lookup = Arc<dyn Fn(&str) -> Found + Send + Sync>;

/// A combobox.
#[derive(Clone)]
pub struct Combobox {
    pub id: &'static str,
    /// The name of the form's field, for one whose text itself is sent.
    pub name: Option<&'static str>,
    pub label: &'static str,
    /// Of the label.
    pub class: Option<&'static str>,
    pub hint: &'static str,
    /// What stands in the field.
    pub text: RwSignal<String>,
    pub lookup: Lookup,
    /// Called with the value that was chosen.
    pub pick: Callback<String>,
}

/// A combobox as it stands on the page.
#[derive(Clone)]
pub struct Live {
    field: Combobox,
    is_open: RwSignal<bool>,
    /// The place of the choice that the arrows are at, from 1 on.
    active: RwSignal<u32>,
    /// How many choices are shown.
    count: RwSignal<u32>,
    /// The text that choices are asked for.
    asked: RwSignal<String>,
    choices: Arc<Mutex<Vec<Choice>>>,
}

/// The field with its choices under it.
pub fn combobox(field: Combobox) -> Node {
    let live = Live {
        field,
        is_open: RwSignal::new(false),
        active: RwSignal::new(0),
        count: RwSignal::new(0),
        asked: RwSignal::new(String::new()),
        choices: Arc::default(),
    };
    let Combobox { id, name, label, class, hint, text, .. } = live.field;
    let list_id = format!("{id}-list");
    let (typed, keyed, left, opened) = (live.clone(), live.clone(), live.clone(), live.clone());
    let (is_open, active, count) = (live.is_open, live.active, live.count);
    let active_id = {
        let list_id = list_id.clone();
        move || (active.get() > 0).then(|| format!("{list_id}-{}", active.get()))
    };
    let choices = move || {
        let live = live.clone();
        is_open.get().then(|| later(move |more| (more.popup)(&live), || ().into_node()))
    };
    let expanded = move || if is_open.get() && count.get() > 0 { "true" } else { "false" };
    view! {
        <div class="combobox">
            <label for=id class=class>{label}</label>
            <input
                id=id
                name=name
                type="search"
                role="combobox"
                maxlength="200"
                autocomplete="off"
                autocapitalize="none"
                enterkeyhint="search"
                placeholder=hint
                aria-autocomplete="list"
                aria-expanded=expanded
                aria-controls=list_id
                aria-activedescendant=active_id
                value=untrack(|| text.get())
                prop:value=move || text.get()
                on:input=move |event| typed.type_in(event.value())
                on:focus=|_| later::load(Box::new(|_| {}))
                on:keydown=move |event| {
                    if let Some(more) = later::known() {
                        (more.press)(&keyed, &event);
                    }
                }
                on:click=move |_| opened.open()
                on:blur=move |_| left.close()
            />
            {choices}
        </div>
    }
    .into_node()
}

impl Live {
    fn open(&self) {
        if !self.is_open.get_untracked() {
            self.asked.set(self.field.text.get_untracked());
            self.is_open.set(true);
        }
    }

    fn close(&self) {
        self.is_open.set(false);
        self.active.set(0);
    }

    fn type_in(&self, text: String) {
        // Before it opens it is not asked with the text before.
        self.open();
        self.active.set(0);
        self.field.text.set(text.clone());
        let asked = self.asked;
        browser::at_rest(REST, Box::new(move || drop(asked.try_set(text))));
    }
}
