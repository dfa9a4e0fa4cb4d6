use crate::stand::Stand;
use axum::http::StatusCode;

#[tokio::test]
async fn answers_travel_in_brotli_or_gzip_when_asked_and_say_so() {
    let stand = Stand::filled().await;
    for address in ["/api/v1/communities", "/api/v1/articles", "/feed.xml", "/feed.json", "/sitemap-pages.xml", "/"] {
        let plain = stand.get(address).await;
        assert_eq!((plain.header("content-encoding"), plain.header("vary")), ("", "accept-encoding"), "{address}");
        for (accepted, encoding) in [("br, gzip", "br"), ("gzip", "gzip"), ("gzip;q=1, br;q=0", "gzip")] {
            let reply = stand.get_with(address, "accept-encoding", accepted).await;
            assert_eq!((reply.status, reply.header("content-encoding"), reply.header("vary")), (StatusCode::OK, encoding, "accept-encoding"), "{address}");
            assert!(reply.body.len() < plain.body.len(), "{address}");
            assert_eq!(reply.header("etag"), plain.header("etag"), "{address}");
        }
    }
}

#[tokio::test]
async fn the_compressed_content_is_the_same() {
    use std::io::Read;
    let stand = Stand::filled().await;
    let (plain, brotli) = (stand.get("/api/v1/regions").await, stand.get_with("/api/v1/regions", "accept-encoding", "br").await);
    let mut unpacked = Vec::new();
    brotli::Decompressor::new(brotli.body.as_ref(), 4_096).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain.body);
}
