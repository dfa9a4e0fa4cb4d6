use super::{Rule, file::File};

pub const RULE: Rule = Rule { name: "test-shortcuts", check };

/// Written in parts so that this file keeps its own rule.
const TYPESCRIPT: &[&str] = &[
    concat!("waitFor", "Timeout"),
    concat!("test.", "skip"),
    concat!("test.", "only"),
    concat!("test.", "fixme"),
    concat!("describe.", "only"),
    concat!("describe.", "skip"),
];
const RUST: &[&str] = &[concat!("#[", "ignore"), concat!("thread::", "sleep"), concat!("time::", "sleep(")];

/// A test that is skipped tests nothing, one that sleeps is slow and fails on a busy machine.
fn check(file: &File) -> Vec<(usize, String)> {
    let (lines, words) = match file.ending() {
        "ts" | "js" if file.within("e2e") => (file.code().collect(), TYPESCRIPT),
        "rs" => (file.rust(true), RUST),
        _ => return Vec::new(),
    };
    let found = |line: &str| {
        words.iter().find(|word| line.contains(**word)).map(|word| format!("«{word}» in a test: wait for what should happen, mend or remove the test"))
    };
    lines.into_iter().filter_map(|(number, line)| Some((number, found(line)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::{RUST, TYPESCRIPT, check};
    use crate::tidy::file::file;

    #[test]
    fn shortcuts_are_found() {
        for word in TYPESCRIPT {
            assert_eq!(check(&file("e2e/a.spec.ts", word)).len(), 1, "{word}");
        }
        for word in RUST {
            assert_eq!(check(&file("src/a/tests.rs", word)).len(), 1, "{word}");
        }
        assert!(check(&file("src/a.rs", RUST.last().unwrap())).is_empty());
    }
}
