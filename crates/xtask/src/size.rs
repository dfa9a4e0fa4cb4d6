//! `cargo xtask size`: what goes over the wire.

use crate::bundle::{self, brotli, gzip};
use crate::files;
use anyhow::{Result, bail};
use std::path::Path;

/// Brotli bytes of the WASM and scripts that the first page needs: with their headers 150 KB on the wire (1 KB = 1,024 bytes).
const BUDGET: usize = 149 * 1024;
/// Of each part that comes later: it is waited for when its first page is opened. Both together are 210 KB.
const PART_BUDGET: usize = 61 * 1024;
/// Of what every page with a widget loads, and of the widget's own document with its sheet and script.
const LOADER_BUDGET: usize = 2 * 1024;
const WIDGET_BUDGET: usize = 15 * 1024;

pub fn run() -> Result<()> {
    let dist = bundle::build()?;
    let html = files::read_text(&dist.join("index.html"))?;
    let first = bundle::code_of(&html, &dist)?;
    let parts = bundle::parts_of(&html, &dist);
    println!("{:>9} {:>9} {:>9}   (bytes)", "raw", "gzip 9", "brotli 11");
    let (mut all, mut code) = (Sizes::default(), Sizes::default());
    for file in shipped(&dist)? {
        let sizes = Sizes::of(&file)?;
        let needed = first.contains(&file);
        let part = parts.iter().find(|(_, part)| *part == file).map(|(name, _)| format!("  ← part «{name}»"));
        let why = if needed { "  ← first page" } else { part.as_deref().unwrap_or_default() };
        println!("{sizes}   {}{why}", file.strip_prefix(&dist).unwrap_or(&file).display());
        all.add(&sizes);
        if needed {
            code.add(&sizes);
        }
    }
    println!("{all}   all files\n{code}   WASM and scripts of the first page");
    if first.is_empty() {
        bail!("index.html names neither WASM nor a script: nothing was measured");
    }
    let mut over = Vec::new();
    let mut hold = |what: &str, size: usize, budget: usize| {
        let kb = |bytes: usize| format!("{}.{}", bytes / 1024, bytes % 1024 * 10 / 1024);
        println!("{what}: {} KB brotli of {} KB, {} % of the budget (1 KB = 1,024 bytes)", kb(size), kb(budget), size * 100 / budget);
        if size > budget {
            over.push(format!("{what} is {} bytes of brotli over its budget", size - budget));
        }
    };
    hold("First page's code", code.brotli, BUDGET);
    for (name, file) in &parts {
        hold(&format!("Part «{name}»"), Sizes::of(file)?.brotli, PART_BUDGET);
    }
    let (loader, document) = bundle::widget(&dist)?;
    hold("The widget's loader", Sizes::of(&loader)?.brotli, LOADER_BUDGET);
    let mut widget = Sizes::default();
    for file in &document {
        widget.add(&Sizes::of(file)?);
    }
    hold("The widget's document, sheet and script", widget.brotli, WIDGET_BUDGET);
    if !over.is_empty() {
        bail!("{}: see what grew with `twiggy top`", over.join("; "));
    }
    Ok(())
}

/// All files but the compressed copies of others.
fn shipped(dist: &Path) -> Result<Vec<std::path::PathBuf>> {
    let files = files::under(dist)?;
    let is_copy = |file: &Path| {
        matches!(file.extension().and_then(|ending| ending.to_str()), Some("br" | "gz")) && files.iter().any(|other| *other == file.with_extension(""))
    };
    Ok(files.iter().filter(|file| !is_copy(file)).cloned().collect())
}

#[derive(Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Sizes {
    fn of(file: &Path) -> Result<Self> {
        let bytes = files::read(file)?;
        // The copies in dist/ were made by these very functions; where there is none, the file goes as it is.
        let copy = |ending: &str, pack: fn(&[u8]) -> Result<Vec<u8>>| {
            let mut name = file.as_os_str().to_owned();
            name.push(ending);
            let there = std::fs::metadata(&name).ok().and_then(|copy| usize::try_from(copy.len()).ok());
            there.map_or_else(|| pack(&bytes).map(|packed| packed.len().min(bytes.len())), Ok)
        };
        Ok(Self { raw: bytes.len(), gzip: copy(".gz", gzip)?, brotli: copy(".br", brotli)? })
    }

    fn add(&mut self, other: &Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

impl std::fmt::Display for Sizes {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{:>9} {:>9} {:>9}", self.raw, self.gzip, self.brotli)
    }
}
