//! Hostile titles, names, captions and searches in rendered pages: they stand there as the text they are, and nothing of them runs.

use crate::parsed::{Said, odd_addresses, said, texts, values};
use crate::stand::Stand;
use axum::http::StatusCode;
use serde_json::{Value, json};
use visnyk_contract::percent_encode;
use visnyk_newsroom::http::SiteFacts;

/// What each of the hostile words takes the place of.
const HARMLESS: &str = "Хвилелом";

/// Words that stay to the letter.
const KEPT: [&str; 60] = [
    // Out of the element, the attribute or the comment that they stand in.
    "</script><script>alert(1)</script>",
    "</SCRIPT /x><ScRiPt/src=//evil.example>",
    "</title><img src=x onerror=alert(1)>",
    "</head><body onload=alert(1)>",
    "</div></main></body></html><h1>x</h1>",
    "</style></textarea></xmp></noscript></template></select></iframe></noembed></svg></math><b>x",
    "<!--<script>",
    "--><svg onload=alert(1)>",
    "<!-- x --!><script>alert(1)</script>",
    "<!--><img src=x onerror=alert(1)>",
    "]]><![CDATA[<script>",
    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
    "\" onload=\"alert(1)\" x=\"",
    "' onfocus='alert(1)' autofocus='",
    "` onmouseover=alert(1) x=`",
    "x onclick=alert(1) style=position:fixed",
    "\"}</script><script>alert(1)//",
    "\"}],\"@type\":\"Person\",\"x\":[{\"",
    "\\",
    "\\\"",
    "\\u003c/script>\\u0022\\x3c\\n\\",
    // Elements and attributes of every kind.
    "<p onclick=alert(1)//<b onmouseover=alert(1)",
    "<a href=javascript:alert(1)>слово</a>",
    "<img onerror=alert(1)>",
    "<svg><a><animate attributeName=href values=javascript:alert(1) /><text>x</text></a></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
    "<math><mtext><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<table><form action=//evil><tr><td><input name=parentNode><button formaction=javascript:alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<style><title></style><img src=x onerror=alert(1)></title>",
    "<textarea autofocus onfocus=alert(1)>",
    "<xmp><plaintext>",
    "<template shadowrootmode=open><slot onslotchange=alert(1)>",
    "<button is=x-evil><select><option>x",
    "<base href=//evil><meta http-equiv=refresh content='0;url=//evil'><link rel=stylesheet href=//evil>",
    "<object data=//evil><embed src=//evil><iframe srcdoc=x>",
    "<form id=location name=attributes><input id=cookie>",
    "<style>@import '//evil';*{background:url(//evil);position:fixed}</style>",
    "}</style><style>*{display:none}",
    // Addresses that run.
    "javascript:alert(1) data:text/html,<script>alert(1)</script>",
    "JaVaScRiPt:alert(1)//vbscript:x blob:x file:///etc/passwd intent:x",
    "//evil.example /\\evil.example https:evil.example ..%2f..%2fetc%2fpasswd",
    // Templates, and what fills in a pattern.
    "{{constructor.constructor('alert(1)')()}} ${alert(1)}",
    "<%= 7*7 %> {% include x %} #{7*7} @(7*7) [[x]]",
    "$& $` $' $1 $$ \\1 {} {0} %s %n {title}",
    "<div id=\"portal\"><meta data-head=\"\"><title>x</title><html lang=\"x\">",
    "as=\"fetch\" <link rel=\"preload\" as='fetch'> visnyk-config data-rendered=\"1\"",
    "__proto__ constructor prototype location cookie attributes parentNode",
    // Entities, and what looks like one.
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#60;",
    "&#x3c;script&#x3e &lt &gt &amp &NotEqualTilde; &nbsp;&shy;&#0;&bogus;",
    "%3Cscript%3E %00 %E0%A4%A %C0%AE % %%",
    // Letters that are hard to keep.
    "10\u{A0}000 👩\u{200D}🚒 ха\u{AD}та 🇺🇦 🚒",
    "об'єкт об’єкт обʼєкт «об`єкт»",
    "рядок\u{2028}рядок\u{2029}рядок\u{B7}",
    "з\u{200B}е\u{200C}р\u{2060}о\u{200E}а\u{200F}б",
    "שלום مرحبا नमस्ते 𝕬 \u{10FFFD}\u{E000}",
    "Z\u{351}\u{36B}\u{343}\u{36A}\u{302}\u{36B}\u{33D}\u{34F}\u{334}\u{319}\u{324}\u{31E}\u{349}\u{35A}\u{32F}а\u{301}лго",
    "и\u{306} і\u{308} не те саме, що й ї",
    "я́якнайщонайдовшийбезпробілів-ЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯЯ",
    "0 -1 1e9 NaN null true undefined 9007199254740993",
];

/// Words that lose what has no shape or turns the reading direction, and what is left of them.
const CLEANED: [(&str, &str); 4] = [
    ("\u{202E}обернено\u{2028}рядок\u{2029} 🚒", "обернено\u{2028}рядок\u{2029} 🚒"),
    ("\u{2066}а\u{2067}б\u{2068}в\u{2069}г\u{202A}ґ\u{202B}д\u{202C}е\u{202D}є", "абвгґдеє"),
    ("<scr\u{0}ipt>alert(1)</scr\u{0}ipt>", "<script>alert(1)</script>"),
    ("a\u{1}\u{8}\u{1B}[31m\u{7F}\u{85}\u{9F}\u{FEFF}\u{FFFE}\u{FFFF}b", "a[31mb"),
];

fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    KEPT.into_iter().map(|words| (words, words)).chain(CLEANED)
}

/// What a page says with the hostile words where it says the harmless ones.
fn with(harmless: &[Said], words: &str) -> Vec<Said> {
    // Breaks of lines and controls say nothing to a machine.
    let plain = words.replace(['\u{2028}', '\u{2029}'], " ");
    let (encoded, hostile) = (percent_encode(HARMLESS), percent_encode(words));
    let said = harmless.iter().map(|said| {
        let what = match said.place.as_str() {
            "application/ld+json/headline" => said.what.replace(HARMLESS, &plain).chars().take(110).collect(),
            place if place.starts_with("application/ld+json") => said.what.replace(HARMLESS, &plain).replace(&encoded, &hostile),
            // Tags stand under their first letter.
            "h2" if said.what == "Х" => words.chars().take(1).flat_map(char::to_uppercase).collect(),
            _ => said.what.replace(HARMLESS, words).replace(&encoded, &hostile),
        };
        Said { place: said.place.clone(), what }
    });
    said.collect()
}

/// Whether it is the name of a section, or a link to one: made of its heading's words, of letters that can do no harm.
fn is_section(said: &Said) -> bool {
    let name = said.what.trim_start_matches('#').strip_prefix('s');
    name.is_some_and(|name| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
}

/// Names the first thing that differs: two whole pages help nobody.
fn is_said(html: &str, expected: &[Said], about: &str) {
    let said = said(html);
    let differs =
        said.iter().zip(expected).position(|(said, expected)| said != expected && !(said.place == expected.place && is_section(said) && is_section(expected)));
    assert!(differs.is_none(), "{about}: {:#?} instead of {:#?}", &said[differs.unwrap()], &expected[differs.unwrap()]);
    assert_eq!(said.len(), expected.len(), "{about}");
    assert_eq!(odd_addresses(html), Vec::<String>::new(), "{about}");
}

/// A newsroom whose every word that somebody writes is the same.
async fn stand(words: &str, shown: &str) -> Stand {
    let stand = Stand::empty();
    let picture = json!({"src": "/media/a.jpg?a='b&c=d", "width": 1200, "height": 800, "alt": words, "caption": words, "credit": words});
    let text = json!({"type": "text", "text": words});
    let file = json!({"name": words, "url": "/media/a.pdf", "size": 1, "mime": "application/pdf"});
    let draft = json!({
        "lang": "uk", "title": words, "lead": words, "published_at": "2026-03-18T08:00:00+02:00", "authors": [words], "tags": [{"slug": "x", "name": words, "name_en": words}],
        "body": [
            {"type": "paragraph", "spans": [text, {"type": "link", "url": "/a", "spans": [text]}, {"type": "abbr", "title": words, "spans": [text]}, {"type": "strong", "spans": [text]}]},
            {"type": "heading", "level": 2, "spans": [text]}, {"type": "list", "ordered": false, "items": [[{"type": "paragraph", "spans": [text]}]]},
            {"type": "quote", "blocks": [], "cite": words}, {"type": "picture", "picture": picture}, {"type": "table", "header": [[text]], "rows": [[[text]]]},
            {"type": "embed", "provider": "youtube", "url": "https://youtu.be/aB3_-678901", "title": words}, {"type": "file", "attachment": file},
        ],
        "communities": ["zhytomyrska"], "source": {"name": words, "url": "https://rada.example/?a=%22&b"}, "cover": picture, "gallery": [picture], "attachments": [file],
    });
    let put = stand.put("h", &draft).await;
    assert_eq!(put.status, StatusCode::CREATED, "{words}: {}", put.text());
    // The operator's words are taken as they are.
    let told = || Some(shown.to_owned());
    stand.told(SiteFacts { site_name: shown.into(), licence: told(), contacts: told(), notice: told(), notice_en: told(), ..SiteFacts::default() })
}

const PAGES: [&str; 15] = [
    "/",
    "/en",
    "/news",
    "/news?tag=x&region=lvivska",
    "/news/h",
    "/en/news/h",
    "/tags",
    "/en/tags",
    "/tags/x",
    "/en/tags/x",
    "/regions/zhytomyrska",
    "/communities/zhytomyrska",
    "/search?region=zhytomyrska",
    "/news/zzzzq",
    "/zzzzq",
];

#[tokio::test]
async fn pages_say_hostile_words_wherever_they_would_say_harmless_ones_and_nothing_else() {
    let harmless = stand(HARMLESS, HARMLESS).await;
    let mut expected = Vec::new();
    for address in PAGES {
        let reply = harmless.get(address).await;
        expected.push((reply.status, said(&reply.text())));
    }
    assert!(expected[4].1.iter().filter(|said| said.what.contains(HARMLESS)).count() > 60, "the words are all over an article's page");
    for (words, shown) in all() {
        let hostile = stand(words, shown).await;
        for (address, (status, expected)) in PAGES.iter().zip(&expected) {
            let reply = hostile.get(address).await;
            assert_eq!(reply.status, *status, "{address}");
            is_said(&reply.text(), &with(expected, shown), &format!("{address} with {words}"));
        }
    }
}

#[tokio::test]
async fn title_head_json_ld_and_data_hold_the_very_words() {
    // Between the spans of a body white space stays as it is; what is one line by itself has single spaces.
    let spaced = ("  <im\ng src=x\tonerror=alert(1)>\r\n\r\n x ", "<im g src=x onerror=alert(1)> x");
    for (words, shown) in all().chain([spaced]) {
        let stand = stand(words, "Вісник").await;
        let html = stand.get("/news/h").await.text();
        assert_eq!(texts(&html, "title"), [format!("{shown} — Вісник")]);
        assert_eq!(texts(&html, "h1"), [shown]);
        for property in ["og:title", "og:description", "og:image:alt", "article:section", "article:tag"] {
            assert_eq!(values(&html, &format!("meta[property='{property}']"), "content"), [shown], "{property}");
        }
        let told: Vec<Value> = texts(&html, "script[type='application/ld+json']").iter().map(|text| serde_json::from_str(text).unwrap()).collect();
        let article = told.iter().find(|told| told["@type"] == "NewsArticle").unwrap();
        let plain = shown.replace(['\u{2028}', '\u{2029}'], " ");
        assert_eq!(article["headline"].as_str().unwrap(), plain.chars().take(110).collect::<String>());
        assert_eq!((&article["description"], &article["keywords"], &article["author"][0]["name"]), (&json!(plain), &json!(plain), &json!(plain)));
        let data: Value = serde_json::from_str(&texts(&html, "script[data-path='/api/v1/articles/h']")[0]).unwrap();
        assert_eq!(data, stand.get("/api/v1/articles/h").await.json());
        assert_eq!((&data["title"], &data["tags"][0]["name_en"], &data["cover"]["caption"]), (&json!(shown), &json!(shown), &json!(shown)));
    }
}

/// White space and controls of every kind are one space to a search.
fn one_line(words: &str) -> String {
    words.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_search_is_repeated_as_the_words_that_it_is() {
    // Some hostile words are none to a search: there is one beside them.
    let stand = Stand::empty();
    for page in ["/search?q=", "/en/search?region=lvivska&q=", "/news?q=", "/regions/lvivska?q=", "/en/communities/zhytomyrska?q="] {
        let harmless = said(&stand.get(&format!("{page}{}", percent_encode(&format!("слово {HARMLESS}")))).await.text());
        for words in KEPT.map(one_line) {
            let reply = stand.get(&format!("{page}{}", percent_encode(&format!("слово {words}")))).await;
            assert_eq!(reply.status, StatusCode::OK, "{page}{words}");
            is_said(&reply.text(), &with(&harmless, &words), &format!("{page}{words}"));
        }
    }
}

#[tokio::test]
async fn what_turns_the_reading_direction_or_has_no_shape_is_no_part_of_a_search() {
    let stand = Stand::filled().await;
    for (words, shown) in [
        ("\u{202E}обернено\u{2028}рядок\u{2029} 🚒", "обернено рядок 🚒"),
        ("\u{2066}а\u{2067}б\u{2068}в\u{2069}г\u{202A}ґ\u{202B}д\u{202C}е\u{202D}є", "абвгґдеє"),
        ("<scr\u{0}ipt>alert(1)</scr\u{0}ipt>", "<scr ipt>alert(1)</scr ipt>"),
        ("a\u{1}\u{1B}[31m\u{85}\u{FEFF}\u{FFFE}\u{FFFF}b", "a [31m b"),
    ] {
        let html = stand.get(&format!("/search?q={}", percent_encode(words))).await.text();
        assert_eq!(texts(&html, "title"), [format!("Пошук: {shown} — Вісник </script>")]);
        assert_eq!(values(&html, "#page-search", "value"), [shown]);
    }
}
