use super::{document, element, window};
use leptos::prelude::set_timeout;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{FocusOptions, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Minutes by which the reader's clock is east of Greenwich at a time in seconds since 1970.
pub fn zone(at: u32) -> i16 {
    -js_sys::Date::new(&(f64::from(at) * 1_000.0).into()).get_timezone_offset() as i16
}

/// The page's origin, such as `https://portal.example`.
pub fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Moves the focus, without scrolling: where the page stands was decided before.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        focus_quietly(&element);
    }
}

/// Brings an element into view, as little as need be.
pub fn show(id: &str) {
    if let Some(element) = element(id) {
        bring(&element);
    }
}

pub(super) fn bring(element: &web_sys::Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

thread_local! {
    static LEISURE: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Does `work` when the page has nothing else to do.
pub fn at_leisure(work: Box<dyn FnOnce()>) {
    LEISURE.with_borrow_mut(|all| all.push(work));
    let Some(window) = window() else { return };
    let run = super::function(|_| LEISURE.take().into_iter().for_each(|work| work()));
    // Safari cannot tell when it is idle: some time has passed, that must do.
    if window.request_idle_callback(&run).is_err() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&run, 500);
    }
}

thread_local! {
    static RESTING: Cell<u32> = const { Cell::new(0) };
}

/// Does `work` when nothing else was asked to be done so for some milliseconds.
pub fn at_rest(milliseconds: u32, work: Box<dyn FnOnce()>) {
    let turn = RESTING.get().wrapping_add(1);
    RESTING.set(turn);
    let work = move || {
        if RESTING.get() == turn {
            work();
        }
    };
    set_timeout(work, Duration::from_millis(milliseconds.into()));
}

/// Whether the focus is on an element.
pub fn has_focus(id: &str) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|active| active.id() == id)
}

pub(super) fn focus_quietly(element: &web_sys::HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Sets or takes away an attribute of the root element.
pub fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

pub fn reload() {
    let _ = window().map(|window| window.location().reload());
}

/// Opens a dialog over the page, which keeps the focus inside.
pub fn show_dialog(id: &str) {
    let Some(element) = element(id) else { return };
    // A browser without dialogs shows it all the same.
    if method(&element, "showModal").is_none() {
        let _ = element.set_attribute("open", "");
    }
}

/// Closes it; the focus goes back to where it was.
pub fn close_dialog(id: &str) {
    let Some(element) = element(id) else { return };
    if method(&element, "close").is_none() {
        let _ = web_sys::Event::new("close").and_then(|event| element.dispatch_event(&event));
    }
}

/// Calls a method without arguments; `None` where there is none.
fn method(object: &JsValue, name: &str) -> Option<JsValue> {
    let function: js_sys::Function = js_sys::Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    function.call0(object).ok()
}

pub fn print() {
    let _ = window().map(|window| window.print());
}

/// Copies text; `done` learns whether it went well.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let Some(window) = window() else { return done(false) };
    // The clipboard is absent where the page is not secure.
    let navigator: JsValue = window.navigator().into();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
    let promise = call(&clipboard, "writeText", &text.into());
    spawn_local(async move {
        done(match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        });
    });
}

/// Whether the device has a share sheet.
pub fn can_share() -> bool {
    window().is_some_and(|window| js_sys::Reflect::has(&window.navigator().into(), &"share".into()).unwrap_or(false))
}

/// Opens the device's share sheet; `false` where there is none.
pub fn share(title: &str, url: &str) -> bool {
    let Some(window) = window() else { return false };
    let data = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&data, &"title".into(), &title.into());
    let _ = js_sys::Reflect::set(&data, &"url".into(), &url.into());
    let Some(promise) = call(&window.navigator().into(), "share", &data.into()) else { return false };
    spawn_local(async move {
        // Closing the sheet is a rejection, and no error.
        let _ = JsFuture::from(promise).await;
    });
    true
}

/// Calls a method that may not be there.
fn call(object: &JsValue, method: &str, argument: &JsValue) -> Option<js_sys::Promise> {
    let function: js_sys::Function = js_sys::Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    function.call1(object, argument).ok()?.dyn_into().ok()
}
