//! Odd addresses of pages: none fails, none leads elsewhere, none is repeated as anything but words.

use crate::parsed::{frame, odd_addresses, texts, values};
use crate::stand::{Reply, Stand};
use axum::body::Body;
use axum::http::{Request, StatusCode, Uri};
use serde_json::json;
use std::collections::BTreeSet;

async fn get(stand: &Stand, address: &str) -> Reply {
    let uri: Uri = address.parse().unwrap_or_else(|error| panic!("{address}: {error}"));
    stand.send(Request::get(uri).body(Body::empty()).unwrap()).await
}

/// The elements, with the names of their attributes, of pages that nobody means harm with.
async fn known(stand: &Stand, addresses: &[String]) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for address in addresses {
        known.extend(frame(&get(stand, address).await.text(), "zzz"));
    }
    known
}

fn is_known(html: &str, known: &BTreeSet<String>, about: &str) {
    let strangers: Vec<_> = frame(html, "zzz").into_iter().filter(|element| !known.contains(element)).collect();
    assert_eq!(strangers, Vec::<String>::new(), "{about}");
    assert_eq!(odd_addresses(html), Vec::<String>::new(), "{about}");
}

/// Queries, and what each means to a list.
const QUERIES: [(&str, &str); 48] = [
    ("page=0", ""),
    ("page=-1", ""),
    ("page=99999999999", ""),
    ("page=1e9", ""),
    ("page=%D1%96", ""),
    ("page=2&page=3", "?page=2"),
    ("page=%32", "?page=2"),
    ("q", ""),
    ("q=&", ""),
    ("&&&", ""),
    ("=", ""),
    ("=x", ""),
    ("?", ""),
    ("?q=x", "?q=x"),
    ("q=%", "?q=%25"),
    ("q=%E0%A4%A", ""),
    ("q=%C0%AE", ""),
    ("q=%FF%FE", ""),
    ("q=%00%0D%0A", ""),
    ("q=%E2%80%AE%EF%BB%BF", ""),
    ("q=%u0041", "?q=%25u0041"),
    ("q=%2522%253E", "?q=%2522%253E"),
    ("q=a+b%20c%2Bd", "?q=a%20b%20c%2Bd"),
    ("q=x;tag=x", "?q=x%3Btag%3Dx"),
    ("q=x#y", "?q=x"),
    ("q=тест", "?q=%D1%82%D0%B5%D1%81%D1%82"),
    ("%71=x", "?q=x"),
    ("Q=x&TAG=x", ""),
    ("q=x&q=y", "?q=y"),
    ("q='%22%60%7B%7D%7C%5E%5B%5D", "?q=%27%22%60%7B%7D%7C%5E%5B%5D"),
    ("q=%3C/script%3E%3Cscript%3E", "?q=%3C%2Fscript%3E%3Cscript%3E"),
    ("tag[]=x&tag%5B%5D=x", ""),
    ("tag=%3Cscript%3E", ""),
    ("tag=..%2f..%2fx,%00,-,--,x-,%F0%9F%9A%92", ""),
    ("region=%D0%BB%D1%8C%D0%B2%D1%96%D0%B2", ""),
    ("community=%22%3E%3Cimg+src=x+onerror=alert(1)%3E", ""),
    ("region=lvivska%0d%0aLocation:%20//evil.example", ""),
    ("from=0000-00-00&to=9999-99-99", ""),
    ("from=9999-12-31", "?from=9999-12-31"),
    ("from=2026-03-31&to=2026-03-01", "?from=2026-03-01&to=2026-03-31"),
    ("from=javascript:alert(1)&to=%22", ""),
    ("media=%22onload,PHOTO", "?media=photo"),
    ("media=photo,video,photo", "?media=photo,video"),
    ("lang=xx&limit=-1&facets=%22", ""),
    ("__proto__=x&constructor=x&hasOwnProperty=x", ""),
    ("utm_source=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", ""),
    ("callback=alert(1)&jsonp=x&next=//evil.example&url=javascript:alert(1)", ""),
    ("a=1&a=2&a=3", ""),
];

#[tokio::test]
async fn each_odd_query_shows_the_list_that_it_means() {
    let stand = Stand::filled().await;
    for path in ["/news", "/en/news", "/tags/transport", "/en/regions/zhytomyrska", "/communities/zhytomyrska", "/search"] {
        let harmless = [
            "",
            "?q=zzzzq",
            "?q=a",
            "?q=%D1%80%D1%83%D1%85",
            "?page=2",
            "?from=2026-03-01&to=2026-03-31",
            "?media=photo,video&q=x&lang=xx",
            "?from=x&q=%FF",
            "?q=%22",
        ];
        let harmless = known(&stand, &harmless.map(|query| format!("{path}{query}"))).await;
        for (query, meant) in QUERIES {
            let address = format!("{path}?{query}");
            let mut reply = get(&stand, &address).await;
            if reply.status == StatusCode::PERMANENT_REDIRECT {
                let target = reply.header("location").to_owned();
                assert_eq!(target, format!("{path}{meant}"), "{address}");
                reply = get(&stand, &target).await;
            }
            assert_eq!(reply.status, StatusCode::OK, "{address}");
            let html = reply.text();
            // The page of a search is one, whatever page of it is shown.
            let meant = if path == "/search" && meant.starts_with("?page") { "" } else { meant };
            assert_eq!(values(&html, "link[rel=canonical]", "href"), [format!("http://localhost{path}{meant}")], "{address}");
            is_known(&html, &harmless, &address);
        }
    }
}

#[tokio::test]
async fn pages_without_a_list_take_no_notice_of_a_query() {
    let stand = Stand::filled().await;
    for path in ["/", "/en", "/news/001", "/en/news/003", "/tags", "/regions", "/about", "/accessibility"] {
        let plain = known(&stand, &[path.to_owned()]).await;
        for (query, _) in QUERIES {
            let address = format!("{path}?{query}");
            let mut reply = get(&stand, &address).await;
            if reply.status == StatusCode::PERMANENT_REDIRECT {
                let target = reply.header("location").to_owned();
                assert!(target == path || target.starts_with(&format!("{path}?")), "{address} leads to {target}");
                reply = get(&stand, &target).await;
            }
            assert_eq!(reply.status, StatusCode::OK, "{address}");
            assert_eq!(values(&reply.text(), "link[rel=canonical]", "href"), [format!("http://localhost{path}")], "{address}");
            is_known(&reply.text(), &plain, &address);
        }
    }
}

#[tokio::test]
async fn the_directory_of_communities_goes_by_one_region_and_a_name_and_by_nothing_else() {
    let stand = Stand::filled().await;
    for (query, meant) in [
        ("tag=x", ""),
        ("community=zhytomyrska", ""),
        ("from=2026-03-01&media=photo&page=7", ""),
        ("q=%00%E2%80%AE", ""),
        ("region=%22%3E", ""),
        ("region=lvivska&tag=x&page=2", "?region=lvivska"),
        ("region=lvivska,zhytomyrska", "?region=lvivska"),
        ("tag=x&q=%D0%BC%22", "?q=%D0%BC%22"),
    ] {
        let html = get(&stand, &format!("/communities?{query}")).await.text();
        assert_eq!(values(&html, "link[rel=canonical]", "href"), [format!("http://localhost/communities{meant}")], "{query}");
        assert_eq!(texts(&html, ".directory h2").is_empty() && texts(&html, ".empty-title").is_empty(), meant.is_empty(), "{query}");
        assert_eq!(odd_addresses(&html), Vec::<String>::new(), "{query}");
    }
}

/// Paths that name nothing, and the words in them that can be searched for.
const PATHS: [(&str, &str); 44] = [
    ("/news/%3Cscript%3E", "script"),
    ("/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", "script alert script"),
    ("/javascript:alert(1)", "javascript alert"),
    ("/data:text/html,x", "data text"),
    ("/tags/%00", ""),
    ("/tags/transport%00", "transport"),
    ("/tags/TRANSPORT", "TRANSPORT"),
    ("/Tags/transport", "Tags transport"),
    ("/tags/transport//", "transport"),
    ("/tags//transport", "transport"),
    ("/./news", ""),
    ("/../news", ""),
    ("/news/..", ""),
    ("/news/.", ""),
    ("/news/...", ""),
    ("/news/%2e%2e", ""),
    ("/news/001%2f", "001"),
    ("/news/001%5c", "001"),
    ("/news/001;x", "001"),
    ("/news/001%20", "001"),
    ("/news/001%0d%0aSet-Cookie:%20x=1", "001 Set Cookie"),
    ("/news/001/amp", "001 amp"),
    ("/en/en/news", ""),
    ("/EN/news", ""),
    ("/%E2%80%AE", ""),
    ("/%E2%80%AEabc%E2%81%A6", "abc"),
    ("/%E0%A4%A", ""),
    ("/%C0%AE%C0%AE/x", ""),
    ("/%FF", ""),
    ("/%", ""),
    ("/%2522%253E", ""),
    ("/%F0%9F%9A%92", ""),
    ("/\u{FF0E}\u{FF0E}/x", ""),
    ("/робота", "робота"),
    ("/news/__proto__", ""),
    ("/news/constructor", ""),
    ("/index.html", "index"),
    ("/.secret", "secret"),
    ("/%2esecret", "secret"),
    ("/icons/../.secret", "icons secret"),
    ("/@evil.example", "evil example"),
    ("/\\evil.example", "evil example"),
    ("//evil.example/%2e%2e", "evil example"),
    ("/:80", ""),
];

#[tokio::test]
async fn each_odd_path_is_the_404_page_with_its_words_at_most() {
    let stand = Stand::filled().await;
    let harmless = known(&stand, &["/zzzzq", "/news/zzzzq", "/transport", "/en/zzzzq"].map(str::to_owned)).await;
    for (path, words) in PATHS {
        let reply = get(&stand, path).await;
        assert_eq!((reply.status, reply.header("content-type"), reply.header("location")), (StatusCode::NOT_FOUND, "text/html; charset=utf-8", ""), "{path}");
        let html = reply.text();
        assert!(
            ["Сторінки не знайдено", "Такої статті немає", "Page not found"].contains(&texts(&html, "h1").concat().as_str()),
            "{path}: {:?}",
            texts(&html, "h1")
        );
        assert_eq!(values(&html, "main input[type=search]", "value"), [words], "{path}");
        assert_eq!(values(&html, "link[rel=canonical]", "href"), Vec::<String>::new(), "{path}");
        is_known(&html, &harmless, path);
    }
}

#[tokio::test]
async fn addresses_of_any_length_are_pages_or_the_404_page() {
    let stand = Stand::filled().await;
    for (address, status) in [
        (format!("/{}", "x".repeat(16_000)), StatusCode::NOT_FOUND),
        (format!("/news/{}", "%D1%8F".repeat(2_600)), StatusCode::NOT_FOUND),
        (format!("/tags/{}", "a/".repeat(8_000)), StatusCode::NOT_FOUND),
        (format!("/{}", "/".repeat(16_000)), StatusCode::NOT_FOUND),
        (format!("/news?q={}", "x".repeat(16_000)), StatusCode::OK),
        (format!("/search?q={}", "%F0%9F%9A%92+".repeat(1_200)), StatusCode::OK),
        (format!("/news?tag={}", "a,".repeat(8_000)), StatusCode::PERMANENT_REDIRECT),
        (format!("/news?{}", (0..1_500).map(|n| format!("tag=t{n}&")).collect::<String>()), StatusCode::PERMANENT_REDIRECT),
        (format!("/news?{}", (0..1_800).map(|n| format!("k{n}=v&")).collect::<String>()), StatusCode::OK),
        (format!("/news?{}", "&".repeat(16_000)), StatusCode::OK),
        (format!("/news/{}", "x".repeat(60_000)), StatusCode::URI_TOO_LONG),
        (format!("/news?{}", "&".repeat(60_000)), StatusCode::URI_TOO_LONG),
    ] {
        let reply = get(&stand, &address).await;
        assert_eq!(reply.status, status, "{}", address.chars().take(40).collect::<String>());
        assert!(reply.header("location").len() < 1_000, "{}", reply.header("location"));
    }
}

#[tokio::test]
async fn articles_whose_ids_mean_something_elsewhere_are_pages_like_others() {
    let stand = Stand::empty();
    let longest = "x".repeat(64);
    for id in [
        "__proto__",
        "constructor",
        "...",
        ".a",
        "-",
        "_",
        "0",
        "-1",
        "1e9",
        "NaN",
        "null",
        "index.html",
        "favicon.ico",
        "feed.xml",
        "portal",
        "en",
        "related",
        &longest,
    ] {
        let draft = json!({"lang": "uk", "title": format!("Назва {id}"), "published_at": "2026-03-18T08:00:00+02:00", "body_html": "<p>слово</p>"});
        assert_eq!(stand.put(id, &draft).await.status, StatusCode::CREATED, "{id}");
        let reply = get(&stand, &format!("/news/{id}")).await;
        assert_eq!(reply.status, StatusCode::OK, "{id}");
        let html = reply.text();
        assert_eq!(texts(&html, "h1"), [format!("Назва {id}")]);
        assert_eq!(values(&html, "link[rel=canonical]", "href"), [format!("http://localhost/news/{id}")]);
        assert_eq!(values(&html, "meta[property='og:image']", "content"), [format!("http://localhost/share/{id}.png")]);
        assert!(values(&html, "script[data-path]", "data-path").contains(&format!("/api/v1/articles/{id}")), "{id}");
    }
}
