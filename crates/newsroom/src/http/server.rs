//! Connections: taken, timed, and ended in good order.

mod gate;
mod visits;

pub use gate::Gate;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use gate::Pass;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use socket2::{SockRef, TcpKeepalive};
use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::{ServiceExt, service_fn};
use visits::Visits;

/// How long the server waits for others.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the head of a request; a connection that says nothing is closed after it.
    pub head: Duration,
    /// For requests in flight once the server is asked to end.
    pub farewell: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { head: Duration::from_secs(30), farewell: Duration::from_secs(10) }
    }
}

/// What a connection of HTTP/2 begins with, and no other. It is told apart before anything is read: a connection that could still
/// be either takes twice the memory, and most wait for news.
const START: &[u8; 3] = b"PRI";
/// Bytes of an answer that wait in the kernel for a slow reader; what is sent and not yet acknowledged comes on top.
#[cfg(target_os = "linux")]
const UNSENT: u32 = 32 * 1024;
/// How long a peer may take nothing before its connection is given up: one that is gone says no goodbye, and a stream would wait
/// for it for hours.
const UNHEARD: Duration = Duration::from_secs(60);

/// How long one that has connected may take to ask for something once the server is asked to end.
const LAST_WORD: Duration = Duration::from_secs(1);
/// Bytes of a request's head that are taken in at all. What is below, and above `limits::MAX_HEAD` and `MAX_ADDRESS`, is refused in
/// words; what is above, by the protocol's own answer without any.
const MAX_HEAD: usize = 48 * 1024;
/// And headers.
const MAX_HEADERS: usize = 160;
/// Bytes of a connection that wait to be read or sent.
const BUFFER: usize = 64 * 1024;
/// Requests that one connection of HTTP/2 may have open, and how many of them it may take back before they were looked at, or spoil:
/// one that does so again and again costs work and is closed.
const STREAMS: u32 = 100;
const TAKEN_BACK: usize = 20;
const SPOILT: usize = 100;

/// Sets what holds for every connection.
fn tune(stream: &TcpStream) -> std::io::Result<()> {
    let socket = SockRef::from(stream);
    // An event is small and leaves at once.
    socket.set_tcp_nodelay(true)?;
    socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(UNHEARD).with_interval(UNHEARD / 4))?;
    #[cfg(target_os = "linux")]
    {
        socket.set_tcp_user_timeout(Some(UNHEARD))?;
        socket.set_tcp_notsent_lowat(UNSENT)?;
    }
    Ok(())
}

/// How the connections are served.
struct Protocols {
    first: http1::Builder,
    either: Builder<TokioExecutor>,
    patience: Patience,
}

impl Protocols {
    fn new(patience: Patience) -> Self {
        let (mut first, mut either) = (http1::Builder::new(), Builder::new(TokioExecutor::new()));
        // Idle connections are cheap, but a crowd of them takes all file handles.
        first.timer(TokioTimer::new()).header_read_timeout(patience.head).max_headers(MAX_HEADERS).max_header_size(MAX_HEAD).max_buf_size(BUFFER);
        either.http1().timer(TokioTimer::new()).header_read_timeout(patience.head).max_headers(MAX_HEADERS).max_buf_size(BUFFER);
        let mut second = either.http2();
        second.timer(TokioTimer::new()).keep_alive_interval(patience.head).keep_alive_timeout(patience.head);
        second.max_concurrent_streams(STREAMS).max_header_list_size(MAX_HEAD as u32);
        second.max_pending_accept_reset_streams(TAKEN_BACK).max_local_error_reset_streams(SPOILT);
        // Of each connection so much waits for a handler that reads it, and of each request for its reader.
        second.initial_connection_window_size(4 * BUFFER as u32).initial_stream_window_size(BUFFER as u32).max_send_buf_size(BUFFER);
        Self { first, either, patience }
    }

    /// Serves one connection until it ends; `ending` changes when the server does.
    async fn serve(self: Arc<Self>, stream: TcpStream, peer: SocketAddr, router: Router, watcher: Watcher, mut ending: watch::Receiver<()>, _pass: Pass) {
        let mut start = [0; START.len()];
        let length = tokio::select! {
            read = tokio::time::timeout(self.patience.head, stream.peek(&mut start)) => match read {
                Ok(Ok(length)) if length > 0 => length,
                _ => return,
            },
            // It has asked for nothing yet. A proxy that has just connected is about to, and asks nobody else if it is sent away.
            _ = ending.changed() => match tokio::time::timeout(LAST_WORD, stream.peek(&mut start)).await {
                Ok(Ok(length)) if length > 0 => length,
                _ => return,
            },
        };
        let answer = move |request: Request<_>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            // On its own, so that a connection keeps no room for it while an answer is on its way, which may last for hours.
            Box::pin(router.clone().oneshot(request))
        };
        let stream = TokioIo::new(stream);
        let result = if start.iter().take(length).eq(START.iter().take(length)) {
            let visits = Arc::new(Visits::default());
            let counted = Arc::clone(&visits);
            let service = service_fn(move |request| {
                let (visit, answer) = (counted.begin(), answer(request));
                async move { answer.await.map(|response| response.map(|body| visit.until_end_of(body))) }
            });
            let connection = Box::pin(watcher.watch(self.either.serve_connection(stream, TowerToHyperService::new(service)).into_owned()));
            tokio::select! {
                result = connection => result,
                () = visits.idle(self.patience.head) => return,
            }
        } else {
            let mut connection = self.first.serve_connection(stream, TowerToHyperService::new(service_fn(answer)));
            // What has arrived is read before the connection can hear of the end: one that was never read from would be closed, with
            // the request that waits in it.
            match poll_fn(|cx| Poll::Ready(Pin::new(&mut connection).poll(cx))).await {
                Poll::Ready(served) => served,
                Poll::Pending => watcher.watch(connection).await,
            }
            .map_err(Into::into)
        };
        if let Err(error) = result {
            tracing::debug!(error, %peer, "a connection broke off");
        }
    }
}

/// Answers connections until `end`, then lets the requests in flight finish.
pub async fn run(listener: TcpListener, router: Router, patience: Patience, gate: Arc<Gate>, end: impl Future<Output = ()>) {
    let protocols = Arc::new(Protocols::new(patience));
    let graceful = GracefulShutdown::new();
    let (has_ended, ending) = watch::channel(());
    let mut end = pin!(end);
    loop {
        let (stream, peer) = tokio::select! {
            taken = listener.accept() => match taken {
                Ok(taken) => taken,
                Err(error) => {
                    // Out of file handles, most likely: some connection has to end first.
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = &mut end => break,
        };
        let pass = match gate.enter(peer.ip()) {
            Ok(pass) => pass,
            Err(error) => {
                gate.refuse(stream, error);
                continue;
            }
        };
        if let Err(error) = tune(&stream) {
            tracing::debug!(%error, %peer, "a connection could not be tuned");
        }
        tokio::spawn(Arc::clone(&protocols).serve(stream, peer, router.clone(), graceful.watcher(), ending.clone(), pass));
    }
    drop((listener, has_ended));
    if tokio::time::timeout(patience.farewell, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests took longer than {} seconds to end and were cut off", patience.farewell.as_secs());
    }
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "server/limits_tests.rs"]
mod limits_tests;

#[cfg(test)]
#[path = "server/raw_tests.rs"]
mod raw_tests;
