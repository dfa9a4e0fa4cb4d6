use crate::address::use_lang;
use crate::browser;
use crate::locale::later_words;
use crate::prelude::*;
use crate::reader::use_saved;

/// Takes a withdrawn article out of the saved ones, and says that it was among them.
pub fn was_saved(id: &str) -> Node {
    let saved = use_saved();
    let was = RwSignal::new(false);
    let id = id.to_owned();
    effect(move || {
        if saved.remove(&id).is_ok() {
            was.set(true);
            browser::offline("sweep", "", Box::new(|_| {}));
        }
    });
    let own = later_words(use_lang());
    (move || was.get().then(|| view! { <p role="status">{own.saved_withdrawn}</p> })).into_node()
}
