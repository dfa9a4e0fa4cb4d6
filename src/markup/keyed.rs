use super::Node;

/// A row of a list that changes: one element.
pub struct Keyed {
    /// Which row it is.
    pub key: String,
    /// Its version: while it stays, so do the row's elements.
    pub version: u64,
    pub make: Box<dyn FnOnce() -> Node>,
}

impl Keyed {
    pub fn new(key: impl Into<String>, version: u64, make: impl FnOnce() -> Node + 'static) -> Self {
        Self { key: key.into(), version, make: Box::new(make) }
    }
}

/// Rows that follow their signals and keep their elements, with focus, selection and place, as long as they are the same.
pub fn keyed(rows: impl Fn() -> Vec<Keyed> + 'static) -> Node {
    Node::Keyed(Box::new(rows))
}
