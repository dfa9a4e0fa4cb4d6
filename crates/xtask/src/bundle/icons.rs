//! The icon in the forms that systems ask for when the portal is installed, drawn from the one that browsers show.

use crate::files;
use anyhow::{Context, Result, bail};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::path::Path;

/// Name, width, and whether the system cuts its own shape out of it.
const FORMS: [(&str, u32, bool); 4] =
    [("icon-192.png", 192, false), ("icon-512.png", 512, false), ("icon-maskable-512.png", 512, true), ("apple-touch-icon.png", 180, true)];

/// Of a shape that the system cuts, this part in the middle is always there.
const SAFE: f32 = 0.8;

/// Draws all from `icon.svg` in the bundle.
pub fn draw(bundle: &Path) -> Result<()> {
    let svg = files::read_text(&bundle.join("icon.svg"))?;
    for (name, width, is_cut) in FORMS {
        let drawn = if is_cut { cut(&svg, width)? } else { whole(&svg, width, 1.0)? };
        files::write(&bundle.join(name), drawn.encode_png().context("an icon cannot be written as PNG")?)?;
    }
    Ok(())
}

/// The picture on a transparent ground, in the middle, on this part of the width.
fn whole(svg: &str, width: u32, part: f32) -> Result<Pixmap> {
    let tree = Tree::from_str(svg, &Options::default()).context("icon.svg cannot be read")?;
    let mut pixmap = Pixmap::new(width, width).context("an icon has no size")?;
    let side = width as f32;
    let scale = side * part / tree.size().width().max(tree.size().height());
    let margin = side * (1.0 - part) / 2.0;
    resvg::render(&tree, Transform::from_row(scale, 0.0, 0.0, scale, margin, margin), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// The picture on its own ground to the very edges.
fn cut(svg: &str, width: u32) -> Result<Pixmap> {
    let mut drawn = whole(svg, width, SAFE)?;
    // What the middle of the upper edge of the picture is painted with, just inside.
    let at = (width as f32 * ((1.0 - SAFE) / 2.0 + 0.02)) as u32;
    let Some(ground) = drawn.pixel(width / 2, at).filter(|ground| ground.is_opaque()) else {
        bail!("icon.svg has no ground of one colour: there is nothing to fill the edges with");
    };
    let ground = ground.demultiply();
    let mut pixmap = Pixmap::new(width, width).context("an icon has no size")?;
    pixmap.fill(resvg::tiny_skia::Color::from_rgba8(ground.red(), ground.green(), ground.blue(), 255));
    std::mem::swap(&mut pixmap, &mut drawn);
    drawn.draw_pixmap(0, 0, pixmap.as_ref(), &resvg::tiny_skia::PixmapPaint::default(), Transform::identity(), None);
    Ok(drawn)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ICON: &str = include_str!("../../../../public/icon.svg");

    #[test]
    fn an_icon_that_is_cut_has_its_ground_up_to_the_corners_and_any_other_has_not() {
        let [corner, middle] = [0, 96].map(|at| cut(ICON, 192).unwrap().pixel(at, at.min(20)).unwrap());
        assert!(corner.is_opaque() && corner == middle, "{corner:?} {middle:?}");
        assert_eq!(whole(ICON, 192, 1.0).unwrap().pixel(0, 0).unwrap().alpha(), 0);
    }

    #[test]
    fn the_manifest_names_what_is_drawn() {
        let manifest = include_str!("../../../../public/manifest.webmanifest");
        for (name, width, is_cut) in FORMS.iter().filter(|(name, ..)| name.starts_with("icon")) {
            let purpose = if *is_cut { ", \"purpose\": \"maskable\"" } else { "" };
            let expected = format!("{{ \"src\": \"/{name}\", \"type\": \"image/png\", \"sizes\": \"{width}x{width}\"{purpose} }}");
            assert!(manifest.contains(&expected), "{expected}");
        }
    }
}
