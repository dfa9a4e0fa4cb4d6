//! Shapes of the regions: the bundle's own file, with an SVG path a region, of closed lines in whole units.

use serde::Deserialize;
use std::sync::LazyLock;

/// Units of the whole map.
pub const SIZE: (f32, f32) = (1_000.0, 674.0);
/// A shape of a smaller width would not be seen: it gets a pin.
const SMALL: f32 = 42.0;

static SHAPES: LazyLock<Shapes> = LazyLock::new(|| serde_json::from_str(include_str!("../../../../public/shapes.json")).unwrap_or_default());

#[derive(Deserialize, Default)]
struct Shapes {
    items: Vec<Shape>,
}

#[derive(Deserialize)]
struct Shape {
    slug: String,
    path: String,
}

/// Slug and path of each region.
pub fn shapes() -> impl Iterator<Item = (&'static str, &'static str)> {
    SHAPES.items.iter().map(|shape| (shape.slug.as_str(), shape.path.as_str()))
}

/// Where the pin of a small shape stands.
pub fn pin(path: &str) -> Option<(f32, f32)> {
    let [left, top, right, bottom] = bounds(path)?;
    (right - left < SMALL).then_some(((left + right) / 2.0, (top + bottom) / 2.0))
}

/// Left, top, right and bottom.
fn bounds(path: &str) -> Option<[f32; 4]> {
    let mut bounds: Option<[f32; 4]> = None;
    for ring in path.split('M').filter(|ring| !ring.is_empty()) {
        let mut numbers = numbers(ring).into_iter();
        let (mut x, mut y) = (0.0, 0.0);
        // The first pair is where the pen starts; the others are steps.
        while let (Some(dx), Some(dy)) = (numbers.next(), numbers.next()) {
            (x, y) = (x + dx, y + dy);
            let [left, top, right, bottom] = bounds.unwrap_or([x, y, x, y]);
            bounds = Some([left.min(x), top.min(y), right.max(x), bottom.max(y)]);
        }
    }
    bounds
}

/// `412 231l6-10z` is 412, 231, 6, -10.
fn numbers(text: &str) -> Vec<f32> {
    text.replace('-', " -").split(|c: char| c.is_whitespace() || c.is_ascii_alphabetic()).filter_map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_region_of_the_gazetteer_has_its_shape_and_no_other_has() {
        let regions: serde_json::Value = serde_json::from_str(include_str!("../../gazetteer/regions.json")).unwrap();
        let known: BTreeSet<&str> = regions.as_array().unwrap().iter().filter_map(|region| region["slug"].as_str()).collect();
        assert_eq!(shapes().map(|(slug, _)| slug).collect::<BTreeSet<_>>(), known);
    }

    #[test]
    fn shapes_lie_on_the_map() {
        for (slug, path) in shapes() {
            let [left, top, right, bottom] = bounds(path).unwrap();
            assert!(left >= 0.0 && top >= 0.0 && right <= SIZE.0 && bottom <= SIZE.1 && left < right && top < bottom, "{slug}");
        }
    }

    #[test]
    fn the_two_cities_have_pins() {
        let pinned: Vec<_> = shapes().filter(|(_, path)| pin(path).is_some()).map(|(slug, _)| slug).collect();
        assert_eq!(pinned, ["kyiv", "sevastopol"]);
    }
}
