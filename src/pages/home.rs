use super::map::{atlas, lit_class};
use super::title;
use crate::address::use_lang;
use crate::client::{front_path, regions_path, top_path};
use crate::components::{error_note, headline, skeleton_article, skeleton_list, tile};
use crate::config::Config;
use crate::contract::{ArticleList, Card, Items, Region};
use crate::head::About;
use crate::load::{Load, State};
use crate::locale::{catalogue, number};
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// Cards asked for: enough to find those with pictures among them.
pub(super) const ASKED: u32 = 14;
/// Cards beside the lead story; the latest list has the rest.
const TILES: usize = 6;

/// The front page: the lead story, the newest, the most read of the week, the regions.
pub fn home() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    About::new(lang, "", words.tagline).front().write();
    let site = use_context::<Config>().unwrap_or_default().site_name;
    let load = Load::<ArticleList>::new(move || front_path(lang, ASKED));
    let front = move || match load.get() {
        State::Waiting => skeleton_article(),
        State::Failed(error) => error_note(error, move || load.retry()),
        State::Ready(list) => front(lang, &list.items),
    };
    view! {
        <div class="visually-hidden">{title(format!("{site}: {}", words.tagline))}</div>
        {front} {most_read(lang)} {by_region(lang)}
    }
    .into_node()
}

/// The newest article with a picture leads, the next with pictures follow; where they are too few, others fill up.
fn front(lang: Lang, cards: &[Card]) -> Node {
    let pictured = cards.iter().filter(|card| card.cover.is_some());
    let plain = cards.iter().filter(|card| card.cover.is_none());
    let mut chosen = pictured.chain(plain).take(TILES + 1);
    let lead = chosen.next().map(|card| tile(lang, card, true));
    let rest = chosen.map(|card| tile(lang, card, false)).collect::<Node>();
    view! {
        <section class="front" aria-label=catalogue(lang).news>
            {lead}
            <div class="tiles">{rest}</div>
        </section>
    }
    .into_node()
}

fn most_read(lang: Lang) -> Node {
    let words = catalogue(lang);
    let load = Load::<Items<Card>>::new(move || top_path(lang));
    let rows = move || match load.get() {
        State::Waiting => skeleton_list(6),
        State::Failed(error) => error_note(error, move || load.retry()),
        State::Ready(top) => view! { <ol class="most-read-rows">{top.items.iter().map(|card| headline(lang, card)).collect::<Node>()}</ol> }.into_node(),
    };
    // A young portal has no readers to count yet: the heading of an empty list would only puzzle.
    let none = move || load.ready().is_some_and(|top| top.items.is_empty());
    view! {
        <section class="most-read" aria-labelledby="most-read-title" hidden=none>
            <h2 id="most-read-title" class="section-title">{words.most_read}</h2>
            {rows}
        </section>
    }
    .into_node()
}

fn by_region(lang: Lang) -> Node {
    let words = catalogue(lang);
    let load = Load::<Items<Region>>::new(regions_path);
    let lit = RwSignal::new(String::new());
    let item = move |region: &Region| {
        let name = if lang == Lang::En { &region.name_en } else { &region.short_name };
        let href = Route::Region(region.slug.clone()).path(lang);
        view! {
            <li data-unit=region.slug.clone() class=lit_class(lit, &region.slug)>
                <a href=href>{name.clone()}</a> " " <span class="count">{number(lang, u64::from(region.count))}</span>
            </li>
        }
    };
    let list = move || match load.get() {
        State::Waiting => skeleton_list(9),
        State::Failed(error) => error_note(error, move || load.retry()),
        State::Ready(regions) => {
            let list = view! { <ul class="region-cloud">{regions.items.iter().map(item).collect::<Node>()}</ul> };
            atlas(lang, &regions, lit, list.into_node())
        }
    };
    view! {
        <section class="by-region" aria-labelledby="by-region-title">
            <h2 id="by-region-title" class="section-title">{words.by_region}</h2>
            {list}
        </section>
    }
    .into_node()
}
