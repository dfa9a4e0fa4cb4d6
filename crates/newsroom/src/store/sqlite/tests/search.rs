use super::*;

fn text(text: &str) -> Value {
    json!([{"type": "paragraph", "spans": [{"type": "text", "text": text}]}])
}

async fn newsroom() -> Newsroom {
    let newsroom = Newsroom::new();
    let at = |hour| format!("2026-03-16T{hour:02}:00:00+02:00");
    newsroom.put(json!({"id": "title-old", "title": "Громада купила автобус", "published_at": at(1)})).await;
    newsroom.put(json!({"id": "body-new", "title": "Новини", "body": text("У громаді все гаразд"), "published_at": at(9)})).await;
    newsroom.put(json!({"id": "lead", "title": "Звіт", "lead": "Про життя громади", "published_at": at(2)})).await;
    newsroom.put(json!({"id": "title-new", "title": "Дві громади об’єднались", "published_at": at(3)})).await;
    newsroom.put(json!({"id": "place", "title": "Ярмарок", "communities": ["zhytomyrska"], "published_at": at(4)})).await;
    newsroom.put(json!({"id": "other", "title": "Погода", "published_at": at(8)})).await;
    newsroom
}

#[tokio::test]
async fn the_title_outranks_lead_and_names_and_those_the_body_and_within_a_class_the_newest_is_first() {
    let newsroom = newsroom().await;
    for query in ["q=громада", "q=громади", "q=ГРОМАДОЮ", "q=громад"] {
        assert_eq!(newsroom.ids(query).await, ["title-new", "title-old", "place", "lead", "body-new"], "{query}");
    }
}

#[tokio::test]
async fn all_words_must_be_there_wherever_they_stand() {
    let newsroom = newsroom().await;
    assert_eq!(newsroom.ids("q=автобуси громади").await, ["title-old"]);
    assert_eq!(newsroom.ids("q=життя звіту").await, ["lead"]);
    assert_eq!(newsroom.ids("q=автобус погода").await, [""; 0]);
}

#[tokio::test]
async fn the_last_word_may_be_unfinished_and_the_others_not() {
    let newsroom = newsroom().await;
    assert_eq!(newsroom.ids("q=громада авт").await, ["title-old"]);
    assert_eq!(newsroom.ids("q=авт громада").await, [""; 0]);
    assert_eq!(newsroom.ids("q=яр").await, ["place"]);
}

#[tokio::test]
async fn apostrophes_composition_and_stress_marks_do_not_matter() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1", "title": "Кам’янська громада", "body": text("Украї́нський музей")})).await;
    for query in ["q=Камянська", "q=кам'янською", "q=Камʼянськ", "q=украі\u{308}нськии\u{306}", "q=Український"]
    {
        assert_eq!(newsroom.ids(query).await, ["1"], "{query}");
    }
    assert_eq!(newsroom.ids("q=укрaiнський").await, [""; 0], "Latin letters are others");
}

#[tokio::test]
async fn english_is_found_in_both_numbers() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1", "title": "Two towns sign an agreement", "lang": "uk"})).await;
    assert_eq!(newsroom.ids("q=town agreements").await, ["1"]);
}

#[tokio::test]
async fn nothing_a_reader_types_breaks_the_search() {
    let newsroom = newsroom().await;
    for query in [
        "\"",
        "громад*",
        "title:громада",
        "a AND",
        "NOT",
        "NEAR(",
        "(((",
        "громада\" OR \"x",
        "-громада",
        "^громада",
        "';DROP TABLE articles;--",
        "{title}:x",
        "\u{0}",
        "%",
        "🦀",
        "ก็",
        "اَلْعَرَبِيَّةُ",
        "हिन्दी",
    ] {
        newsroom.list(&format!("q={}", visnyk_contract::percent_encode(query))).await;
    }
    assert_eq!(newsroom.ids("q=*громада*").await.len(), 5);
    assert_eq!(newsroom.list("").await.page.total, 6);
}

#[tokio::test]
async fn words_of_other_scripts_are_found_too() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1", "title": "Café हिन्दी 東京"})).await;
    for query in ["q=café", "q=हिन्दी", "q=東京"] {
        assert_eq!(newsroom.ids(query).await, ["1"], "{query}");
    }
}

#[tokio::test]
async fn a_search_goes_with_filters_facets_and_pages() {
    let newsroom = newsroom().await;
    let list = newsroom.list("q=громада&region=zhytomyrska").await;
    assert_eq!((list.page.total, list.items[0].id.as_str()), (1, "place"));
    assert_eq!(list.facets.region.iter().map(|facet| facet.count).sum::<u32>(), 1);
    let page = async |page| {
        let list = newsroom
            .store
            .list(ListRequest { selection: Selection::parse("q=громада").selection, lang: None, page, limit: 2, facets: vec![], facet_limit: None })
            .await
            .unwrap();
        list.items.into_iter().map(|card| card.id).collect::<Vec<_>>()
    };
    assert_eq!(
        (page(1).await, page(2).await, page(3).await),
        (vec!["title-new".into(), "title-old".into()], vec!["place".into(), "lead".into()], vec!["body-new".into()])
    );
}
