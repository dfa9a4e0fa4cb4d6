use super::reading::minutes;
use crate::components::{ImageSizes, card_marks, figure, trail};
use crate::contract::{Article, Block, Card, DateTime};
use crate::locale::{Noun, catalogue, counted, moment, region_name};
use crate::pages::{map::place, title};
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// What stands above the body: where it belongs, heading, times, authors, versions, lead and cover.
pub(super) fn opening(lang: Lang, article: &Article, own_lang: Option<&'static str>, above: Vec<(Route, String)>) -> Node {
    let words = catalogue(lang);
    let card = &article.card;
    let lead = (!card.lead.is_empty()).then(|| view! { <p class="article-lead">{card.lead.clone()}</p> });
    let untranslated = (own_lang.is_some() && !words.article_not_translated.is_empty() && !has_version(article, lang))
        .then(|| view! { <p class="article-note" role="note">{words.article_not_translated}</p> });
    let cover = match &card.cover {
        Some(cover) => figure(cover, ImageSizes::Column, true),
        None => locator_cover(lang, article),
    };
    view! {
        {trail(above)}
        <header class="article-opening">
            {untranslated}
            <div lang=own_lang>{title(card.title.clone())}</div>
            <p class="article-meta">{times(lang, card)} {card_marks(lang, card)} {authors(card)} {reading_time(lang, article)} {versions(lang, article)}</p>
            <div lang=own_lang>{lead}</div>
        </header>
        <div lang=own_lang>{cover}</div>
    }
    .into_node()
}

/// An article without any picture shows where its regions lie.
fn locator_cover(lang: Lang, article: &Article) -> Node {
    let regions = &article.card.regions;
    let has_picture = !article.gallery.is_empty() || article.body.iter().any(|block| matches!(block, Block::Picture { .. }));
    if regions.is_empty() || has_picture {
        return ().into_node();
    }
    let (slugs, names): (Vec<_>, Vec<_>) = regions.iter().map(|region| (region.slug.clone(), region_name(lang, region).0)).unzip();
    place(lang, "map-cover", slugs, names.join(", "))
}

/// «Новини», then the region when there is just one.
pub(super) fn above(lang: Lang, card: &Card) -> Vec<(Route, String)> {
    let mut above = vec![(Route::News, catalogue(lang).news.to_owned())];
    if let [region] = card.regions.as_slice() {
        let name = region_name(lang, region).0;
        above.push((Route::Region(region.slug.clone()), name.to_owned()));
    }
    above
}

fn times(lang: Lang, card: &Card) -> Node {
    let time = |at: DateTime| view! { <time datetime=at.to_string()>{moment(lang, at)}</time> };
    let published = card.published_at.map(time);
    let updated = card.updated_at.map(|at| view! { <span class="article-updated">{catalogue(lang).article_updated} " " {time(at)}</span> });
    view! { {published} {updated} }.into_node()
}

fn authors(card: &Card) -> Node {
    (!card.authors.is_empty()).then(|| view! { <span class="article-authors">{card.authors.join(", ")}</span> }).into_node()
}

fn reading_time(lang: Lang, article: &Article) -> Node {
    let time = counted(lang, minutes(&article.body, article.gallery.len()), Noun::Minute);
    view! { <span>{time} " " {catalogue(lang).article_reading}</span> }
}

fn has_version(article: &Article, lang: Lang) -> bool {
    article.translations.iter().any(|version| version.lang.code() == lang.code())
}

/// The same article in the other language, on the pages of that language.
fn versions(lang: Lang, article: &Article) -> Node {
    let words = catalogue(lang);
    let links = article.translations.iter().filter(|version| version.lang != article.card.lang).map(|version| {
        let to = if version.lang.code() == Lang::En.code() { Lang::En } else { Lang::Uk };
        let name = if to == lang { words.article_in_own } else { words.article_in_other };
        view! {
            <a class="article-version" href=Route::Article(version.id.clone()).path(to) hreflang=to.code()>
                {name}
            </a>
        }
    });
    let links: Vec<_> = links.collect();
    links.into_node()
}
