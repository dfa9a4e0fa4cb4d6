//! The goals of the live stream. docs/measuring.md tells them, and why they are what they are.

use super::sample::Sample;
use super::told::Report;

/// Milliseconds from sending an article to the newsroom until 99 of a hundred readers have it.
pub const DELAY: f64 = 1_000.0;
/// KB of the newsroom's memory a stream.
pub const STREAM: f64 = 20.0;
/// Seconds over which a crowd is to come back: nine tenths of the clients' window of thirty.
pub const SPREAD: f64 = 27.0;
/// KB by which memory may be more at the end of a run than in its middle.
pub const GROWTH: i64 = 16 * 1024;
/// KB that stop a run: more is growth without bound, and may take the machine with it.
pub const CEILING: u64 = 1024 * 1024;

/// The most who may come back within one second. Spread evenly over the window they are a thirtieth. A machine that stands still for a
/// second brings those of two into one, and chance adds to it: six standard deviations, which is much for few and little for many.
/// Those who do not spread come by the thousand.
pub fn busiest(streams: u32) -> u32 {
    let even = f64::from(streams) / 30.0;
    (2.0 * even + 6.0 * even.sqrt()).ceil() as u32 + 3
}

/// What a reader who reads may expect, in every run.
pub fn delivery(report: &Report) -> Vec<String> {
    let mut found = Vec::new();
    if report.lost > 0 {
        let resets = if report.resets > 0 { "; some were told to ask for the list anew, which no reader should need after so short a break" } else { "" };
        found.push(format!("{} events were lost, by {} readers{resets}", report.lost, report.losers));
    }
    if report.delivered < report.expected || report.expected == 0 {
        found.push(format!("{} of {} events were delivered", report.delivered, report.expected));
    }
    if report.from_sent.p99 > DELAY {
        found.push(format!("99 of a hundred events took up to {:.0} ms, and may take {DELAY:.0}", report.from_sent.p99));
    }
    if report.disordered > 0 {
        found.push(format!("{} events came after a newer one on the same connection", report.disordered));
    }
    if report.strange > 0 {
        found.push(format!("{} events are not in the contract", report.strange));
    }
    found
}

/// A crowd of readers; `stream` is the memory of one, in KB.
pub fn crowd(report: &Report, streams: u32, stream: f64, breaks: bool) -> Vec<String> {
    let mut found = delivery(report);
    if stream > STREAM {
        found.push(format!("a stream takes {stream:.1} KB, and may take {STREAM:.0}"));
    }
    if breaks {
        let returns = report.returns.clone().unwrap_or_default();
        if returns.count < streams {
            found.push(format!("{} of {streams} readers did not come back", streams - returns.count));
        }
        // The first and the last could be two who are alone: the busiest second tells of the crowd.
        if returns.last - returns.first < SPREAD {
            found.push(format!("all came back within {:.1} s, and should take {SPREAD:.0}", returns.last - returns.first));
        }
        if returns.busiest > busiest(streams) {
            found.push(format!("{} came back within one second, and {} may", returns.busiest, busiest(streams)));
        }
    }
    found
}

/// Readers who read beside those who do not.
pub fn stalled(report: &Report, samples: &[Sample]) -> Vec<String> {
    let mut found = delivery(report);
    for (name, of) in [("the newsroom", memory as fn(&Sample) -> u64), ("its sockets", sockets)] {
        match growth(samples, of) {
            None => found.push("the run was too short to see whether memory grows".to_owned()),
            Some(growth) if growth > GROWTH => {
                found.push(format!("the memory of {name} grew by {} MB in the second half, and may by {}", growth / 1024, GROWTH / 1024));
            }
            Some(_) => {}
        }
    }
    if samples.iter().any(|sample| sample.memory.max(sample.sockets) > CEILING) {
        found.push(format!("memory went over {} MB", CEILING / 1024));
    }
    found
}

pub fn memory(sample: &Sample) -> u64 {
    sample.memory
}

pub fn sockets(sample: &Sample) -> u64 {
    sample.sockets
}

/// KB from the middle of a run to its end, each the mean of five samples around it: a moment's peak is no growth.
pub fn growth(samples: &[Sample], of: fn(&Sample) -> u64) -> Option<i64> {
    const AROUND: usize = 5;
    let mean = |from: usize| {
        let samples = samples.get(from..from + AROUND)?;
        i64::try_from(samples.iter().map(of).sum::<u64>() / AROUND as u64).ok()
    };
    let middle = (samples.len() / 2).checked_sub(AROUND / 2)?;
    let end = samples.len().checked_sub(AROUND).filter(|end| *end >= middle + AROUND)?;
    Some(mean(end)? - mean(middle)?)
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
