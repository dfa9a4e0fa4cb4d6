use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// One thing that something is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Component {
    /// Where it is known: `cargo`, `npm`, or `generic`.
    kind: &'static str,
    pub name: String,
    pub version: String,
    licence: Option<String>,
    /// The algorithm and the hexadecimal digits of its archive's sum.
    sum: Option<(&'static str, String)>,
    /// Where its sources are.
    source: Option<String>,
    /// As lists of vulnerabilities name it.
    cpe: Option<String>,
}

impl Component {
    pub fn new(kind: &'static str, name: &str, version: &str) -> Self {
        Self { kind, name: name.into(), version: version.into(), licence: None, sum: None, source: None, cpe: None }
    }

    /// An expression of SPDX; cargo also knows an older way to write one.
    pub fn licensed(mut self, expression: &str) -> Self {
        self.licence = Some(expression.replace('/', " OR "));
        self
    }

    pub fn with_sum(mut self, algorithm: &'static str, digits: String) -> Self {
        self.sum = Some((algorithm, digits));
        self
    }

    pub fn from(mut self, source: &str) -> Self {
        self.source = Some(source.into());
        self
    }

    pub fn known_as(mut self, vendor: &str) -> Self {
        self.cpe = Some(format!("cpe:2.3:a:{vendor}:{}:{}:*:*:*:*:*:*:*", self.name, self.version));
        self
    }

    /// The package's address, by which the list also names it.
    pub fn reference(&self) -> String {
        // A scope of npm begins with a sign that stands for the version there; so does what follows a build's number.
        format!("pkg:{}/{}@{}", self.kind, self.name.replace('@', "%40"), self.version.replace('+', "%2B"))
    }

    pub fn json(&self) -> Value {
        let mut fields = Map::new();
        let mut set = |name: &str, value: Value| fields.insert(name.to_owned(), value);
        set("type", "library".into());
        set("bom-ref", self.reference().into());
        set("name", self.name.as_str().into());
        set("version", self.version.as_str().into());
        set("purl", self.reference().into());
        if let Some(licence) = &self.licence {
            set("licenses", json!([{ "expression": licence }]));
        }
        if let Some((algorithm, digits)) = &self.sum {
            set("hashes", json!([{ "alg": algorithm, "content": digits }]));
        }
        if let Some(source) = &self.source {
            set("externalReferences", json!([{ "type": "vcs", "url": source }]));
        }
        if let Some(cpe) = &self.cpe {
            set("cpe", cpe.as_str().into());
        }
        Value::Object(fields)
    }
}

/// What one program is made of, and what needs what.
#[derive(Debug)]
pub struct Parts {
    pub root: Component,
    /// By their references.
    pub components: BTreeMap<String, Component>,
    pub edges: BTreeMap<String, BTreeSet<String>>,
}

impl Parts {
    pub fn of(root: Component) -> Self {
        let edges = BTreeMap::from([(root.reference(), BTreeSet::new())]);
        Self { root, components: BTreeMap::new(), edges }
    }

    /// Adds a part that `parent` needs.
    pub fn add(&mut self, parent: &str, part: Component) {
        let reference = part.reference();
        self.edges.entry(parent.to_owned()).or_default().insert(reference.clone());
        self.edges.entry(reference.clone()).or_default();
        self.components.insert(reference, part);
    }

    pub fn add_below_root(&mut self, part: Component) {
        self.add(&self.root.reference(), part);
    }
}
