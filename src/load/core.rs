use super::ages::{Ages, use_ages};
use crate::client::{ApiError, Client, Pending};
use crate::contract::Json;
use crate::prelude::*;
use std::any::Any;
use std::sync::Arc;

/// A decoded answer of some type.
pub(super) type Answer = Arc<dyn Any + Send + Sync>;

type Decode = fn(Json) -> Option<Answer>;

#[derive(Clone)]
pub(super) enum State {
    Waiting,
    Ready(Answer),
    Failed(ApiError),
}

/// What is the same for loads of all types.
#[derive(Clone, Copy)]
pub(super) struct Core {
    decode: Decode,
    /// Any answer that is held will do.
    is_settled: bool,
    state: RwSignal<State>,
    /// A newer answer is on its way while the older one is shown.
    busy: RwSignal<bool>,
    attempt: RwSignal<u32>,
    /// Its name among the ages.
    name: u32,
    is_beside: bool,
}

/// What a load asks, and whom it tells how old the answer is.
#[derive(Clone)]
struct Around {
    client: Client,
    ages: Ages,
}

impl Core {
    pub(super) fn new(path: Box<dyn Fn() -> String + Send + Sync>, decode: Decode, is_beside: bool, is_settled: bool) -> Self {
        let around = Around { client: Client::expect(), ages: use_ages() };
        let (name, state) = (around.ages.name(), RwSignal::new(State::Waiting));
        let core = Self { decode, is_settled, state, busy: RwSignal::new(false), attempt: RwSignal::new(0), name, is_beside };
        let path = Memo::new(move |_| path());
        let mut last = (path.get_untracked(), 0, untrack(|| around.ages.again()));
        let mut running = core.start(&around, &last.0);
        let ages = around.ages.clone();
        on_cleanup(move || ages.note(name, is_beside, None));
        effect(move || {
            let now = (path.get(), core.attempt.get(), around.ages.again());
            let is_due = (&now.0, now.1) != (&last.0, last.1);
            // A call under way is not begun anew by itself: one that the newsroom is slow to answer would never end.
            if is_due || (now.2 != last.2 && !core.busy.get_untracked() && around.ages.is_stale(name)) {
                // The old call is aborted before the new one starts.
                drop(running.take());
                // What is asked for again by itself leaves the words of the failure: else they would be read out each time.
                if is_due && core.state.with_untracked(|state| matches!(state, State::Failed(_))) {
                    core.state.set(State::Waiting);
                }
                running = core.start(&around, &now.0);
            }
            last = now;
        });
        core
    }

    /// Starts the call; the returned handle aborts it when dropped.
    fn start(self, around: &Around, path: &str) -> Option<Pending> {
        let mut is_shown = false;
        if let Some((known, is_fresh)) = around.client.known(path) {
            is_shown = known.is_ok();
            self.finish(around, path, known, false);
            if is_fresh || self.is_settled {
                return None;
            }
        }
        self.busy.set(true);
        let (after, key) = (around.clone(), path.to_owned());
        Some(around.client.get(path, Box::new(move |answer| self.finish(&after, &key, answer, is_shown))))
    }

    /// Takes an answer. Where an older one of the same call `is_shown` it stays when no newer can be had; that its subject is gone is
    /// an answer.
    fn finish(self, around: &Around, path: &str, answer: Result<Json, ApiError>, is_shown: bool) {
        // The view, and its signals with it, may be gone by now: `try_` forgives that.
        self.busy.try_set(false);
        let Some(is_ready) = self.state.try_with_untracked(|state| matches!(state, State::Ready(_))) else { return };
        let age = around.client.age(path);
        let is_lost = matches!(answer, Err(ApiError::Unreachable | ApiError::TimedOut));
        let at = match age {
            // What was there before the network went stays.
            Some((at, _)) if is_lost && is_ready => Some(at),
            Some((at, true)) if answer.is_ok() => Some(at),
            // A portal that is only slow is not asked again and again.
            _ if matches!(answer, Err(ApiError::Unreachable)) => Some(0),
            _ => None,
        };
        around.ages.note(self.name, self.is_beside, at);
        if is_lost && at.is_some_and(|at| at > 0) {
            return;
        }
        let state = match answer.and_then(|value| self.decoded(around, path, value)) {
            Ok(value) => State::Ready(value),
            Err(error) if is_shown && !matches!(error, ApiError::NotFound | ApiError::Withdrawn) => return,
            Err(error) if self.state.with_untracked(|state| matches!(state, State::Failed(last) if *last == error)) => return,
            Err(error) => State::Failed(error),
        };
        self.state.set(state);
    }

    /// What cannot be read is not kept either: who asks again wants another answer.
    fn decoded(self, around: &Around, path: &str, value: Json) -> Result<Answer, ApiError> {
        (self.decode)(value).ok_or_else(|| {
            around.client.forget(path);
            ApiError::Unreadable
        })
    }

    pub(super) fn retry(self) {
        self.attempt.update(|attempt| *attempt += 1);
    }

    pub(super) fn get(self) -> State {
        self.state.get()
    }

    pub(super) fn is_busy(self) -> bool {
        self.busy.get()
    }
}
