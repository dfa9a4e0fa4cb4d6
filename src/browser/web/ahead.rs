use super::navigation::{link_at, page_of};
use super::{document, element, function, window};
use js_sys::{Array, Function, Reflect};
use std::cell::{Cell, OnceCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{Event, IntersectionObserver, IntersectionObserverEntry, MutationObserver, MutationObserverInit};

/// How long a pointer or the focus must rest on a link, in milliseconds: one that only crosses a list asks for nothing.
const REST: i32 = 65;
/// How long after a change of the page its articles are looked for: the page's own calls come first.
const SETTLED: i32 = 1_000;
/// Between one article in view and the next.
const PAUSE: i32 = 200;
/// The links of articles in lists.
const ROWS: &str = ".row-title a,.tile-title a";

/// Whether the browser knows that it has no connection.
pub fn is_offline() -> bool {
    window().is_some_and(|window| !window.navigator().on_line())
}

/// What the browser tells of its connection; not every one does.
fn connection(name: &str) -> JsValue {
    let connection = window().and_then(|window| Reflect::get(&window.navigator(), &"connection".into()).ok()).unwrap_or_default();
    Reflect::get(&connection, &name.into()).unwrap_or_default()
}

/// Whether the browser was told to spare data.
pub fn saves_data() -> bool {
    connection("saveData").is_truthy()
}

/// Whether it was, or the connection is too slow for guesses.
pub fn spares_data() -> bool {
    saves_data() || connection("effectiveType").as_string().is_some_and(|kind| kind.ends_with("2g"))
}

/// Calls `likely` with a page of the portal whose link the reader points at, touches or focuses, and with one whose article
/// is in view while the browser is idle: then its second argument is `true`, and it is told again until the answer is `true`.
pub fn look_ahead(likely: impl Fn(&str, bool) -> bool + 'static) {
    // It lives as long as the page.
    let ahead: &'static Ahead = Box::leak(Box::new(Ahead {
        likely: Box::new(likely),
        link: Cell::default(),
        rest: Cell::default(),
        rows: Cell::default(),
        is_coming: Cell::default(),
        functions: OnceCell::new(),
    }));
    let Ok(observer) = IntersectionObserver::new(&function(move |entries| ahead.seen(&entries.unchecked_into()))) else { return };
    let _ = ahead.functions.set(Functions {
        rested: function(move |_| ahead.rested()),
        idle: function(move |_| ahead.idle()),
        turn: function(move |_| ahead.turn()),
        observer,
    });
    let (Some(document), Some(portal)) = (document(), element("portal")) else { return };
    let met = function(move |event| ahead.met(&event.unchecked_into()));
    // Not `pointerover`: that one is a finger's too. A finger's `mouseover` comes together with its click, when all is asked for.
    for event in ["mouseover", "touchstart", "focusin"] {
        let _ = document.add_event_listener_with_callback(event, &met);
    }
    // Rows come and go with their lists, whoever draws them.
    let Ok(changes) = MutationObserver::new(&function(move |_| ahead.soon(SETTLED))) else { return };
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    let _ = changes.observe_with_options(&portal, &what);
    ahead.soon(SETTLED);
}

/// What [`look_ahead`] calls.
type Likely = Box<dyn Fn(&str, bool) -> bool>;

struct Ahead {
    likely: Likely,
    /// The page of the link that pointer or focus is on, else nothing.
    link: Cell<String>,
    /// The timer of the rest on it.
    rest: Cell<i32>,
    /// The pages of the articles in view; the last is next.
    rows: Cell<Vec<String>>,
    /// A turn is coming already.
    is_coming: Cell<bool>,
    functions: OnceCell<Functions>,
}

/// What is handed to the browser again and again.
struct Functions {
    rested: Function,
    idle: Function,
    turn: Function,
    observer: IntersectionObserver,
}

impl Ahead {
    /// Pointer, finger or focus came to some element.
    fn met(&self, event: &Event) {
        let (Some(window), Some(functions)) = (window(), self.functions.get()) else { return };
        let href = link_at(event).and_then(|anchor| page_of(&anchor)).unwrap_or_default();
        let is_touched = event.type_() == "touchstart";
        let last = self.link.replace(href.clone());
        // Still on the same link, from one of its parts to another.
        if last == href && !is_touched {
            return;
        }
        window.clear_timeout_with_handle(self.rest.get());
        if is_touched {
            self.rested();
        } else if !href.is_empty() {
            self.rest.set(window.set_timeout_with_callback_and_timeout_and_arguments_0(&functions.rested, REST).unwrap_or_default());
        }
    }

    fn rested(&self) {
        let href = self.link.take();
        (self.likely)(&href, false);
        self.link.set(href);
    }

    fn seen(&self, entries: &Array<JsValue>) {
        let mut rows = self.rows.take();
        for entry in entries.iter() {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            let Some(href) = page_of(entry.target().unchecked_ref()) else { continue };
            rows.retain(|known| *known != href);
            if entry.is_intersecting() {
                rows.insert(0, href);
            }
        }
        self.rows.set(rows);
        self.soon(PAUSE);
    }

    /// Takes a turn after some milliseconds, when the browser is idle.
    fn soon(&self, after: i32) {
        if let (false, Some(window), Some(functions)) = (self.is_coming.replace(true), window(), self.functions.get()) {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&functions.idle, after);
        }
    }

    fn idle(&self) {
        let (Some(window), Some(functions)) = (window(), self.functions.get()) else { return };
        // Safari cannot tell when it is idle: some time has passed, that must do.
        if window.request_idle_callback(&functions.turn).is_err() {
            self.turn();
        }
    }

    fn turn(&self) {
        self.is_coming.set(false);
        let Some(functions) = self.functions.get() else { return };
        // One that is observed already stays so.
        super::each(ROWS, |anchor| functions.observer.observe(&anchor));
        let mut rows = self.rows.take();
        if let Some(href) = rows.pop()
            && !(self.likely)(&href, true)
        {
            rows.push(href);
        }
        let is_more = !rows.is_empty();
        self.rows.set(rows);
        if is_more {
            self.soon(PAUSE);
        }
    }
}
