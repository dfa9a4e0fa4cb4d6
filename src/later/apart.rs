use super::{Done, MORE, More};
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

thread_local! {
    static KNOWN: Cell<Option<&'static More>> = const { Cell::new(None) };
}

/// The later part, where it is there.
pub fn known() -> Option<&'static More> {
    KNOWN.get()
}

/// Has the later part fetched, unless it is there.
pub fn load(done: Done) {
    if known().is_some() {
        return done(true);
    }
    spawn_local(async move {
        let more = fetched().await.ok();
        KNOWN.set(more);
        done(more.is_some());
    });
}

/// The cut: on its way out of the first part, the call waits for the file.
#[wasm_split(later, fallible)]
fn fetched() -> Result<&'static More, SplitLoaderError> {
    Ok(&MORE)
}
