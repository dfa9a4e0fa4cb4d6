use super::{element, function};
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far below the window, in parts of its height, something is near.
const MARGIN: &str = "50% 0px";

/// Calls `run` once an element is about to come into sight.
pub fn when_near(id: &str, run: impl Fn() + 'static) {
    let Some(element) = element(id) else { return };
    let observer: Rc<RefCell<Option<IntersectionObserver>>> = Rc::default();
    let own = observer.clone();
    let met = function(move |entries| {
        let entries: Array<JsValue> = entries.unchecked_into();
        let is_near = entries.iter().any(|entry| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting());
        if let Some(observer) = own.borrow().as_ref().filter(|_| is_near) {
            observer.disconnect();
            run();
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    if let Ok(made) = IntersectionObserver::new_with_options(&met, &options) {
        made.observe(&element);
        *observer.borrow_mut() = Some(made);
    }
}
