//! A body that comes in pieces, a pause before each: every piece comes in time, and the whole may not.

use axum::body::{Body, Bytes, HttpBody};
use http_body::Frame;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, Interval, interval_at};

/// An error instead of a piece breaks the connection off.
type Piece = io::Result<Bytes>;

struct Trickle {
    pieces: Box<dyn Iterator<Item = Piece> + Send>,
    pauses: Interval,
}

pub fn trickle(pause: Duration, pieces: impl Iterator<Item = Piece> + Send + 'static) -> Body {
    Body::new(Trickle { pieces: Box::new(pieces), pauses: interval_at(Instant::now() + pause, pause) })
}

/// As many pieces as that, or one less.
pub fn cut_into(count: usize, bytes: &[u8]) -> impl Iterator<Item = Piece> + Send + use<> {
    let pieces: Vec<_> = bytes.chunks(bytes.len().div_ceil(count)).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    pieces.into_iter()
}

impl HttpBody for Trickle {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        self.pauses.poll_tick(cx).map(|_| self.pieces.next().map(|piece| piece.map(Frame::data)))
    }
}
