//! Each refusal of a `PUT` is a problem document and stores nothing.

use crate::stand::{Reply, Stand, TOKEN};
use axum::body::Body;
use axum::http::{HeaderName, Request, StatusCode, header};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

fn draft(changes: Value) -> Value {
    let mut draft = json!({"lang": "uk", "title": "Назва", "published_at": "2026-03-20T09:00:00+02:00", "body_html": "<p>Текст</p>"});
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() { drop(draft.as_object_mut().unwrap().remove(name)) } else { draft[name] = value.clone() }
    }
    draft
}

async fn stores_nothing(stand: &Stand) {
    assert_eq!(stand.get("/api/v1/articles?lang=any").await.json()["page"]["total"], 0);
    assert_eq!(stand.get("/api/v1/articles/x").await.status, StatusCode::NOT_FOUND);
}

async fn put_with(stand: &Stand, headers: &[(HeaderName, &str)]) -> Reply {
    let request = headers.iter().fold(Request::put("/api/v1/articles/x"), |request, (name, value)| request.header(name, *value));
    stand.send(request.body(Body::from(draft(json!({})).to_string())).unwrap()).await
}

const JSON: (HeaderName, &str) = (header::CONTENT_TYPE, "application/json");

#[tokio::test]
async fn without_a_token_one_is_asked_for() {
    let stand = Stand::empty();
    for headers in [vec![JSON], vec![JSON, (header::AUTHORIZATION, "Basic x")], vec![JSON, (header::AUTHORIZATION, "Bearer ")]] {
        let reply = put_with(&stand, &headers).await;
        assert_eq!((reply.status, reply.header("www-authenticate"), reply.problem()), (StatusCode::UNAUTHORIZED, "Bearer", "no-token".into()));
    }
    stores_nothing(&stand).await;
}

#[tokio::test]
async fn a_wrong_token_is_refused_and_a_newsroom_without_one_takes_nothing() {
    let stand = Stand::empty();
    let reply = put_with(&stand, &[JSON, (header::AUTHORIZATION, "Bearer wrong")]).await;
    assert_eq!((reply.status, reply.problem()), (StatusCode::FORBIDDEN, "wrong-token".into()));
    stores_nothing(&stand).await;
    let off = Stand::with_token("");
    let reply = put_with(&off, &[JSON, (header::AUTHORIZATION, "Bearer ")]).await;
    assert_eq!((reply.status, reply.problem()), (StatusCode::FORBIDDEN, "ingest-off".into()));
    stores_nothing(&off).await;
}

#[tokio::test]
async fn only_json_is_read() {
    let stand = Stand::empty();
    let bearer = format!("Bearer {TOKEN}");
    for kind in [None, Some("text/html"), Some("application/x-www-form-urlencoded"), Some("application/jsonp"), Some("")] {
        let headers: Vec<_> = [(header::AUTHORIZATION, bearer.as_str())].into_iter().chain(kind.map(|kind| (header::CONTENT_TYPE, kind))).collect();
        let reply = put_with(&stand, &headers).await;
        assert_eq!((reply.status, reply.problem()), (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json".into()), "{kind:?}");
    }
    stores_nothing(&stand).await;
}

#[tokio::test]
async fn a_body_above_a_megabyte_is_refused_announced_or_not() {
    let stand = Stand::empty();
    let large = draft(json!({"body_html": "x".repeat(1024 * 1024)})).to_string();
    let reply = stand.put_text("x", large.clone()).await;
    assert_eq!((reply.status, reply.problem()), (StatusCode::PAYLOAD_TOO_LARGE, "too-large".into()));
    let announced = Request::put("/api/v1/articles/x")
        .header(header::AUTHORIZATION, format!("Bearer {TOKEN}"))
        .header(JSON.0, JSON.1)
        .header(header::CONTENT_LENGTH, "52428800");
    assert_eq!(stand.send(announced.body(Body::empty()).unwrap()).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    stores_nothing(&stand).await;
}

#[tokio::test]
async fn an_id_that_is_none_has_no_address() {
    let stand = Stand::empty();
    for id in ["%00", "%FF", "a%2Fb", "%D0%B0", &"x".repeat(65)] {
        let reply = stand.put(id, &draft(json!({}))).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{id}");
        reply.problem();
    }
    stores_nothing(&stand).await;
}

#[tokio::test]
async fn broken_json_is_refused_in_words() {
    let stand = Stand::empty();
    let whole = draft(json!({})).to_string();
    let twice = whole.replacen('{', "{\"lang\":\"en\",", 1);
    let deep = format!("{{\"body\":{}", "[".repeat(100_000));
    for text in ["", " ", "null", "[]", "7", "<html></html>", &whole[..whole.len() - 10], &format!("{whole}{whole}"), &twice, &deep] {
        let reply = stand.put_text("x", text.to_owned()).await;
        assert_eq!(
            (reply.status, reply.problem()),
            (StatusCode::UNPROCESSABLE_ENTITY, "invalid".into()),
            "{}",
            &text.get(..text.len().min(80)).unwrap_or_default()
        );
    }
    let not_utf8 = stand.put_text("x", b"{\"lang\":\"\xFF\"}".to_vec()).await;
    assert_eq!(not_utf8.status, StatusCode::UNPROCESSABLE_ENTITY);
    stores_nothing(&stand).await;
}

#[tokio::test]
async fn what_is_wrong_is_named_by_its_pointer() {
    let stand = Stand::empty();
    for (changes, field) in [
        (json!({"lang": null}), ""),
        (json!({"lang": "ru"}), "/lang"),
        (json!({"title": null}), ""),
        (json!({"title": 7}), "/title"),
        (json!({"title": " "}), "/title"),
        (json!({"published_at": "вчора"}), "/published_at"),
        (json!({"published_at": "2026-03-20T09:00:00"}), "/published_at"),
        (json!({"published_at": 1_700_000_000}), "/published_at"),
        (json!({"published_at": "2026-02-30T09:00:00Z"}), "/published_at"),
        (json!({"id": "y"}), "/id"),
        (json!({"titel": "x"}), "/titel"),
        (json!({"kind": "gossip"}), "/kind"),
        (json!({"tags": ["none-such"]}), "/tags/0"),
        (json!({"tags": [{"slug": "x"}]}), "/tags/0"),
        (json!({"regions": ["zhytomyrska", "none-such"]}), "/regions/1"),
        (json!({"regions": "zhytomyrska"}), "/regions"),
        (json!({"communities": ["none-such"]}), "/communities/0"),
        (json!({"cover": {"src": "javascript:alert(1)"}}), "/cover/src"),
        (json!({"source": {"name": "а", "url": "//evil.example"}}), "/source/url"),
        (json!({"canonical_url": "data:text/html,x"}), "/canonical_url"),
        (json!({"attachments": [{"name": "а", "url": "/a.pdf", "size": -1}]}), "/attachments/0/size"),
        (json!({"body": []}), "/body_html"),
        (json!({"body_html": null}), "/body"),
        (json!({"body_html": null, "body": [{"type": "rule"}, {"type": "hologram"}]}), "/body/1/type"),
        (json!({"body_html": null, "body": [{"type": "heading", "level": 1, "spans": []}]}), "/body/0/level"),
        (json!({"body_html": "<div>".repeat(50_000)}), "/body_html"),
        (json!({"body_html": format!("<p{}>", " a=1".repeat(100_000))}), "/body_html"),
    ] {
        let reply = stand.put("x", &draft(changes.clone())).await;
        let about = changes.to_string().chars().take(120).collect::<String>();
        assert_eq!((reply.status, reply.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid".into()), "{about}");
        assert_eq!(reply.json()["field"], field, "{about}: {}", reply.text());
    }
    stores_nothing(&stand).await;
}

#[tokio::test]
async fn a_refusal_is_a_problem_document() {
    let stand = Stand::empty();
    assert_json_snapshot!(stand.put("x", &draft(json!({"regions": ["atlantyda"]}))).await.json());
}
