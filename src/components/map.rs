//! The map of Ukraine: its regions as links, shaded by how much is written of them; and the small one that shows where a
//! region lies.

mod legend;
mod scale;
mod shape;

use crate::contract::{Items, Region};
use crate::locale::{Noun, catalogue, counted};
use crate::prelude::*;
use crate::routes::{Lang, Route};
pub use legend::{map_caption, map_legend};
use scale::Scale;
pub use shape::Shape;
use std::sync::Arc;

/// The part of the plane that is shown: the country, and the circles beside it.
const VIEW: &str = "-4 -18 1008 710";
/// Of a circle beside a region: 24 px wide where the map is as narrow as on a window of 320 px.
const RADIUS: &str = "46";

/// The map, its links in the order of the list. `lit` is the region that is pointed at or has the focus, here or in the list.
pub fn map(lang: Lang, regions: &[Region], shapes: &Arc<Items<Shape>>, lit: RwSignal<String>) -> Node {
    let scale = Scale::of(regions.iter().map(|region| region.count));
    let units = regions.iter().filter_map(|region| Some(unit(lang, region, shape_of(shapes, &region.slug)?, scale.step(region.count))));
    let leaders = shapes.items.iter().map(|shape| shape.leader.as_str()).collect::<String>();
    let shapes = shapes.clone();
    // Drawn last, so that no neighbour covers its half of the line.
    let ring =
        move || lit.with(|lit| shape_of(&shapes, lit).map(|shape| view! { <path class="map-ring" d=shape.path.clone()></path> {dot(shape, "map-ring")} }));
    view! {
        <svg class="map" viewBox=VIEW role="group" aria-label=catalogue(lang).map>
            {units.collect::<Node>()}
            <path class="map-leader" d=leaders></path>
            {ring}
        </svg>
    }
    .into_node()
}

fn unit(lang: Lang, region: &Region, shape: &Shape, step: u32) -> Node {
    let class = ["unit unit-0", "unit unit-1", "unit unit-2", "unit unit-3", "unit unit-4"].get(step as usize).copied();
    let name = if lang == Lang::En { &region.name_en } else { &region.name };
    let label = format!("{name}, {}", counted(lang, region.count, Noun::News));
    view! {
        <a class=class href=Route::Region(region.slug.clone()).path(lang) aria-label=label data-unit=region.slug.clone()>
            <path d=shape.path.clone()></path>
            {dot(shape, "map-dot")}
            {mark(lang, region, shape)}
        </a>
    }
    .into_node()
}

/// The circle beside a region that is too small for a finger.
fn dot(shape: &Shape, class: &'static str) -> Option<Node> {
    (!shape.x.is_empty()).then(|| view! { <circle class=class cx=shape.x.clone() cy=shape.y.clone() r=RADIUS></circle> })
}

/// Its name, since nobody can tell a circle by its shape.
fn mark(lang: Lang, region: &Region, shape: &Shape) -> Option<Node> {
    let name = if lang == Lang::En { &region.name_en } else { &region.short_name };
    (!shape.x.is_empty()).then(|| view! { <text class="map-name" x=shape.x.clone() y=shape.y.clone() dx="-56" dy="14">{name.clone()}</text> })
}

/// The country with some of its regions marked; `name` is what a screen reader is told.
pub fn locator(lang: Lang, slugs: &[String], name: &str, shapes: &Items<Shape>) -> Node {
    let land = shapes.items.iter().map(|shape| shape.path.as_str()).collect::<String>();
    let told = slugs.iter().filter_map(|slug| shape_of(shapes, slug));
    let told = told.map(|shape| view! { <path class="map-told" d=shape.path.clone()></path> <path class="map-leader" d=shape.leader.clone()></path> {dot(shape, "map-dot map-told")} });
    view! {
        <svg class="map" viewBox=VIEW role="img" aria-label=format!("{}: {name}", catalogue(lang).map_of)>
            <path class="map-land" d=land></path>
            {told.collect::<Node>()}
        </svg>
    }
    .into_node()
}

fn shape_of<'a>(shapes: &'a Items<Shape>, slug: &str) -> Option<&'a Shape> {
    shapes.items.iter().find(|shape| shape.slug == slug)
}

#[cfg(test)]
mod tests;
