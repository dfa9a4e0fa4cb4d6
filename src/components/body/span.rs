use super::MAX_DEPTH;
use crate::components::outside_link;
use crate::contract::Span;
use leptos::prelude::*;

/// Runs of text.
pub(super) fn spans(spans: &[Span], depth: usize) -> AnyView {
    if depth > MAX_DEPTH * 2 {
        return ().into_any();
    }
    spans.iter().map(|span| one(span, depth)).collect_view().into_any()
}

fn one(span: &Span, depth: usize) -> AnyView {
    let inner = |inner: &[Span]| spans(inner, depth + 1);
    match span {
        Span::Text { text } => text.clone().into_any(),
        Span::Strong { spans } => view! { <strong>{inner(spans)}</strong> }.into_any(),
        Span::Em { spans } => view! { <em>{inner(spans)}</em> }.into_any(),
        Span::Sub { spans } => view! { <sub>{inner(spans)}</sub> }.into_any(),
        Span::Sup { spans } => view! { <sup>{inner(spans)}</sup> }.into_any(),
        Span::Link { url, spans } => outside_link(url, inner(spans)),
        Span::Abbr { title, spans } => view! { <abbr title=title.clone()>{inner(spans)}</abbr> }.into_any(),
        Span::Break => view! { <br /> }.into_any(),
    }
}
