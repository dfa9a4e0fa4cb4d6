use crate::stand::Stand;
use axum::http::{Method, StatusCode};

#[tokio::test]
async fn an_unknown_call_is_a_problem_document_whatever_the_method() {
    let stand = Stand::empty();
    for address in
        ["/api", "/api/", "/api/v1", "/api/v1/", "/api/v2/articles", "/api/v1/nothing", "/api/v1/articles/001/nothing", "/api/v1/%00", "/api/v1//articles"]
    {
        for method in [Method::GET, Method::POST, Method::PUT, Method::DELETE] {
            let reply = stand.ask(method.clone(), address).await;
            assert_eq!((reply.status, reply.problem()), (StatusCode::NOT_FOUND, "no-such-address".into()), "{method} {address}");
        }
    }
}

#[tokio::test]
async fn another_method_is_refused_with_those_that_are_taken() {
    let stand = Stand::filled().await;
    for (method, address, allowed) in [
        (Method::POST, "/api/v1/articles", vec!["GET", "HEAD"]),
        (Method::POST, "/api/v1/articles/001", vec!["GET", "HEAD", "PUT", "DELETE"]),
        (Method::PATCH, "/api/v1/tags/transport", vec!["GET", "HEAD"]),
        (Method::PUT, "/healthz", vec!["GET", "HEAD"]),
        (Method::POST, "/news", vec!["GET", "HEAD"]),
        (Method::DELETE, "/robots.txt", vec!["GET", "HEAD"]),
        (Method::POST, "/media/a.png", vec![]),
    ] {
        let reply = stand.ask(method.clone(), address).await;
        assert_eq!((reply.status, reply.problem()), (StatusCode::METHOD_NOT_ALLOWED, "method".into()), "{method} {address}");
        let allow: Vec<_> = reply.header("allow").split(',').collect();
        assert!(allowed.iter().all(|method| allow.contains(method)), "{method} {address}: {allow:?}");
    }
}
