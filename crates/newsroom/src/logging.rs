//! The log: lines for people, or JSON with `VISNYK_LOG_FORMAT=json`. `VISNYK_LOG` filters as `RUST_LOG` would.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

/// Starts logging to standard error. A second call does nothing.
pub fn start(format: Option<&str>, filter: Option<&str>) {
    let filter = EnvFilter::new(filter.unwrap_or("info"));
    let builder = fmt::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    let _ = match format {
        Some("json") => builder.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
        _ => builder.with_ansi(std::io::stderr().is_terminal()).try_init(),
    };
}
