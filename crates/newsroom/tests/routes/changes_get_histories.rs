//! Whoever takes a list and from then on the changes, has what the list would give.

use crate::listening::article;
use crate::stand::Stand;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

#[derive(Clone, Debug)]
enum Deed {
    Put {
        id: u8,
        lang: &'static str,
        tags: Vec<&'static str>,
        region: Option<&'static str>,
        title: &'static str,
        minutes: i8,
    },
    Withdraw(u8),
    /// Minutes pass.
    Wait(u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    let tags = prop::sample::subsequence(vec!["a", "b", "c"], 0..=2);
    let region = prop::option::of(prop::sample::select(vec!["lvivska", "kyiv"]));
    let title = prop::sample::select(vec!["Новий водогін", "Про інше"]);
    let put = (0_u8..6, prop::sample::select(vec!["uk", "uk", "en"]), tags, region, title, -120_i8..20);
    prop_oneof![
        6 => put.prop_map(|(id, lang, tags, region, title, minutes)| Deed::Put { id, lang, tags, region, title, minutes }),
        2 => (0_u8..6).prop_map(Deed::Withdraw),
        1 => (1_u8..15).prop_map(Deed::Wait),
    ]
}

const SELECTIONS: [&str; 9] = [
    "lang=uk",
    "lang=any",
    "tag=a&lang=uk",
    "tag=a,c&region=lvivska&lang=any",
    "region=kyiv&lang=en",
    "q=водогін&lang=any",
    "q=водогін&tag=b&lang=uk",
    "tag=never&lang=uk",
    "from=2026-03-20&to=2026-03-20&lang=any",
];

async fn ids(stand: &Stand, selection: &str) -> (BTreeSet<String>, u64) {
    let list = stand.get(&format!("/api/v1/articles?limit=100&{selection}")).await.json();
    let ids = list["items"].as_array().unwrap().iter().map(|card| card["id"].as_str().unwrap().to_owned()).collect();
    (ids, list["as_of"]["cursor"].as_u64().unwrap())
}

async fn happens(stand: &Stand, deed: &Deed) {
    match deed {
        Deed::Put { id, lang, tags, region, title, minutes } => {
            let tags: Vec<Value> = tags.iter().map(|slug| json!({"slug": slug, "name": slug})).collect();
            let at = 12 * 60 + i32::from(*minutes);
            let published = format!("2026-03-20T{:02}:{:02}:00+02:00", at / 60, at % 60);
            let regions: Vec<&str> = region.iter().copied().collect();
            stand.put(&id.to_string(), &article(json!({"lang": lang, "tags": tags, "regions": regions, "title": title, "published_at": published}))).await;
        }
        Deed::Withdraw(id) => drop(stand.delete(&id.to_string()).await),
        Deed::Wait(minutes) => stand.clock.advance(i64::from(*minutes) * 60),
    }
}

/// Applies an answer to what was known; breaks off at a reset.
fn apply(known: &mut BTreeSet<String>, changes: &Value) -> ControlFlow<()> {
    for event in changes["events"].as_array().unwrap() {
        match event["type"].as_str().unwrap() {
            "reset" => return ControlFlow::Break(()),
            "removed" => drop(known.remove(event["id"].as_str().unwrap())),
            _ => drop(known.insert(event["card"]["id"].as_str().unwrap().to_owned())),
        }
    }
    ControlFlow::Continue(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn from_any_cursor_the_changes_lead_to_the_list(deeds in prop::collection::vec(deed(), 5..25)) {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let stand = Stand::empty();
            let mut seen = BTreeMap::new();
            for deed in &deeds {
                for selection in SELECTIONS {
                    let (known, cursor) = ids(&stand, selection).await;
                    seen.insert((selection, cursor), known);
                }
                happens(&stand, deed).await;
            }
            let mut resets = 0;
            for ((selection, cursor), mut known) in seen.clone() {
                let changes = stand.get(&format!("/api/v1/changes?since={cursor}&{selection}")).await.json();
                match apply(&mut known, &changes) {
                    ControlFlow::Continue(()) => assert_eq!(known, ids(&stand, selection).await.0, "{selection} since {cursor}: {changes}"),
                    ControlFlow::Break(()) => {
                        // Only a tag that came is a reason for it in so short a history.
                        assert!(selection.contains("tag="), "{selection} since {cursor}");
                        resets += 1;
                    }
                }
            }
            assert!(resets < seen.len() / 2);
        });
    }
}
