//! Renders pages on the host, over a table of API answers.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests: not each test file uses each, and a broken fixture shall fail loudly"
)]

use leptos::prelude::Owner;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use visnyk::address::Address;
use visnyk::app::{Start, app};
use visnyk::client::{ApiError, Client, Reply, Transport};
use visnyk::config::Config;
use visnyk::markup::to_html;

/// An API that answers from a table; what is not in it never answers.
#[derive(Clone, Default)]
pub struct Api {
    answers: BTreeMap<String, Result<Reply, ApiError>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Api {
    /// Answers every call that starts with `path` and is not answered more exactly.
    pub fn with(mut self, path: &str, body: &Value) -> Self {
        self.answers.insert(path.into(), Ok(Reply { status: 200, retry_after: None, kept: None, body: body.to_string() }));
        self
    }

    pub fn text(mut self, path: &str, status: u16, body: &str) -> Self {
        self.answers.insert(path.into(), Ok(Reply { status, retry_after: None, kept: None, body: body.into() }));
        self
    }

    pub fn failing(mut self, path: &str, error: ApiError) -> Self {
        self.answers.insert(path.into(), Err(error));
        self
    }

    /// The calls made so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Transport for Api {
    fn get(&self, path: &str, done: Box<dyn FnOnce(Result<Reply, ApiError>) + Send>) -> Box<dyn Send + Sync> {
        self.asked.lock().unwrap().push(path.into());
        let longest = self.answers.iter().filter(|(known, _)| path.starts_with(known.as_str())).max_by_key(|(known, _)| known.len());
        if let Some((_, answer)) = longest {
            done(answer.clone());
        }
        Box::new(())
    }

    fn post(&self, path: &str) {
        self.asked.lock().unwrap().push(path.into());
    }
}

/// A rendered page: its markup and its head.
pub struct Page {
    pub html: String,
    pub title: String,
    pub head: Option<visnyk::head::Head>,
}

impl Page {
    /// The value of an element's attribute in the head, where the element has this other one.
    pub fn head_value(&self, (name, value): (&str, &str), wanted: &str) -> Option<String> {
        let head = self.head.as_ref()?;
        let found = head.elements.iter().find(|element| element.attributes.iter().any(|(known, has)| *known == name && has == value))?;
        found.attributes.iter().find(|(known, _)| *known == wanted).map(|(_, value)| value.clone())
    }

    /// The text between tags, white space collapsed.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut in_tag = false;
        for c in self.html.chars() {
            match c {
                '<' => in_tag = true,
                '>' => {
                    in_tag = false;
                    text.push(' ');
                }
                _ if !in_tag => text.push(c),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether the texts stand on the page in this order.
    pub fn has_in_order(&self, texts: &[&str]) -> bool {
        let page = self.text();
        let mut rest = page.as_str();
        texts.iter().all(|text| match rest.find(text) {
            Some(at) => {
                rest = &rest[at + text.len()..];
                true
            }
            None => false,
        })
    }
}

/// Renders the page of an address.
pub fn render(address: &str, api: &Api) -> Page {
    let owner = Owner::new();
    owner.with(|| {
        let client = Client::new(Arc::new(api.clone()));
        let config =
            Config { notice: Some("Демонстраційні тексти".into()), public_url: "https://portal.example".into(), ..Config::default() };
        let html = to_html(&app(Start { config, client, address: Address::parse(address), rendered: None }));
        // The marks of closures' places say nothing to a reader.
        let html = html.replace("<!---->", "");
        let head = visnyk::head::use_head().current();
        Page { html, title: head.as_ref().map(|head| head.title.clone()).unwrap_or_default(), head }
    })
}

pub fn card(id: &str, title: &str) -> Value {
    json!({
        "id": id, "lang": "uk", "title": title, "lead": "Короткий зміст", "published_at": "2026-03-17T10:05:00+02:00", "media": {"photo": true, "video": false},
        "tags": [{"slug": "partnerstvo", "name": "партнерство", "name_en": "partnership"}, {"slug": "toloka", "name": "толока"}],
        "regions": [{"slug": "zhytomyrska", "name": "Житомирська область", "name_en": "Zhytomyr Oblast"}],
        "communities": [{"slug": "zhytomyrska", "name": "Житомирська територіальна громада", "region": "zhytomyrska"}],
        "source": {"name": "Пресцентр", "url": "https://example.org/"},
    })
}

pub fn list(cards: &[Value], number: u32, total: u32) -> Value {
    json!({
        "items": cards, "page": {"number": number, "size": 20, "total": total}, "as_of": {"cursor": 1, "changed_at": "2026-03-17T10:05:00+02:00"}, "ignored": [],
        "facets": {
            "tag": [{"slug": "partnerstvo", "name": "партнерство", "name_en": "partnership", "count": 7}, {"slug": "toloka", "name": "толока", "count": 0}],
            "region": [{"slug": "zhytomyrska", "name": "Житомирська область", "name_en": "Zhytomyr Oblast", "count": 12}, {"slug": "kyiv", "name": "місто Київ", "count": 0}],
            "community": [{"slug": "zhytomyrska", "name": "Житомирська територіальна громада", "count": 5}],
        },
    })
}

pub fn article() -> Value {
    let mut article = card("1001", "Дортмунд і Житомир");
    let rest = json!({
        "authors": ["Редакція"], "updated_at": "2026-03-18T09:00:00+02:00",
        "cover": {"src": "/media/a.jpg", "width": 1600, "height": 1000, "alt": "Малюнок: два міста", "caption": "Два міста", "credit": "Малюнок редакції", "variants": [{"src": "/media/a-480.webp", "width": 480, "mime": "image/webp"}]},
        "body": [
            {"type": "heading", "level": 2, "spans": [{"type": "text", "text": "Початок"}]},
            {"type": "paragraph", "spans": [{"type": "text", "text": "Перший абзац із "}, {"type": "link", "url": "https://example.org/x", "spans": [{"type": "text", "text": "посиланням"}]}]},
            {"type": "list", "ordered": true, "items": [[{"type": "paragraph", "spans": [{"type": "text", "text": "перше"}]}]]},
            {"type": "quote", "blocks": [{"type": "paragraph", "spans": [{"type": "text", "text": "Цитата"}]}], "cite": "голова громади"},
            {"type": "table", "header": [[{"type": "text", "text": "Квартал"}]], "rows": [[[{"type": "text", "text": "I"}]]]},
            {"type": "embed", "provider": "youtube", "url": "https://www.youtube.com/watch?v=aaaaaaaaaaa", "title": "Фільм"},
            {"type": "rule"},
        ],
        "gallery": [{"src": "/media/b.jpg", "width": 1200, "height": 1600, "alt": "Малюнок: міст", "variants": []}],
        "attachments": [{"name": "Порядок.pdf", "url": "/media/p.pdf", "size": 245_760, "mime": "application/pdf"}],
        "translations": [{"lang": "en", "id": "1101"}],
    });
    article.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
    article
}

/// An API with something of everything.
pub fn full_api() -> Api {
    let cards = [card("1001", "Дортмунд і Житомир"), card("1002", "Бібліотека")];
    let region = json!({"slug": "zhytomyrska", "name": "Житомирська область", "short_name": "Житомирська", "name_en": "Zhytomyr Oblast", "katottg": "UA18000000000041385", "iso": "UA-18", "centre": "Житомир", "communities": 65, "count": 12});
    let community = json!({"slug": "zhytomyrska", "name": "Житомирська територіальна громада", "short_name": "Житомирська громада", "kind": "міська", "region": "zhytomyrska", "katottg": "UA18040190000057815", "centre": "Житомир", "population": 265_240, "count": 5});
    let tag = json!({"slug": "partnerstvo", "name": "партнерство", "name_en": "partnership", "count": 7});
    Api::default()
        .with("/api/v1/articles?", &list(&cards, 1, 45))
        .with("/api/v1/articles/1001", &article())
        .with("/api/v1/articles/1001/related", &json!({"items": [card("1002", "Бібліотека")]}))
        .with("/api/v1/top", &json!({"items": [card("1002", "Бібліотека")]}))
        .with("/api/v1/tags", &json!({"items": [tag]}))
        .with("/api/v1/tags/partnerstvo", &tag)
        .with("/api/v1/regions", &json!({"items": [region]}))
        .with("/api/v1/regions/zhytomyrska", &region)
        .with("/api/v1/communities", &json!({"items": [community]}))
        .with("/api/v1/communities/zhytomyrska", &community)
}
