#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use super::*;
use image::{DynamicImage, Rgb, RgbImage, RgbaImage};
use serde_json::json;
use std::fs;
use tempfile::TempDir;

struct Import {
    dir: TempDir,
}

impl Import {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("pictures")).unwrap();
        Self { dir }
    }

    fn draw(&self, name: &str, width: u32, height: u32) {
        let picture = RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
        picture.save(self.dir.path().join("pictures").join(name)).unwrap();
    }

    fn media(&self) -> PathBuf {
        self.dir.path().join("media")
    }

    fn make(&self, address: &str) -> Result<Made, String> {
        make_all(self.dir.path(), &self.media(), &BTreeSet::from([address.to_owned()])).unwrap().remove(address).unwrap()
    }

    fn size_of(&self, address: &str) -> (u32, u32) {
        image::image_dimensions(self.media().join(address.strip_prefix("/media/").unwrap())).unwrap()
    }
}

#[test]
fn a_picture_gets_a_jpeg_and_a_webp_of_each_width() {
    let import = Import::new();
    import.draw("x.png", 2_000, 1_000);
    let made = import.make("pictures/x.png").unwrap();
    assert!(made.src.ends_with("-1200.jpg"), "{}", made.src);
    assert_eq!((made.width, made.height, import.size_of(&made.src)), (1_200, 600, (1_200, 600)));
    let sizes: Vec<_> = made.variants.iter().map(|(src, width)| (*width, import.size_of(src))).collect();
    assert_eq!(sizes, [(240, (240, 120)), (480, (480, 240)), (800, (800, 400)), (1_200, (1_200, 600)), (1_600, (1_600, 800))]);
    assert_eq!(fs::read_dir(import.media()).unwrap().count(), 6, "nothing else is left there");
}

#[test]
fn what_is_there_is_not_made_again_and_the_same_content_shares_its_files() {
    let import = Import::new();
    import.draw("x.png", 600, 400);
    let made = import.make("pictures/x.png").unwrap();
    let file = import.media().join(made.src.strip_prefix("/media/").unwrap());
    fs::write(&file, b"kept").unwrap();
    fs::copy(import.dir.path().join("pictures/x.png"), import.dir.path().join("pictures/y.png")).unwrap();
    assert_eq!(import.make("pictures/y.png").unwrap(), made);
    assert_eq!(fs::read(&file).unwrap(), b"kept");
}

#[test]
fn transparency_becomes_white_in_the_jpeg() {
    let import = Import::new();
    DynamicImage::from(RgbaImage::new(40, 30)).save(import.dir.path().join("pictures/clear.png")).unwrap();
    let made = import.make("pictures/clear.png").unwrap();
    let jpeg = image::open(import.media().join(made.src.strip_prefix("/media/").unwrap())).unwrap().to_rgb8();
    assert!(jpeg.get_pixel(5, 5).0.iter().all(|&channel| channel > 250));
}

#[test]
fn a_missing_broken_or_far_away_file_is_named_in_words() {
    let import = Import::new();
    fs::write(import.dir.path().join("pictures/text.png"), "not a picture").unwrap();
    fs::write(import.dir.path().join("pictures/cut.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    fs::File::create(import.dir.path().join("pictures/film.png")).unwrap().set_len(50 * 1024 * 1024 + 1).unwrap();
    for (address, words) in [
        ("pictures/none.png", "no such file"),
        ("pictures/text.png", "no picture"),
        ("pictures/cut.png", ""),
        ("pictures/film.png", "has 52428801 bytes, 52428800 at most"),
        ("../etc/passwd", "leads out"),
    ] {
        let error = import.make(address).unwrap_err();
        assert!(error.starts_with(address) && error.contains(words), "{error}");
    }
}

fn made() -> Made {
    Made { src: "/media/h-1200.jpg".into(), width: 1_200, height: 600, variants: vec![("/media/h-480.webp".into(), 480), ("/media/h-1200.webp".into(), 1_200)] }
}

fn attached(mut draft: serde_json::Value) -> serde_json::Value {
    let album: Album = find(&draft).into_iter().map(|address| (address, Ok(made()))).collect();
    attach(&mut draft, &album).unwrap();
    draft
}

#[test]
fn covers_galleries_and_blocks_get_their_pictures() {
    let picture = || json!({"src": "pictures/x.png", "alt": "Площа"});
    let filled = json!({
        "src": "/media/h-1200.jpg", "alt": "Площа", "width": 1200, "height": 600,
        "variants": [{"src": "/media/h-480.webp", "width": 480, "mime": "image/webp"}, {"src": "/media/h-1200.webp", "width": 1200, "mime": "image/webp"}],
    });
    let draft = json!({"cover": picture(), "gallery": [picture()], "body": [{"type": "quote", "blocks": [{"type": "picture", "picture": picture()}]}]});
    let expected = json!({"cover": filled, "gallery": [filled], "body": [{"type": "quote", "blocks": [{"type": "picture", "picture": filled}]}]});
    assert_eq!(attached(draft), expected);
}

#[test]
fn addresses_of_the_portal_and_of_others_stay() {
    let draft = json!({"cover": {"src": "/media/there.jpg"}, "gallery": [{"src": "https://example.org/a.jpg"}], "body_html": "<img src='/a.png'><img src=\"https://example.org/a.png\">", "lead": "pictures/x.png"});
    assert_eq!(find(&draft), BTreeSet::new());
    assert_eq!(attached(draft.clone()), draft);
}

#[test]
fn images_in_html_get_their_sizes_and_the_rest_of_the_html_stays() {
    let html = |src: &str| json!({"body_html": format!("<p>a > b</p><IMG class=wide\n alt='1 > 0 = так' {src}><p>далі</p><imgx src='pictures/no.png'>")});
    let new = "src=\"/media/h-1200.jpg\" width=\"1200\" height=\"600\" srcset=\"/media/h-480.webp 480w, /media/h-1200.webp 1200w\"";
    for src in ["src='pictures/x.png'", "src = \"pictures/x.png\"", "src=pictures/x.png"] {
        assert_eq!(find(&html(src)), BTreeSet::from(["pictures/x.png".to_owned()]), "{src}");
        assert_eq!(attached(html(src)), html(new), "{src}");
    }
    let unclosed = json!({"body_html": "<p><img src='pictures/x.png"});
    assert_eq!(attached(unclosed.clone()), unclosed);
}
