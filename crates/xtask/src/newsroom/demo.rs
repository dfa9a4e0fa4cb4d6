//! The demo: articles and lists of demo/, with their pictures drawn.

use super::Programs;
use crate::digest::Sum;
use crate::run::{Run, say};
use crate::{files, place};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const SHAPES: &str = "demo/map/ukraine-oblasts.json";

/// Everything to import, in one folder.
pub fn stage(programs: &Programs) -> Result<PathBuf> {
    let root = place::root();
    let staged = place::target().join("demo");
    let pictures = draw(programs, &staged.join("pictures"))?;
    // What was removed from demo/ must not be imported from an older stage; pictures take long and stay.
    for entry in std::fs::read_dir(&staged).with_context(|| format!("{} cannot be listed", staged.display()))?.flatten() {
        if entry.path() != pictures && entry.path().is_dir() {
            files::clear(&entry.path())?;
        }
    }
    files::copy(&root.join("demo"), &staged)?;
    Ok(staged)
}

fn draw(programs: &Programs, out: &Path) -> Result<PathBuf> {
    let root = place::root();
    let names = names(&root.join("demo/articles"))?;
    let mark = out.with_file_name("pictures.sum");
    let drawing = {
        let mut sum = Sum::new();
        for file in files::under(&root.join("crates/demo-art/src"))?.iter().chain([&root.join(SHAPES)]) {
            sum.add(std::fs::read(file).unwrap_or_default());
        }
        sum.finish()
    };
    // Another way of drawing makes every picture anew; a new name only itself.
    if !std::fs::read_to_string(&mark).is_ok_and(|there| there == drawing) {
        files::clear(out)?;
    }
    files::make(out)?;
    if names.iter().all(|name| out.with_file_name(name).is_file()) {
        return Ok(out.to_path_buf());
    }
    say(format!("Drawing the demo's pictures ({})", names.len()));
    let list = out.with_file_name("pictures.txt");
    files::write(&list, names.into_iter().collect::<Vec<_>>().join("\n"))?;
    Run::new(&programs.demo_art, "drawing the demo's pictures")
        .arg("--names")
        .arg(&list)
        .arg("--shapes")
        .arg(root.join(SHAPES))
        .arg("--out")
        .arg(out)
        .quiet()?;
    files::write(&mark, drawing)?;
    Ok(out.to_path_buf())
}

/// `pictures/….png` wherever an article names one: as a value of its own or within HTML.
fn names(articles: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for file in files::under(articles)? {
        let text = files::read_text(&file)?;
        names.extend(
            text.split(['"', '\'', '\\', ' ', ',', '(', ')', '>', '\n'])
                .filter(|word| word.starts_with("pictures/") && word.ends_with(".png"))
                .map(str::to_owned),
        );
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    #[test]
    fn picture_names_are_found_in_values_and_html() {
        let dir = tempfile::tempdir().unwrap();
        let json = r#"{"src": "pictures/a-1.png", "body_html": "<img src=\"pictures/b-2.png\" alt=''>", "url": "https://example.org/pictures/c.png"}"#;
        std::fs::write(dir.path().join("1.json"), json).unwrap();
        assert_eq!(super::names(dir.path()).unwrap().into_iter().collect::<Vec<_>>(), ["pictures/a-1.png", "pictures/b-2.png"]);
    }
}
