//! Connections: taken, timed, and ended in good order.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use socket2::{SockRef, TcpKeepalive};
use std::pin::pin;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
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

/// Answers connections until `end`, then lets the requests in flight finish.
pub async fn run(listener: TcpListener, router: Router, patience: Patience, end: impl Future<Output = ()>) {
    let mut builder = Builder::new(TokioExecutor::new());
    // Idle connections are cheap, but a crowd of them takes all file handles.
    builder.http1().timer(TokioTimer::new()).header_read_timeout(patience.head);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(patience.head);
    let graceful = GracefulShutdown::new();
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
        let router = router.clone();
        let service = service_fn(move |request: Request<_>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request)
        });
        let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service)).into_owned();
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(error, %peer, "a connection broke off");
            }
        });
    }
    drop(listener);
    if tokio::time::timeout(patience.farewell, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests took longer than {} seconds to end and were cut off", patience.farewell.as_secs());
    }
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;
