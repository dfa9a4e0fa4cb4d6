//! What is on the disk when it is acknowledged, and who waits for whom.

use super::*;
use rusqlite::Connection;
use std::time::Instant;

/// How far SQLite goes for a transaction: 2 waits for the disk, 1 does not.
fn synchronous(conn: &Connection) -> i32 {
    conn.query_row("PRAGMA synchronous", [], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn a_write_is_on_the_disk_when_it_is_acknowledged_and_a_view_need_not_be() {
    let newsroom = Newsroom::new();
    for _ in 0..2 {
        assert_eq!(newsroom.store.write(|conn, _| Ok(synchronous(conn))).await.unwrap(), 2);
        assert_eq!(newsroom.store.in_turn(|connections| connections.write_lightly(|conn| Ok(synchronous(conn)))).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn readers_do_not_wait_for_a_writer_to_see_what_has_become_due() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1"})).await;
    newsroom.put(json!({"id": "later", "published_at": "2026-03-17T13:00:00+02:00"})).await;
    let other = Connection::open(newsroom.dir.path().join("newsroom.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    newsroom.clock.advance(2 * 3_600);
    let start = Instant::now();
    assert_eq!(newsroom.ids("").await, ["1"], "what is there can be read");
    assert!(start.elapsed() < super::super::open::BUSY, "it was waited for: {:?}", start.elapsed());
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(newsroom.ids("").await, ["later", "1"]);
}

#[tokio::test]
async fn a_database_in_which_another_program_writes_for_long_can_be_opened() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1"})).await;
    let other = Connection::open(newsroom.dir.path().join("newsroom.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(list_of(&newsroom.second(), "").await.page.total, 1);
}

#[tokio::test(start_paused = true)]
async fn a_writer_whose_turn_does_not_come_is_told_so() {
    let newsroom = Newsroom::new();
    let turn = newsroom.store.writer.clone().acquire_owned().await.unwrap();
    let start = tokio::time::Instant::now();
    assert!(matches!(newsroom.store.put(new(json!({"id": "1"}))).await, Err(StoreError::Crowded)));
    assert!(matches!(newsroom.store.count_view("1").await, Err(StoreError::Crowded)));
    assert_eq!(start.elapsed().as_secs(), 30, "fifteen seconds each");
    drop(turn);
    assert_eq!(newsroom.put(json!({"id": "1"})).await, Put::Created);
}

#[tokio::test]
async fn reading_goes_on_where_the_log_of_changes_is_damaged() {
    let newsroom = Newsroom::new();
    for n in 0..3 {
        newsroom.put(json!({"id": format!("{n}")})).await;
    }
    assert_eq!(newsroom.ids("").await, ["2", "1", "0"]);
    let path = newsroom.dir.path().join("newsroom.db");
    let conn = Connection::open(&path).unwrap();
    let root: u32 = conn.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'changes'", [], |row| row.get(0)).unwrap();
    conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    // Nothing of the page is kept in memory any more once the file has changed.
    conn.execute_batch("PRAGMA user_version = 1; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    let page = usize::try_from(root - 1).unwrap() * 4_096;
    bytes[page..page + 4_096].fill(0xA5);
    std::fs::write(&path, bytes).unwrap();
    conn.execute_batch("UPDATE articles SET photo = photo").unwrap();
    assert_eq!(newsroom.ids("").await, ["2", "1", "0"]);
    let refused = newsroom.store.changes(0, 10).await.unwrap_err().to_string();
    assert!(refused.contains("newsroom.db is damaged") && refused.contains("backup"), "{refused}");
}
