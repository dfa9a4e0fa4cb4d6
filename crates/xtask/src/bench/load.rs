//! One page asked for again and again by wrk.

use crate::run::Run;
use anyhow::{Context, Result, bail};
use std::path::Path;

#[derive(Debug, PartialEq)]
pub struct Load {
    pub requests: f64,
    pub rate: f64,
    /// As wrk writes them, with their units.
    pub p50: String,
    pub p99: String,
    /// Connections that broke, answers that did not come, answers that were no success.
    pub errors: u64,
}

/// The end of every script: wrk asks for the plain address when it cannot read one, and says so where nobody looks.
pub const RUN: &str = "function done() print('The script was run') end\n";
/// Each request for another address of the same page, so that no answer is kept.
pub const NEVER_KEPT: &str = "n = 0\nrequest = function() n = n + 1 return wrk.format(nil, wrk.path .. '?n=' .. n) end\n";

pub fn load(wrk: &Path, url: &str, seconds: u32, connections: u32, script: Option<&Path>) -> Result<Load> {
    let (has_script, script) = (script.is_some(), script.map(|script| format!("--script={}", script.display())));
    let text = Run::new(wrk, "wrk")
        .args(script.iter().map(String::as_str))
        .args(["--threads", "1", "--latency", "--timeout", "5s", "--header", "Accept-Encoding: br"])
        .args(["--connections", &connections.to_string(), "--duration", &format!("{seconds}s"), url])
        .quiet()?;
    if has_script && !text.contains("The script was run") {
        bail!("wrk did not run its script");
    }
    parse(&text).with_context(|| format!("wrk's report is not understood:\n{text}"))
}

fn parse(report: &str) -> Option<Load> {
    let after = |start: &str| report.lines().find_map(|line| line.trim().strip_prefix(start)).map(str::trim);
    let (requests, _) = report.lines().find_map(|line| line.trim().split_once(" requests in "))?;
    let broken = after("Socket errors:").unwrap_or_default();
    let broken = broken.split(',').filter_map(|part| part.split_whitespace().last()?.parse::<u64>().ok()).sum::<u64>();
    let refused = after("Non-2xx or 3xx responses:").map_or(Some(0), |count| count.parse::<u64>().ok())?;
    Some(Load {
        requests: requests.parse().ok()?,
        rate: after("Requests/sec:")?.parse().ok()?,
        p50: after("50%")?.to_owned(),
        p99: after("99%")?.to_owned(),
        errors: broken + refused,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "Running 10s test @ http://127.0.0.1:1/\n  1 threads and 32 connections\n  Thread Stats   Avg      Stdev     Max   +/- Stdev\n    Latency     2.05ms    1.10ms  20.00ms   90.00%\n  Latency Distribution\n     50%    1.80ms\n     75%    2.20ms\n     90%    3.00ms\n     99%    7.10ms\n  15000 requests in 10.00s, 1.00GB read\n";

    #[test]
    fn a_good_report_is_read() {
        let report = format!("{REPORT}Requests/sec:   1500.00\nTransfer/sec:    100.00MB\n");
        assert_eq!(parse(&report), Some(Load { requests: 15000.0, rate: 1500.0, p50: "1.80ms".into(), p99: "7.10ms".into(), errors: 0 }));
    }

    #[test]
    fn every_kind_of_error_is_counted() {
        let report = format!("{REPORT}  Socket errors: connect 1, read 2, write 3, timeout 4\n  Non-2xx or 3xx responses: 5\nRequests/sec:   1500.00\n");
        assert_eq!(parse(&report).map(|load| load.errors), Some(15));
    }
}
