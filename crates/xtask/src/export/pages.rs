//! A page as the newsroom rendered it, with the settings of the static site.

use super::facts::Facts;
use super::http::Newsroom;
use crate::bundle::{attribute, is_hashed, tags};
use anyhow::{Context, Result, bail};
use visnyk_shell::with_config;

#[derive(Debug)]
pub struct Page {
    /// Its path, which is its file's name too.
    pub path: String,
    html: String,
}

impl Page {
    /// Asks for a page, and makes sure that it will work from files.
    pub fn ask(newsroom: &Newsroom, path: &str, index: &str, facts: &Facts) -> Result<Self> {
        let (status, html) = newsroom.get(path)?;
        let name = format!("{}{path}", newsroom.address());
        if status != 200 {
            bail!("{name} answered {status}, not 200: take it out of the list, or publish the article");
        }
        if !html.contains("<div id=\"portal\" data-rendered=\"") {
            bail!("{name} is no rendered page: is this a newsroom of this version?");
        }
        if let Some(file) = code(index).into_iter().find(|file| !html.contains(file)) {
            bail!("{name} is of another bundle, it does not name {file}: start the newsroom over this bundle with --dist");
        }
        let public = facts.get("public_url").unwrap_or_default();
        let canonical = tags(&html).find(|tag| attribute(tag, "rel") == Some("canonical")).and_then(|tag| attribute(tag, "href"));
        // Only where it begins: an English article has its address under /en, whichever page shows it.
        if !canonical.and_then(|canonical| canonical.strip_prefix(public)).is_some_and(|path| path.starts_with('/')) {
            let found = canonical.unwrap_or("nothing");
            bail!("{name} names {found} as its address, which is not at {public}: start the newsroom with the same public_url (VISNYK_PUBLIC_URL)");
        }
        Ok(Self { path: path.to_owned(), html })
    }

    /// The newsroom's own settings.
    pub fn config(&self) -> &str {
        let config = || self.html.split_once("id=\"visnyk-config\"")?.1.split_once('>')?.1.split_once("</script");
        config().map_or("{}", |(config, _)| config)
    }

    /// The page with these settings. What only the API has is named at its origin, as the application names it.
    pub fn with_config(self, json: &str, facts: &Facts) -> Result<String> {
        let html = with_config(&self.html, json).with_context(|| format!("{} has no element «visnyk-config»", self.path))?;
        let (Some(api), Some(public)) = (facts.api(), facts.get("public_url")) else { return Ok(html) };
        let Some((head, rest)) = html.split_once("</head>") else { return Ok(html) };
        let head = ["/media/", "/share/", "/feed.xml", "/feed.json"]
            .iter()
            .fold(head.to_owned(), |head, part| head.replace(&format!("\"{public}{part}"), &format!("\"{api}{part}")));
        Ok(format!("{head}</head>{rest}"))
    }
}

/// The hashed names in the bundle's page.
fn code(index: &str) -> Vec<&str> {
    let names = index.split(['"', '\'', '/']).filter(|name| name.ends_with(".js") || name.ends_with(".wasm"));
    names.filter(|name| is_hashed(name)).collect()
}
