//! What few readers need comes later than the first page: pages that are opened from within the portal, and tools that are
//! opened on a page.
//!
//! [`MORE`] names it all. `cargo xtask build` cuts the linked program there: what only `MORE` reaches becomes a file of its own
//! (`docs/adr/013-a-later-part.md`). It shares memory and state with the first; nothing changes for who writes a view. On the
//! host and in `cargo xtask dev` all is one program, and nothing is waited for.

#[cfg(parts)]
mod apart;
#[cfg(not(parts))]
mod whole;

#[cfg(parts)]
use apart as part;
#[cfg(not(parts))]
use whole as part;

pub use part::{known, load};

use crate::address::Navigator;
use crate::browser::{self, Event};
use crate::client::{ApiError, Client};
use crate::components::combobox::{self, Found, Live};
use crate::components::{error_note, lightbox, shortcuts_dialog, toggle_saved};
use crate::contract::{Card, Picture};
use crate::live;
use crate::pages::{self, Drawing, Values};
use crate::prelude::*;
use crate::reader::{Saved, Settings};
use crate::routes::{Lang, Route};
use std::sync::Arc;

/// What the later part does, by function: whoever asks for it needs nothing of it linked.
pub struct More {
    pub page: fn(&Route) -> Node,
    /// What an open combobox offers, and its keys.
    pub popup: fn(&Live) -> Node,
    pub press: fn(&Live, &Event),
    /// What the fields of filters and of searches offer for a text.
    pub values: fn(&Values, &str) -> Found,
    pub suggestions: fn(Lang, &str) -> Found,
    /// The map, where its shapes are there.
    pub drawn: fn(Lang, &Drawing) -> Node,
    /// An article's pictures, large.
    pub lightbox: fn(Lang, Arc<Vec<Picture>>, RwSignal<u32>) -> Node,
    /// Asks ahead for what the reader is likely to open.
    pub ahead: fn(Client, Navigator, Settings),
    /// Keys that are shortcuts, and the list of them.
    pub keys: fn(Navigator, Settings, RwSignal<bool>),
    pub shortcuts: fn(Lang, RwSignal<bool>) -> Node,
    /// Saved articles: the button, and the one that was withdrawn.
    pub toggle_saved: fn(Lang, &Card, Saved, RwSignal<String>),
    pub was_saved: fn(&str) -> Node,
    /// What follows the newsroom.
    pub live: live::Work,
}

/// Named in `part` alone: any other use would bring it all into the first part.
static MORE: More = More {
    page: pages::more,
    popup: combobox::popup,
    press: combobox::press,
    values: pages::values,
    suggestions: crate::suggestions::find,
    drawn: pages::drawn,
    lightbox,
    ahead: crate::ahead::look,
    keys: crate::keys::listen,
    shortcuts: shortcuts_dialog,
    toggle_saved,
    was_saved: pages::was_saved,
    live: live::WORK,
};

/// Does `run` when the page has nothing else to do and the later part is there.
pub fn at_leisure(run: Run) {
    let run = move || {
        if let Some(more) = known() {
            run(more);
        }
    };
    browser::at_leisure(Box::new(move || when_there(Box::new(run))));
}

/// Does `run` once the later part is there, or is known not to come now.
pub fn with(run: Box<dyn FnOnce(Option<&'static More>)>) {
    load(Box::new(move |_| run(known())));
}

/// What is done with the later part.
pub type Run = Box<dyn FnOnce(&'static More)>;

/// Told whether the part is there.
pub type Done = Box<dyn FnOnce(bool)>;

/// States of a view: even numbers are tries under way, odd ones are tries that failed.
const THERE: u32 = u32::MAX;
const FAILED: u32 = 1;
const FAILED_AGAIN: u32 = 3;

/// Runs `run` once the later part is there. What waits for it can be read meanwhile and its links lead on, so it is tried again,
/// ever more seldom.
pub fn when_there(run: Box<dyn FnOnce()>) {
    attempt_to_run(run, std::time::Duration::from_secs(1));
}

fn attempt_to_run(run: Box<dyn FnOnce()>, pause: std::time::Duration) {
    load(Box::new(move |is_there| {
        if is_there {
            return run();
        }
        leptos::prelude::set_timeout(move || attempt_to_run(run, pause * 2), pause);
    }));
}

/// A view of the later part; `meanwhile` stands there until it has come, and a note where it cannot be had.
pub fn later(view: impl Fn(&More) -> Node + 'static, meanwhile: impl Fn() -> Node + 'static) -> Node {
    let state = RwSignal::new(0);
    if known().is_none() {
        attempt(state);
    }
    let view = move || {
        if let Some(more) = known() {
            // As in the outlet: a signal that is read once while the view is built does not make it anew.
            return untrack(|| view(more));
        }
        if state.get() % 2 == FAILED { error_note(ApiError::Unreachable, move || retry(state)) } else { meanwhile() }
    };
    view.into_node()
}

fn attempt(state: RwSignal<u32>) {
    // The view may be gone by then: `try_` forgives that.
    load(Box::new(move |is_there| {
        let now = state.try_get_untracked().unwrap_or_default();
        // What fails without a connection tells nothing of the part.
        state.try_set(if is_there {
            THERE
        } else if browser::is_offline() {
            FAILED
        } else {
            now + 1
        });
    }));
}

fn retry(state: RwSignal<u32>) {
    let now = state.get_untracked();
    // A newer program has taken the place of this one on the server, and the part of this one is gone: the page itself helps.
    if now >= FAILED_AGAIN && !browser::is_offline() {
        return browser::reload();
    }
    state.set(now + 1);
    attempt(state);
}
