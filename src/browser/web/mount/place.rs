use super::insert;
use crate::browser::web::document;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, UnwrapThrowExt};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Where nodes go: into `parent`, before `before`. While it takes over what the server rendered, each node is first looked
/// for there; where the document holds something else, the rest of `parent` is built anew.
pub(super) struct Place {
    parent: web_sys::Node,
    before: Option<web_sys::Node>,
    adopts: Cell<bool>,
    next: RefCell<Option<web_sys::Node>>,
}

impl Place {
    pub(super) fn build(parent: web_sys::Node, before: Option<web_sys::Node>) -> Self {
        Self { parent, before, adopts: Cell::new(false), next: RefCell::new(None) }
    }

    pub(super) fn adopt(parent: web_sys::Node) -> Self {
        let next = RefCell::new(parent.first_child());
        Self { parent, before: None, adopts: Cell::new(true), next }
    }

    /// The element of this tag that comes next, and whether it was there.
    pub(super) fn element(&self, tag: &str) -> (web_sys::Element, bool) {
        let found = self.take(|node| node.dyn_ref::<web_sys::Element>().is_some_and(|element| element.local_name() == tag));
        match found.and_then(|node| node.dyn_into().ok()) {
            Some(element) => (element, true),
            None => (self.create(tag), false),
        }
    }

    /// A new element: of a drawing within one, where `a` and `title` are others than those of a page.
    fn create(&self, tag: &str) -> web_sys::Element {
        let is_drawn = tag == "svg" || self.parent.is_instance_of::<web_sys::SvgElement>();
        // A tag of ours is always a valid one.
        if is_drawn { now().create_element_ns(Some(SVG), tag) } else { now().create_element(tag) }.unwrap_throw()
    }

    /// Puts a new node here.
    pub(super) fn put(&self, node: &web_sys::Node) {
        insert(node, &self.parent, self.before.as_ref());
    }

    /// The node that was put or taken over last.
    pub(super) fn last(&self) -> Option<web_sys::Node> {
        match self.next.borrow().as_ref().or(self.before.as_ref()) {
            Some(next) => next.previous_sibling(),
            None => self.parent.last_child(),
        }
    }

    /// The comment that begins or ends a closure's place.
    pub(super) fn comment(&self) -> web_sys::Node {
        self.take(|node| node.node_type() == web_sys::Node::COMMENT_NODE).unwrap_or_else(|| {
            let comment = now().create_comment("").into();
            self.put(&comment);
            comment
        })
    }

    /// A text. The parser has joined texts that stand side by side, and left empty ones out.
    pub(super) fn text(&self, text: &str) {
        if self.adopts.get() {
            if text.is_empty() {
                let empty = now().create_text_node("");
                insert(&empty, &self.parent, self.next.borrow().as_ref());
                return;
            }
            let length = text.encode_utf16().count() as u32;
            let fits = |node: &web_sys::Node| {
                let Some(node) = node.dyn_ref::<web_sys::Text>() else { return false };
                if node.length() > length {
                    let _ = node.split_text(length);
                }
                node.data() == text
            };
            if self.take(fits).is_some() {
                return;
            }
        }
        self.put(&now().create_text_node(text));
    }

    /// Says that nothing more comes: what is left was not expected.
    pub(super) fn end(&self) {
        if self.adopts.get() && self.next.borrow().is_some() {
            self.rebuild();
        }
    }

    /// The node that comes next, if it is the expected one. Else the place is built from here on.
    fn take(&self, fits: impl FnOnce(&web_sys::Node) -> bool) -> Option<web_sys::Node> {
        if !self.adopts.get() {
            return None;
        }
        let node = self.next.borrow().clone().filter(fits);
        match &node {
            Some(node) => *self.next.borrow_mut() = node.next_sibling(),
            None => self.rebuild(),
        }
        node
    }

    /// An extension or a proxy may have changed the page on its way: the reader shall not notice.
    fn rebuild(&self) {
        web_sys::console::warn_2(&"hydration: built anew".into(), &self.parent);
        self.adopts.set(false);
        let mut next = self.next.take();
        while let Some(node) = next {
            next = node.next_sibling();
            let _ = self.parent.remove_child(&node);
        }
    }
}

fn now() -> web_sys::Document {
    // There is no page without a document.
    document().unwrap_throw()
}
