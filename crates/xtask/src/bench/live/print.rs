use super::sample::Sample;
use super::told::Report;
use super::{Crowd, Weights, judge};

/// Columns of the curve.
const POINTS: usize = 12;

pub fn table(crowd: &Crowd, report: &Report, weights: &Weights) {
    let row = |name: &str, value: String, goal: String| println!("| {name:<46} | {value:>34} | {goal:>9} |");
    let none = String::new;
    let mb = |kb: u64| format!("{:.1} MB", kb as f64 / 1_024.0);
    row("figure", "value".into(), "goal".into());
    println!("| {:-<46} | {:->34} | {:->9} |", "", ":", ":");
    row("streams open, of readers and of stalled ones", format!("{} + {} in {:.1} s", weights.readers, weights.stalled, weights.opening), none());
    row("memory before and with the streams", format!("{} → {}", mb(weights.before.memory), mb(weights.open.memory)), none());
    row("memory a stream", format!("{:.1} KB", weights.stream()), if crowd.is_slow() { none() } else { format!("≤ {:.0} KB", judge::STREAM) });
    row("events delivered", format!("{} of {}", report.delivered, report.expected), "all".into());
    let delays = |delays: &super::told::Delays| format!("{:.0} / {:.0} / {:.0} ms", delays.p50, delays.p99, delays.max);
    row("delay since it was sent: p50 / p99 / max", delays(&report.from_sent), format!("≤ {:.0} ms", judge::DELAY));
    row("delay since it was taken: p50 / p99 / max", delays(&report.from_answered), none());
    let events = f64::from(crowd.seconds) * crowd.rate;
    row("processor time an event", format!("{:.1} ms", weights.work * 1_000.0 / events.max(1.0)), none());
    row("processor time a second", format!("{:.1} ms", weights.work * 1_000.0 / weights.seconds.max(0.1)), none());
    row("lost in the whole run", format!("{} of {} to {} readers", report.lost, report.published, crowd.streams), "0".into());
    row("told again / out of order / not understood", format!("{} / {} / {}", report.repeated, report.disordered, report.strange), "– / 0 / 0".into());
    row("streams that broke by themselves / resets", format!("{} / {}", report.breaks, report.resets), none());
    if let Some(returns) = &report.returns {
        row("came back after the break", format!("{} of {}", returns.count, crowd.streams), "all".into());
        let spread = format!("{:.1} to {:.1} s", returns.first, returns.last);
        row("first and last of them", spread, format!("≥ {:.0} s", judge::SPREAD));
        row("busiest second", format!("{}", returns.busiest), format!("≤ {}", judge::busiest(crowd.streams)));
        row("connections that were not taken", format!("{}", report.refused), none());
        println!("\nBack by five seconds since the break: {}", numbers(&returns.histogram));
    }
    if crowd.is_slow() {
        // A call under way at the peak has a handle, too.
        let gone = weights.peak_handles().saturating_sub(weights.last.handles).min(weights.stalled.into());
        row("stalled streams that the newsroom ended", format!("{gone} of {}", weights.stalled), none());
        row("of them seen by slow readers", format!("{}", report.ended), none());
        let growth = |of| judge::growth(&weights.samples, of).map_or("–".to_owned(), |kb| format!("{:+.1} MB", kb as f64 / 1_024.0));
        let goal = || format!("≤ {} MB", judge::GROWTH / 1_024);
        row("growth of memory in the second half", growth(judge::memory), goal());
        row("growth of sockets' memory in the second half", growth(judge::sockets), goal());
        curve(&weights.samples);
    }
}

/// The samples as a few lines of numbers.
pub fn curve(samples: &[Sample]) {
    if samples.is_empty() {
        return;
    }
    let line = |name: &str, of: fn(&Sample) -> u64| {
        let points: Vec<u64> = (0..POINTS).filter_map(|point| samples.get(point * (samples.len() - 1) / (POINTS - 1)).map(of)).collect();
        println!("{name:<30} {}", numbers(&points));
    };
    println!("\nThe run in {POINTS} moments");
    line("memory of the newsroom, MB", |sample| sample.memory / 1_024);
    line("memory of sockets, MB", |sample| sample.sockets / 1_024);
    line("handles of the newsroom", |sample| sample.handles);
    line("sockets without an owner", |sample| sample.orphans);
}

fn numbers(numbers: &[impl ToString]) -> String {
    numbers.iter().map(|number| format!("{:>6}", number.to_string())).collect()
}

impl Weights {
    fn peak_handles(&self) -> u64 {
        self.samples.iter().map(|sample| sample.handles).max().unwrap_or(0).max(self.open.handles)
    }
}
