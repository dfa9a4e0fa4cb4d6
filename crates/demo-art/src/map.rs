//! Locator maps: the country in a quiet colour, one region in a loud one.

use crate::canvas::Art;
use crate::palette::{Palette, WHITE, hex};
use anyhow::{Context, Result, bail};
use serde_json::Value;

pub struct Shapes(Vec<Shape>);

struct Shape {
    slug: String,
    d: String,
    label: (f32, f32),
    r: f32,
}

impl Shapes {
    pub fn parse(json: &str) -> Result<Self> {
        let root: Value = serde_json::from_str(json).context("the shapes are not JSON")?;
        let list = root.get("shapes").and_then(Value::as_array).context("the shapes have no list \"shapes\"")?;
        let read = |v: &Value| {
            let number = |v: Option<&Value>| v.and_then(Value::as_f64).map(|n| n as f32);
            let label = v.get("label")?;
            Some(Shape {
                slug: v.get("slug")?.as_str()?.to_owned(),
                d: v.get("d")?.as_str()?.to_owned(),
                label: (number(label.get(0))?, number(label.get(1))?),
                r: number(v.get("r"))?,
            })
        };
        Ok(Self(list.iter().map(|v| read(v).context("a shape lacks slug, d, label or r")).collect::<Result<_>>()?))
    }

    pub fn draw(&self, slug: &str) -> Result<String> {
        let Some(chosen) = self.0.iter().find(|s| s.slug == slug) else { bail!("unknown region {slug:?}: the shapes have no such slug") };
        let (Some(p), Some(night)) = (Palette::number(2), Palette::number(6)) else { bail!("the map's palette is missing") };
        let mut a = Art::new(p, slug, false);
        let (paper, land, border) = (hex(0x00e6_ece8), hex(0x00fb_f5e6), hex(0x00c3_b79f));
        a.rect(a.l, a.t, a.r - a.l, a.b - a.t, paper);
        a.hatch((a.l, a.t), (a.r - a.l, a.b - a.t), 14.0, p.water.a(0.14));
        let scale = 1.25;
        let (x, y) = (-500.0 * scale, -135.0 - 337.0 * scale);
        let whole: String = self.0.iter().map(|s| s.d.as_str()).collect();
        a.at(x + 9.0, y + 12.0, scale, |a| a.path(&whole, night.sky_low.a(0.28)));
        a.at(x, y, scale, |a| {
            a.stroke(&whole, 9.0, WHITE.a(0.75));
            a.stroke(&whole, 4.0, border.mix(p.ink, 0.25));
            a.path(&whole, land);
            a.stroke(&whole, 1.1, border);
            // A city is smaller than the pen, so its ring is what the eye finds.
            let ring = chosen.r.max(16.0) + 16.0;
            a.turned(2.5, 3.5, (1.0, 1.0), 0.0, |a| a.path(&chosen.d, p.ink.a(0.3)));
            a.path(&chosen.d, p.accent);
            a.stroke(&chosen.d, 2.2, p.accent.mix(p.ink, 0.35));
            if chosen.r < 22.0 {
                a.ring(chosen.label.0, chosen.label.1, ring, 3.2, p.accent.mix(p.ink, 0.2));
                a.ring(chosen.label.0, chosen.label.1, ring + 9.0, 1.2, p.accent.mix(p.ink, 0.2));
            }
        });
        a.grain();
        Ok(a.finish())
    }
}
