use super::{function, is_hidden, is_offline, window};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Lets the script that keeps articles do something, and tells `done` what it answered: nothing, where it cannot be had. A
/// script of `index.html` loads it when it is needed.
pub fn offline(what: &str, argument: &str, done: Box<dyn FnOnce(String)>) {
    let call: Option<Function> = Reflect::get(&js_sys::global(), &"offline".into()).ok().and_then(|call| call.dyn_into().ok());
    let called = call.and_then(|call| call.call2(&JsValue::NULL, &what.into(), &argument.into()).ok());
    let promise = called.and_then(|promise| promise.dyn_into::<Promise>().ok());
    spawn_local(async move {
        let answer = match promise {
            Some(promise) => JsFuture::from(promise).await.ok(),
            None => None,
        };
        done(answer.and_then(|answer| answer.as_string()).unwrap_or_default());
    });
}

/// How often what could not be had is asked for again, in milliseconds.
const AGAIN: i32 = 20_000;

/// Calls `again` when there is a network again, and from time to time while the page is in sight: a portal that does not answer
/// looks like a network that is there.
pub fn on_network(again: impl Fn() + 'static) {
    let Some(window) = window() else { return };
    let again = function(move |_| {
        if !is_hidden() && !is_offline() {
            again();
        }
    });
    let _ = window.add_event_listener_with_callback("online", &again);
    let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(&again, AGAIN);
}
