use crate::words::{each_text, words};
use visnyk_contract::limits::{MAX_DEPTH, is_misleading};
use visnyk_contract::{ArticleLang, Block, DateTime, Draft, Json, Kind, Picture, Read, SafeUrl, Span};
use visnyk_ingest::{blocks_to_html, check, html_to_blocks};

/// Input for which growing on the way is no reason to be refused.
const SMALL: usize = 50_000;

/// Whatever HTML comes in, what goes out is well-formed and safe, is taken by the newsroom as blocks and read by the frontend as
/// the same; and written as HTML it comes in again with the same words, the second time to the letter.
pub fn html(html: &str) {
    let Ok(blocks) = html_to_blocks(html) else { return };
    are_valid(&blocks, 1);
    each_text(&blocks, &mut |text| {
        assert!(!text.chars().any(|c| c.is_control() && !c.is_ascii_whitespace() || is_misleading(c)), "{text:?}");
    });
    if html.len() > SMALL {
        return;
    }
    are_taken(&blocks);
    let once = again(&blocks);
    assert_eq!(words(&once), words(&blocks), "words are lost or made up");
    assert_eq!(again(&once), once, "what was written is read as something else");
}

fn again(blocks: &[Block]) -> Vec<Block> {
    let written = blocks_to_html(blocks, &ToString::to_string);
    let read = html_to_blocks(&written);
    assert!(read.is_ok(), "{read:?}: {written}");
    read.unwrap_or_default()
}

/// By the strict reading of a `PUT`, and the tolerant one of the frontend.
fn are_taken(blocks: &[Block]) {
    let json = serde_json::to_string(blocks).unwrap_or_default();
    assert_eq!(serde_json::from_str::<Vec<Block>>(&json).ok().as_deref(), Some(blocks));
    assert_eq!(Json::parse(&json).and_then(Vec::<Block>::read).as_deref(), Some(blocks));
    let Some(published_at) = DateTime::parse("2026-03-17T10:05:00+02:00") else { return };
    let draft = Draft {
        id: None,
        lang: ArticleLang::Uk,
        kind: Kind::default(),
        authors: Vec::new(),
        title: "Назва".into(),
        lead: String::new(),
        published_at,
        updated_at: None,
        media: None,
        cover: None,
        tags: Vec::new(),
        regions: Vec::new(),
        communities: Vec::new(),
        source: None,
        body: Some(blocks.to_vec()),
        body_html: None,
        gallery: Vec::new(),
        attachments: Vec::new(),
        translations: Vec::new(),
        canonical_url: None,
    };
    assert_eq!(check("a", draft).map(|article| article.body).as_deref(), Ok(blocks));
}

fn are_valid(blocks: &[Block], depth: usize) {
    assert!(depth <= MAX_DEPTH, "nested too deeply");
    for block in blocks {
        match block {
            Block::Paragraph { spans } => are_spans(spans, 1),
            Block::Heading { level, spans } => {
                assert!((2..=4).contains(level) && !spans.is_empty(), "{block:?}");
                are_spans(spans, 1);
            }
            Block::List { items, .. } => items.iter().for_each(|item| are_valid(item, depth + 1)),
            Block::Quote { blocks, .. } => are_valid(blocks, depth + 1),
            Block::Picture { picture } => is_picture(picture),
            Block::Table { header, rows } => {
                let width = rows.first().map_or(0, Vec::len);
                assert!((1..=100).contains(&width) && header.iter().chain(rows).all(|row| row.len() == width), "{block:?}");
                header.iter().chain(rows).flatten().for_each(|cell| are_spans(cell, 1));
            }
            Block::Embed { provider, url, .. } => {
                let start = match provider.as_str() {
                    "youtube" => "https://www.youtube.com/watch?v=",
                    _ => "https://vimeo.com/",
                };
                assert!(["youtube", "vimeo"].contains(&provider.as_str()) && url.as_str().starts_with(start), "{block:?}");
            }
            // HTML has no files.
            Block::File { .. } | Block::Rule => assert_eq!(block, &Block::Rule),
        }
    }
}

fn are_spans(spans: &[Span], depth: usize) {
    assert!(depth <= MAX_DEPTH, "nested too deeply");
    for span in spans {
        if let Span::Link { url, .. } = span {
            is_safe(url);
        }
        assert!(!matches!(span, Span::Text { text } if text.is_empty()), "a text of nothing");
        are_spans(span.spans(), depth + 1);
    }
}

fn is_picture(picture: &Picture) {
    for url in std::iter::once(&picture.src).chain(picture.variants.iter().map(|variant| &variant.src)) {
        is_safe(url);
        assert!(url.is_path() || url.host().is_some(), "{url} can be loaded");
    }
}

fn is_safe(url: &SafeUrl) {
    crate::safe_url(url.as_str());
    assert_eq!(SafeUrl::parse(url.as_str()).as_ref(), Some(url));
}
