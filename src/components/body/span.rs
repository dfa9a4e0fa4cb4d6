use super::MAX_DEPTH;
use crate::components::outside_link;
use crate::contract::Span;
use crate::prelude::*;

/// Runs of text.
pub(super) fn spans(spans: &[Span], depth: usize) -> Node {
    if depth > MAX_DEPTH * 2 {
        return ().into_node();
    }
    spans.iter().map(|span| one(span, depth)).collect::<Node>().into_node()
}

fn one(span: &Span, depth: usize) -> Node {
    let inner = |inner: &[Span]| spans(inner, depth + 1);
    match span {
        Span::Text { text } => text.clone().into_node(),
        Span::Strong { spans } => view! { <strong>{inner(spans)}</strong> }.into_node(),
        Span::Em { spans } => view! { <em>{inner(spans)}</em> }.into_node(),
        Span::Sub { spans } => view! { <sub>{inner(spans)}</sub> }.into_node(),
        Span::Sup { spans } => view! { <sup>{inner(spans)}</sup> }.into_node(),
        Span::Link { url, spans } => outside_link(url, inner(spans)),
        Span::Abbr { title, spans } => view! { <abbr title=title.clone()>{inner(spans)}</abbr> }.into_node(),
        Span::Break => view! { <br /> }.into_node(),
    }
}
