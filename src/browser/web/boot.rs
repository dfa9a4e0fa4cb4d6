use super::{document, element};
use wasm_bindgen::JsCast;

/// Says in the console why the program broke; the bundle for readers has no words for it. The bar that they see is shown by a script of
/// `index.html`, which a broken program cannot take with it.
#[cfg(debug_assertions)]
pub fn explain_panics() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}

/// The text of `#visnyk-config`.
pub fn config_json() -> String {
    element("visnyk-config").and_then(|config| config.text_content()).unwrap_or_default()
}

/// Sets the operator's colour, in the shade for light and the one for dark grounds.
pub fn set_accent(light: &str, dark: &str) {
    let root = document().and_then(|document| document.document_element()).and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(style) = root.map(|root| root.style()) {
        let _ = style.set_property("--brand-light", light);
        let _ = style.set_property("--brand-dark", dark);
    }
}

/// The address of the file with the regions' shapes, as the build named it.
pub fn shapes() -> String {
    let named = document().and_then(|document| document.query_selector("meta[name=visnyk-shapes]").ok().flatten());
    named.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}

/// When the server rendered the page, in milliseconds since 1970; `None` when it did not.
pub fn rendered_at() -> Option<f64> {
    element("portal")?.get_attribute("data-rendered")?.parse::<u32>().ok().map(|seconds| f64::from(seconds) * 1_000.0)
}

/// The API's answers that came with the page: path, status and body of each.
pub fn answers(mut take: impl FnMut(&str, u16, String)) {
    super::each("script[data-path]", |script| {
        let path = script.get_attribute("data-path").unwrap_or_default();
        let status = script.get_attribute("data-status").and_then(|status| status.parse().ok());
        take(&path, status.unwrap_or(200), script.text_content().unwrap_or_default());
    });
}
