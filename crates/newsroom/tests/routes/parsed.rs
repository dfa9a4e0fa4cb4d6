//! A rendered page taken apart, for pages that shall differ in their words and in nothing else.

use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::Value;

/// One thing that a page says: where, and what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    pub place: String,
    pub what: String,
}

/// All that a page says, in its order: elements, the values of their attributes, texts, and each value of the JSON in it.
pub fn said(html: &str) -> Vec<Said> {
    let page = Html::parse_document(html);
    let mut said = Vec::new();
    for node in page.tree.root().descendants() {
        let parent = node.parent().and_then(|parent| parent.value().as_element()).map(Element::name).unwrap_or_default();
        match node.value() {
            Node::Element(element) => {
                said.push(Said { place: format!("<{}", element.name()), what: String::new() });
                let mut attributes: Vec<_> = element.attrs().collect();
                attributes.sort_unstable();
                said.extend(attributes.into_iter().map(|(name, value)| Said { place: format!("{} {name}", element.name()), what: value.to_owned() }));
            }
            Node::Text(text) => {
                let script = node.parent().and_then(ElementRef::wrap).filter(|parent| parent.value().name() == "script");
                match script.and_then(|script| script.attr("type")).filter(|kind| kind.ends_with("json")) {
                    Some(kind) => json(kind, &serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {}", &**text)), &mut said),
                    None => said.push(Said { place: parent.to_owned(), what: text.to_string() }),
                }
            }
            Node::Comment(comment) => said.push(Said { place: "<!--".into(), what: comment.to_string() }),
            _ => {}
        }
    }
    said
}

fn json(place: &str, value: &Value, said: &mut Vec<Said>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| json(&format!("{place}/{name}"), value, said)),
        Value::Array(items) => items.iter().for_each(|item| json(place, item, said)),
        Value::String(text) => said.push(Said { place: place.to_owned(), what: text.clone() }),
        other => said.push(Said { place: place.to_owned(), what: other.to_string() }),
    }
}

/// The elements of a page and the names of their attributes, but for what is inside of what a selector finds.
pub fn frame(html: &str, but: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let but: Vec<_> = page.select(&Selector::parse(but).unwrap()).map(|element| element.id()).collect();
    let elements =
        page.tree.root().descendants().filter(|node| !node.ancestors().any(|above| but.contains(&above.id()))).filter_map(|node| node.value().as_element());
    let told = elements.map(|element| {
        let mut names: Vec<_> = element.attrs().map(|(name, _)| name).collect();
        names.sort_unstable();
        format!("{} {}", element.name(), names.join(" "))
    });
    told.collect()
}

/// What is inside of the one element that a selector finds, without the comments that the program finds its places by.
pub fn inside(html: &str, selector: &str) -> String {
    let page = Html::parse_document(html);
    let found: Vec<_> = page.select(&Selector::parse(selector).unwrap()).map(|element| element.inner_html()).collect();
    assert_eq!(found.len(), 1, "{selector}");
    found.concat().replace("<!---->", "")
}

/// The values of an attribute, where a selector finds it.
pub fn values(html: &str, selector: &str, attribute: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    page.select(&Selector::parse(selector).unwrap()).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect()
}

/// The texts of the elements that a selector finds.
pub fn texts(html: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    page.select(&Selector::parse(selector).unwrap()).map(|element| element.text().collect()).collect()
}

/// Addresses on a page that a browser would follow or load and that are no path of ours and no whole address.
pub fn odd_addresses(html: &str) -> Vec<String> {
    let named = ["href", "src", "action", "formaction", "poster", "data", "cite", "xlink:href", "ping", "background"];
    let mut found: Vec<_> = named.iter().flat_map(|name| values(html, &format!("[{}]", name.replace(':', "\\:")), name)).collect();
    found.extend(values(html, "[srcset]", "srcset").iter().flat_map(|set| set.split(", ").map(|one| one.split(' ').next().unwrap_or_default().to_owned())));
    let is_path = |address: &str| address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
    found.retain(|address| !is_path(address) && !["https://", "http://", "mailto:", "tel:", "#"].iter().any(|start| address.starts_with(start)));
    found
}
