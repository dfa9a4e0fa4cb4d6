use crate::photos::{animated_gif, drawn, lying_jpeg};
use crate::stand::{Reply, Stand};
use axum::http::StatusCode;
use image::ImageFormat;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

/// The files of an answer's picture.
async fn files(stand: &Stand, picture: &Value) -> Vec<Reply> {
    let variants = picture["variants"].as_array().unwrap().iter().map(|variant| &variant["src"]);
    let mut files = Vec::new();
    for address in std::iter::once(&picture["src"]).chain(variants) {
        let file = stand.get(address.as_str().unwrap()).await;
        assert_eq!(file.status, StatusCode::OK, "{address}");
        files.push(file);
    }
    files
}

#[tokio::test]
async fn a_picture_is_kept_in_its_sizes_and_answered_as_an_article_needs_it() {
    let stand = Stand::empty();
    let reply = stand.upload("image/png", drawn(1_000, 500, ImageFormat::Png)).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text());
    let picture = reply.json();
    assert_json_snapshot!(picture);
    let kinds: Vec<_> = files(&stand, &picture).await.iter().map(|file| file.header("content-type").to_owned()).collect();
    assert_eq!(kinds, ["image/jpeg", "image/webp", "image/webp", "image/webp", "image/webp"]);
    let draft = json!({"lang": "uk", "title": "Назва", "published_at": "2026-03-20T09:00:00+02:00", "body_html": "<p>Текст</p>", "cover": picture});
    assert_eq!(stand.put("x", &draft).await.status, StatusCode::CREATED);
    assert_eq!(stand.get("/api/v1/articles/x").await.json()["cover"], picture);
}

#[tokio::test]
async fn the_same_picture_again_is_the_same_answer() {
    let stand = Stand::empty();
    let bytes = drawn(300, 200, ImageFormat::WebP);
    let first = stand.upload("image/webp", bytes.clone()).await;
    let again = stand.upload("image/webp", bytes).await;
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::OK));
    assert_eq!(first.json(), again.json());
}

#[tokio::test]
async fn a_picture_is_what_its_bytes_are_whatever_it_is_called() {
    let stand = Stand::empty();
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
        let reply = stand.upload("image/jpeg; charset=binary", drawn(40, 30, format)).await;
        assert_eq!(reply.status, StatusCode::CREATED, "{format:?}: {}", reply.text());
    }
}

#[tokio::test]
async fn a_picture_on_its_side_stands_upright_and_where_it_was_taken_is_forgotten() {
    let stand = Stand::empty();
    let place = "50.45010N 30.52340E";
    let sent = lying_jpeg(400, 200, place);
    let is_in = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(is_in(&sent, place) && is_in(&sent, "Exif"));
    let picture = stand.upload("image/jpeg", sent).await.json();
    assert_eq!((&picture["width"], &picture["height"]), (&json!(200), &json!(400)));
    for file in files(&stand, &picture).await {
        let made = image::load_from_memory(&file.body).unwrap();
        assert_eq!((made.width(), made.height()), (200, 400));
        assert!(!is_in(&file.body, place) && !is_in(&file.body, "Exif") && !is_in(&file.body, "EXIF"));
    }
}

#[tokio::test]
async fn a_moving_picture_stands_still_at_its_first_frame() {
    let stand = Stand::empty();
    let picture = stand.upload("image/gif", animated_gif()).await.json();
    for file in files(&stand, &picture).await {
        let [red, _, blue] = image::load_from_memory(&file.body).unwrap().to_rgb8().get_pixel(30, 20).0;
        assert!(red > 150 && blue < 60, "{red} {blue}");
    }
}

#[tokio::test]
async fn what_hangs_on_a_picture_is_left_behind() {
    let stand = Stand::empty();
    let script = "<script>alert(1)</script>";
    for (kind, format) in [("image/jpeg", ImageFormat::Jpeg), ("image/png", ImageFormat::Png), ("image/gif", ImageFormat::Gif)] {
        let polyglot = [drawn(60, 40, format).as_slice(), script.as_bytes(), b"PK\x03\x04"].concat();
        let reply = stand.upload(kind, polyglot).await;
        assert_eq!(reply.status, StatusCode::CREATED, "{kind}: {}", reply.text());
        for file in files(&stand, &reply.json()).await {
            assert!(!file.body.windows(script.len()).any(|window| window == script.as_bytes()), "{kind}");
        }
    }
}
