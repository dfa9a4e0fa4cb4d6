//! The address of the builder: a widget, and what it is looked at in there.

use crate::embed::Embed;
use crate::lang::Lang;
use crate::route::Route;
use visnyk_contract::{Ignored, percent_encode, query_pairs};

/// What the builder shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Builder {
    pub embed: Embed,
    pub width: Width,
    pub ground: Ground,
}

/// How wide the widget is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Width {
    /// 320 px: a phone, a side column.
    Narrow,
    /// 600 px: a column of text.
    Middle,
    #[default]
    Full,
}

/// What the widget is shown on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Ground {
    #[default]
    Light,
    Dark,
    Picture,
}

impl Width {
    pub const ALL: [Self; 3] = [Self::Narrow, Self::Middle, Self::Full];

    /// The value in a query.
    pub fn code(self) -> &'static str {
        match self {
            Self::Narrow => "320",
            Self::Middle => "600",
            Self::Full => "full",
        }
    }
}

impl Ground {
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Picture];

    /// The value in a query.
    pub fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Picture => "picture",
        }
    }
}

impl Builder {
    /// The keys beside the widget's own.
    pub const WIDTH: &str = "preview-width";
    pub const GROUND: &str = "preview-ground";

    /// Reads a query string, and what of the widget in it makes no sense. Never fails.
    pub fn parse(query: &str) -> (Self, Vec<Ignored>) {
        let parsed = Embed::parse(query);
        let value = |name: &str| query_pairs(query).find(|(key, _)| key == name).map(|(_, value)| value).unwrap_or_default();
        let (width, ground) = (value(Self::WIDTH), value(Self::GROUND));
        let builder = Self {
            embed: parsed.embed,
            width: Width::ALL.into_iter().find(|known| known.code() == width).unwrap_or_default(),
            ground: Ground::ALL.into_iter().find(|known| known.code() == ground).unwrap_or_default(),
        };
        (builder, parsed.ignored)
    }

    /// The canonical query string.
    pub fn to_query(&self) -> String {
        let mut query = self.embed.to_query();
        let usual = Self::default();
        for (name, code, is_usual) in
            [(Self::GROUND, self.ground.code(), self.ground == usual.ground), (Self::WIDTH, self.width.code(), self.width == usual.width)]
        {
            if !is_usual {
                let and = if query.is_empty() { "" } else { "&" };
                query = [&query, and, name, "=", code].concat();
            }
        }
        query
    }

    /// The address in a language of the interface, which need not be the widget's.
    pub fn href(&self, lang: Lang) -> String {
        let query = self.to_query();
        let mark = if query.is_empty() { "" } else { "?" };
        [&Route::Widgets.path(lang), mark, &query].concat()
    }

    /// The address after one field of the form was changed. What makes no sense stays in it as it was typed: the page tells of it.
    pub fn changed(&self, name: &str, value: &str, lang: Lang) -> String {
        let mut href = self.with(name, value).href(lang);
        let pair = [name, "=", &percent_encode(value)].concat();
        if !Self::parse(&pair).1.is_empty() {
            href.push(if href.contains('?') { '&' } else { '?' });
            href.push_str(&pair);
        }
        href
    }

    /// The same with one value more, or another; what makes no sense is the default.
    pub fn with(&self, name: &str, value: &str) -> Self {
        let query = self.to_query();
        let rest = query.split('&').filter(|pair| pair.split_once('=').is_none_or(|(key, _)| key != name));
        let changed = [name, "=", &percent_encode(value)].concat();
        Self::parse(&rest.chain([changed.as_str()]).collect::<Vec<_>>().join("&")).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn canonical(query: &str) -> String {
        Builder::parse(query).0.to_query()
    }

    #[test]
    fn the_widget_and_what_it_is_looked_at_in_are_told_apart() {
        let query = "lang=en&layout=cards&tag=osvita&preview-ground=picture&preview-width=320";
        let (builder, ignored) = Builder::parse(query);
        assert_eq!((builder.width, builder.ground), (Width::Narrow, Ground::Picture));
        assert_eq!(builder.embed.path(), "/embed/latest?lang=en&layout=cards&tag=osvita");
        assert_eq!((builder.href(Lang::Uk), builder.href(Lang::En)), (format!("/widgets?{query}"), format!("/en/widgets?{query}")));
        assert!(ignored.is_empty());
        assert_eq!(Builder::default().href(Lang::Uk), "/widgets");
    }

    #[test]
    fn what_makes_no_sense_is_the_default() {
        assert_eq!(canonical("preview-width=full&preview-ground=light&preview-width=320&utm_source=a&limit=5"), "");
        assert_eq!(canonical("preview-width=321&preview-ground=&limit=4"), "limit=4");
        let (_, ignored) = Builder::parse("limit=0&q=x");
        assert_eq!(ignored.iter().map(|ignored| ignored.key.as_str()).collect::<Vec<_>>(), ["q", "limit"]);
    }

    #[test]
    fn one_changed_field_leaves_the_others() {
        let (builder, _) = Builder::parse("heading=%D0%90%26b&limit=7&preview-width=600");
        assert_eq!(builder.with("limit", "9").to_query(), "heading=%D0%90%26b&limit=9&preview-width=600");
        assert_eq!(builder.with("heading", "").to_query(), "limit=7&preview-width=600");
        assert_eq!(builder.with("heading", "a&limit=1").to_query(), "heading=a%26limit%3D1&limit=7&preview-width=600");
        assert_eq!(builder.with("limit", "a lot").to_query(), "heading=%D0%90%26b&preview-width=600");
        assert_eq!(builder.with("preview-ground", "dark").to_query(), "heading=%D0%90%26b&limit=7&preview-ground=dark&preview-width=600");
    }

    #[test]
    fn what_was_typed_and_makes_no_sense_stays_to_be_told() {
        let (builder, _) = Builder::parse("limit=7&tag=osvita");
        assert_eq!(builder.changed("limit", "9", Lang::En), "/en/widgets?limit=9&tag=osvita");
        assert_eq!(builder.changed("limit", "a lot", Lang::Uk), "/widgets?tag=osvita&limit=a%20lot");
        assert_eq!(Builder::default().changed("accent", "red", Lang::Uk), "/widgets?accent=red");
        assert_eq!(builder.changed("limit", "", Lang::Uk), "/widgets?tag=osvita");
    }

    proptest! {
        #[test]
        fn whatever_is_written_reads_as_the_same(query in "[a-z=&%0-9,-]{0,80}", limit in 0..30_u32, width in 0..4_usize, ground in 0..4_usize, heading in ".{0,40}") {
            let (width, ground) = (["320", "600", "full", "x"][width], ["light", "dark", "picture", ""][ground]);
            let heading = visnyk_contract::percent_encode(&heading);
            let (builder, _) = Builder::parse(&format!("{query}&limit={limit}&heading={heading}&preview-width={width}&preview-ground={ground}"));
            let written = builder.to_query();
            let (again, ignored) = Builder::parse(&written);
            prop_assert_eq!(&again, &builder);
            prop_assert!(ignored.is_empty());
            prop_assert_eq!(again.to_query(), written);
        }
    }
}
