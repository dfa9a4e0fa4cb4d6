use crate::stand::Stand;
use axum::http::StatusCode;
use insta::assert_json_snapshot;

#[tokio::test]
async fn tags_come_in_ukrainian_order_with_their_counts() {
    let stand = Stand::filled().await;
    let tags = stand.get("/api/v1/tags").await.json();
    let used: Vec<_> = tags["items"].as_array().unwrap().iter().filter(|tag| tag["count"] != 0).collect();
    assert_json_snapshot!(used);
}

#[tokio::test]
async fn tags_are_found_by_part_of_their_name() {
    let stand = Stand::filled().await;
    let found = stand.get("/api/v1/tags?q=ТРАНСП&limit=1").await.json();
    assert_eq!(found["items"].as_array().unwrap().iter().map(|tag| &tag["slug"]).collect::<Vec<_>>(), ["transport"]);
    assert_eq!(stand.get("/api/v1/tags?limit=1").await.json()["items"].as_array().unwrap().len(), 1);
    assert_eq!(stand.get(&format!("/api/v1/tags?q={}", "x".repeat(8_000))).await.status, StatusCode::OK);
}

#[tokio::test]
async fn one_tag_is_known_by_its_slug_and_no_other_is() {
    let stand = Stand::filled().await;
    assert_json_snapshot!(stand.get("/api/v1/tags/transport").await.json());
    for slug in ["none-such", "Transport", "%00", "%FF", "..%2f"] {
        let reply = stand.get(&format!("/api/v1/tags/{slug}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{slug}");
        reply.problem();
    }
}
