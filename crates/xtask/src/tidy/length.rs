use super::{Rule, file::File};

pub const RULE: Rule = Rule { name: "length", check };

const LONGEST: usize = 300;

/// A file that does not fit is two concerns.
fn check(file: &File) -> Vec<(usize, String)> {
    let lines = file.text.lines().count();
    let long = file.is(&["rs", "ts", "css", "js"]) && lines > LONGEST;
    long.then(|| (LONGEST, format!("{lines} lines, {LONGEST} are the limit: split it by concern"))).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::tidy::file::file;

    #[test]
    fn long_files_are_found() {
        assert!(super::check(&file("src/a.rs", &"x\n".repeat(300))).is_empty());
        assert_eq!(super::check(&file("src/a.rs", &"x\n".repeat(301))).len(), 1);
        assert!(super::check(&file("Cargo.lock", &"x\n".repeat(301))).is_empty());
    }
}
