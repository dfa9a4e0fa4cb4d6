//! The files by which static hosts are told what to do.

use super::facts::Facts;
use crate::{bundle, files};
use anyhow::Result;
use clap::ValueEnum;
use std::path::Path;
use visnyk_shell::{OPENER, PERMISSIONS, TRUSTED_TYPES};

pub const HEADERS: &str = "_headers";
/// The first line of `_headers`: by it an earlier export is known.
pub const MARK: &str = "# Written by cargo xtask build --static";

/// Hosts by what they do with an address that is no file.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Host {
    /// They answer with 404.html, or obey `_redirects`, or are told so in their own settings
    #[default]
    #[value(aliases = ["github", "netlify", "nginx", "plain"])]
    Any,
    /// It answers with index.html as long as there is no 404.html, and takes the rule for a loop
    Cloudflare,
}

impl Host {
    /// Whether `404.html` stands in for pages that are no file.
    pub fn has_fallback(self) -> bool {
        self == Self::Any
    }

    /// `_redirects`, in which a file that is there goes before the rules. Pictures and cards have paths of the portal.
    pub fn redirects(self, api: Option<&str>) -> Option<String> {
        let pass = |folder: &str| api.map(|api| format!("/{folder}/* {api}/{folder}/:splat 200\n")).unwrap_or_default();
        self.has_fallback().then(|| pass("media") + &pass("share") + "/* /index.html 200\n")
    }
}

/// The end of the policy that keeps pages out of frames.
const ANCESTORS: &str = "; frame-ancestors 'none'";
/// All pages but widgets, and no page twice. Hosts add the headers of every rule that fits, and cannot take one back: a rule for
/// everything would keep widgets out of frames, too, and an opener's policy said twice is none.
const PAGES: [&str; 7] = ["/", "/:page", "/en/*", "/news/*", "/tags/*", "/regions/*", "/communities/*"];

/// As the newsroom answers under `/embed/`.
const EMBED: &str = "/embed/*\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Embedder-Policy: require-corp\n  Cross-Origin-Resource-Policy: cross-origin\n  \
    X-Robots-Tag: noindex\n/embed/v1.js\n  Cache-Control: public, max-age=3600, stale-while-revalidate=604800\n";

pub fn headers(policy: &str, hashed: &[String]) -> String {
    let policy = policy.replace(ANCESTORS, "");
    let mut text =
        format!("{MARK}\n/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n  Content-Security-Policy: {policy}\n");
    text += &format!("  Content-Security-Policy-Report-Only: {TRUSTED_TYPES}\n  Permissions-Policy: {PERMISSIONS}\n");
    for page in PAGES {
        text += &format!("{page}\n  Content-Security-Policy: {}\n  Cross-Origin-Opener-Policy: {OPENER}\n", ANCESTORS.trim_start_matches("; "));
    }
    text += EMBED;
    // A worker that is an hour old cannot be switched off for an hour.
    text += "/sw.js\n  Cache-Control: no-cache\n/shell.html\n  Cache-Control: no-cache\n  X-Robots-Tag: noindex\n";
    for name in hashed {
        text += &format!("/{name}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    text
}

/// The bundle's files that never change under their name, without their compressed forms.
pub fn hashed(site: &Path) -> Result<Vec<String>> {
    let all = files::under(site)?;
    let names = all.iter().filter_map(|file| file.strip_prefix(site).ok()?.to_str().map(|name| name.replace('\\', "/")));
    Ok(names.filter(|name| bundle::is_hashed(name) && !name.ends_with(".br") && !name.ends_with(".gz")).collect())
}

/// Sitemaps are the newsroom's, wherever it is; their place has to be whole.
pub fn robots(facts: &Facts) -> Option<String> {
    let public = facts.get("public_url")?;
    let at = facts.api().unwrap_or(public);
    Some(format!("User-agent: *\nAllow: /\n\nSitemap: {at}/sitemap.xml\nSitemap: {at}/news-sitemap.xml\n"))
}
