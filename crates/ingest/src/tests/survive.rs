//! What a newsroom writes on purpose arrives.

use super::*;
use serde_json::json;

fn as_json(html: &str) -> Value {
    serde_json::to_value(blocks(html)).unwrap()
}

#[test]
fn headings_keep_their_order_below_the_title() {
    let levels: Vec<_> = blocks("<h1>а</h1><h2>а</h2><h3>а</h3><h4>а</h4><h5>а</h5><h6><b>а</b></h6>")
        .into_iter()
        .map(|block| match block {
            Block::Heading { level, spans } if spans == [text("а")] => level,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(levels, [2, 2, 3, 4, 4, 4]);
}

#[test]
fn lists_nest_also_when_the_inner_one_stands_beside_the_items() {
    let inner = Block::List { ordered: true, items: vec![vec![paragraph("б")]] };
    let list = Block::List { ordered: false, items: vec![vec![paragraph("а"), inner], vec![paragraph("в")]] };
    let lists = [list];
    assert_eq!(blocks("<ul><li>а<ol><li>б</li></ol></li><li>в</li></ul>"), lists);
    assert_eq!(blocks("<ul><li>а</li><ol><li>б</li></ol><li><p>в</p></li></ul>"), lists);
}

#[test]
fn a_figure_gives_its_caption_to_the_picture_with_its_sizes() {
    let html = "<figure><picture><source type=image/webp srcset='/media/a-400.webp 400w, /media/a-800.webp 800w, //e/x 900w'>\
                <img src=/media/a.jpg srcset='/media/a-600.jpg 600w' width=1200 height=800 alt='Міст'></picture><figcaption>Міст <b>через</b> річку</figcaption></figure>";
    assert_eq!(
        as_json(html),
        json!([{"type": "picture", "picture": {
            "src": "/media/a.jpg", "width": 1200, "height": 800, "alt": "Міст", "caption": "Міст через річку",
            "variants": [
                {"src": "/media/a-400.webp", "width": 400, "mime": "image/webp"},
                {"src": "/media/a-600.jpg", "width": 600, "mime": "image/jpeg"},
                {"src": "/media/a-800.webp", "width": 800, "mime": "image/webp"},
            ],
        }}])
    );
}

#[test]
fn a_picture_that_is_named_in_srcset_only_is_found() {
    let html = "<img data-src=/media/lazy.png alt=а><img srcset='/media/s.png 300w, /media/l.png 900w' alt=б>";
    let found: Vec<_> = addresses(&blocks(html)).into_iter().filter(|address| !address.ends_with("s.png")).collect();
    assert_eq!(found, ["/media/lazy.png", "/media/l.png", "/media/l.png"]);
}

#[test]
fn a_picture_inside_a_paragraph_parts_it() {
    let words: Vec<_> = blocks("<p>до <img src=/media/a.png alt=''> після</p>").into_iter().map(|block| matches!(block, Block::Picture { .. })).collect();
    assert_eq!(words, [false, true, false]);
}

#[test]
fn table_cells_spread_over_the_columns_and_rows_they_span() {
    let html = "<table><caption>Бюджет</caption><thead><tr><th>Рік<th colspan=2>Сума</thead>\
                <tr><td rowspan=2>2025<td>1<td>2<tr><td>3<td>4<tfoot><tr><td colspan=3>разом</table>";
    let cell = |words: &str| if words.is_empty() { json!([]) } else { json!([{"type": "text", "text": words}]) };
    let row = |cells: [&str; 3]| cells.map(cell);
    assert_eq!(
        as_json(html),
        json!([
            {"type": "paragraph", "spans": [{"type": "text", "text": "Бюджет"}]},
            {"type": "table", "header": row(["Рік", "Сума", ""]), "rows": [row(["2025", "1", "2"]), row(["", "3", "4"]), row(["разом", "", ""])]},
        ])
    );
}

#[test]
fn the_words_of_a_table_in_a_heading_or_in_a_cell_do_not_run_together() {
    let both = vec![text("Рік"), Span::Break, text("2025")];
    assert_eq!(blocks("<h2><table><tr><td>Рік<td><td>2025</table></h2>"), [Block::Heading { level: 2, spans: both.clone() }]);
    let outer = blocks("<table><tr><td><table><tr><th>Рік<tr><td>2025</table><td>б</table>");
    assert_eq!(outer, [Block::Table { header: None, rows: vec![vec![both, vec![text("б")]]] }]);
}

#[test]
fn a_table_of_fifty_columns_arrives_whole_and_one_of_a_single_cell_is_its_content() {
    let html = format!("<table>{}</table>", format!("<tr>{}</tr>", "<td>1".repeat(50)).repeat(3));
    assert!(matches!(blocks(&html).as_slice(), [Block::Table { header: None, rows }] if rows.len() == 3 && rows.iter().all(|row| row.len() == 50)));
    assert_eq!(blocks("<table><tr><td><p>а</p><p>б</p></td></tr></table>"), [paragraph("а"), paragraph("б")]);
}

#[test]
fn spans_of_a_million_columns_and_rows_stay_small() {
    let html = format!("<table>{}</table>", "<tr><td colspan=1000000 rowspan=1000000>1<td>2".repeat(400));
    assert!(matches!(blocks(&html).as_slice(), [Block::Table { rows, .. }] if rows.len() == 400 && rows.iter().all(|row| row.len() <= 101)));
}

#[test]
fn quotations_know_who_said_them() {
    for html in [
        "<blockquote><p>Слова</p><footer>— <cite>Міська рада</cite></footer></blockquote>",
        "<blockquote>Слова<cite>Міська рада</cite></blockquote>",
        "<figure><blockquote><p>Слова</p></blockquote><figcaption>Міська рада</figcaption></figure>",
    ] {
        assert_eq!(blocks(html), [Block::Quote { blocks: vec![paragraph("Слова")], cite: Some("Міська рада".into()) }], "{html}");
    }
}

#[test]
fn inline_mark_up_arrives_nested_as_it_was() {
    let html = "<p>H<sub>2</sub>O, м<sup>2</sup>, <abbr title='Організація Об’єднаних Націй'>ООН</abbr>, <time datetime=2026-01-01>1 січня</time>, \
                <span lang=en>news</span>, <strong>жирний <em>і похилий</em></strong>, <q>слова</q></p>";
    assert_eq!(
        as_json(html),
        json!([{"type": "paragraph", "spans": [
            {"type": "text", "text": "H"}, {"type": "sub", "spans": [{"type": "text", "text": "2"}]},
            {"type": "text", "text": "O, м"}, {"type": "sup", "spans": [{"type": "text", "text": "2"}]},
            {"type": "text", "text": ", "}, {"type": "abbr", "title": "Організація Об’єднаних Націй", "spans": [{"type": "text", "text": "ООН"}]},
            {"type": "text", "text": ", 1 січня, news, "},
            {"type": "strong", "spans": [{"type": "text", "text": "жирний "}, {"type": "em", "spans": [{"type": "text", "text": "і похилий"}]}]},
            {"type": "text", "text": ", «слова»"},
        ]}])
    );
}

#[test]
fn safe_links_arrive_with_their_addresses() {
    let html = "<a href='/news/007'>а</a><a href='mailto:rada@example.org'>б</a><a href='tel:+380 44 123 45 67'>в</a><a href='https://приклад.укр/шлях?ключ=значення'>г</a>";
    assert_eq!(addresses(&blocks(html)), ["/news/007", "mailto:rada@example.org", "tel:+380441234567", "https://приклад.укр/шлях?ключ=значення"]);
}

#[test]
fn films_become_embeds_of_their_own_page() {
    let html = "<figure><iframe src='//www.youtube.com/embed/aB3_-678901?rel=0' allow=autoplay></iframe><figcaption>Репортаж</figcaption></figure>";
    assert_eq!(as_json(html), json!([{"type": "embed", "provider": "youtube", "url": "https://www.youtube.com/watch?v=aB3_-678901", "title": "Репортаж"}]));
}

#[test]
fn line_breaks_part_lines_and_two_part_paragraphs() {
    assert_eq!(blocks("а<br>б<br><br>в<br>"), [Block::Paragraph { spans: vec![text("а"), Span::Break, text("б")] }, paragraph("в")]);
}

#[test]
fn preformatted_text_keeps_its_lines_and_white_space_elsewhere_collapses() {
    assert_eq!(blocks("<pre>а\n  б</pre>"), [Block::Paragraph { spans: vec![text("а"), Span::Break, text("  б")] }]);
    assert_eq!(blocks("<p>\n  а \t\n б </p>\n\n<div>в</div>"), [paragraph("а б"), paragraph("в")]);
}

#[test]
fn a_rule_and_a_word_of_ten_thousand_characters_arrive() {
    let long = "ж".repeat(10_000);
    assert_eq!(blocks(&format!("<hr><p>{long}</p>")), [Block::Rule, paragraph(&long)]);
}

#[test]
fn a_glossary_becomes_strong_terms_and_paragraphs() {
    assert_eq!(words("<dl><dt>Термін<dd>Пояснення</dl>"), "Термін|Пояснення");
}
