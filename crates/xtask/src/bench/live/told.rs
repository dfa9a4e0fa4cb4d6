//! What `newsroom bench-live` tells, a line of JSON each; its own words are in crates/newsroom/src/bench/live.rs and live/report.rs.

use serde::Deserialize;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(tag = "step", rename_all = "lowercase")]
pub enum Step {
    Tick,
    Warm,
    Open { readers: u32, stalled: u32, seconds: f64 },
    Published { seconds: f64 },
    Break,
    Result(Box<Report>),
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Report {
    pub published: u64,
    pub expected: u64,
    pub delivered: u64,
    pub from_sent: Delays,
    pub from_answered: Delays,
    pub lost: u64,
    pub losers: u64,
    pub repeated: u64,
    pub disordered: u64,
    pub resets: u64,
    pub strange: u64,
    pub breaks: u64,
    pub returns: Option<Returns>,
    pub refused: u64,
    pub ended: u64,
}

/// In milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
pub struct Delays {
    pub p50: f64,
    pub p99: f64,
    pub max: f64,
}

/// In seconds since the break.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Returns {
    pub count: u32,
    pub first: f64,
    pub last: f64,
    /// By five seconds.
    pub histogram: Vec<u32>,
    pub busiest: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_read() {
        let read = |line: &str| serde_json::from_str::<Step>(line).unwrap();
        assert_eq!(read("{\"step\":\"warm\"}"), Step::Warm);
        assert_eq!(read("{\"step\":\"open\",\"readers\":5,\"stalled\":1,\"seconds\":0.5}"), Step::Open { readers: 5, stalled: 1, seconds: 0.5 });
        let result = "{\"step\":\"result\",\"published\":15,\"expected\":600,\"delivered\":600,\"from_sent\":{\"p50\":1.8,\"p99\":2.2,\"max\":2.3},\"from_answered\":{\"p50\":0.9,\"p99\":1.9,\"max\":1.9},\"lost\":0,\"losers\":0,\"repeated\":0,\"disordered\":0,\"resets\":0,\"strange\":0,\"breaks\":0,\"returns\":{\"count\":200,\"first\":1.0,\"last\":6.9,\"histogram\":[198,2],\"busiest\":118},\"refused\":256,\"ended\":0}";
        let Step::Result(report) = read(result) else { panic!("no result") };
        assert_eq!(report.returns.map(|returns| returns.histogram), Some(vec![198, 2]));
    }

    #[test]
    fn a_figure_that_is_missing_is_no_zero() {
        assert!(serde_json::from_str::<Step>("{\"step\":\"result\",\"published\":15}").is_err());
    }
}
