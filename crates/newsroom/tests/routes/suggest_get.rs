use crate::stand::Stand;
use axum::http::StatusCode;
use insta::assert_json_snapshot;
use serde_json::Value;

async fn suggest(stand: &Stand, query: &str) -> Value {
    let reply = stand.get(&format!("/api/v1/suggest?{query}")).await;
    assert_eq!(reply.status, StatusCode::OK, "{query}");
    reply.json()
}

/// «kind key» of each.
async fn keys(stand: &Stand, query: &str) -> Vec<String> {
    let items = suggest(stand, query).await;
    items["items"].as_array().unwrap().iter().map(|item| format!("{} {}", item["kind"].as_str().unwrap(), item["key"].as_str().unwrap())).collect()
}

#[tokio::test]
async fn tags_come_before_regions_before_communities_before_articles() {
    let stand = Stand::filled().await;
    assert_json_snapshot!(suggest(&stand, "q=житом").await);
    assert_eq!(keys(&stand, "q=тран").await, ["tag transport", "article 002", "article 001"]);
}

#[tokio::test]
async fn what_is_typed_may_be_unfinished_latin_or_in_another_form() {
    let stand = Stand::filled().await;
    assert_eq!(keys(&stand, "q=zhyto&lang=any").await, ["region zhytomyrska", "community zhytomyrska", "article 003"]);
    assert_eq!(keys(&stand, "q=громади+міст").await, ["article 001"]);
    assert_eq!(keys(&stand, "q=Трамва").await, ["article 002"]);
    assert_eq!(keys(&stand, "q=ОБЛАСТЬ+льв").await, ["region lvivska", "article 002"]);
    assert_eq!(keys(&stand, "q=трамвай+київ").await, [""; 0]);
}

#[tokio::test]
async fn the_language_chooses_the_articles_and_what_is_counted() {
    let stand = Stand::filled().await;
    let count = async |query| suggest(&stand, query).await["items"][0]["count"].as_u64();
    assert_eq!((count("q=транспорт").await, count("q=транспорт&lang=en").await, count("q=транспорт&lang=any").await), (Some(2), Some(1), Some(3)));
    assert_eq!(keys(&stand, "q=bridge").await, [""; 0]);
    assert_eq!(keys(&stand, "q=bridge&lang=en").await, ["article 003"]);
    assert_eq!(keys(&stand, "q=завтрашня&lang=any").await, [""; 0], "it is still ahead");
    assert_eq!(keys(&stand, "q=помилкова&lang=any").await, [""; 0], "it was withdrawn");
}

#[tokio::test]
async fn the_limit_is_10_unless_asked_otherwise_and_at_most_20() {
    let stand = Stand::filled().await;
    for (query, expected) in [("", 10), ("&limit=3", 3), ("&limit=0", 1), ("&limit=-1", 1), ("&limit=21", 20), ("&limit=1000", 20), ("&limit=x", 10)] {
        assert_eq!(keys(&stand, &format!("q=ко{query}")).await.len(), expected, "{query}");
    }
}

#[tokio::test]
async fn words_that_every_community_has_in_its_name_suggest_none_of_them() {
    let stand = Stand::filled().await;
    for query in ["q=громада", "q=територ", "q=територіальна+гром", "q=обл"] {
        let places = keys(&stand, query).await.into_iter().filter(|key| key.starts_with("community") || key.starts_with("region")).collect::<Vec<_>>();
        assert_eq!(places, [""; 0], "{query}");
    }
}

#[tokio::test]
async fn without_a_word_nothing_is_suggested() {
    let stand = Stand::filled().await;
    for query in ["", "q=", "q=+", "q=%00", "q=%FF", "q=%E2%80%94", "q=%22*%22", "q=%F0%9F%9A%92", "q='", "other=1"] {
        assert_eq!(keys(&stand, query).await, [""; 0], "{query}");
    }
    for query in ["q=NEAR(", "q=a%22+OR+%22b", "q=%25", "q=-жито", &format!("q={}", "x".repeat(8_000)), &format!("q={}", "%D1%8F+".repeat(1_000))] {
        keys(&stand, query).await;
    }
}

#[tokio::test]
async fn it_may_be_kept_shortly_and_read_from_elsewhere() {
    Stand::filled().await.is_kept_shortly("/api/v1/suggest?q=житом").await;
}
