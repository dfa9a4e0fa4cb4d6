use crate::stand::Stand;
use axum::http::StatusCode;
use insta::assert_json_snapshot;

#[tokio::test]
async fn there_are_27_regions_in_ukrainian_order() {
    let regions = Stand::filled().await.get("/api/v1/regions").await.json();
    let names: Vec<_> = regions["items"].as_array().unwrap().iter().map(|region| region["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 27);
    assert_json_snapshot!(names);
}

#[tokio::test]
async fn one_region_is_known_by_its_slug_and_no_other_is() {
    let stand = Stand::filled().await;
    assert_json_snapshot!(stand.get("/api/v1/regions/zhytomyrska").await.json());
    for slug in ["none-such", "%00"] {
        let reply = stand.get(&format!("/api/v1/regions/{slug}")).await;
        assert_eq!((reply.status, reply.problem()), (StatusCode::NOT_FOUND, "unknown".into()), "{slug}");
    }
}
