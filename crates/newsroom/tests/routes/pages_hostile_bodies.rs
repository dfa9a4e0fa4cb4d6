//! Hostile bodies on the pages of their articles: what is left of each is a plain text, and the page around it is as ever.

use crate::parsed::{frame, inside, odd_addresses};
use crate::stand::Stand;
use axum::http::StatusCode;
use serde_json::{Value, json};
use visnyk_contract::limits::MAX_DEPTH;

/// Writes the one article anew.
async fn put(stand: &Stand, field: &str, body: &Value) -> StatusCode {
    let mut draft = json!({"lang": "uk", "title": "Назва", "published_at": "2026-03-18T08:00:00+02:00"});
    draft[field] = body.clone();
    stand.put("h", &draft).await.status
}

/// The page of the article.
async fn page(stand: &Stand) -> String {
    let reply = stand.get("/news/h").await;
    assert_eq!(reply.status, StatusCode::OK);
    reply.text()
}

/// Mark-up, and what the article's page shows of it.
const MARKUP: [(&str, &str); 38] = [
    ("<p onclick=alert(1) style='position:fixed;background:url(//evil)' id=location name=attributes>слово</p>", "<p>слово</p>"),
    ("<h2 onmouseover=alert(1) id=cookie class=x>слово</h2>", "<h2>слово</h2>"),
    ("<blockquote onfocus=alert(1) autofocus tabindex=1 cite=javascript:alert(1)>слово</blockquote>", "<blockquote><p>слово</p></blockquote>"),
    ("<ul onscroll=alert(1)><li onclick=alert(1)>слово</ul>", "<ul><li><p>слово</p></li></ul>"),
    ("<table onclick=alert(1) background=//evil><tr><td onclick=alert(1) style='x:expression(1)'>слово</table>", "<p>слово</p>"),
    ("<a href=/a onclick=alert(1) target=evil ping=//evil download>слово</a>", "<p><a href=\"/a\">слово</a></p>"),
    (
        "<abbr title='\"><script>alert(1)</script>' onclick=alert(1)>слово</abbr>",
        "<p><abbr title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">слово</abbr></p>",
    ),
    ("а<b onclick=alert(1)//<img src=x onerror=alert(2)", "<p>а</p>"),
    ("<p title=\"<img src=x onerror=alert(1)>\">слово", "<p>слово</p>"),
    ("<p>слово<ScRiPt\n\tx>alert(1)</sCrIpT  ><script/src=//evil></script>", "<p>слово</p>"),
    ("<p>слово<script><!--<script>alert(1)</script>--></script>", "<p>слово</p>"),
    ("<img onerror=alert(1)><img src=x onerror=alert(1)><p>слово", "<p>слово</p>"),
    ("<img src=\"javascript:alert(1)\" alt='слово'>", "<p>слово</p>"),
    ("<p>слово<svg onload=alert(1)><a><animate attributeName=href values=javascript:alert(1) /><text>x</text></a></svg>", "<p>слово</p>"),
    ("<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>слово", "<p>слово</p>"),
    ("слово<math><mtext><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "<p>слово</p>"),
    (
        "<table>слово<tr><td>клітинка<form action=//evil><input name=parentNode><td>друга</table>",
        "<p>слово</p><div aria-label=\"Таблиця\" class=\"table-box\" role=\"region\" tabindex=\"0\"><table><tbody><tr><td>клітинка</td><td>друга</td></tr></tbody></table></div>",
    ),
    ("<form action=javascript:x><button formaction=javascript:alert(1)>слово</button></form>", "<p>слово</p>"),
    ("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">слово", "<p>\"&gt;слово</p>"),
    ("<style><title></style><img src=x onerror=alert(1)></title>слово", "<p>слово</p>"),
    ("<textarea><img src=x onerror=alert(1)></textarea>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
    ("<xmp></script><script>alert(1)</script></xmp>", "<p>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ("а<!-- x --!>б<!-->в<!--->г<!-- <img src=x onerror=alert(1)> -->", "<p>абвг</p>"),
    ("<div><template shadowrootmode=open><img src=x onerror=alert(1)></template>слово</div>", "<p>слово</p>"),
    ("<p is=x-evil>слово</p><x-evil onclick=alert(1)>слово</x-evil>", "<p>слово</p><p>слово</p>"),
    ("<select><option>слово<script>alert(1)</script></select>", "<p>слово</p>"),
    ("<base href=//evil><meta http-equiv=refresh content='0;url=//evil'><link rel=stylesheet href=//evil>слово", "<p>слово</p>"),
    ("<object data=//evil>слово</object><embed src=//evil>", "<p>слово</p>"),
    ("<iframe srcdoc='<script>alert(1)</script>' src=//evil>x</iframe>слово", "<p>слово</p>"),
    ("<style>@import '//evil'</style><p style=\"background:url('javascript:alert(1)')\">слово", "<p>слово</p>"),
    ("<scr\u{0}ipt>alert(1)</scr\u{0}ipt>< script>слово<im\ng src=x onerror=alert(1)>", "<p>alert(1)&lt; script&gt;слово</p>"),
    ("<p>\u{202e}слово\u{2066} ха&shy;та 10&nbsp;000 👩\u{200d}🚒 о'є о’є оʼє", "<p>слово ха\u{ad}та 10&nbsp;000 👩\u{200d}🚒 о'є о’є оʼє</p>"),
    (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; ]]&gt; {{7*7}} ${7} \u{2028}</p>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; ]]&gt; {{7*7}} ${7}</p>",
    ),
    ("<plaintext><p>слово", "<p>&lt;p&gt;слово</p>"),
    ("<frameset><frame src=javascript:alert(1)></frameset><body onload=alert(1)>слово", "<p>слово</p>"),
    ("<p>слово</p></div></main></body></html><script>alert(1)</script>", "<p>слово</p>"),
    (
        "<p class=MsoNormal style='mso-x:y'><o:p>&nbsp;</o:p>слово<![if !supportLists]>·<![endif]></p><xml><w:WordDocument>x</w:WordDocument></xml>",
        "<p>слово·</p><p>x</p>",
    ),
    (
        "<b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><p dir=ltr><span style=\"font-weight:700\">слово</span></p></b>",
        "<p><strong>слово</strong></p>",
    ),
];

/// Headings without what makes sections of them: their names, which hold nothing but harmless letters, and links to these. Pictures
/// without the links to themselves.
fn without_anchors(html: &str) -> String {
    let mut parts = html.split("<div class=\"section-head\" id=\"s-");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once("\">").expect("a name ends");
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{name}");
        let (heading, rest) = rest.split_once("<a aria-label=\"").expect("a link follows");
        let (_, rest) = rest.split_once(&format!("\" class=\"anchor\" href=\"#s-{name}\">#</a></div>")).expect("it leads to the section");
        plain.push_str(heading);
        plain.push_str(rest);
    }
    while let Some((before, link)) = plain.split_once("class=\"zoom\" href=\"") {
        let (before, _) = before.rsplit_once("<a ").expect("a link begins");
        let (address, rest) = link.split_once("\">").expect("an address ends");
        let (picture, after) = rest.split_once("</a>").expect("a link ends");
        assert!(picture.contains(&format!("=\"{address}")), "{address} in {picture}");
        plain = format!("{before}{picture}{after}");
    }
    plain
}

#[tokio::test]
async fn hostile_mark_up_leaves_plain_text_on_a_page_that_is_as_ever() {
    let stand = Stand::empty();
    assert_eq!(put(&stand, "body_html", &json!("<p>слово</p>")).await, StatusCode::CREATED);
    let around = frame(&page(&stand).await, ".body");
    for (html, left) in MARKUP {
        put(&stand, "body_html", &json!(html)).await;
        let page = page(&stand).await;
        assert_eq!(without_anchors(&inside(&page, ".body")), left, "{html}");
        assert_eq!(frame(&page, ".body"), around, "{html}");
        assert_eq!(odd_addresses(&page), Vec::<String>::new(), "{html}");
    }
}

/// What must survive, and how the page shows it.
const HONEST: [(&str, &str); 10] = [
    ("<h2>а</h2><h3>б</h3><h4>в</h4><h1>г</h1><h6>ґ</h6>", "<h2>а</h2><h3>б</h3><h4>в</h4><h2>г</h2><h4>ґ</h4>"),
    ("<ol><li>а<ul><li>б</ul><li>в</ol>", "<ol><li><p>а</p><ul><li><p>б</p></li></ul></li><li><p>в</p></li></ol>"),
    (
        "<figure><img src=/media/a.jpg width=600 height=400 alt='опис'><figcaption>підпис</figcaption></figure>",
        "<figure class=\"figure\"><span class=\"image\"><picture><img alt=\"опис\" decoding=\"async\" height=\"400\" loading=\"lazy\" src=\"/media/a.jpg\" width=\"600\"></picture></span><figcaption>підпис </figcaption></figure>",
    ),
    (
        "<picture><source srcset='/media/a.webp 800w' type=image/webp><img src=/media/a.jpg alt='' width=800 height=600></picture>",
        "<figure class=\"figure\"><span class=\"image\"><picture><source sizes=\"(min-width: 72rem) 46rem, 100vw\" srcset=\"/media/a.webp 800w\" type=\"image/webp\"><img alt=\"\" decoding=\"async\" height=\"600\" loading=\"lazy\" src=\"/media/a.jpg\" width=\"800\"></picture></span></figure>",
    ),
    (
        "<table><tr><th>а<th>б<tr><td colspan=2>в<tr><td>1<td>2</table>",
        "<div aria-label=\"Таблиця\" class=\"table-box\" role=\"region\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">а</th><th scope=\"col\">б</th></tr></thead><tbody><tr><td>в</td><td></td></tr><tr><td>1</td><td>2</td></tr></tbody></table></div>",
    ),
    ("<blockquote><p>а<cite>б</cite></blockquote>", "<blockquote><p>а<em>б</em></p></blockquote>"),
    (
        "<p><abbr title='Організація Об’єднаних Націй'>ООН</abbr> <time datetime=2026-03-18>18 березня</time> H<sub>2</sub>O м<sup>2</sup><br><em>а</em> <strong>б</strong></p>",
        "<p><abbr title=\"Організація Об’єднаних Націй\">ООН</abbr> 18 березня H<sub>2</sub>O м<sup>2</sup><br><em>а</em> <strong>б</strong></p>",
    ),
    (
        "<p><a href='tel:+380441234567'>а</a> <a href='mailto:a@b.example'>б</a> <span lang=en>c</span> <a href='https://приклад.укр/тека?а=б'>г</a></p>",
        "<p><a href=\"tel:+380441234567\" rel=\"noopener noreferrer\">а</a> <a href=\"mailto:a@b.example\" rel=\"noopener noreferrer\">б</a> c <a href=\"https://приклад.укр/тека?а=б\" rel=\"noopener noreferrer\">г</a></p>",
    ),
    ("<hr><p>а", "<hr><p>а</p>"),
    (
        "<img src=/media/a.jpg><img src=/media/b.jpg width=1 height=1 alt=><img src=/media/c.jpg width=20000 height=20000 alt='велика'>",
        "<figure class=\"figure\"><span class=\"image\"><picture><img alt=\"\" decoding=\"async\" height=\"1000\" loading=\"lazy\" src=\"/media/a.jpg\" width=\"1600\"></picture></span></figure><figure class=\"figure\"><span class=\"image\"><picture><img alt=\"велика\" decoding=\"async\" height=\"20000\" loading=\"lazy\" src=\"/media/c.jpg\" width=\"20000\"></picture></span></figure>",
    ),
];

#[tokio::test]
async fn honest_mark_up_comes_through_to_the_page() {
    let stand = Stand::empty();
    for (html, shown) in HONEST {
        put(&stand, "body_html", &json!(html)).await;
        assert_eq!(without_anchors(&inside(&page(&stand).await, ".body")), shown, "{html}");
    }
}

#[tokio::test]
async fn what_is_made_to_cost_time_is_a_page_with_its_words_or_is_refused() {
    let stand = Stand::empty();
    let around = |times: usize, open: &str, close: &str, inner: &str| format!("{}{inner}{}", open.repeat(times), close.repeat(times));
    let row = |cells: usize| format!("<tr>{}</tr>", "<td class=\"numeric\">1</td>".repeat(cells));
    let table = |cells: usize| {
        format!("<div aria-label=\"Таблиця\" class=\"table-box\" role=\"region\" tabindex=\"0\"><table><tbody>{}</tbody></table></div>", row(cells).repeat(2))
    };
    for (about, html, shown) in [
        ("600 divisions", around(600, "<div>", "</div>", "слово"), Some("<p>слово</p>".to_owned())),
        ("600 quotes", around(600, "<blockquote>", "</blockquote>", "слово"), Some(around(15, "<blockquote>", "</blockquote>", "<p>слово</p>"))),
        ("300 lists", around(300, "<ul><li>", "</li></ul>", "слово"), Some(around(15, "<ul><li>", "</li></ul>", "<p>слово</p>"))),
        ("a word of 10,000 letters", "я".repeat(10_000), Some(format!("<p>{}</p>", "я".repeat(10_000)))),
        ("50 columns", table(50), Some(table(50))),
        ("10,000 paragraphs", "<p>а</p>".repeat(10_000), Some("<p>а</p>".repeat(10_000))),
        ("an empty body", String::new(), Some(String::new())),
        ("white space", " \n\t&nbsp;<p> </p>\u{200B}".into(), Some(String::new())),
        ("600 spans", around(300, "<b><i>", "</i></b>", "слово"), None),
        ("50,000 open tags", "<div>".repeat(50_000), None),
        ("100,000 attributes", format!("<p{}>слово</p>", " a".repeat(100_000)), None),
    ] {
        put(&stand, "body_html", &json!("<p>до</p>")).await;
        let before = page(&stand).await;
        let status = put(&stand, "body_html", &json!(html)).await;
        assert_eq!(status, if shown.is_some() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, "{about}");
        let page = page(&stand).await;
        match shown {
            Some(shown) => assert!(inside(&page, ".body") == shown, "{about}"),
            None => assert!(page == before, "{about}: a refused body leaves the page as it was"),
        }
    }
}

#[tokio::test]
async fn blocks_as_deep_as_the_contract_lets_them_be_are_a_page_and_deeper_ones_are_refused() {
    let stand = Stand::empty();
    assert_eq!(put(&stand, "body_html", &json!("<p>слово</p>")).await, StatusCode::CREATED);
    // As text: a value as deep as these is too deep for the test itself.
    let around = |times: usize, open: &str, close: &str, inner: &str| format!("{}{inner}{}", open.repeat(times), close.repeat(times));
    let word = r#"{"type":"text","text":"слово"}"#;
    let paragraph = format!(r#"{{"type":"paragraph","spans":[{word}]}}"#);
    let quotes = |times| around(times, r#"{"type":"quote","blocks":["#, "]}", &paragraph);
    let lists = |times| around(times, r#"{"type":"list","ordered":true,"items":[["#, "]]}", &paragraph);
    let spans = |times| format!(r#"{{"type":"paragraph","spans":[{}]}}"#, around(times, r#"{"type":"strong","spans":["#, "]}", word));
    let put = async |block: String| {
        let draft = format!(r#"{{"lang":"uk","title":"Назва","published_at":"2026-03-18T08:00:00+02:00","body":[{block}]}}"#);
        stand.put_text("h", draft).await.status
    };
    let deep = MAX_DEPTH - 1;
    for (block, open) in [(quotes(deep), "<blockquote>"), (lists(deep), "<ol><li>"), (spans(deep), "<strong>")] {
        assert_eq!(put(block).await, StatusCode::OK, "{open}");
        let shown = inside(&page(&stand).await, ".body");
        assert_eq!((shown.matches(open).count(), shown.matches("слово").count()), (deep, 1), "{shown}");
    }
    for block in [quotes(deep + 1), lists(deep + 1), spans(deep + 1), quotes(10_000), lists(10_000), spans(10_000)] {
        assert_eq!(put(block).await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(inside(&page(&stand).await, ".body").matches("<strong>").count(), deep, "refused bodies leave the page as it was");
}
