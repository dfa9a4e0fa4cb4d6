//! Whether one article is selected, told from its labels alone, without an index.

use super::{Filter, MediaFilter, Selection};
use crate::card::{Card, Media};
use crate::date::Date;

impl Selection {
    /// Whether an article is selected: `has` tells whether it carries a slug, `day` is its date as written. The search text is
    /// left aside: labels do not tell of it.
    pub fn fits(&self, media: Media, day: Option<Date>, has: impl Fn(Filter, &str) -> bool) -> bool {
        let labels = Filter::ALL.into_iter().all(|filter| {
            let slugs = self.slugs(filter);
            slugs.is_empty() || slugs.iter().any(|slug| has(filter, slug))
        });
        let medium = self.media.is_empty()
            || self.media.iter().any(|wanted| match wanted {
                MediaFilter::Photo => media.photo,
                MediaFilter::Video => media.video,
            });
        let since = self.from.is_none_or(|from| day.is_some_and(|day| day >= from));
        let until = self.to.is_none_or(|to| day.is_some_and(|day| day <= to));
        labels && medium && since && until
    }

    /// The same of a card.
    pub fn fits_card(&self, card: &Card) -> bool {
        self.fits(card.media, card.published_at.map(|at| at.date), |filter, slug| match filter {
            Filter::Tag => card.tags.iter().any(|tag| tag.slug == slug),
            Filter::Region => card.regions.iter().any(|region| region.slug == slug),
            Filter::Community => card.communities.iter().any(|community| community.slug == slug),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Json;
    use crate::read::Read;

    fn card() -> Card {
        let json = r#"{"id":"1","lang":"uk","title":"Міст","published_at":"2026-03-18T00:30:00+02:00","media":{"photo":true},
            "tags":[{"slug":"transport","name":"Транспорт"}],"regions":[{"slug":"zhytomyrska","name":"Житомирська область"}],
            "communities":[{"slug":"zhytomyrska","name":"Житомирська громада","region":"zhytomyrska"}]}"#;
        Json::parse(json).and_then(Card::read).unwrap()
    }

    fn fits(query: &str) -> bool {
        Selection::parse(query).selection.fits_card(&card())
    }

    #[test]
    fn any_value_of_a_key_will_do_and_every_key_must() {
        for query in ["", "tag=transport", "tag=osvita,transport", "tag=transport&region=zhytomyrska&community=zhytomyrska", "media=photo,video"] {
            assert!(fits(query), "{query}");
        }
        for query in ["tag=osvita", "tag=transport&region=lvivska", "community=lvivska", "media=video"] {
            assert!(!fits(query), "{query}");
        }
    }

    #[test]
    fn the_day_is_the_one_that_was_written_and_both_ends_count() {
        assert!(fits("from=2026-03-18&to=2026-03-18"));
        assert!(!fits("to=2026-03-17"));
        assert!(!fits("from=2026-03-19"));
        let undated = Card { published_at: None, ..card() };
        assert!(!Selection::parse("from=2026-01-01").selection.fits_card(&undated));
        assert!(Selection::new().fits_card(&undated));
    }
}
