//! `newsroom serve`: from settings to a listening server, and its orderly end.

use super::{ServeArgs, open};
use crate::config::Flags;
use crate::http::{AppState, Bundle, IngestToken, Patience, router, run};
use crate::live::Hub;
use crate::store::Store;
use anyhow::anyhow;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How often the log is looked at for what other processes wrote, and for what has become due.
const PAUSE: Duration = Duration::from_secs(1);

pub async fn serve(args: ServeArgs) -> anyhow::Result<()> {
    let config = args.places.settings(Flags { listen: args.listen, dist: args.dist, fetch_pictures: args.fetch_pictures, ..Flags::default() })?;
    tracing::debug!(?config, "settings");
    let bundle = if args.api_only { None } else { Some(Arc::new(Bundle::load(&config.dist, &config.site)?)) };
    let clock = args.places.clock();
    let store: Arc<dyn Store> = Arc::new(open(&config, Arc::clone(&clock)).await?);
    let live = Arc::new(Hub::new(Arc::clone(&store), Arc::clone(&clock), config.max_streams));
    if let Err(error) = live.look().await {
        tracing::warn!(%error, "the log of changes cannot be read yet");
    }
    let state = AppState {
        store,
        live: Arc::clone(&live),
        token: IngestToken::new(&config.ingest_token),
        bundle,
        studio: Arc::new(config.studio()),
        cards: Arc::default(),
        media: config.media.clone().into(),
        trusted_proxies: config.trusted_proxies.clone().into(),
        site: Arc::new(config.site.clone()),
        clock,
    };
    allow_files(config.max_streams);
    let listener = listen(config.listen).await?;
    let address = listener.local_addr().unwrap_or(config.listen);
    tracing::info!(ingest = !config.ingest_token.is_empty(), "the newsroom answers at http://{address}/");
    let looking = tokio::spawn({
        let live = Arc::clone(&live);
        async move { live.run(PAUSE).await }
    });
    let end = async {
        asked_to_end().await;
        // Streams would last for as long as their clients do.
        live.close();
    };
    run(listener, router(state), Patience::default(), end).await;
    looking.abort();
    Ok(())
}

/// Each connection takes a file handle, and the usual limit is for programs that have a few.
fn allow_files(streams: usize) {
    match rlimit::increase_nofile_limit(u64::MAX) {
        Ok(most) if usize::try_from(most).is_ok_and(|most| most < streams) => {
            tracing::warn!(
                "this process may have {most} open files, fewer than the {streams} live streams of max_streams: raise the limit (LimitNOFILE, ulimit -n)"
            );
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "the limit of open files could not be raised"),
    }
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
