//! Mark-up that is made to cost time or memory.

use super::*;
use std::time::{Duration, Instant};
use visnyk_contract::limits::MAX_DEPTH;

/// Far above what an honest machine needs, far below what the attack would cost.
const PATIENCE: Duration = Duration::from_secs(20);

fn refusal(html: &str) -> String {
    let start = Instant::now();
    let error = html_to_blocks(html).err().unwrap();
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    assert_eq!(error.field, "/body_html");
    error.detail
}

fn depth(blocks: &[Block]) -> usize {
    let below = blocks.iter().map(|block| match block {
        Block::List { items, .. } => items.iter().map(|item| depth(item)).max().unwrap_or(0),
        Block::Quote { blocks, .. } => depth(blocks),
        _ => 0,
    });
    1 + below.max().unwrap_or(0)
}

#[test]
fn what_is_nested_six_hundred_deep_keeps_its_words_and_not_its_depth() {
    for (open, close) in [("<div>", "</div>"), ("<blockquote>", "</blockquote>"), ("<ul><li>", "</li></ul>"), ("<section><article>", "</article></section>")] {
        let times = if open.len() > 8 { 300 } else { 600 };
        let html = format!("{}глибоко{}", open.repeat(times), close.repeat(times));
        assert_eq!(words(&html), "глибоко", "{open}");
        assert!(depth(&blocks(&html)) <= MAX_DEPTH, "{open}");
    }
}

#[test]
fn tables_in_tables_keep_their_words() {
    let html = format!("{}середина{}", "<table><tr><td>а<td>".repeat(50), "</table>".repeat(50));
    assert!(words(&html).contains("середина"));
}

#[test]
fn fifty_thousand_nested_tags_and_a_hundred_thousand_attributes_are_refused() {
    assert!(refusal(&"<div>".repeat(50_000)).contains("nested deeper"));
    assert!(refusal(&format!("<p{}>", " a".repeat(100_000))).contains("attributes"));
    assert!(refusal(&format!("<p {}>", (0..90_000).map(|n| format!("a{n} ")).collect::<String>())).contains("attributes"));
}

#[test]
fn attributes_that_hide_from_the_scan_cost_no_more_than_the_parsers_budget() {
    // Inside svg a style is read as mark-up, so that the quote hides nothing.
    let many = (0..90_000).map(|n| format!("a{n} ")).collect::<String>();
    let start = Instant::now();
    let _ = html_to_blocks(&format!("<svg><style><a b=\"</style>\" {many}></style></svg>"));
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

#[test]
fn formatting_that_every_paragraph_opens_anew_is_refused() {
    // The end tag inside the object ends nothing: 1,800 elements stay to be opened again in 20,000 paragraphs.
    let many = (0..1_800).map(|n| format!("<b id={n}><object></b></object>")).collect::<String>();
    assert!(refusal(&format!("<p>{many}{}", "<p>x".repeat(20_000))).contains("takes too long"));
}

#[test]
fn what_is_nested_at_the_limit_is_read_on_a_small_stack() {
    // A worker's stack, in a build without optimisation.
    let html = format!("{}дно{}", "<blockquote><ul><li>".repeat(330), "</ul></blockquote>".repeat(330));
    let read = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(move || words(&html)).unwrap().join().unwrap();
    assert_eq!(read, "дно");
}
