//! What can be drawn. A scene draws in the coordinates of `Art`; what all outdoor scenes share is added here.

mod civic;
mod energy;
mod fields;
mod halls;
mod outing;
mod rooms;
mod streets;
mod towns;
mod transport;
mod water;
mod works;

use crate::canvas::Art;
use crate::palette::Palette;

type Draw = fn(&mut Art);

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Outdoors,
    Indoors,
}

const SCENES: [(&str, Place, Draw); 35] = [
    ("town-hall", Place::Outdoors, civic::town_hall),
    ("school", Place::Outdoors, civic::school),
    ("hospital", Place::Outdoors, civic::hospital),
    ("library", Place::Indoors, rooms::library),
    ("bridge", Place::Outdoors, water::bridge),
    ("bus", Place::Outdoors, transport::bus),
    ("tram", Place::Outdoors, transport::tram),
    ("park", Place::Outdoors, streets::park),
    ("river", Place::Outdoors, water::river),
    ("fields", Place::Outdoors, fields::fields),
    ("greenhouse", Place::Outdoors, fields::greenhouse),
    ("solar", Place::Outdoors, energy::solar),
    ("windfarm", Place::Outdoors, energy::windfarm),
    ("playground", Place::Outdoors, outing::playground),
    ("street-repair", Place::Outdoors, works::street_repair),
    ("meeting", Place::Indoors, halls::meeting),
    ("forum", Place::Indoors, halls::forum),
    ("market", Place::Outdoors, streets::market),
    ("bakery", Place::Indoors, rooms::bakery),
    ("train-station", Place::Outdoors, transport::train_station),
    ("bicycles", Place::Outdoors, transport::bicycles),
    ("water-tower", Place::Outdoors, towns::water_tower),
    ("housing", Place::Outdoors, works::housing),
    ("shelter", Place::Indoors, rooms::shelter),
    ("fire-station", Place::Outdoors, works::fire_station),
    ("computers", Place::Indoors, rooms::computers),
    ("two-towns", Place::Outdoors, towns::two_towns),
    ("camp", Place::Outdoors, outing::camp),
    ("theatre", Place::Indoors, halls::theatre),
    ("sports", Place::Outdoors, outing::sports),
    ("forest", Place::Outdoors, fields::forest),
    ("snow-street", Place::Outdoors, streets::snow_street),
    ("generator", Place::Outdoors, energy::generator),
    ("museum", Place::Indoors, halls::museum),
    ("orchard", Place::Outdoors, fields::orchard),
];

pub fn names() -> impl Iterator<Item = &'static str> {
    SCENES.iter().map(|s| s.0)
}

/// The SVG of a scene, or nothing if there is no such scene.
pub fn draw(scene: &str, palette: Palette, seed: &str, tall: bool) -> Option<String> {
    let (name, place, draw) = SCENES.iter().find(|s| s.0 == scene)?;
    // Snow lies in this street whatever the light.
    let palette = if *name == "snow-street" { palette.with_snow() } else { palette };
    let mut art = Art::new(palette, seed, tall);
    art.indoors = *place == Place::Indoors;
    // Half of the pictures are mirrored: the cheapest way to two compositions out of one.
    let mirrored = art.rng.chance(0.5);
    art.mirrored = mirrored;
    let framed = *place == Place::Outdoors && (tall || art.rng.chance(0.45));
    art.turned(0.0, 0.0, (if mirrored { -1.0 } else { 1.0 }, 1.0), 0.0, |a| {
        draw(a);
        if *place == Place::Outdoors {
            a.foreground_shade();
        }
        if framed {
            a.framing();
        }
        if palette.snow && *place == Place::Outdoors {
            a.snowfall(150);
        }
        a.grain();
    });
    Some(art.finish())
}
