use super::*;
use rusqlite::Connection;
use std::fs;

fn refusal(path: &Path) -> String {
    let clock = Arc::new(FixedClock::at(DateTime::parse("2026-03-17T12:00:00+02:00").unwrap()));
    match SqliteStore::open(path, clock) {
        Ok(_) => panic!("it was opened"),
        Err(error) => format!("{error:#}"),
    }
}

#[tokio::test]
async fn a_database_from_a_newer_newsroom_is_refused_in_words_and_left_alone() {
    let newsroom = Newsroom::new();
    let path = newsroom.dir.path().join("newsroom.db");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let words = refusal(&path);
    assert!(words.contains("newer newsroom") && words.contains("99") && words.contains("newsroom.db"), "{words}");
}

#[test]
fn another_programs_database_is_refused_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("other.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE mine (x); INSERT INTO mine VALUES (1)").unwrap();
    let before = fs::read(&path).unwrap();
    let words = refusal(&path);
    assert!(words.contains("another program"), "{words}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_is_refused_in_words() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("notes.db");
    fs::write(&path, "купити хліба\n".repeat(500)).unwrap();
    let words = refusal(&path);
    assert!(words.contains("notes.db is not a database, or it is damaged"), "{words}");
}

#[test]
fn a_connection_that_reads_cannot_write() {
    let newsroom = Newsroom::new();
    let reader = super::super::open::reader(&newsroom.dir.path().join("newsroom.db")).unwrap();
    assert!(reader.execute("CREATE TABLE added (x)", []).is_err());
}

#[test]
fn a_directory_that_is_not_there_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let words = refusal(&dir.path().join("nowhere/newsroom.db"));
    assert!(words.contains("nowhere/newsroom.db") && words.contains("is its directory there"), "{words}");
}

#[test]
fn a_read_only_file_is_refused_in_words() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("newsroom.db");
    drop(Newsroom::at(&path));
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    if fs::OpenOptions::new().write(true).open(&path).is_ok() {
        // The administrator may write to read-only files.
        return;
    }
    let words = refusal(&path);
    assert!(words.contains("read-only"), "{words}");
}

#[tokio::test]
async fn a_card_that_cannot_be_read_costs_that_card() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1"})).await;
    newsroom.put(json!({"id": "2"})).await;
    let conn = Connection::open(newsroom.dir.path().join("newsroom.db")).unwrap();
    conn.execute("UPDATE cards SET json = '{' WHERE doc = 1", []).unwrap();
    assert_eq!(newsroom.ids("").await, ["2"]);
    assert!(matches!(newsroom.store.article("1").await, Err(StoreError::Other(_))));
    newsroom.put(json!({"id": "1"})).await;
    assert_eq!(newsroom.ids("").await, ["2", "1"], "it can be put again");
    conn.execute("UPDATE bodies SET json = '{' WHERE doc = 1", []).unwrap();
    assert_eq!(newsroom.store.withdraw("1").await.unwrap(), Found::Here(()));
}

#[tokio::test]
async fn readers_go_on_while_another_process_writes() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1"})).await;
    let other = Connection::open(newsroom.dir.path().join("newsroom.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(newsroom.ids("").await, ["1"]);
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(newsroom.put(json!({"id": "2"})).await, Put::Created);
}

#[tokio::test]
async fn many_readers_and_writers_at_once_lose_nothing() {
    let newsroom = Newsroom::new();
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..40 {
        let store = newsroom.store.clone();
        tasks.spawn(async move {
            store.put(new(json!({"id": format!("n{n}")}))).await.unwrap();
            list_of(&store, "").await.page.total
        });
    }
    let totals = tasks.join_all().await;
    assert!(totals.iter().all(|total| (1..=40).contains(total)));
    assert_eq!(newsroom.list("").await.page.total, 40);
    newsroom.store.ready().await.unwrap();
}
