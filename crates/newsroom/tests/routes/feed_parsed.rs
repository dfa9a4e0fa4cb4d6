//! Ten selections, read by a parser that knows nothing of us, in both formats.

use crate::stand::Stand;
use axum::http::StatusCode;
use feed_rs::model::{Entry, Feed};
use visnyk_newsroom::http::SiteFacts;

async fn stand() -> Stand {
    Stand::filled().await.told(SiteFacts { site_name: "Вісник".into(), public_url: Some("https://v.example".into()), ..SiteFacts::default() })
}

async fn parsed(stand: &Stand, address: &str) -> Feed {
    let reply = stand.get(address).await;
    assert_eq!(reply.status, StatusCode::OK, "{address}");
    feed_rs::parser::parse(reply.body.as_ref()).unwrap_or_else(|error| panic!("{address}: {error}: {}", reply.text()))
}

fn title(feed: &Feed) -> &str {
    &feed.title.as_ref().unwrap().content
}

fn ids(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().map(|entry| entry.id.strip_prefix("https://v.example").unwrap()).collect()
}

#[tokio::test]
async fn ten_selections_have_their_articles_title_and_page_in_both_formats() {
    let stand = stand().await;
    let (first, second, third, fourth) = ("/news/001", "/news/002", "/en/news/003", "/news/004");
    let bridge = "%D0%BC%D1%96%D1%81%D1%82";
    let cases: [(&str, &str, &str, &[&str]); 10] = [
        ("", "Вісник: останні новини", "/news", &[second, first, fourth]),
        ("tag=transport", "Вісник: Транспорт", "/tags/transport", &[second, first]),
        ("region=zhytomyrska&tag=transport", "Вісник: Транспорт, Житомирська область", "/news?region=zhytomyrska&tag=transport", &[first]),
        ("region=lvivska,zhytomyrska", "Вісник: Львівська область або Житомирська область", "/news?region=lvivska,zhytomyrska", &[second, first]),
        ("community=zhytomyrska", "Вісник: Житомирська територіальна громада", "/communities/zhytomyrska", &[first]),
        ("from=2026-03-18&to=2026-03-18", "Вісник: 18 березня 2026 року", "/news?from=2026-03-18&to=2026-03-18", &[first]),
        ("media=photo", "Вісник: із фото", "/news?media=photo", &[second]),
        (&format!("q={bridge}"), "Вісник: за запитом «міст»", &format!("/news?q={}", visnyk_contract::percent_encode("міст")), &[first]),
        ("region=zhytomyrska&lang=en", "Вісник: Zhytomyr Oblast", "/en/regions/zhytomyrska", &[third]),
        ("lang=any&tag=transport", "Вісник: Транспорт", "/tags/transport", &[second, third, first]),
    ];
    for (query, name, page, expected) in cases {
        for format in ["xml", "json"] {
            let feed = parsed(&stand, &format!("/feed.{format}?{query}")).await;
            assert_eq!((title(&feed), ids(&feed).as_slice()), (name, expected), "{format} {query}");
            assert!(feed.links.iter().any(|link| link.href == format!("https://v.example{page}")), "{format} {query}: {:?}", feed.links);
        }
    }
}

fn first(feed: &Feed) -> &Entry {
    feed.entries.iter().find(|entry| entry.id.ends_with("/001")).unwrap()
}

#[tokio::test]
async fn an_entry_has_title_dates_authors_tags_summary_and_content() {
    let stand = stand().await;
    for format in ["xml", "json"] {
        let feed = parsed(&stand, &format!("/feed.{format}")).await;
        let entry = first(&feed);
        assert_eq!(entry.title.as_ref().unwrap().content, "Міст у Житомирі відкрили для громади", "{format}");
        assert_eq!(entry.summary.as_ref().unwrap().content, "Рух дозволили зранку.", "{format}");
        assert_eq!(entry.published.unwrap().to_rfc3339(), "2026-03-18T07:00:00+00:00", "{format}");
        assert_eq!(entry.authors.iter().filter_map(|author| author.name.as_deref()).collect::<Vec<_>>(), ["Редакція"], "{format}");
        let content = entry.content.as_ref().unwrap().body.as_deref().unwrap();
        assert_eq!(content, "<p>Рух <strong>відкрито</strong>.</p><h2>Що далі</h2><ul><li><p>огляд</p></li></ul>", "{format}");
        assert!(entry.categories.iter().any(|tag| tag.label.as_deref().unwrap_or(&tag.term) == "Транспорт"), "{format}: {:?}", entry.categories);
        assert!(entry.links.iter().any(|link| link.href == "https://v.example/news/001"), "{format}");
    }
}

#[tokio::test]
async fn a_feed_names_itself_and_its_picture_is_whole() {
    let stand = stand().await;
    let feed = parsed(&stand, "/feed.xml?tag=transport,transport&page=7&utm_source=x").await;
    let own = feed.links.iter().find(|link| link.rel.as_deref() == Some("self")).unwrap();
    assert_eq!((own.href.as_str(), feed.id.as_str()), ("https://v.example/feed.xml?tag=transport", own.href.as_str()));
    assert_eq!(feed.updated.unwrap().to_rfc3339(), "2026-03-19T16:30:00+00:00");
    assert_eq!(feed.language.as_deref(), Some("uk"));
    let photos = feed.entries.iter().find(|entry| entry.id.ends_with("/002")).unwrap();
    assert!(photos.links.iter().any(|link| link.rel.as_deref() == Some("enclosure") && link.href == "https://v.example/media/a.jpg"));
    let json = stand.get("/feed.json?media=photo").await.json();
    assert_eq!(
        (json["version"].as_str(), json["items"][0]["image"].as_str()),
        (Some("https://jsonfeed.org/version/1.1"), Some("https://v.example/media/a.jpg"))
    );
}

#[tokio::test]
async fn what_is_unknown_is_left_out_of_the_list_the_title_and_the_addresses() {
    let stand = stand().await;
    let feed = parsed(&stand, "/feed.xml?tag=transport,nothing&region=nowhere&q=%3F%21&from=soon&lang=xx").await;
    assert_eq!((title(&feed), ids(&feed).len(), feed.id.as_str()), ("Вісник: Транспорт", 2, "https://v.example/feed.xml?tag=transport"));
}

#[tokio::test]
async fn a_long_selection_has_a_short_title() {
    let stand = stand().await;
    let feed = parsed(&stand, "/feed.xml?region=kyivska,lvivska,odeska,volynska,zhytomyrska").await;
    assert_eq!(title(&feed), "Вісник: Київська область, Львівська область, Одеська область та ще 2");
    let feed = parsed(&stand, "/feed.xml?lang=en&region=kyivska,lvivska,odeska,volynska").await;
    assert_eq!(title(&feed), "Вісник: Kyiv Oblast, Lviv Oblast, Odesa Oblast and 1 more");
}
