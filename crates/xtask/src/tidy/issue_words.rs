use super::{Rule, file::File};

pub const RULE: Rule = Rule { name: "issue-words", check };

/// Written in two parts so that this file keeps its own rule.
const WORDS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX"), concat!("HA", "CK")];
const TEXTS: &[&str] = &["rs", "ts", "js", "css", "html", "toml", "md", "sh", "sql", "yml", "yaml"];

/// Work left for later has an issue, or nobody finds it again.
fn check(file: &File) -> Vec<(usize, String)> {
    if !file.is(TEXTS) {
        return Vec::new();
    }
    let found =
        |line: &str| WORDS.iter().find(|word| has_word(line, word) && !has_number(line)).map(|word| format!("{word} names no issue: write «{word} #12»"));
    (1..).zip(file.text.lines()).filter_map(|(number, line)| Some((number, found(line)?))).collect()
}

fn has_word(line: &str, word: &str) -> bool {
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|part| part == word)
}

fn has_number(line: &str) -> bool {
    line.split('#').skip(1).any(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{WORDS, check};
    use crate::tidy::file::file;

    #[test]
    fn a_number_is_asked_for() {
        for word in WORDS {
            assert_eq!(check(&file("src/a.rs", &format!("// {word}: later"))).len(), 1);
            assert!(check(&file("src/a.rs", &format!("// {word} #3: later"))).is_empty());
            assert!(check(&file("src/a.rs", &format!("// {word}S_LATER"))).is_empty());
        }
    }
}
