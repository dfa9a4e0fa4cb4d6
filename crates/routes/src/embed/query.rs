use super::{Embed, HEIGHTS, Layout, MAX_EMBED_LIMIT, MAX_EMBED_VALUES, MAX_HEADING_CHARS, MAX_RADIUS, MIN_REFRESH, ParsedEmbed, Target, Theme};
use crate::lang::Lang;
use std::ops::RangeInclusive;
use visnyk_contract::limits::is_misleading;
use visnyk_contract::{Filter, Ignored, Selection, percent_encode, query_pairs};

/// Longest dropped value that is reported, and the most of them: a hostile query must not be echoed at length.
const REPORTED_CHARS: usize = 60;
const MAX_REPORTED: usize = 20;
/// Longest time between two refreshes: a day.
const MAX_REFRESH: u32 = 86_400;

pub(super) fn parse(query: &str) -> ParsedEmbed {
    let selected = Selection::parse(query);
    let mut parsed = ParsedEmbed { embed: Embed { selection: selected.selection, ..Embed::default() }, ignored: selected.ignored };
    parsed.limit_selection();
    let mut seen: Vec<String> = Vec::new();
    for (key, value) in query_pairs(query) {
        let value = value.trim();
        // Where a key stands twice, the first counts.
        if !value.is_empty() && !seen.contains(&key) && !parsed.take(&key, value, &value.to_ascii_lowercase()) {
            parsed.ignore(&key, value);
        }
        seen.push(key);
    }
    parsed
}

impl ParsedEmbed {
    fn ignore(&mut self, key: &str, value: &str) {
        if self.ignored.len() < MAX_REPORTED {
            let value = value.chars().filter(|c| !c.is_control() && !is_misleading(*c)).take(REPORTED_CHARS).collect();
            self.ignored.push(Ignored { key: key.to_owned(), value });
        }
    }

    /// Holds what lists may be asked for to what a widget may.
    fn limit_selection(&mut self) {
        for filter in Filter::ALL {
            let over: Vec<String> = self.embed.selection.slugs(filter).iter().skip(MAX_EMBED_VALUES).cloned().collect();
            for slug in over {
                self.embed.selection.remove(filter, &slug);
                self.ignore(filter.key(), &slug);
            }
        }
        if !self.embed.selection.text().is_empty() {
            let words = self.embed.selection.text().to_owned();
            self.embed.selection.set_text("");
            self.ignore("q", &words);
        }
    }

    /// Takes a value; `false` when it makes no sense. `folded` is the same in small letters.
    fn take(&mut self, key: &str, value: &str, folded: &str) -> bool {
        let embed = &mut self.embed;
        match key {
            "limit" => set(&mut embed.limit, number(folded, 1..=MAX_EMBED_LIMIT)),
            "layout" => set(&mut embed.layout, Layout::ALL.into_iter().find(|layout| layout.code() == folded)),
            "pictures" => set(&mut embed.pictures, switch(folded)),
            "leads" => set(&mut embed.leads, switch(folded)),
            "theme" => set(&mut embed.theme, Theme::ALL.into_iter().find(|theme| theme.code() == folded)),
            "accent" => set(&mut embed.accent, colour(folded).map(Some)),
            "radius" => set(&mut embed.radius, number(folded, 0..=MAX_RADIUS)),
            "lang" => set(&mut embed.lang, lang(folded)),
            "heading" => set(&mut embed.heading, heading(value)),
            "heading-level" => set(&mut embed.heading_level, number(folded, 2..=6).map(|level| level as u8)),
            "header" => set(&mut embed.header, switch(folded)),
            "target" => set(&mut embed.target, Target::ALL.into_iter().find(|target| target.code() == folded)),
            "refresh" if folded == "off" => set(&mut embed.refresh, Some(None)),
            "refresh" => set(&mut embed.refresh, number(folded, MIN_REFRESH..=MAX_REFRESH).map(Some)),
            "height" if folded == "auto" => set(&mut embed.frame.height, Some(None)),
            "height" => set(&mut embed.frame.height, number(folded, HEIGHTS).map(Some)),
            "loading" => set(&mut embed.frame.eager, word(folded, "lazy", "eager")),
            "consent" => set(&mut embed.frame.consent, word(folded, "none", "click")),
            _ => true,
        }
    }
}

fn set<T>(place: &mut T, value: Option<T>) -> bool {
    let makes_sense = value.is_some();
    if let Some(value) = value {
        *place = value;
    }
    makes_sense
}

fn number(text: &str, bounds: RangeInclusive<u32>) -> Option<u32> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_plain && bounds.contains(number))
}

fn switch(text: &str) -> Option<bool> {
    word(text, "off", "on")
}

/// Which of two words it is.
fn word(text: &str, no: &str, yes: &str) -> Option<bool> {
    (text == no || text == yes).then_some(text == yes)
}

/// `#rrggbb`; in an address the sign is a nuisance, and may be left out.
fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

/// The language of a tag such as `en-GB`.
fn lang(text: &str) -> Option<Lang> {
    let primary = text.split(['-', '_']).next()?;
    Lang::ALL.into_iter().find(|lang| lang.code() == primary)
}

/// One line, without what turns the reading direction.
fn heading(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !is_misleading(*c)).collect();
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let text = words.collect::<Vec<_>>().join(" ");
    (text.chars().count() <= MAX_HEADING_CHARS).then_some(text)
}

fn optional(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Names and values that are not the default, in the order of the alphabet.
pub(super) fn values(embed: &Embed, with_frame: bool) -> Vec<(&'static str, String)> {
    let usual = Embed::default();
    let list = |filter| embed.selection.slugs(filter).join(",");
    let date = |date: Option<visnyk_contract::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let unless = |is_usual: bool, value: &str| if is_usual { String::new() } else { value.to_owned() };
    let number = |number: u32, usual: u32| unless(number == usual, &number.to_string());
    let is_on = |on: bool| if on { "on" } else { "off" };
    let hex = |[red, green, blue]: [u8; 3]| format!("{red:02x}{green:02x}{blue:02x}");
    let media = embed.selection.media().iter().map(|media| media.code()).collect::<Vec<_>>().join(",");
    let frame = if with_frame { embed.frame } else { usual.frame };
    let all = [
        ("accent", embed.accent.map(hex).unwrap_or_default()),
        ("community", list(Filter::Community)),
        ("consent", unless(!frame.consent, "click")),
        ("from", date(embed.selection.from())),
        ("header", unless(embed.header, "off")),
        ("heading", embed.heading.clone()),
        ("heading-level", number(u32::from(embed.heading_level), 2)),
        ("height", optional(frame.height)),
        ("lang", unless(embed.lang == usual.lang, embed.lang.code())),
        ("layout", unless(embed.layout == usual.layout, embed.layout.code())),
        ("leads", unless(embed.leads == usual.leads, is_on(embed.leads))),
        ("limit", number(embed.limit, usual.limit)),
        ("loading", unless(!frame.eager, "eager")),
        ("media", media),
        ("pictures", unless(embed.pictures == usual.pictures, is_on(embed.pictures))),
        ("radius", number(embed.radius, usual.radius)),
        ("refresh", optional(embed.refresh)),
        ("region", list(Filter::Region)),
        ("tag", list(Filter::Tag)),
        ("target", unless(embed.target == usual.target, embed.target.code())),
        ("theme", unless(embed.theme == usual.theme, embed.theme.code())),
        ("to", date(embed.selection.to())),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// The same as they stand in an address. Commas between slugs need no escape.
pub(super) fn pairs(embed: &Embed, with_frame: bool) -> Vec<(&'static str, String)> {
    let escaped = |(name, value): (&'static str, String)| (name, if name == "heading" { percent_encode(&value) } else { value });
    values(embed, with_frame).into_iter().map(escaped).collect()
}

pub(super) fn joined(pairs: &[(&'static str, String)]) -> String {
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}
