//! The filters as a form: what it carries beside its fields, and what it says when it is sent.

use super::FilterScope;
use super::fields::{choose, shown};
use crate::contract::{Date, Filter, MediaFilter, Selection, query_pairs};
use crate::prelude::*;
use crate::routes::Route;

/// What is chosen and stands neither in a field nor in the form's address, as hidden fields: a form that is sent without
/// the program keeps it.
pub(super) fn carried(selection: &Selection, scope: &FilterScope) -> Node {
    let mut rest = selection.clone();
    if let Some((filter, slug)) = &scope.fixed {
        rest.remove(*filter, slug);
    }
    if scope.has_field(Filter::Region) {
        rest.remove(Filter::Region, shown(selection));
    }
    for media in MediaFilter::ALL {
        rest.set_media(media, false);
    }
    rest.set_dates(None, None);
    // The page of a search has its field in another form.
    if scope.route != Route::Search {
        rest.set_text("");
    }
    hidden(&rest.to_query())
}

/// A query as hidden fields.
pub fn hidden(query: &str) -> Node {
    query_pairs(query).map(|(key, value)| view! { <input type="hidden" name=key value=value /> }).collect()
}

/// The selection that the sent form asks for. Each field is asked for what it holds now: the change of one made before the
/// program was there was never heard, and a text typed once may have been taken away since. `field` knows a field by its id.
pub(super) fn sent(now: &Selection, field: &dyn Fn(&str) -> Option<String>) -> Selection {
    let mut next = now.clone();
    // A field that nobody touched must not undo what was chosen elsewhere: a new region takes the old community away.
    if let Some(slug) = field("filter-region").filter(|slug| slug != shown(now)) {
        choose(&mut next, Filter::Region, &slug);
    }
    for media in MediaFilter::ALL {
        // The value of a box that is not ticked is empty.
        if let Some(value) = field(&format!("filter-{}", media.code())) {
            next.set_media(media, !value.is_empty());
        }
    }
    let date = |id, known| field(id).map_or(known, |day| Date::parse(&day));
    next.set_dates(date("filter-from", now.from()), date("filter-to", now.to()));
    if let Some(text) = field("filter-q") {
        next.set_text(&text);
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(query: &str) -> Selection {
        Selection::parse(query).selection
    }

    /// What a form over the selection `now` asks for when its fields hold `fields`; those not named are untouched.
    fn asked(now: &str, fields: &[(&str, &str)]) -> String {
        let now = parse(now);
        let untouched = |id: &str| match id {
            "filter-from" => now.from().map(|day| day.to_string()),
            "filter-to" => now.to().map(|day| day.to_string()),
            "filter-q" => Some(now.text().to_owned()),
            "filter-region" => Some(shown(&now).to_owned()),
            _ => {
                let media = MediaFilter::ALL.into_iter().find(|media| id.strip_prefix("filter-") == Some(media.code()))?;
                Some(if now.media().contains(&media) { media.code().to_owned() } else { String::new() })
            }
        };
        let field = |id: &str| fields.iter().find(|(known, _)| *known == id).map(|(_, value)| (*value).to_owned()).or_else(|| untouched(id));
        sent(&now, &field).to_query()
    }

    #[test]
    fn a_form_that_nobody_touched_asks_for_what_is_shown() {
        for query in ["", "community=a,b&from=2026-03-01&media=photo&q=x&region=c,d&tag=e,f&to=2026-03-31"] {
            assert_eq!(asked(query, &[]), query);
        }
    }

    #[test]
    fn what_was_chosen_before_the_program_came_is_not_lost() {
        let fields = [("filter-video", "video"), ("filter-region", "kyiv"), ("filter-from", "2026-03-01"), ("filter-q", "школа")];
        assert_eq!(parse(&asked("tag=osvita&media=photo", &fields)), parse("from=2026-03-01&media=photo,video&q=школа&region=kyiv&tag=osvita"));
    }

    #[test]
    fn a_new_region_takes_the_old_community_away() {
        assert_eq!(asked("region=kyiv&community=a", &[("filter-region", "lvivska")]), "region=lvivska");
    }

    #[test]
    fn what_was_emptied_is_taken_away() {
        let fields = [("filter-q", ""), ("filter-from", ""), ("filter-region", ""), ("filter-photo", "")];
        assert_eq!(asked("q=x&from=2026-03-01&to=2026-03-31&media=photo,video&region=c&tag=a", &fields), "media=video&tag=a&to=2026-03-31");
    }

    #[test]
    fn a_field_that_is_not_there_changes_nothing() {
        let now = parse("q=x&tag=a&region=b&from=2026-03-01");
        assert_eq!(sent(&now, &|_| None), now);
    }
}
