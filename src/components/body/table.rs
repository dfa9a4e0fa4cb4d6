use super::span::spans;
use crate::address::use_lang;
use crate::contract::{Cell, Span};
use crate::locale::catalogue;
use crate::prelude::*;

/// A table that scrolls inside its box when it is wider than the column; the box takes the keyboard's focus to do so.
pub(super) fn table(header: Option<&[Cell]>, rows: &[Vec<Cell>], depth: usize) -> Node {
    let label = catalogue(use_lang()).table;
    let numeric = |column: usize| is_numeric(rows, column).then_some("numeric");
    let head = header.map(|cells| {
        let cells = cells.iter().enumerate().map(|(column, cell)| view! { <th scope="col" class=numeric(column)>{spans(cell, depth)}</th> });
        view! { <thead><tr>{cells.collect::<Node>()}</tr></thead> }
    });
    let rows = rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(column, cell)| view! { <td class=numeric(column)>{spans(cell, depth)}</td> });
        view! { <tr>{cells.collect::<Node>()}</tr> }
    });
    view! {
        <div class="table-box" tabindex="0" role="region" aria-label=label>
            <table>{head}<tbody>{rows.collect::<Node>()}</tbody></table>
        </div>
    }
}

/// Whether every cell of a column is a number, so that they are compared from their ends.
fn is_numeric(rows: &[Vec<Cell>], column: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.get(column)).peekable();
    cells.peek().is_some() && cells.all(|cell| is_number(cell))
}

fn is_number(cell: &[Span]) -> bool {
    let mut digits = false;
    let plain = cell.iter().all(|span| match span {
        Span::Text { text } => text.chars().all(|c| {
            digits |= c.is_ascii_digit();
            c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '%' | '+' | '-' | '−' | '–')
        }),
        Span::Strong { spans } => {
            digits |= is_number(spans);
            digits
        }
        _ => false,
    });
    plain && digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Cell {
        vec![Span::Text { text: text.into() }]
    }

    #[test]
    fn only_a_column_of_numbers_is_aligned_as_one() {
        let rows = [vec![cell("Податок"), cell("62\u{A0}000"), cell("7:40")], vec![cell("2026"), vec![Span::Strong { spans: cell("−1,5 %") }], cell("8")]];
        assert_eq!([0, 1, 2, 3].map(|column| is_numeric(&rows, column)), [false, true, false, false]);
    }
}
