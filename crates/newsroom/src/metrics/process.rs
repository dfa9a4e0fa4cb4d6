//! What the system tells of this process, under the names that Prometheus' own libraries use.

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Registry;
use std::fmt;

/// Adds what can be read; another system than Linux tells none of it.
pub fn register(registry: &mut Registry) {
    registry.register_collector(Box::new(Process));
}

#[derive(Debug)]
struct Process;

impl Collector for Process {
    fn encode(&self, mut encoder: DescriptorEncoder) -> fmt::Result {
        let Some(figures) = figures() else { return Ok(()) };
        let gauges = [
            ("process_resident_memory_bytes", "Memory that the process takes", figures.memory),
            ("process_open_fds", "Open files and connections", figures.files),
            ("process_max_fds", "As many as may be open", figures.most_files),
            ("process_threads", "Threads", figures.threads),
        ];
        for (name, help, value) in gauges {
            let gauge = ConstGauge::new(value);
            gauge.encode(encoder.encode_descriptor(name, help, None, MetricType::Gauge)?)?;
        }
        let seconds = ConstCounter::new(figures.processor);
        seconds.encode(encoder.encode_descriptor("process_cpu_seconds", "Time of processors", None, MetricType::Counter)?)
    }
}

struct Figures {
    memory: u64,
    files: u64,
    most_files: u64,
    threads: u64,
    processor: f64,
}

#[cfg(target_os = "linux")]
fn figures() -> Option<Figures> {
    let process = procfs::process::Process::myself().ok()?;
    let stat = process.stat().ok()?;
    let (most_files, _) = rlimit::Resource::NOFILE.get().ok()?;
    Some(Figures {
        memory: stat.rss.saturating_mul(procfs::page_size()),
        files: u64::try_from(process.fd_count().ok()?).ok()?,
        most_files,
        threads: u64::try_from(stat.num_threads).ok()?,
        processor: (stat.utime + stat.stime) as f64 / procfs::ticks_per_second() as f64,
    })
}

#[cfg(not(target_os = "linux"))]
fn figures() -> Option<Figures> {
    None
}
