//! One who publishes, and remembers what was acknowledged.

use crate::newsroom::stand::TOKEN;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(30);

pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

/// Asks a server of this machine.
pub fn ask(port: u16, method: &str, path: &str, kind: &str, body: &[u8]) -> Result<Answer> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).context("the newsroom takes no connection")?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let kind = if kind.is_empty() { String::new() } else { format!("Content-Type: {kind}\r\n") };
    write!(stream, "{method} {path} HTTP/1.0\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {TOKEN}\r\n{kind}Content-Length: {}\r\n\r\n", body.len())?;
    stream.write_all(body)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").context("an answer without an end of its head")?;
    let head = String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).context("an answer without a status")?;
    Ok(Answer { status, body: answer.get(end + 4..).unwrap_or_default().to_vec() })
}

/// What was acknowledged so far.
pub struct Writer {
    port: u16,
    pub articles: Vec<String>,
    /// Addresses of files in the media directory.
    pub files: Vec<String>,
}

impl Writer {
    pub fn new(port: u16) -> Self {
        Self { port, articles: Vec::new(), files: Vec::new() }
    }

    /// Publishes an article under a tag, or another version of it.
    pub fn article(&mut self, id: &str, version: u32, tag: &str) -> Result<()> {
        let body = json!({
            "lang": "uk", "title": format!("Новина {id}, версія {version}"), "published_at": "2026-03-17T10:05:00+02:00", "communities": ["zhytomyrska"],
            "tags": [{ "slug": tag, "name": tag }], "body_html": format!("<p>{}</p>", "Рух відкрито. ".repeat(60)),
        });
        let answer = ask(self.port, "PUT", &format!("/api/v1/articles/{id}"), "application/json", body.to_string().as_bytes())?;
        if !matches!(answer.status, 200 | 201) {
            bail!("{id} was answered with {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        }
        self.articles.push(id.to_owned());
        Ok(())
    }

    /// Sends a picture of its own.
    pub fn picture(&mut self, number: u32) -> Result<()> {
        let answer = ask(self.port, "POST", "/api/v1/media", "image/png", &png(number)?)?;
        if !matches!(answer.status, 200 | 201) {
            bail!("a picture was answered with {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        }
        let made: Value = serde_json::from_slice(&answer.body)?;
        let variants =
            made.pointer("/variants").and_then(Value::as_array).into_iter().flatten().filter_map(|variant| variant.pointer("/src").and_then(Value::as_str));
        self.files.extend(made.pointer("/src").and_then(Value::as_str).into_iter().chain(variants).map(str::to_owned));
        Ok(())
    }
}

/// A small picture, each number another one.
fn png(number: u32) -> Result<Vec<u8>> {
    let mut pixels = resvg::tiny_skia::Pixmap::new(32, 24).context("no picture of this size")?;
    let [_, red, green, blue] = number.to_be_bytes();
    pixels.fill(resvg::tiny_skia::Color::from_rgba8(red, green, blue, 255));
    Ok(pixels.encode_png()?)
}
