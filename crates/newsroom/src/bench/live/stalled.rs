//! Readers that do not read: some take a byte a second, some nothing at all, and none of them ever closes.

use super::crowd::Crowd;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

/// What a reader that reads nothing lets its system keep for it, in bytes; Linux doubles it, and has a least.
const SMALL: u32 = 4 * 1024;

/// How many there are.
#[derive(Default)]
pub struct Stalled {
    pub open: AtomicUsize,
    /// Those who saw the newsroom end the stream. Most never see it: what was sent before stands in the way.
    pub ended: AtomicUsize,
}

/// One that reads a byte a second, with as much room as its system gives to everyone.
pub async fn slow(crowd: Arc<Crowd>, stalled: Arc<Stalled>) {
    let Some(mut socket) = open(&crowd, &stalled, None).await else { return };
    let (mut second, mut byte) = (tokio::time::interval(Duration::from_secs(1)), [0; 1]);
    loop {
        second.tick().await;
        match socket.read(&mut byte).await {
            Ok(1..) => {}
            Ok(0) | Err(_) => break,
        }
    }
    stalled.ended.fetch_add(1, Relaxed);
}

/// One whose machine acknowledges what comes until its room is full, and who takes none of it: what is left of a reader
/// behind a proxy, or of a browser that is frozen.
pub async fn mute(crowd: Arc<Crowd>, stalled: Arc<Stalled>) {
    let socket = open(&crowd, &stalled, Some(SMALL)).await;
    std::future::pending::<()>().await;
    drop(socket);
}

async fn open(crowd: &Crowd, stalled: &Stalled, room: Option<u32>) -> Option<TcpStream> {
    let socket = TcpSocket::new_v4().ok()?;
    if let Some(room) = room {
        socket.set_recv_buffer_size(room).ok()?;
    }
    let mut socket = socket.connect(crowd.address).await.ok()?;
    socket.write_all(crowd.request(0).as_bytes()).await.ok()?;
    stalled.open.fetch_add(1, Relaxed);
    Some(socket)
}
