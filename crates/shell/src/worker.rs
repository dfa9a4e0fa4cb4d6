use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What the revisions of files begin with whose text is the operator's as well.
pub const SHELL: &str = "visnyk-shell-";
pub const MANIFEST: &str = "visnyk-manifest-";

/// The service worker for this shell and manifest: its own text changes when theirs does, by which browsers know a new version.
pub fn with_revisions(worker: &str, shell: &str, manifest: &str) -> String {
    with_revision(&with_revision(worker, SHELL, shell), MANIFEST, manifest)
}

fn with_revision(worker: &str, mark: &str, text: &str) -> String {
    let Some((before, (_, after))) = worker.split_once(mark).and_then(|(before, rest)| Some((before, rest.split_once('"')?))) else {
        return worker.to_owned();
    };
    let mut revision = String::new();
    for byte in Sha256::digest(text.as_bytes()).iter().take(8) {
        let _ = write!(revision, "{byte:02x}");
    }
    format!("{before}{mark}{revision}\"{after}")
}

#[cfg(test)]
mod tests {
    use super::with_revisions;

    const WORKER: &str = "x([{url:\"/shell.html\",revision:\"visnyk-shell-0\"},{url:\"/m\",revision:\"visnyk-manifest-0\"}])";

    #[test]
    fn the_worker_changes_when_the_shell_or_the_manifest_does_and_only_then() {
        let one = with_revisions(WORKER, "shell", "manifest");
        assert!(!one.contains("shell-0\"") && !one.contains("manifest-0\"") && one.ends_with("\"}])"), "{one}");
        assert_eq!(with_revisions(&one, "shell", "manifest"), one);
        assert_ne!(with_revisions(&one, "other", "manifest"), one);
        assert_ne!(with_revisions(&one, "shell", "other"), one);
        assert_eq!(with_revisions("self.x()", "shell", "manifest"), "self.x()");
    }
}
