//! What a running process has cost so far, as Linux counts it.

use anyhow::{Context, Result};
use std::path::Path;

/// Ticks of `/proc/…/stat` a second; Linux has had no other number for user space since 2.6.
const TICKS: f64 = 100.0;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// Seconds of processor time, in all threads.
    pub seconds: f64,
    /// Memory that is there now, and the most that ever was, in KB.
    pub memory: u64,
    pub peak: u64,
}

impl Cost {
    pub fn of(id: u32) -> Result<Self> {
        let read = |name: &str| {
            let file = Path::new("/proc").join(id.to_string()).join(name);
            std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read: this is counted on Linux alone", file.display()))
        };
        parse(&read("stat")?, &read("status")?).context("/proc tells nothing of the newsroom")
    }
}

fn parse(stat: &str, status: &str) -> Option<Cost> {
    // The program's name comes second, in brackets, and may hold anything; fields are counted from its end.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    let ticks = fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?;
    let kb = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok());
    Some(Cost { seconds: ticks / TICKS, memory: kb("VmRSS:")?, peak: kb("VmHWM:")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_and_memory_are_read_whatever_the_program_is_called() {
        let stat = "41 (a) b (c) S 1 41 41 0 -1 4194304 500 0 0 0 250 50 0 0 20 0 9 0 100 1 1";
        let status = "Name:\ta\nVmHWM:\t   20480 kB\nVmRSS:\t   10240 kB\n";
        assert_eq!(parse(stat, status), Some(Cost { seconds: 3.0, memory: 10240, peak: 20480 }));
    }
}
