use crate::stand::Stand;
use axum::http::StatusCode;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

fn draft() -> Value {
    json!({"lang": "uk", "title": "Нова <b>новина</b>", "published_at": "2026-03-20T09:00:00+02:00", "body_html": "<p onclick=alert(1)>Текст</p><script>alert(1)</script>"})
}

#[tokio::test]
async fn an_article_with_html_is_created_and_shown_in_the_list_and_by_itself() {
    let stand = Stand::filled().await;
    let mut draft = draft();
    draft["communities"] = json!(["zhytomyrska"]);
    draft["tags"] = json!(["transport", {"slug": "nova-mitka", "name": "Нова мітка", "name_en": "New tag"}]);
    let reply = stand.put("new-1", &draft).await;
    assert_eq!((reply.status, reply.json()), (StatusCode::CREATED, json!({"id": "new-1", "result": "created"})));
    assert_eq!(stand.get("/api/v1/articles?limit=1&tag=nova-mitka&region=zhytomyrska").await.json()["items"][0]["id"], "new-1");
    assert_json_snapshot!(stand.get("/api/v1/articles/new-1").await.json());
}

#[tokio::test]
async fn the_same_article_again_changes_nothing_and_another_replaces_it() {
    let stand = Stand::filled().await;
    stand.put("new-1", &draft()).await;
    let tag = stand.get("/api/v1/articles").await.header("etag").to_owned();
    let again = stand.put("new-1", &draft()).await;
    assert_eq!((again.status, &again.json()["result"]), (StatusCode::OK, &json!("unchanged")));
    assert_eq!(stand.get("/api/v1/articles").await.header("etag"), tag);
    let mut changed = draft();
    changed["title"] = json!("Виправлена новина");
    let reply = stand.put("new-1", &changed).await;
    assert_eq!((reply.status, &reply.json()["result"]), (StatusCode::OK, &json!("updated")));
    assert_eq!(stand.get("/api/v1/articles/new-1").await.json()["title"], "Виправлена новина");
    assert_ne!(stand.get("/api/v1/articles").await.header("etag"), tag);
}

#[tokio::test]
async fn a_withdrawn_article_can_be_published_again() {
    let stand = Stand::filled().await;
    assert!(stand.put("withdrawn", &draft()).await.status.is_success());
    assert_eq!(stand.get("/api/v1/articles/withdrawn").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_article_of_almost_a_megabyte_is_taken() {
    let stand = Stand::empty();
    let mut draft = draft();
    draft["body_html"] = json!(format!("<p>{}</p>", "слово ".repeat(90_000)));
    assert_eq!(stand.put("long", &draft).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_byte_order_mark_is_forgiven() {
    assert_eq!(Stand::empty().put_text("bom", format!("\u{FEFF}{}", draft())).await.status, StatusCode::CREATED);
}
