use super::span::spans;
use crate::address::use_lang;
use crate::contract::Cell;
use crate::locale::catalogue;
use crate::prelude::*;

/// A table that scrolls inside its box when it is wider than the column; the box takes the keyboard's focus to do so.
pub(super) fn table(header: Option<&[Cell]>, rows: &[Vec<Cell>], depth: usize) -> Node {
    let label = catalogue(use_lang()).table;
    let head = header.map(|cells| {
        let cells = cells.iter().map(|cell| view! { <th scope="col">{spans(cell, depth)}</th> }).collect::<Node>();
        view! { <thead><tr>{cells}</tr></thead> }
    });
    let rows = rows.iter().map(|row| {
        let cells = row.iter().map(|cell| view! { <td>{spans(cell, depth)}</td> }).collect::<Node>();
        view! { <tr>{cells}</tr> }
    });
    view! {
        <div class="table-box" tabindex="0" role="region" aria-label=label>
            <table>{head}<tbody>{rows.collect::<Node>()}</tbody></table>
        </div>
    }
    .into_node()
}
