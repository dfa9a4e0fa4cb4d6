use super::*;
use proptest::prelude::*;

fn parse(query: &str) -> Selection {
    Selection::parse(query).selection
}

fn ignored(query: &str) -> Vec<(String, String)> {
    Selection::parse(query).ignored.into_iter().map(|i| (i.key, i.value)).collect()
}

#[test]
fn the_canonical_form_sorts_keys_and_values_and_omits_what_is_empty() {
    let selection = parse("?to=2026-03-31&tag=partnerstvo,osvita&q=&region=zhytomyrska&tag=osvita&from=2026-03-01&page=4&utm_source=telegram");
    assert_eq!(selection.to_query(), "from=2026-03-01&region=zhytomyrska&tag=osvita,partnerstvo&to=2026-03-31");
}

#[test]
fn a_form_that_repeats_a_key_means_a_list() {
    assert_eq!(parse("tag=a&tag=b"), parse("tag=b,a"));
}

#[test]
fn values_that_make_no_sense_are_dropped_and_told() {
    let query = "tag=osvita,Оsvita,a_b&from=2026-02-30&media=photo,smell&region=%FF&unknown=%FF";
    assert_eq!(parse(query).to_query(), "media=photo&tag=osvita");
    let told = [("tag", "Оsvita"), ("tag", "a_b"), ("from", "2026-02-30"), ("media", "smell"), ("region", "%FF")];
    assert_eq!(ignored(query), told.map(|(key, value)| (key.to_owned(), value.to_owned())));
}

#[test]
fn white_space_and_capitals_around_a_slug_are_forgiven() {
    assert_eq!(parse("community=%20Zhytomyrska%20,").to_query(), "community=zhytomyrska");
}

#[test]
fn a_range_the_wrong_way_round_is_turned() {
    assert_eq!(parse("from=2026-03-31&to=2026-03-01").to_query(), "from=2026-03-01&to=2026-03-31");
}

#[test]
fn the_search_text_is_one_line_and_is_cut_at_two_hundred_characters() {
    assert_eq!(parse("q=+нова%0A%00%20школа+").text(), "нова школа");
    let long = "ї".repeat(250);
    assert_eq!(parse(&format!("q={long}")).text().chars().count(), 200);
    assert_eq!(ignored(&format!("q={long}")).len(), 1);
}

#[test]
fn what_turns_the_reading_direction_is_neither_searched_for_nor_told() {
    assert_eq!(parse("q=%E2%80%AEно%E2%81%A6ва%EF%BB%BF+%E2%80%AE").text(), "нова");
    assert_eq!(parse("q=ха%C2%ADта+%E2%80%8F").text(), "ха\u{AD}та \u{200F}");
    assert_eq!(ignored("media=%E2%80%AEphoto"), [("media".to_owned(), "photo".to_owned())]);
}

#[test]
fn a_key_takes_twenty_values_and_tells_the_rest() {
    let many = (0..30).map(|n| format!("t{n:02}")).collect::<Vec<_>>().join(",");
    assert_eq!(parse(&format!("tag={many}")).slugs(Filter::Tag).len(), 20);
    assert_eq!(ignored(&format!("tag={many}")).len(), 10);
}

#[test]
fn only_one_tag_region_or_community_alone_has_its_own_page() {
    assert_eq!(parse("region=kyiv").single(), Some((Filter::Region, "kyiv")));
    assert_eq!(parse("region=kyiv&tag=osvita").single(), None);
    assert_eq!(parse("tag=osvita,voda").single(), None);
    assert_eq!(parse("tag=osvita&q=школа").single(), None);
    assert_eq!(parse("q=школа").single(), None);
    assert_eq!(parse("").single(), None);
}

#[test]
fn a_page_is_not_part_of_a_selection() {
    assert_eq!(parse("tag=a&page=3"), parse("tag=a"));
    assert_eq!([page_of("page=3"), page_of("page=0"), page_of("page=-1"), page_of("page=x"), page_of("page=99999999999"), page_of("")], [3, 1, 1, 1, 1, 1]);
}

#[test]
fn a_value_is_decoded_once() {
    assert_eq!(parse("q=100%2525").text(), "100%25");
}

fn selections() -> impl Strategy<Value = Selection> {
    let slugs = || prop::collection::vec("[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?", 0..25);
    let date = || prop::option::of((0_i64..40_000).prop_map(|days| Date::from_days(days).unwrap_or(Date { year: 2000, month: 1, day: 1 })));
    (slugs(), slugs(), slugs(), date(), date(), ".{0,250}", any::<[bool; 2]>()).prop_map(|(tags, regions, communities, from, to, text, media)| {
        let mut selection = Selection::new();
        for (filter, slugs) in [(Filter::Tag, tags), (Filter::Region, regions), (Filter::Community, communities)] {
            for slug in slugs {
                selection.add(filter, &slug);
            }
        }
        selection.set_dates(from, to);
        selection.set_text(&text);
        for (on, medium) in media.into_iter().zip(MediaFilter::ALL) {
            selection.set_media(medium, on);
        }
        selection
    })
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same_selection(selection in selections()) {
        let parsed = Selection::parse(&selection.to_query());
        prop_assert_eq!(&parsed.selection, &selection);
        prop_assert!(parsed.ignored.is_empty());
    }

    #[test]
    fn no_text_makes_the_parser_panic_and_its_canonical_form_is_stable(query in ".*") {
        let once = parse(&query).to_query();
        prop_assert_eq!(parse(&once).to_query(), once);
    }

    #[test]
    fn the_order_of_pairs_does_not_matter(selection in selections()) {
        let query = selection.to_query();
        let reversed = query.rsplit('&').collect::<Vec<_>>().join("&");
        prop_assert_eq!(parse(&reversed), selection);
    }

    #[test]
    fn query_like_noise_never_panics(query in "((tag|region|q|from|to|media|page|x)=[%+&=,a-zё0-9-]{0,12}&?){0,8}") {
        let once = parse(&query).to_query();
        prop_assert_eq!(parse(&once).to_query(), once);
    }
}
