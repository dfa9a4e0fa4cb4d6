//! The real browser.

mod ahead;
mod boot;
mod event;
mod fetch;
mod head;
mod keys;
mod live;
mod mount;
mod navigation;
mod near;
mod offline;
mod page;
mod places;
mod reading;
mod storage;

pub use ahead::{is_offline, look_ahead, saves_data, spares_data};
#[cfg(debug_assertions)]
pub use boot::explain_panics;
pub use boot::{answers, config_json, rendered_at, set_accent, shapes};
pub use event::Event;
pub use fetch::FetchTransport;
pub use head::set_head;
pub use keys::{focus_field, listen_to_keys, open_row, walk_rows};
pub use live::{chance, elapsed, is_hidden, live_alarm, live_lead, live_listen, live_stream, live_tell};
pub use mount::mount;
pub use navigation::{begin, current_address, history, listen, scroll_to_start};
pub use near::when_near;
pub use offline::{offline, on_network};
pub use page::{at_leisure, at_rest, can_share, close_dialog, copy, focus, has_focus, now, origin, print, reload, set_root, share, show, show_dialog, zone};
pub use places::come_back;
pub use reading::{focus_soon, go_back, go_to_row, is_at_rest, is_in_use, is_sliding, mark_place, set_title_count, slide};
pub use storage::{forget, keeps, on_storage, recall, remember};

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{Document, HtmlElement, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

thread_local! {
    /// Asked for once: building a page asks for it with every node.
    static DOCUMENT: Option<Document> = window().and_then(|window| window.document());
}

fn document() -> Option<Document> {
    DOCUMENT.with(Clone::clone)
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Calls `run` with each element that the selector chooses.
fn each(selector: &str, mut run: impl FnMut(web_sys::Element)) {
    let Some(found) = document().and_then(|document| document.query_selector_all(selector).ok()) else { return };
    for index in 0..found.length() {
        if let Some(element) = found.get(index).and_then(|node| node.dyn_into().ok()) {
            run(element);
        }
    }
}

/// A function for the browser, for as long as the page lives.
fn function(run: impl Fn(JsValue) + 'static) -> js_sys::Function {
    Closure::<dyn Fn(JsValue)>::new(run).into_js_value().unchecked_into()
}
