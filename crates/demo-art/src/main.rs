//! Draws the pictures of the demo's articles, each by its name.

mod canvas;
mod map;
mod name;
mod palette;
mod pieces;
mod render;
mod scenes;
#[cfg(test)]
mod tests;

use anyhow::{Context, Result, bail};
use map::Shapes;
use name::{Name, Subject};
use palette::Palette;
use rayon::prelude::*;
use std::io::Read;
use std::path::{Path, PathBuf};

const USAGE: &str = "demo-art --names FILE|- --shapes ukraine-oblasts.json --out DIR   draw each picture that is not there yet
demo-art --list                                                   print the scenes";

#[derive(Default)]
struct Args {
    names: Option<String>,
    shapes: Option<PathBuf>,
    out: Option<PathBuf>,
    list: bool,
}

fn args() -> Result<Args> {
    let mut args = Args::default();
    let mut given = std::env::args().skip(1);
    while let Some(flag) = given.next() {
        let mut value = || given.next().with_context(|| format!("{flag} needs a value\n{USAGE}"));
        match flag.as_str() {
            "--names" => args.names = Some(value()?),
            "--shapes" => args.shapes = Some(value()?.into()),
            "--out" => args.out = Some(value()?.into()),
            "--list" => args.list = true,
            _ => bail!("unknown argument {flag:?}\n{USAGE}"),
        }
    }
    Ok(args)
}

/// The SVG behind a name.
fn svg(name: &Name, shapes: Option<&Shapes>) -> Result<String> {
    match &name.subject {
        Subject::Map(slug) => shapes.context("a map needs --shapes")?.draw(slug),
        Subject::Scene { scene, palette, tall } => Palette::number(*palette)
            .and_then(|p| scenes::draw(scene, p, &name.file, *tall))
            .with_context(|| format!("unknown scene {scene:?} in {:?}; `demo-art --list` prints the scenes", name.file)),
    }
}

fn draw(name: &Name, shapes: Option<&Shapes>, to: &Path) -> Result<usize> {
    let bytes = render::png(&svg(name, shapes)?, 1).with_context(|| name.file.clone())?;
    // Written beside and renamed, so that a run that was stopped leaves no half picture that the next one would keep.
    let part = to.with_extension("part");
    std::fs::write(&part, &bytes).and_then(|()| std::fs::rename(&part, to)).with_context(|| format!("cannot write {}", to.display()))?;
    Ok(bytes.len())
}

fn main() -> Result<()> {
    let args = args()?;
    if args.list {
        for name in scenes::names() {
            println!("{name}");
        }
        return Ok(());
    }
    let (Some(source), Some(out)) = (args.names, args.out) else { bail!("--names and --out are needed\n{USAGE}") };
    let mut text = String::new();
    if source == "-" {
        std::io::stdin().read_to_string(&mut text).context("cannot read the names from standard input")?;
    } else {
        text = std::fs::read_to_string(&source).with_context(|| format!("cannot read {source}"))?;
    }
    let shapes = match &args.shapes {
        Some(path) => {
            let json = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            Some(Shapes::parse(&json).with_context(|| path.display().to_string())?)
        }
        None => None,
    };
    let mut names = text.lines().map(str::trim).filter(|l| !l.is_empty()).map(Name::parse).collect::<Result<Vec<_>>>()?;
    names.sort_by(|a, b| a.file.cmp(&b.file));
    names.dedup_by(|a, b| a.file == b.file);
    std::fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let (there, missing): (Vec<_>, Vec<_>) = names.iter().map(|n| (n, out.join(&n.file))).partition(|(_, path)| path.exists());
    let sizes = missing
        .par_iter()
        .map(|(name, path)| {
            let size = draw(name, shapes.as_ref(), path)?;
            println!("drew {} ({} kB)", name.file, size / 1000);
            Ok(size)
        })
        .collect::<Result<Vec<usize>>>()?;
    println!("{} drawn ({} kB), {} already there", sizes.len(), sizes.iter().sum::<usize>() / 1000, there.len());
    Ok(())
}
