use super::{document, element, window};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::FocusOptions;

/// Milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
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
    use wasm_bindgen::JsCast;
    let function: js_sys::Function = js_sys::Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    function.call1(object, argument).ok()?.dyn_into().ok()
}
