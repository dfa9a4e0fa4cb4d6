//! Damaged files: said at the start with the file's name and what to do, and nothing in them is changed; what is damaged elsewhere
//! costs what lies there.

use crate::client::{Client, draft};
use crate::process::Setup;
use rusqlite::Connection;
use std::fs;
use std::path::Path;

const PAGE: usize = 4_096;

/// A newsroom at rest, with articles all over its file.
fn filled(dir: &Path) -> Setup {
    let setup = Setup::new(dir);
    let newsroom = setup.start();
    for at in 0..40 {
        assert_eq!(newsroom.client.put(&format!("n{at}"), &draft(&format!("word{at}x"), 9)).status, 201);
    }
    newsroom.stop();
    setup
}

fn log(setup: &Setup) -> std::path::PathBuf {
    setup.db.with_file_name("newsroom.db-wal")
}

/// The page on which a table begins.
fn root(db: &Path, table: &str) -> usize {
    let conn = Connection::open(db).unwrap();
    let root: i64 = conn.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table], |row| row.get(0)).unwrap();
    usize::try_from(root).unwrap() - 1
}

fn spoil(bytes: &mut [u8], page: usize) {
    bytes[page * PAGE..(page + 1) * PAGE].fill(0xA5);
}

type Damage = fn(&mut Vec<u8>, &Path);

#[test]
fn a_damaged_database_is_refused_with_its_name_and_a_way_out_and_not_a_byte_is_changed() {
    let dir = tempfile::tempdir().unwrap();
    let whole = filled(dir.path());
    let cases: [(&str, Damage, &str); 9] = [
        ("garbage in its head", |bytes, _| bytes[..100].fill(0xA5), "is not a database, or it is damaged"),
        ("garbage behind its name", |bytes, _| bytes[20..100].fill(0xA5), "newsroom.db"),
        ("half of it", |bytes, _| bytes.truncate(bytes.len() / 2), "is not a database, or it is damaged"),
        ("its first bytes", |bytes, _| bytes.truncate(50), "is not a database, or it is damaged"),
        ("a letter", |bytes, _| *bytes = "Шановна редакціє! ".repeat(900).into_bytes(), "is not a database, or it is damaged"),
        ("its schema", |bytes, _| bytes[100..2_000].fill(0xA5), "is not a database, or it is damaged"),
        ("the table of articles", |bytes, db| spoil(bytes, root(db, "articles")), "is not a database, or it is damaged"),
        ("the log of changes", |bytes, db| spoil(bytes, root(db, "changes")), "is not a database, or it is damaged"),
        ("a newer newsroom's", |bytes, _| bytes[60..64].copy_from_slice(&99_u32.to_be_bytes()), "newer newsroom"),
    ];
    for (what, damage, words) in cases {
        let place = tempfile::tempdir().unwrap();
        let setup = Setup::new(place.path());
        let mut bytes = fs::read(&whole.db).unwrap();
        damage(&mut bytes, &whole.db);
        fs::write(&setup.db, &bytes).unwrap();
        for attempt in ["serve", "import"] {
            let said = if attempt == "serve" { setup.refused() } else { crate::process::refusal(&setup.run(&["import", "/"])) };
            assert!(said.contains("newsroom.db") && said.contains(words), "{what}: {said}");
            assert!(words == "newer newsroom" || said.contains("backup"), "{what}: {said}");
            assert!(fs::read(&setup.db).unwrap() == bytes, "{what}: it was changed by {attempt}");
        }
    }
}

#[test]
fn the_log_of_a_damaged_database_is_not_written_into_it() {
    let dir = tempfile::tempdir().unwrap();
    let setup = filled(dir.path());
    let page = root(&setup.db, "regions");
    let newsroom = setup.start();
    assert_eq!(newsroom.client.put("late", &draft("late0", 9)).status, 201);
    newsroom.kill();
    let mut bytes = fs::read(&setup.db).unwrap();
    spoil(&mut bytes, page);
    fs::write(&setup.db, &bytes).unwrap();
    let written = fs::read(log(&setup)).unwrap();
    let said = setup.refused();
    assert!(said.contains("newsroom.db") && said.contains("backup"), "{said}");
    assert!(fs::read(&setup.db).unwrap() == bytes && fs::read(log(&setup)).unwrap() == written);
}

#[test]
fn a_damaged_log_is_refused_since_opening_would_drop_what_was_acknowledged() {
    let dir = tempfile::tempdir().unwrap();
    let setup = filled(dir.path());
    let newsroom = setup.start();
    assert_eq!(newsroom.client.put("late", &draft("late0", 9)).status, 201);
    newsroom.kill();
    let whole = fs::read(log(&setup)).unwrap();
    let mut bytes = whole.clone();
    bytes[..32].fill(0xA5);
    fs::write(log(&setup), &bytes).unwrap();
    let database = fs::read(&setup.db).unwrap();
    let said = setup.refused();
    assert!(said.contains("newsroom.db-wal is damaged") && said.contains("backup") && said.contains("away"), "{said}");
    assert!(fs::read(log(&setup)).unwrap() == bytes && fs::read(&setup.db).unwrap() == database);
    fs::write(log(&setup), whole).unwrap();
    let newsroom = setup.start();
    assert_eq!(newsroom.client.get("/api/v1/articles/late").status, 200, "nothing of it is lost");
}

/// Damages the page that holds `word`, in a newsroom that starts all the same.
fn damaged_at(dir: &Path, word: &str) -> (Setup, crate::process::Newsroom) {
    let setup = filled(dir);
    let mut bytes = fs::read(&setup.db).unwrap();
    let page = bytes.windows(word.len()).position(|bytes| bytes == word.as_bytes()).unwrap() / PAGE;
    spoil(&mut bytes, page);
    fs::write(&setup.db, &bytes).unwrap();
    let newsroom = setup.start();
    (setup, newsroom)
}

fn lost(client: &Client) -> Vec<usize> {
    (0..40).filter(|at| client.get(&format!("/api/v1/articles/n{at}")).status == 503).collect()
}

#[test]
fn a_page_that_is_damaged_costs_what_lies_on_it_and_the_log_names_the_file() {
    let dir = tempfile::tempdir().unwrap();
    // A paragraph: it stands in a body and nowhere else.
    let (setup, newsroom) = damaged_at(dir.path(), "\"word20x\"");
    let client = &newsroom.client;
    let lost = lost(client);
    assert!(!lost.is_empty() && lost.len() < 20, "{lost:?}");
    assert_eq!(client.list("limit=40").0.len(), 40, "lists go on");
    assert_eq!(client.put("new", &draft("new0", 9)).status, 201, "and so does writing");
    assert_eq!(client.get("/readyz").status, 200);
    let log = newsroom.log();
    assert!(log.contains("newsroom.db is damaged") && log.contains("backup"), "{log}");
    assert!(!setup.findings().is_empty());
    let check = setup.run(&["check"]);
    assert!(crate::process::refusal(&check).contains("restore a backup") && !check.stdout.is_empty());
}

#[test]
fn cards_on_a_damaged_page_are_left_out_of_lists() {
    let dir = tempfile::tempdir().unwrap();
    let (_, newsroom) = damaged_at(dir.path(), "\"id\":\"n20\"");
    let (shown, total) = newsroom.client.list("limit=40");
    assert!(total == 40 && !shown.is_empty() && shown.len() < 40, "{} of {total}", shown.len());
    assert!(newsroom.log().contains("a card lies in a damaged place"), "{}", newsroom.log());
}
