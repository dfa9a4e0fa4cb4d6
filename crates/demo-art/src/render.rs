//! From SVG to PNG bytes.

use anyhow::{Context, Result, anyhow};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use resvg::{tiny_skia, usvg};

/// `shrink` divides the size: tests and contact sheets need no full picture.
pub fn png(svg: &str, shrink: u32) -> Result<Vec<u8>> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).context("the drawing is not valid SVG")?;
    let scale = 1.0 / shrink.max(1) as f32;
    let (w, h) = ((tree.size().width() * scale) as u32, (tree.size().height() * scale) as u32);
    let mut pixmap = tiny_skia::Pixmap::new(w, h).ok_or_else(|| anyhow!("no picture of {w}×{h}"))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    // Every picture is opaque, so the alpha channel would only be a quarter more to compress.
    let rgb: Vec<u8> = pixmap.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    let mut out = Vec::new();
    PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Adaptive).write_image(&rgb, w, h, ExtendedColorType::Rgb8)?;
    Ok(out)
}
