#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use super::*;
use crate::clock::KyivClock;
use crate::store::{ListRequest, Store};
use std::sync::Arc;
use visnyk_contract::{Article, ArticleLang, Block, Selection, Span};

fn articles(count: u32) -> Vec<Article> {
    let tags: Vec<TagRef> = serde_json::from_str(TAGS).unwrap();
    let press = Press::new(count, &tags, gazetteer::regions().unwrap(), gazetteer::communities().unwrap());
    (0..count).map(|number| press.article(number).article).collect()
}

fn chars(article: &Article) -> usize {
    let count = |spans: &[Span]| spans.iter().map(|span| if let Span::Text { text } = span { text.chars().count() } else { 0 }).sum::<usize>();
    article.body.iter().map(|block| if let Block::Paragraph { spans } | Block::Heading { spans, .. } = block { count(spans) } else { 0 }).sum()
}

#[test]
fn the_same_number_gives_the_same_article() {
    assert_eq!(articles(50), articles(50));
}

#[test]
fn sizes_and_proportions_are_those_of_a_newsroom() {
    let all = articles(2_000);
    let share = |count: usize| count as f64 / all.len() as f64;
    let within = |what: &str, value: f64, low: f64, high: f64| assert!((low..high).contains(&value), "{what}: {value}");
    let median = |mut sizes: Vec<usize>| {
        sizes.sort_unstable();
        sizes[sizes.len() / 2] as f64
    };
    within("title", median(all.iter().map(|article| article.card.title.chars().count()).collect()), 76.0, 92.0);
    within("body", median(all.iter().map(chars).collect()), 2_000.0, 2_500.0);
    within("tags", all.iter().map(|article| article.card.tags.len()).sum::<usize>() as f64 / all.len() as f64, 3.2, 3.8);
    within("no region", share(all.iter().filter(|article| article.card.regions.is_empty()).count()), 0.26, 0.34);
    within("one region", share(all.iter().filter(|article| article.card.regions.len() == 1).count()), 0.55, 0.65);
    within("a community", share(all.iter().filter(|article| !article.card.communities.is_empty()).count()), 0.36, 0.44);
    within("English", share(all.iter().filter(|article| article.card.lang == ArticleLang::En).count()), 0.19, 0.21);
}

#[tokio::test]
async fn a_seeded_store_lists_its_articles() {
    let dir = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&dir.path().join("newsroom.db"), Arc::new(KyivClock)).unwrap();
    run(&store, 100).await.unwrap();
    let total = async |lang| {
        store.list(ListRequest { selection: Selection::new(), lang, page: 1, limit: 1, facets: vec![], facet_limit: None }).await.unwrap().page.total
    };
    assert_eq!((total(None).await, total(Some(ArticleLang::En)).await), (100, 20));
    let tags = store.tags(None, None).await.unwrap();
    let regions = store.regions().await.unwrap();
    assert!(tags.iter().all(|tag| tag.count <= 80) && tags.iter().any(|tag| tag.count > 10));
    assert!(regions.iter().map(|region| region.count).sum::<u32>() > 40);
}
