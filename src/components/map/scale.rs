/// How many steps counts are told apart by.
pub(super) const STEPS: u32 = 5;

/// Five steps of counts: none at all, and the four quarters of the regions that have some, so that one with very many does not
/// make all others look the same.
pub(super) struct Scale(Vec<u32>);

impl Scale {
    pub(super) fn of(counts: impl Iterator<Item = u32>) -> Self {
        Self(counts.filter(|count| *count > 0).collect())
    }

    /// From 0 to 4. Equal counts are of one step.
    pub(super) fn step(&self, count: u32) -> u32 {
        let smaller = self.0.iter().filter(|other| **other < count).count() as u32;
        let all = self.0.len().max(1) as u32;
        if count == 0 { 0 } else { (1 + (STEPS - 1) * smaller / all).min(STEPS - 1) }
    }

    /// The least and the greatest count of a step; `None` where no region is of it.
    pub(super) fn range(&self, step: u32) -> Option<(u32, u32)> {
        let of_step = || self.0.iter().copied().filter(|count| self.step(*count) == step);
        of_step().min().zip(of_step().max())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_quarter_of_the_regions_with_news_has_its_step_and_none_is_a_step_too() {
        let scale = Scale::of([0, 1, 2, 3, 4, 5, 6, 7, 900, 0].into_iter());
        assert_eq!([0, 1, 2, 3, 4, 5, 6, 7, 900].map(|count| scale.step(count)), [0, 1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!([1, 2, 3, 4].map(|step| scale.range(step)), [Some((1, 2)), Some((3, 4)), Some((5, 6)), Some((7, 900))]);
    }

    #[test]
    fn a_step_that_no_region_is_of_has_no_range() {
        let scale = Scale::of([3, 3, 3, 9].into_iter());
        assert_eq!([0, 1, 2, 3, 4].map(|step| scale.range(step)), [None, Some((3, 3)), None, None, Some((9, 9))]);
        assert_eq!(Scale::of([0, 0].into_iter()).step(0), 0);
    }

    proptest! {
        #[test]
        fn more_news_are_never_of_a_lower_step(counts in proptest::collection::vec(0_u32..500, 1..40)) {
            let scale = Scale::of(counts.iter().copied());
            for one in &counts {
                prop_assert!(scale.step(*one) < STEPS);
                for other in counts.iter().filter(|other| *other >= one) {
                    prop_assert!(scale.step(*other) >= scale.step(*one));
                }
            }
        }
    }
}
