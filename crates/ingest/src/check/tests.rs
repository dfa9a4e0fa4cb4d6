#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use serde_json::{Value, json};

/// A draft that passes, with some fields changed; `null` takes a field away.
fn draft(changes: Value) -> Draft {
    let mut draft = json!({"lang": "uk", "title": "Назва", "published_at": "2026-03-17T10:05:00+02:00", "body_html": "<p>Текст</p>"});
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() { drop(draft.as_object_mut().unwrap().remove(name)) } else { draft[name] = value.clone() }
    }
    serde_json::from_value(draft).unwrap()
}

fn accepted(changes: Value) -> Article {
    check("a-1", draft(changes)).unwrap()
}

fn refused(changes: Value) -> String {
    check("a-1", draft(changes)).unwrap_err().field
}

fn picture() -> Value {
    json!({"src": "/media/a.png"})
}

#[test]
fn a_small_draft_becomes_an_article() {
    let article = accepted(json!({"tags": ["rada", {"slug": "nova", "name": "Нова мітка"}, "rada"], "communities": ["zhytomyrska"]}));
    assert_eq!(article.card.id, "a-1");
    assert_eq!(article.card.tags.iter().map(|tag| (tag.slug.as_str(), tag.name.as_str())).collect::<Vec<_>>(), [("rada", ""), ("nova", "Нова мітка")]);
    assert_eq!(article.card.communities.first().map(|community| community.slug.as_str()), Some("zhytomyrska"));
    assert_eq!(article.body.len(), 1);
}

#[test]
fn mark_up_in_a_title_is_text() {
    assert_eq!(accepted(json!({"title": " <b>Назва</b>\n<script>alert(1)</script> "})).card.title, "<b>Назва</b> <script>alert(1)</script>");
}

#[test]
fn media_follow_from_gallery_and_films_unless_the_newsroom_says_so() {
    let film = "<iframe src='https://www.youtube.com/embed/aB3_-678901'></iframe>";
    assert_eq!(accepted(json!({"body_html": film})).card.media, Media { photo: false, video: true });
    assert_eq!(accepted(json!({"gallery": [picture()]})).card.media, Media { photo: true, video: false });
    assert_eq!(accepted(json!({"gallery": [picture()], "media": {"photo": false, "video": true}})).card.media, Media { photo: false, video: true });
    let nested = json!([{"type": "quote", "blocks": [{"type": "embed", "provider": "youtube", "url": "https://www.youtube.com/watch?v=aB3_-678901"}]}]);
    assert_eq!(accepted(json!({"body_html": null, "body": nested})).card.media, Media { photo: false, video: true });
}

#[test]
fn each_refusal_names_the_field() {
    let quote = |depth: usize| (1..depth).fold(json!([{"type": "rule"}]), |inner, _| json!([{"type": "quote", "blocks": inner}]));
    for (changes, field) in [
        (json!({"id": "a-2"}), "/id"),
        (json!({"title": " \n\u{202e} "}), "/title"),
        (json!({"title": "ж".repeat(301)}), "/title"),
        (json!({"lead": "ж".repeat(1001)}), "/lead"),
        (json!({"authors": vec!["а"; 21]}), "/authors"),
        (json!({"authors": ["а", "ж".repeat(201)]}), "/authors/1"),
        (json!({"source": {"name": " "}}), "/source/name"),
        (json!({"tags": vec!["a"; 21]}), "/tags"),
        (json!({"tags": ["рада"]}), "/tags/0"),
        (json!({"tags": ["a", {"slug": "b", "name": " "}]}), "/tags/1/name"),
        (json!({"regions": ["a", "b/../c"]}), "/regions/1"),
        (json!({"communities": [""]}), "/communities/0"),
        (json!({"gallery": vec![picture(); 101]}), "/gallery"),
        (json!({"gallery": [picture(), {"src": "mailto:a@b.example"}]}), "/gallery/1/src"),
        (json!({"cover": {"src": "tel:+380"}}), "/cover/src"),
        (json!({"attachments": vec![json!({"name": "а", "url": "/a"}); 51]}), "/attachments"),
        (json!({"attachments": [{"name": " ", "url": "/a"}]}), "/attachments/0/name"),
        (json!({"attachments": [{"name": "а", "url": "tel:1"}]}), "/attachments/0/url"),
        (json!({"translations": [{"lang": "en", "id": "a-1"}]}), "/translations/0/id"),
        (json!({"translations": [{"lang": "en", "id": "../x"}]}), "/translations/0/id"),
        (json!({"canonical_url": "mailto:a@b.example"}), "/canonical_url"),
        (json!({"body": []}), "/body_html"),
        (json!({"body_html": null}), "/body"),
        (json!({"body_html": "<div>".repeat(50_000)}), "/body_html"),
        (
            json!({"body_html": null, "body": quote(17)}),
            "/body/0/blocks/0/blocks/0/blocks/0/blocks/0/blocks/0/blocks/0/blocks/0/blocks/0/blocks/0/blocks/0/blocks/0/blocks/0/blocks/0/blocks/0/blocks/0/blocks",
        ),
        (json!({"body_html": null, "body": [{"type": "heading", "level": 1, "spans": []}]}), "/body/0/level"),
        (
            json!({"body_html": null, "body": [{"type": "rule"}, {"type": "list", "ordered": false, "items": [[{"type": "heading", "level": 5, "spans": []}]]}]}),
            "/body/1/items/0/0/level",
        ),
        (json!({"body_html": null, "body": [{"type": "embed", "provider": "", "url": "https://a.example"}]}), "/body/0/provider"),
        (json!({"body_html": null, "body": [{"type": "embed", "provider": "youtube", "url": "/a"}]}), "/body/0/url"),
        (json!({"body_html": null, "body": [{"type": "picture", "picture": {"src": "mailto:a@b.example"}}]}), "/body/0/picture/src"),
        (json!({"body_html": null, "body": [{"type": "table", "rows": [vec![json!([]); 101]]}]}), "/body/0/rows/0"),
        (json!({"body_html": null, "body": vec![json!({"type": "rule"}); 10_001]}), "/body"),
    ] {
        assert_eq!(refused(changes.clone()), field, "{}", changes.to_string().chars().take(200).collect::<String>());
    }
    assert!(check("a-1", draft(json!({"body_html": null, "body": quote(16)}))).is_ok());
    assert_eq!(check("a/1", draft(json!({}))).unwrap_err().field, "/id");
    // Its address would show the article `a`.
    assert_eq!(check("a.amp", draft(json!({}))).unwrap_err().field, "/id");
}

#[test]
fn a_body_of_blocks_ends_up_like_one_of_html() {
    let body = json!([
        {"type": "paragraph", "spans": [{"type": "link", "url": "/a", "spans": [{"type": "text", "text": "а\u{202e}\u{1}б"}]}]},
        {"type": "quote", "blocks": [{"type": "picture", "picture": {"src": "/a.png", "alt": " а\n\u{202e}б ", "caption": " \u{202e}"}}], "cite": " \n"},
        {"type": "embed", "provider": "YouTube!", "url": "https://youtu.be/aB3_-678901"},
        {"type": "paragraph", "spans": []},
    ]);
    let article = accepted(json!({"body_html": null, "body": body}));
    assert_eq!(
        serde_json::to_value(article.body).unwrap(),
        json!([
            {"type": "paragraph", "spans": [{"type": "link", "url": "/a", "spans": [{"type": "text", "text": "аб"}]}]},
            {"type": "quote", "blocks": [{"type": "picture", "picture": {"src": "/a.png", "width": 0, "height": 0, "alt": "а б", "variants": []}}]},
            {"type": "embed", "provider": "youtube", "url": "https://www.youtube.com/watch?v=aB3_-678901", "title": ""},
        ])
    );
}

#[test]
fn a_card_that_would_fill_a_list_by_itself_is_refused() {
    let variants: Vec<_> = (0..40).map(|n| json!({"src": format!("/media/{}{n}.webp", "x".repeat(300)), "width": 400, "mime": "image/webp"})).collect();
    let refusal = check("a-1", draft(json!({"cover": {"src": "/media/a.png", "variants": variants}}))).unwrap_err();
    assert!(refusal.detail.contains("cover"), "{refusal}");
}

#[test]
fn an_article_that_would_be_served_with_more_than_a_megabyte_is_refused() {
    // Entities are short in HTML and quotes long in JSON.
    let html = "<p>\"\"\"\"\"\"\"\"\"\"</p>".repeat(25_000);
    assert_eq!(check("a-1", draft(json!({"body_html": html}))).unwrap_err().field, "");
}

#[test]
fn spans_in_spans_have_an_end() {
    let body = |depth: usize| {
        let spans = (1..depth).fold(json!([{"type": "text", "text": "а"}]), |spans, _| json!([{"type": "strong", "spans": spans}]));
        json!({"body_html": null, "body": [{"type": "paragraph", "spans": spans}]})
    };
    assert_eq!(accepted(body(16)).body.len(), 1);
    assert!(refused(body(17)).starts_with("/body/0/spans/0/spans"));
}
