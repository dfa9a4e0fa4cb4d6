use crate::http::ApiError;
use crate::http::feeds::{Base, Xml};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use visnyk::render::escaped;
use visnyk_contract::{Article, Picture, SafeUrl};
use visnyk_routes::{EMBED_SANDBOX, Embed, Lang, Route};

/// How wide a widget is where nobody says how wide it may be.
const WIDTH: u32 = 600;
/// Widest picture of an article that is named, and the size of its share card.
const CARD: (u32, u32) = (1_200, 630);
/// Seconds for which others may keep the answer: a title changes rarely, and what the frame shows is always new.
const CACHE_AGE: u32 = 86_400;

/// How much place there is.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// The answer, in the names of oEmbed.
#[derive(Serialize, ToSchema, Debug)]
pub struct Oembed {
    version: &'static str,
    /// `rich` or `link`.
    r#type: &'static str,
    title: String,
    provider_name: String,
    provider_url: String,
    cache_age: u32,
    #[serde(skip_serializing_if = "String::is_empty")]
    author_name: String,
    #[serde(flatten)]
    thumbnail: Thumbnail,
    #[serde(flatten)]
    frame: Frame,
}

/// The picture of an article: all of it or nothing.
#[derive(Serialize, ToSchema, Debug, Default)]
struct Thumbnail {
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_height: Option<u32>,
}

/// The widget: all of it or nothing.
#[derive(Serialize, ToSchema, Debug, Default)]
struct Frame {
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
}

impl Oembed {
    /// An answer that names the portal alone.
    pub fn of(site: &str, base: &Base) -> Self {
        Self {
            version: "1.0",
            r#type: "link",
            title: site.to_owned(),
            provider_name: site.to_owned(),
            provider_url: base.path(&Route::Home.path(Lang::Uk)),
            cache_age: CACHE_AGE,
            author_name: String::new(),
            thumbnail: Thumbnail::default(),
            frame: Frame::default(),
        }
    }

    /// The widget in a frame. The link before it is what WordPress shows until the frame has spoken, and others without frames.
    pub fn widget(self, base: &Base, embed: Embed, title: String, room: &Room) -> Self {
        let width = room.width.map_or(WIDTH, |most| most.min(WIDTH));
        let embed = embed.within(width, room.height.unwrap_or(u32::MAX));
        let wanted = embed.frame.height.unwrap_or_else(|| embed.reserved(width));
        let height = room.height.map_or(wanted, |most| most.min(wanted));
        let title = if embed.heading.is_empty() { title } else { embed.heading.clone() };
        let (page, src, name) = (escaped(&base.path(&embed.list())), escaped(&base.path(&embed.path())), escaped(&title));
        let html = format!(
            "<blockquote><a href=\"{page}\">{name}</a></blockquote>\
             <iframe src=\"{src}\" title=\"{name}\" width=\"{width}\" height=\"{height}\" frameborder=\"0\" loading=\"lazy\" sandbox=\"{EMBED_SANDBOX}\"></iframe>"
        );
        Self { r#type: "rich", title, frame: Frame { html: Some(html), width: Some(width), height: Some(height) }, ..self }
    }

    /// A link to an article: its own page is not for frames.
    pub fn article(self, base: &Base, article: Article, room: &Room) -> Self {
        let card = article.card;
        let thumbnail = card.cover.as_ref().and_then(|cover| picture(base, cover, room)).or_else(|| {
            let url = base.path(&format!("/share/{}.png", card.id));
            room.fits(CARD).then(|| Thumbnail::new(url, CARD))
        });
        Self { title: card.title, author_name: card.authors.join(", "), thumbnail: thumbnail.unwrap_or_default(), ..self }
    }
}

impl Thumbnail {
    fn new(url: String, (width, height): (u32, u32)) -> Self {
        Self { thumbnail_url: Some(url), thumbnail_width: Some(width), thumbnail_height: Some(height) }
    }
}

impl Room {
    fn fits(&self, (width, height): (u32, u32)) -> bool {
        self.width.is_none_or(|most| width <= most) && self.height.is_none_or(|most| height <= most)
    }
}

/// The widest of a picture's sizes that fits.
fn picture(base: &Base, picture: &Picture, room: &Room) -> Option<Thumbnail> {
    let own = (&picture.src, picture.width, picture.height);
    let high = |width: u32| u64::from(width) * u64::from(picture.height) / u64::from(picture.width.max(1));
    let others = picture.variants.iter().map(|variant| (&variant.src, variant.width, u32::try_from(high(variant.width)).unwrap_or(u32::MAX)));
    let fits = |&(_, width, height): &(&SafeUrl, u32, u32)| width > 0 && height > 0 && width <= CARD.0 && room.fits((width, height));
    let (src, width, height) = std::iter::once(own).chain(others).filter(fits).max_by_key(|(_, width, _)| *width)?;
    Some(Thumbnail::new(base.whole(src), (width, height)))
}

/// How the answer is written.
#[derive(Clone, Copy, Debug)]
pub enum Format {
    Json,
    Xml,
}

impl Format {
    /// The one that is asked for.
    pub fn of(name: Option<&str>) -> Result<Self, ApiError> {
        match name.map(str::trim) {
            None | Some("" | "json") => Ok(Self::Json),
            Some("xml") => Ok(Self::Xml),
            Some(_) => Err(ApiError::Format),
        }
    }

    /// The type, and the bytes.
    pub fn write(self, oembed: &Oembed) -> Result<(&'static str, Vec<u8>), ApiError> {
        let value = serde_json::to_value(oembed).map_err(|error| {
            tracing::error!(%error, "an answer does not serialise");
            ApiError::Defect
        })?;
        match (self, value) {
            (Self::Xml, Value::Object(fields)) => {
                let mut xml = Xml::new();
                xml.open("oembed", &[]);
                for (name, value) in fields {
                    xml.text(&name, &[], &value.as_str().map_or_else(|| value.to_string(), str::to_owned));
                }
                xml.close("oembed");
                Ok(("text/xml; charset=utf-8", xml.finish()?))
            }
            (_, value) => Ok(("application/json", value.to_string().into_bytes())),
        }
    }
}
