use crate::stand::Stand;
use axum::http::StatusCode;
use insta::assert_json_snapshot;
use serde_json::Value;

fn slugs(reply: &Value) -> Vec<&str> {
    reply["items"].as_array().unwrap().iter().map(|community| community["slug"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn all_communities_come_without_a_limit() {
    let reply = Stand::filled().await.get("/api/v1/communities?limit=5").await;
    assert_eq!(slugs(&reply.json()).len(), 1_469);
    assert!(reply.body.len() < 2 * 1024 * 1024);
}

#[tokio::test]
async fn those_of_a_region_are_its_own() {
    let stand = Stand::filled().await;
    let reply = stand.get("/api/v1/communities?region=zhytomyrska&q=%D0%96%D0%B8%D1%82%D0%BE%D0%BC").await.json();
    assert_eq!(slugs(&reply), ["zhytomyrska"]);
    for none in ["?region=none-such", "?region=%00", "?region=UPPER"] {
        assert!(slugs(&stand.get(&format!("/api/v1/communities{none}")).await.json()).is_empty(), "{none}");
    }
}

#[tokio::test]
async fn one_community_is_known_by_its_slug_and_no_other_is() {
    let stand = Stand::filled().await;
    assert_json_snapshot!(stand.get("/api/v1/communities/zhytomyrska").await.json());
    let reply = stand.get("/api/v1/communities/none-such").await;
    assert_eq!((reply.status, reply.problem()), (StatusCode::NOT_FOUND, "unknown".into()));
}
