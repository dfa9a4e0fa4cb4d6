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

    /// What the field of this name in the sent form holds, nothing for a box that is not ticked; `None` where the form has no such field.
    pub fn field(&self, name: &str) -> Option<String> {
        let of = |what| self.read(&["elements", name, what]);
        let is_box = of("type").as_deref() == Some("checkbox");
        if is_box && self.reach(&["elements", name, "checked"])?.is_falsy() { Some(String::new()) } else { of("value") }
    }

    /// Follows properties from the target on.
    fn reach(&self, path: &[&str]) -> Option<JsValue> {
        let target: JsValue = self.0.target()?.into();
        path.iter().try_fold(target, |object, name| js_sys::Reflect::get(&object, &(*name).into()).ok())
    }

    fn read(&self, path: &[&str]) -> Option<String> {
        self.reach(path)?.as_string()
    }

    /// Whether the box is ticked.
    pub fn is_checked(&self) -> bool {
        self.reach(&["checked"]).is_some_and(|checked| checked.is_truthy())
    }

    /// An attribute of the closest element around the target that a selector chooses.
    pub fn near(&self, selector: &str, attribute: &str) -> Option<String> {
        self.closest(selector)?.get_attribute(attribute)
    }

    /// Moves the focus to the closest element around the target that a selector chooses.
    pub fn focus_around(&self, selector: &str) {
        if let Some(element) = self.closest(selector).and_then(|element| element.dyn_into().ok()) {
            super::page::focus_quietly(&element);
        }
    }

    fn closest(&self, selector: &str) -> Option<web_sys::Element> {
        self.0.target()?.dyn_into::<web_sys::Element>().ok()?.closest(selector).ok().flatten()
    }

    /// The key that was pressed; nothing while a letter is still being composed.
    pub fn key(&self) -> String {
        if self.own("isComposing").is_truthy() { String::new() } else { self.own("key").as_string().unwrap_or_default() }
    }

    /// How far from the window's left side it happened, in pixels.
    pub fn x(&self) -> i32 {
        self.own("clientX").as_f64().unwrap_or_default() as i32
    }

    fn own(&self, name: &str) -> JsValue {
        js_sys::Reflect::get(&self.0, &name.into()).unwrap_or_default()
    }

    pub fn prevent_default(&self) {
        self.0.prevent_default();
    }

    /// Whether a key was held that means another tab or window.
    pub fn has_modifier(&self) -> bool {
        self.0.dyn_ref::<MouseEvent>().is_some_and(|event| event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
    }
}
