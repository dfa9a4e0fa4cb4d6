#![allow(clippy::unwrap_used)]

use crate::map::Shapes;
use crate::name::Name;
use crate::{render, scenes, svg};
use rayon::prelude::*;

const SHAPES: &str =
    r#"{"shapes":[{"slug":"volynska","d":"M10 10h300v300h-300z","label":[160,160],"r":90},{"slug":"kyiv","d":"M400 200h9v9h-9z","label":[404,204],"r":4}]}"#;

fn drawn(name: &str, shrink: u32) -> Vec<u8> {
    render::png(&svg(&Name::parse(name).unwrap(), Some(&Shapes::parse(SHAPES).unwrap())).unwrap(), shrink).unwrap()
}

fn error(name: &str) -> String {
    match Name::parse(name).and_then(|n| svg(&n, Some(&Shapes::parse(SHAPES)?))) {
        Ok(_) => String::new(),
        Err(e) => format!("{e:#}"),
    }
}

#[test]
fn every_scene_in_every_palette_and_both_formats_rasterises() {
    let all: Vec<String> = scenes::names().flat_map(|s| (1..=6).flat_map(move |k| ["", "-tall"].map(|t| format!("pictures/{s}-{k}{t}.png")))).collect();
    all.par_iter().for_each(|name| {
        let picture = image::load_from_memory(&drawn(name, 8)).unwrap();
        assert_eq!((picture.width(), picture.height()), if name.contains("tall") { (150, 200) } else { (200, 125) }, "{name}");
    });
}

#[test]
fn no_number_in_a_drawing_is_not_a_number() {
    for scene in scenes::names() {
        let svg = svg(&Name::parse(&format!("{scene}-3.png")).unwrap(), None).unwrap();
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{scene}");
    }
}

#[test]
fn the_same_name_twice_gives_the_same_bytes() {
    assert_eq!(drawn("market-4.png", 4), drawn("pictures/market-4.png", 4));
}

#[test]
fn another_number_gives_another_picture() {
    assert_ne!(drawn("park-1.png", 4), drawn("park-2.png", 4));
}

#[test]
fn an_unknown_scene_is_an_error_that_names_it() {
    assert!(error("pictures/volcano-1.png").contains("unknown scene \"volcano\""));
}

#[test]
fn an_unknown_region_is_an_error_that_names_it() {
    assert!(error("map-atlantis.png").contains("\"atlantis\""));
}

#[test]
fn a_number_outside_the_palettes_is_an_error() {
    assert!(error("park-7.png").contains("park-7.png"));
}

#[test]
fn a_name_cannot_leave_the_directory() {
    assert!(error("pictures/../park-1.png").contains("hyphens"));
}

#[test]
fn a_map_highlights_its_region() {
    assert_ne!(drawn("map-volynska.png", 4), drawn("map-kyiv.png", 4));
}
