use super::*;
use serde_json::{Value, json};

/// Every character that means something in HTML, and some that mean something elsewhere.
const HOSTILE: &str = "</p></a></td></figcaption><script>alert(1)</script><img src=x onerror=alert(1)> \" onload=\"x ' & &amp; ]]> --> \u{0}\u{8}\u{FFFF}";

fn html(blocks: Value) -> String {
    let blocks: Vec<Block> = serde_json::from_value(blocks).unwrap_or_default();
    assert!(!blocks.is_empty(), "the blocks of the test are blocks");
    blocks_to_html(&blocks, &|url| if url.is_path() { format!("https://news.example{url}") } else { url.to_string() })
}

fn words(text: &str) -> Value {
    json!([{"type": "text", "text": text}])
}

#[test]
fn each_block_and_span_has_its_element() {
    let spans = json!([
        {"type": "strong", "spans": words("a")}, {"type": "em", "spans": words("b")}, {"type": "sub", "spans": words("c")}, {"type": "sup", "spans": words("d")},
        {"type": "break"}, {"type": "link", "url": "/news/1", "spans": words("e")}, {"type": "abbr", "title": "повністю", "spans": words("f")},
    ]);
    assert_eq!(
        html(json!([{"type": "paragraph", "spans": spans}])),
        "<p><strong>a</strong><em>b</em><sub>c</sub><sup>d</sup><br><a href=\"https://news.example/news/1\">e</a><abbr title=\"повністю\">f</abbr></p>"
    );
    let blocks = json!([
        {"type": "heading", "level": 3, "spans": words("h")}, {"type": "list", "ordered": true, "items": [[{"type": "paragraph", "spans": words("i")}]]},
        {"type": "quote", "blocks": [{"type": "rule"}], "cite": "хто"}, {"type": "table", "header": [words("t")], "rows": [[words("u")]]},
        {"type": "embed", "provider": "youtube", "url": "https://youtu.be/x"}, {"type": "file", "attachment": {"name": "n", "url": "/media/n.pdf"}},
        {"type": "picture", "picture": {"src": "/media/a.jpg", "width": 3, "height": 2, "alt": "a", "caption": "c", "credit": "d"}},
    ]);
    assert_eq!(
        html(blocks),
        "<h3>h</h3><ol><li><p>i</p></li></ol><blockquote><hr><footer>хто</footer></blockquote>\
         <table><thead><tr><th>t</th></tr></thead><tbody><tr><td>u</td></tr></tbody></table>\
         <p><a href=\"https://youtu.be/x\">youtube</a></p><p><a href=\"https://news.example/media/n.pdf\">n</a></p>\
         <figure><img src=\"https://news.example/media/a.jpg\" alt=\"a\" width=\"3\" height=\"2\"><figcaption>c · d</figcaption></figure>"
    );
}

#[test]
fn no_text_and_no_attribute_breaks_out() {
    let spans = || words(HOSTILE);
    let picture = json!({"src": "/media/a.jpg?a=1&b='", "alt": HOSTILE, "caption": HOSTILE, "credit": HOSTILE});
    let written = html(json!([
        {"type": "paragraph", "spans": [{"type": "abbr", "title": HOSTILE, "spans": spans()}, {"type": "link", "url": "https://a.example/?x='&y", "spans": spans()}]},
        {"type": "heading", "level": 2, "spans": spans()}, {"type": "quote", "blocks": [], "cite": HOSTILE}, {"type": "picture", "picture": picture},
        {"type": "table", "header": [spans()], "rows": [[spans()]]}, {"type": "embed", "provider": HOSTILE, "url": "https://a.example/", "title": HOSTILE},
        {"type": "file", "attachment": {"name": HOSTILE, "url": "/media/n.pdf"}},
    ]));
    let document = scraper::Html::parse_fragment(&written);
    for element in document.tree.values().filter_map(|node| node.as_element()) {
        assert!(!["script", "iframe", "style"].contains(&element.name()), "{}", element.name());
        assert!(element.attrs().all(|(name, _)| ["href", "src", "alt", "title", "width", "height"].contains(&name)), "{element:?}");
        assert!(element.attr("src").is_none_or(|source| source.starts_with("https://news.example/media/a.jpg")), "{element:?}");
    }
    assert_eq!(document.tree.values().filter(|node| node.as_element().is_some_and(|element| element.name() == "img")).count(), 1);
    assert!(!written.chars().any(char::is_control) && !written.contains('\u{FFFF}'));
    let texts = document.tree.values().filter_map(|node| node.as_text()).filter(|text| text.contains("<script>alert(1)</script>"));
    assert_eq!(texts.count(), 9, "each hostile text is there as text");
}
