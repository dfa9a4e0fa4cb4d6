#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

use super::*;
use crate::clock::FixedClock;
use crate::pictures::{Fetcher, Reach};
use crate::store::sqlite::SqliteStore;
use crate::store::{Found, Window};
use serde_json::json;
use std::sync::Arc;
use tempfile::TempDir;
use visnyk_contract::{ArticleLang, DateTime};

/// A directory to import and a store to take it.
struct Desk {
    dir: TempDir,
    store: SqliteStore,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        for folder in ["articles", "pictures"] {
            fs::create_dir(dir.path().join(folder)).unwrap();
        }
        let clock = FixedClock::at(DateTime::parse("2026-11-25T12:00:00+02:00").unwrap());
        let store = SqliteStore::open(&dir.path().join("newsroom.db"), Arc::new(clock)).unwrap();
        Self { dir, store }
    }

    fn write(&self, name: &str, value: Value) {
        fs::write(self.dir.path().join(name), value.to_string()).unwrap();
    }

    fn article(&self, file: &str, change: Value) {
        let mut article = json!({"lang": "uk", "title": "Заголовок", "published_at": "2026-11-20T10:00:00+02:00", "body_html": "<p>Текст</p>"});
        for (key, value) in change.as_object().unwrap() {
            article[key] = value.clone();
        }
        self.write(&format!("articles/{file}"), article);
    }

    async fn import(&self) -> anyhow::Result<Report> {
        run(&self.store, self.dir.path(), Studio::new(&self.dir.path().join("media"), None)).await
    }
}

#[tokio::test]
async fn a_directory_goes_in_with_its_pictures_and_a_repeated_import_changes_nothing() {
    let desk = Desk::new();
    image::RgbImage::new(900, 600).save(desk.dir.path().join("pictures/x.png")).unwrap();
    desk.write("tags.json", json!([{"slug": "molod", "name": "молодь", "name_en": "youth"}]));
    desk.write("withdrawn.json", json!(["3"]));
    desk.write("views.json", json!({"1": 12, "2": 30}));
    desk.article(
        "1.json",
        json!({"tags": ["molod"], "cover": {"src": "pictures/x.png", "alt": "Площа"}, "body_html": "<p>До</p><img src='pictures/x.png' alt='Площа'>"}),
    );
    desk.article("2.json", json!({"id": "2"}));
    desk.article("3.json", json!({"id": "3"}));
    let report = desk.import().await.unwrap();
    assert_eq!(report, Report { created: 3, withdrawn: 1, viewed: 2, pictures: 1, ..Report::default() });
    let Found::Here(article) = desk.store.article("1").await.unwrap() else { panic!("it is there") };
    let cover = article.card.cover.unwrap();
    assert_eq!((cover.width, cover.height, cover.variants.len()), (900, 600, 4));
    let visnyk_contract::Block::Picture { picture } = &article.body[1] else { panic!("{:?}", article.body) };
    assert_eq!((&picture.src, picture.width, picture.variants.len(), picture.variants[0].mime.as_str()), (&cover.src, 900, 4, "image/webp"));
    assert_eq!(desk.store.article("3").await.unwrap(), Found::Withdrawn);
    let top = desk.store.top(Window::Week, Some(ArticleLang::Uk), 5).await.unwrap();
    assert_eq!(top.into_iter().map(|card| card.id).collect::<Vec<_>>(), ["2", "1"]);
    let before = desk.store.as_of().await.unwrap();
    assert_eq!(desk.import().await.unwrap(), Report { unchanged: 3, pictures: 1, ..Report::default() });
    assert_eq!(desk.store.as_of().await.unwrap(), before);
}

#[tokio::test]
async fn markdown_and_html_go_in_as_blocks_with_their_pictures() {
    let desk = Desk::new();
    image::RgbImage::new(900, 600).save(desk.dir.path().join("pictures/x.png")).unwrap();
    let fields = "+++\nlang = \"uk\"\ntitle = \"Назва\"\npublished_at = 2026-11-20T10:00:00+02:00\n+++\n";
    let write = |file: &str, body: &str| fs::write(desk.dir.path().join("articles").join(file), format!("{fields}{body}")).unwrap();
    write("nova.md", "## Розділ\n\n![Площа](pictures/x.png \"Площа вранці\")\n\n<script>alert(1)</script>\n");
    write("stara.html", "<h2>Розділ</h2><figure><img src='pictures/x.png' alt='Площа'><figcaption>Площа вранці</figcaption></figure><script>alert(1)</script>");
    assert_eq!(desk.import().await.unwrap(), Report { created: 2, pictures: 1, ..Report::default() });
    let (Found::Here(new), Found::Here(old)) = (desk.store.article("nova").await.unwrap(), desk.store.article("stara").await.unwrap()) else {
        panic!("both are there")
    };
    assert_eq!(new.body, old.body);
    let [visnyk_contract::Block::Heading { level: 2, .. }, visnyk_contract::Block::Picture { picture }] = new.body.as_slice() else { panic!("{:?}", new.body) };
    assert_eq!((picture.width, picture.variants.len(), picture.caption.as_deref()), (900, 4, Some("Площа вранці")));
}

#[tokio::test]
async fn each_bad_article_is_named_with_its_reason_and_the_good_ones_go_in() {
    let desk = Desk::new();
    desk.article("a.json", json!({"id": "good"}));
    desk.article("b.json", json!({"regions": ["atlantyda"]}));
    desk.article("c.json", json!({"cover": {"src": "pictures/none.png"}}));
    desk.article("d.json", json!({"titel": "Друкарська помилка"}));
    desk.article("e.json", json!({"id": "good"}));
    fs::write(desk.dir.path().join("articles/f.json"), "{").unwrap();
    fs::write(
        desk.dir.path().join("articles/g.md"),
        "+++\nlang = \"uk\"\ntitle = \"Назва\"\npublished_at = 2026-11-20T10:00:00+02:00\nregions = [\n  \"atlantyda\",\n]\n+++\nТекст",
    )
    .unwrap();
    fs::write(desk.dir.path().join("articles/notes.txt"), "не стаття").unwrap();
    let report = desk.import().await.unwrap();
    assert_eq!((report.created, report.is_clean()), (1, false));
    let words = [
        "/regions/0: there is no region «atlantyda»",
        "pictures/none.png: there is no such file",
        "unknown field `titel`",
        "another file has the id good too",
        "EOF",
        "/regions/0: there is no region «atlantyda»",
    ];
    assert_eq!(report.failures.iter().map(|failure| failure.line).collect::<Vec<_>>(), [Some(1), None, Some(1), None, Some(1), Some(6)]);
    assert_eq!(report.failures.len(), words.len(), "{report}");
    for ((failure, words), file) in report.failures.iter().zip(words).zip(["b.json", "c.json", "d.json", "e.json", "f.json", "g.md"]) {
        assert!(failure.file == file && failure.reason.contains(words), "{failure:?}");
        let line = failure.line.map(|line| format!(":{line}")).unwrap_or_default();
        assert!(report.to_string().contains(&format!("{file}{line}: {}", failure.reason)));
    }
}

#[tokio::test]
async fn a_directory_without_articles_and_a_broken_list_are_named() {
    let desk = Desk::new();
    desk.write("views.json", json!(["1"]));
    let error = desk.import().await.unwrap_err();
    assert!(format!("{error:#}").contains("views.json cannot be read"), "{error:#}");
    let empty = tempfile::tempdir().unwrap();
    let error = run(&desk.store, empty.path(), Studio::new(&empty.path().join("media"), None)).await.unwrap_err();
    assert!(format!("{error:#}").contains("no folder «articles»"), "{error:#}");
}

#[tokio::test]
async fn a_picture_of_another_host_that_cannot_be_fetched_is_named_and_its_article_goes_in() {
    let desk = Desk::new();
    desk.article("1.json", json!({"cover": {"src": "http://127.0.0.1:9/x.png"}}));
    let studio = Studio::new(&desk.dir.path().join("media"), Some(Fetcher::new(Reach::PUBLIC, None)));
    let report = run(&desk.store, desk.dir.path(), studio).await.unwrap();
    assert!(report.is_clean() && report.created == 1, "{report}");
    assert!(report.to_string().contains("1.json: a picture stays at its address: http://127.0.0.1:9/x.png: its host is not of the public"), "{report}");
}
