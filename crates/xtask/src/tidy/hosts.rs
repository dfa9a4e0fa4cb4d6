use super::{Rule, file::File};

pub const RULE: Rule = Rule { name: "hosts", check };

/// Where packages come from is a machine's own setting, and a path of one machine is nothing to another.
/// (Each is written in two parts so that this file keeps its own rule.)
const BANNED: &[(&str, &str)] = &[
    ("registry.npm", "js.org"),
    ("registry.yarn", "pkg.com"),
    ("static.crates", ".io"),
    ("index.crates", ".io"),
    ("files.python", "hosted.org"),
    ("deb.debian", ".org"),
    ("/ro", "ot/"),
    ("/wo", "rk/"),
];

fn check(file: &File) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        for (first, second) in BANNED {
            let banned = format!("{first}{second}");
            if stands_alone(line, &banned) {
                found.push((number, format!("«{banned}» belongs to one machine or registry: leave it to the machine's settings")));
            }
        }
    }
    found
}

/// Found, and not as the end of a longer word or path.
fn stands_alone(line: &str, banned: &str) -> bool {
    line.match_indices(banned)
        .any(|(at, _)| line.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|before| !before.is_alphanumeric() && !"._-}".contains(before)))
}

#[cfg(test)]
mod tests {
    use crate::tidy::file::file;

    #[test]
    fn registries_and_machine_paths_are_found() {
        let lock = format!("\"resolved\": \"https://{}{}/a.tgz\"\n", "registry.npm", "js.org");
        assert_eq!(super::check(&file("e2e/package-lock.json", &lock)).len(), 1);
        assert_eq!(super::check(&file("README.md", &format!("see {}main", "/wo".to_owned() + "rk/"))).len(), 1);
        assert!(super::check(&file("README.md", &format!("https://example.org{}a", "/wo".to_owned() + "rk/"))).is_empty());
    }
}
