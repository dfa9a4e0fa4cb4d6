use wasm_bindgen::{JsCast, JsValue};
use web_sys::MouseEvent;

/// An event.
#[derive(Debug)]
pub struct Event(pub(super) web_sys::Event);

impl Event {
    /// What the field holds now.
    pub fn value(&self) -> String {
        let target: JsValue = self.0.target().map(Into::into).unwrap_or(JsValue::UNDEFINED);
        js_sys::Reflect::get(&target, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
    }

    pub fn prevent_default(&self) {
        self.0.prevent_default();
    }

    /// Whether a key was held that means another tab or window.
    pub fn has_modifier(&self) -> bool {
        self.0.dyn_ref::<MouseEvent>().is_some_and(|event| event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
    }
}
