//! HTML to a tree, as a browser reads it, within a budget of nodes and time.

use super::{IngestError, limits};
use html5ever::tendril::TendrilSink;
use html5ever::{QualName, driver, local_name, ns};
use scraper::{Html, HtmlTreeSink};
use std::time::{Duration, Instant};

/// Bytes that are parsed between two looks at the budgets.
const STEP: usize = 512;
/// Most nodes of a tree; one article of 1 MB has far fewer.
const MAX_NODES: usize = 250_000;
/// Longest parsing. Ordinary bodies take milliseconds; this ends what is made to be slow.
const MAX_TIME: Duration = Duration::from_secs(3);

/// Parses the content of a body.
pub fn parse(html: &str) -> Result<Html, IngestError> {
    limits::check(html)?;
    let start = Instant::now();
    let sink = HtmlTreeSink::new(Html::new_fragment());
    let mut parser = driver::parse_fragment(sink, driver::ParseOpts::default(), QualName::new(None, ns!(html), local_name!("body")), Vec::new(), false);
    let mut rest = html;
    while !rest.is_empty() {
        let (step, after) = rest.split_at(rest.floor_char_boundary(STEP));
        rest = after;
        parser.process(step.into());
        let nodes = parser.tokenizer.sink.sink.0.borrow().tree.values().len();
        if nodes > MAX_NODES || start.elapsed() > MAX_TIME {
            return Err(IngestError::new("/body_html", "the mark-up is made in a way that takes too long to read"));
        }
    }
    Ok(parser.finish())
}
