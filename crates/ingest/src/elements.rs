//! What an element is: left out, a block, or a style of its text.

use super::runs::Style;
use super::words::line;
use html5ever::ns;
use scraper::ElementRef;

/// Not text for readers: code, foreign mark-up, what is hidden, and Word's own list markers.
pub fn is_dropped(element: ElementRef<'_>) -> bool {
    let value = element.value();
    value.name.ns != ns!(html)
        || matches!(value.name(), "script" | "style" | "template" | "noscript" | "svg" | "math" | "title" | "head" | "datalist" | "noembed" | "noframes")
        || value.attr("hidden").is_some()
        || has_style(element, &["display:none", "mso-hide:all", "mso-list:ignore"])
}

/// Whether an element parts paragraphs.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "address"
            | "details"
            | "summary"
            | "dl"
            | "dd"
            | "center"
            | "form"
            | "fieldset"
            | "legend"
            | "figcaption"
            | "hgroup"
            | "search"
            | "dialog"
            | "html"
            | "body"
            | "li"
            | "caption"
            | "tr"
            | "td"
            | "th"
            | "option"
            | "optgroup"
    )
}

/// The styles that an inline element stands for; pastes from Word and Google Docs write them as CSS.
pub fn styles(element: ElementRef<'_>) -> Vec<Style> {
    let plain_weight = || has_style(element, &["font-weight:normal", "font-weight:400"]);
    let is_strong = has_style(element, &["font-weight:bold", "font-weight:bolder", "font-weight:600", "font-weight:700", "font-weight:800", "font-weight:900"]);
    let mut styles = Vec::new();
    match element.value().name() {
        "a" => styles.extend(element.attr("href").and_then(super::address::link).map(Style::Link)),
        "abbr" | "acronym" => {
            let title = line(element.attr("title").unwrap_or_default());
            styles.extend(Some(title).filter(|title| !title.is_empty()).map(Style::Abbr));
        }
        "sub" => styles.push(Style::Sub),
        "sup" => styles.push(Style::Sup),
        "b" | "strong" if !plain_weight() => styles.push(Style::Strong),
        "i" | "em" | "cite" | "dfn" if !has_style(element, &["font-style:normal"]) => styles.push(Style::Em),
        _ => {}
    }
    for (is_set, style) in [
        (is_strong, Style::Strong),
        (has_style(element, &["font-style:italic"]), Style::Em),
        (has_style(element, &["vertical-align:super"]), Style::Sup),
        (has_style(element, &["vertical-align:sub;"]), Style::Sub),
    ] {
        styles.extend(is_set.then_some(style));
    }
    styles
}

/// Whether the style attribute has one of these declarations (lower case, no spaces).
pub fn has_style(element: ElementRef<'_>, declarations: &[&str]) -> bool {
    element.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).chain([';']).collect();
        declarations.iter().any(|declaration| style.contains(declaration))
    })
}
