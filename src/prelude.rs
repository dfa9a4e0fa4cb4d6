//! What a view needs: markup, and Leptos' reactive system.

pub use crate::markup::{IntoNode, Node};
pub use leptos::prelude::{
    Callable, Callback, Effect, Get, GetUntracked, GetValue, Memo, Owner, RwSignal, Set, SetValue, Signal, StoredValue, Update, With, WithUntracked,
    on_cleanup, provide_context, use_context,
};
pub use visnyk_markup::view;
