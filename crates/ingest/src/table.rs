//! Tables: rows of cells, spread over the columns they span.

use super::blocks::{At, Out, children, line_of, text_of};
use super::elements::is_dropped;
use super::words::line;
use scraper::ElementRef;
use visnyk_contract::{Block, Cell, Span};

/// Most columns; the rest of a row is left out.
const MAX_COLUMNS: usize = 100;
/// Most cells of a table, so that spans cannot make much out of little.
const MAX_CELLS: usize = 50_000;

struct Row<'a> {
    cells: Vec<ElementRef<'a>>,
    is_head: bool,
}

/// Writes a table. One with a single cell is there for looks: its content is what counts.
pub fn table(element: ElementRef<'_>, out: &mut Out, at: &At) {
    let mut rows = Vec::new();
    let mut caption = None;
    for part in element.child_elements().filter(|part| !is_dropped(*part)) {
        match part.value().name() {
            "caption" => caption = Some(line(&text_of(part))),
            "tr" => rows.push(row(part, false)),
            name @ ("thead" | "tbody" | "tfoot") => {
                let inner = part.child_elements().filter(|part| part.value().name() == "tr" && !is_dropped(*part));
                rows.extend(inner.map(|part| row(part, name == "thead")));
            }
            _ => {}
        }
    }
    rows.retain(|row| !row.cells.is_empty());
    out.end_line();
    if let Some(text) = caption.filter(|caption| !caption.is_empty()) {
        out.push(Block::Paragraph { spans: vec![Span::Text { text }] });
    }
    match rows.as_slice() {
        [only] if only.cells.len() == 1 => only.cells.iter().for_each(|cell| children(*cell, out, at)),
        _ => grid(&rows, at).into_iter().for_each(|block| out.push(block)),
    }
    out.end_line();
}

fn row(element: ElementRef<'_>, is_head: bool) -> Row<'_> {
    let cells: Vec<_> = element.child_elements().filter(|cell| matches!(cell.value().name(), "td" | "th") && !is_dropped(*cell)).collect();
    Row { is_head: is_head || !cells.is_empty() && cells.iter().all(|cell| cell.value().name() == "th"), cells }
}

fn grid(rows: &[Row<'_>], at: &At) -> Option<Block> {
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    // How many more rows the cell above reaches into, by column.
    let mut reaching = vec![0_usize; MAX_COLUMNS];
    let mut room = MAX_CELLS;
    for row in rows {
        let mut cells = row.cells.iter();
        let mut written: Vec<Cell> = Vec::new();
        let mut place = reaching.iter_mut();
        while let Some(reach) = place.next() {
            if *reach > 0 {
                *reach -= 1;
                written.push(Cell::new());
                continue;
            }
            let Some(cell) = cells.next() else { break };
            let (columns, below) = (span(*cell, "colspan"), span(*cell, "rowspan") - 1);
            *reach = below;
            written.push(line_of(*cell, at));
            for reach in place.by_ref().take(columns - 1) {
                *reach = below;
                written.push(Cell::new());
            }
        }
        // What reaches further down to the right of the last cell has been counted for this row, too.
        place.for_each(|reach| *reach = reach.saturating_sub(1));
        room = room.checked_sub(written.len())?;
        lines.push(written);
    }
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    if lines.iter().flatten().all(Vec::is_empty) || width.saturating_mul(lines.len()) > MAX_CELLS {
        return None;
    }
    lines.iter_mut().for_each(|line| line.resize(width, Cell::new()));
    let has_header = rows.first().is_some_and(|row| row.is_head) && lines.len() > 1;
    let mut lines = lines.into_iter();
    Some(Block::Table { header: if has_header { lines.next() } else { None }, rows: lines.collect() })
}

/// `colspan` or `rowspan`, from 1.
fn span(cell: ElementRef<'_>, name: &str) -> usize {
    cell.attr(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1_usize).clamp(1, MAX_COLUMNS)
}
