//! Makes nodes the document. A closure's place is held by two comments; when its signals change, what stands between them
//! is replaced. Whatever the old content listened to or followed ends with its reactive owner.

use super::{Event, document};
use crate::markup::{Attribute, Element, Handler, Node};
use leptos::prelude::{Owner, RenderEffect, on_cleanup};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen::{JsCast, UnwrapThrowExt};

/// Builds the node that `make` returns at the end of the body, for as long as the page lives.
pub fn mount_to_body(make: impl FnOnce() -> Node) {
    // It fails only where another program of this page has set one already, which does as well.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let Some(body) = document().and_then(|document| document.body()) else { return };
    let owner = Owner::new();
    owner.with(|| build(make(), &body, None));
    std::mem::forget(owner);
}

/// Builds a node as a child of `parent`, before `before` or at its end.
fn build(node: Node, parent: &web_sys::Node, before: Option<&web_sys::Node>) {
    match node {
        Node::Text(text) => insert(&document_now().create_text_node(&text), parent, before),
        Node::Element(element) => build_element(*element, parent, before),
        Node::List(nodes) => nodes.into_iter().for_each(|node| build(node, parent, before)),
        Node::Dynamic(make) => build_dynamic(make, parent, before),
    }
}

fn build_element(element: Element, parent: &web_sys::Node, before: Option<&web_sys::Node>) {
    // A tag of ours is always a valid one.
    let live = document_now().create_element(element.tag).unwrap_throw();
    for (name, value) in element.attributes {
        follow(value, live.clone(), move |live, value| {
            let _ = match value {
                Some(value) => live.set_attribute(name, value),
                None => live.remove_attribute(name),
            };
        });
    }
    for (event, handler) in element.handlers {
        listen(&live, event, handler);
    }
    element.children.into_iter().for_each(|child| build(child, &live, None));
    // A select takes its value only once its options are there.
    for (name, value) in element.properties {
        follow(value, live.clone(), move |live, value| {
            let _ = js_sys::Reflect::set(live, &name.into(), &value.map_or(JsValue::NULL, JsValue::from_str));
        });
    }
    insert(&live, parent, before);
}

fn build_dynamic(make: Box<dyn Fn() -> Node>, parent: &web_sys::Node, before: Option<&web_sys::Node>) {
    let (start, end): (web_sys::Node, web_sys::Node) = (document_now().create_comment("").into(), document_now().create_comment("").into());
    insert(&start, parent, before);
    insert(&end, parent, before);
    keep(RenderEffect::new(move |_: Option<()>| {
        let node = make();
        // Where the place itself is gone, there is nothing to show.
        let Some(parent) = end.parent_node() else { return };
        if let Node::Text(text) = &node
            && let Some(only) = start.next_sibling().filter(|only| only.next_sibling().as_ref() == Some(&end) && only.node_type() == web_sys::Node::TEXT_NODE)
        {
            only.set_node_value(Some(text));
            return;
        }
        while let Some(old) = start.next_sibling().filter(|old| *old != end) {
            let _ = parent.remove_child(&old);
        }
        build(node, &parent, Some(&end));
    }));
}

type Write = Box<dyn Fn(&web_sys::Element, Option<&str>)>;

/// Writes a value, and writes it again whenever its signals change.
fn follow(value: Attribute, live: web_sys::Element, write: impl Fn(&web_sys::Element, Option<&str>) + 'static) {
    if let Attribute::Dynamic(_) = value {
        let write: Write = Box::new(write);
        keep(RenderEffect::new(move |last: Option<Option<String>>| {
            let now = value.now().map(|text| text.into_owned());
            if last.as_ref() != Some(&now) {
                write(&live, now.as_deref());
            }
            now
        }));
    } else if let Some(text) = value.now() {
        write(&live, Some(&text));
    }
}

fn listen(live: &web_sys::Element, event: &str, handler: Handler) {
    let closure = Closure::<dyn Fn(web_sys::Event)>::new(move |event| handler(Event(event)));
    let _ = live.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    keep(closure);
}

/// Keeps a value for as long as the current reactive owner.
fn keep(value: impl Sized + 'static) {
    let value = SendWrapper::new(value);
    on_cleanup(move || drop(value));
}

fn insert(node: &web_sys::Node, parent: &web_sys::Node, before: Option<&web_sys::Node>) {
    let _ = parent.insert_before(node, before);
}

fn document_now() -> web_sys::Document {
    // There is no page without a document.
    document().unwrap_throw()
}
