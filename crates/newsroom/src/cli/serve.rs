//! `newsroom serve`: from settings to a listening server, and its orderly end.

use super::ServeArgs;
use crate::config::Flags;
use crate::http::{AppState, Bundle, IngestToken, router};
use crate::store::sqlite::SqliteStore;
use anyhow::{Context, anyhow};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// How long requests in flight may take once the server is asked to end.
const FAREWELL: Duration = Duration::from_secs(10);

pub async fn serve(args: ServeArgs) -> anyhow::Result<()> {
    let config = args.places.settings(Flags { listen: args.listen, dist: args.dist, ..Flags::default() })?;
    tracing::debug!(?config, "settings");
    let bundle = if args.api_only { None } else { Some(Arc::new(Bundle::load(&config.dist, &config.site)?)) };
    let (db, clock) = (config.db.clone(), args.places.clock());
    let store = tokio::task::spawn_blocking(move || SqliteStore::open(&db, clock)).await.context("opening the database broke off")??;
    let state = AppState {
        store: Arc::new(store),
        token: IngestToken::new(&config.ingest_token),
        bundle,
        media: config.media.clone().into(),
        trusted_proxies: config.trusted_proxies.clone().into(),
    };
    let listener = listen(config.listen).await?;
    let address = listener.local_addr().unwrap_or(config.listen);
    tracing::info!(ingest = !config.ingest_token.is_empty(), "the newsroom answers at http://{address}/");
    run(listener, state, asked_to_end()).await
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            anyhow!(
                "port {} of {} is taken by another program: end that one, or choose another port with --listen {}:PORT",
                address.port(),
                address.ip(),
                address.ip()
            )
        }
        io::ErrorKind::PermissionDenied => {
            anyhow!("port {} may be opened by the system's administrator only: choose one above 1023 with --listen", address.port())
        }
        io::ErrorKind::AddrNotAvailable => anyhow!("{} is no address of this machine: see --listen", address.ip()),
        _ => anyhow!("cannot listen on {address}: {error}"),
    })
}

/// Serves until `end`, then lets the requests in flight finish.
pub async fn run(listener: TcpListener, state: AppState, end: impl Future<Output = ()> + Send + 'static) -> anyhow::Result<()> {
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    let (ended, ending) = oneshot::channel();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        end.await;
        tracing::info!("ending: requests in flight are answered, no new ones taken");
        let _ = ended.send(());
    });
    let late = async {
        // A server that ends without being asked has dropped the other side; its own result tells why.
        if ending.await.is_err() {
            std::future::pending::<()>().await;
        }
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        served = server.into_future() => served.context("the server broke off"),
        () = late => {
            tracing::warn!("some requests took longer than {} seconds to end and were cut off", FAREWELL.as_secs());
            Ok(())
        }
    }
}

/// Waits for SIGTERM or Ctrl-C.
async fn asked_to_end() {
    let interrupt = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::warn!(%error, "Ctrl-C cannot be listened for");
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(error) => {
                tracing::warn!(%error, "SIGTERM cannot be listened for");
                std::future::pending::<()>().await;
            }
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
