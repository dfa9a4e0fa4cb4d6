//! `newsroom serve`: from settings to a listening server, and its orderly end.

use super::{ServeArgs, open};
use crate::config::Flags;
use crate::http::{AppState, Bundle, Gate, IngestToken, Limits, Patience, router, run};
use crate::live::Hub;
use crate::metrics;
use crate::pictures::prepare;
use crate::store::Store;
use anyhow::{Context, anyhow};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// How often the log is looked at for what other processes wrote, and for what has become due.
const PAUSE: Duration = Duration::from_secs(1);

pub async fn serve(args: ServeArgs) -> anyhow::Result<()> {
    let asked_to_end = End::new();
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
        limits: Arc::new(config.limits.clone()),
        site: Arc::new(config.site.clone()),
        metrics: Arc::default(),
        clock,
    };
    allow_files(config.limits.connections);
    let gate = Gate::new(&state.limits, Arc::clone(&state.trusted_proxies), state.metrics.refused.clone());
    match prepare(&config.media) {
        Ok(0) => {}
        Ok(files) => tracing::info!(files, "removed what was left half written in the media directory"),
        Err(error) => tracing::warn!("{error:#}: pictures are shown if they are there, and none are taken until it can be"),
    }
    let listener = match inherited()? {
        Some(listener) => listener,
        None => listen(config.listen, "--listen").await?,
    };
    let counted = match config.metrics {
        Some(address) => Some(listen(address, "the setting metrics").await?),
        None => None,
    };
    let address = listener.local_addr().unwrap_or(config.listen);
    tracing::info!(ingest = !config.ingest_token.is_empty(), "the newsroom answers at http://{address}/");
    let looking = tokio::spawn({
        let live = Arc::clone(&live);
        async move { live.run(PAUSE).await }
    });
    let counting = counted.map(|listener| {
        tracing::info!("metrics are at http://{}/metrics", listener.local_addr().map(|address| address.to_string()).unwrap_or_default());
        // They end with the process, so that its last moments can be read.
        // With a gate of their own: who watches gets in when all others have filled the newsroom.
        let gate = Gate::new(&Limits::default(), Arc::clone(&state.trusted_proxies), state.metrics.refused.clone());
        tokio::spawn(run(listener, metrics::router(state.clone()), Patience::default(), gate, std::future::pending()))
    });
    let end = async {
        asked_to_end.asked().await;
        // Streams would last for as long as their clients do.
        live.close();
    };
    run(listener, router(state), Patience::default(), gate, end).await;
    looking.abort();
    if let Some(counting) = counting {
        counting.abort();
    }
    Ok(())
}

/// Each connection takes a file handle, and the usual limit is for programs that have a few.
fn allow_files(connections: usize) {
    match rlimit::increase_nofile_limit(u64::MAX) {
        Ok(most) if usize::try_from(most).is_ok_and(|most| most < connections) => {
            tracing::warn!(
                "this process may have {most} open files, fewer than the {connections} connections of max_connections: raise the limit (LimitNOFILE, ulimit -n)"
            );
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "the limit of open files could not be raised"),
    }
}

/// The socket that whoever started this process listens on (`LISTEN_FDS`, as systemd hands sockets over). It stays open between one
/// newsroom and the next, so that who connects meanwhile waits and is not sent away.
fn inherited() -> anyhow::Result<Option<TcpListener>> {
    let mut handed = listenfd::ListenFd::from_env();
    let Some(listener) = handed.take_tcp_listener(0).context("what was handed over by LISTEN_FDS is no socket that listens for TCP")? else { return Ok(None) };
    if handed.len() > 1 {
        tracing::warn!("of {} sockets that were handed over by LISTEN_FDS the first is listened on", handed.len());
    }
    let listener = listener.set_nonblocking(true).and_then(|()| TcpListener::from_std(listener));
    listener.map(Some).context("the socket that was handed over by LISTEN_FDS cannot be listened on")
}

/// `how`: where another address is chosen.
async fn listen(address: SocketAddr, how: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            anyhow!(
                "port {} of {} is taken by another program: end that one, or choose another port with {how} {}:PORT",
                address.port(),
                address.ip(),
                address.ip()
            )
        }
        io::ErrorKind::PermissionDenied => {
            anyhow!("port {} may be opened by the system's administrator only: choose one above 1023 with {how}", address.port())
        }
        io::ErrorKind::AddrNotAvailable => anyhow!("{} is no address of this machine: see {how}", address.ip()),
        _ => anyhow!("cannot listen on {address}: {error}"),
    })
}

/// SIGTERM and Ctrl-C. Listened for from here on and not from when they are waited for: a newsroom that is asked to end before it
/// has said a word ends in good order as well.
struct End {
    #[cfg(unix)]
    signals: [Option<Signal>; 2],
}

impl End {
    fn new() -> Self {
        Self {
            #[cfg(unix)]
            signals: [SignalKind::terminate(), SignalKind::interrupt()]
                .map(|kind| signal(kind).inspect_err(|error| tracing::warn!(%error, "the signals that end this program cannot be listened for")).ok()),
        }
    }

    async fn asked(self) {
        #[cfg(unix)]
        {
            let [terminate, interrupt] = self.signals;
            tokio::select! {
                () = came(terminate) => {}
                () = came(interrupt) => {}
            }
        }
        #[cfg(not(unix))]
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::warn!(%error, "Ctrl-C cannot be listened for");
            std::future::pending::<()>().await;
        }
        tracing::info!("ending: requests in flight are answered, no new ones taken");
    }
}

#[cfg(unix)]
async fn came(signal: Option<Signal>) {
    match signal {
        Some(mut signal) => drop(signal.recv().await),
        None => std::future::pending().await,
    }
}

#[cfg(test)]
#[path = "serve_tests.rs"]
mod tests;
