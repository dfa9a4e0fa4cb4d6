use crate::Catalogue;
use visnyk_contract::{Kind, RegionRef};
use visnyk_routes::Lang;

/// A tag's name for the interface, and the language to mark it with where that is not the interface's.
/// English is never made by transliteration.
pub fn tag_name<'a>(lang: Lang, name: &'a str, name_en: Option<&'a str>) -> (&'a str, Option<&'static str>) {
    match (lang, name_en) {
        (Lang::Uk, _) => (name, None),
        (Lang::En, Some(english)) => (english, None),
        (Lang::En, None) => (name, Some(Lang::Uk.code())),
    }
}

/// The same of a region.
pub fn region_name(lang: Lang, region: &RegionRef) -> (&str, Option<&'static str>) {
    tag_name(lang, &region.name, region.name_en.as_deref())
}

/// What an article is called that is more than a piece of news.
pub fn kind_name(words: &Catalogue, kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::News => None,
        Kind::Announcement => Some(words.kind_announcement),
        Kind::Interview => Some(words.kind_interview),
        Kind::Longread => Some(words.kind_longread),
        Kind::Photo => Some(words.kind_photo),
        Kind::Video => Some(words.kind_video),
        Kind::Document => Some(words.kind_document),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_without_an_english_name_is_shown_in_ukrainian_and_says_so() {
        assert_eq!(tag_name(Lang::En, "освіта", Some("education")), ("education", None));
        assert_eq!(tag_name(Lang::En, "толока", None), ("толока", Some("uk")));
        assert_eq!(tag_name(Lang::Uk, "освіта", Some("education")), ("освіта", None));
    }
}
