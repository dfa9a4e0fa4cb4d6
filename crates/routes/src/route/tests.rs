use super::*;
use proptest::prelude::*;

fn redirect(address: &str) -> Option<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    Located::parse(path).and_then(|located| located.redirect(path, query))
}

#[test]
fn every_page_of_the_table_is_found_in_both_languages() {
    for path in [
        "/",
        "/news",
        "/news/1001",
        "/tags",
        "/tags/osvita",
        "/regions",
        "/regions/kyiv",
        "/communities",
        "/communities/zhytomyrska",
        "/search",
        "/saved",
        "/settings",
        "/widgets",
        "/about",
        "/accessibility",
    ] {
        assert_eq!(Located::parse(path).map(|l| (l.lang, l.path())), Some((Lang::Uk, path.to_owned())));
        let english = if path == "/" { "/en".to_owned() } else { format!("/en{path}") };
        assert_eq!(Located::parse(&english).map(|l| (l.lang, l.path())), Some((Lang::En, english.clone())));
    }
}

#[test]
fn addresses_that_name_nothing_are_no_page() {
    let long = format!("/news/{}", "a".repeat(8_192));
    for path in [
        "",
        "news",
        "//",
        "//x",
        "/%",
        "/news/%00",
        "/news/%E0%A4%A",
        "/news/%C0%AE",
        "/news/..",
        "/news/%2e%2e",
        "/news/..%2f",
        "/news/1/2",
        "/news//",
        "/enx",
        "/tags/Osvita",
        "/tags/освіта",
        "/en/en",
        "/news/a%2Fb",
        "/unknown",
        &long,
    ] {
        assert_eq!(Located::parse(path), None, "{path}");
    }
}

#[test]
fn old_addresses_of_such_portals_lead_to_the_canonical_ones() {
    for (old, new) in [
        ("/news/tag/osvita", "/tags/osvita"),
        ("/en/news/tag/osvita?region=kyiv", "/en/tags/osvita?region=kyiv"),
        ("/main-news", "/news"),
        ("/main-news?page=3", "/news?page=3"),
        ("/news/1001.amp", "/news/1001"),
        ("/news/1001.amp.amp", "/news/1001"),
        ("/news/1001?page=2", "/news/1001"),
        ("/news/1001.amp?utm_source=a&page=2&x=1", "/news/1001?utm_source=a&x=1"),
    ] {
        assert_eq!(redirect(old).as_deref(), Some(new), "{old}");
        assert_eq!(redirect(new), None, "{new}");
    }
    for path in ["/news/tag", "/news/tag/Освіта", "/news/tag/a/b", "/main-news/1", "/tags/tag/osvita"] {
        assert!(Located::parse(path).is_none_or(|located| located.route == Route::Article("tag".into())), "{path}");
    }
    assert_eq!(redirect("/news/1001?pages=2"), None);
}

#[test]
fn leading_zeros_of_an_id_matter() {
    assert_eq!(Located::parse("/news/007").map(|l| l.route), Some(Route::Article("007".into())));
}

#[test]
fn a_selection_of_one_value_moves_to_its_own_page_and_keeps_the_page_number() {
    assert_eq!(redirect("/news?tag=osvita").as_deref(), Some("/tags/osvita"));
    assert_eq!(redirect("/en/news?region=kyiv&page=2").as_deref(), Some("/en/regions/kyiv?page=2"));
    assert_eq!(redirect("/news?tag=osvita&region=kyiv"), None);
    assert_eq!(redirect("/news?tag=osvita,voda"), None);
    assert_eq!(redirect("/search?tag=osvita"), None);
    assert_eq!(redirect("/news"), None);
}

#[test]
fn the_page_of_a_value_does_not_repeat_it() {
    assert_eq!(redirect("/tags/osvita?tag=osvita&region=kyiv").as_deref(), Some("/tags/osvita?region=kyiv"));
    assert_eq!(redirect("/tags/osvita?tag=osvita,voda").as_deref(), Some("/news?tag=osvita,voda"));
    assert_eq!(redirect("/tags/osvita?region=kyiv"), None);
}

#[test]
fn a_trailing_slash_moves_to_the_address_without_it() {
    assert_eq!(redirect("/tags/?x=1").as_deref(), Some("/tags?x=1"));
    assert_eq!(redirect("/en/").as_deref(), Some("/en"));
    assert_eq!(redirect("/"), None);
}

#[test]
fn addresses_for_marketing_do_not_redirect() {
    assert_eq!(redirect("/news/1001?utm_source=telegram"), None);
}

#[test]
fn a_list_is_addressed_by_its_canonical_selection() {
    let mut selection = Selection::of(Filter::Tag, "osvita");
    assert_eq!(Route::list(Lang::Uk, &selection, 3), "/tags/osvita?page=3");
    selection.add(Filter::Region, "kyiv");
    assert_eq!(Route::list(Lang::En, &selection, 1), "/en/news?region=kyiv&tag=osvita");
    assert_eq!(Route::list(Lang::Uk, &Selection::new(), 1), "/news");
}

proptest! {
    #[test]
    fn no_address_makes_the_table_panic_and_a_redirect_ends_at_once(path in "/(en)?(/?(news|tags|regions|communities|search|[ -~а-я]{0,9})){0,3}/?", query in "((tag|region|community|q|page)=[a-z0-9,%]{0,8}&?){0,4}") {
        if let Some(located) = Located::parse(&path) && let Some(target) = located.redirect(&path, &query) {
            let (path, query) = target.split_once('?').unwrap_or((&target, ""));
            let next = Located::parse(path).and_then(|l| l.redirect(path, query));
            prop_assert!(Located::parse(path).is_some(), "{} leads nowhere", target);
            // At most one more hop: what a page does not repeat may leave a selection of one value.
            if let Some(next) = next {
                let (path, query) = next.split_once('?').unwrap_or((&next, ""));
                prop_assert_eq!(Located::parse(path).and_then(|l| l.redirect(path, query)), None);
            }
        }
    }
}

#[test]
fn the_widget_of_a_list_has_its_selection_and_language() {
    let selection = Selection::parse("tag=osvita&region=kyiv&media=photo").selection;
    assert_eq!(Route::widget_of(Lang::Uk, &selection), "/widgets?media=photo&region=kyiv&tag=osvita");
    assert_eq!(Route::widget_of(Lang::En, &selection), "/en/widgets?media=photo&region=kyiv&tag=osvita&lang=en");
    assert_eq!(Route::widget_of(Lang::Uk, &Selection::new()), "/widgets");
    assert_eq!(Route::widget_of(Lang::En, &Selection::new()), "/en/widgets?lang=en");
}
