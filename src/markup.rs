//! Markup as data: one type of node for every view.
//!
//! `view!` builds it; [`to_html`] writes it as HTML on the host; `browser::mount` makes it the document and lets its
//! closures follow their signals. Why not Leptos' own typed views: `docs/adr/001-one-node-type.md`.

mod attribute;
mod html;
mod into_node;
mod keyed;

use crate::browser::Event;
pub use attribute::{Attribute, IntoAttribute};
pub use html::{escape, to_html};
pub use into_node::IntoNode;
pub use keyed::{Keyed, keyed};
use std::borrow::Cow;

/// A piece of a page.
pub enum Node {
    Text(Cow<'static, str>),
    Element(Box<Element>),
    List(Vec<Node>),
    /// Made anew whenever a signal that it read changes.
    Dynamic(Box<dyn Fn() -> Node>),
    /// The same, row by row: a row whose key stays keeps its elements.
    Keyed(Box<dyn Fn() -> Vec<Keyed>>),
}

/// What listens to an event.
pub type Handler = Box<dyn Fn(Event)>;

/// An element.
pub struct Element {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, Attribute)>,
    pub properties: Vec<(&'static str, Attribute)>,
    pub handlers: Vec<(&'static str, Handler)>,
    pub children: Vec<Node>,
}

/// Begins an element.
pub fn el(tag: &'static str) -> Box<Element> {
    Box::new(Element { tag, attributes: Vec::new(), properties: Vec::new(), handlers: Vec::new(), children: Vec::new() })
}

impl Element {
    /// Sets an attribute.
    pub fn attr(mut self: Box<Self>, name: &'static str, value: impl IntoAttribute) -> Box<Self> {
        self.attributes.push((name, value.into_attribute()));
        self
    }

    /// Sets a property of the live element; in HTML it is not written.
    pub fn prop(mut self: Box<Self>, name: &'static str, value: impl IntoAttribute) -> Box<Self> {
        self.properties.push((name, value.into_attribute()));
        self
    }

    /// Listens to an event.
    pub fn on(mut self: Box<Self>, event: &'static str, handler: impl Fn(Event) + 'static) -> Box<Self> {
        self.handlers.push((event, Box::new(handler)));
        self
    }

    /// Adds a child.
    pub fn child(mut self: Box<Self>, child: impl IntoNode) -> Box<Self> {
        self.children.push(child.into_node());
        self
    }
}
