use super::*;

#[tokio::test]
async fn a_fresh_newsroom_knows_the_country_in_ukrainian_order() {
    let newsroom = Newsroom::new();
    let regions = newsroom.store.regions().await.unwrap();
    let short: Vec<_> = regions.iter().map(|region| region.short_name.as_str()).collect();
    assert_eq!(
        short,
        [
            "АР Крим",
            "Вінницька",
            "Волинська",
            "Дніпропетровська",
            "Донецька",
            "Житомирська",
            "Закарпатська",
            "Запорізька",
            "Івано-Франківська",
            "м. Київ",
            "Київська",
            "Кіровоградська",
            "Луганська",
            "Львівська",
            "Миколаївська",
            "Одеська",
            "Полтавська",
            "Рівненська",
            "м. Севастополь",
            "Сумська",
            "Тернопільська",
            "Харківська",
            "Херсонська",
            "Хмельницька",
            "Черкаська",
            "Чернівецька",
            "Чернігівська",
        ]
    );
    assert_eq!(newsroom.store.communities(None, None).await.unwrap().len(), 1_469);
    let zhytomyr = newsroom.store.region("zhytomyrska").await.unwrap().unwrap();
    assert_eq!((zhytomyr.communities, zhytomyr.iso.as_str(), zhytomyr.centre.as_str()), (66, "UA-18", "Житомир"));
    assert_eq!(newsroom.store.region("atlantyda").await.unwrap(), None);
}

#[tokio::test]
async fn communities_are_found_by_name_centre_and_region() {
    let newsroom = Newsroom::new();
    let names = async |region: Option<&str>, q: Option<&str>| {
        newsroom.store.communities(region, q).await.unwrap().into_iter().map(|community| community.slug).collect::<Vec<_>>()
    };
    assert_eq!(names(None, Some("ЖИТОМИР")).await, ["zhytomyrska"]);
    assert!(names(None, Some("камянськ")).await.iter().any(|slug| slug.starts_with("kamianska")));
    assert_eq!(names(Some("vinnytska"), Some("агрономічне")).await, ["ahronomichna"], "by its centre");
    assert_eq!(names(Some("zhytomyrska"), None).await.len(), 66);
    assert_eq!(names(Some("atlantyda"), None).await, [""; 0]);
    let repeated = names(None, Some("миколаївська")).await;
    assert_eq!(repeated.iter().map(|slug| slug.starts_with("mykolaivska-")).collect::<Vec<_>>(), [[true; 8].as_slice(), &[false; 2]].concat(), "{repeated:?}");
    let begins_and_contains = names(None, Some("вільх")).await;
    assert!(begins_and_contains[0].starts_with("vilkh"), "{begins_and_contains:?}");
}

#[tokio::test]
async fn tags_are_found_by_the_beginning_of_a_word_first_in_either_language() {
    let newsroom = Newsroom::new();
    let tags = ["молодь і громада", "громада", "старогромадський", "Агрогромада", "ярмарок"];
    let with_english = json!({"slug": "youth", "name": "юність", "name_en": "Youth"});
    let tags: Vec<Value> = tags.iter().zip(0..).map(|(name, n)| tag(&format!("t{n}"), name)).chain([with_english]).collect();
    newsroom.put(json!({"tags": tags})).await;
    let found = async |q: &str, limit| newsroom.store.tags(Some(q), limit).await.unwrap().into_iter().map(|tag| tag.name).collect::<Vec<_>>();
    assert_eq!(found("ГРОМ", None).await, ["громада", "молодь і громада", "Агрогромада", "старогромадський"]);
    assert_eq!(found("гром", Some(2)).await, ["громада", "молодь і громада"]);
    assert_eq!(found("you", None).await, ["юність"]);
    assert_eq!(found("%", None).await, [""; 0]);
    assert_eq!(newsroom.store.tags(Some("  "), None).await.unwrap().len(), 6);
}

#[tokio::test]
async fn an_article_and_its_english_version_count_once() {
    let newsroom = Newsroom::new();
    let tags = || vec![tag("molod", "молодь")];
    newsroom.put(json!({"id": "uk", "tags": tags(), "communities": ["zhytomyrska"]})).await;
    newsroom.put(json!({"id": "en", "lang": "en", "tags": tags(), "communities": ["zhytomyrska"], "translations": [{"lang": "uk", "id": "uk"}]})).await;
    newsroom.put(json!({"id": "only-en", "lang": "en", "tags": tags()})).await;
    let counts = async || {
        let store = &newsroom.store;
        (
            store.tag("molod").await.unwrap().unwrap().count,
            store.region("zhytomyrska").await.unwrap().unwrap().count,
            store.community("zhytomyrska").await.unwrap().unwrap().count,
        )
    };
    assert_eq!(counts().await, (2, 1, 1));
    newsroom.store.withdraw("uk").await.unwrap();
    assert_eq!(counts().await, (2, 1, 1), "the English version is what is left");
    newsroom.store.withdraw("en").await.unwrap();
    assert_eq!(counts().await, (1, 0, 0));
}
