use super::document;
use crate::head::Head;

/// Writes the head of the page that is shown now in place of the one before.
pub fn set_head(head: &Head) {
    let Some(document) = document() else { return };
    document.set_title(&super::reading::with_count(&head.title));
    super::set_root("lang", Some(head.lang.code()));
    super::each("head [data-head]", |old| old.remove());
    let Some(place) = document.head() else { return };
    for element in &head.elements {
        let Ok(live) = document.create_element(element.tag) else { continue };
        let _ = live.set_attribute("data-head", "");
        for (name, value) in &element.attributes {
            let _ = live.set_attribute(name, value);
        }
        live.set_text_content(Some(&element.text));
        let _ = place.append_child(&live);
    }
}
