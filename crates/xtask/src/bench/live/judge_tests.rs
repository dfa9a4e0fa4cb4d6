use super::super::told::{Delays, Returns};
use super::*;

fn good() -> Report {
    Report {
        published: 100,
        expected: 300_000,
        delivered: 300_000,
        from_sent: Delays { p50: 40.0, p99: 900.0, max: 2_000.0 },
        returns: Some(Returns { count: 5_000, first: 0.8, last: 58.0, histogram: vec![700, 830, 830, 830, 830, 830, 50, 100], busiest: 200 }),
        ..Report::default()
    }
}

fn judge(change: impl Fn(&mut Report)) -> Vec<String> {
    let mut report = good();
    change(&mut report);
    crowd(&report, 5_000, 12.0, true)
}

fn returns(change: impl Fn(&mut Returns)) -> Vec<String> {
    judge(|report| report.returns.iter_mut().for_each(&change))
}

/// Exactly one complaint, with these words.
#[track_caller]
fn one(found: &[String], words: &str) {
    assert!(found.len() == 1 && found.iter().all(|found| found.contains(words)), "{found:?} instead of «{words}»");
}

#[test]
fn a_good_run_has_no_complaints() {
    assert!(judge(|_| {}).is_empty());
    // What is told again is counted, and hurts nobody; so does a single slow delivery.
    assert!(judge(|report| (report.repeated, report.from_sent.max) = (7, 60_000.0)).is_empty());
}

#[test]
fn every_goal_of_the_crowd_can_be_missed() {
    one(&judge(|report| (report.lost, report.losers) = (1, 1)), "1 events were lost, by 1 readers");
    one(&judge(|report| (report.lost, report.losers, report.resets) = (9, 9, 9)), "ask for the list anew");
    one(&judge(|report| report.delivered -= 1), "299999 of 300000");
    one(&judge(|report| (report.delivered, report.expected) = (0, 0)), "0 of 0");
    one(&judge(|report| report.from_sent.p99 = 1_001.0), "took up to 1001 ms");
    one(&judge(|report| report.disordered = 1), "after a newer one");
    one(&judge(|report| report.strange = 1), "not in the contract");
    one(&crowd(&good(), 5_000, 20.1, true), "takes 20.1 KB");
}

#[test]
fn every_goal_of_coming_back_can_be_missed() {
    one(&returns(|returns| returns.count = 4_999), "1 of 5000 readers did not come back");
    one(&returns(|returns| returns.last = 27.7), "within 26.9 s");
    one(&returns(|returns| returns.busiest = 500), "500 came back within one second");
    let never = judge(|report| report.returns = None);
    assert!(never.iter().any(|found| found.contains("5000 of 5000")), "{never:?}");
    let alive = Report { returns: None, ..good() };
    assert!(crowd(&alive, 5_000, 12.0, false).is_empty(), "nobody comes back when nothing broke");
}

#[test]
fn the_busiest_second_is_judged_by_how_many_there_are() {
    assert_eq!([100, 200, 5_000].map(busiest), [21, 32, 414]);
}

/// A run of a hundred samples.
fn samples(memory: impl Fn(u64) -> u64, sockets: impl Fn(u64) -> u64) -> Vec<Sample> {
    (0..100).map(|second| Sample { memory: memory(second), sockets: sockets(second), ..Sample::default() }).collect()
}

#[test]
fn memory_that_stops_growing_or_leaps_for_a_moment_is_no_growth() {
    let stops = samples(|second| 50_000 + second.min(40) * 5_000, |second| second.min(45) * 9_000);
    assert!(stalled(&good(), &stops).is_empty());
    let leaps = samples(|second| if second == 98 { 90_000 } else { 50_000 }, |_| 0);
    assert!(stalled(&good(), &leaps).is_empty());
    assert_eq!(growth(&leaps, memory), Some(8_000));
}

#[test]
fn memory_that_goes_on_growing_is_found_wherever_it_is() {
    one(&stalled(&good(), &samples(|second| 50_000 + second * 400, |_| 0)), "the memory of the newsroom grew by 18 MB");
    one(&stalled(&good(), &samples(|_| 0, |second| second * 1_000)), "the memory of its sockets grew by 45 MB");
    one(&stalled(&good(), &samples(|_| CEILING + 1, |_| 0)), "went over 1024 MB");
    one(&stalled(&Report { lost: 1, losers: 1, ..good() }, &samples(|_| 0, |_| 0)), "lost");
}

#[test]
fn a_run_too_short_to_tell_is_no_good_run() {
    assert_eq!(stalled(&good(), &samples(|_| 0, |_| 0).split_off(92)).len(), 2);
}
