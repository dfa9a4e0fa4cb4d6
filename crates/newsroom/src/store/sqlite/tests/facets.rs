use super::*;
use std::collections::BTreeMap;
use visnyk_contract::Facet;

fn counts(facets: &[Facet]) -> BTreeMap<&str, u32> {
    facets.iter().filter(|facet| facet.count > 0).map(|facet| (facet.slug.as_str(), facet.count)).collect()
}

fn slugs(facets: &[Facet]) -> Vec<&str> {
    facets.iter().map(|facet| facet.slug.as_str()).collect()
}

async fn newsroom() -> Newsroom {
    let newsroom = Newsroom::new();
    let tags = |slugs: &[&str]| slugs.iter().map(|slug| tag(slug, slug)).collect::<Vec<_>>();
    newsroom.put(json!({"id": "1", "tags": tags(&["a", "b"]), "communities": ["zhytomyrska"]})).await;
    newsroom.put(json!({"id": "2", "tags": tags(&["a"]), "regions": ["zhytomyrska"]})).await;
    newsroom.put(json!({"id": "3", "tags": tags(&["b"]), "regions": ["odeska"]})).await;
    newsroom.put(json!({"id": "4", "tags": tags(&["c"]), "regions": ["odeska", "kyiv"]})).await;
    newsroom.put(json!({"id": "5", "lang": "en", "tags": tags(&["a"]), "regions": ["odeska"]})).await;
    newsroom
}

#[tokio::test]
async fn a_facet_counts_under_the_filters_of_all_other_keys() {
    let newsroom = newsroom().await;
    let facets = newsroom.list("tag=a&region=odeska").await.facets;
    assert_eq!(counts(&facets.tag), BTreeMap::from([("b", 1), ("c", 1)]));
    assert_eq!(counts(&facets.region), BTreeMap::from([("zhytomyrska", 2)]));
    assert_eq!(counts(&facets.community), BTreeMap::new());
    let facets = newsroom.list("tag=a").await.facets;
    assert_eq!(counts(&facets.tag), BTreeMap::from([("a", 2), ("b", 2), ("c", 1)]));
    assert_eq!(counts(&facets.region), BTreeMap::from([("zhytomyrska", 2)]));
    assert_eq!(counts(&facets.community), BTreeMap::from([("zhytomyrska", 1)]));
}

#[tokio::test]
async fn a_count_is_the_length_of_the_list_it_leads_to() {
    let newsroom = newsroom().await;
    for query in ["", "tag=b", "region=odeska,kyiv", "q=текст&tag=a,b", "from=2026-03-16", "media=photo"] {
        let facets = newsroom.list(query).await.facets;
        for (key, facets) in [("tag", &facets.tag), ("region", &facets.region), ("community", &facets.community)] {
            for facet in facets {
                let others = query.split('&').filter(|pair| !pair.starts_with(key));
                let query = others.map(str::to_owned).chain([format!("{key}={}", facet.slug)]).collect::<Vec<_>>().join("&");
                assert_eq!(newsroom.list(&query).await.page.total, facet.count, "{query}");
            }
        }
    }
}

#[tokio::test]
async fn all_regions_stay_in_ukrainian_order_also_with_none() {
    let facets = newsroom().await.list("tag=c").await.facets;
    assert_eq!(facets.region.len(), 27);
    assert_eq!(slugs(&facets.region)[..4], ["krym", "vinnytska", "volynska", "dnipropetrovska"]);
    assert_eq!(
        (facets.region[1].name.as_str(), facets.region[1].name_en.as_deref(), facets.region[1].count),
        ("Вінницька область", Some("Vinnytsia Oblast"), 0)
    );
}

#[tokio::test]
async fn tags_come_by_count_and_then_by_name_and_selected_ones_stay_with_zero() {
    let newsroom = Newsroom::new();
    for (id, tags) in
        [("1", vec![tag("ii", "їжа"), tag("i", "іграшки"), tag("z", "ярмарок")]), ("2", vec![tag("z", "ярмарок")]), ("3", vec![tag("lonely", "самітник")])]
    {
        newsroom.put(json!({"id": id, "tags": tags, "regions": if id == "3" { vec!["odeska"] } else { vec!["kyiv"] }})).await;
    }
    assert_eq!(slugs(&newsroom.list("region=kyiv").await.facets.tag), ["z", "i", "ii"]);
    let list = newsroom.list("region=kyiv&tag=lonely").await;
    assert_eq!(slugs(&list.facets.tag), ["z", "i", "ii", "lonely"]);
    assert_eq!((list.facets.tag[3].count, list.facets.tag[3].name.as_str()), (0, "самітник"));
}

#[tokio::test]
async fn only_so_many_tags_come_but_a_selected_one_always() {
    let newsroom = Newsroom::new();
    let many: Vec<Value> = (0..80).map(|n| tag(&format!("t{n:02}"), &format!("тег {n:02}"))).collect();
    newsroom.put(json!({"tags": many})).await;
    let tags = newsroom.list("tag=t79").await.facets.tag;
    assert_eq!((tags.len(), tags[63].slug.as_str(), tags[64].slug.as_str()), (65, "t63", "t79"));
}

#[tokio::test]
async fn only_the_facets_asked_for_are_filled() {
    let newsroom = newsroom().await;
    let list = newsroom
        .store
        .list(ListRequest { selection: Selection::new(), lang: None, page: 1, limit: 1, facets: vec![Filter::Tag], facet_limit: None })
        .await
        .unwrap();
    assert_eq!((list.facets.tag.len(), list.facets.region.len(), list.facets.community.len()), (3, 0, 0));
}
