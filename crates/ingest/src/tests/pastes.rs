//! What comes out of word processors.

use super::*;

#[test]
fn a_google_docs_paste_loses_its_wrapper_and_keeps_its_styles() {
    let html = "<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><p dir=\"ltr\" style=\"line-height:1.38\">\
                <span style=\"font-size:11pt;font-weight:400;font-style:normal\">Звичайний </span><span style=\"font-weight:700\">жирний</span>\
                <span style=\"font-style:italic\"> похилий</span></p><br><ul><li dir=ltr aria-level=1><p role=presentation><span>пункт</span></p></li></ul></b>";
    let first = Block::Paragraph {
        spans: vec![text("Звичайний "), Span::Strong { spans: vec![text("жирний")] }, Span::Em { spans: vec![text(" похилий")] }]
    };
    assert_eq!(blocks(html), [first, Block::List { ordered: false, items: vec![vec![paragraph("пункт")]] }]);
}

#[test]
fn a_word_paste_loses_its_own_mark_up() {
    let html = "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style>p.MsoNormal{margin:0}</style>\
                <p class=MsoNormal style='mso-margin-top-alt:auto'><span lang=UK style='font-family:\"Times New Roman\"'>Рішення ради<o:p></o:p></span></p>\
                <p class=MsoNormal><o:p>&nbsp;</o:p></p>";
    assert_eq!(blocks(html), [paragraph("Рішення ради")]);
}

#[test]
fn words_list_paragraphs_become_one_list() {
    let item = |marker: &str, words: &str| {
        format!(
            "<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>\
             <span style='mso-list:Ignore'>{marker}<span style='font:7.0pt'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>{words}<o:p></o:p></p>"
        )
    };
    let list = |ordered| Block::List { ordered, items: vec![vec![paragraph("перше")], vec![paragraph("друге")]] };
    assert_eq!(blocks(&format!("{}{}<p>далі</p>", item("1.", "перше"), item("2.", "друге"))), [list(true), paragraph("далі")]);
    assert_eq!(blocks(&format!("{}{}", item("·", "перше"), item("·", "друге"))), [list(false)]);
}

#[test]
fn hidden_text_is_not_shown() {
    assert_eq!(words("<p>видно<span style='display: none'>ні</span><span style='mso-hide:all'>ні</span></p><p hidden>ні</p>"), "видно");
}
