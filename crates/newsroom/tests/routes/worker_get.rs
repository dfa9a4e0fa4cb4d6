//! What is needed without a network: the worker, the shell that it shows, the web app's manifest.

use crate::stand::Stand;
use axum::http::StatusCode;
use visnyk_newsroom::http::SiteFacts;

async fn worker(stand: &Stand) -> String {
    let reply = stand.get("/sw.js").await;
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "text/javascript; charset=utf-8"));
    assert_eq!(reply.header("cache-control"), "no-cache", "an old one could not be switched off");
    reply.text()
}

fn named(name: &str) -> SiteFacts {
    SiteFacts { site_name: name.into(), ..SiteFacts::default() }
}

#[tokio::test]
async fn the_shell_is_the_portals_page_without_content_under_the_same_policy() {
    let stand = Stand::filled().await;
    let (shell, home) = (stand.get("/shell.html").await, stand.get("/").await);
    assert_eq!((shell.status, shell.header("content-type")), (StatusCode::OK, "text/html; charset=utf-8"));
    assert_eq!((shell.header("cache-control"), shell.header("x-robots-tag")), ("no-cache", "noindex"));
    assert_eq!(shell.header("content-security-policy"), home.header("content-security-policy"));
    let text = shell.text();
    assert!(text.contains("{\"site_name\":\"Вісник \\u003c/script>\",\"api\":\"\",\"accent\":\"#0a5bd3\"}"), "{text}");
    assert!(text.contains("id=\"portal\"") && !text.contains("data-rendered") && !text.contains("data-path"), "{text}");
}

#[tokio::test]
async fn the_worker_is_another_one_when_the_portals_settings_are_others() {
    let stand = Stand::empty().told(named("Перший"));
    let first = worker(&stand).await;
    assert!(!first.contains("visnyk-shell-0\"") && !first.contains("visnyk-manifest-0\""), "{first}");
    let stand = stand.told(named("Другий"));
    let second = worker(&stand).await;
    assert_ne!(first, second);
    assert_eq!(worker(&stand.told(named("Перший"))).await, first);
    // Its compressed form in the bundle was made of another text.
    let stand = Stand::empty();
    assert!(!stand.get_with("/sw.js", "accept-encoding", "br").await.text().contains("brotli of sw"));
}

#[tokio::test]
async fn a_worker_that_is_off_is_replaced_by_one_that_goes() {
    let stand = Stand::empty().told(SiteFacts { worker: Some("off"), ..named("Вісник") });
    let text = worker(&stand).await;
    assert!(text.contains("self.registration.unregister()") && text.contains("caches.delete(name)"), "{text}");
    assert!(stand.get("/shell.html").await.text().contains("\"worker\":\"off\""), "the page does not ask for it again");
    std::fs::remove_file(stand.dir.path().join("dist/sw.js")).unwrap();
    let stand = stand.told(SiteFacts { worker: Some("off"), ..named("Вісник") });
    assert_eq!(worker(&stand).await, text, "whatever the bundle is");
}

#[tokio::test]
async fn the_manifest_has_the_portals_name_and_colour() {
    let stand = Stand::empty().told(SiteFacts { accent: Some("#0a5bd3".into()), ..named("Новини «громад»") });
    let reply = stand.get("/manifest.webmanifest").await;
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "application/manifest+json"));
    let manifest = reply.json();
    assert_eq!((&manifest["name"], &manifest["short_name"]), (&"Новини «громад»".into(), &"Новини «громад»".into()));
    assert_eq!((&manifest["theme_color"], &manifest["start_url"]), (&"#0a5bd3".into(), &"/".into()));
}
