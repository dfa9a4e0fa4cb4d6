//! Reading query strings and path segments the tolerant way: what makes no sense falls back and never fails a read.

use super::ApiError;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use visnyk_contract::limits::{DEFAULT_LIMIT, MAX_LIMIT, MAX_QUERY_CHARS, MAX_SUGGESTIONS};
use visnyk_contract::{ArticleLang, Filter, Ignored, Selection, cursor_of, page_of, query_pairs};

/// Longest dropped value that is reported back, in characters.
const REPORTED_CHARS: usize = 60;

/// Suggestions in one answer when no `limit` is given.
const DEFAULT_SUGGESTIONS: u32 = 10;

/// The keys of a selection but its words, for the API's description; they are read by [`Selection::parse`].
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "described, and never made")]
pub struct SelectionParams {
    /// slugs, comma-separated: any of them
    tag: Option<String>,
    /// slugs, comma-separated: any of them
    region: Option<String>,
    /// slugs, comma-separated: any of them
    community: Option<String>,
    /// first day, YYYY-MM-DD
    from: Option<String>,
    /// last day, YYYY-MM-DD
    to: Option<String>,
    /// photo, video: any of them
    media: Option<String>,
}

/// The query string of a request, empty when there is none.
#[derive(Clone, Debug)]
pub struct Asked(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Ok(Self(parts.uri.query().unwrap_or_default().to_owned()))
    }
}

impl Asked {
    /// The first value of a key.
    pub fn get(&self, key: &str) -> Option<String> {
        query_pairs(&self.0).find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The number of a key, brought between two bounds; `None` when it is absent or no number.
    pub fn number(&self, key: &str, least: u32, most: u32) -> Option<u32> {
        let number: i128 = self.get(key)?.trim().parse().ok()?;
        u32::try_from(number.clamp(i128::from(least), i128::from(most))).ok()
    }

    /// `limit` within the contract's bounds; `default` when it is absent or no number.
    pub fn limit_or(&self, default: u32) -> u32 {
        self.number("limit", 1, MAX_LIMIT).unwrap_or(default)
    }

    /// `limit` of suggestions.
    pub fn suggestions(&self) -> u32 {
        self.number("limit", 1, MAX_SUGGESTIONS).unwrap_or(DEFAULT_SUGGESTIONS)
    }

    /// Most values of a facet, when it is to be another number than usual.
    pub fn facet_limit(&self) -> Option<u32> {
        self.number("facet_limit", 0, MAX_LIMIT)
    }

    /// `limit` of a list of articles.
    pub fn limit(&self) -> u32 {
        self.limit_or(DEFAULT_LIMIT)
    }

    /// The page asked for, from 1.
    pub fn page(&self) -> u32 {
        page_of(&self.0)
    }

    /// The facets asked for; names that are none are dropped.
    pub fn facets(&self) -> Vec<Filter> {
        let names = self.get("facets").unwrap_or_default();
        let mut facets: Vec<_> = names.split(',').filter_map(|name| Filter::of(name.trim())).collect();
        facets.sort_unstable();
        facets.dedup();
        facets
    }

    /// The articles' language, `None` for any; nonsense counts as Ukrainian and is reported.
    pub fn lang(&self, ignored: &mut Vec<Ignored>) -> Option<ArticleLang> {
        match self.get("lang").as_deref().map(str::trim) {
            None | Some("" | "uk") => Some(ArticleLang::Uk),
            Some("en") => Some(ArticleLang::En),
            Some("any") => None,
            Some(other) => {
                let value = other.chars().filter(|c| !c.is_control()).take(REPORTED_CHARS).collect();
                ignored.push(Ignored { key: "lang".into(), value });
                Some(ArticleLang::Uk)
            }
        }
    }

    /// The place in the log of changes that is asked for; nonsense counts as none.
    pub fn cursor(&self) -> Option<u64> {
        cursor_of(&self.get("since")?)
    }

    /// What a directory is searched for; `None` when nothing is.
    pub fn words(&self) -> Option<String> {
        Some(self.text("q")).filter(|words| !words.is_empty())
    }

    /// What is typed under a key, on one line and within the contract's bounds; empty when nothing is.
    pub fn text(&self, key: &str) -> String {
        let mut words = Selection::new();
        words.set_text(&self.get(key).unwrap_or_default().chars().take(MAX_QUERY_CHARS).collect::<String>());
        words.text().to_owned()
    }
}

/// The one variable segment of a path, decoded; what does not decode names nothing and is a 404.
#[derive(Clone, Debug)]
pub struct Segment(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Segment {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Path(segment) = Path::<String>::from_request_parts(parts, state).await.map_err(|_| ApiError::NoSuchAddress)?;
        Ok(Self(segment))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(text: &str) -> Asked {
        Asked(text.to_owned())
    }

    #[test]
    fn the_limit_is_clamped_to_the_contract() {
        for (text, limit) in
            [("", 20), ("limit=7", 7), ("limit=0", 1), ("limit=-5", 1), ("limit=101", 100), ("limit=99999999999999999999", 100), ("limit=x", 20)]
        {
            assert_eq!(query(text).limit(), limit, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_clamped_too_and_what_is_none_is_as_if_absent() {
        for (text, facets, suggestions) in [
            ("", None, 10),
            ("facet_limit=0&limit=0", Some(0), 1),
            ("facet_limit=7&limit=20", Some(7), 20),
            ("facet_limit=101&limit=21", Some(100), 20),
            ("facet_limit=-1&limit=-1", Some(0), 1),
            ("facet_limit=many&limit=", None, 10),
            ("facet_limit=&limit=1.5", None, 10),
        ] {
            assert_eq!((query(text).facet_limit(), query(text).suggestions()), (facets, suggestions), "{text}");
        }
    }

    #[test]
    fn what_is_typed_comes_on_one_line_and_is_cut() {
        assert_eq!(query("name=%0Aнова%00%20%20хата%E2%80%AE").text("name"), "нова хата");
        assert_eq!(query(&format!("name={}", "x".repeat(9_000))).text("name").len(), MAX_QUERY_CHARS);
        assert_eq!((query("").text("name"), query("q=+").words()), (String::new(), None));
    }

    #[test]
    fn unknown_facets_are_dropped_and_known_ones_come_once() {
        assert_eq!(query("facets=region,tag,moon,%00,tag").facets(), [Filter::Tag, Filter::Region]);
        assert!(query("facets=").facets().is_empty());
    }

    #[test]
    fn a_language_that_is_none_is_reported() {
        let mut ignored = vec![];
        assert_eq!(query("lang=any").lang(&mut ignored), None);
        assert_eq!(query("lang=en").lang(&mut ignored), Some(ArticleLang::En));
        assert!(ignored.is_empty());
        assert_eq!(query("lang=xx%00").lang(&mut ignored), Some(ArticleLang::Uk));
        assert_eq!(ignored, [Ignored { key: "lang".into(), value: "xx".into() }]);
    }
}
