use super::{Rule, file::File};

pub const RULE: Rule = Rule { name: "html-sinks", check };

const SINKS: &[&str] = &[
    "inner_html",
    "outer_html",
    "insert_adjacent_html",
    "create_contextual_fragment",
    "parse_from_string",
    "set_html_unsafe",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "createContextualFragment",
    "document.write",
    "InertElement",
    "eval(",
];

/// Bodies are blocks and pages are views: the client turns no string into HTML.
fn check(file: &File) -> Vec<(usize, String)> {
    let ours = (file.within("src") && file.is(&["rs"])) || (file.within("public") && file.is(&["js"])) || file.path == "index.html";
    if !ours {
        return Vec::new();
    }
    let found = |line: &str| SINKS.iter().find(|sink| line.contains(**sink)).map(|sink| format!("«{sink}» makes HTML of a string: build nodes"));
    file.code().filter_map(|(number, line)| Some((number, found(line)?))).collect()
}

#[cfg(test)]
mod tests {
    use crate::tidy::file::file;

    #[test]
    fn sinks_are_found() {
        assert_eq!(super::check(&file("src/a.rs", "<p inner_html=text/>")).len(), 1);
        assert_eq!(super::check(&file("public/a.js", "\n node.innerHTML = 1")), [(2, "«innerHTML» makes HTML of a string: build nodes".to_owned())]);
        assert!(super::check(&file("src/a.rs", "// inner_html never")).is_empty());
        assert!(super::check(&file("crates/newsroom/src/a.rs", "node.inner_html()")).is_empty());
    }
}
