use super::reading::{TITLES, come_to};
use super::{document, each, function};
use js_sys::Function;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Where a key writes, chooses, or belongs to something that lies over the page.
const FIELDS: &str = "input,textarea,select,dialog,[contenteditable]";

/// Calls `press` with each key that is pressed by itself and not into a field, and with its place on the keyboard; where the answer
/// is `true`, the browser does nothing else with it.
pub fn listen_to_keys(press: impl Fn(&str, &str) -> bool + 'static) {
    let pressed: Function = function(move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        let is_held = event.ctrl_key() || event.alt_key() || event.meta_key();
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_written = target.is_some_and(|target| target.closest(FIELDS).ok().flatten().is_some());
        if !is_held && !is_written && !event.default_prevented() && press(&event.key(), &event.code()) {
            event.prevent_default();
        }
    });
    if let Some(document) = document() {
        let _ = document.add_event_listener_with_callback("keydown", &pressed);
    }
}

/// Moves the focus to the next row of a list, or to the one before; without a row in focus, to the first in sight. `false` where
/// there is none.
pub fn walk_rows(forth: bool) -> bool {
    let mut rows: Vec<HtmlElement> = Vec::new();
    each(TITLES, |link| rows.extend(link.dyn_into::<HtmlElement>().ok().filter(is_shown)));
    let focused = document().and_then(|document| document.active_element());
    let at = focused.and_then(|focused| rows.iter().position(|row| focused == **row));
    let goal = match at {
        Some(at) if forth => rows.get(at + 1),
        Some(at) => at.checked_sub(1).and_then(|before| rows.get(before)),
        None => rows.iter().find(|row| row.get_bounding_client_rect().top() >= 0.0),
    };
    goal.inspect(|row| come_to(row)).is_some()
}

/// Opens the row that has the focus, if one has.
pub fn open_row() -> bool {
    let focused = document().and_then(|document| document.active_element()?.dyn_into::<HtmlElement>().ok());
    let row = focused.filter(|focused| focused.matches(TITLES).unwrap_or(false));
    row.inspect(HtmlElement::click).is_some()
}

/// Moves the focus to the first field of these that can be seen.
pub fn focus_field(selector: &str) -> bool {
    let mut goal: Option<HtmlElement> = None;
    each(selector, |field| goal = goal.take().or_else(|| field.dyn_into().ok().filter(is_shown)));
    goal.inspect(|field| drop(field.focus())).is_some()
}

fn is_shown(element: &HtmlElement) -> bool {
    element.offset_parent().is_some()
}
