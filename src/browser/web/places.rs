//! Where the reader was in each entry of the history, so that going back and forth leads there again, also after the page was
//! loaded anew. The browser itself cannot: it does not know when a page that waits for its data is whole.

use super::page::focus_quietly;
use super::reading::{height, link, row_in_sight};
use super::{document, element, function, window};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::JsValue;
use web_sys::{ScrollRestoration, Storage};

/// Entries that are remembered.
const MOST: usize = 60;
/// Where a tab keeps them while no page is there.
const KEY: &str = "visnyk.places";
/// Milliseconds for which a place is looked for in a page that still grows.
const PATIENCE: f64 = 15_000.0;
/// Where the page's own lists are.
const MAIN: &str = "#main";

/// A place in a page. Whole pixels: writing a fraction would be felt in the bundle.
#[derive(Clone)]
struct Place {
    entry: u32,
    /// How far down the page.
    scroll: i32,
    /// The first row in sight, by its link, and how far from the window's top it was.
    row: String,
    top: i32,
    /// The link that had the focus.
    focus: String,
}

impl Place {
    fn write(&self) -> String {
        // No path of the portal has a space.
        format!("{} {} {} {} {}", self.entry, self.scroll, self.top, self.row, self.focus)
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let mut number = || parts.next()?.parse().ok();
        let (entry, scroll, top) = (number()? as u32, number()?, number()?);
        Some(Self { entry, scroll, top, row: parts.next()?.to_owned(), focus: parts.next()?.to_owned() })
    }
}

thread_local! {
    static PLACES: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
    /// The number of the entry that the page stands in, and the last that was given.
    static CURRENT: Cell<u32> = const { Cell::new(0) };
    static LAST: Cell<u32> = const { Cell::new(0) };
    /// The place that is looked for, and until when.
    static SOUGHT: RefCell<Option<(Place, f64)>> = const { RefCell::new(None) };
    static FRAME: js_sys::Function = function(|_| seek());
}

pub(super) fn current() -> u32 {
    CURRENT.get()
}

/// Goes over to an entry; `None` is a new one.
pub(super) fn enter(entry: Option<u32>) {
    let entry = entry.unwrap_or(LAST.get() + 1);
    LAST.set(LAST.get().max(entry));
    CURRENT.set(entry);
    SOUGHT.take();
}

/// Takes up what the tab keeps, and keeps it from now on whenever the page goes.
pub(super) fn recall() {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten()).unwrap_or_default();
    let places: Vec<_> = kept.lines().filter_map(Place::read).collect();
    LAST.set(places.iter().map(|place| place.entry).max().unwrap_or(0));
    PLACES.set(places);
    restores(ScrollRestoration::Manual);
    let Some(window) = window() else { return };
    let listen = |event: &str, run: fn(JsValue)| {
        let _ = window.add_event_listener_with_callback(event, &function(run));
    };
    listen("pagehide", |_| {
        leave();
        let places = PLACES.with_borrow(|places| places.iter().map(Place::write).collect::<Vec<_>>().join("\n"));
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, &places);
        }
        // A rendered page that is loaded again is long until the program comes: until then the browser does it.
        restores(ScrollRestoration::Auto);
    });
    listen("pageshow", |_| restores(ScrollRestoration::Manual));
    // The reader goes elsewhere by themselves: they are not torn away.
    for event in ["wheel", "touchmove", "keydown", "pointerdown"] {
        listen(event, |_| drop(SOUGHT.take()));
    }
}

fn restores(how: ScrollRestoration) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.set_scroll_restoration(how);
    }
}

fn storage() -> Option<Storage> {
    window()?.session_storage().ok()?
}

/// Notes where the reader is in the entry that the page stands in.
pub(super) fn leave() {
    let (Some(document), Some(window)) = (document(), window()) else { return };
    // A place that is still looked for is where the reader means to be.
    if SOUGHT.with_borrow(Option::is_some) {
        return;
    }
    let (row, top) = row_in_sight(MAIN).unwrap_or_default();
    let scroll = window.scroll_y().unwrap_or_default() as i32;
    let mut place = Place { entry: current(), scroll, row, top: top.round() as i32, focus: String::new() };
    let main = element("main");
    let focused = document.active_element().filter(|active| main.is_some_and(|main| main.contains(Some(active))));
    place.focus = focused.and_then(|active| active.get_attribute("href")).unwrap_or_default();
    PLACES.with_borrow_mut(|places| {
        places.retain(|known| known.entry != place.entry);
        if places.len() >= MOST {
            places.remove(0);
        }
        places.push(place);
    });
}

/// Goes to where the reader was in this entry, as soon as the page is long enough for it.
pub fn come_back() {
    let place = PLACES.with_borrow(|places| places.iter().find(|place| place.entry == current()).cloned());
    SOUGHT.set(place.map(|place| (place, super::elapsed() + PATIENCE)));
    next();
}

fn next() {
    if let Some(window) = window() {
        let _ = FRAME.with(|frame| window.request_animation_frame(frame));
    }
}

fn seek() {
    let Some((place, until)) = SOUGHT.take() else { return };
    if !reach(&place) && super::elapsed() < until {
        SOUGHT.set(Some((place, until)));
        next();
    }
}

/// Whether the place was reached.
fn reach(place: &Place) -> bool {
    let (Some(window), Some(root)) = (window(), document().and_then(|document| document.document_element())) else { return true };
    if place.row.is_empty() {
        let is_long = f64::from(root.scroll_height()) - height(&window) >= f64::from(place.scroll) - 1.0;
        if is_long {
            window.scroll_to_with_x_and_y(0.0, f64::from(place.scroll));
            focus(&place.focus);
        }
        return is_long;
    }
    let Some(link) = link(MAIN, &place.row) else { return false };
    let off = || link.get_bounding_client_rect().top() - f64::from(place.top);
    window.scroll_by_with_x_and_y(0.0, off());
    let is_there = off().abs() < 1.0;
    if is_there {
        focus(&place.focus);
    }
    is_there
}

fn focus(href: &str) {
    if let Some(link) = link(MAIN, href) {
        focus_quietly(&link);
    }
}
