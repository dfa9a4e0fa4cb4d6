use super::{Rule, file::File};

pub const RULE: Rule = Rule { name: "panics", check };

const WAYS: &[&str] = &[".unwrap()", ".expect(", "panic!(", "unreachable!(", "unimplemented!(", concat!("to", "do!(")];
const FOLDERS: &[&str] = &["src", "crates/contract/src", "crates/locale/src", "crates/routes/src", "crates/shell/src", "crates/newsroom/src"];

/// A failing call never takes the shell or the server down. Clippy says so too; this also sees code behind `cfg`.
fn check(file: &File) -> Vec<(usize, String)> {
    if !file.is(&["rs"]) || !FOLDERS.iter().any(|folder| file.within(folder)) {
        return Vec::new();
    }
    let found = |line: &str| WAYS.iter().find(|way| line.contains(**way)).map(|way| format!("«{way}» can bring everything down: return an error"));
    file.rust(false).into_iter().filter_map(|(number, line)| Some((number, found(line)?))).collect()
}

#[cfg(test)]
mod tests {
    use crate::tidy::file::file;

    #[test]
    fn ways_to_panic_are_found_outside_tests() {
        assert_eq!(super::check(&file("src/a.rs", "a.unwrap();\nb.expect(\"c\");\npanic!(\"d\");")).len(), 3);
        assert!(super::check(&file("src/a.rs", "a.unwrap_or(1);\n#[cfg(test)]\nmod tests {\n    a.unwrap();\n}\n")).is_empty());
        assert!(super::check(&file("crates/xtask/src/a.rs", "a.unwrap();")).is_empty());
    }
}
