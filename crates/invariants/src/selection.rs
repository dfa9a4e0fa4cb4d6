use crate::words::is_shown;
use visnyk_contract::limits::{MAX_QUERY_CHARS, MAX_VALUES, is_slug};
use visnyk_contract::{Filter, Parsed, Selection, page_of};

/// Whatever is asked for, the canonical query means the same, is written in harmless characters, and keeps the limits.
pub fn selection(query: &str) {
    let Parsed { selection, ignored } = Selection::parse(query);
    let canonical = selection.to_query();
    let again = Selection::parse(&canonical);
    assert_eq!(again.selection, selection, "«{canonical}» means something else");
    assert_eq!(again.ignored, [], "«{canonical}» is not understood");
    assert_eq!(again.selection.to_query(), canonical);
    assert!(canonical.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%=&,".contains(&byte)), "{canonical}");
    for filter in Filter::ALL {
        let slugs = selection.slugs(filter);
        assert!(slugs.len() <= MAX_VALUES && slugs.iter().all(|slug| is_slug(slug)) && slugs.is_sorted_by(|one, next| one < next), "{slugs:?}");
    }
    assert!(selection.from().zip(selection.to()).is_none_or(|(from, to)| from <= to));
    assert!(selection.text().chars().count() <= MAX_QUERY_CHARS && is_shown(selection.text()), "{:?}", selection.text());
    assert!(ignored.len() <= MAX_VALUES && ignored.iter().all(|ignored| ignored.value.chars().count() <= 60 && is_shown(&ignored.value)), "{ignored:?}");
    assert!(page_of(query) > 0);
}
