//! The builder of widgets, and the ways to it, rendered on the host.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use serde_json::json;
use support::{Api, full_api, list, render};

/// The code with this heading, as a reader sees it.
fn code(html: &str, id: &str) -> String {
    let after = html.split_once(&format!("id=\"{id}\"")).unwrap().1;
    let code = after.split_once("<code translate=\"no\">").unwrap().1.split_once("</code>").unwrap().0;
    code.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn the_builder_shows_choices_a_preview_and_what_to_paste() {
    let page = render("/widgets?community=zhytomyrska&layout=cards", &full_api());
    let order = [
        "Віджет для сайту",
        "не ставить файлів cookie",
        "Що показувати",
        "Область",
        "Громада: Житомирська територіальна громада",
        "45 новин",
        "Вигляд",
        "Картки",
        "Поведінка на сторінці",
        "Попередній перегляд",
        "320\u{A0}px",
        "Код для сайту",
        "Код зі скриптом",
        "visnyk-latest",
        "Адреса для WordPress",
        "Рамка без скрипта",
        "Content-Security-Policy",
    ];
    assert!(page.has_in_order(&order.map(|text| text.replace('\u{A0}', " ")).each_ref().map(String::as_str)), "{}", page.text());
    assert_eq!(
        code(&page.html, "widget-script"),
        "<visnyk-latest community=\"zhytomyrska\" layout=\"cards\" lang=\"uk\"><a href=\"https://portal.example/communities/zhytomyrska\">Останні новини — Вісник</a></visnyk-latest>\n\
         <script async src=\"https://portal.example/embed/v1.js\"></script>"
    );
    assert_eq!(code(&page.html, "widget-address"), "https://portal.example/widgets?community=zhytomyrska&layout=cards");
}

#[test]
fn the_preview_is_the_element_that_is_pasted() {
    let page = render("/en/widgets?lang=en&limit=7&heading=%22%3E%3Cb%3E&preview-ground=dark&preview-width=600", &full_api());
    assert!(
        page.html
            .contains("<visnyk-latest heading=\"&quot;&gt;&lt;b&gt;\" lang=\"en\" limit=\"7\"><a href=\"/en/news\">&quot;&gt;&lt;b&gt;</a></visnyk-latest>"),
        "{}",
        page.html
    );
    assert!(page.html.contains("<div class=\"preview\" data-ground=\"dark\"><div class=\"preview-page\" data-width=\"600\">"), "{}", page.html);
    // The loader would change what the program is about to take over.
    assert!(!page.html.contains("<script"), "{}", page.html);
}

#[test]
fn news_are_counted_in_the_language_of_the_widget_and_not_of_the_page() {
    for (address, lang) in [("/en/widgets?tag=toloka", "uk"), ("/widgets?lang=en&tag=toloka", "en"), ("/widgets?tag=toloka", "uk")] {
        let api = full_api();
        render(address, &api);
        let asked = api.asked();
        assert!(asked.iter().any(|path| path.starts_with(&format!("/api/v1/articles?lang={lang}&")) && path.ends_with("&tag=toloka")), "{address}: {asked:?}");
    }
}

#[test]
fn what_makes_no_sense_is_named_and_a_selection_without_news_is_told() {
    let api = Api::default().with("/api/v1/articles?", &list(&[], 1, 0));
    let page = render("/widgets?tag=toloka&limit=1000&q=слово&layout=spiral", &api);
    assert!(page.has_in_order(&["q=слово", "layout=spiral", "новин поки немає"]) && page.text().contains("limit=1000"), "{}", page.text());
}

#[test]
fn a_colour_is_checked_on_both_grounds() {
    let page = render("/widgets?accent=ffd500", &full_api());
    assert!(
        page.has_in_order(&["На світлому тлі: 1,2:1 — замало для тексту, тому віджет покаже #", "На темному тлі: 10,8:1 — читається добре"]),
        "{}",
        page.text()
    );
    let page = render("/en/widgets?accent=12507f", &full_api());
    assert!(page.has_in_order(&["On light: 7.3:1 — reads well", "On dark: 1.8:1 — too little for text"]), "{}", page.text());
    assert!(render("/widgets", &full_api()).html.contains("<div class=\"widget-contrast\" aria-live=\"polite\"></div>"));
}

#[test]
fn every_list_leads_to_the_widget_of_its_selection() {
    for (address, href) in [
        ("/news", "/widgets"),
        ("/news?tag=toloka&region=zhytomyrska&page=2", "/widgets?region=zhytomyrska&amp;tag=toloka"),
        ("/tags/partnerstvo?media=photo", "/widgets?media=photo&amp;tag=partnerstvo"),
        ("/regions/zhytomyrska", "/widgets?region=zhytomyrska"),
        ("/en/communities/zhytomyrska", "/en/widgets?community=zhytomyrska&amp;lang=en"),
    ] {
        let page = render(address, &full_api());
        assert!(page.html.contains(&format!("<a class=\"outputs\" href=\"{href}\">")), "{address}");
    }
    for address in ["/search?q=школа", "/news?q=школа&tag=toloka", "/tags", "/"] {
        assert!(!render(address, &full_api()).html.contains("class=\"outputs\""), "{address}");
    }
}

#[test]
fn pages_that_can_be_pasted_elsewhere_say_what_stands_for_them() {
    let oembed = |address: &str| render(address, &full_api()).head_value(("type", "application/json+oembed"), "href");
    for (address, url) in [
        ("/", None),
        ("/news?region=zhytomyrska&tag=toloka", Some("news%3Fregion%3Dzhytomyrska%26tag%3Dtoloka")),
        ("/tags/partnerstvo", Some("tags%2Fpartnerstvo")),
        ("/en/regions/zhytomyrska", Some("en%2Fregions%2Fzhytomyrska")),
        ("/communities/zhytomyrska", Some("communities%2Fzhytomyrska")),
        ("/news/1001", Some("news%2F1001")),
        ("/widgets?layout=cards&tag=toloka", Some("widgets%3Flayout%3Dcards%26tag%3Dtoloka")),
        ("/search?q=школа", None),
        ("/news?q=школа", None),
        ("/settings", None),
        ("/tags", None),
    ] {
        let whole = url.map(|url| format!("https://portal.example/api/v1/oembed?url=https%3A%2F%2Fportal.example%2F{url}"));
        assert_eq!(oembed(address), whole, "{address}");
    }
}

#[test]
fn an_article_of_another_site_is_pasted_by_its_address_here() {
    let mut article = support::article();
    article["canonical_url"] = json!("https://elsewhere.example/1");
    let page = render("/news/1001", &full_api().with("/api/v1/articles/1001", &article));
    assert_eq!(page.head_value(("rel", "canonical"), "href").as_deref(), Some("https://elsewhere.example/1"));
    let href = page.head_value(("type", "application/json+oembed"), "href");
    assert_eq!(href.as_deref(), Some("https://portal.example/api/v1/oembed?url=https%3A%2F%2Fportal.example%2Fnews%2F1001"));
}
