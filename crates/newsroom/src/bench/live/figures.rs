//! What the moments that readers noted come to.

use serde::Serialize;

/// How long something took, in milliseconds.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub struct Delays {
    pub p50: f64,
    pub p99: f64,
    pub max: f64,
}

impl Delays {
    /// Of microseconds, by the nearest rank; nothing when there are none.
    pub fn of(mut micros: Vec<u32>) -> Self {
        micros.sort_unstable();
        let at = |percent: usize| {
            let rank = (micros.len() * percent).div_ceil(100).max(1) - 1;
            micros.get(rank).map_or(0.0, |micros| f64::from(*micros) / 1_000.0)
        };
        Self { p50: at(50), p99: at(99), max: at(100) }
    }
}

/// When those whose stream broke were back, in seconds since the break.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Returns {
    pub count: usize,
    pub first: f64,
    pub last: f64,
    /// Within `WIDTH` seconds each, from the break on.
    pub histogram: Vec<usize>,
    /// The most in any second that one can choose.
    pub busiest: usize,
}

/// Seconds of a column of the histogram.
pub const WIDTH: f64 = 5.0;

impl Returns {
    pub fn of(mut moments: Vec<f64>) -> Self {
        moments.sort_by(f64::total_cmp);
        let mut histogram = Vec::new();
        for moment in &moments {
            let column = (moment / WIDTH).max(0.0) as usize;
            if histogram.len() <= column {
                histogram.resize(column + 1, 0);
            }
            if let Some(count) = histogram.get_mut(column) {
                *count += 1;
            }
        }
        let busiest = (0..moments.len()).map(|start| within_a_second(moments.get(start..).unwrap_or_default())).max().unwrap_or(0);
        Self { count: moments.len(), first: moments.first().copied().unwrap_or(0.0), last: moments.last().copied().unwrap_or(0.0), histogram, busiest }
    }
}

/// How many of sorted moments lie within the second that the first begins.
fn within_a_second(moments: &[f64]) -> usize {
    moments.first().map_or(0, |first| moments.partition_point(|moment| *moment < first + 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_were_measured() {
        assert_eq!(Delays::of((1..=200).rev().map(|ms| ms * 1_000).collect()), Delays { p50: 100.0, p99: 198.0, max: 200.0 });
        assert_eq!(Delays::of(vec![1_500]), Delays { p50: 1.5, p99: 1.5, max: 1.5 });
        assert_eq!(Delays::of(vec![]), Delays::default());
    }

    #[test]
    fn one_slow_reader_in_a_hundred_is_no_p99_and_two_are() {
        let with = |slow: usize| Delays::of([vec![1_000; 100 - slow], vec![9_000_000; slow]].concat());
        assert_eq!((with(1).p99, with(1).max), (1.0, 9_000.0));
        assert_eq!(with(2).p99, 9_000.0);
    }

    #[test]
    fn returns_are_counted_by_five_seconds_from_the_break() {
        let returns = Returns::of(vec![29.0, 4.9, 5.0, 0.2, 16.0]);
        assert_eq!((returns.count, returns.first, returns.last), (5, 0.2, 29.0));
        assert_eq!(returns.histogram, [2, 1, 0, 1, 0, 1]);
        assert_eq!(Returns::of(vec![]), Returns::default());
    }

    #[test]
    fn the_busiest_second_need_not_begin_on_a_full_one() {
        assert_eq!(Returns::of(vec![0.1, 0.9, 1.1, 1.2, 1.85, 1.9, 3.0]).busiest, 4);
        assert_eq!(Returns::of(vec![1.0, 2.0, 3.0]).busiest, 1);
    }
}
