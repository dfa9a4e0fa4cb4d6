//! Rows that keep their elements: what did not change is not touched, so that reading, focus and selection go on.

use super::{Place, keep, set};
use crate::browser::web::document;
use crate::markup::Keyed;
use crate::prelude::untrack;
use leptos::prelude::{Owner, RenderEffect};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node as Live};

struct Row {
    key: String,
    version: u64,
    live: Live,
    /// What the row listens to ends with it.
    owner: Owner,
}

struct Rows {
    rows: Vec<Row>,
    end: Live,
}

pub(super) fn set_rows(make: Box<dyn Fn() -> Vec<Keyed>>, place: &Rc<Place>) {
    let start = place.comment();
    // Not the effect's own, which ends with each run.
    let owner = Owner::current().unwrap_or_default();
    let mut first = Some(place.clone());
    keep(RenderEffect::new(move |last: Option<Option<Rows>>| {
        let wanted = make();
        if let Some(place) = first.take() {
            let rows = wanted.into_iter().filter_map(|row| build(row, &place, &owner)).collect();
            return Some(Rows { rows, end: place.comment() });
        }
        let Rows { rows: mut old, end } = last??;
        // Where the place itself is gone, there is nothing to show.
        let parent = end.parent_node()?;
        let place = Rc::new(Place::build(parent.clone(), Some(end.clone())));
        let mut rows = Vec::with_capacity(wanted.len());
        for row in wanted {
            match old.iter().position(|old| old.key == row.key && old.version == row.version) {
                Some(at) => rows.push(old.swap_remove(at)),
                None => rows.extend(build(row, &place, &owner)),
            }
        }
        let mut heir = None;
        for gone in old {
            if has_focus(&gone.live) {
                heir = rows.iter().position(|row| row.key == gone.key);
            }
            let _ = parent.remove_child(&gone.live);
            gone.owner.cleanup();
        }
        arrange(&rows, &parent, start.next_sibling());
        if let Some(heir) = heir.and_then(|at| rows.get(at)) {
            focus_link(&heir.live);
        }
        Some(Rows { rows, end })
    }));
}

/// Makes a row at the end of the place.
fn build(row: Keyed, place: &Rc<Place>, owner: &Owner) -> Option<Row> {
    let owner = owner.child();
    // The signals that the row reads are its own: they do not bring all rows anew.
    owner.with(|| untrack(|| set((row.make)(), place)));
    Some(Row { key: row.key, version: row.version, live: place.last()?, owner })
}

/// Puts the rows in their order from `next` on; those that stand right are not touched.
fn arrange(rows: &[Row], parent: &Live, mut next: Option<Live>) {
    for row in rows {
        if next.as_ref() == Some(&row.live) {
            next = row.live.next_sibling();
        } else {
            super::insert(&row.live, parent, next.as_ref());
        }
    }
}

fn has_focus(row: &Live) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|active| row.contains(Some(&active)))
}

/// The reader was on the row's older version: they go on from its heading.
fn focus_link(row: &Live) {
    let link = row.dyn_ref::<web_sys::Element>().and_then(|row| row.query_selector("a:not([tabindex])").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        super::super::page::focus_quietly(&link);
    }
}
