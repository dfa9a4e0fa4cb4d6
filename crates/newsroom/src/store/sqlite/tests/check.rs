use super::*;
use rusqlite::Connection;

/// A newsroom with articles of every kind, and its file by another way.
async fn mixed() -> (Newsroom, Connection) {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "a", "title": "Перша", "tags": [tag("osvita", "Освіта")], "communities": ["zhytomyrska"]})).await;
    newsroom.put(json!({"id": "b", "title": "Друга", "tags": [tag("kultura", "Культура")], "translations": [{"lang": "en", "id": "c"}]})).await;
    newsroom.put(json!({"id": "c", "lang": "en", "title": "Second"})).await;
    newsroom.put(json!({"id": "later", "published_at": "2026-03-18T10:00:00+02:00"})).await;
    newsroom.put(json!({"id": "gone"})).await;
    newsroom.store.withdraw("gone").await.unwrap();
    newsroom.put(json!({"id": "a", "title": "Перша знову"})).await;
    let conn = Connection::open(newsroom.dir.path().join("newsroom.db")).unwrap();
    (newsroom, conn)
}

#[tokio::test]
async fn a_database_that_was_written_by_the_newsroom_agrees_with_itself() {
    let (newsroom, _) = mixed().await;
    newsroom.clock.advance(2 * 86_400);
    assert_eq!(newsroom.list("").await.page.total, 3, "and what was scheduled is there by now");
    assert_eq!(newsroom.store.check().await.unwrap(), [""; 0]);
    assert_eq!(newsroom.store.mend().await.unwrap(), 0);
}

#[tokio::test]
async fn whatever_does_not_agree_is_named_and_what_can_be_made_from_the_articles_is_mended() {
    for (harm, finding, can_mend) in [
        ("DELETE FROM text_title WHERE rowid = 2", "b is not found by its words in text_title", true),
        ("DELETE FROM text_all WHERE rowid = 4", "later is not found by its words in text_all", true),
        ("INSERT INTO text_all(rowid, words) VALUES (77, 'слово')", "1 texts in text_all are of no article", true),
        ("DELETE FROM article_tags WHERE doc = 2", "b is filed under tags {} and names {\"kultura\"}", true),
        ("INSERT INTO article_regions(doc, number) VALUES (3, 1)", "c is filed under regions", true),
        ("DELETE FROM translations", "b is filed under translations {} and names {\"c\"}", true),
        ("DELETE FROM bodies WHERE doc = 1", "a has no text", false),
        ("UPDATE cards SET json = '{' WHERE doc = 1", "a: ", false),
        ("UPDATE cards SET json = (SELECT json FROM cards WHERE doc = 2) WHERE doc = 3", "c has the text of b", false),
        ("INSERT INTO views(day, doc, count) VALUES (1, 5, 1)", "gone was withdrawn and is still in views", false),
        ("DELETE FROM changes WHERE cursor = 3", "the log of changes has gaps", false),
        ("DELETE FROM changes WHERE cursor = (SELECT max(cursor) FROM changes)", "the log of changes lacks its end", false),
        ("UPDATE articles SET status = 0 WHERE id = 'gone'", "gone has no text", false),
        ("UPDATE articles SET status = 0 WHERE id = 'later'", "the log of changes does not tell what later is now", false),
        ("PRAGMA foreign_keys = OFF; DELETE FROM tags", "a row of article_tags names a row of tags that is not there", true),
    ] {
        let (newsroom, conn) = mixed().await;
        conn.execute_batch(harm).unwrap();
        let found = newsroom.store.check().await.unwrap();
        assert!(found.iter().any(|found| found.starts_with(finding)), "{harm}: {found:?}");
        newsroom.store.mend().await.unwrap();
        let found = newsroom.store.check().await.unwrap();
        assert_eq!(found.is_empty(), can_mend, "{harm}: {found:?}");
    }
}

#[tokio::test]
async fn an_index_out_of_step_is_found_and_made_anew() {
    let (newsroom, conn) = mixed().await;
    // What stands in the index is of another column than it says by now.
    let other = "UPDATE sqlite_schema SET sql = 'CREATE INDEX translations_id ON translations(doc)' WHERE name = 'translations_id'";
    conn.execute_batch(&format!("PRAGMA writable_schema = ON; {other}")).unwrap();
    let again = newsroom.second();
    let found = again.check().await.unwrap();
    assert!(found.iter().any(|found| found.contains("translations_id")), "{found:?}");
    again.mend().await.unwrap();
    assert_eq!(again.check().await.unwrap(), [""; 0]);
}
