use super::{Rule, file::File};

pub const RULE: Rule = Rule { name: "web-apis", check };

/// Only `src/browser` touches the browser, so that every page renders on the host too.
fn check(file: &File) -> Vec<(usize, String)> {
    if !file.within("src") || !file.is(&["rs"]) || file.within("src/browser") || file.path == "src/browser.rs" {
        return Vec::new();
    }
    let found = |line: &str| {
        ["web_sys", "js_sys"].into_iter().find(|name| line.contains(name)).map(|name| format!("«{name}» outside src/browser: put a function there"))
    };
    file.code().filter_map(|(number, line)| Some((number, found(line)?))).collect()
}

#[cfg(test)]
mod tests {
    use crate::tidy::file::file;

    #[test]
    fn browser_apis_are_found_outside_their_place() {
        assert_eq!(super::check(&file("src/pages/a.rs", "use web_sys::Window;")).len(), 1);
        assert!(super::check(&file("src/browser/a.rs", "use web_sys::Window;")).is_empty());
        assert!(super::check(&file("src/pages/a.rs", "/// not by js_sys")).is_empty());
    }
}
