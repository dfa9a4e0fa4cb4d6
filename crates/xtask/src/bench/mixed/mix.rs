//! What a portal is asked for on an ordinary day: pages, the calls of the program, feeds, widgets, files, in about the proportions
//! of a reader's visit. The same requests in the same order every time.

use crate::bench::load::RUN;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::Path;

/// Requests that are made up; then they are asked for anew from the first one on.
const REQUESTS: usize = 20_000;
/// Half of the readers come for one of so many newest articles.
const HOT: u64 = 200;
/// How often each kind is asked for, of a hundred.
const SHARES: [(Kind, u64); 12] = [
    (Kind::ArticlePage, 22),
    (Kind::Home, 6),
    (Kind::ListPage, 12),
    (Kind::Search, 3),
    (Kind::Article, 10),
    (Kind::Related, 4),
    (Kind::List, 12),
    (Kind::Latest, 10),
    (Kind::Typing, 5),
    (Kind::Directory, 4),
    (Kind::Elsewhere, 6),
    (Kind::File, 6),
];
const WORDS: [&str; 8] = ["громада", "бюджет", "освіта", "ради", "школа", "відновлення", "транспорт", "астролябія"];
const BEGINNINGS: [&str; 6] = ["гр", "жит", "осв", "льв", "про", "ки"];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    ArticlePage,
    Home,
    ListPage,
    Search,
    Article,
    Related,
    List,
    Latest,
    Typing,
    Directory,
    /// Feeds and widgets: they are read on other sites.
    Elsewhere,
    File,
}

/// A request; with the tag of what the client has, when it asks whether that is still right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    pub path: String,
    pub etag: Option<String>,
}

/// What there is to ask for.
pub struct Known {
    pub articles: u64,
    pub tags: Vec<String>,
    pub regions: Vec<String>,
    pub communities: Vec<String>,
    pub files: Vec<String>,
    /// Addresses, and the tags of their answers.
    pub kept: Vec<(String, String)>,
}

/// The slugs of a directory's answer.
pub fn slugs(answer: &str) -> Result<Vec<String>> {
    let answer: Value = serde_json::from_str(answer).context("a directory's answer is no JSON")?;
    let items = answer.get("items").and_then(Value::as_array).context("a directory's answer has no items")?;
    Ok(items.iter().filter_map(|item| item.get("slug")?.as_str()).map(str::to_owned).collect())
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }

    /// The first ones more often, as tags and regions are.
    fn one<'a>(&mut self, of: &'a [impl AsRef<str>]) -> &'a str {
        let most = self.below(of.len() as u64) + 1;
        let at = self.below(most);
        of.get(at as usize).map_or("", AsRef::as_ref)
    }
}

impl Known {
    pub fn mix(&self) -> Result<Vec<Request>> {
        if [&self.tags, &self.regions, &self.communities, &self.files].iter().any(|list| list.is_empty()) || self.kept.is_empty() {
            bail!("the newsroom has too little to ask for");
        }
        let mut chance = Chance(1);
        Ok((0..REQUESTS).map(|_| self.request(&mut chance)).collect())
    }

    fn request(&self, chance: &mut Chance) -> Request {
        // Who was here before has the answer and asks whether it is still right.
        if chance.below(100) < 8 {
            let (path, etag) = self.kept.get(chance.below(self.kept.len() as u64) as usize).cloned().unwrap_or_default();
            return Request { path, etag: Some(etag) };
        }
        let mut left = chance.below(SHARES.iter().map(|(_, share)| share).sum());
        let kind = SHARES.iter().find(|(_, share)| {
            let is_it = left < *share;
            left = left.saturating_sub(*share);
            is_it
        });
        Request { path: self.path(kind.map_or(Kind::Home, |(kind, _)| *kind), chance), etag: None }
    }

    fn path(&self, kind: Kind, chance: &mut Chance) -> String {
        let number = if chance.below(2) == 0 { self.articles - 1 - chance.below(HOT.min(self.articles)) } else { chance.below(self.articles) };
        let id = format!("s{number:06}");
        // Every fifth generated article is in English.
        let english = if number % 5 == 4 { "/en" } else { "" };
        let (tag, region, community) = (chance.one(&self.tags), chance.one(&self.regions), chance.one(&self.communities));
        let (word, beginning) = (encode(chance.one(&WORDS)), encode(chance.one(&BEGINNINGS)));
        let list = format!("/api/v1/articles?lang=uk&limit=20&facets=community,region,tag&facet_limit=8&region={region}&tag={tag}");
        match (kind, chance.below(4)) {
            (Kind::ArticlePage, _) => format!("{english}/news/{id}"),
            (Kind::Home, 3) => "/en".to_owned(),
            (Kind::Home, _) => "/".to_owned(),
            (Kind::ListPage, 0) => format!("/tags/{tag}"),
            (Kind::ListPage, 1) => format!("/regions/{region}"),
            (Kind::ListPage, 2) => format!("/communities/{community}"),
            (Kind::ListPage, _) => format!("/news?region={region}&tag={tag}"),
            (Kind::Search, 0) => format!("/search?q={word}"),
            (Kind::Search, _) => format!("/api/v1/articles?lang=uk&limit=20&facets=community,region,tag&facet_limit=8&q={word}"),
            (Kind::Article, _) => format!("/api/v1/articles/{id}"),
            (Kind::Related, _) => format!("/api/v1/articles/{id}/related?limit=4"),
            (Kind::List, 0) => format!("{list}&page={}", chance.below(20) + 2),
            (Kind::List, _) => list,
            (Kind::Latest, 0) => "/api/v1/top?window=week&limit=6&lang=uk".to_owned(),
            (Kind::Latest, _) => "/api/v1/articles?lang=uk&limit=12".to_owned(),
            (Kind::Typing, 0) => format!("/api/v1/facets/community?lang=uk&name={beginning}&region={region}"),
            (Kind::Typing, _) => format!("/api/v1/suggest?lang=uk&q={beginning}"),
            (Kind::Directory, 0) => "/api/v1/tags".to_owned(),
            (Kind::Directory, 1) => "/api/v1/regions".to_owned(),
            (Kind::Directory, 2) => format!("/api/v1/communities?region={region}"),
            (Kind::Directory, _) => format!("/api/v1/communities/{community}"),
            (Kind::Elsewhere, 0) => "/feed.xml".to_owned(),
            (Kind::Elsewhere, 1) => format!("/feed.json?region={region}"),
            (Kind::Elsewhere, _) => format!("/embed/latest?community={community}&limit=5&lang=uk"),
            (Kind::File, _) => chance.one(&self.files).to_owned(),
        }
    }
}

fn encode(word: &str) -> String {
    visnyk_contract::percent_encode(word)
}

/// Writes them for wrk. With a pause each connection waits so many milliseconds before a request.
pub fn script(requests: &[Request], pause: u32, file: &Path) -> Result<()> {
    let mut text = "local all = {}\nlocal function ask(path, etag)\n  local headers = { [\"Accept-Encoding\"] = \"br\" }\n  if etag then headers[\"If-None-Match\"] = etag end\n  all[#all + 1] = wrk.format(\"GET\", path, headers)\nend\nfunction init()\n".to_owned();
    for chunk in requests.chunks(1_000) {
        // A function of Lua holds so many constants and no more.
        text.push_str("  do local function part()\n");
        for Request { path, etag } in chunk {
            let etag = etag.as_ref().map_or_else(|| "nil".to_owned(), |etag| format!("{etag:?}"));
            text.push_str(&format!("    ask({path:?}, {etag})\n"));
        }
        text.push_str("  end part() end\n");
    }
    text.push_str("end\nlocal n = 0\nfunction request()\n  n = n % #all + 1\n  return all[n]\nend\n");
    text.push_str(RUN);
    if pause > 0 {
        text.push_str(&format!("function delay()\n  return {pause}\nend\n"));
    }
    crate::files::write(file, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        Known {
            articles: 1_000,
            tags: list(&["osvita", "budzhet"]),
            regions: list(&["lvivska"]),
            communities: list(&["zhytomyrska"]),
            files: list(&["/a.js"]),
            kept: vec![("/news".to_owned(), "\"1\"".to_owned())],
        }
    }

    #[test]
    fn every_kind_is_asked_for_and_the_mix_is_the_same_every_time() {
        let mix = known().mix().unwrap();
        assert_eq!(mix, known().mix().unwrap());
        for begin in [
            "/news/s",
            "/en/news/s",
            "/tags/",
            "/regions/",
            "/communities/",
            "/search?q=%",
            "/api/v1/articles?",
            "/api/v1/suggest",
            "/feed.",
            "/embed/",
            "/a.js",
        ] {
            assert!(mix.iter().any(|request| request.path.starts_with(begin)), "{begin}");
        }
        let share = mix.iter().filter(|request| request.etag.is_some()).count() * 100 / mix.len();
        assert!((6..=10).contains(&share), "{share} % ask whether what they have is right");
    }

    #[test]
    fn shares_make_a_hundred() {
        assert_eq!(SHARES.iter().map(|(_, share)| share).sum::<u64>(), 100);
    }

    #[test]
    fn a_newsroom_that_has_nothing_is_not_measured() {
        assert!(Known { tags: vec![], ..known() }.mix().is_err());
    }
}
