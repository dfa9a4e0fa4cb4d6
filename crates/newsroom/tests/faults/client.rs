//! Asking a newsroom over the wire.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::Value;
use std::io::Cursor;
use std::time::Duration;
use ureq::{Agent, Body};

pub const TOKEN: &str = "a-token-for-tests";

#[derive(Clone)]
pub struct Client {
    agent: Agent,
    pub base: String,
}

#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub retry_after: String,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.body)))
    }

    /// The end of a problem's type.
    pub fn problem(&self) -> String {
        self.json()["type"].as_str().unwrap().rsplit(':').next().unwrap().to_owned()
    }
}

impl Client {
    pub fn new(address: &str) -> Self {
        // Without a pool of idle connections: each request is a connection of its own, and none is lost because another ended.
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(60))).max_idle_connections(0).build();
        Self { agent: Agent::new_with_config(config), base: format!("http://{address}") }
    }

    /// `None` when there was no answer.
    pub fn try_get(&self, path: &str) -> Option<Reply> {
        reply(self.agent.get(format!("{}{path}", self.base)).call())
    }

    pub fn get(&self, path: &str) -> Reply {
        self.try_get(path).unwrap_or_else(|| panic!("no answer to {path}"))
    }

    pub fn try_put(&self, id: &str, draft: &Value) -> Option<Reply> {
        let request = self.agent.put(format!("{}/api/v1/articles/{id}", self.base)).header("authorization", &format!("Bearer {TOKEN}"));
        reply(request.header("content-type", "application/json").send(draft.to_string()))
    }

    pub fn put(&self, id: &str, draft: &Value) -> Reply {
        self.try_put(id, draft).unwrap_or_else(|| panic!("no answer to the article {id}"))
    }

    pub fn try_delete(&self, id: &str) -> Option<Reply> {
        reply(self.agent.delete(format!("{}/api/v1/articles/{id}", self.base)).header("authorization", &format!("Bearer {TOKEN}")).call())
    }

    pub fn try_upload(&self, picture: &[u8]) -> Option<Reply> {
        let request = self.agent.post(format!("{}/api/v1/media", self.base)).header("authorization", &format!("Bearer {TOKEN}"));
        reply(request.header("content-type", "image/png").send(picture))
    }

    pub fn upload(&self, picture: &[u8]) -> Reply {
        self.try_upload(picture).expect("no answer to a picture")
    }

    pub fn try_view(&self, id: &str) -> Option<Reply> {
        reply(self.agent.post(format!("{}/api/v1/articles/{id}/views", self.base)).send_empty())
    }

    /// The ids of a list and how many there are in all.
    pub fn list(&self, query: &str) -> (Vec<String>, u64) {
        let reply = self.get(&format!("/api/v1/articles?lang=any&{query}"));
        assert_eq!(reply.status, 200, "{query}");
        let list = reply.json();
        let ids = list["items"].as_array().unwrap().iter().map(|card| card["id"].as_str().unwrap().to_owned()).collect();
        (ids, list["page"]["total"].as_u64().unwrap())
    }

    /// The last change.
    pub fn cursor(&self) -> u64 {
        self.get("/api/v1/articles?lang=any&limit=1").json()["as_of"]["cursor"].as_u64().unwrap()
    }
}

fn reply(answer: Result<ureq::http::Response<Body>, ureq::Error>) -> Option<Reply> {
    let mut answer = answer.ok()?;
    let retry_after = answer.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    let body = answer.body_mut().with_config().limit(50_000_000).read_to_vec().ok()?;
    Some(Reply { status: answer.status().as_u16(), retry_after, body })
}

/// An article whose text says which one it is, and takes about so many kilobytes.
pub fn draft(word: &str, kilobytes: usize) -> Value {
    let filling = "Громада відкрила нову бібліотеку біля річки. ".repeat(12);
    let body = format!("<p>{word}</p>{}", format!("<p>{filling}</p>").repeat(kilobytes));
    serde_json::json!({
        "lang": "uk", "title": format!("Заголовок {word}"), "published_at": "2026-03-20T09:00:00+02:00", "body_html": body,
        "tags": [{"slug": "osvita", "name": "Освіта"}], "communities": ["zhytomyrska"],
    })
}

/// A picture that no other number gives.
pub fn picture(number: u32, side: u32) -> Vec<u8> {
    let mut pixels = RgbImage::new(side, side);
    for (x, y, pixel) in pixels.enumerate_pixels_mut() {
        let mixed = (x ^ y).wrapping_mul(2_654_435_761).wrapping_add(number.wrapping_mul(97)).to_le_bytes();
        *pixel = Rgb([mixed[1], mixed[2], mixed[3]]);
    }
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(pixels).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}
