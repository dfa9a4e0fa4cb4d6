//! No browser: for tests and for rendering on the server.

use crate::address::{Address, Move};
use crate::live::told::{Alarm, Told};
use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970.
pub fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64() * 1_000.0)
}

pub fn history(_href: &str, _how: Move, _first: u32) {}

pub fn begin(_moved: Option<&str>) -> u32 {
    0
}

pub fn come_back() {}

pub fn listen(_link: impl Fn(String) + 'static, _arrive: impl Fn(Address) + 'static) {}

pub fn look_ahead(_likely: impl Fn(&str, bool) -> bool + 'static) {}

pub fn is_offline() -> bool {
    false
}

pub fn on_network(_again: impl Fn() + 'static) {}

pub fn spares_data() -> bool {
    false
}

pub fn scroll_to_start(_hash: &str) {}

pub fn focus(_id: &str) {}

pub fn show(_id: &str) {}

pub fn at_leisure(_work: Box<dyn FnOnce()>) {}

pub fn at_rest(_milliseconds: u32, _work: Box<dyn FnOnce()>) {}

pub fn has_focus(_id: &str) -> bool {
    false
}

pub fn focus_soon(_id: String) {}

pub fn set_head(_head: &crate::head::Head) {}

pub fn set_root(_name: &str, _value: Option<&str>) {}

pub fn remember(_key: &str, _value: &str) -> bool {
    false
}

pub fn keeps() -> bool {
    false
}

pub fn offline(_what: &str, _argument: &str, _done: Box<dyn FnOnce(String)>) {}

pub fn forget(_key: &str) {}

pub fn on_storage(_changed: impl Fn() + 'static) {}

pub fn saves_data() -> bool {
    false
}

pub fn recall(_key: &str) -> Option<String> {
    None
}

pub fn reload() {}

pub fn print() {}

/// The address of the file with the regions' shapes.
pub fn shapes() -> String {
    String::new()
}

/// Calls `run` once an element is about to come into sight.
pub fn when_near(_id: &str, _run: impl Fn() + 'static) {}

/// Opens a dialog over the page, which keeps the focus inside.
pub fn show_dialog(_id: &str) {}

/// Closes it; the focus goes back to where it was.
pub fn close_dialog(_id: &str) {}

/// Calls `press` with each key that is pressed by itself and not into a field, and with its place on the keyboard; where the answer
/// is `true`, the browser does nothing else with it.
pub fn listen_to_keys(_press: impl Fn(&str, &str) -> bool + 'static) {}

/// Moves the focus to the next row of a list, or to the one before; without a row in focus, to the first in sight. `false` where
/// there is none.
pub fn walk_rows(_forth: bool) -> bool {
    false
}

/// Opens the row that has the focus, if one has.
pub fn open_row() -> bool {
    false
}

/// Moves the focus to the first field of these that can be seen.
pub fn focus_field(_selector: &str) -> bool {
    false
}

pub fn copy(_text: &str, _done: impl FnOnce(bool) + 'static) {}

pub fn share(_title: &str, _url: &str) -> bool {
    false
}

pub fn can_share() -> bool {
    false
}

pub fn origin() -> String {
    String::new()
}

pub fn live_listen(_told: impl Fn(Told) + 'static) {}

pub fn live_stream(_url: Option<&str>) {}

pub fn live_alarm(_alarm: Alarm, _milliseconds: Option<u32>) {}

pub fn live_tell(_message: &str) {}

pub fn live_lead(_yes: bool) {}

pub fn is_hidden() -> bool {
    false
}

/// Minutes by which the reader's clock is east of Greenwich at a time in seconds since 1970.
pub fn zone(_at: u32) -> i16 {
    0
}

/// Milliseconds on a clock that never goes back.
pub fn elapsed() -> f64 {
    0.0
}

/// Evenly from 0 to 1.
pub fn chance() -> f64 {
    0.5
}

pub fn is_at_rest(_id: &str) -> bool {
    true
}

pub fn is_in_use(_id: &str) -> bool {
    false
}

pub fn is_sliding() -> bool {
    false
}

pub fn slide(_id: &str, change: &mut dyn FnMut()) {
    change();
}

pub fn mark_place(_id: &str) {}

pub fn go_back(_id: &str) {}

pub fn go_to_row(_id: &'static str, _href: String) {}

pub fn set_title_count(_count: u32) {}

/// An event; on the host there is none.
#[derive(Debug)]
pub enum Event {}

impl Event {
    /// What the field holds now.
    pub fn value(&self) -> String {
        match *self {}
    }

    /// What the field of this name in the sent form holds.
    pub fn field(&self, _name: &str) -> Option<String> {
        match *self {}
    }

    /// Whether the box is ticked.
    pub fn is_checked(&self) -> bool {
        match *self {}
    }

    /// An attribute of the closest element around the target that a selector chooses.
    pub fn near(&self, _selector: &str, _attribute: &str) -> Option<String> {
        match *self {}
    }

    /// Moves the focus to the closest element around the target that a selector chooses.
    pub fn focus_around(&self, _selector: &str) {
        match *self {}
    }

    /// The key that was pressed.
    pub fn key(&self) -> String {
        match *self {}
    }

    /// How far from the window's left side it happened, in pixels.
    pub fn x(&self) -> i32 {
        match *self {}
    }

    pub fn prevent_default(&self) {
        match *self {}
    }

    /// Whether a key was held that means another tab or window.
    pub fn has_modifier(&self) -> bool {
        match *self {}
    }
}
