use crate::address::use_lang;
use crate::locale::catalogue;
use leptos::prelude::*;

fn skeleton(kind: &'static str, lines: usize) -> AnyView {
    let lines = (0..lines).map(|_| view! { <span class="skeleton-line"></span> }).collect_view();
    view! {
        <div class=kind role="status">
            <span class="visually-hidden">{catalogue(use_lang()).loading}</span>
            {lines}
        </div>
    }
    .into_any()
}

/// Stands where a list will be.
pub fn skeleton_list(rows: usize) -> AnyView {
    skeleton("skeleton skeleton-list", rows)
}

/// Stands where an article will be.
pub fn skeleton_article() -> AnyView {
    skeleton("skeleton skeleton-article", 9)
}
