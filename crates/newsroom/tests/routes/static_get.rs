use crate::stand::Stand;
use axum::http::StatusCode;

#[tokio::test]
async fn files_of_the_bundle_have_their_types() {
    let stand = Stand::empty();
    for (address, mime) in [
        ("/visnyk-1a2b3c4d5e6f7a8b.js", "text/javascript; charset=utf-8"),
        ("/visnyk-1a2b3c4d5e6f7a8b_bg.wasm", "application/wasm"),
        ("/icons/icon.svg", "image/svg+xml"),
        ("/humans.txt", "text/plain; charset=utf-8"),
    ] {
        let reply = stand.get(address).await;
        assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, mime), "{address}");
    }
}

#[tokio::test]
async fn hashed_files_are_kept_for_good_and_others_briefly() {
    let stand = Stand::empty();
    assert_eq!(stand.get("/visnyk-1a2b3c4d5e6f7a8b.js").await.header("cache-control"), "public, max-age=31536000, immutable");
    assert!(stand.get("/humans.txt").await.header("cache-control").starts_with("public, max-age=15,"));
}

#[tokio::test]
async fn compressed_siblings_are_sent_to_those_who_take_them() {
    let stand = Stand::empty();
    let js = "/visnyk-1a2b3c4d5e6f7a8b.js";
    for (accepted, encoding, body) in [("gzip, br", "br", "brotli of js"), ("gzip", "gzip", "gzip of js"), ("br;q=0, gzip", "gzip", "gzip of js")] {
        let reply = stand.get_with(js, "accept-encoding", accepted).await;
        assert_eq!((reply.header("content-encoding"), reply.text().as_str(), reply.header("vary")), (encoding, body, "accept-encoding"));
        assert_eq!(reply.header("content-type"), "text/javascript; charset=utf-8");
    }
    assert!(stand.get(js).await.text().starts_with("export default 1;"));
    let wasm = stand.get_with("/visnyk-1a2b3c4d5e6f7a8b_bg.wasm", "accept-encoding", "gzip, br").await;
    assert_eq!((wasm.header("content-encoding"), wasm.header("content-type")), ("br", "application/wasm"));
}

#[tokio::test]
async fn what_is_no_file_of_the_bundle_is_not_served() {
    let stand = Stand::empty();
    std::fs::write(stand.dir.path().join("outside.txt"), "secret").unwrap();
    for address in [
        "/.secret",
        "/index.html",
        "/index.html.br",
        "/visnyk-1a2b3c4d5e6f7a8b.js.br",
        "/../outside.txt",
        "/icons/../../outside.txt",
        "/..%2foutside.txt",
        "/icons",
        "/icons/",
    ] {
        assert_eq!(stand.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}
