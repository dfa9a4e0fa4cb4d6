//! What a view needs: markup, and Leptos' reactive system.

pub use crate::markup::{IntoNode, Node};
pub use leptos::prelude::{
    Callable, Callback, Get, GetUntracked, GetValue, Memo, Owner, RwSignal, Set, SetValue, Signal, StoredValue, Update, With, WithUntracked, on_cleanup,
    provide_context, untrack, use_context,
};
pub use visnyk_markup::view;

/// Runs `run` once the page is alive, and again whenever a signal that it read changes; on the host, never. One instance in
/// the bundle serves them all, which Leptos' generic effect does not.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    leptos::prelude::Effect::new(move |_: Option<()>| run());
}
