//! Every page, rendered on the host.

#![allow(clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail loudly")]

mod support;

use serde_json::{Value, json};
use support::{Api, article, card, full_api, list, render};

const PAGES: [(&str, &str); 15] = [
    ("/", "Вісник"),
    ("/news", "Новини — Вісник"),
    ("/news/1001", "Дортмунд і Житомир — Вісник"),
    ("/tags", "Теги — Вісник"),
    ("/tags/partnerstvo", "партнерство — Вісник"),
    ("/regions", "Області — Вісник"),
    ("/regions/zhytomyrska", "Житомирська область — Вісник"),
    ("/communities", "Громади — Вісник"),
    ("/communities/zhytomyrska", "Житомирська територіальна громада — Вісник"),
    ("/search?q=школа", "Пошук: школа — Вісник"),
    ("/saved", "Збережене — Вісник"),
    ("/settings", "Налаштування — Вісник"),
    ("/widgets", "Віджет для сайту — Вісник"),
    ("/about", "Про портал — Вісник"),
    ("/accessibility", "Доступність — Вісник"),
];

#[test]
fn every_page_has_its_title_one_main_heading_and_the_latest_news() {
    for (address, title) in PAGES {
        let page = render(address, &full_api());
        assert_eq!(page.title, title, "{address}");
        assert_eq!(page.html.matches("<h1").count(), 1, "{address}");
        assert!(
            page.has_in_order(&["Перейти до змісту", "Вісник", "Новини", "Теги", "Області", "Громади", "Пошук", "Останні новини"]),
            "{address}: {}",
            page.text()
        );
    }
}

#[test]
fn every_page_is_there_in_english() {
    for (address, _) in PAGES {
        let english = if address == "/" { "/en".to_owned() } else { format!("/en{address}") };
        let page = render(&english, &full_api());
        assert!(page.has_in_order(&["Skip to content", "News", "Tags", "Regions", "Communities", "Search", "Latest news"]), "{english}: {}", page.text());
        // A link out of English is the language link's alone.
        let ukrainian_links = page.html.matches("href=\"/news").count();
        assert!(ukrainian_links <= 1, "{english} has {ukrainian_links} links to Ukrainian pages");
    }
}

#[test]
fn an_article_shows_everything_in_the_promised_order() {
    let page = render("/news/1001", &full_api());
    let order = [
        "Новини",
        "Житомирська область",
        "Дортмунд і Житомир",
        "17 березня 2026, 10:05",
        "Оновлено",
        "18 березня 2026, 09:00",
        "Редакція",
        "1 хвилина читання",
        "Читати англійською",
        "Короткий зміст",
        "Два міста",
        "Малюнок редакції",
        "Початок",
        "Перший абзац із",
        "посиланням",
        "перше",
        "Цитата",
        "голова громади",
        "Квартал",
        "Фільм",
        "Показати",
        "Фотогалерея",
        "1 світлина",
        "Файли",
        "Порядок.pdf",
        "PDF, 246 КБ",
        "Теги:",
        "партнерство",
        "Область:",
        "Житомирська область",
        "Громада:",
        "Житомирська територіальна громада",
        "Джерело:",
        "Пресцентр",
        "Telegram",
        "Читайте також",
        "Бібліотека",
    ];
    let text = page.text().replace('\u{A0}', " ");
    let mut rest = text.as_str();
    for part in order {
        let at = rest.find(part);
        assert!(at.is_some(), "«{part}» is not where it belongs in: {rest}");
        rest = &rest[at.unwrap_or(0)..];
    }
    assert!(page.html.contains("srcset=\"/media/a-480.webp 480w\""));
    assert!(!page.html.contains("<iframe"), "nothing of another site loads before the reader asks");
}

#[test]
fn pages_of_regions_have_a_box_for_the_map_and_what_its_shades_mean() {
    for (address, has_legend) in [("/", true), ("/regions", true), ("/regions/zhytomyrska", false), ("/news/1001", false), ("/news", false)] {
        let page = render(address, &full_api());
        let has_box = address != "/news" && address != "/news/1001";
        assert_eq!(page.html.matches("id=\"map\"").count(), usize::from(has_box), "{address}");
        assert_eq!(page.html.contains("class=\"map-legend\""), has_legend, "{address}");
        assert!(!page.html.contains("class=\"unit"), "the shapes come later");
    }
}

#[test]
fn an_article_without_any_picture_has_a_map_for_its_cover_if_it_has_a_region() {
    let has_map = |change: serde_json::Value| {
        let mut bare =
            json!({"id": "1", "lang": "uk", "title": "Без малюнка", "regions": [{"slug": "kyiv", "name": "місто Київ"}], "body": [{"type": "rule"}]});
        let picture = json!({"src": "/media/a.jpg", "width": 16, "height": 9, "alt": "Міст", "variants": []});
        for (field, value) in change.as_object().into_iter().flatten() {
            bare[field] = if value == "picture" { picture.clone() } else { value.clone() };
        }
        bare["body"][0]["picture"] = picture;
        render("/news/1", &full_api().with("/api/v1/articles/1", &bare)).html.contains("map-cover")
    };
    assert!(has_map(json!({})));
    assert!(!has_map(json!({"regions": []})));
    assert!(!has_map(json!({"cover": "picture"})));
    assert!(!has_map(json!({"body": [{"type": "picture"}]})));
}

#[test]
fn headings_can_be_linked_to_and_pictures_opened() {
    let page = render("/news/1001", &full_api());
    assert!(page.html.contains("id=\"s-pochatok\"><h2>Початок</h2>"), "{}", page.html);
    assert!(page.html.contains("href=\"#s-pochatok\" aria-label=\"Посилання на розділ Початок\""));
    // Without the program the link leads to the picture itself.
    assert!(page.html.contains("<a class=\"zoom\" href=\"/media/b.jpg\""));
    assert!(!page.html.contains("<dialog"));
}

#[test]
fn an_article_without_labels_has_no_empty_label() {
    let bare = json!({"id": "1", "lang": "uk", "title": "Лише заголовок", "published_at": "2026-03-17T10:05:00+02:00", "body": []});
    let page = render("/news/1", &full_api().with("/api/v1/articles/1", &bare));
    assert!(page.text().contains("Лише заголовок"));
    for label in ["Теги:", "Область:", "Громада:", "Громади:", "Джерело:", "Файли", "Фотогалерея"] {
        assert!(!page.text().contains(label), "{label}");
    }
}

#[test]
fn an_article_whose_date_cannot_be_read_tells_no_empty_date() {
    let moments = ["article:published_time", "article:modified_time"];
    let told = |article: &Value| {
        let page = render("/news/1001", &full_api().with("/api/v1/articles/1001", article));
        moments.map(|name| page.head_value(("property", name), "content"))
    };
    assert_eq!(told(&article()), ["2026-03-17T10:05:00+02:00", "2026-03-18T09:00:00+02:00"].map(|at| Some(at.to_owned())));
    let mut dateless = article();
    (dateless["published_at"], dateless["updated_at"]) = (json!("завтра"), json!(17));
    assert_eq!(told(&dateless), [None, None]);
}

#[test]
fn a_list_shows_its_count_its_filters_with_counts_and_its_pages() {
    let api = full_api().with("/api/v1/articles?", &list(&[card("1", "Перша")], 2, 45));
    let page = render("/news?page=2&region=zhytomyrska&from=2026-03-01", &api);
    let text = page.text().replace('\u{A0}', " ");
    for part in ["45 новин", "Житомирська область (12)", "Область: Житомирська область", "Від 1 березня 2026", "17 березня 2026"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    for href in
        ["/news?from=2026-03-01&amp;region=zhytomyrska&amp;page=3", "href=\"/news?from=2026-03-01&amp;region=zhytomyrska\"", "href=\"/regions/zhytomyrska\""]
    {
        assert!(page.html.contains(href), "{href} in {}", page.html);
    }
    // Zero is disabled, not hidden.
    assert!(page.html.contains("<option value=\"kyiv\" disabled=\"\">місто Київ (0)</option>"), "{}", page.html);
}

#[test]
fn what_the_address_asks_in_vain_is_told() {
    let page = render("/news?from=2026-02-31&tag=Щось", &full_api());
    assert!(page.has_in_order(&["Деякі умови з адреси", "from=2026-02-31, tag=Щось"]), "{}", page.text());
}

#[test]
fn an_empty_list_says_what_to_do() {
    let page = render("/news?q=немає&tag=partnerstvo", &full_api().with("/api/v1/articles?lang=uk&limit=20", &list(&[], 1, 0)));
    assert!(page.has_in_order(&["Скинути фільтри", "Нічого не знайдено", "Приберіть один із фільтрів"]), "{}", page.text());
}

#[test]
fn while_data_is_on_its_way_the_shell_is_there_already() {
    for (address, _) in PAGES {
        let page = render(address, &Api::default());
        assert!(page.has_in_order(&["Вісник", "Новини", "Останні новини", "Завантаження…"]), "{address}");
    }
}

#[test]
fn a_page_asks_for_what_it_shows_and_nothing_twice() {
    let calls = |address: &str| {
        let api = full_api();
        render(address, &api);
        let mut asked = api.asked();
        asked.sort();
        asked
    };
    let latest = "/api/v1/articles?lang=uk&limit=12";
    assert_eq!(calls("/about"), [latest]);
    assert_eq!(calls("/news/1001"), ["/api/v1/articles/1001", "/api/v1/articles/1001/related?limit=4", latest]);
    assert_eq!(
        calls("/tags/partnerstvo"),
        [latest, "/api/v1/articles?lang=uk&limit=20&facets=community,region,tag&facet_limit=8&tag=partnerstvo", "/api/v1/tags/partnerstvo"]
    );
    assert_eq!(calls("/"), [latest, "/api/v1/articles?lang=uk&limit=14", "/api/v1/regions", "/api/v1/top?window=week&limit=6&lang=uk"]);
}

#[test]
fn an_article_without_an_english_version_says_so_in_english() {
    let mut ukrainian = article();
    ukrainian["translations"] = json!([]);
    let page = render("/en/news/1001", &full_api().with("/api/v1/articles/1001", &ukrainian));
    assert!(page.has_in_order(&["This article has no English version", "Дортмунд і Житомир"]));
    assert!(page.html.contains("lang=\"uk\""));
}

#[test]
fn a_tag_without_an_english_name_is_marked_as_ukrainian() {
    let page = render("/en/news/1001", &full_api());
    assert!(page.html.contains(">partnership<"));
    assert!(page.html.contains("lang=\"uk\">толока"), "{}", page.html);
}

#[test]
fn a_page_names_its_own_address_and_an_article_taken_over_names_its_original() {
    let canonical = |api: &Api, address: &str| render(address, api).head_value(("rel", "canonical"), "href");
    assert_eq!(canonical(&full_api(), "/news/1001?utm_source=telegram").as_deref(), Some("https://portal.example/news/1001"));
    let mut taken_over = article();
    taken_over["canonical_url"] = json!("https://example.org/original");
    assert_eq!(canonical(&full_api().with("/api/v1/articles/1001", &taken_over), "/news/1001").as_deref(), Some("https://example.org/original"));
}

#[test]
fn a_day_is_a_heading_over_its_articles_which_then_say_the_hour_alone() {
    let page = render("/news", &full_api());
    assert!(page.html.contains("<h2 class=\"day\">17\u{A0}березня 2026</h2>"), "{}", page.html);
    assert!(page.html.contains(">10:05</time>") && page.html.contains("<h3 class=\"row-title\">"));
    let search = render("/search?q=школа", &full_api());
    assert!(search.html.contains("<h2 class=\"row-title\">") && !search.html.contains("class=\"day\""));
}

#[test]
fn a_picture_of_a_gallery_opens_in_full_size() {
    let mut report = article();
    report["gallery"][0]["variants"] =
        json!([{"src": "/media/b-480.webp", "width": 480, "mime": "image/webp"}, {"src": "/media/b-1600.webp", "width": 1600, "mime": "image/webp"}]);
    let page = render("/news/1001", &full_api().with("/api/v1/articles/1001", &report));
    assert!(page.html.contains("<a class=\"zoom\" href=\"/media/b-1600.webp\">"));
}

#[test]
fn the_landmarks_of_a_page_have_names_of_their_own() {
    for address in ["/search?q=школа", "/nowhere/at-all"] {
        let page = render(address, &full_api());
        let labels: Vec<_> = page.html.split("role=\"search\" aria-label=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(labels.len(), 2, "{address}");
        assert_ne!(labels[0], labels[1], "{address}");
    }
}

#[test]
fn the_page_of_a_region_does_not_say_under_each_article_that_it_is_of_that_region() {
    let page = render("/regions/zhytomyrska", &full_api());
    assert!(!page.html.contains("chip-region"), "{}", page.html);
    assert!(page.html.contains("class=\"chip chip-community\""));
    let news = render("/news", &full_api());
    assert!(news.html.contains("class=\"chip chip-region\" href=\"/regions/zhytomyrska\""), "{}", news.html);
}

#[test]
fn regions_have_their_english_names_on_english_pages() {
    let page = render("/en/news", &full_api());
    assert!(page.html.contains(">Zhytomyr Oblast</a>"), "{}", page.html);
    assert!(!page.html.contains("Житомирська область"), "{}", page.html);
}
