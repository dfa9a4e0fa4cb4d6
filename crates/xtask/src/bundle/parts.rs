//! The program in parts: the page starts one, and the later one comes when it is asked for (docs/adr/013-a-later-part.md).
//!
//! Trunk has built the page, and named the program there. The program itself is made anew here from what cargo linked: cut, bound
//! to its glue, optimised, each file under the hash of its content.

use super::{bindings, page};
use crate::run::Run;
use crate::{digest, files, place, tools};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// The program, as cargo names it.
const NAME: &str = "visnyk";
/// The script of the page that has the later part come ahead; the part's link stands before it.
const SCRIPT: &str = "<script data-part";

/// What wasm-opt does. The features are those that rustc uses and browsers of 2021 know; with all that wasm-opt knows, Chromium
/// 156 refuses the module.
const OPTIMISE: [&str; 11] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-producers",
    "--strip-target-features",
    "--converge",
];

/// What rustc is told: the splitter goes by the linker's relocations. `parts` turns the cut on, without which the program is one.
pub fn rustflags() -> String {
    let given = std::env::var("RUSTFLAGS").unwrap_or_default();
    [given.as_str(), "--cfg=parts", "-Clink-args=--emit-relocs"].join(" ").trim().to_owned()
}

/// Puts the program in parts in the place of Trunk's.
pub fn split(dist: &Path, profile: &str, node_bin: &Path) -> Result<()> {
    let work = place::target().join("bundle/parts");
    files::clear(&work)?;
    let linked = place::target().join("wasm32-unknown-unknown").join(profile).join(format!("{NAME}.wasm"));
    Run::new(tools::wasm_split()?.join("wasm-split-cli"), "cutting the program").arg(&linked).arg(&work).args(["--out-name", NAME]).quiet()?;
    Run::new(tools::wasm_bindgen()?.join("wasm-bindgen"), "binding the program to its glue")
        .arg(work.join(format!("{NAME}.wasm")))
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", NAME, "--out-dir"])
        .arg(&work)
        .quiet()?;
    files::remove(&work.join(format!("{NAME}.wasm")))?;
    let (bound, script) = (work.join(format!("{NAME}_bg.wasm")), work.join(format!("{NAME}.js")));
    files::write(&bound, bindings::without_dead(&files::read(&bound)?)?)?;
    let mut text = bindings::glue_without_dead(&files::read_text(&script)?)?;
    let mut renamed = Vec::new();
    for wasm in files::under(&work)?.into_iter().filter(|file| super::names::ending(file) == "wasm") {
        let small = wasm.with_extension("small");
        Run::new(node_bin.join("wasm-opt"), format!("optimising {}", wasm.display())).args(OPTIMISE).arg(&wasm).arg("--output").arg(&small).quiet()?;
        if wasm == bound {
            let (short, names) = bindings::shorten(&files::read(&small)?, &format!("./{NAME}_bg.js"))?;
            files::write(&small, short)?;
            text = names.apply(&text)?;
        }
        let old = name_of(&wasm)?;
        let new = named(old, &files::read(&small)?);
        files::rename(&small, &dist.join(&new))?;
        renamed.push((old.to_owned(), new));
    }
    files::write(&script, text)?;
    let glue = glue(&work, node_bin, &renamed)?;
    let js = format!("{NAME}-{}.js", digest::short(glue.as_bytes()));
    files::write(&dist.join(&js), glue)?;
    renamed.push((format!("{NAME}.js"), js));
    place(dist, &renamed)
}

/// The glue in one file, since each import would be one more way to the server before the program starts. Its files have their
/// new names there.
fn glue(work: &Path, node_bin: &Path, renamed: &[(String, String)]) -> Result<String> {
    let bundled = work.join("bundled.js");
    Run::new(node_bin.join("esbuild"), "bundling the program's glue")
        .arg(work.join(format!("{NAME}.js")))
        .args(["--bundle", "--format=esm", "--minify", "--target=esnext", "--charset=utf8", "--log-level=warning", "--legal-comments=none"])
        .arg(format!("--outfile={}", bundled.display()))
        .quiet()?;
    let mut text = files::read_text(&bundled)?;
    for (old, new) in renamed {
        if !text.contains(old) {
            bail!("the program's glue does not name {old}");
        }
        text = text.replace(old, new);
    }
    Ok(text)
}

/// Names the parts in the page in place of Trunk's program, whose files go.
fn place(dist: &Path, renamed: &[(String, String)]) -> Result<()> {
    let index = dist.join("index.html");
    let mut html = files::read_text(&index)?;
    let ours = |name: &str| renamed.iter().any(|(_, new)| new == name);
    let theirs: Vec<PathBuf> =
        page::code_of(&html, dist)?.into_iter().filter(|file| name_of(file).is_ok_and(|name| name.starts_with(NAME) && !ours(name))).collect();
    for file in theirs {
        let old = name_of(&file)?;
        let kind = if old.ends_with(".js") { format!("{NAME}.js") } else { format!("{NAME}_bg.wasm") };
        let (_, new) = renamed.iter().find(|(name, _)| *name == kind).with_context(|| format!("the page names {old}, for which there is no new file"))?;
        html = html.replace(old, new);
        files::remove(&file)?;
    }
    // What snippets there were is in the glue.
    files::clear(&dist.join("snippets"))?;
    for (old, new) in renamed {
        let Some(part) = old.strip_suffix(".wasm").and_then(|stem| stem.strip_prefix("split_").or_else(|| stem.starts_with("chunk_").then_some(stem))) else {
            continue;
        };
        if !html.contains(SCRIPT) {
            bail!("index.html has no place for the later parts: «{SCRIPT}»");
        }
        let link = format!("<link data-part=\"{part}\" href=\"/{new}\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">");
        html = html.replacen(SCRIPT, &format!("{link}{SCRIPT}"), 1);
    }
    files::write(&index, html)
}

/// A name with the hash of its content: `visnyk-1a2b…_bg.wasm`, as the newsroom and the export know them, and `visnyk-later-1a2b….wasm`.
fn named(name: &str, bytes: &[u8]) -> String {
    let hash = digest::short(bytes);
    match name.strip_suffix("_bg.wasm") {
        Some(stem) => format!("{stem}-{hash}_bg.wasm"),
        None => format!("{NAME}-{}-{hash}.wasm", name.trim_end_matches(".wasm").trim_start_matches("split_")),
    }
}

fn name_of(file: &Path) -> Result<&str> {
    file.file_name().and_then(|name| name.to_str()).with_context(|| format!("{} has no readable name", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_carries_the_hash_of_its_content() {
        let hash = digest::short(b"x");
        assert_eq!(named("visnyk_bg.wasm", b"x"), format!("visnyk-{hash}_bg.wasm"));
        assert_eq!(named("split_later.wasm", b"x"), format!("visnyk-later-{hash}.wasm"));
        assert!(["visnyk_bg.wasm", "split_later.wasm", "chunk_1.wasm"].iter().all(|name| super::super::is_hashed(&named(name, b"x"))));
    }

    #[test]
    fn the_page_names_the_parts_and_trunks_program_is_gone() {
        let dir = tempfile::tempdir().unwrap();
        let (js, wasm) = ("visnyk-0a1b2c3d4e5f6a7b.js", "visnyk-0a1b2c3d4e5f6a7b_bg.wasm");
        let renamed: Vec<_> =
            [("visnyk_bg.wasm", "w"), ("split_later.wasm", "l"), ("visnyk.js", "j")].map(|(old, new)| (old.to_owned(), new.to_owned())).into();
        for name in [js, wasm, "snippets/a.js", "other.js", "w", "l", "j"] {
            files::write(&dir.path().join(name), name).unwrap();
        }
        let page = |js: &str, wasm: &str, link: &str| {
            format!(
                "<link rel=\"preload\" href=\"/{wasm}\">{link}<script data-part>x</script><script>import x from \"/{js}\";x(\"/{wasm}\")</script><script src=\"/other.js\"></script>"
            )
        };
        files::write(&dir.path().join("index.html"), page(js, wasm, "")).unwrap();
        place(dir.path(), &renamed).unwrap();
        let link = "<link data-part=\"later\" href=\"/l\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">";
        assert_eq!(files::read_text(&dir.path().join("index.html")).unwrap(), page("j", "w", link));
        let left: Vec<_> = files::under(dir.path()).unwrap().iter().map(|file| name_of(file).unwrap().to_owned()).collect();
        assert_eq!(left, ["index.html", "j", "l", "other.js", "w"]);
    }
}
