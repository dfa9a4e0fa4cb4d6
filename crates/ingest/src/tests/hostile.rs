//! Nothing that runs, moves or names gets through; the words do.

use super::*;

/// The body leaves exactly these words and no address.
fn is_harmless(html: &str, left: &str) {
    assert_eq!(words(html), left, "{html}");
    assert_eq!(addresses(&blocks(html)), Vec::<String>::new(), "{html}");
}

#[test]
fn event_handlers_stay_behind_on_every_tag() {
    for tag in
        ["p", "div", "h2", "ul", "li", "blockquote", "a", "b", "span", "table", "td", "figure", "pre", "abbr", "time", "details", "marquee", "custom-tag"]
    {
        is_harmless(
            &format!("<{tag} onclick=alert(1) onmouseover='alert(2)' style='position:fixed;background:url(//e)' id=location name=attributes>слово</{tag}>"),
            "слово",
        );
    }
}

#[test]
fn half_open_and_unquoted_tags_leave_their_words() {
    is_harmless("а<b onclick=alert(1)//<img src=x onerror=alert(2)", "а");
    is_harmless("<p title=\"<img src=x onerror=alert(1)>\">б</p>", "б");
    is_harmless("<p>в < г & д &lt;script&gt;alert(1)&lt;/script&gt;", "в < г & д <script>alert(1)</script>");
}

#[test]
fn scripts_are_dropped_with_any_spacing() {
    for script in [
        "<script>alert(1)</script>",
        "<ScRiPt\n\tx>alert(1)</sCrIpT  >",
        "<script/src=//e></script>",
        "<script>alert(1)</script/x>",
        "<script><!--<script>alert(1)</script>--></script>",
    ] {
        is_harmless(&format!("<p>до</p>{script}<p>після</p>"), "до|після");
    }
}

#[test]
fn pictures_without_a_source_leave_their_description_at_most() {
    is_harmless("<img onerror=alert(1)>", "");
    is_harmless("<img src=x onerror=alert(1)>", "");
    is_harmless("<img src=\"javascript:alert(1)\" alt='опис'>", "опис");
    is_harmless("<img src=data:image/svg+xml;base64,PHN2Zz4= alt=''>", "");
}

#[test]
fn foreign_mark_up_is_dropped_whole() {
    is_harmless("<p>а</p><svg onload=alert(1)><a><animate attributeName=href values=javascript:alert(1) /><text>x</text></a></svg><p>б</p>", "а|б");
    is_harmless("<svg><foreignObject><p>x</p></foreignObject></svg>б", "б");
    is_harmless("<math><mtext><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "");
}

#[test]
fn words_that_a_table_or_form_throws_out_are_kept() {
    is_harmless("<table>винесено<tr><td>клітинка<td>друга</table>", "винесено|клітинкадруга");
    is_harmless("<form action=javascript:x><input name=parentNode><button formaction=javascript:alert(1)>кнопка</button></form>", "кнопка");
}

#[test]
fn raw_text_elements_cannot_be_ended_from_inside_an_attribute() {
    is_harmless("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "\">");
    is_harmless("<style><title></style><img src=x onerror=alert(1)></title>а", "а");
    is_harmless("<textarea><img src=x onerror=alert(1)></textarea>", "<img src=x onerror=alert(1)>");
    is_harmless("<xmp><img src=x onerror=alert(1)></xmp>", "<img src=x onerror=alert(1)>");
    is_harmless("<title><img src=x onerror=alert(1)></title>а", "а");
}

#[test]
fn comments_end_where_a_browser_ends_them() {
    is_harmless("а<!-- x --!>б<!-->в<!--->г", "абвг");
    is_harmless("а<!-- <img src=x onerror=alert(1)> -->б", "аб");
}

#[test]
fn templates_and_shadow_roots_are_dropped() {
    is_harmless("<div><template shadowrootmode=open><img src=x onerror=alert(1)></template>слово</div>", "слово");
}

#[test]
fn elements_that_load_or_lead_elsewhere_are_dropped() {
    is_harmless("<base href=//e><meta http-equiv=refresh content='0;url=//e'><link rel=stylesheet href=//e>а", "а");
    is_harmless("<object data=//e>запасне</object><embed src=//e><applet>б</applet>", "запаснеб");
    is_harmless("<iframe srcdoc='<script>alert(1)</script>' src=//e>x</iframe>а", "а");
    is_harmless("<select><option>один<option>два</select><p is=x-evil>три</p>", "один|два|три");
}

#[test]
fn addresses_that_run_or_mislead_leave_the_words_of_the_link() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#1;javascript:alert(1)",
        " javascript:alert(1)",
        "\u{A0}javascript:alert(1)",
        "\u{2028}javascript:alert(1)",
        "java\tscript:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript%3Aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:image/svg+xml,x",
        "blob:https://e/1",
        "vbscript:x",
        "file:///etc/passwd",
        "intent://e#Intent;end",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/%09/evil.example",
        "https:evil.example",
        "https://portal@evil.example",
        "https://pоrtal.example",
        "https://host:0/",
        "",
        "#",
        "?",
        "//",
        "/%",
        "/%E0%A4%A",
        "/%C0%AE",
        "/%00",
        "/a//b",
    ] {
        is_harmless(&format!("<p><a href=\"{address}\">слово</a></p>"), "слово");
    }
    is_harmless(&format!("<a href=\"https://a.example/{}\">слово</a>", "x".repeat(8_192)), "слово");
}

#[test]
fn tags_that_are_split_are_no_tags() {
    is_harmless("<scr\u{0}ipt>alert(1)</scr\u{0}ipt>", "alert(1)");
    is_harmless("< script>alert(1)</ script>а", "< script>alert(1)а");
    is_harmless("<im\ng src=x onerror=alert(1)>а", "а");
}

#[test]
fn characters_that_turn_the_reading_direction_go_and_those_of_writing_stay() {
    assert_eq!(words("<p>a\u{202E}b\u{2066}c</p>"), "abc");
    assert_eq!(words("<p>10&nbsp;000 ха&shy;та 👩\u{200D}🚒 п’ять п'ять пʼять</p>"), "10\u{A0}000 ха\u{AD}та 👩\u{200D}🚒 п’ять п'ять пʼять");
}

#[test]
fn nothing_comes_of_an_empty_body() {
    for empty in [
        "",
        " \n\t",
        "<p></p>",
        "<p>&nbsp;</p><p><br></p><div><span> </span></div>",
        "<ul><li></li></ul>",
        "<table><tr><td></td><td></td></tr></table>",
        "<!-- -->",
    ] {
        assert_eq!(blocks(empty), [], "{empty}");
    }
}

#[test]
fn counting_pixels_are_dropped_and_huge_and_undescribed_pictures_are_not() {
    assert_eq!(blocks("<img src=/media/p.gif width=1 height=1>"), []);
    let huge = blocks("<img src=/media/p.jpg width=20000 height=13000>");
    assert!(matches!(huge.as_slice(), [Block::Picture { picture }] if picture.width == 20_000 && picture.alt.is_empty()), "{huge:?}");
}
