use super::*;
use visnyk_contract::SuggestionKind;

/// What is suggested, as «kind key».
async fn suggested(newsroom: &Newsroom, text: &str, limit: u32) -> Vec<String> {
    let suggestions = newsroom.store.suggest(text, Some(ArticleLang::Uk), limit).await.unwrap();
    suggestions.into_iter().map(|one| format!("{:?} {}", one.kind, one.key)).collect()
}

#[tokio::test]
async fn articles_come_as_in_the_list_of_a_search() {
    let newsroom = Newsroom::new();
    let at = |hour| format!("2026-03-16T{hour:02}:00:00+02:00");
    newsroom.put(json!({"id": "title-old", "title": "Автобус поїхав", "published_at": at(1)})).await;
    newsroom.put(json!({"id": "title-new", "title": "Автобуси", "lead": "Автобус", "published_at": at(2)})).await;
    newsroom.put(json!({"id": "lead", "title": "Звіт", "lead": "Про автобуси", "published_at": at(3)})).await;
    newsroom
        .put(json!({"id": "body", "title": "Звіт", "body": [{"type": "paragraph", "spans": [{"type": "text", "text": "автобус"}]}], "published_at": at(4)}))
        .await;
    let all = ["Article title-new", "Article title-old", "Article lead", "Article body"];
    for (text, limit) in [("автобус", 10), ("автоб", 10), ("АВТОБУСАМ", 4), ("автобусу", 3), ("автобус", 2), ("автобус", 1)]
    {
        assert_eq!(suggested(&newsroom, text, limit).await, all[..all.len().min(limit as usize)], "{text}");
    }
    let list: Vec<_> = newsroom.ids("q=автобус").await.into_iter().map(|id| format!("Article {id}")).collect();
    assert_eq!(list, all);
}

#[tokio::test]
async fn names_leave_places_for_articles() {
    let newsroom = Newsroom::new();
    let many: Vec<Value> = (0..9).map(|n| tag(&format!("t{n}"), &format!("микол {n}"))).collect();
    newsroom.put(json!({"id": "tags", "tags": many, "published_at": "2026-03-16T09:00:00+02:00"})).await;
    for n in 0..30 {
        newsroom.put(json!({"id": n.to_string(), "title": "Микол"})).await;
    }
    let kinds = async |limit| {
        let found = newsroom.store.suggest("микол", Some(ArticleLang::Uk), limit).await.unwrap();
        [SuggestionKind::Tag, SuggestionKind::Region, SuggestionKind::Community, SuggestionKind::Article]
            .map(|kind| found.iter().filter(|one| one.kind == kind).count())
    };
    assert_eq!((kinds(10).await, kinds(20).await, kinds(1).await), ([3, 1, 3, 3], [3, 1, 4, 12], [1, 0, 0, 0]));
}

#[tokio::test]
async fn an_article_is_suggested_once_and_not_when_it_is_hidden() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1", "title": "Ярмарок", "lead": "Ярмарок"})).await;
    newsroom.put(json!({"id": "2", "title": "Ярмарок", "published_at": "2030-01-01T10:00:00+02:00"})).await;
    newsroom.put(json!({"id": "3", "title": "Ярмарок", "lang": "en"})).await;
    newsroom.put(json!({"id": "4", "title": "Ярмарок"})).await;
    newsroom.store.withdraw("4").await.unwrap();
    assert_eq!(suggested(&newsroom, "ярмар", 20).await, ["Article 1"]);
}
