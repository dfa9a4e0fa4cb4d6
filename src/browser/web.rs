//! The real browser.

mod ahead;
mod boot;
mod event;
mod fetch;
mod head;
mod live;
mod mount;
mod navigation;
mod page;
mod reading;
mod storage;

pub use ahead::{is_offline, look_ahead, spares_data};
#[cfg(debug_assertions)]
pub use boot::explain_panics;
pub use boot::{answers, config_json, rendered_at, set_accent};
pub use event::Event;
pub use fetch::FetchTransport;
pub use head::set_head;
pub use live::{chance, elapsed, is_hidden, live_alarm, live_lead, live_listen, live_stream, live_tell};
pub use mount::mount;
pub use navigation::{current_address, history, listen, scroll_to_start};
pub use page::{can_share, copy, focus, now, origin, print, set_root, share};
pub use reading::{go_back, go_to_row, is_at_rest, is_in_use, is_sliding, mark_place, set_title_count, slide};
pub use storage::{recall, remember};

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
