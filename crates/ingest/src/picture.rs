//! Pictures in a body, with the sizes that `srcset` and `<source>` offer.

use super::address::resource;
use super::words::line;
use scraper::ElementRef;
use visnyk_contract::{Picture, SafeUrl, Variant};

/// Most variants of one picture.
const MAX_VARIANTS: usize = 24;

/// The picture of an `<img>`; `None` when it has no usable address, or is a counting pixel.
pub fn of_img(element: ElementRef<'_>) -> Option<Picture> {
    let variants = candidates(element, None);
    // Lazy loaders keep the address elsewhere and put a placeholder into `src`.
    let named = ["src", "data-src", "data-original"].into_iter().filter_map(|name| element.attr(name)).find_map(resource);
    let src = named.or_else(|| variants.last().map(|variant| variant.src.clone()))?;
    let (width, height) = (pixels(element, "width"), pixels(element, "height"));
    if width == Some(1) || height == Some(1) {
        return None;
    }
    let alt = line(element.attr("alt").unwrap_or_default());
    Some(Picture { src, width: width.unwrap_or(0), height: height.unwrap_or(0), alt, caption: None, credit: None, variants })
}

/// The picture of a `<picture>`: its `<img>`, and the variants of its sources.
pub fn of_picture(element: ElementRef<'_>) -> Option<Picture> {
    let img = element.descendent_elements().find(|inner| inner.value().name() == "img")?;
    let mut picture = of_img(img)?;
    let sources = element.child_elements().filter(|inner| inner.value().name() == "source");
    picture.variants.extend(sources.flat_map(|source| candidates(source, source.attr("type"))));
    picture.variants.sort_by_key(|variant| variant.width);
    picture.variants.truncate(MAX_VARIANTS);
    Some(picture)
}

fn pixels(element: ElementRef<'_>, name: &str) -> Option<u32> {
    let value = element.attr(name)?.trim();
    value.strip_suffix("px").unwrap_or(value).parse().ok()
}

/// The candidates with a width, smallest first.
fn candidates(element: ElementRef<'_>, mime: Option<&str>) -> Vec<Variant> {
    let srcset = element.attr("srcset").or_else(|| element.attr("data-srcset")).unwrap_or_default();
    // A comma may be part of an address; only one that follows white space or a descriptor parts candidates.
    let mut words = srcset.split_ascii_whitespace();
    let mut variants = Vec::new();
    while let (Some(address), true) = (words.next(), variants.len() < MAX_VARIANTS) {
        if address.ends_with(',') {
            continue;
        }
        let descriptor = words.next().unwrap_or_default().trim_end_matches(',');
        let width = descriptor.strip_suffix('w').and_then(|width| width.parse().ok()).filter(|&width| width > 0);
        if let (Some(src), Some(width)) = (resource(address.trim_start_matches(',')), width) {
            let mime = mime.map_or_else(|| guess(&src), |mime| line(mime).to_ascii_lowercase());
            variants.push(Variant { src, width, mime });
        }
    }
    variants.sort_by_key(|variant| variant.width);
    variants
}

fn guess(src: &SafeUrl) -> String {
    let path = src.as_str().split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let ending = path.rsplit('.').next().unwrap_or_default();
    match ending {
        "webp" | "avif" | "png" | "gif" => format!("image/{ending}"),
        "svg" => "image/svg+xml".into(),
        _ => "image/jpeg".into(),
    }
}
