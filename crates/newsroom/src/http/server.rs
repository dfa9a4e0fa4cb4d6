//! Connections: taken, timed, and ended in good order.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use socket2::{SockRef, TcpKeepalive};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::{ServiceExt, service_fn};

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
        first.timer(TokioTimer::new()).header_read_timeout(patience.head);
        either.http1().timer(TokioTimer::new()).header_read_timeout(patience.head);
        either.http2().timer(TokioTimer::new()).keep_alive_interval(patience.head);
        Self { first, either, patience }
    }

    /// Serves one connection until it ends; `ending` changes when the server does.
    async fn serve(self: Arc<Self>, stream: TcpStream, peer: SocketAddr, router: Router, watcher: Watcher, mut ending: watch::Receiver<()>) {
        let mut start = [0; START.len()];
        let length = tokio::select! {
            read = tokio::time::timeout(self.patience.head, stream.peek(&mut start)) => match read {
                Ok(Ok(length)) if length > 0 => length,
                _ => return,
            },
            // It has asked for nothing yet.
            _ = ending.changed() => return,
        };
        let service = service_fn(move |request: Request<_>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            // On its own, so that a connection keeps no room for it while an answer is on its way, which may last for hours.
            Box::pin(router.clone().oneshot(request))
        });
        let (stream, service) = (TokioIo::new(stream), TowerToHyperService::new(service));
        let result = if start.iter().take(length).eq(START.iter().take(length)) {
            Box::pin(watcher.watch(self.either.serve_connection(stream, service).into_owned())).await
        } else {
            watcher.watch(self.first.serve_connection(stream, service)).await.map_err(Into::into)
        };
        if let Err(error) = result {
            tracing::debug!(error, %peer, "a connection broke off");
        }
    }
}

/// Answers connections until `end`, then lets the requests in flight finish.
pub async fn run(listener: TcpListener, router: Router, patience: Patience, end: impl Future<Output = ()>) {
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
        if let Err(error) = tune(&stream) {
            tracing::debug!(%error, %peer, "a connection could not be tuned");
        }
        tokio::spawn(Arc::clone(&protocols).serve(stream, peer, router.clone(), graceful.watcher(), ending.clone()));
    }
    drop((listener, has_ended));
    if tokio::time::timeout(patience.farewell, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests took longer than {} seconds to end and were cut off", patience.farewell.as_secs());
    }
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;
