use super::*;
use crate::markup::to_html;

fn region(slug: &str, name: &str, count: u32) -> Region {
    let text = |text: &str| text.to_owned();
    Region {
        slug: text(slug),
        name: text(name),
        short_name: text(name),
        name_en: format!("{slug} Oblast"),
        katottg: text(""),
        iso: text(""),
        centre: text(""),
        communities: 1,
        count,
    }
}

fn shapes() -> Arc<Items<Shape>> {
    use crate::contract::{Json, Read};
    let file = include_str!("../../../public/shapes.json");
    let shapes = Json::parse(file).and_then(Items::<Shape>::read);
    Arc::new(shapes.unwrap_or(Items { items: Vec::new() }))
}

#[test]
fn the_bundles_file_has_a_shape_for_each_of_the_27_regions_and_circles_for_the_two_cities() {
    let shapes = shapes();
    assert_eq!(shapes.items.len(), 27);
    assert!(shapes.items.iter().all(|shape| shape.path.starts_with('M') && shape.path.ends_with('z')));
    let dotted: Vec<_> = shapes.items.iter().filter(|shape| !shape.x.is_empty() && !shape.leader.is_empty()).map(|shape| shape.slug.as_str()).collect();
    assert_eq!(dotted, ["kyiv", "sevastopol"]);
}

#[test]
fn units_are_links_with_name_and_count_in_the_order_of_the_list() {
    let regions = [region("zhytomyrska", "Житомирська область", 12), region("kyiv", "місто Київ", 0), region("unknown", "Деінде", 3)];
    let html = to_html(&map(Lang::Uk, &regions, &shapes(), RwSignal::new(String::new()))).replace('\u{A0}', " ");
    let names: Vec<_> = html.match_indices("<a ").filter_map(|(at, _)| html.get(at..)?.split("aria-label=\"").nth(1)?.split('"').next()).collect();
    assert_eq!(names, ["Житомирська область, 12 новин", "місто Київ, 0 новин"]);
    assert!(html.contains("<a class=\"unit unit-3\" href=\"/regions/zhytomyrska\""), "{html}");
    assert!(html.contains("<a class=\"unit unit-0\" href=\"/regions/kyiv\""), "{html}");
    assert_eq!(html.matches("class=\"map-ring\"").count(), 0);
}

#[test]
fn the_region_that_is_pointed_at_is_ringed_and_named() {
    let regions = Items { items: vec![region("kyiv", "місто Київ", 2)] };
    let lit = RwSignal::new("kyiv".to_owned());
    // Its shape, and the circle beside it.
    assert_eq!(to_html(&map(Lang::Uk, &regions.items, &shapes(), lit)).matches("class=\"map-ring\"").count(), 2);
    let caption = to_html(&map_caption(Lang::Uk, Arc::new(regions), lit)).replace('\u{A0}', " ");
    assert!(caption.contains("<b>місто Київ</b> <span class=\"map-count\">2 новини</span>"), "{caption}");
}

#[test]
fn the_legend_says_in_words_what_the_shades_are() {
    let regions = [0, 1, 1, 2, 3, 5, 8, 21, 40].map(|count| region("x", "x", count));
    let html = to_html(&map_legend(Lang::Uk, &regions)).replace('\u{A0}', " ");
    for words in ["немає новин", "1 новина", "2–3 новини", "5–8 новин", "21–40 новин"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!to_html(&map_legend(Lang::Uk, &regions[1..])).contains("немає новин"), "no shade without a region");
}

#[test]
fn a_locator_marks_its_regions_and_is_one_picture() {
    let html = to_html(&locator(Lang::Uk, &["kyiv".to_owned(), "nowhere".to_owned()], "місто Київ", &shapes()));
    assert!(html.contains("role=\"img\" aria-label=\"Карта: місто Київ\""), "{html}");
    assert_eq!(html.matches("map-told").count(), 2);
    assert!(!html.contains("<a "));
}
