//! Mixed load at an even pace, with readers of the live stream and an article a second, for a long time: does memory stay?

use super::field::Field;
use super::{ARTICLES, cores, plot, watch};
use crate::bench::live::generator::Generator;
use crate::bench::live::told::{Report, Step};
use crate::bench::live::{Crowd, judge};
use crate::bench::load::{Load, load};
use crate::newsroom::stand;
use crate::run::say;
use crate::{files, place, tools};
use anyhow::{Result, anyhow, bail};
use std::sync::mpsc;
use std::time::Duration;

/// Connections, each of which waits so many milliseconds before a request.
const CONNECTIONS: u32 = 16;
const PAUSE: u32 = 60;
const STREAMS: u32 = 300;
/// Seconds between two samples.
const EVERY: u64 = 5;
/// MB by which the mean of the last quarter may be above that of the second.
const GROWTH: f64 = 16.0;

pub fn soak(minutes: u32) -> Result<()> {
    let wrk = tools::wrk()?;
    let field = Field::new(ARTICLES, STREAMS)?;
    let script = field.script(PAUSE)?;
    let (url, id, port) = (field.url(), field.server.id(), field.server.port());
    let seconds = minutes.max(1) * 60;
    say(format!("Asking for all kinds of things at an even pace, with {STREAMS} live streams and an article a second ({minutes} min)"));
    let (done, wait) = mpsc::channel();
    let (samples, requests, news) = std::thread::scope(|scope| {
        let samples = scope.spawn(move || watch(id, Duration::from_secs(EVERY), &wait));
        let news = scope.spawn(|| follow(&field, port, seconds));
        let requests = load(&wrk, &url, seconds, CONNECTIONS, Some(&script));
        let news = news.join().map_err(|_| anyhow!("the readers broke off"));
        drop(done);
        let samples = samples.join().map_err(|_| anyhow!("the watch broke off"));
        (samples, requests, news)
    });
    let (samples, requests, news) = (samples??, requests?, news??);
    field.close()?;

    let curve: Vec<f64> = samples.iter().map(|(sample, _)| sample.memory as f64 / 1_024.0).collect();
    let keep = place::target().join("bench");
    files::write(&keep.join("soak.csv"), plot::csv(&samples, EVERY))?;
    files::write(&keep.join("soak.svg"), plot::svg(&curve, EVERY))?;
    say(format!("The curve is in {}", files::short(&keep.join("soak.svg"))));
    let work = samples.last().map_or(0.0, |(_, cost)| cost.seconds) - samples.first().map_or(0.0, |(_, cost)| cost.seconds);
    print(&requests, &news, &curve, work / f64::from(seconds) / cores());
    let found = faults(&requests, &news, &curve);
    if found.is_empty() { Ok(()) } else { bail!("{}", found.join("; ")) }
}

/// The readers of the live stream and the publisher, for so long.
fn follow(field: &Field, port: u16, seconds: u32) -> Result<Report> {
    let crowd = Crowd { streams: STREAMS, seconds, rate: 1.0, ..Crowd::default() };
    let mut readers = Generator::start(&field.program, port, stand::TOKEN, &crowd)?;
    loop {
        match readers.step()? {
            Step::Tick => continue,
            Step::Result(report) => return Ok(*report),
            _ => readers.go_on()?,
        }
    }
}

/// The mean of a quarter of the samples: the first is 0.
fn quarter(curve: &[f64], number: usize) -> f64 {
    let part = curve.get(curve.len() * number / 4..curve.len() * (number + 1) / 4).unwrap_or_default();
    part.iter().sum::<f64>() / part.len().max(1) as f64
}

fn faults(requests: &Load, news: &Report, curve: &[f64]) -> Vec<String> {
    let mut found = judge::delivery(news);
    if requests.errors > 0 {
        found.push(format!("{} requests failed; none may", requests.errors));
    }
    let growth = quarter(curve, 3) - quarter(curve, 1);
    if growth > GROWTH {
        found.push(format!("the newsroom's memory grew by {growth:.1} MB from the second quarter to the last, and may by {GROWTH}"));
    }
    if curve.len() < 8 {
        found.push("the run was too short to see whether memory grows".to_owned());
    }
    found
}

fn print(requests: &Load, news: &Report, curve: &[f64], share: f64) {
    let row = |name: &str, value: String| println!("| {name:<46} | {value:>34} |");
    row("figure", "value".into());
    println!("| {:-<46} | {:->34} |", "", ":");
    row("requests a second", format!("{:.0}", requests.rate));
    row("requests, and those that failed", format!("{} / {}", requests.requests, requests.errors));
    row("latency: p50 / p99", format!("{} / {}", requests.p50, requests.p99));
    row("articles published, and events delivered", format!("{} / {} of {}", news.published, news.delivered, news.expected));
    row("delay of an event: p50 / p99 / max", format!("{:.0} / {:.0} / {:.0} ms", news.from_sent.p50, news.from_sent.p99, news.from_sent.max));
    row("processor time of all that was there", format!("{:.0} %", share * 100.0));
    let quarters = [0, 1, 2, 3].map(|number| format!("{:.1}", quarter(curve, number))).join(" / ");
    row("memory by quarters of the time, MB", quarters);
    let most = curve.iter().copied().fold(0.0, f64::max);
    row("memory at the start, the most, at the end", format!("{:.1} / {most:.1} / {:.1} MB", curve.first().unwrap_or(&0.0), curve.last().unwrap_or(&0.0)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load() -> Load {
        Load { requests: 9.0, rate: 1.0, p50: "1ms".into(), p99: "2ms".into(), errors: 0 }
    }

    fn news() -> Report {
        Report { expected: 5, delivered: 5, ..Report::default() }
    }

    #[test]
    fn memory_that_stays_after_the_start_is_no_fault_and_memory_that_grows_is() {
        let flat: Vec<f64> = (0..100).map(|at| if at < 20 { 50.0 + f64::from(at) } else { 90.0 + f64::from(at % 7) }).collect();
        assert_eq!(faults(&load(), &news(), &flat), Vec::<String>::new());
        let growing: Vec<f64> = (0..100).map(|at| 90.0 + f64::from(at)).collect();
        assert_eq!(faults(&load(), &news(), &growing), ["the newsroom's memory grew by 50.0 MB from the second quarter to the last, and may by 16"]);
    }

    #[test]
    fn a_failed_request_a_lost_event_and_too_short_a_run_are_faults() {
        let flat = [90.0; 50];
        assert_eq!(faults(&Load { errors: 2, ..load() }, &news(), &flat).len(), 1);
        assert_eq!(faults(&load(), &Report { lost: 1, ..news() }, &flat).len(), 1);
        assert_eq!(faults(&load(), &news(), &[90.0; 5]).len(), 1);
    }
}
