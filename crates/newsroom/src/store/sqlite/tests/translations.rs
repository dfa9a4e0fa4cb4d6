use super::*;

async fn ties(newsroom: &Newsroom, id: &str) -> Vec<(&'static str, String)> {
    let Found::Here(article) = newsroom.article(id).await else { panic!("{id} is there") };
    article.translations.into_iter().map(|translation| (translation.lang.code(), translation.id)).collect()
}

#[tokio::test]
async fn a_tie_holds_both_ways_whichever_names_the_other_and_whichever_comes_first() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "uk", "translations": [{"lang": "en", "id": "en"}]})).await;
    assert_eq!(ties(&newsroom, "uk").await, [], "the other is not there yet");
    newsroom.put(json!({"id": "en", "lang": "en"})).await;
    assert_eq!(ties(&newsroom, "uk").await, [("en", "en".to_owned())]);
    assert_eq!(ties(&newsroom, "en").await, [("uk", "uk".to_owned())]);
}

#[tokio::test]
async fn a_tie_to_a_withdrawn_article_to_itself_or_within_a_language_is_not_shown() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "uk", "translations": [{"lang": "en", "id": "en"}, {"lang": "en", "id": "uk"}, {"lang": "en", "id": "uk2"}]})).await;
    newsroom.put(json!({"id": "uk2"})).await;
    newsroom.put(json!({"id": "en", "lang": "en"})).await;
    newsroom.store.withdraw("en").await.unwrap();
    assert_eq!(ties(&newsroom, "uk").await, []);
    newsroom.put(json!({"id": "en", "lang": "en"})).await;
    assert_eq!(ties(&newsroom, "uk").await, [("en", "en".to_owned())], "it came back");
}

#[tokio::test]
async fn the_other_side_of_a_tie_is_touched_when_it_is_made_and_when_it_is_cut() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "uk", "tags": [tag("molod", "молодь")]})).await;
    newsroom.put(json!({"id": "en", "lang": "en", "tags": ["molod"]})).await;
    let count = async || newsroom.store.tag("molod").await.unwrap().unwrap().count;
    assert_eq!(count().await, 2);
    newsroom.put(json!({"id": "uk", "tags": ["molod"], "translations": [{"lang": "en", "id": "en"}]})).await;
    assert_eq!((count().await, ties(&newsroom, "en").await), (1, vec![("uk", "uk".to_owned())]));
    newsroom.put(json!({"id": "uk", "tags": ["molod"]})).await;
    assert_eq!((count().await, ties(&newsroom, "en").await), (2, vec![]));
}

#[tokio::test]
async fn withdrawing_the_side_that_names_the_other_leaves_the_other_alone_in_the_count() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "en", "lang": "en", "tags": [tag("molod", "молодь")]})).await;
    newsroom.put(json!({"id": "uk", "tags": ["molod"], "translations": [{"lang": "en", "id": "en"}]})).await;
    let count = async || newsroom.store.tag("molod").await.unwrap().unwrap().count;
    assert_eq!(count().await, 1);
    newsroom.store.withdraw("uk").await.unwrap();
    assert_eq!((count().await, ties(&newsroom, "en").await), (1, vec![]));
    newsroom.put(json!({"id": "uk", "tags": ["molod"]})).await;
    assert_eq!(count().await, 2, "it came back without its tie");
}
