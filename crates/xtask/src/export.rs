//! `cargo xtask build --static`: the bundle for any static host, with rendered pages of chosen articles.

mod app;
mod facts;
mod goal;
mod hosts;
mod http;
mod list;
mod options;
mod pages;
#[cfg(test)]
mod tests;

use crate::run::say;
use crate::{bundle, files, place};
use anyhow::{Context, Result};
use facts::Facts;
use goal::Goal;
pub use options::Options;
use pages::Page;
use std::path::{Path, PathBuf};
use visnyk_shell::with_config;

/// The document of widgets.
const WIDGET: &str = "embed/latest.html";

/// Builds the bundle, then writes it for static hosts.
pub fn run(options: &Options) -> Result<()> {
    // What is wrong with the options is told before minutes of building.
    Facts::read(options)?;
    let out = options.out.clone().unwrap_or_else(|| place::target().join("static"));
    let bundle = match &options.bundle {
        Some(bundle) => bundle.clone(),
        None => bundle::build()?,
    };
    let out = write(options, &bundle, &out)?;
    println!("The static site is in {}", out.display());
    Ok(())
}

/// Writes the site; returns where it is. Until everything is written, what was there before stays.
fn write(options: &Options, bundle: &Path, out: &Path) -> Result<PathBuf> {
    let goal = Goal::new(out, bundle)?;
    let index = files::read_text(&bundle.join("index.html")).context("this is no finished bundle")?;
    let mut facts = Facts::read(options)?;
    let pages = rendered(options, &index, &mut facts)?;
    let json = facts.json()?;
    let index = with_config(&index, &json).context("index.html of the bundle has no element «visnyk-config»: it is of another version than this task")?;

    let work = goal.begin()?;
    files::copy(bundle, work)?;
    // Of other texts than those that are written now.
    let own = ["index.html", "shell.html", "sw.js", "manifest.webmanifest", WIDGET];
    for packed in own.iter().flat_map(|name| [".br", ".gz"].map(|ending| work.join(format!("{name}{ending}")))).filter(|packed| packed.exists()) {
        files::remove(&packed)?;
    }
    let hashed = hosts::hashed(work)?;
    let mut html = vec![("index.html".to_owned(), index.clone())];
    if options.host.has_fallback() {
        html.push(("404.html".to_owned(), index.clone()));
    }
    let app = app::texts(work, &index, &facts, options.without_worker)?;
    html.push(("shell.html".to_owned(), index.clone()));
    if work.join(WIDGET).exists() {
        let widget = files::read_text(&work.join(WIDGET))?;
        html.push((WIDGET.to_owned(), with_config(&widget, &json).context("the widget's document has no element «visnyk-config»")?));
    }
    for page in pages {
        html.push((format!("{}.html", page.path.trim_start_matches('/')), page.with_config(&json, &facts)?));
    }
    for (name, text) in html.iter().chain(&app) {
        files::write(&work.join(name), text)?;
    }
    bundle::compress_files(html.iter().chain(&app).map(|(name, _)| work.join(name)).collect())?;

    let policy = visnyk_shell::policy(html.iter().map(|(_, text)| text.as_str()), facts.api());
    files::write(&work.join(hosts::HEADERS), hosts::headers(&policy, &hashed))?;
    if let Some(redirects) = options.host.redirects(facts.api()) {
        files::write(&work.join("_redirects"), redirects)?;
    }
    // Without it GitHub Pages leaves out what begins with an underscore.
    files::write(&work.join(".nojekyll"), "")?;
    if let Some(robots) = hosts::robots(&facts).filter(|_| !work.join("robots.txt").exists()) {
        files::write(&work.join("robots.txt"), robots)?;
    }
    goal.finish()
}

/// The pages of the list; what no option says about the portal, their newsroom does.
fn rendered(options: &Options, index: &str, facts: &mut Facts) -> Result<Vec<Page>> {
    let Some((list, newsroom)) = options.articles.as_deref().zip(options.from.as_deref()) else { return Ok(Vec::new()) };
    let newsroom = http::Newsroom::new(newsroom)?;
    let paths = list::read(list)?;
    say(format!("Asking {} for {} pages", newsroom.address(), paths.len()));
    let pages = paths.iter().map(|path| Page::ask(&newsroom, path, index, facts)).collect::<Result<Vec<_>>>()?;
    if let Some(page) = pages.first() {
        facts.inherit(page.config());
    }
    Ok(pages)
}
