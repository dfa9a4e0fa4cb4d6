/// A file of the tree, as the rules see it.
pub struct File {
    /// Below the checkout, with forward slashes.
    pub path: String,
    pub text: String,
}

impl File {
    pub fn ending(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, ending)| ending)
    }

    pub fn is(&self, endings: &[&str]) -> bool {
        endings.contains(&self.ending())
    }

    pub fn within(&self, folder: &str) -> bool {
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Lines with their numbers, without those that are only a comment.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Whether the whole file is tests.
    pub fn is_test(&self) -> bool {
        self.path.starts_with("e2e/")
            || self.path.contains("/tests/")
            || self.path.ends_with("/tests.rs")
            || self.path.ends_with("_tests.rs")
            || self.path.starts_with("tests/")
    }

    /// Rust lines by whether they are tests: whole files of tests, and what stands under `#[cfg(test)]`.
    pub fn rust(&self, tests: bool) -> Vec<(usize, &str)> {
        let whole = self.is_test();
        // The indentation of the `#[cfg(test)]` that the lines are under.
        let mut under: Option<String> = None;
        let mut lines = Vec::new();
        for (number, line) in self.code() {
            let indent: String = line.chars().take_while(|letter| letter.is_whitespace()).collect();
            let starts = under.is_none() && line.trim_start().starts_with("#[cfg(test)]");
            if starts {
                under = Some(indent.clone());
            }
            if (whole || under.is_some()) == tests {
                lines.push((number, line));
            }
            let rest = line.trim_end();
            let ends = rest.ends_with('}') || rest.ends_with(';');
            if !starts && ends && under.as_ref() == Some(&indent) {
                under = None;
            }
        }
        lines
    }
}

#[cfg(test)]
pub fn file(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_told_from_code() {
        let rust = file("src/a.rs", "fn a() {}\n#[cfg(test)]\nmod b;\nfn c() {}\n// no code\n#[cfg(test)]\nmod tests {\n    fn d() {\n    }\n}\nfn e() {}\n");
        let numbers = |tests| rust.rust(tests).into_iter().map(|(number, _)| number).collect::<Vec<_>>();
        assert_eq!(numbers(false), [1, 4, 11]);
        assert_eq!(numbers(true), [2, 3, 6, 7, 8, 9, 10]);
        assert_eq!(file("src/a/tests.rs", "fn a() {}").rust(true).len(), 1);
    }
}
