//! What fails or is hostile, rendered on the host: the shell stays, the words are right, nothing breaks out.

#![allow(clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail loudly")]

mod support;

use serde_json::{Value, json};
use std::collections::BTreeSet;
use support::{article, card, full_api, list, render};
use visnyk::client::ApiError;

#[test]
fn markup_in_a_title_is_text() {
    let mut hostile = article();
    hostile["title"] = json!("</title><script>alert(1)</script>");
    let page = render("/news/1001", &full_api().with("/api/v1/articles/1001", &hostile));
    assert!(!page.html.contains("<script>"));
    assert!(page.html.contains("&lt;script&gt;") || page.html.contains("&lt;script>"));
}

#[test]
fn an_unsafe_address_in_a_body_is_no_link() {
    let mut hostile = article();
    hostile["body"] = json!([{"type": "paragraph", "spans": [
        {"type": "link", "url": "//x", "spans": [{"type": "text", "text": "подвійна риска"}]},
        {"type": "link", "url": "javascript:alert(1)", "spans": [{"type": "text", "text": "сценарій"}]},
    ]}]);
    let page = render("/news/1001", &full_api().with("/api/v1/articles/1001", &hostile));
    assert!(page.has_in_order(&["подвійна риска", "сценарій"]));
    assert!(!page.html.contains("javascript:") && !page.html.contains("href=\"//x"));
}

#[test]
fn a_withdrawn_article_an_unknown_one_and_a_missing_page_read_differently() {
    let withdrawn = render("/news/7", &full_api().text("/api/v1/articles/7", 410, "{\"status\":410}"));
    let unknown = render("/news/7", &full_api().text("/api/v1/articles/7", 404, "{\"status\":404}"));
    let missing = render("/nowhere/at-all", &full_api());
    assert!(withdrawn.text().contains("Статтю знято з публікації"));
    assert!(unknown.text().contains("Такої статті немає"));
    assert!(missing.text().contains("Сторінки не знайдено"));
    assert!([withdrawn, unknown, missing].iter().all(|page| page.head_value(("name", "robots"), "content").as_deref() == Some("noindex")));
}

#[test]
fn each_failure_is_told_in_its_own_words_and_leaves_the_shell() {
    let failures = [
        (full_api().text("/api/v1/articles/1001", 500, ""), "На порталі сталася помилка"),
        // A proxy's page about something else: nothing is known of the article.
        (full_api().text("/api/v1/articles/1001", 404, "<!doctype html><title>404</title>"), "На порталі сталася помилка"),
        (full_api().text("/api/v1/articles/1001", 410, ""), "На порталі сталася помилка"),
        (full_api().text("/api/v1/articles/1001", 503, ""), "Портал зараз перевантажений"),
        (full_api().text("/api/v1/articles/1001", 429, ""), "Портал зараз перевантажений"),
        (full_api().text("/api/v1/articles/1001", 200, "<!doctype html><title>Вхід</title>"), "якої ми не змогли прочитати"),
        (full_api().text("/api/v1/articles/1001", 200, "{\"id\":\"1001\",\"tit"), "якої ми не змогли прочитати"),
        (full_api().text("/api/v1/articles/1001", 200, "{}"), "якої ми не змогли прочитати"),
        (full_api().failing("/api/v1/articles/1001", ApiError::Unreachable), "Немає зв’язку"),
        (full_api().failing("/api/v1/articles/1001", ApiError::TimedOut), "не відповів вчасно"),
    ];
    for (api, words) in failures {
        let page = render("/news/1001", &api);
        assert!(page.has_in_order(&["Громади", words, "Спробувати ще раз", "Останні новини", "Бібліотека"]), "{words}: {}", page.text());
    }
}

#[test]
fn a_failing_latest_list_leaves_the_article() {
    let page = render("/news/1001", &full_api().text("/api/v1/articles?", 500, ""));
    assert!(page.has_in_order(&["Перший абзац", "Останні новини", "Не вдалося завантажити"]));
}

#[test]
fn one_broken_card_costs_that_card() {
    let api = full_api().with("/api/v1/articles?", &list(&[card("1", "Перша"), json!({"id": 7}), json!(null), json!("x"), card("2", "Друга")], 1, 5));
    let page = render("/news", &api);
    assert!(page.has_in_order(&["Перша", "Друга"]));
}

#[test]
fn deep_nesting_from_a_careless_server_ends_somewhere() {
    let mut block = json!({"type": "paragraph", "spans": [{"type": "text", "text": "на дні"}]});
    for _ in 0..40 {
        block = json!({"type": "quote", "blocks": [block]});
    }
    let mut deep = article();
    deep["body"] = json!([block, {"type": "paragraph", "spans": [{"type": "text", "text": "далі"}]}]);
    let page = render("/news/1001", &full_api().with("/api/v1/articles/1001", &deep));
    assert!(page.text().contains("далі") && !page.text().contains("на дні"));
}

#[test]
fn a_list_that_is_far_too_long_is_shown_as_long_as_a_page_may_be() {
    let cards: Vec<_> = (0..10_000).map(|n| card(&n.to_string(), &format!("Стаття номер {n}"))).collect();
    let api = full_api().with("/api/v1/articles?", &list(&cards, 1, 10_000));
    let page = render("/news", &api);
    assert!(page.has_in_order(&["Стаття номер 0", "Стаття номер 99"]));
    assert!(!page.html.contains("Стаття номер 100<"));
}

#[test]
fn long_lists_beside_the_article_and_on_the_front_page_end_as_well() {
    let cards: Vec<_> = (0..1_000).map(|n| card(&n.to_string(), &format!("Стаття номер {n}"))).collect();
    let many = json!({"items": cards});
    for (path, call) in [("/news/1001", "/api/v1/articles/1001/related"), ("/", "/api/v1/top")] {
        let page = render(path, &full_api().with(call, &many));
        assert!(page.html.contains("Стаття номер 99<"), "{path}");
        assert!(!page.html.contains("Стаття номер 100<"), "{path}");
    }
}

#[test]
fn a_date_that_is_none_is_told_to_nobody_and_an_odd_one_is_told_as_it_is() {
    let dates = [
        (json!(null), None),
        (json!(5), None),
        (json!("вчора ввечері"), None),
        (json!("2026-13-40T25:61:00+02:00"), None),
        (json!("0999-12-31T23:59:59Z"), None),
        (json!("1000-01-01T00:00:00+02:00"), Some(("1000-01-01T00:00:00+02:00", "1 січня 1000, 00:00"))),
        (json!("1970-01-01T00:00:00Z"), Some(("1970-01-01T00:00:00Z", "1 січня 1970, 00:00"))),
        (json!("2026-11-23T08:00:00"), Some(("2026-11-23T08:00:00Z", "23 листопада 2026, 08:00"))),
        (json!("2026-10-25T03:30:00+03:00"), Some(("2026-10-25T03:30:00+03:00", "25 жовтня 2026, 03:30"))),
        (json!("2026-10-25T03:30:00+02:00"), Some(("2026-10-25T03:30:00+02:00", "25 жовтня 2026, 03:30"))),
        (json!("9999-12-31T23:59:59-23:59"), Some(("9999-12-31T23:59:59-23:59", "31 грудня 9999, 23:59"))),
    ];
    for (date, told) in dates {
        let (mut odd, mut listed) = (article(), card("1003", "Стаття з датою"));
        (odd["published_at"], odd["updated_at"], listed["published_at"]) = (date.clone(), json!(null), date.clone());
        let api = full_api().with("/api/v1/articles/1001", &odd).with("/api/v1/articles?", &list(&[listed], 1, 1));
        let page = render("/news/1001", &api);
        let scripts = page.head.iter().flat_map(|head| &head.elements).filter(|element| element.text.contains("\"NewsArticle\""));
        let data: Vec<Value> = scripts.map(|script| serde_json::from_str(&script.text).unwrap()).collect();
        let moment = told.map(|(moment, _)| json!(moment));
        assert_eq!(data.iter().map(|data| [data.get("datePublished"), data.get("dateModified")]).collect::<Vec<_>>(), [[moment.as_ref(); 2]], "{date}");
        for path in ["/news/1001", "/news", "/"] {
            let page = render(path, &api);
            assert!(page.has_in_order(&["Стаття з датою"]), "{date} on {path}: {}", page.text());
            assert!(!["NaN", "Invalid", "undefined", "null", "datetime=\"\""].iter().any(|word| page.html.contains(word)), "{date} on {path}");
            let moments = page.html.split("datetime=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
            let odd: BTreeSet<_> = moments.filter(|moment| *moment != "2026-03-17T10:05:00+02:00").collect();
            assert_eq!(odd.into_iter().collect::<Vec<_>>(), told.iter().map(|(moment, _)| *moment).collect::<Vec<_>>(), "{date} on {path}");
        }
        assert!(told.is_none_or(|(_, shown)| page.text().replace('\u{A0}', " ").contains(shown)), "{date}: {}", page.text());
    }
}
