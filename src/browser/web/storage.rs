use super::{function, window};
use web_sys::Storage;

/// What the browser keeps for this portal; some browsers refuse, some by throwing.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// Keeps a value in this browser; `false` where storage is refused or full: nothing is kept, and nothing breaks.
pub fn remember(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// A value kept before.
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a value no longer.
pub fn forget(key: &str) {
    let _ = storage().map(|storage| storage.remove_item(key));
}

/// Whether the browser keeps anything.
pub fn keeps() -> bool {
    const KEY: &str = "visnyk.probe";
    let kept = remember(KEY, "x");
    forget(KEY);
    kept
}

/// Calls `changed` when another tab keeps something else.
pub fn on_storage(changed: impl Fn() + 'static) {
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback("storage", &function(move |_| changed()));
    }
}
