use super::{Rule, file::File};

pub const RULE: Rule = Rule { name: "css-logical", check };

const SIDES: &[&str] = &["left", "right", "top", "bottom"];
const PREFIXES: &[&str] = &["", "margin-", "padding-", "border-", "scroll-margin-", "scroll-padding-"];

/// Style sheets name sides by the flow of text, not of the screen: a page in another direction is then right by itself.
fn check(file: &File) -> Vec<(usize, String)> {
    if !file.is(&["css"]) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        for declaration in line.split([';', '{', '}']) {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let (property, value) = (property.trim(), value.trim());
            if is_physical(property) || (matches!(property, "text-align" | "float" | "clear") && matches!(value, "left" | "right")) {
                found.push((number, format!("«{property}: {value}» names a side of the screen: use the logical property (inline-start, block-end …)")));
            }
        }
    }
    found
}

fn is_physical(property: &str) -> bool {
    PREFIXES
        .iter()
        .filter_map(|prefix| property.strip_prefix(prefix))
        .any(|rest| SIDES.iter().any(|side| rest == *side || rest.strip_prefix(side).is_some_and(|rest| rest.starts_with('-'))))
}

#[cfg(test)]
mod tests {
    use crate::tidy::file::file;

    #[test]
    fn sides_of_the_screen_are_found() {
        for css in ["a { margin-left: 0; }", "a { inset: 0; top: 1px }", "  border-top-left-radius: 2px;", "text-align: right;", "border-bottom: 0"] {
            assert_eq!(super::check(&file("style/a.css", css)).len(), 1, "{css}");
        }
    }

    #[test]
    fn logical_ones_pass() {
        let css = "a { margin-inline-start: 0; inset-block-start: 0; text-align: start; border-block-end: 0; transition: left 1s }\na:hover { overflow: clip }";
        assert!(super::check(&file("style/a.css", css)).is_empty());
    }
}
