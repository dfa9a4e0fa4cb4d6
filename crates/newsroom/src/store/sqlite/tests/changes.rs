use super::*;
use crate::store::Before;
use rusqlite::Connection;

/// The log: kind, article id, what it was filed under before.
fn log(newsroom: &Newsroom) -> Vec<(u64, u8, String, Option<Before>)> {
    let conn = Connection::open(newsroom.dir.path().join("newsroom.db")).unwrap();
    let mut select =
        conn.prepare("SELECT cursor, kind, coalesce(id, ''), before FROM changes c LEFT JOIN articles a ON a.doc = c.doc ORDER BY cursor").unwrap();
    let rows = select.query_map([], |row| Ok((row.get::<_, i64>(0)? as u64, row.get(1)?, row.get(2)?, row.get::<_, Option<String>>(3)?))).unwrap();
    rows.map(|row| {
        row.map(|(cursor, kind, id, before)| (cursor, kind, id, before.filter(|_| kind != 5).map(|json| serde_json::from_str(&json).unwrap()))).unwrap()
    })
    .collect()
}

fn kinds(newsroom: &Newsroom) -> Vec<(u8, String)> {
    log(newsroom).into_iter().map(|(_, kind, id, _)| (kind, id)).collect()
}

#[tokio::test]
async fn the_log_tells_what_happened_and_where_an_article_was_before() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1", "communities": ["zhytomyrska"]})).await;
    newsroom.put(json!({"id": "1", "regions": ["kyiv"]})).await;
    newsroom.store.withdraw("1").await.unwrap();
    newsroom.put(json!({"id": "2", "tags": [tag("molod", "молодь")], "published_at": "2026-03-18T12:00:00+02:00"})).await;
    assert_eq!(kinds(&newsroom), [(1, "1".into()), (2, "1".into()), (3, "1".into()), (5, String::new()), (4, "2".into())]);
    let before: Vec<_> = log(&newsroom).into_iter().map(|(_, _, _, before)| before.map(|before| (before.regions, before.communities))).collect();
    let filed = |region: &str, communities: &[&str]| Some((vec![region.to_owned()], communities.iter().map(|slug| (*slug).to_owned()).collect()));
    assert_eq!(before, [None, filed("zhytomyrska", &["zhytomyrska"]), filed("kyiv", &[]), None, None]);
}

#[tokio::test]
async fn cursors_rise_also_after_a_restart_and_as_of_is_the_last() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1"})).await;
    newsroom.clock.advance(5);
    newsroom.put(json!({"id": "2"})).await;
    let second = newsroom.second();
    assert_eq!(second.as_of().await.unwrap(), newsroom.store.as_of().await.unwrap());
    second.withdraw("1").await.unwrap();
    let as_of = newsroom.store.as_of().await.unwrap();
    assert_eq!((as_of.cursor, as_of.changed_at.unwrap().to_string().as_str()), (3, "2026-03-17T12:00:05+02:00"));
    assert_eq!(log(&newsroom).iter().map(|(cursor, ..)| *cursor).collect::<Vec<_>>(), [1, 2, 3]);
}

#[tokio::test]
async fn what_one_process_writes_the_other_sees_at_once() {
    let newsroom = Newsroom::new();
    let second = newsroom.second();
    newsroom.put(json!({"id": "1", "title": "Перша", "tags": [tag("new", "новий тег")]})).await;
    assert_eq!(list_of(&second, "tag=new&q=перша").await.page.total, 1);
    assert_eq!(second.tags(Some("новий"), None).await.unwrap().len(), 1);
    second.put(new(json!({"id": "2"}))).await.unwrap();
    assert_eq!(newsroom.ids("").await, ["2", "1"]);
    second.withdraw("1").await.unwrap();
    assert_eq!(newsroom.ids("").await, ["2"]);
    assert_eq!(newsroom.article("1").await, Found::Withdrawn);
}

#[tokio::test]
async fn an_index_that_followed_every_change_is_the_one_read_anew() {
    let newsroom = Newsroom::new();
    let slugs = ["a", "b", "c", "d"];
    for step in 0_usize..120 {
        let id = format!("n{}", step * 7 % 25);
        if step % 11 == 10 {
            newsroom.store.withdraw(&id).await.unwrap();
        } else {
            let tags: Vec<Value> = slugs.iter().enumerate().filter(|(bit, _)| step >> bit & 1 == 1).map(|(_, slug)| tag(slug, slug)).collect();
            let day = 1 + step * 5 % 17;
            let lang = if step % 4 == 0 { "en" } else { "uk" };
            let translations = json!([{"lang": if lang == "en" { "uk" } else { "en" }, "id": format!("n{}", step * 3 % 25)}]);
            newsroom
                .put(json!({"id": id, "lang": lang, "tags": tags, "published_at": format!("2026-03-{day:02}T10:00:00+02:00"), "translations": translations}))
                .await;
        }
        newsroom.list("").await;
    }
    let second = newsroom.second();
    for query in ["", "tag=a", "tag=b,c", "from=2026-03-05&to=2026-03-09"] {
        assert_eq!(newsroom.list(query).await, list_of(&second, query).await, "{query}");
    }
    assert_eq!(newsroom.store.tags(None, None).await.unwrap(), second.tags(None, None).await.unwrap());
}
