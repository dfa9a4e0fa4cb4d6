use crate::stand::{Stand, TOKEN};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use insta::assert_json_snapshot;
use serde_json::Value;

#[tokio::test]
async fn the_description_is_openapi_3_1_and_names_every_call() {
    let description = Stand::empty().get("/api/v1/openapi.json").await.json();
    assert_eq!(description["openapi"], "3.1.0");
    let calls: Vec<_> = description["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, calls)| {
            calls
                .as_object()
                .unwrap()
                .iter()
                .map(move |(method, call)| (format!("{method} {path}"), call["responses"].as_object().unwrap().keys().collect::<Vec<_>>()))
        })
        .collect();
    assert_json_snapshot!(calls);
}

#[tokio::test]
async fn every_reference_in_the_description_leads_somewhere() {
    let description = Stand::empty().get("/api/v1/openapi.json").await.json();
    let mut references = Vec::new();
    gather(&description, &mut references);
    assert!(references.len() > 30, "{}", references.len());
    for reference in references {
        assert!(description.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{reference}");
    }
}

fn gather(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            references.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| gather(value, references));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, references)),
        _ => {}
    }
}

#[tokio::test]
async fn every_described_call_is_there() {
    let stand = Stand::filled().await;
    let description = stand.get("/api/v1/openapi.json").await.json();
    for (template, calls) in description["paths"].as_object().unwrap() {
        // Withdrawing would spoil what follows; it has a file of its own.
        for method in calls.as_object().unwrap().keys().filter(|method| *method != "delete") {
            // A stream does not end by itself; asking for its head will do.
            let method = if template.ends_with("/live") { "head" } else { method };
            let path = template
                .replace("{id}", "001")
                .replace("{key}", "community")
                .replace("{slug}", if template.contains("tags") { "transport" } else { "zhytomyrska" });
            let path = if path.ends_with("/oembed") { format!("{path}?url=http://localhost/news") } else { path };
            let request = Request::builder().method(method.to_uppercase().as_str()).uri(&path).header("authorization", format!("Bearer {TOKEN}"));
            let status = stand.send(request.body(Body::empty()).unwrap()).await.status;
            assert!(status.is_success() || status == StatusCode::UNSUPPORTED_MEDIA_TYPE, "{method} {path}: {status}");
        }
    }
}
