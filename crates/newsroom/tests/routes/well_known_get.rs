//! `/robots.txt` and `/.well-known/security.txt`.

use crate::stand::Stand;
use axum::http::StatusCode;
use visnyk_newsroom::http::SiteFacts;

fn told(contacts: &str) -> Stand {
    Stand::empty().told(SiteFacts { contacts: Some(contacts.into()), public_url: Some("https://v.example".into()), ..SiteFacts::default() })
}

#[tokio::test]
async fn robots_may_read_everything_also_the_api_that_pages_are_made_of_and_learn_where_the_sitemaps_are() {
    let reply = told("").get("/robots.txt").await;
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "text/plain; charset=utf-8"));
    let text = reply.text();
    for line in ["User-agent: *", "Allow: /", "Sitemap: https://v.example/sitemap.xml", "Sitemap: https://v.example/news-sitemap.xml"] {
        assert!(text.lines().any(|candidate| candidate == line), "{line}: {text}");
    }
    assert!(!text.contains("Disallow"), "{text}");
}

#[tokio::test]
async fn a_fault_can_be_told_to_the_contacts_that_are_addresses() {
    let reply = told("Редакція: redaktsiia@v.example, https://v.example/contact").get("/.well-known/security.txt").await;
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "text/plain; charset=utf-8"));
    assert_eq!(
        reply.text(),
        "Contact: mailto:redaktsiia@v.example\nContact: https://v.example/contact\nExpires: 2026-09-16T03:00:00+03:00\nPreferred-Languages: uk, en\n\
         Canonical: https://v.example/.well-known/security.txt\n"
    );
}

#[tokio::test]
async fn without_a_contact_that_is_an_address_there_is_no_such_file() {
    for contacts in ["", "Київ, вул. Хрещатик, 1", "http://v.example/", "a@b@c\nContact: https://"] {
        assert_eq!(told(contacts).get("/.well-known/security.txt").await.status, StatusCode::NOT_FOUND, "{contacts}");
    }
}
