use crate::stand::Stand;
use axum::http::{Method, StatusCode};

fn with_media() -> Stand {
    let stand = Stand::empty();
    let media = stand.dir.path().join("media");
    std::fs::create_dir_all(media.join("ab")).unwrap();
    for (name, bytes) in
        [("ab/0123456789abcdef.png", "picture"), ("drawing.svg", "<svg onload='alert(1)'/>"), (".hidden", "hidden"), ("page.html", "<script>alert(1)</script>")]
    {
        std::fs::write(media.join(name), bytes).unwrap();
    }
    std::fs::write(stand.dir.path().join("outside.txt"), "secret").unwrap();
    stand
}

#[tokio::test]
async fn pictures_are_kept_for_good_and_may_do_nothing() {
    let stand = with_media();
    for (address, mime) in [("/media/ab/0123456789abcdef.png", "image/png"), ("/media/drawing.svg", "image/svg+xml"), ("/media/page.html", "text/html")] {
        let reply = stand.get(address).await;
        assert_eq!(
            (reply.status, reply.header("content-type"), reply.header("cache-control")),
            (StatusCode::OK, mime, "public, max-age=31536000, immutable"),
            "{address}"
        );
        assert!(reply.header("content-security-policy").contains("sandbox"), "{address}");
    }
    assert_eq!(stand.get("/media/ab/0123456789abcdef.png").await.text(), "picture");
    assert_eq!(stand.ask(Method::HEAD, "/media/ab/0123456789abcdef.png").await.status, StatusCode::OK);
}

#[tokio::test]
async fn parts_of_a_file_can_be_asked_for() {
    let stand = with_media();
    let reply = stand.get_with("/media/ab/0123456789abcdef.png", "range", "bytes=0-2").await;
    assert_eq!((reply.status, reply.text().as_str()), (StatusCode::PARTIAL_CONTENT, "pic"));
    assert_eq!(stand.get_with("/media/ab/0123456789abcdef.png", "range", "bytes=100-").await.status, StatusCode::RANGE_NOT_SATISFIABLE);
}

#[tokio::test]
async fn nothing_outside_the_directory_and_nothing_hidden_is_served() {
    let stand = with_media();
    for path in [
        "nothing.png",
        "../outside.txt",
        "..%2foutside.txt",
        "%2e%2e/outside.txt",
        "ab/../../outside.txt",
        "ab/..%2f..%2foutside.txt",
        "..%5coutside.txt",
        ".hidden",
        "%2ehidden",
        "ab",
        "ab/",
        "%00",
        "a%00.png",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "//",
        "%",
        "%FF",
        &"x".repeat(8_000),
    ] {
        let reply = stand.get(&format!("/media/{path}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}: {}", reply.text());
    }
}
