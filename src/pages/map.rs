//! Where a map stands on a page. Its shapes are asked for when it is about to come into sight; a reader who spares data asks for
//! them with a button. Nothing moves when they come: the box has its ratio before.

use crate::browser::{self, Event};
use crate::client::shapes_path;
use crate::components::{Shape, locator, map, map_caption, map_legend};
use crate::contract::{Items, Region};
use crate::later::later;
use crate::load::{Load, State};
use crate::locale::catalogue;
use crate::prelude::*;
use crate::reader::use_settings;
use crate::routes::Lang;
use std::sync::Arc;

/// What is drawn once the shapes are there.
#[derive(Clone)]
pub enum Drawing {
    /// All regions; the signal tells which is pointed at.
    All(Arc<Items<Region>>, RwSignal<String>),
    /// Where some regions lie, by their slugs, and the name of that.
    Place(Arc<(Vec<String>, String)>),
}

/// The map of these regions, and the list that says the same. `lit` is the region that is pointed at or has the focus, in either.
pub(super) fn atlas(lang: Lang, regions: &Arc<Items<Region>>, lit: RwSignal<String>, list: Node) -> Node {
    let point = move |event: Event| light(lit, &event.near("[data-unit]", "data-unit").unwrap_or_default());
    let leave = move |_: Event| light(lit, "");
    view! {
        <div class="atlas" on:pointerover=point on:pointerleave=leave on:focusin=point on:focusout=leave>
            <div class="atlas-map">
                {frame(lang, "map-box", Drawing::All(regions.clone(), lit))}
                <div class="atlas-side">{map_caption(lang, regions.clone(), lit)} {map_legend(lang, &regions.items)}</div>
            </div>
            {list}
        </div>
    }
    .into_node()
}

fn light(lit: RwSignal<String>, slug: &str) {
    if lit.with_untracked(|lit| lit != slug) {
        lit.set(slug.to_owned());
    }
}

/// The class of a region's item in the list beside the map.
pub(super) fn lit_class(lit: RwSignal<String>, slug: &str) -> impl Fn() -> Option<&'static str> + 'static {
    let slug = slug.to_owned();
    move || lit.with(|lit| *lit == slug).then_some("lit")
}

/// A small map that shows where regions lie; `class` says in what box.
pub(super) fn place(lang: Lang, class: &'static str, slugs: Vec<String>, name: String) -> Node {
    frame(lang, class, Drawing::Place(Arc::new((slugs, name))))
}

/// The box of the page's map. A page has one.
fn frame(lang: Lang, class: &'static str, drawing: Drawing) -> Node {
    let settings = use_settings();
    let (wanted, spared) = (RwSignal::new(false), RwSignal::new(false));
    effect(move || {
        let spares = settings.data_saver() || browser::spares_data();
        spared.set(spares);
        if !spares {
            // The page may be gone by then.
            browser::when_near("map", move || {
                let _ = wanted.try_set(true);
            });
        }
    });
    let ask = move |_: Event| {
        // The button goes: who pressed it stays where it was.
        browser::focus("map");
        wanted.set(true);
    };
    let inner = move || {
        if wanted.get() {
            let drawing = drawing.clone();
            return later(move |more| (more.drawn)(lang, &drawing), || ().into_node());
        }
        let button = spared.get().then(|| view! { <button type="button" class="button" on:click=ask>{catalogue(lang).map_show}</button> });
        button.into_node()
    };
    view! { <div id="map" class=class tabindex="-1">{inner}</div> }.into_node()
}

/// The shapes on their way, there, or not to be had: the page does without them.
pub fn drawn(lang: Lang, drawing: &Drawing) -> Node {
    let drawing = drawing.clone();
    let load = Load::<Items<Shape>>::new(shapes_path);
    let words = catalogue(lang);
    let inner = move || match load.get() {
        State::Waiting => ().into_node(),
        State::Ready(shapes) => match &drawing {
            Drawing::All(regions, lit) => map(lang, &regions.items, &shapes, *lit),
            Drawing::Place(of) => locator(lang, &of.0, &of.1, &shapes),
        },
        State::Failed(_) => view! {
            <p class="map-note">{words.map_failed}</p>
            <button type="button" class="button" on:click=move |_| load.retry()>{words.retry}</button>
        },
    };
    inner.into_node()
}
