//! Each refusal of an upload is a problem document and leaves no file.

use crate::photos::{bomb, drawn};
use crate::stand::{Stand, TOKEN};
use axum::body::Body;
use axum::http::{HeaderName, Request, StatusCode, header};
use image::ImageFormat;
use insta::assert_json_snapshot;

fn keeps_nothing(stand: &Stand) {
    let media = stand.dir.path().join("media");
    assert!(!media.exists() || std::fs::read_dir(media).unwrap().count() == 0);
}

async fn upload_with(stand: &Stand, headers: &[(HeaderName, &str)]) -> (StatusCode, String) {
    let request = headers.iter().fold(Request::post("/api/v1/media"), |request, (name, value)| request.header(name, *value));
    let reply = stand.send(request.body(Body::from(drawn(4, 4, ImageFormat::Png))).unwrap()).await;
    (reply.status, reply.problem())
}

const PNG: (HeaderName, &str) = (header::CONTENT_TYPE, "image/png");

#[tokio::test]
async fn only_the_holder_of_the_token_may_send_pictures() {
    let stand = Stand::empty();
    assert_eq!(upload_with(&stand, &[PNG]).await, (StatusCode::UNAUTHORIZED, "no-token".into()));
    assert_eq!(upload_with(&stand, &[]).await, (StatusCode::UNAUTHORIZED, "no-token".into()));
    assert_eq!(upload_with(&stand, &[PNG, (header::AUTHORIZATION, "Bearer wrong")]).await, (StatusCode::FORBIDDEN, "wrong-token".into()));
    keeps_nothing(&stand);
    let off = Stand::with_token("");
    assert_eq!(upload_with(&off, &[PNG, (header::AUTHORIZATION, "Bearer x")]).await, (StatusCode::FORBIDDEN, "ingest-off".into()));
    keeps_nothing(&off);
}

#[tokio::test(start_paused = true)]
async fn a_picture_whose_turn_does_not_come_is_refused_and_comes_in_when_there_is_room() {
    let stand = Stand::empty();
    let mut others = Vec::new();
    for _ in 0..4 {
        others.push(stand.state.studio.turn().await.unwrap());
    }
    let start = tokio::time::Instant::now();
    let reply = stand.upload("image/png", drawn(4, 4, ImageFormat::Png)).await;
    assert_eq!((reply.status, reply.problem().as_str(), start.elapsed().as_secs()), (StatusCode::SERVICE_UNAVAILABLE, "unavailable", 30));
    keeps_nothing(&stand);
    others.pop();
    assert_eq!(stand.upload("image/png", drawn(4, 4, ImageFormat::Png)).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn only_what_is_called_a_picture_is_read() {
    let stand = Stand::empty();
    for kind in ["", "image/svg+xml", "text/html", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "image/avif", "image"] {
        let reply = stand.upload(kind, drawn(4, 4, ImageFormat::Png)).await;
        assert_eq!((reply.status, reply.problem()), (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-picture".into()), "{kind}");
    }
    keeps_nothing(&stand);
}

#[tokio::test]
async fn a_body_above_twenty_megabytes_is_refused_announced_or_not() {
    let stand = Stand::empty();
    let reply = stand.upload("image/png", vec![0; 20 * 1024 * 1024 + 1]).await;
    assert_eq!((reply.status, reply.problem()), (StatusCode::PAYLOAD_TOO_LARGE, "too-large".into()));
    assert!(reply.json()["detail"].as_str().unwrap().starts_with("A picture may have"));
    let announced =
        Request::post("/api/v1/media").header(header::AUTHORIZATION, format!("Bearer {TOKEN}")).header(PNG.0, PNG.1).header("content-length", "52428800");
    assert_eq!(stand.send(announced.body(Body::empty()).unwrap()).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    keeps_nothing(&stand);
}

#[tokio::test]
async fn what_is_no_whole_picture_is_refused_in_words() {
    let stand = Stand::empty();
    let cut = |format, share: usize| {
        let whole = drawn(400, 300, format);
        whole[..whole.len() * share / 100].to_vec()
    };
    let cases = [
        ("nothing", Vec::new()),
        ("zeroes", vec![0; 1_000]),
        ("a vector drawing", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><rect width='9' height='9'/></svg>".to_vec()),
        ("a page", b"<!doctype html><script>alert(1)</script>".to_vec()),
        ("a page behind a signature", b"GIF89a=1;/*<script>alert(1)</script>*/".to_vec()),
        ("another format", b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0".to_vec()),
        ("the beginning of a PNG", cut(ImageFormat::Png, 50)),
        ("the beginning of a WebP", cut(ImageFormat::WebP, 50)),
        ("the beginning of a GIF", cut(ImageFormat::Gif, 50)),
        ("the head of a JPEG", cut(ImageFormat::Jpeg, 2)),
        ("a PNG of 900 MB", bomb(15_000, 15_000)),
        ("a whole PNG that is too wide", drawn(20_001, 1, ImageFormat::Png)),
        ("a PNG without pixels", bomb(0, 10)),
        ("a PNG with fewer pixels than it says", bomb(100, 100)),
    ];
    for (what, bytes) in cases {
        let reply = stand.upload("image/png", bytes).await;
        assert_eq!((reply.status, reply.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid".into()), "{what}");
        assert!(reply.json()["detail"].as_str().is_some_and(|detail| detail.starts_with("The file ")), "{what}: {}", reply.text());
    }
    keeps_nothing(&stand);
}

#[tokio::test]
async fn a_refusal_is_a_problem_document() {
    let stand = Stand::empty();
    assert_json_snapshot!([stand.upload("image/png", "text").await.json(), stand.upload("image/png", bomb(15_000, 15_000)).await.json()]);
}

#[tokio::test]
async fn a_media_directory_that_cannot_be_written_is_a_503_without_details() {
    let stand = Stand::empty();
    std::fs::remove_dir_all(stand.dir.path().join("media")).unwrap();
    std::fs::write(stand.dir.path().join("media"), "a file where the directory should be").unwrap();
    let reply = stand.upload("image/png", drawn(4, 4, ImageFormat::Png)).await;
    assert_eq!((reply.status, reply.problem(), reply.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "not-writable".into(), "60"));
    assert!(!reply.text().contains("media"), "{}", reply.text());
}
