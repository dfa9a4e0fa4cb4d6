use super::*;
use proptest::prelude::*;
use visnyk_contract::Filter;

fn ignored(query: &str) -> Vec<(String, String)> {
    Embed::parse(query).ignored.into_iter().map(|ignored| (ignored.key, ignored.value)).collect()
}

fn read(query: &str) -> Embed {
    let parsed = Embed::parse(query);
    assert_eq!(parsed.ignored, [], "{query}");
    parsed.embed
}

#[test]
fn an_address_without_parameters_is_the_usual_widget() {
    assert_eq!(read(""), Embed::default());
    assert_eq!(Embed::default().path(), "/embed/latest");
    assert_eq!((read("").limit, read("").layout, read("").theme, read("").target), (5, Layout::List, Theme::Auto, Target::Blank));
    assert_eq!((read("").pictures, read("").leads, read("").header, read("").heading_level), (true, false, true, 2));
}

#[test]
fn every_parameter_is_read_trimmed_and_in_any_case() {
    let embed = read(
        "?community=%20Zhytomyrska,lvivska&limit=+7&layout=CARDS&pictures=Off&leads=on&theme=Dark&accent=%230A5BD3&radius=24&lang=en-GB\
         &heading=+Новини%20нашої%0Aгромади+&heading-level=3&header=off&target=_TOP&height=400&loading=eager&refresh=600&consent=Click&utm_source=x",
    );
    assert_eq!(embed.selection.slugs(Filter::Community), ["lvivska", "zhytomyrska"]);
    assert_eq!((embed.limit, embed.layout, embed.pictures, embed.leads, embed.theme), (7, Layout::Cards, false, true, Theme::Dark));
    assert_eq!((embed.accent, embed.radius, embed.lang), (Some([0x0A, 0x5B, 0xD3]), 24, Lang::En));
    assert_eq!((embed.heading.as_str(), embed.heading_level, embed.header, embed.target), ("Новини нашої громади", 3, false, Target::Top));
    assert_eq!((embed.refresh, embed.frame), (Some(600), Frame { height: Some(400), eager: true, consent: true }));
    let document = "/embed/latest?accent=0a5bd3&community=lvivska,zhytomyrska&header=off\
        &heading=%D0%9D%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8%20%D0%BD%D0%B0%D1%88%D0%BE%D1%97%20%D0%B3%D1%80%D0%BE%D0%BC%D0%B0%D0%B4%D0%B8\
        &heading-level=3&lang=en&layout=cards&leads=on&limit=7&pictures=off&radius=24&refresh=600&target=_top&theme=dark";
    assert_eq!(embed.path(), document);
    assert!(embed.to_query().contains("&consent=click&") && embed.to_query().contains("&height=400&") && embed.to_query().contains("&loading=eager&"));
}

#[test]
fn a_bad_value_falls_back_to_the_default_and_is_reported() {
    for query in [
        "limit=0",
        "limit=21",
        "limit=-5",
        "limit=+x",
        "limit=5.0",
        "limit=٥",
        "limit=99999999999999999999",
        "layout=grid",
        "pictures=yes",
        "leads=1",
        "theme=sepia",
        "accent=red",
        "accent=%23fff",
        "accent=%23gggggg",
        "accent=+12507",
        "accent=url(//evil)",
        "radius=25",
        "radius=3px",
        "lang=de",
        "heading-level=1",
        "heading-level=7",
        "header=none",
        "target=_self",
        "target=javascript:alert(1)",
        "height=149",
        "height=2001",
        "height=12px",
        "height=NaN",
        "refresh=299",
        "refresh=1e9",
        "loading=never",
        "consent=always",
    ] {
        let parsed = Embed::parse(query);
        assert_eq!(parsed.embed, Embed::default(), "{query}");
        assert_eq!(parsed.ignored.len(), 1, "{query}");
    }
    assert_eq!(ignored("limit=21&theme=dark"), [("limit".to_owned(), "21".to_owned())]);
    let long = "н".repeat(81);
    assert_eq!(Embed::parse(&format!("heading={long}")).embed.heading, "");
    assert_eq!(ignored(&format!("heading={long}")), [("heading".to_owned(), "н".repeat(60))]);
    assert_eq!(read(&format!("heading={}", "н".repeat(80))).heading.chars().count(), 80);
}

#[test]
fn of_each_key_there_are_five_slugs_at_most_and_words_are_none_of_the_widgets() {
    let parsed = Embed::parse("tag=a,b,c,d,e,f,g&region=A_B&q=міст&media=photo&from=2026-01-01");
    assert_eq!(parsed.embed.selection.to_query(), "from=2026-01-01&media=photo&tag=a,b,c,d,e");
    let keys: Vec<_> = parsed.ignored.iter().map(|ignored| (ignored.key.as_str(), ignored.value.as_str())).collect();
    assert_eq!(keys, [("region", "A_B"), ("tag", "f"), ("tag", "g"), ("q", "міст")]);
}

#[test]
fn the_first_of_two_values_counts_and_empty_ones_say_nothing() {
    assert_eq!(read("limit=3&limit=x&theme=&layout=+").limit, 3);
    assert_eq!(read("theme=&layout=+"), Embed::default());
}

#[test]
fn what_turns_the_reading_direction_is_not_in_a_heading() {
    assert_eq!(read("heading=a%E2%80%AEb%00c").heading, "ab c");
}

#[test]
fn attributes_name_the_language_and_colours_as_pages_write_them() {
    let embed = read("community=zhytomyrska&accent=0a5bd3&height=300&heading=A%26B");
    let expected = [("accent", "#0a5bd3"), ("community", "zhytomyrska"), ("heading", "A&B"), ("height", "300"), ("lang", "uk")];
    assert_eq!(embed.attributes(), expected.map(|(name, value)| (name, value.to_owned())));
    assert_eq!(read("lang=en").attributes(), [("lang", "en".to_owned())]);
}

#[test]
fn the_widget_leads_to_the_page_of_its_selection_and_asks_the_api_for_the_same() {
    assert_eq!(read("community=zhytomyrska").list(), "/communities/zhytomyrska");
    assert_eq!(read("community=zhytomyrska&lang=en&limit=3").call(), "/articles?community=zhytomyrska&limit=3&lang=en");
    assert_eq!(read("").call(), "/articles?limit=5");
}

fn any_embed() -> impl Strategy<Value = Embed> {
    let slugs = proptest::collection::vec("[a-z0-9]{1,8}", 0..=5);
    let look = (0..3_usize, 0..4_usize, any::<bool>(), any::<bool>(), any::<bool>(), proptest::option::of(any::<[u8; 3]>()), 0..=24_u32);
    let words = ("([а-яїґ'&=#+%]{1,9}( [а-яa-z?/]{1,9}){0,3})?", 2..=6_u8, any::<bool>(), any::<bool>());
    let frame = (proptest::option::of(HEIGHTS), any::<bool>(), any::<bool>());
    (slugs.clone(), slugs, 1..=20_u32, look, words, proptest::option::of(300..=86_400_u32), frame).prop_map(
        |(tags, communities, limit, look, words, refresh, (height, eager, consent))| {
            let mut selection = Selection::new();
            tags.iter().for_each(|slug| assert!(selection.add(Filter::Tag, slug)));
            communities.iter().for_each(|slug| assert!(selection.add(Filter::Community, slug)));
            Embed {
                selection,
                limit,
                layout: Layout::ALL[look.0],
                theme: Theme::ALL[look.1],
                pictures: look.2,
                leads: look.3,
                header: look.4,
                accent: look.5,
                radius: look.6,
                lang: if words.2 { Lang::En } else { Lang::Uk },
                heading: words.0,
                heading_level: words.1,
                target: if words.3 { Target::Top } else { Target::Blank },
                refresh,
                frame: Frame { height, eager, consent },
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(embed in any_embed()) {
        prop_assert_eq!(&read(&embed.to_query()), &embed);
        let document = Embed { frame: Frame::default(), ..embed.clone() };
        let path = embed.path();
        prop_assert_eq!(read(path.strip_prefix(EMBED_PATH).unwrap()), document);
        let attributes = embed.attributes().into_iter().map(|(name, value)| format!("{name}={}", visnyk_contract::percent_encode(&value)));
        prop_assert_eq!(read(&attributes.collect::<Vec<_>>().join("&")), embed);
    }

    #[test]
    fn whatever_is_asked_for_has_one_canonical_form_within_the_bounds(
        query in "((limit|theme|radius|heading|accent|tag|height|refresh|lang|q|x)=[^&]{0,12}&?){0,8}|\\PC{0,60}",
    ) {
        let embed = Embed::parse(&query).embed;
        prop_assert!((1..=20).contains(&embed.limit) && embed.radius <= 24 && embed.heading.chars().count() <= 80 && (2..=6).contains(&embed.heading_level));
        prop_assert!(Filter::ALL.into_iter().all(|filter| embed.selection.slugs(filter).len() <= 5));
        prop_assert_eq!(read(&embed.to_query()), embed.clone());
        prop_assert_eq!(read(&embed.to_query()).to_query(), embed.to_query());
    }
}
