use super::*;
use crate::store::ValuesRequest;
use visnyk_contract::Facet;

async fn values(newsroom: &Newsroom, filter: Filter, query: &str, name: &str) -> Vec<Facet> {
    let selection = Selection::parse(query).selection;
    newsroom.store.values(ValuesRequest { filter, selection, lang: Some(ArticleLang::Uk), name: name.into(), limit: 100 }).await.unwrap()
}

async fn slugs(newsroom: &Newsroom, filter: Filter, query: &str, name: &str) -> Vec<String> {
    values(newsroom, filter, query, name).await.into_iter().map(|value| value.slug).collect()
}

#[tokio::test]
async fn names_that_begin_so_come_first_then_the_frequent_then_the_alphabet() {
    let newsroom = Newsroom::new();
    let tags =
        [tag("school", "Школа"), tag("new-school", "Нова школа"), tag("pupils", "Школярі"), tag("bus", "Шкільний автобус"), tag("art", "Мистецька школа")];
    newsroom.put(json!({"id": "1", "tags": tags})).await;
    newsroom.put(json!({"id": "2", "tags": ["new-school", "pupils"]})).await;
    newsroom.put(json!({"id": "3", "tags": ["new-school"]})).await;
    assert_eq!(slugs(&newsroom, Filter::Tag, "", "шк").await, ["pupils", "bus", "school", "new-school", "art"]);
    assert_eq!(slugs(&newsroom, Filter::Tag, "", "школа").await, ["school", "new-school", "art"]);
    assert_eq!(slugs(&newsroom, Filter::Tag, "", "школа нов").await, ["new-school"]);
    assert_eq!(slugs(&newsroom, Filter::Tag, "", "").await, ["new-school", "pupils", "art", "bus", "school"]);
    assert_eq!(slugs(&newsroom, Filter::Tag, "", "кола").await, [""; 0]);
}

#[tokio::test]
async fn tags_and_regions_are_found_in_english_and_communities_by_their_latin_slug_and_their_centre() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"tags": [{"slug": "molod", "name": "молодь", "name_en": "Youth"}]})).await;
    assert_eq!(slugs(&newsroom, Filter::Tag, "", "you").await, ["molod"]);
    assert_eq!(slugs(&newsroom, Filter::Region, "", "obl ivano").await, ["ivano-frankivska"]);
    assert_eq!(slugs(&newsroom, Filter::Region, "", "київ").await, ["kyiv", "kyivska"]);
    assert_eq!(slugs(&newsroom, Filter::Community, "", "zhyto").await, ["zhytomyrska"], "and not the namesakes of its region");
    assert_eq!(slugs(&newsroom, Filter::Community, "", "одеса").await, ["odeska", "novoodeska"], "by Одеса, and then by Нова Одеса");
    assert_eq!(slugs(&newsroom, Filter::Community, "region=dnipropetrovska", "КАМ`ЯНСЬКА гром").await, ["kamianska-dnipropetrovska"]);
}

#[tokio::test]
async fn namesakes_are_told_apart_by_their_region_and_narrowed_by_it() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"communities": ["mykolaivska-lvivska"]})).await;
    let all = values(&newsroom, Filter::Community, "", "миколаївська").await;
    let regions: Vec<_> = all.iter().filter_map(|value| value.region.as_ref()).map(|region| region.name.as_str()).collect();
    assert_eq!((all.len(), regions.len(), regions[0]), (8, 8, "Львівська область"));
    assert_eq!(slugs(&newsroom, Filter::Community, "region=odeska,lvivska", "миколаївська").await, ["mykolaivska-lvivska", "mykolaivska-odeska"]);
}

#[tokio::test]
async fn a_count_is_the_length_of_the_list_that_the_value_leads_to() {
    let newsroom = Newsroom::new();
    newsroom.put(json!({"id": "1", "tags": [tag("a", "а"), tag("b", "б")], "communities": ["zhytomyrska"], "title": "Міст"})).await;
    newsroom.put(json!({"id": "2", "tags": ["a"], "communities": ["lvivska"]})).await;
    newsroom.put(json!({"id": "3", "tags": ["b"], "regions": ["lvivska"]})).await;
    newsroom.put(json!({"id": "4", "lang": "en", "tags": ["b"], "regions": ["lvivska"]})).await;
    for query in ["", "tag=a", "tag=b&region=lvivska", "community=zhytomyrska", "q=мости&tag=a", "from=2030-01-01"] {
        for filter in Filter::ALL {
            for value in values(&newsroom, filter, query, "").await {
                let others = query.split('&').filter(|pair| !pair.starts_with(filter.key()));
                let query = others.map(str::to_owned).chain([format!("{}={}", filter.key(), value.slug)]).collect::<Vec<_>>().join("&");
                assert_eq!(newsroom.list(&query).await.page.total, value.count, "{query}");
            }
        }
    }
}
