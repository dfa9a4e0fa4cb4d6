use super::{document, element, window};
use crate::address::{Address, Move};
use crate::routes::Located;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// Where the browser is.
pub fn current_address() -> Address {
    let Some(location) = window().map(|window| window.location()) else { return Address::parse("/") };
    let part = |part: Result<String, JsValue>, mark: char| part.map(|text| text.trim_start_matches(mark).to_owned()).unwrap_or_default();
    Address { path: location.pathname().unwrap_or_default(), query: part(location.search(), '?'), hash: part(location.hash(), '#') }
}

/// Writes an entry of the history.
pub fn history(href: &str, how: Move) {
    // `//host` would be another site's address; the portal has no such path.
    if href.starts_with("//") {
        return;
    }
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let written = match how {
        Move::Push => history.push_state_with_url(&JsValue::NULL, "", Some(href)),
        Move::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(href)),
    };
    // Browsers refuse more than some hundred entries in a few seconds: the page changes all the same.
    let _ = written;
}

/// Calls `link` when a link to one of the portal's pages is followed, and `arrive` when the browser goes through history.
pub fn listen(link: impl Fn(String) + 'static, arrive: impl Fn(String) + 'static) {
    let (Some(window), Some(document)) = (window(), document()) else { return };
    let clicked = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        if let Some(href) = followed(&event) {
            event.prevent_default();
            link(href);
        }
    });
    let popped = Closure::<dyn Fn(Event)>::new(move |_| arrive(current_address().to_string()));
    document.add_event_listener_with_callback("click", clicked.as_ref().unchecked_ref()).unwrap_throw();
    window.add_event_listener_with_callback("popstate", popped.as_ref().unchecked_ref()).unwrap_throw();
    // They live as long as the page.
    clicked.forget();
    popped.forget();
}

/// The address to go to when a click follows a link within the portal; everything else is the browser's own.
fn followed(event: &MouseEvent) -> Option<String> {
    let plain = event.button() == 0 && !event.meta_key() && !event.ctrl_key() && !event.shift_key() && !event.alt_key() && !event.default_prevented();
    if plain { page_of(&link_at(event)?) } else { None }
}

/// The link at which an event happened.
pub(super) fn link_at(event: &Event) -> Option<HtmlAnchorElement> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok())?;
    target.closest("a[href]").ok().flatten()?.dyn_into().ok()
}

/// The address of the portal's page that a link leads to within this tab.
pub(super) fn page_of(anchor: &HtmlAnchorElement) -> Option<String> {
    let stays = matches!(anchor.target().as_str(), "" | "_self") && !anchor.has_attribute("download") && anchor.rel() != "external";
    if !stays || anchor.origin() != super::origin() {
        return None;
    }
    let here = current_address();
    let (path, query, hash) = (anchor.pathname(), anchor.search(), anchor.hash());
    // A jump within the page is the browser's; a path that is no page of ours (`//x`, `/media/…`) is too.
    let jump = !hash.is_empty() && path == here.path && query.trim_start_matches('?') == here.query;
    (!jump && Located::parse(&path).is_some()).then(|| format!("{path}{query}{hash}"))
}

/// The start of a page that was opened anew: the element of the hash, else the top.
pub fn scroll_to_start(hash: &str) {
    match element(hash) {
        Some(element) if !hash.is_empty() => element.scroll_into_view(),
        _ => {
            if let Some(window) = window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        }
    }
}
