use super::{Element, Node};
use std::borrow::Cow;

/// What can stand in markup.
pub trait IntoNode {
    fn into_node(self) -> Node;
}

impl IntoNode for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl IntoNode for Box<Element> {
    fn into_node(self) -> Node {
        Node::Element(self)
    }
}

impl IntoNode for &'static str {
    fn into_node(self) -> Node {
        Node::Text(Cow::Borrowed(self))
    }
}

impl IntoNode for String {
    fn into_node(self) -> Node {
        Node::Text(Cow::Owned(self))
    }
}

impl IntoNode for u32 {
    fn into_node(self) -> Node {
        self.to_string().into_node()
    }
}

impl IntoNode for () {
    fn into_node(self) -> Node {
        Node::List(Vec::new())
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Node {
        self.map_or_else(|| ().into_node(), T::into_node)
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    fn into_node(self) -> Node {
        self.into_iter().collect()
    }
}

impl<F, T> IntoNode for F
where
    F: Fn() -> T + 'static,
    T: IntoNode,
{
    fn into_node(self) -> Node {
        Node::Dynamic(Box::new(move || self().into_node()))
    }
}

impl<T: IntoNode> FromIterator<T> for Node {
    fn from_iter<I: IntoIterator<Item = T>>(nodes: I) -> Self {
        Self::List(nodes.into_iter().map(T::into_node).collect())
    }
}
