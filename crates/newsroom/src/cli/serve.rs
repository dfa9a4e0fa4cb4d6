//! `newsroom serve`: from settings to a listening server, and its orderly end.

use super::{ServeArgs, open};
use crate::config::Flags;
use crate::http::{AppState, Bundle, IngestToken, Patience, router, run};
use anyhow::anyhow;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;

pub async fn serve(args: ServeArgs) -> anyhow::Result<()> {
    let config = args.places.settings(Flags { listen: args.listen, dist: args.dist, fetch_pictures: args.fetch_pictures, ..Flags::default() })?;
    tracing::debug!(?config, "settings");
    let bundle = if args.api_only { None } else { Some(Arc::new(Bundle::load(&config.dist, &config.site)?)) };
    let clock = args.places.clock();
    let store = open(&config, Arc::clone(&clock)).await?;
    let state = AppState {
        store: Arc::new(store),
        token: IngestToken::new(&config.ingest_token),
        bundle,
        studio: Arc::new(config.studio()),
        cards: Arc::default(),
        media: config.media.clone().into(),
        trusted_proxies: config.trusted_proxies.clone().into(),
        site: Arc::new(config.site.clone()),
        clock,
    };
    let listener = listen(config.listen).await?;
    let address = listener.local_addr().unwrap_or(config.listen);
    tracing::info!(ingest = !config.ingest_token.is_empty(), "the newsroom answers at http://{address}/");
    run(listener, router(state), Patience::default(), asked_to_end()).await;
    Ok(())
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
    tracing::info!("ending: requests in flight are answered, no new ones taken");
}

#[cfg(test)]
#[path = "serve_tests.rs"]
mod tests;
