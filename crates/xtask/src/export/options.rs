use super::hosts::Host;
use clap::Args;
use std::path::PathBuf;

#[derive(Args, Default)]
pub struct Options {
    /// Write a site for any static host, not only the bundle in dist/
    #[arg(long = "static")]
    pub is_static: bool,
    /// Where the site goes; what an earlier export wrote there is replaced [default: target/static]
    #[arg(long, value_name = "DIR", requires = "is_static")]
    pub out: Option<PathBuf>,
    /// A finished bundle; without it one is built
    #[arg(long, value_name = "DIR", requires = "is_static")]
    pub bundle: Option<PathBuf>,
    /// The host: one that is not Cloudflare Pages needs no name
    #[arg(long, value_enum, default_value_t, requires = "is_static")]
    pub host: Host,
    /// Where readers will find the portal, such as https://news.example
    #[arg(long, value_name = "URL", requires = "is_static")]
    pub public_url: Option<String>,
    /// Where the API is, such as https://api.example; without it, at the portal's own address
    #[arg(long, value_name = "URL", requires = "is_static")]
    pub api: Option<String>,
    /// A running newsroom that renders the pages of --articles, such as http://127.0.0.1:8080
    #[arg(long, value_name = "NEWSROOM_URL", requires_all = ["is_static", "articles"])]
    pub from: Option<String>,
    /// The articles to write as whole pages: an id or a path such as /en/news/1001 a line
    #[arg(long, value_name = "FILE", requires_all = ["is_static", "from", "public_url"])]
    pub articles: Option<PathBuf>,
    /// The portal's name
    #[arg(long, requires = "is_static")]
    pub site_name: Option<String>,
    /// A path such as /logo.svg, or an https address
    #[arg(long, requires = "is_static")]
    pub logo: Option<String>,
    /// A colour such as #0a5bd3
    #[arg(long, requires = "is_static")]
    pub accent: Option<String>,
    /// How to reach the newsroom
    #[arg(long, requires = "is_static")]
    pub contacts: Option<String>,
    /// The licence of the texts
    #[arg(long, requires = "is_static")]
    pub licence: Option<String>,
    /// Write a site whose service worker deletes what it kept, and itself
    #[arg(long, requires = "is_static")]
    pub without_worker: bool,
    /// A line above every page
    #[arg(long, requires = "is_static")]
    pub notice: Option<String>,
    /// Its English version
    #[arg(long, requires = "is_static")]
    pub notice_en: Option<String>,
}
