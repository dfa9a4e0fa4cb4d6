use super::{Rule, file::File};
use serde_json::Value;

pub const RULE: Rule = Rule { name: "lockfiles", check };

/// Other places that install packages of npm would have to say so themselves.
const SETTINGS: [&str; 2] = ["ignore-scripts = true", "omit-lockfile-registry-resolved = true"];

/// What npm fetches is held to a sum, comes from the registry that the machine names, and runs nothing when it is installed.
fn check(file: &File) -> Vec<(usize, String)> {
    match file.path.rsplit('/').next() {
        Some("package-lock.json") => lock(&file.text),
        Some(".npmrc") => {
            let missing = SETTINGS.iter().filter(|setting| !file.text.lines().any(|line| line.trim() == **setting));
            missing.map(|setting| (1, format!("«{setting}» is missing"))).collect()
        }
        _ => calls(file),
    }
}

fn lock(text: &str) -> Vec<(usize, String)> {
    let Ok(lock) = serde_json::from_str::<Value>(text) else { return vec![(1, "this lock file is no JSON".into())] };
    let Some(packages) = lock.pointer("/packages").and_then(Value::as_object) else { return vec![(1, "this lock file has no packages".into())] };
    let line = |name: &str| text.lines().position(|line| line.contains(&format!("\"{name}\""))).map_or(1, |at| at + 1);
    let mut found = Vec::new();
    // The first is the folder itself.
    for (name, package) in packages.iter().filter(|(name, _)| !name.is_empty()) {
        if !package.pointer("/integrity").and_then(Value::as_str).is_some_and(|sum| sum.starts_with("sha512-")) {
            found.push((line(name), format!("{name} has no sum: nothing holds it to what was looked at")));
        }
        if package.get("resolved").is_some() {
            found.push((line(name), format!("{name} names the place that it comes from")));
        }
    }
    found
}

/// Installing without the flag would run what packages bring along.
fn calls(file: &File) -> Vec<(usize, String)> {
    if !file.is(&["md", "sh", "yml", "yaml", "json"]) && !file.path.starts_with(".ci/") {
        return Vec::new();
    }
    let installs = |line: &str| ["npm ci", "npm install", "npm i "].iter().any(|call| line.contains(call));
    let bare = (1..).zip(file.text.lines()).filter(|(_, line)| installs(line) && !line.contains("--ignore-scripts"));
    bare.map(|(number, _)| (number, "packages are installed with --ignore-scripts".to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::file::file;

    fn found(path: &str, text: &str) -> usize {
        check(&file(path, text)).len()
    }

    #[test]
    fn every_package_has_a_sum_and_no_place() {
        let lock = |package: &str| format!("{{\"packages\": {{\"\": {{\"name\": \"x\"}}, \"node_modules/a\": {package}}}}}");
        assert_eq!(found("e2e/package-lock.json", &lock(r#"{"version": "1.0.0", "integrity": "sha512-x"}"#)), 0);
        for package in [r#"{"version": "1.0.0"}"#, r#"{"integrity": "sha1-x"}"#, r#"{"integrity": "sha512-x", "resolved": "https://example.org/a.tgz"}"#] {
            assert_eq!(found("e2e/package-lock.json", &lock(package)), 1, "{package}");
        }
        assert_eq!((found("package-lock.json", "{}"), found("package-lock.json", "nonsense")), (1, 1));
    }

    #[test]
    fn nothing_runs_when_packages_are_installed() {
        assert_eq!(found("e2e/.npmrc", "omit-lockfile-registry-resolved = true\nignore-scripts = true\n"), 0);
        assert_eq!(found("e2e/.npmrc", "ignore-scripts = false\n"), 2);
        assert_eq!(found("README.md", "run `npm ci` first\n"), 1);
        assert_eq!(found("README.md", "run `npm ci --ignore-scripts` first\n"), 0);
    }
}
