use crate::article::Attachment;
use crate::json::Json;
use crate::picture::Picture;
use crate::read::{Fields, Read};
use crate::safe_url::SafeUrl;
use serde::Serialize;

/// A part of an article's body. The body is this tree and never an HTML string.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(no_recursion))]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Block {
    Paragraph {
        spans: Vec<Span>,
    },
    /// `level` 2 to 4; the page's own heading is level 1.
    Heading {
        level: u8,
        spans: Vec<Span>,
    },
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    Quote {
        blocks: Vec<Block>,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "strict", serde(default))]
        cite: Option<String>,
    },
    Picture {
        picture: Picture,
    },
    Table {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "strict", serde(default))]
        // Spelt out for the description, which does not see through the alias.
        #[cfg_attr(feature = "openapi", schema(value_type = Option<Vec<Vec<Span>>>))]
        header: Option<Vec<Cell>>,
        #[cfg_attr(feature = "openapi", schema(value_type = Vec<Vec<Vec<Span>>>))]
        rows: Vec<Vec<Cell>>,
    },
    /// Third-party content, shown only after a press.
    Embed {
        provider: String,
        url: SafeUrl,
        #[cfg_attr(feature = "strict", serde(default))]
        title: String,
    },
    File {
        attachment: Attachment,
    },
    Rule,
}

/// A table's cell.
pub type Cell = Vec<Span>;

/// A run of text.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "strict", derive(serde::Deserialize))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(no_recursion))]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Span {
    Text { text: String },
    Strong { spans: Vec<Span> },
    Em { spans: Vec<Span> },
    Sub { spans: Vec<Span> },
    Sup { spans: Vec<Span> },
    Link { url: SafeUrl, spans: Vec<Span> },
    Abbr { title: String, spans: Vec<Span> },
    Break,
}

impl Span {
    /// The runs within this one; text and breaks have none.
    pub fn spans(&self) -> &[Span] {
        match self {
            Self::Text { .. } | Self::Break => &[],
            Self::Strong { spans } | Self::Em { spans } | Self::Sub { spans } | Self::Sup { spans } => spans,
            Self::Link { spans, .. } | Self::Abbr { spans, .. } => spans,
        }
    }
}

impl Read for Block {
    fn read(value: Json) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.need::<String>("type")?.as_str() {
            "paragraph" => Self::Paragraph { spans: fields.take("spans") },
            "heading" => Self::Heading { level: fields.need::<u8>("level").unwrap_or(2).clamp(2, 4), spans: fields.take("spans") },
            "list" => Self::List { ordered: fields.take("ordered"), items: fields.take("items") },
            "quote" => Self::Quote { blocks: fields.take("blocks"), cite: fields.take("cite") },
            "picture" => Self::Picture { picture: fields.need("picture")? },
            "table" => Self::Table { header: fields.take("header"), rows: fields.take("rows") },
            "embed" => Self::Embed { provider: fields.take("provider"), url: fields.need("url")?, title: fields.take("title") },
            "file" => Self::File { attachment: fields.need("attachment")? },
            "rule" => Self::Rule,
            _ => return None,
        })
    }
}

impl Read for Span {
    fn read(value: Json) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.need::<String>("type")?.as_str() {
            "text" => Self::Text { text: fields.take("text") },
            "strong" => Self::Strong { spans: fields.take("spans") },
            "em" => Self::Em { spans: fields.take("spans") },
            "sub" => Self::Sub { spans: fields.take("spans") },
            "sup" => Self::Sup { spans: fields.take("spans") },
            "link" => Self::Link { url: fields.need("url")?, spans: fields.take("spans") },
            "abbr" => Self::Abbr { title: fields.take("title"), spans: fields.take("spans") },
            "break" => Self::Break,
            _ => return None,
        })
    }

    /// A link whose address is not safe, or a span of a kind not known here, keeps its words.
    fn read_into(value: Json, list: &mut Vec<Self>) {
        if Self::is_readable(&value) {
            list.extend(Self::read(value));
        } else if let Some(mut fields) = Fields::of(value) {
            list.extend(fields.take::<Vec<Self>>("spans"));
        }
    }
}

impl Span {
    fn is_readable(value: &Json) -> bool {
        match value.get("type").and_then(Json::as_text) {
            Some("link") => value.get("url").and_then(Json::as_text).is_some_and(|url| SafeUrl::parse(url).is_some()),
            Some(kind) => matches!(kind, "text" | "strong" | "em" | "sub" | "sup" | "abbr" | "break"),
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// As it would come from the API.
    fn from(value: &Value) -> Json {
        Json::parse(&value.to_string()).unwrap_or_default()
    }

    fn text(text: &str) -> Span {
        Span::Text { text: text.into() }
    }

    #[test]
    fn a_block_of_an_unknown_kind_is_skipped_and_its_neighbours_stay() {
        let body = json!([{"type": "hologram", "spans": []}, {"type": "rule"}, 7, null, {"type": "paragraph", "spans": [{"type": "text", "text": "так"}]}]);
        assert_eq!(Vec::<Block>::read(from(&body)), Some(vec![Block::Rule, Block::Paragraph { spans: vec![text("так")] }]));
    }

    #[test]
    fn a_link_with_an_unsafe_address_and_an_unknown_span_keep_their_words() {
        let spans = json!([
            {"type": "link", "url": "javascript:alert(1)", "spans": [{"type": "text", "text": "натисніть"}]},
            {"type": "blink", "spans": [{"type": "strong", "spans": [{"type": "text", "text": "тут"}]}]},
        ]);
        assert_eq!(Vec::<Span>::read(from(&spans)), Some(vec![text("натисніть"), Span::Strong { spans: vec![text("тут")] }]));
    }

    #[test]
    fn a_heading_cannot_compete_with_the_page_title() {
        let heading = Block::read(from(&json!({"type": "heading", "level": 1, "spans": []})));
        assert_eq!(heading, Some(Block::Heading { level: 2, spans: vec![] }));
    }
}
