//! Rendering on the host: the same application as in the browser, written as HTML.
//!
//! It never waits: [`render`] answers with the page, or with the API calls that it needs first. Whoever serves the page makes
//! them (the newsroom in its own process) and renders again.

use crate::address::Address;
use crate::app::{Start, app};
use crate::client::{ApiError, Client, Done, Reply, Transport};
use crate::config::Config;
use crate::head::{Element, Head, use_head};
use crate::markup::{escape, to_html};
use leptos::prelude::Owner;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What was answered to API calls: status and body by path.
pub type Answers = BTreeMap<String, (u16, String)>;

/// What to render.
#[derive(Clone, Debug)]
pub struct Asked {
    /// With the portal's own origin, for the addresses in the head.
    pub config: Config,
    pub address: Address,
    /// Seconds since 1970.
    pub now: u32,
}

/// What came of rendering.
#[derive(Debug)]
pub enum Rendered {
    /// These calls first; each is a `GET`.
    Needs(Vec<String>),
    Page(Page),
}

/// A rendered page.
#[derive(Debug)]
pub struct Page {
    /// What stands in `<div id="portal">`.
    pub body: String,
    pub head: Head,
    /// The calls whose answers the page shows.
    pub used: Vec<String>,
}

/// Renders a page of which `answers` are known.
pub fn render(asked: &Asked, answers: &Arc<Answers>) -> Rendered {
    let calls = Arc::new(Calls { answers: answers.clone(), used: Mutex::default(), needed: Mutex::default() });
    let start = Start {
        config: asked.config.clone(),
        client: Client::new(calls.clone()),
        address: asked.address.clone(),
        rendered: Some(f64::from(asked.now) * 1_000.0),
    };
    let owner = Owner::new_root(None);
    let (body, head) = owner.with(|| {
        let node = app(start);
        // Before the nodes are written no page has been chosen yet, and no head.
        (to_html(&node), use_head().current())
    });
    owner.cleanup();
    let needed = std::mem::take(&mut *calls.needed.lock().unwrap_or_else(PoisonError::into_inner));
    if !needed.is_empty() {
        return Rendered::Needs(needed);
    }
    let used = std::mem::take(&mut *calls.used.lock().unwrap_or_else(PoisonError::into_inner));
    let head = head.unwrap_or_else(|| Head { title: asked.config.site_name.clone(), lang: asked.address.lang(), elements: Vec::new() });
    Rendered::Page(Page { body, head, used })
}

/// Writes the elements of a head, marked so that the application can replace them.
pub fn head_html(elements: &[Element]) -> String {
    let mut html = String::new();
    for element in elements {
        html.push('<');
        html.push_str(element.tag);
        html.push_str(" data-head=\"\"");
        for (name, value) in &element.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            html.push_str(&escaped(value));
            html.push('"');
        }
        html.push('>');
        if element.tag == "script" {
            // Its text is JSON whose `<` are escaped already.
            html.push_str(&element.text);
            html.push_str("</script>");
        }
    }
    html
}

/// Text as HTML.
pub fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape(text, &mut html);
    html
}

/// Answers from what is known, and notes what is not.
struct Calls {
    answers: Arc<Answers>,
    used: Mutex<Vec<String>>,
    needed: Mutex<Vec<String>>,
}

impl Transport for Calls {
    fn get(&self, path: &str, done: Done) -> Box<dyn Send + Sync> {
        let known = self.answers.get(path);
        let mut list = if known.is_some() { &self.used } else { &self.needed }.lock().unwrap_or_else(PoisonError::into_inner);
        if !list.iter().any(|noted| noted == path) {
            list.push(path.to_owned());
        }
        drop(list);
        if let Some((status, body)) = known {
            let reply: Result<Reply, ApiError> = Ok(Reply { status: *status, retry_after: None, kept: None, body: body.clone() });
            done(reply);
        }
        Box::new(())
    }

    fn post(&self, _path: &str) {}
}
