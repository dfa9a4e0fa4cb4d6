use super::{Rule, file::File};

pub const RULE: Rule = Rule { name: "hrefs", check };

const BUILT_BY_HAND: &[&str] =
    &["href=\"/", "action=\"/", "href=format!(\"/", "href=move || \"/", "href=move || format!(\"/", "navigate(\"/", "navigate(&format!(\"/"];

/// Addresses of pages are built in `routes` alone, so that a page can move.
fn check(file: &File) -> Vec<(usize, String)> {
    if !file.within("src") || !file.is(&["rs"]) {
        return Vec::new();
    }
    let found = |line: &str| {
        BUILT_BY_HAND.iter().find(|sign| line.contains(**sign)).map(|sign| format!("«{sign}» is an address built by hand: take it from visnyk_routes"))
    };
    file.rust(false).into_iter().filter_map(|(number, line)| Some((number, found(line)?))).collect()
}

#[cfg(test)]
mod tests {
    use crate::tidy::file::file;

    #[test]
    fn literal_addresses_are_found() {
        assert_eq!(super::check(&file("src/a.rs", "<a href=\"/news\">")).len(), 1);
        assert_eq!(super::check(&file("src/a.rs", "<a href=format!(\"/news/{id}\")>")).len(), 1);
        assert!(super::check(&file("src/a.rs", "<a href=Route::News.path(lang)> <a href=\"#main\">")).is_empty());
        assert!(super::check(&file("crates/routes/src/route.rs", "href=\"/news\"")).is_empty());
    }
}
