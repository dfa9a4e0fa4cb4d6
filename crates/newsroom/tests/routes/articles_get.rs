use crate::stand::Stand;
use axum::http::StatusCode;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

async fn list(stand: &Stand, query: &str) -> Value {
    let reply = stand.get(&format!("/api/v1/articles{query}")).await;
    assert_eq!(reply.status, StatusCode::OK, "{query}");
    reply.json()
}

fn ids(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|card| card["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_list_has_cards_newest_first_and_nothing_withdrawn_or_ahead() {
    let stand = Stand::filled().await;
    assert_json_snapshot!(list(&stand, "").await);
}

#[tokio::test]
async fn the_language_is_ukrainian_unless_asked_otherwise() {
    let stand = Stand::filled().await;
    assert_eq!(ids(&list(&stand, "?lang=en").await), ["003"]);
    assert_eq!(ids(&list(&stand, "?lang=any").await), ["002", "003", "001", "004"]);
}

#[tokio::test]
async fn filters_narrow_and_each_kind_is_heard() {
    let stand = Stand::filled().await;
    for (query, expected) in [
        ("?tag=transport", vec!["002", "001"]),
        ("?tag=transport&region=zhytomyrska", vec!["001"]),
        ("?community=zhytomyrska", vec!["001"]),
        ("?region=lvivska,zhytomyrska", vec!["002", "001"]),
        ("?from=2026-03-18&to=2026-03-18", vec!["001"]),
        ("?media=photo", vec!["002"]),
        ("?q=громади", vec!["001"]),
        ("?q=громада", vec!["001"]),
        ("?q=%D0%BD%D0%B5%D0%BC%D0%B0%D1%82%D0%B0%D0%BA%D0%BE%D0%B3%D0%BE", vec![]),
    ] {
        assert_eq!(ids(&list(&stand, query).await), expected, "{query}");
    }
}

#[tokio::test]
async fn pages_are_counted_and_numbers_out_of_range_clamped() {
    let stand = Stand::filled().await;
    for (query, number, size, expected) in [
        ("?limit=2", 1, 2, vec!["002", "001"]),
        ("?limit=2&page=2", 2, 2, vec!["004"]),
        ("?limit=2&page=999", 2, 2, vec!["004"]),
        ("?limit=0", 1, 1, vec!["002"]),
        ("?limit=1000", 1, 100, vec!["002", "001", "004"]),
        ("?page=0", 1, 20, vec!["002", "001", "004"]),
        ("?page=-1&limit=x", 1, 20, vec!["002", "001", "004"]),
        ("?page=99999999999999999999", 1, 20, vec!["002", "001", "004"]),
    ] {
        let list = list(&stand, query).await;
        assert_eq!((ids(&list), &list["page"]), (expected, &json!({"number": number, "size": size, "total": 3})), "{query}");
    }
}

#[tokio::test]
async fn facets_are_counted_when_asked_for_and_unknown_ones_left_out() {
    let stand = Stand::filled().await;
    assert_eq!(list(&stand, "").await["facets"], json!({}));
    let facets = &list(&stand, "?facets=tag,community,moon,,tag&region=zhytomyrska").await["facets"];
    assert_eq!(facets["tag"].as_array().unwrap().iter().find(|facet| facet["slug"] == "transport").unwrap()["count"], 1);
    assert!(facets["community"].as_array().unwrap().iter().any(|facet| facet["slug"] == "zhytomyrska" && facet["count"] == 1));
    assert!(facets.get("region").is_none() && facets.get("moon").is_none(), "{facets}");
}

#[tokio::test]
async fn facets_can_be_kept_short_and_what_is_selected_stays() {
    let stand = Stand::filled().await;
    let slugs = async |query: &str| {
        let facets = list(&stand, &format!("?facets=tag,region,community&{query}")).await["facets"].clone();
        let slugs = |key: &str| facets[key].as_array().map_or(vec![], |values| values.iter().map(|value| value["slug"].as_str().unwrap().to_owned()).collect());
        assert_eq!(slugs("region").len(), 27, "{query}");
        (slugs("tag"), slugs("community"))
    };
    let owned = |slugs: &[&str]| slugs.iter().map(|slug| (*slug).to_owned()).collect::<Vec<_>>();
    for (query, tags, communities) in [
        ("", vec!["transport", "partnerstvo"], vec!["zhytomyrska"]),
        ("facet_limit=1", vec!["transport"], vec!["zhytomyrska"]),
        ("facet_limit=0", vec![], vec![]),
        ("facet_limit=-3", vec![], vec![]),
        ("facet_limit=1&tag=partnerstvo", vec!["transport", "partnerstvo"], vec!["zhytomyrska"]),
        ("facet_limit=0&tag=partnerstvo&community=vinnytska,zhytomyrska", vec!["partnerstvo"], vec!["zhytomyrska", "vinnytska"]),
        ("facet_limit=1000", vec!["transport", "partnerstvo"], vec!["zhytomyrska"]),
        ("facet_limit=", vec!["transport", "partnerstvo"], vec!["zhytomyrska"]),
        ("facet_limit=few", vec!["transport", "partnerstvo"], vec!["zhytomyrska"]),
    ] {
        assert_eq!(slugs(query).await, (owned(&tags), owned(&communities)), "{query}");
    }
}

#[tokio::test]
async fn what_makes_no_sense_is_dropped_and_listed_whoever_drops_it() {
    let stand = Stand::filled().await;
    let list = list(&stand, "?lang=xx&tag=UPPER%20CASE,none-such,transport&from=2026-02-31&media=hologram&region=%FF&unknown=1").await;
    assert_eq!(ids(&list), ["002", "001"]);
    let dropped: Vec<_> = list["ignored"].as_array().unwrap().iter().map(|one| (one["key"].as_str().unwrap(), one["value"].as_str().unwrap())).collect();
    for expected in [("lang", "xx"), ("tag", "UPPER CASE"), ("tag", "none-such"), ("from", "2026-02-31"), ("media", "hologram"), ("region", "%FF")] {
        assert!(dropped.contains(&expected), "{expected:?} in {dropped:?}");
    }
    assert_eq!(dropped.len(), 6);
}

#[tokio::test]
async fn an_article_dated_ahead_appears_when_its_time_comes() {
    let stand = Stand::filled().await;
    stand.clock.advance(24 * 3_600);
    assert_eq!(ids(&list(&stand, "?limit=1").await), ["ahead"]);
}

#[tokio::test]
async fn an_empty_newsroom_has_an_empty_list() {
    assert_json_snapshot!(list(&Stand::empty(), "?facets=tag,community").await);
}
