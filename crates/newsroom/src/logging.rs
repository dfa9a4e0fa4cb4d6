//! The log: lines for people, or JSON with `VISNYK_LOG_FORMAT=json`. `VISNYK_LOG` filters as `RUST_LOG` would. An event is one line,
//! whatever is in it, and what is said while a request is answered carries the request's id, in whichever thread it is said.

mod one_line;

use one_line::OneLine;
use std::backtrace::Backtrace;
use std::io::IsTerminal;
use std::panic::{PanicHookInfo, set_hook};
use tokio::task::JoinHandle;
use tracing::{Span, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::{MakeWriter, fmt};
use tracing_subscriber::util::SubscriberInitExt;

/// Starts logging to standard error. A second call does nothing.
pub fn start(format: Option<&str>, filter: Option<&str>) {
    if subscriber(format, filter, std::io::stderr, std::io::stderr().is_terminal()).try_init().is_ok() {
        set_hook(Box::new(panicked));
    }
}

/// What writes the log to `out`, in colours or without.
pub fn subscriber<W>(format: Option<&str>, filter: Option<&str>, out: W, colours: bool) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let filter = EnvFilter::new(filter.unwrap_or("info"));
    match format {
        Some("json") => {
            let builder = fmt().with_env_filter(filter).with_writer(OneLine::new(out, false)).with_target(false);
            Box::new(builder.json().flatten_event(true).with_current_span(true).with_span_list(false).finish())
        }
        _ => Box::new(fmt().with_env_filter(filter).with_writer(OneLine::new(out, colours)).with_target(false).with_ansi(colours).finish()),
    }
}

/// As tokio's, where the work's words carry the id of the request that wants it.
pub fn spawn_blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
    let span = Span::current();
    #[expect(clippy::disallowed_methods, reason = "here its span is carried along")]
    tokio::task::spawn_blocking(move || span.in_scope(work))
}

/// A panic is a line of the log like any other.
fn panicked(panic: &PanicHookInfo<'_>) {
    let words = panic.payload_as_str().unwrap_or("without words");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    match std::env::var_os("RUST_BACKTRACE") {
        Some(_) => tracing::error!(panic = words, backtrace = %Backtrace::capture(), "panicked at {place}"),
        None => tracing::error!(panic = words, "panicked at {place}"),
    }
}
