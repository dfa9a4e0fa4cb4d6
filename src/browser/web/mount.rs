//! Makes nodes the document, or takes the document over where the server rendered the same nodes. A closure's place is held
//! by two comments; when its signals change, what stands between them is replaced. Whatever the old content listened to or
//! followed ends with its reactive owner.

mod place;
mod rows;

use super::Event;
use crate::markup::{Attribute, Element, Handler, Node};
use leptos::prelude::{Owner, RenderEffect, on_cleanup};
use place::Place;
use send_wrapper::SendWrapper;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};

/// Makes the node that `make` returns the portal, for as long as the page lives: with the elements that are there when the
/// server rendered them, else with new ones.
pub fn mount(make: impl FnOnce() -> Node, rendered: bool) {
    // It fails only where another program of this page has set one already, which does as well.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let Some(portal) = super::element("portal") else { return };
    if !rendered {
        portal.set_text_content(None);
    }
    let owner = Owner::new();
    let place = if rendered { Place::adopt(portal.into()) } else { Place::build(portal.into(), None) };
    owner.with(|| fill(make(), &Rc::new(place)));
    std::mem::forget(owner);
    super::set_root("data-alive", Some(""));
}

/// Fills a place with a node, to its end.
fn fill(node: Node, place: &Rc<Place>) {
    set(node, place);
    place.end();
}

fn set(node: Node, place: &Rc<Place>) {
    match node {
        Node::Text(text) => place.text(&text),
        Node::Element(element) => set_element(*element, place),
        Node::List(nodes) => nodes.into_iter().for_each(|node| set(node, place)),
        Node::Dynamic(make) => set_dynamic(make, place),
        Node::Keyed(make) => rows::set_rows(make, place),
    }
}

fn set_element(element: Element, place: &Place) {
    let (live, adopted) = place.element(element.tag);
    for (name, value) in element.attributes {
        follow(value, live.clone(), adopted, move |live, value| {
            let _ = match value {
                Some(value) => live.set_attribute(name, value),
                None => live.remove_attribute(name),
            };
        });
    }
    for (event, handler) in element.handlers {
        listen(&live, event, handler);
    }
    fill(Node::List(element.children), &Rc::new(if adopted { Place::adopt(live.clone().into()) } else { Place::build(live.clone().into(), None) }));
    // A select takes its value only once its options are there. What the reader has chosen or typed already stays.
    for (name, value) in element.properties {
        follow(value, live.clone(), adopted, move |live, value| {
            let _ = js_sys::Reflect::set(live, &name.into(), &value.map_or(JsValue::NULL, JsValue::from_str));
        });
    }
    if adopted { tell_of_broken(&live) } else { place.put(&live) }
}

/// A picture that broke before anyone listened breaks once more.
fn tell_of_broken(live: &web_sys::Element) {
    if let Some(image) = live.dyn_ref::<web_sys::HtmlImageElement>()
        && image.complete()
        && image.natural_width() == 0
        && let Ok(event) = web_sys::Event::new("error")
    {
        let _ = image.dispatch_event(&event);
    }
}

fn set_dynamic(make: Box<dyn Fn() -> Node>, place: &Rc<Place>) {
    let start = place.comment();
    let mut first = Some(place.clone());
    keep(RenderEffect::new(move |end: Option<web_sys::Node>| {
        let node = make();
        let Some(end) = end else {
            // Its own place at first is that of its siblings.
            let Some(place) = first.take() else { return start.clone() };
            set(node, &place);
            return place.comment();
        };
        // Where the place itself is gone, there is nothing to show.
        let Some(parent) = end.parent_node() else { return end };
        if let Node::Text(text) = &node
            && let Some(only) = start.next_sibling().filter(|only| only.next_sibling().as_ref() == Some(&end) && only.node_type() == web_sys::Node::TEXT_NODE)
        {
            only.set_node_value(Some(text));
            return end;
        }
        while let Some(old) = start.next_sibling().filter(|old| *old != end) {
            let _ = parent.remove_child(&old);
        }
        set(node, &Rc::new(Place::build(parent, Some(end.clone()))));
        end
    }));
}

type Write = Box<dyn Fn(&web_sys::Element, Option<&str>)>;

/// Writes a value, unless it is there already, and writes it again whenever its signals change.
fn follow(value: Attribute, live: web_sys::Element, is_there: bool, write: impl Fn(&web_sys::Element, Option<&str>) + 'static) {
    if let Attribute::Dynamic(_) = value {
        let write: Write = Box::new(write);
        keep(RenderEffect::new(move |last: Option<Option<String>>| {
            let now = value.now().map(|text| text.into_owned());
            let known = last.as_ref().map_or(is_there, |last| *last == now);
            if !known {
                write(&live, now.as_deref());
            }
            now
        }));
    } else if let Some(text) = value.now().filter(|_| !is_there) {
        write(&live, Some(&text));
    }
}

fn listen(live: &web_sys::Element, event: &'static str, handler: Handler) {
    let closure = Closure::<dyn Fn(web_sys::Event)>::new(move |event| handler(Event(event)));
    let _ = live.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    // A picture that has left the page may still break, and would call what is no longer there.
    let kept = SendWrapper::new((live.clone(), closure));
    on_cleanup(move || {
        let (live, closure) = kept.take();
        let _ = live.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    });
}

/// Keeps a value for as long as the current reactive owner.
fn keep(value: impl Sized + 'static) {
    let value = SendWrapper::new(value);
    on_cleanup(move || drop(value));
}

fn insert(node: &web_sys::Node, parent: &web_sys::Node, before: Option<&web_sys::Node>) {
    let _ = parent.insert_before(node, before);
}
