//! What a picture's name says: `<scene>-<k>.png`, `<scene>-<k>-tall.png` or `map-<region>.png`.

use crate::palette::Palette;
use anyhow::{Context, Result, bail};

pub struct Name {
    pub file: String,
    pub subject: Subject,
}

pub enum Subject {
    Scene { scene: String, palette: u8, tall: bool },
    Map(String),
}

impl Name {
    /// With or without the `pictures/` that articles write before it.
    pub fn parse(name: &str) -> Result<Self> {
        let file = name.strip_prefix("pictures/").unwrap_or(name);
        let stem = file.strip_suffix(".png").with_context(|| format!("{name:?} does not end in .png"))?;
        // The name becomes a path in --out.
        if !stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            bail!("{name:?} may have only a-z, 0-9 and hyphens");
        }
        let subject = if let Some(region) = stem.strip_prefix("map-") {
            Subject::Map(region.to_owned())
        } else {
            let (rest, tall) = stem.strip_suffix("-tall").map_or((stem, false), |rest| (rest, true));
            let parts = rest.rsplit_once('-').and_then(|(scene, k)| Some((scene, k.parse().ok().filter(|k| Palette::number(*k).is_some())?)));
            let (scene, palette) = parts.with_context(|| format!("{name:?} is not <scene>-<1…6>[-tall].png or map-<region>.png"))?;
            if !crate::scenes::names().any(|known| known == scene) {
                bail!("unknown scene {scene:?} in {name:?}; `demo-art --list` prints the scenes");
            }
            Subject::Scene { scene: scene.to_owned(), palette, tall }
        };
        Ok(Self { file: file.to_owned(), subject })
    }
}
