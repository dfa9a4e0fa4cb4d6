//! How long to wait before the newsroom is asked again, so that a crowd of readers whose stream broke in the same moment does
//! not come back in the same moment. `chance` is drawn evenly from 0 to 1.

/// Milliseconds over which the first attempts spread when the newsroom does not say.
pub const WINDOW: u32 = 30_000;
/// Longest wait, in milliseconds, but for what the newsroom itself asks for.
const LONGEST: u32 = 60_000;
/// Longest window and `Retry-After` that are believed, in milliseconds: a slip of the newsroom's shall not end the day's news.
const BELIEVED: u32 = 15 * 60_000;

/// Milliseconds before attempt `attempt`, counted from 0. The first is drawn from the whole window, each later one from twice
/// as much, up to a minute.
pub fn wait(attempt: u32, window: u32, chance: f64) -> u32 {
    let window = window.clamp(1_000, BELIEVED);
    let widest = window.saturating_mul(1 << attempt.min(6)).min(LONGEST.max(window));
    (f64::from(widest) * chance.clamp(0.0, 1.0)) as u32
}

/// The same after a refusal that names the seconds to wait: never before they are over, and then spread, too.
pub fn wait_after(seconds: u32, window: u32, chance: f64) -> u32 {
    seconds.saturating_mul(1_000).min(BELIEVED).saturating_add(wait(0, window, chance))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_attempts_spread_over_the_whole_window() {
        assert_eq!([0.0, 0.5, 1.0].map(|chance| wait(0, WINDOW, chance)), [0, 15_000, 30_000]);
        assert_eq!(wait(0, 4_000, 1.0), 4_000);
    }

    #[test]
    fn later_attempts_spread_over_a_minute_at_the_most() {
        assert_eq!([1, 2, 9, u32::MAX].map(|attempt| wait(attempt, WINDOW, 1.0)), [60_000; 4]);
        assert_eq!([1, 2, 9].map(|attempt| wait(attempt, 5_000, 1.0)), [10_000, 20_000, 60_000]);
    }

    #[test]
    fn what_the_newsroom_asks_for_is_waited_for_in_full() {
        assert_eq!(wait_after(7, 10_000, 0.0), 7_000);
        assert_eq!(wait_after(7, 10_000, 1.0), 17_000);
    }

    #[test]
    fn a_window_of_nothing_or_of_a_year_is_not_believed() {
        assert_eq!(wait(0, 0, 1.0), 1_000);
        assert_eq!(wait(0, u32::MAX, 1.0), BELIEVED);
        assert_eq!(wait_after(u32::MAX, 10_000, 0.0), BELIEVED);
    }

    proptest! {
        #[test]
        fn no_wait_is_longer_than_the_window_it_was_drawn_from(attempt in any::<u32>(), window in any::<u32>(), chance in -1.0_f64..2.0) {
            prop_assert!(wait(attempt, window, chance) <= LONGEST.max(window.clamp(1_000, BELIEVED)));
        }
    }
}
