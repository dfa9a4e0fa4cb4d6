use crate::components::{community_chips, outside_link, region_chips, tag_chips};
use crate::contract::Card;
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::Lang;

/// Теги → Область → Громади → Джерело, in this order; what is absent leaves no label behind.
pub(super) fn labels(lang: Lang, card: &Card) -> Node {
    let words = catalogue(lang);
    let label = |there: bool, term: &'static str, value: Node| there.then(|| view! { <div class="label"><dt>{term}</dt><dd>{value}</dd></div> });
    let source = card.source.as_ref().map(|source| match &source.url {
        Some(url) => outside_link(url, source.name.clone().into_node()),
        None => source.name.clone().into_node(),
    });
    let has_source = source.is_some();
    if card.tags.is_empty() && card.regions.is_empty() && card.communities.is_empty() && !has_source {
        return ().into_node();
    }
    let region = if card.regions.len() > 1 { words.article_regions } else { words.article_region };
    let community = if card.communities.len() > 1 { words.article_communities } else { words.article_community };
    view! {
        <dl class="labels">
            {label(!card.tags.is_empty(), words.article_tags, tag_chips(lang, &card.tags, ""))}
            {label(!card.regions.is_empty(), region, region_chips(lang, &card.regions, ""))}
            {label(!card.communities.is_empty(), community, community_chips(lang, &card.communities, ""))}
            {label(has_source, words.article_source, source.into_node())}
        </dl>
    }
    .into_node()
}
