use crate::address::use_lang;
use crate::locale::catalogue;
use crate::prelude::*;

/// What is known of a region or a community, as terms and values.
pub(super) fn facts(rows: Vec<(&'static str, Node)>) -> Node {
    let rows = rows.into_iter().map(|(term, value)| view! { <div><dt>{term}</dt><dd>{value}</dd></div> });
    view! { <dl class="facts" aria-label=catalogue(use_lang()).facts>{rows.collect::<Node>()}</dl> }.into_node()
}
