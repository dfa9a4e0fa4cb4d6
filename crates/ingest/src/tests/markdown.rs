#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
//! Markdown takes the way of HTML: what is honest arrives, what runs does not.

use super::*;
use crate::{blocks_to_html, html_to_blocks};

/// What becomes of a text, as HTML again.
fn shown(text: &str) -> String {
    blocks_to_html(&html_to_blocks(&markdown_to_html(text).unwrap()).unwrap(), &ToString::to_string)
}

#[test]
fn what_commonmark_has_a_block_for_arrives() {
    for (text, html) in [
        ("# Назва\n\n### Менша", "<h2>Назва</h2><h3>Менша</h3>"),
        ("Рядок\nтой самий  \nновий *похилий* **жирний** `код`", "<p>Рядок той самий<br>новий <em>похилий</em> <strong>жирний</strong> код</p>"),
        ("1. а\n   - б\n2. в", "<ol><li><p>а</p><ul><li><p>б</p></li></ul></li><li><p>в</p></li></ol>"),
        ("> а\n>\n> б", "<blockquote><p>а</p><p>б</p></blockquote>"),
        (
            "[тут](/news/1 \"назва\") <https://a.example/> <tel:+380441234567>",
            "<p><a href=\"/news/1\">тут</a> <a href=\"https://a.example/\">https://a.example/</a> <a href=\"tel:+380441234567\">tel:+380441234567</a></p>",
        ),
        ("до\n\n---\n\n    рядок\n    другий", "<p>до</p><hr><p>рядок<br>другий</p>"),
        (
            "| а | б |\n|---|--:|\n| 1 | 2 |\n| 3 |",
            "<table><thead><tr><th>а</th><th>б</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td></td></tr></tbody></table>",
        ),
        ("~~не~~ H~2~O $x$ --- \"лапки\"", "<p>~~не~~ H~2~O $x$ --- &quot;лапки&quot;</p>"),
    ] {
        assert_eq!(shown(text), html, "{text}");
    }
}

#[test]
fn a_pictures_title_is_its_caption_also_in_the_middle_of_a_paragraph_and_in_a_link() {
    let figure = "<figure><img src=\"/media/a.jpg\" alt=\"опис &quot;x&quot;\"><figcaption>Підпис &lt;b&gt;</figcaption></figure>";
    assert_eq!(shown("![опис \"x\"](/media/a.jpg \"Підпис <b>\")"), figure);
    assert_eq!(shown("до ![опис \"x\"](/media/a.jpg 'Підпис <b>') після"), format!("<p>до</p>{figure}<p>після</p>"));
    assert_eq!(shown("[![опис \"x\"](/media/a.jpg (Підпис <b>))](/b)"), figure);
    assert_eq!(shown("![а ![б](/b.jpg 'в') *г*](/media/a.jpg)"), "<figure><img src=\"/media/a.jpg\" alt=\"а б г\"></figure>");
}

#[test]
fn notes_are_numbered_as_the_text_names_them_and_stand_at_its_end() {
    let text = "[^b]: друга\n\nслово[^a] ще[^b] знову[^a] без[^x]\n\n[^c]: зайва\n[^a]: перша\n\n    її абзац";
    assert_eq!(
        shown(text),
        "<p>слово<sup>1</sup> ще<sup>2</sup> знову<sup>1</sup> без[^x]</p><hr><ol><li><p>перша</p><p>її абзац</p></li><li><p>друга</p></li><li><p>зайва</p></li></ol>"
    );
}

#[test]
fn html_inside_is_held_to_the_same_list_as_any_other() {
    for (text, html) in [
        ("<script>alert(1)</script>\n\nа <b onclick=alert(1)>б</b>", "<p>а <strong>б</strong></p>"),
        ("[а](javascript:alert(1)) [б](JaVaScRiPt&colon;alert(1)) [в](data:text/html,x)", "<p>а б в</p>"),
        ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>"),
        ("[а]\n\n[а]: javascript:alert(1) \"назва\"", "<p>а</p>"),
        ("![опис](javascript:alert(1) \"підпис\")", "<p>опис</p><p>підпис</p>"),
        ("![\" onerror=\"alert(1)](/media/a.jpg)", "<figure><img src=\"/media/a.jpg\" alt=\"&quot; onerror=&quot;alert(1)\"></figure>"),
        (
            "![x](/media/a.jpg \"</figcaption><script>alert(1)</script>\")",
            "<figure><img src=\"/media/a.jpg\" alt=\"x\"><figcaption>&lt;/figcaption&gt;&lt;script&gt;alert(1)&lt;/script&gt;</figcaption></figure>",
        ),
        ("```\"><script>alert(1)</script>\n<img src=x onerror=alert(1)>\n```", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
        ("а[^\"><script>]\n\n[^\"><script>]: б", "<p>а<sup>1</sup></p><hr><ol><li><p>б</p></li></ol>"),
        ("<div>\n\n*а*\n\n<svg onload=alert(1)>\n\n*б*", "<p><em>а</em></p><p><em>б</em></p>"),
    ] {
        assert_eq!(shown(text), html, "{text}");
    }
}

#[test]
fn what_grows_beyond_measure_is_refused() {
    for text in ["я".repeat(600_000), ">".repeat(1_000_000)] {
        let html = markdown_to_html(&text);
        assert!(html.as_ref().is_err_and(|error| error.detail.contains("bytes")), "{:?}", html.map(|html| html.len()));
    }
    // Nothing would become of it.
    assert!(markdown_to_html(&"\n".repeat(1_048_577)).is_err_and(|error| error.detail.contains("has more than")));
}
