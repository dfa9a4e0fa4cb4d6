//! Publishing: an article a call, until the newsroom has taken it.

use super::record::NAME;
use super::wire::{Head, Wire};
use crate::clock::{Clock, KyivClock};
use anyhow::{Context, bail};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How long one attempt may take, how long it is tried again, and the pause between.
const ATTEMPT: Duration = Duration::from_secs(5);
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(100);

/// When an article was sent, and when the newsroom said that it has it: microseconds since the beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sent {
    pub sent: u32,
    pub answered: u32,
}

pub struct Press {
    pub address: SocketAddr,
    pub start: Instant,
    pub token: String,
    /// Cards as large as they may be.
    pub fat: bool,
    /// By number.
    pub published: Mutex<Vec<Sent>>,
}

impl Press {
    pub fn count(&self) -> usize {
        self.published.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Publishes `count` articles, `rate` a second. Only one caller at a time may do so.
    ///
    /// # Errors
    /// When the newsroom refuses one, or takes none for a minute.
    pub async fn publish(&self, count: usize, rate: f64) -> anyhow::Result<()> {
        let mut ticks = tokio::time::interval(Duration::from_secs_f64(1.0 / rate.clamp(0.01, 1_000.0)));
        for _ in 0..count {
            ticks.tick().await;
            let number = self.count();
            let sent = self.put(&format!("{NAME}{number}"), number).await?;
            self.published.lock().unwrap_or_else(PoisonError::into_inner).push(sent);
        }
        Ok(())
    }

    /// An article that no reader counts.
    ///
    /// # Errors
    /// As of `publish`.
    pub async fn warm_up(&self) -> anyhow::Result<()> {
        self.put(&format!("{NAME}warm"), 0).await.map(drop)
    }

    async fn put(&self, id: &str, number: usize) -> anyhow::Result<Sent> {
        let body = article(number, self.fat).to_string();
        let request = format!(
            "PUT /api/v1/articles/{id} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            self.token,
            body.len()
        );
        let since = Instant::now();
        loop {
            let error = match tokio::time::timeout(ATTEMPT, self.attempt(&request)).await {
                Ok(Ok((Head { status: 200 | 201, .. }, _, sent))) => return Ok(sent),
                Ok(Ok((Head { status, .. }, words, _))) if status < 500 => bail!("the newsroom refuses an article ({status}): {words}"),
                Ok(Ok((head, words, _))) => anyhow::anyhow!("the answer is {}: {words}", head.status),
                Ok(Err(error)) => error,
                Err(_) => anyhow::anyhow!("no answer within {} s", ATTEMPT.as_secs()),
            };
            if since.elapsed() > PATIENCE {
                return Err(error.context("an article cannot be published"));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn attempt(&self, request: &str) -> anyhow::Result<(Head, String, Sent)> {
        let now = || u32::try_from(self.start.elapsed().as_micros()).unwrap_or(u32::MAX);
        let mut socket = TcpStream::connect(self.address).await?;
        let sent = now();
        socket.write_all(request.as_bytes()).await?;
        let (mut wire, mut body, mut buffer) = (Wire::default(), Vec::new(), [0; 4_096]);
        loop {
            let count = socket.read(&mut buffer).await?;
            wire.take(buffer.get(..count).unwrap_or_default(), |bytes| body.extend_from_slice(bytes)).context("the answer is no HTTP")?;
            // What counts is that the newsroom has it, not that the last byte of its words is here.
            match wire.head() {
                Some(head) if wire.is_over() || count == 0 => {
                    return Ok((head, String::from_utf8_lossy(&body).into_owned(), Sent { sent, answered: now() }));
                }
                None if count == 0 => bail!("the connection ended before the answer"),
                _ => {}
            }
        }
    }
}

/// An article such as a newsroom sends every minute; a fat one has a card of about 7 KB, near the limit.
fn article(number: usize, fat: bool) -> Value {
    let words = |count: usize| "Громада відкрила оновлену бібліотеку, ".chars().cycle().take(count).collect::<String>();
    let (lead, authors) = if fat {
        (words(1_000), (0..12).map(|author| format!("{author} {}", words(190))).collect())
    } else {
        (words(180), vec!["Редакція".to_owned()])
    };
    json!({
        "lang": "uk", "title": format!("Повідомлення {number} про події в громадах області"), "lead": lead, "published_at": KyivClock.now(),
        "regions": ["zhytomyrska"], "authors": authors, "body_html": format!("<p>{}</p>", words(600)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_articles_are_such_as_the_newsroom_takes() {
        for (fat, least, most) in [(false, 500, 1_500), (true, 6_000, 8_000)] {
            let checked = visnyk_ingest::check("a", serde_json::from_value(article(1, fat)).unwrap()).unwrap();
            let size = serde_json::to_vec(&checked.card).unwrap().len();
            assert!((least..most).contains(&size), "{size}");
        }
    }
}
