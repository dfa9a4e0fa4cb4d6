use crate::routes::Lang;

/// A tag's name for the interface, and the language to mark it with where that is not the interface's.
/// English is never made by transliteration.
pub fn tag_name<'a>(lang: Lang, name: &'a str, name_en: Option<&'a str>) -> (&'a str, Option<&'static str>) {
    match (lang, name_en) {
        (Lang::Uk, _) => (name, None),
        (Lang::En, Some(english)) => (english, None),
        (Lang::En, None) => (name, Some(Lang::Uk.code())),
    }
}

/// «Житомирська» of «Житомирська область», for chips; other names are short already.
pub fn region_short(name: &str) -> &str {
    name.strip_suffix(" область").unwrap_or(name)
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

    #[test]
    fn only_oblasts_have_a_shorter_name() {
        assert_eq!(region_short("Житомирська область"), "Житомирська");
        assert_eq!(region_short("місто Київ"), "місто Київ");
    }
}
