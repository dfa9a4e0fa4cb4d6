//! Readers of the stream, thousands of them in one process: each a socket, a record and a few hundred bytes.

use super::events::Events;
use super::record::{Record, Seen};
use super::wire::Wire;
use crate::seed::Random;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, mpsc, watch};
use visnyk::live::delay::{WINDOW, wait, wait_after};

/// A stream that says nothing for so long, three pings, is dead.
const SILENCE: Duration = Duration::from_secs(60);

/// What the readers share.
pub struct Crowd {
    pub address: SocketAddr,
    pub start: Instant,
    /// Streams that are open: their first ping was there.
    pub open: AtomicUsize,
    /// Articles that were new to a reader, of all readers.
    pub delivered: AtomicU64,
    /// Streams that were open and broke.
    pub breaks: AtomicUsize,
    /// Connections that the newsroom did not take or answered with a refusal.
    pub refused: AtomicUsize,
    /// When each stream was open again after a break.
    pub returns: mpsc::UnboundedSender<Duration>,
    pub end: watch::Receiver<bool>,
}

impl Crowd {
    /// Microseconds since the beginning.
    pub fn now(&self) -> u32 {
        u32::try_from(self.start.elapsed().as_micros()).unwrap_or(u32::MAX)
    }

    pub fn request(&self, since: u64) -> String {
        let since = if since > 0 { format!("&since={since}") } else { String::new() };
        format!("GET /api/v1/live?lang=any{since} HTTP/1.1\r\nHost: {}\r\nAccept: text/event-stream\r\n\r\n", self.address)
    }
}

/// One reader until the end. `permit` lets it open its first stream.
pub async fn read(crowd: Arc<Crowd>, seed: u64, permit: OwnedSemaphorePermit) -> Record {
    let mut record = Record::default();
    let mut end = crowd.end.clone();
    tokio::select! {
        biased;
        _ = end.wait_for(|is_over| *is_over) => {}
        () = follow(&crowd, &mut record, seed, permit) => {}
    }
    record
}

/// Opens its stream again whenever it breaks, as the frontend does.
async fn follow(crowd: &Crowd, record: &mut Record, seed: u64, permit: OwnedSemaphorePermit) {
    let mut random = Random::of(seed);
    let (mut attempt, mut was_open, mut permit) = (0_u32, false, Some(permit));
    loop {
        record.connects();
        let mut stream = Stream { crowd, record, wire: Wire::default(), events: Events::default(), is_open: false, is_return: was_open, permit: permit.take() };
        let broke = stream.run().await;
        let refusal = stream.wire.head().filter(|head| head.status != 200).and_then(|head| head.retry_after);
        let is_open = stream.is_open;
        if is_open {
            crowd.open.fetch_sub(1, Relaxed);
            crowd.breaks.fetch_add(1, Relaxed);
            (attempt, was_open) = (0, true);
        } else {
            crowd.refused.fetch_add(1, Relaxed);
        }
        tracing::debug!(?broke, is_open, "a stream ended");
        let window = record.window.unwrap_or(WINDOW);
        let millis = match refusal {
            Some(seconds) => wait_after(seconds, window, random.unit()),
            None => wait(attempt, window, random.unit()),
        };
        attempt = attempt.saturating_add(1);
        tokio::time::sleep(Duration::from_millis(millis.into())).await;
    }
}

struct Stream<'a> {
    crowd: &'a Crowd,
    record: &'a mut Record,
    wire: Wire,
    events: Events,
    is_open: bool,
    is_return: bool,
    permit: Option<OwnedSemaphorePermit>,
}

impl Stream<'_> {
    async fn run(&mut self) -> io::Result<()> {
        let mut socket = TcpStream::connect(self.crowd.address).await?;
        socket.write_all(self.crowd.request(self.record.cursor).as_bytes()).await?;
        loop {
            tokio::time::timeout(SILENCE, socket.readable()).await.map_err(|_| io::ErrorKind::TimedOut)??;
            match self.piece(&socket) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                done => done?,
            }
        }
    }

    /// Reads what is there. The buffer lives for this call alone: thousands of them would be megabytes.
    fn piece(&mut self, socket: &TcpStream) -> io::Result<()> {
        let mut buffer = [0; 8 * 1024];
        let count = socket.try_read(&mut buffer)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let at = self.crowd.now();
        let Self { crowd, record, wire, events, is_open, is_return, permit } = self;
        let read = wire.take(buffer.get(..count).unwrap_or_default(), |body| {
            events.take(body, |event| match record.note(event, at) {
                Seen::Ping if !*is_open => {
                    *is_open = true;
                    *permit = None;
                    crowd.open.fetch_add(1, Relaxed);
                    if *is_return {
                        let _ = crowd.returns.send(crowd.start.elapsed());
                    }
                }
                Seen::New => {
                    crowd.delivered.fetch_add(1, Relaxed);
                }
                Seen::Ping | Seen::Other => {}
            });
        });
        match (read, wire.head(), wire.is_over()) {
            (Some(()), None, _) => Ok(()),
            (Some(()), Some(head), false) if head.status == 200 => Ok(()),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}
