//! No browser: for tests and for rendering on the server.

use crate::address::Move;
use crate::live::told::{Alarm, Told};
use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970.
pub fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64() * 1_000.0)
}

pub fn history(_href: &str, _how: Move) {}

pub fn listen(_link: impl Fn(String) + 'static, _arrive: impl Fn(String) + 'static) {}

pub fn look_ahead(_likely: impl Fn(&str, bool) -> bool + 'static) {}

pub fn is_offline() -> bool {
    false
}

pub fn spares_data() -> bool {
    false
}

pub fn scroll_to_start(_hash: &str) {}

pub fn focus(_id: &str) {}

pub fn set_head(_head: &crate::head::Head) {}

pub fn set_root(_name: &str, _value: Option<&str>) {}

pub fn remember(_key: &str, _value: &str) {}

pub fn recall(_key: &str) -> Option<String> {
    None
}

pub fn print() {}

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

    pub fn prevent_default(&self) {
        match *self {}
    }

    /// Whether a key was held that means another tab or window.
    pub fn has_modifier(&self) -> bool {
        match *self {}
    }
}
