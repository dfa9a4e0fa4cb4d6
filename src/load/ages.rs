//! How old the answers on the page are that came from what the browser keeps, and asking anew for them.

use crate::browser;
use crate::prelude::*;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The ages of what is on the page. Cheap to clone.
#[derive(Clone)]
pub struct Ages(Arc<Inner>);

struct Inner {
    loads: Mutex<Loads>,
    /// When the oldest kept answer of the page was kept, in seconds since 1970; 0 when there is none.
    page: RwSignal<u32>,
    /// The same of the list beside the page.
    beside: RwSignal<u32>,
    /// Changes when it is time to ask anew.
    again: RwSignal<u32>,
}

#[derive(Default)]
struct Loads {
    last: u32,
    stale: Vec<Stale>,
}

/// A load that shows what is kept, or nothing since the portal cannot be reached.
struct Stale {
    load: u32,
    is_beside: bool,
    /// When it was kept; 0 when there is nothing.
    at: u32,
}

impl Ages {
    fn new() -> Self {
        let signal = || RwSignal::new(0);
        Self(Arc::new(Inner { loads: Mutex::default(), page: signal(), beside: signal(), again: signal() }))
    }

    /// Puts them into context; in the browser, what is stale is asked for again when there is a network, and now and then.
    pub fn provide() -> Self {
        let ages = Self::new();
        provide_context(ages.clone());
        let listener = ages.clone();
        effect(move || {
            let ages = listener.clone();
            browser::on_network(move || ages.ask_again());
        });
        ages
    }

    /// When what the page shows was kept, in seconds since 1970, if it shows what is kept; tracked.
    pub fn page(&self) -> Option<u32> {
        Some(self.0.page.get()).filter(|at| *at > 0)
    }

    /// The same for the list beside the page, unless it is as old as the page, which says so already; tracked.
    pub fn beside(&self) -> Option<u32> {
        let page = self.0.page.get();
        Some(self.0.beside.get()).filter(|at| *at > 0 && at.abs_diff(page) >= 60)
    }

    /// Asks anew for all that is stale.
    pub fn ask_again(&self) {
        if !self.loads().stale.is_empty() {
            self.0.again.update(|again| *again = again.wrapping_add(1));
        }
    }

    /// A name for a load.
    pub(super) fn name(&self) -> u32 {
        let mut loads = self.loads();
        loads.last = loads.last.wrapping_add(1);
        loads.last
    }

    /// Changes when it is time to ask anew, tracked.
    pub(super) fn again(&self) -> u32 {
        self.0.again.get()
    }

    pub(super) fn is_stale(&self, load: u32) -> bool {
        self.loads().stale.iter().any(|stale| stale.load == load)
    }

    /// Notes how old what a load shows is: `None` when it is fresh or gone, 0 when there is nothing to show.
    pub(super) fn note(&self, load: u32, is_beside: bool, at: Option<u32>) {
        let mut loads = self.loads();
        loads.stale.retain(|stale| stale.load != load);
        loads.stale.extend(at.map(|at| Stale { load, is_beside, at }));
        let oldest = |beside: bool| loads.stale.iter().filter(|stale| stale.is_beside == beside && stale.at > 0).map(|stale| stale.at).min().unwrap_or(0);
        let (page, beside) = (oldest(false), oldest(true));
        drop(loads);
        for (signal, at) in [(self.0.page, page), (self.0.beside, beside)] {
            // When the whole application ends, so have they.
            if signal.try_get_untracked().is_some_and(|last| last != at) {
                signal.set(at);
            }
        }
    }

    fn loads(&self) -> MutexGuard<'_, Loads> {
        self.0.loads.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The ages of this application.
pub fn use_ages() -> Ages {
    use_context().unwrap_or_else(Ages::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(ages: &Ages) -> (Option<u32>, Option<u32>) {
        untrack(|| (ages.page(), ages.beside()))
    }

    #[test]
    fn a_page_is_as_old_as_its_oldest_kept_answer_and_the_list_beside_it_speaks_for_itself() {
        Owner::new_root(None).with(|| {
            let ages = Ages::new();
            ages.note(1, false, Some(5_000));
            ages.note(2, false, Some(4_000));
            ages.note(3, true, Some(100));
            assert_eq!(shown(&ages), (Some(4_000), Some(100)));
            ages.note(2, false, None);
            assert_eq!(shown(&ages), (Some(5_000), Some(100)));
            ages.note(3, true, Some(5_010));
            assert_eq!(shown(&ages), (Some(5_000), None), "the same is not said twice");
            ages.note(1, false, None);
            assert_eq!(shown(&ages), (None, Some(5_010)));
        });
    }

    #[test]
    fn what_has_nothing_to_show_is_asked_for_again_and_has_no_age() {
        Owner::new_root(None).with(|| {
            let ages = Ages::new();
            let again = || untrack(|| ages.again());
            ages.ask_again();
            assert_eq!(again(), 0, "all is fresh");
            ages.note(1, false, Some(0));
            assert_eq!((shown(&ages), ages.is_stale(1)), ((None, None), true));
            ages.ask_again();
            assert_eq!(again(), 1);
        });
    }
}
