//! The settings of how much is taken on. All are numbers; `0` switches off what can be.

use super::read::{ConfigError, Values};
use crate::http::{Limits, Rate};
use std::num::NonZeroU32;
use std::time::Duration;

/// Connections beside the live streams.
const BESIDE_STREAMS: usize = 5_000;

/// Whether a setting is one of these.
pub(super) fn is_key(key: &str) -> bool {
    matches!(key, "rate_limit" | "rate_burst" | "max_requests" | "request_seconds" | "max_connections" | "max_connections_per_client" | "hsts_seconds")
}

pub(super) fn read(values: &Values, max_streams: usize) -> Result<Limits, ConfigError> {
    let usual = Limits::default();
    let number = |key, expected| values.get(key, expected, |text| text.parse::<u32>().ok());
    let above_none = |key, expected| values.get(key, expected, |text| text.parse::<usize>().ok().filter(|number| *number > 0));
    let per_second = number("rate_limit", "a number of requests a second such as 200, or 0 for no limit")?;
    let burst = values.get("rate_burst", "a number of requests such as 2000", |text| text.parse::<NonZeroU32>().ok())?;
    let rate = match per_second.map(NonZeroU32::new) {
        Some(None) => None,
        // As much at once as in ten seconds, like the usual ones.
        Some(Some(per_second)) => Some(Rate { per_second, burst: burst.unwrap_or_else(|| per_second.saturating_mul(NonZeroU32::MIN.saturating_add(9))) }),
        None => usual.rate.map(|rate| Rate { burst: burst.unwrap_or(rate.burst), ..rate }),
    };
    let seconds =
        values.get("request_seconds", "a number of seconds from 1 to 3600", |text| text.parse::<u64>().ok().filter(|seconds| (1..=3_600).contains(seconds)))?;
    let hsts = number("hsts_seconds", "a number of seconds such as 31536000, or 0 for none")?;
    Ok(Limits {
        rate,
        requests: above_none("max_requests", "a number of requests such as 256")?.unwrap_or(usual.requests),
        time: seconds.map_or(usual.time, Duration::from_secs),
        connections: above_none("max_connections", "a number of connections such as 15000")?.unwrap_or(max_streams.saturating_add(BESIDE_STREAMS)),
        connections_per_client: above_none("max_connections_per_client", "a number of connections such as 1000")?.unwrap_or(usual.connections_per_client),
        hsts: hsts.map_or(usual.hsts, |seconds| (seconds > 0).then_some(seconds)),
    })
}
