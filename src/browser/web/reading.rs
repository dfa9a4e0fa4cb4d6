//! Where the reader is in a list, and moving rows so that nothing jumps.

use super::page::{bring, focus_quietly};
use super::{document, element, function, is_hidden, window};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{Element, HtmlElement, Window};

/// The links by which rows are known: labels lead to the same pages from many rows.
pub(super) const TITLES: &str = ":is(.row-title,.tile-title,.headline)>a";

/// Whether rows may come in at the head of a list: nobody sees it, since it lies below the window; or its head is in sight, its end
/// is not, so that nothing but its own rows moves, and neither focus nor selection is inside.
pub fn is_at_rest(id: &str) -> bool {
    let (Some(list), Some(window)) = (element(id), window()) else { return true };
    let height = height(&window);
    let place = list.get_bounding_client_rect();
    let is_below = place.top() >= height;
    let is_at_head = place.top() >= 0.0 && place.bottom() > height;
    !is_hidden() && (is_below || is_at_head) && !is_in_use(id)
}

/// Whether focus or selection is inside a list, or the reader is about to press the button before it.
pub fn is_in_use(id: &str) -> bool {
    let (Some(document), Some(list)) = (document(), element(id)) else { return false };
    let button = list.previous_element_sibling();
    let holds = |active: Element| list.contains(Some(&active)) || button.as_ref().is_some_and(|button| button.contains(Some(&active)));
    // Not every browser focuses a button that is pressed with the pointer.
    let is_pressed = button.as_ref().is_some_and(|button| button.matches(":active").unwrap_or(false));
    let is_focused = is_pressed || document.active_element().is_some_and(holds);
    let selection = document.get_selection().ok().flatten().filter(|selection| !selection.is_collapsed());
    is_focused || selection.is_some_and(|selection| selection.contains_node_with_allow_partial_containment(&list, true).unwrap_or(false))
}

/// The rows of a list, and where they were before it changed.
type Slide = (HtmlElement, Vec<(Element, f64)>);

thread_local! {
    /// Lists that have changed since the last frame.
    static SLIDES: RefCell<Vec<Slide>> = const { RefCell::new(Vec::new()) };
    /// Motions under way.
    static MOTIONS: RefCell<Vec<JsValue>> = const { RefCell::new(Vec::new()) };
    static ENDED: js_sys::Function = function(|_| before_paint(rest));
}

/// Whether rows are under way to their places: who changes them now makes them jump. So does who changes them before the end of
/// their way was painted: the browser reckons from what it painted last.
pub fn is_sliding() -> bool {
    let is_sliding = MOTIONS.with_borrow(|motions| !motions.is_empty());
    if is_sliding {
        // Nobody hears of the end of a motion that was broken off.
        before_paint(rest);
    }
    // Nothing is painted of a page that nobody sees.
    is_sliding && !is_hidden()
}

/// Forgets the motions that have ended, in the frame that paints their end.
fn rest() {
    // Asked of the motion itself: on a busy machine no time that was reckoned on is right.
    let is_running =
        |motion: &JsValue| js_sys::Reflect::get(motion, &"playState".into()).ok().and_then(|state| state.as_string()).as_deref() == Some("running");
    MOTIONS.with_borrow_mut(|motions| motions.retain(is_running));
}

/// Runs `change`, which changes the rows of a list. Where some came in at its head, the others slide to their new places from where
/// they were: the transformation of a list is no shift of the layout; nothing is measured to jump, and nothing seems to.
pub fn slide(id: &str, change: &mut dyn FnMut()) {
    let list = element(id).filter(|list| SLIDES.with_borrow(|slides| slides.iter().all(|(other, _)| other != list)));
    if let Some(list) = list {
        let rows = list.children();
        let rows = (0..rows.length()).filter_map(|at| rows.item(at));
        let before = rows.map(|row| (row.clone(), row.get_bounding_client_rect().top())).collect();
        SLIDES.with_borrow_mut(|slides| slides.push((list, before)));
        before_paint(start);
    }
    change();
}

fn start() {
    let slides = SLIDES.take();
    // Each list orders a start; the first serves all.
    if slides.is_empty() {
        return;
    }
    for (list, before) in slides {
        // Whole pixels: writing a fraction would be felt in the bundle.
        let moved = |(row, top): &(Element, f64)| (row.get_bounding_client_rect().top() - top).round() as i32;
        let height = before.iter().filter(|(row, _)| row.is_connected()).map(moved).find(|moved| *moved != 0);
        if let Some(height) = height.filter(|height| *height > 0) {
            animate(&list, height);
        }
    }
}

type Work = Box<dyn FnOnce()>;

thread_local! {
    static WORK: RefCell<Vec<Work>> = const { RefCell::new(Vec::new()) };
    static PAINT: js_sys::Function = function(|_| WORK.take().into_iter().for_each(|work| work()));
}

/// Runs `work` when the signals that were set have changed the document, in the same frame.
fn before_paint(work: impl FnOnce() + 'static) {
    WORK.with_borrow_mut(|all| all.push(Box::new(work)));
    if let Some(window) = window() {
        let _ = PAINT.with(|paint| window.request_animation_frame(paint));
    }
}

fn animate(list: &HtmlElement, height: i32) {
    let (frames, options) = (js_sys::Object::new(), js_sys::Object::new());
    let set = |object: &js_sys::Object, name: &str, value: JsValue| js_sys::Reflect::set(object, &name.into(), &value).is_ok();
    let pair = |from: String, to: &str| js_sys::Array::of2(&from.into(), &to.into()).into();
    set(&frames, "transform", pair(format!("translateY(-{height}px)"), "none"));
    set(&frames, "clipPath", pair(format!("inset({height}px 0 0)"), "inset(0)"));
    let still = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten()).is_none_or(|query| query.matches());
    // Who wants no motion has the rows in their places with the next frame.
    set(&options, "duration", if still { 1 } else { 320 }.into());
    set(&options, "easing", "ease-out".into());
    let animate = js_sys::Reflect::get(list, &"animate".into()).ok().and_then(|animate| animate.dyn_into::<js_sys::Function>().ok());
    if let Some(motion) = animate.and_then(|animate| animate.call2(list, &frames, &options).ok()) {
        let _ = ENDED.with(|ended| js_sys::Reflect::set(&motion, &"onfinish".into(), ended));
        MOTIONS.with_borrow_mut(|motions| motions.push(motion));
    }
}

/// Where the reader was: the first row in sight and how far from the window's top it was, and how far down the page.
#[derive(Default)]
struct Mark {
    row: Option<(String, f64)>,
    scroll: f64,
}

thread_local! {
    static MARK: RefCell<Mark> = RefCell::default();
}

/// Notes where the reader is in a list.
pub fn mark_place(id: &str) {
    let scroll = window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    MARK.set(Mark { row: row_in_sight(&format!("#{id}")), scroll });
}

/// The first row in sight within an element, by its link, and how far from the window's top it is.
pub(super) fn row_in_sight(within: &str) -> Option<(String, f64)> {
    let height = window().map(|window| height(&window))?;
    let mut row = None;
    super::each(&format!("{within} {TITLES}"), |link| {
        let top = link.get_bounding_client_rect().top();
        if row.is_none() && (0.0..height).contains(&top) {
            row = link.get_attribute("href").map(|href| (href, top));
        }
    });
    row
}

/// Of the window, in pixels.
pub(super) fn height(window: &Window) -> f64 {
    window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Goes back to where the reader was, whatever came in above it since; the focus goes to the row that was first in sight.
pub fn go_back(id: &str) {
    let Some(window) = window() else { return };
    let Mark { row, scroll } = MARK.take();
    window.scroll_to_with_x_and_y(0.0, scroll);
    if let Some((link, top)) = row.and_then(|(href, top)| Some((link(&format!("#{id}"), &href)?, top))) {
        window.scroll_by_with_x_and_y(0.0, link.get_bounding_client_rect().top() - top);
        focus_quietly(&link);
    }
}

/// The link of a row within an element.
pub(super) fn link(within: &str, href: &str) -> Option<HtmlElement> {
    // Paths of the portal are encoded: no quote or backslash is in them.
    document()?.query_selector(&format!("{within} {TITLES}[href=\"{href}\"]")).ok()??.dyn_into().ok()
}

/// Moves the focus to an element, once the document has it.
pub fn focus_soon(id: String) {
    before_paint(move || super::focus(&id));
}

/// Moves focus and sight to a row, once the document has it.
pub fn go_to_row(id: &'static str, href: String) {
    before_paint(move || {
        if let Some(link) = link(&format!("#{id}"), &href) {
            come_to(&link);
        }
    });
}

/// Moves focus and sight to the row of a link.
pub(super) fn come_to(link: &HtmlElement) {
    let row = link.closest("li,article").ok().flatten().unwrap_or_else(|| link.clone().into());
    bring(&row);
    focus_quietly(link);
}

thread_local! {
    /// How many news wait.
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// Shows how many news wait in the title of the tab; 0 takes the number away.
pub fn set_title_count(count: u32) {
    let last = COUNT.replace(count);
    let Some(document) = document().filter(|_| last != count) else { return };
    let title = document.title();
    document.set_title(&with_count(title.strip_prefix(&mark_of(last)).unwrap_or(&title)));
}

/// A title with the number of news that wait.
pub(super) fn with_count(title: &str) -> String {
    mark_of(COUNT.get()) + title
}

fn mark_of(count: u32) -> String {
    if count > 0 { format!("({count}) ") } else { String::new() }
}
