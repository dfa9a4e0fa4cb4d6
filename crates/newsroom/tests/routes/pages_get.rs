use crate::stand::Stand;
use axum::http::{Method, StatusCode};

async fn status(stand: &Stand, address: &str) -> u16 {
    stand.get(address).await.status.as_u16()
}

#[tokio::test]
async fn every_page_is_there_with_200_in_both_languages() {
    let stand = Stand::filled().await;
    for path in [
        "/news",
        "/news?q=міст&page=2",
        "/news/001",
        "/tags",
        "/tags/transport",
        "/tags/transport?region=zhytomyrska",
        "/regions",
        "/regions/zhytomyrska",
        "/communities",
        "/communities/zhytomyrska",
        "/search",
        "/search?q=x",
        "/saved",
        "/settings",
        "/about",
        "/accessibility",
        "/widgets",
    ] {
        let path = path.replace("міст", "%D0%BC%D1%96%D1%81%D1%82");
        for (address, lang) in [(path.clone(), "uk"), (format!("/en{path}"), "en")] {
            let reply = stand.get(&address).await;
            assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "text/html; charset=utf-8"), "{address}");
            assert!(reply.text().contains(&format!("<html lang=\"{lang}\"")), "{address}");
        }
    }
    assert!(stand.get("/").await.text().contains("<html lang=\"uk\""));
    assert!(stand.get("/en").await.text().contains("<html lang=\"en\""));
}

#[tokio::test]
async fn what_is_not_there_is_a_page_with_404_and_what_was_withdrawn_one_with_410() {
    let stand = Stand::filled().await;
    for address in [
        "/nothing",
        "/news/nothing",
        "/news/ahead",
        "/tags/none-such",
        "/regions/none-such",
        "/communities/none-such",
        "/en/news/nothing",
        "/en/nothing",
        "/news/001/x",
        "/visnyk-0000.js",
    ] {
        let reply = stand.get(address).await;
        assert_eq!((reply.status, reply.header("cache-control")), (StatusCode::NOT_FOUND, "no-store"), "{address}");
        assert!(reply.text().contains(if address.starts_with("/en") { "<html lang=\"en\"" } else { "<html lang=\"uk\"" }), "{address}");
    }
    assert_eq!(status(&stand, "/news/withdrawn").await, 410);
    assert_eq!(status(&stand, "/en/news/withdrawn").await, 410);
}

#[tokio::test]
async fn a_selection_with_a_page_of_its_own_moves_there_for_good() {
    let stand = Stand::filled().await;
    for (address, target) in [
        ("/news?tag=transport", "/tags/transport"),
        ("/en/news?region=zhytomyrska&page=2", "/en/regions/zhytomyrska?page=2"),
        ("/news?community=zhytomyrska", "/communities/zhytomyrska"),
        ("/tags/transport?tag=transport", "/tags/transport"),
        ("/news/", "/news"),
        ("/news/%3001", "/news/001"),
        ("/en/", "/en"),
    ] {
        let reply = stand.get(address).await;
        assert_eq!((reply.status, reply.header("location")), (StatusCode::PERMANENT_REDIRECT, target), "{address}");
    }
}

#[tokio::test]
async fn the_page_is_told_whose_portal_it_is_and_nothing_in_it_can_run() {
    let reply = Stand::filled().await.get("/").await;
    let config = r##"<script type="application/json" id="visnyk-config">{"site_name":"Вісник \u003c/script>","api":"","accent":"#0a5bd3"}</script>"##;
    assert!(reply.text().contains(config), "{}", reply.text());
}

#[tokio::test]
async fn the_policy_names_what_stands_in_the_page_and_nothing_else() {
    let stand = Stand::filled().await;
    for address in ["/", "/nothing"] {
        insta::assert_snapshot!("policy", stand.get(address).await.header("content-security-policy").replace("; ", ";\n"));
    }
}

#[tokio::test]
async fn head_answers_like_get() {
    let stand = Stand::filled().await;
    for (address, status) in [("/news", 200), ("/nothing", 404), ("/news/withdrawn", 410)] {
        assert_eq!(stand.ask(Method::HEAD, address).await.status.as_u16(), status, "{address}");
    }
}
