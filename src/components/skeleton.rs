use crate::address::use_lang;
use crate::locale::catalogue;
use crate::prelude::*;

fn skeleton(kind: &'static str, lines: usize) -> Node {
    let lines = (0..lines).map(|_| view! { <span class="skeleton-line"></span> }).collect::<Node>();
    view! {
        <div class=kind role="status">
            <span class="visually-hidden">{catalogue(use_lang()).loading}</span>
            {lines}
        </div>
    }
    .into_node()
}

/// Stands where a list will be.
pub fn skeleton_list(rows: usize) -> Node {
    skeleton("skeleton skeleton-list", rows)
}

/// Stands where an article will be.
pub fn skeleton_article() -> Node {
    skeleton("skeleton skeleton-article", 9)
}
