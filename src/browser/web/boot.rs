use super::{document, element};

/// When the program breaks, the page stays readable and a bar offers to load it again. The bar is in `index.html`.
pub fn install_panic_bar() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        if let Some(bar) = element("panic-bar") {
            let _ = bar.remove_attribute("hidden");
        }
    }));
}

/// The text of `#visnyk-config`.
pub fn config_json() -> String {
    element("visnyk-config").and_then(|config| config.text_content()).unwrap_or_default()
}

/// Takes the static skeleton away, which stood in until the program came.
pub fn remove_skeleton() {
    if let Some(skeleton) = document().and_then(|document| document.get_element_by_id("skeleton")) {
        skeleton.remove();
    }
}
