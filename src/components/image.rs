use crate::address::use_lang;
use crate::browser::Event;
use crate::contract::{Picture, Variant};
use crate::locale::{Catalogue, catalogue};
use crate::prelude::*;
use crate::reader::use_settings;

/// How wide a picture is shown, for the browser's choice among the variants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ImageSizes {
    /// Across the column.
    Column,
    /// The lead story of the front page.
    Lead,
    /// A tile of the front page; on a phone it is a row.
    Tile,
    /// One of a gallery.
    Gallery,
    /// Beside a row.
    Thumb,
    /// As large as the window.
    Window,
}

impl ImageSizes {
    fn sizes(self) -> &'static str {
        match self {
            Self::Column => "(min-width: 72rem) 46rem, 100vw",
            Self::Lead => "(min-width: 72rem) 29rem, 100vw",
            Self::Tile => "(min-width: 72rem) 22rem, (min-width: 40rem) 50vw, max(5.5rem, 26vw)",
            Self::Gallery => "(min-width: 72rem) 22rem, (min-width: 40rem) 50vw, 100vw",
            Self::Thumb => "(min-width: 46rem) 12rem, max(5.5rem, 26vw)",
            Self::Window => "100vw",
        }
    }
}

/// A picture in a box of fixed ratio; when it does not load, a neutral box with its text.
/// `eager` is for the one picture that the page is about.
pub fn image(picture: &Picture, sizes: ImageSizes, eager: bool) -> Node {
    let broken = RwSignal::new(false);
    let words = catalogue(use_lang());
    let alt = picture.alt.clone();
    let told = if alt.is_empty() { words.picture_broken.to_owned() } else { alt.clone() };
    let (width, height) = if picture.width > 0 && picture.height > 0 { (picture.width, picture.height) } else { (1_600, 1_000) };
    let sources = sources(picture);
    let src = picture.src.as_str().to_owned();
    let (settings, asked) = (use_settings(), RwSignal::new(false));
    let is_listed = matches!(sizes, ImageSizes::Lead | ImageSizes::Tile | ImageSizes::Thumb);
    let shown = move || {
        // The style sheet hides them before the program is there; the one picture that the page is about has come by then.
        if settings.data_saver() && !asked.get() && (is_listed || !eager) {
            return held(words, sizes, &told, asked);
        }
        if broken.get() {
            return view! { <span class="image-broken">{told.clone()}</span> }.into_node();
        }
        view! {
            <picture>
                {sources.clone().into_iter().map(|(mime, srcset)| view! { <source type=mime srcset=srcset sizes=sizes.sizes() /> }).collect::<Node>()}
                <img
                    src=src.clone()
                    alt=alt.clone()
                    width=width
                    height=height
                    loading=if eager || asked.get() { "eager" } else { "lazy" }
                    decoding="async"
                    fetchpriority=eager.then_some("high")
                    on:error=move |_| broken.set(true)
                />
            </picture>
        }
        .into_node()
    };
    // `width` and `height` give the box its ratio before the picture is there; style attributes would need a laxer CSP.
    view! { <span class="image">{shown}</span> }.into_node()
}

/// What stands for a picture that is not loaded: in a list nothing, in a gallery its text, which is a link to it already.
fn held(words: &Catalogue, sizes: ImageSizes, told: &str, asked: RwSignal<bool>) -> Node {
    // It stands in the link to the picture, which is not followed.
    let show = move |event: Event| {
        event.prevent_default();
        asked.set(true);
    };
    match sizes {
        ImageSizes::Column => view! {
            <span class="image-load">
                <button type="button" class="button" on:click=show>
                    {words.picture_show}
                </button>
                <span>{told.to_owned()}</span>
            </span>
        }
        .into_node(),
        ImageSizes::Gallery => view! { <span class="image-broken">{told.to_owned()}</span> }.into_node(),
        _ => ().into_node(),
    }
}

/// One `srcset` a format.
fn sources(picture: &Picture) -> Vec<(String, String)> {
    let mut sources: Vec<(String, String)> = Vec::new();
    for Variant { src, width, mime } in &picture.variants {
        // A comma or a space in an address would break the list.
        let candidate = format!("{} {width}w", src.as_str().replace(',', "%2C"));
        match sources.iter_mut().find(|(known, _)| known == mime) {
            Some((_, srcset)) => {
                srcset.push_str(", ");
                srcset.push_str(&candidate);
            }
            None => sources.push((mime.clone(), candidate)),
        }
    }
    sources
}
