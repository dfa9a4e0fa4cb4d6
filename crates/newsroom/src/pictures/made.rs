//! A picture in the media directory, and how it takes its place in an article.

use serde::{Deserialize, Serialize};
use std::path::Path;
use visnyk_contract::{Picture, SafeUrl, Variant};

/// A picture in the media directory.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Made {
    /// `/media/<hash>-<width>.jpg`.
    pub src: String,
    /// Pixels of `src`.
    pub width: u32,
    pub height: u32,
    /// WebP, smallest first: address and width.
    pub variants: Vec<(String, u32)>,
}

impl Made {
    /// Whether all its files are there.
    pub fn is_in(&self, media: &Path) -> bool {
        let mut addresses = std::iter::once(&self.src).chain(self.variants.iter().map(|(src, _)| src));
        addresses.all(|address| address.strip_prefix("/media/").is_some_and(|name| !name.contains(['/', '\\']) && media.join(name).is_file()))
    }

    /// Takes the place of what `picture` shows; what is said about it stays. `None` when an address is none.
    pub fn placed(&self, picture: &Picture) -> Option<Picture> {
        let variant = |(src, width): &(String, u32)| Some(Variant { src: SafeUrl::parse(src)?, width: *width, mime: "image/webp".into() });
        let variants = self.variants.iter().map(variant).collect::<Option<_>>()?;
        Some(Picture { src: SafeUrl::parse(&self.src)?, width: self.width, height: self.height, variants, ..picture.clone() })
    }

    /// The picture by itself, for whoever writes the words to it.
    pub fn picture(&self) -> Option<Picture> {
        let src = SafeUrl::parse(&self.src)?;
        self.placed(&Picture { src, width: 0, height: 0, alt: String::new(), caption: None, credit: None, variants: Vec::new() })
    }
}
