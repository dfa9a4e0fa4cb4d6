//! Markdown to HTML, which then takes the one way in that HTML has: raw HTML inside is treated as any other.
//!
//! CommonMark with tables and footnotes; what other dialects have is text. A picture's title is its caption. Notes are gathered
//! into a list at the end, and a reference to one is its number.

use super::IngestError;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};
use std::fmt;
use visnyk_contract::limits::MAX_ARTICLE_BYTES;

/// Turns Markdown into HTML, which is as safe as any HTML that comes from outside: not at all.
///
/// # Errors
/// When the text is too long, or becomes so.
pub fn markdown_to_html(text: &str) -> Result<String, IngestError> {
    let too_long = |what: &str| IngestError::new("/body_html", format!("{what} more than {MAX_ARTICLE_BYTES} bytes"));
    if text.len() > MAX_ARTICLE_BYTES {
        return Err(too_long("has"));
    }
    let mut writer = Writer::default();
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).for_each(|event| writer.event(event));
    let mut out = Bounded(String::new());
    html::write_html_fmt(&mut out, writer.finish().into_iter()).map_err(|_| too_long("becomes"))?;
    Ok(out.0)
}

#[derive(Default)]
struct Writer<'a> {
    /// The body, and the notes that are open upon it with their labels.
    body: Vec<Event<'a>>,
    open: Vec<(CowStr<'a>, Vec<Event<'a>>)>,
    notes: Vec<(CowStr<'a>, Vec<Event<'a>>)>,
    /// Labels in the order in which the text refers to them.
    labels: Vec<CowStr<'a>>,
    /// Titles of the pictures that are open; within one, all is its description.
    titles: Vec<CowStr<'a>>,
    /// Where the link begins that is open, and the captions of the figure that is.
    link: Option<usize>,
    captions: Vec<String>,
}

impl<'a> Writer<'a> {
    fn event(&mut self, event: Event<'a>) {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => self.open.push((label, Vec::new())),
            Event::End(TagEnd::FootnoteDefinition) => self.notes.extend(self.open.pop()),
            Event::FootnoteReference(label) => {
                let number = self.number(label);
                self.push(Event::InlineHtml(format!("<sup>{number}</sup>").into()));
            }
            Event::Start(Tag::Link { .. }) if self.titles.is_empty() => {
                self.link = Some(self.page().len());
                self.push(event);
            }
            Event::End(TagEnd::Link) if self.titles.is_empty() => {
                self.push(event);
                self.link = None;
                self.caption();
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                if self.titles.is_empty() && self.captions.is_empty() && !title.is_empty() {
                    // A figure stands around the link that its picture is in: inside, the caption would be the link's.
                    let at = self.link.unwrap_or(self.page().len());
                    self.page().insert(at, Event::InlineHtml("<figure>".into()));
                }
                self.titles.push(title);
                self.push(Event::Start(Tag::Image { link_type, dest_url, title: CowStr::Borrowed(""), id }));
            }
            Event::End(TagEnd::Image) => {
                self.push(event);
                let title = self.titles.pop().filter(|title| self.titles.is_empty() && !title.is_empty());
                self.captions.extend(title.map(CowStr::into_string));
                if self.link.is_none() {
                    self.caption();
                }
            }
            event => self.push(event),
        }
    }

    /// What is written into now: the note that is open, or the body.
    fn page(&mut self) -> &mut Vec<Event<'a>> {
        self.open.last_mut().map_or(&mut self.body, |(_, note)| note)
    }

    fn push(&mut self, event: Event<'a>) {
        self.page().push(event);
    }

    /// Ends the figure that is open, if one is.
    fn caption(&mut self) {
        let caption = std::mem::take(&mut self.captions).join(" ");
        if !caption.is_empty() {
            self.push(Event::InlineHtml("<figcaption>".into()));
            self.push(Event::Text(caption.into()));
            self.push(Event::InlineHtml("</figcaption></figure>".into()));
        }
    }

    fn number(&mut self, label: CowStr<'a>) -> usize {
        let known = self.labels.iter().position(|known| *known == label);
        known.unwrap_or_else(|| {
            self.labels.push(label);
            self.labels.len() - 1
        }) + 1
    }

    /// The body, and its notes in their order; those that nothing refers to come last.
    fn finish(mut self) -> Vec<Event<'a>> {
        self.notes.sort_by_key(|(label, _)| self.labels.iter().position(|known| known == label).unwrap_or(usize::MAX));
        let mut events = self.body;
        if !self.notes.is_empty() {
            events.extend([Event::Rule, Event::Start(Tag::List(Some(1)))]);
            for (_, note) in self.notes {
                events.push(Event::Start(Tag::Item));
                events.extend(note);
                events.push(Event::End(TagEnd::Item));
            }
            events.push(Event::End(TagEnd::List(true)));
        }
        events
    }
}

/// What is written may be larger than what is read.
struct Bounded(String);

impl fmt::Write for Bounded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.0.len() + text.len() > MAX_ARTICLE_BYTES {
            return Err(fmt::Error);
        }
        self.0.push_str(text);
        Ok(())
    }
}

#[cfg(test)]
#[path = "tests/markdown.rs"]
mod tests;
