//! What a newsroom has promised to hold: for every article and picture what was acknowledged, and what was asked for last.

use crate::client::{Client, draft};
use std::collections::BTreeMap;
use std::path::Path;

/// What an article is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Absent,
    /// In which version.
    Here(u64),
    Withdrawn,
}

/// What is known of an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Known {
    pub acknowledged: State,
    /// Asked for, and not answered.
    pub pending: Option<State>,
}

#[derive(Default)]
pub struct Model {
    pub articles: BTreeMap<String, Known>,
    /// Addresses of pictures' files that were acknowledged.
    pub files: Vec<String>,
}

/// The word that is in no other version of any article, nor begins one: a search takes the beginning of a word for it.
pub fn word(id: &str, version: u64) -> String {
    format!("w{}v{version:09}", id.replace('-', "x"))
}

/// Articles differ in size, so that their writes end at different places of pages.
pub fn version(id: &str, number: u64) -> serde_json::Value {
    let mut draft = draft(&word(id, number), 1 + usize::try_from(number % 7).unwrap() * 3);
    draft["tags"] = serde_json::json!([{"slug": format!("t{}", number % 40), "name": format!("Тег {}", number % 40)}]);
    draft
}

impl Model {
    /// Holds an article against what was promised, and takes what it is for what it was.
    pub fn settle(&mut self, client: &Client, id: &str) {
        let known = self.articles[id];
        let now = seen(client, id);
        assert!(
            now == known.acknowledged || Some(now) == known.pending,
            "{id} is {now:?}; acknowledged was {:?}, asked for {:?}",
            known.acknowledged,
            known.pending
        );
        for state in [Some(known.acknowledged), known.pending].into_iter().flatten() {
            if let State::Here(number) = state {
                let (found, _) = client.list(&format!("q={}", word(id, number)));
                let expected: &[&str] = if state == now { &[id] } else { &[] };
                assert_eq!(found, expected, "what is found by the words of version {number}");
            }
        }
        self.articles.insert(id.to_owned(), Known { acknowledged: now, pending: None });
    }

    /// How many articles readers see.
    pub fn visible(&self) -> usize {
        self.articles.values().filter(|known| matches!(known.acknowledged, State::Here(_))).count()
    }
}

/// What an article is for who asks, as a whole.
fn seen(client: &Client, id: &str) -> State {
    let reply = client.get(&format!("/api/v1/articles/{id}"));
    match reply.status {
        404 => State::Absent,
        410 => State::Withdrawn,
        200 => {
            let article = reply.json();
            let title = article["title"].as_str().unwrap();
            let number = title.rsplit('v').next().unwrap().parse().unwrap();
            assert_eq!(title, version(id, number)["title"].as_str().unwrap());
            let paragraphs = article["body"].as_array().unwrap();
            assert_eq!(paragraphs.len(), 2 + usize::try_from(number % 7).unwrap() * 3, "{title}");
            assert_eq!(paragraphs[0]["spans"][0]["text"], word(id, number));
            assert_eq!(article["tags"][0]["slug"], format!("t{}", number % 40), "{title}");
            assert_eq!(client.list(&format!("tag=t{}&q={}", number % 40, word(id, number))).0, [id], "{title} is filed under its tag");
            State::Here(number)
        }
        status => panic!("{id} is answered with {status}"),
    }
}

/// Every file in the media directory is a whole picture; how many there are.
pub fn whole_pictures(media: &Path) -> usize {
    let names = std::fs::read_dir(media).unwrap().map(|entry| entry.unwrap().path());
    let shown = names.filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with('.'));
    shown.inspect(|path| drop(image::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))).count()
}
