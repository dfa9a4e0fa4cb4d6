//! Writing XML: quick-xml does the syntax and the escaping, this adds what XML 1.0 forbids altogether.

use crate::http::ApiError;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;
pub use visnyk_ingest::allowed;

/// A document under way. A failure is kept until the end, since writing to memory has none but a defect of ours.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    failed: Option<io::Error>,
}

pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    pub fn new() -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()), failed: None };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    fn write(&mut self, event: Event<'_>) {
        if let Err(error) = self.writer.write_event(event) {
            self.failed.get_or_insert(error);
        }
    }

    /// Starts an element.
    pub fn open(&mut self, name: &str, attributes: Attributes) {
        self.write(Event::Start(start(name, attributes)));
    }

    /// Ends the element that was started last.
    pub fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: Attributes) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// An element of text.
    pub fn text(&mut self, name: &str, attributes: Attributes, text: &str) {
        self.open(name, attributes);
        self.write(Event::Text(BytesText::new(&allowed(text))));
        self.close(name);
    }

    /// The document.
    pub fn finish(self) -> Result<Vec<u8>, ApiError> {
        match self.failed {
            None => Ok(self.writer.into_inner()),
            Some(error) => {
                tracing::error!(%error, "an XML document cannot be written");
                Err(ApiError::Defect)
            }
        }
    }
}

fn start<'a>(name: &'a str, attributes: Attributes) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_ref()));
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_an_attribute_or_a_text() {
        let mut xml = Xml::new();
        xml.text("a", &[("b", "\"'><x/>&amp;")], "</a><![CDATA[x]]>&\u{0}\u{B}\u{FFFF}");
        let text = xml.finish().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        let inside = text.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?><a b=\"").and_then(|rest| rest.strip_suffix("</a>")).unwrap_or_default();
        let (attribute, content) = inside.split_once("\">").unwrap_or_default();
        assert_eq!(attribute, "&quot;&apos;&gt;&lt;x/&gt;&amp;amp;");
        assert_eq!(content, "&lt;/a&gt;&lt;![CDATA[x]]&gt;&amp;");
    }

    #[test]
    fn letters_line_ends_and_signs_stay() {
        assert_eq!(allowed("Є\tї\r\n🚒"), "Є\tї\r\n🚒");
    }
}
