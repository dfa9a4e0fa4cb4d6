#![allow(clippy::unwrap_used, reason = "a test may fail")]

use super::*;
use image::ImageFormat;

fn article(title: &str) -> Face {
    let about = About::Article {
        title: title.into(),
        lang: Lang::Uk,
        day: Date::new(2026, 3, 17),
        slugs: vec!["zhytomyrska".into()],
        places: vec!["Житомирська область".into()],
    };
    Face { name: "Вісник".into(), accent: None, host: Some("portal.example".into()), about }
}

async fn drawn(face: Face) -> Bytes {
    let png = Cards::default().png(face).await.unwrap();
    let picture = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
    assert_eq!((picture.width(), picture.height()), (1_200, 630));
    png
}

#[tokio::test]
async fn the_same_face_is_the_same_picture_and_any_change_another() {
    let face = article("Бібліотека працюватиме й у неділю");
    let png = drawn(face.clone()).await;
    assert_eq!(drawn(face.clone()).await, png);
    let About::Article { title, lang, day, places, .. } = face.about.clone() else { return };
    let changed = [
        article("Бібліотека працюватиме й у суботу"),
        Face { name: "Інший вісник".into(), ..face.clone() },
        Face { accent: Some("#8a1c1c".into()), ..face.clone() },
        Face { host: None, ..face.clone() },
        Face { about: About::Article { title, lang, day, slugs: vec!["kyiv".into()], places }, ..face.clone() },
        Face { about: About::Portal(lang), ..face.clone() },
        Face { about: About::Portal(Lang::En), ..face },
    ];
    let mut seen = vec![png];
    for face in changed {
        let png = drawn(face.clone()).await;
        assert!(!seen.contains(&png), "{face:?}");
        seen.push(png);
    }
}

#[tokio::test]
async fn any_title_has_a_card() {
    let long = ["Щ".repeat(300), "слово ".repeat(50), "a\u{301}\u{301}\u{301}\u{301}".repeat(75), "\u{A0}".repeat(300), "W".repeat(7)];
    let hostile =
        ["", " ", "😀🇺🇦👨‍👩‍👧", "漢字 عربى עברית", "\u{202E}\u{0}\u{1b}]0;\u{FFFF}\u{10FFFF}", "</text><script>&#0;&lt;]]>", "<!DOCTYPE svg [<!ENTITY a 'b'>]>&a;"];
    for title in hostile.into_iter().chain(long.iter().map(String::as_str)) {
        drawn(article(title)).await;
        drawn(Face { name: title.into(), host: Some(title.into()), accent: Some(title.into()), about: About::Portal(Lang::Uk) }).await;
    }
}

#[tokio::test]
async fn a_card_that_was_drawn_is_kept() {
    let cards = Cards::default();
    let first = cards.png(article("Назва")).await.unwrap();
    let again = cards.png(article("Назва")).await.unwrap();
    assert_eq!(first.as_ptr(), again.as_ptr());
}

#[tokio::test]
async fn a_card_waits_for_others_and_not_for_ever() {
    let cards = Cards { patience: Duration::from_millis(5), ..Cards::default() };
    let _busy = Arc::clone(&cards.turns).acquire_many_owned(2).await.unwrap();
    assert_eq!(cards.png(article("Назва")).await, Err(Trouble::Busy));
}
