//! What a newsroom holds at a moment, and what the system holds for it.

use crate::bench::cost::Cost;
use anyhow::{Context, Result};
use std::path::Path;

/// KB of a page of the system's memory, in which it counts what sockets hold. Of a machine with larger pages the figure is too
/// small; its growth is seen all the same.
const PAGE: u64 = 4;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sample {
    /// Of the process, in KB.
    pub memory: u64,
    /// Of all TCP sockets of the machine, both ends, in KB.
    pub sockets: u64,
    /// Files and sockets that the process has open.
    pub handles: u64,
    /// Sockets that nobody has open and the system still holds.
    pub orphans: u64,
}

impl Sample {
    pub fn of(id: u32) -> Result<Self> {
        let memory = Cost::of(id)?.memory;
        let handles = std::fs::read_dir(Path::new("/proc").join(id.to_string()).join("fd")).context("the newsroom's handles cannot be counted")?.count() as u64;
        let text = std::fs::read_to_string("/proc/net/sockstat").context("the memory of sockets is counted on Linux alone")?;
        let (sockets, orphans) = parse(&text).context("/proc/net/sockstat tells nothing of TCP")?;
        Ok(Self { memory, sockets, handles, orphans })
    }
}

/// KB of TCP's sockets, and how many of them are orphans.
fn parse(sockstat: &str) -> Option<(u64, u64)> {
    let words: Vec<&str> = sockstat.lines().find_map(|line| line.strip_prefix("TCP:"))?.split_whitespace().collect();
    let after = |name: &str| words.iter().skip_while(|word| **word != name).nth(1)?.parse::<u64>().ok();
    Some((after("mem")? * PAGE, after("orphan")?))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_memory_of_sockets_is_read() {
        let text = "sockets: used 11\nTCP: inuse 1 orphan 3 tw 0 alloc 1 mem 217\nUDP: inuse 0 mem 5\n";
        assert_eq!(super::parse(text), Some((868, 3)));
        assert_eq!(super::parse("sockets: used 11\n"), None);
    }
}
