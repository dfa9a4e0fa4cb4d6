use crate::stand::Stand;
use axum::http::{Method, StatusCode};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

async fn values(stand: &Stand, rest: &str) -> Vec<Value> {
    let reply = stand.get(&format!("/api/v1/facets/{rest}")).await;
    assert_eq!(reply.status, StatusCode::OK, "{rest}");
    reply.json()["items"].as_array().unwrap().clone()
}

/// Slugs with their counts.
async fn counts(stand: &Stand, rest: &str) -> Vec<(String, u64)> {
    values(stand, rest).await.iter().map(|value| (value["slug"].as_str().unwrap().to_owned(), value["count"].as_u64().unwrap())).collect()
}

fn owned(counts: &[(&str, u64)]) -> Vec<(String, u64)> {
    counts.iter().map(|(slug, count)| ((*slug).to_owned(), *count)).collect()
}

#[tokio::test]
async fn a_community_comes_with_its_region_and_other_values_with_what_they_have() {
    let stand = Stand::filled().await;
    let of = async |rest| values(&stand, rest).await.remove(0);
    assert_json_snapshot!(json!([of("community?name=zhyto").await, of("tag").await, of("region?name=київ&limit=1").await]));
}

#[tokio::test]
async fn counts_are_under_the_other_keys_and_values_with_none_come_too() {
    let stand = Stand::filled().await;
    assert_eq!(counts(&stand, "tag?region=lvivska").await, owned(&[("transport", 1), ("partnerstvo", 0)]));
    assert_eq!(counts(&stand, "tag?tag=partnerstvo&region=lvivska,zhytomyrska").await, owned(&[("transport", 2), ("partnerstvo", 1)]));
    assert_eq!(counts(&stand, "region?tag=transport&region=kyiv&limit=3").await, owned(&[("zhytomyrska", 1), ("lvivska", 1), ("krym", 0)]));
    assert_eq!(counts(&stand, "community?name=zhyto&lang=any").await, owned(&[("zhytomyrska", 2)]));
    assert_eq!(counts(&stand, "community?name=zhyto&lang=en&q=bridge").await, owned(&[("zhytomyrska", 1)]));
    assert_eq!(counts(&stand, "community?name=zhyto&q=трамвай").await, owned(&[("zhytomyrska", 0)]));
}

#[tokio::test]
async fn communities_are_those_of_the_regions_asked_for() {
    let stand = Stand::filled().await;
    for (query, expected) in
        [("region=volynska", 54), ("region=volynska,none-such", 54), ("region=volynska,kyiv", 54), ("region=kyiv", 0), ("region=none-such", 100), ("", 100)]
    {
        assert_eq!(values(&stand, &format!("community?limit=100&{query}")).await.len(), expected, "{query}");
    }
    assert!(values(&stand, "community?region=odeska&limit=100").await.iter().all(|value| value["region"]["slug"] == "odeska"));
    assert_eq!(counts(&stand, "community?region=odeska&name=житом").await, []);
}

#[tokio::test]
async fn the_limit_is_20_unless_asked_otherwise_and_clamped() {
    let stand = Stand::filled().await;
    for (query, expected) in
        [("", 20), ("limit=5", 5), ("limit=0", 1), ("limit=-5", 1), ("limit=1000", 100), ("limit=x", 20), ("limit=", 20), ("limit=99999999999999999999", 100)]
    {
        assert_eq!(values(&stand, &format!("community?{query}")).await.len(), expected, "{query}");
    }
    assert_eq!(values(&stand, "region?limit=100").await.len(), 27);
}

#[tokio::test]
async fn odd_queries_are_answered_and_odd_names_find_nothing_or_ask_for_nothing() {
    let stand = Stand::filled().await;
    for (query, expected) in [
        ("name=", 20),
        ("name=+", 20),
        ("name=%00", 20),
        ("name=%FF", 20),
        ("name=%E2%80%94", 20),
        ("name=%22*%22", 20),
        ("name=%F0%9F%9A%92", 20),
        ("name=none-such", 0),
        ("name=%25", 20),
        ("lang=xx&from=2026-02-31&media=hologram&tag=UPPER%20CASE", 20),
        ("q=%22%22%22", 20),
        ("q=NEAR(", 20),
    ] {
        assert_eq!(values(&stand, &format!("community?{query}")).await.len(), expected, "{query}");
    }
    assert_eq!(values(&stand, &format!("community?name={}", "x".repeat(8_000))).await.len(), 0);
}

#[tokio::test]
async fn only_the_three_keys_have_values() {
    let stand = Stand::filled().await;
    for key in ["media", "tags", "TAG", "tag%00", "%FF", "q", "..%2ftag"] {
        let reply = stand.get(&format!("/api/v1/facets/{key}")).await;
        assert_eq!((reply.status, reply.problem()), (StatusCode::NOT_FOUND, if key == "%FF" { "no-such-address" } else { "unknown" }.into()), "{key}");
    }
    for address in ["/api/v1/facets", "/api/v1/facets/", "/api/v1/facets/tag/x"] {
        assert_eq!(stand.get(address).await.problem(), "no-such-address", "{address}");
    }
    assert_eq!(stand.ask(Method::POST, "/api/v1/facets/tag").await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn it_may_be_kept_shortly_and_read_from_elsewhere() {
    let stand = Stand::filled().await;
    let address = "/api/v1/facets/community?name=жит";
    let tag = stand.is_kept_shortly(address).await;
    stand.delete("001").await;
    assert_ne!(stand.get(address).await.header("etag"), tag, "a count has changed");
}
