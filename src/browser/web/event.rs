use wasm_bindgen::{JsCast, JsValue};
use web_sys::MouseEvent;

/// An event.
#[derive(Debug)]
pub struct Event(pub(super) web_sys::Event);

impl Event {
    /// What the field holds now.
    pub fn value(&self) -> String {
        self.read(&["value"]).unwrap_or_default()
    }

    /// What the field of this name in the sent form holds; `None` where the form has no such field.
    pub fn field(&self, name: &str) -> Option<String> {
        self.read(&["elements", name, "value"])
    }

    /// Follows properties from the target on.
    fn read(&self, path: &[&str]) -> Option<String> {
        let target: JsValue = self.0.target()?.into();
        path.iter().try_fold(target, |object, name| js_sys::Reflect::get(&object, &(*name).into()).ok())?.as_string()
    }

    pub fn prevent_default(&self) {
        self.0.prevent_default();
    }

    /// Whether a key was held that means another tab or window.
    pub fn has_modifier(&self) -> bool {
        self.0.dyn_ref::<MouseEvent>().is_some_and(|event| event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
    }
}
