use crate::contract::{Json, Read};

/// The outline of a region on the map, as the bundle's file has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shape {
    /// Of the region.
    pub slug: String,
    /// As SVG writes paths.
    pub path: String,
    /// The circle beside a region that is too small for a finger: where it stands, and the line that leads to it. Empty for others.
    pub x: String,
    pub y: String,
    pub leader: String,
}

impl Read for Shape {
    fn read(value: Json) -> Option<Self> {
        let text = |name: &str| value.get(name).and_then(Json::as_text).map(str::to_owned);
        let more = |name: &str| text(name).unwrap_or_default();
        Some(Self { slug: text("slug")?, path: text("path")?, x: more("x"), y: more("y"), leader: more("leader") })
    }
}
