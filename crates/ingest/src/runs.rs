//! Inline content as flat runs of text, each with the styles around it, until a paragraph ends and they become spans.
//!
//! Flat runs make it simple that blocks stand inside inline elements (all of a Google Docs paste stands in one `<b>`):
//! a paragraph may end at any place and the next begins with the same styles.

use super::words::{is_blank, is_kept};
use visnyk_contract::{SafeUrl, Span};

/// What an inline element does to its text. Each kind applies once, so that spans nest no deeper than there are kinds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Style {
    Strong,
    Em,
    Sub,
    Sup,
    Link(SafeUrl),
    Abbr(String),
}

impl Style {
    /// Adds this style to those in effect, unless its kind is among them.
    pub fn within(self, styles: &[Style]) -> Vec<Style> {
        let kind = std::mem::discriminant(&self);
        let mut all = styles.to_vec();
        if !all.iter().any(|style| std::mem::discriminant(style) == kind) {
            all.push(self);
        }
        all
    }

    fn wrap(self, spans: Vec<Span>) -> Span {
        match self {
            Self::Strong => Span::Strong { spans },
            Self::Em => Span::Em { spans },
            Self::Sub => Span::Sub { spans },
            Self::Sup => Span::Sup { spans },
            Self::Link(url) => Span::Link { url, spans },
            Self::Abbr(title) => Span::Abbr { title, spans },
        }
    }
}

#[derive(Clone, Debug)]
enum Run {
    Text { styles: Vec<Style>, text: String },
    Break,
}

/// The line that is being written.
#[derive(Clone, Debug, Default)]
pub struct Runs {
    runs: Vec<Run>,
}

impl Runs {
    /// Adds text; white space collapses as HTML has it.
    pub fn text(&mut self, text: &str, styles: &[Style]) {
        let mut at_space = self.ends_in_space();
        let mut added = String::with_capacity(text.len());
        for c in text.chars().filter(|c| is_kept(*c)) {
            let is_space = c.is_ascii_whitespace();
            if !(is_space && at_space) {
                added.push(if is_space { ' ' } else { c });
            }
            at_space = is_space;
        }
        self.push(added, styles);
    }

    /// Adds text whose spaces and line ends stay.
    pub fn preformatted(&mut self, text: &str, styles: &[Style]) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.runs.push(Run::Break);
            }
            self.push(line.chars().filter(|c| is_kept(*c) && *c != '\r').collect(), styles);
        }
    }

    fn push(&mut self, added: String, styles: &[Style]) {
        match self.runs.last_mut() {
            _ if added.is_empty() => {}
            Some(Run::Text { styles: last, text }) if last == styles => text.push_str(&added),
            _ => self.runs.push(Run::Text { styles: styles.to_vec(), text: added }),
        }
    }

    /// Adds a line break; `false` when there is one already and the paragraph should end instead.
    pub fn line_break(&mut self) -> bool {
        let is_second =
            matches!(self.runs.last(), Some(Run::Break)) || matches!(self.runs.as_slice(), [.., Run::Break, Run::Text { text, .. }] if is_blank(text));
        if !is_second {
            self.runs.push(Run::Break);
        }
        !is_second
    }

    fn ends_in_space(&self) -> bool {
        match self.runs.last() {
            None | Some(Run::Break) => true,
            Some(Run::Text { text, .. }) => text.ends_with(' '),
        }
    }

    /// Ends the line: its spans, without breaks and spaces around; empty when nothing can be seen.
    pub fn take(&mut self) -> Vec<Span> {
        let mut runs = std::mem::take(&mut self.runs);
        if !runs.iter().any(Run::is_seen) {
            return Vec::new();
        }
        let first = runs.iter().position(Run::is_seen).unwrap_or(0);
        let last = runs.iter().rposition(Run::is_seen).unwrap_or(0);
        runs.truncate(last + 1);
        runs.drain(..first);
        if let Some(Run::Text { text, .. }) = runs.first_mut() {
            *text = text.trim_start().to_owned();
        }
        if let Some(Run::Text { text, .. }) = runs.last_mut() {
            text.truncate(text.trim_end().len());
        }
        nest(&runs, 0)
    }
}

impl Run {
    fn is_seen(&self) -> bool {
        matches!(self, Self::Text { text, .. } if !is_blank(text))
    }

    fn style(&self, level: usize) -> Option<&Style> {
        match self {
            Self::Text { styles, .. } => styles.get(level),
            Self::Break => None,
        }
    }
}

/// Groups neighbours that share the style at this level.
fn nest(runs: &[Run], level: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    for group in runs.chunk_by(|one, next| one.style(level).is_some() && one.style(level) == next.style(level)) {
        match group.first() {
            Some(first) if first.style(level).is_some() => spans.extend(first.style(level).cloned().map(|style| style.wrap(nest(group, level + 1)))),
            Some(Run::Text { text, .. }) => spans.push(Span::Text { text: text.clone() }),
            Some(Run::Break) => spans.push(Span::Break),
            None => {}
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_style_become_one_span() {
        let mut runs = Runs::default();
        runs.text(" а ", &[]);
        runs.text(" б", &[Style::Strong]);
        runs.text("в", &[Style::Strong, Style::Em]);
        let strong = vec![Span::Text { text: "б".into() }, Span::Em { spans: vec![Span::Text { text: "в".into() }] }];
        assert_eq!(runs.take(), [Span::Text { text: "а ".into() }, Span::Strong { spans: strong }]);
        assert!(runs.take().is_empty());
    }

    #[test]
    fn breaks_and_spaces_around_a_line_are_dropped_and_a_second_break_asks_for_a_paragraph() {
        let mut runs = Runs::default();
        assert!(runs.line_break());
        runs.text("а", &[]);
        assert!(runs.line_break());
        runs.text(" \n ", &[]);
        assert!(!runs.line_break());
        assert_eq!(runs.take(), [Span::Text { text: "а".into() }]);
    }

    #[test]
    fn a_style_applies_once() {
        let styles = Style::Strong.within(&Style::Em.within(&[Style::Strong]));
        assert_eq!(styles, [Style::Strong, Style::Em]);
    }
}
