use super::{document, element, places, window};
use crate::address::{Address, Move};
use crate::routes::Located;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Element, Event, History, HtmlAnchorElement, MouseEvent};

/// Where the browser is.
pub fn current_address() -> Address {
    let Some(location) = window().map(|window| window.location()) else { return Address::parse("/") };
    let part = |part: Result<String, JsValue>, mark: char| part.map(|text| text.trim_start_matches(mark).to_owned()).unwrap_or_default();
    Address { path: location.pathname().unwrap_or_default(), query: part(location.search(), '?'), hash: part(location.hash(), '#'), first: 0 }
}

fn entries() -> Option<History> {
    window()?.history().ok()
}

/// What an entry of the history keeps: its number, and the page that the rows of its list begin with.
fn kept() -> Option<(u32, u32)> {
    let state = entries()?.state().ok()?.as_string()?;
    let (number, first) = state.split_once(' ')?;
    Some((number.parse().ok()?, first.parse().ok()?))
}

/// Writes an entry of the history; the rows of its list begin with the page `first`.
pub fn history(href: &str, how: Move, first: u32) {
    // `//host` would be another site's address; the portal has no such path.
    if href.starts_with("//") {
        return;
    }
    if how == Move::Push {
        places::leave();
        places::enter(None);
    }
    write(Some(href), how, first);
}

fn write(href: Option<&str>, how: Move, first: u32) {
    let Some(history) = entries() else { return };
    let state = format!("{} {first}", places::current()).into();
    let written = match how {
        Move::Push => history.push_state_with_url(&state, "", href),
        Move::Replace => history.replace_state_with_url(&state, "", href),
    };
    // Browsers refuse more than some hundred entries in a few seconds: the page changes all the same.
    let _ = written;
}

/// Begins with the entry that the page was opened in, under the address `moved` where a redirect asks for it. Where it is one
/// that was left or loaded again, its place is looked for. The page that the rows of its list begin with.
pub fn begin(moved: Option<&str>) -> u32 {
    places::recall();
    let kept = kept();
    places::enter(kept.map(|(number, _)| number));
    let first = kept.map_or(0, |(_, first)| first);
    if moved.is_some() || kept.is_none() {
        write(moved, Move::Replace, first);
    } else {
        places::come_back();
    }
    first
}

/// Goes over to the entry that the browser has come to by itself.
fn arrived() -> Address {
    let kept = kept();
    places::enter(kept.map(|(number, _)| number));
    // One without a number was made by a jump within the page.
    if kept.is_none() {
        write(None, Move::Replace, 0);
    }
    Address { first: kept.map_or(0, |(_, first)| first), ..current_address() }
}

/// Calls `link` when a link to one of the portal's pages is followed, and `arrive` when the browser goes through history.
pub fn listen(link: impl Fn(String) + 'static, arrive: impl Fn(Address) + 'static) {
    let (Some(window), Some(document)) = (window(), document()) else { return };
    let clicked = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        if let Some(href) = followed(&event) {
            event.prevent_default();
            link(href);
        } else if link_at(&event).is_some() {
            // Perhaps a jump within the page, or off the portal.
            places::leave();
        }
    });
    let popped = Closure::<dyn Fn(Event)>::new(move |_| {
        places::leave();
        arrive(arrived());
    });
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
    let link = target.closest("a[href]").ok().flatten()?;
    link.dyn_into().or_else(plain_link).ok()
}

/// The link of a drawing does not tell the parts of its address; a plain one to the same page does.
fn plain_link(drawn: Element) -> Result<HtmlAnchorElement, ()> {
    let plain = document().and_then(|document| document.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()).ok_or(())?;
    plain.set_href(&drawn.get_attribute("href").unwrap_or_default());
    Ok(plain)
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
