use super::document;
use crate::head::Head;

/// Writes the head of the page that is shown now.
pub fn set_head(head: &Head) {
    let Some(document) = document() else { return };
    document.set_title(&head.title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", head.lang.code());
    }
    set(&document, "meta", ("name", "description"), "content", head.description.as_deref());
    set(&document, "meta", ("name", "robots"), "content", head.hidden.then_some("noindex"));
    let canonical = head.canonical.as_ref().map(|address| if address.starts_with('/') { format!("{}{address}", super::origin()) } else { address.clone() });
    set(&document, "link", ("rel", "canonical"), "href", canonical.as_deref());
}

/// Sets the one element of its kind, or takes it away.
fn set(document: &web_sys::Document, tag: &str, (name, kind): (&str, &str), attribute: &str, value: Option<&str>) {
    let found = document.query_selector(&format!("head {tag}[{name}={kind}]")).ok().flatten();
    let Some(value) = value else {
        if let Some(element) = found {
            element.remove();
        }
        return;
    };
    let element = found.or_else(|| {
        let element = document.create_element(tag).ok()?;
        let _ = element.set_attribute(name, kind);
        let _ = document.head()?.append_child(&element);
        Some(element)
    });
    if let Some(element) = element {
        let _ = element.set_attribute(attribute, value);
    }
}
