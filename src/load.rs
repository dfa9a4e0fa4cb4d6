//! Data for a view: one call to the API, its states, and its end when the view goes.
//!
//! A load is named by its API path. What the client already holds is there in the same tick, so that a page renders at
//! once on the server, after hydration and on the way back; everything else arrives later.

use crate::client::{ApiError, Client, Pending};
use crate::contract::Read;
use crate::prelude::*;
use std::sync::Arc;

/// The states of a load.
#[derive(Debug)]
pub enum State<T> {
    /// Nothing to show yet.
    Waiting,
    Ready(Arc<T>),
    Failed(ApiError),
}

// Derived, `Clone` would ask it of `T` too, which the `Arc` makes needless.
impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Ready(value) => Self::Ready(value.clone()),
            Self::Failed(error) => Self::Failed(*error),
        }
    }
}

/// A load and its retry.
#[derive(Debug)]
pub struct Load<T: Send + Sync + 'static> {
    state: RwSignal<State<T>>,
    /// A newer answer is on its way while the older one is shown.
    busy: RwSignal<bool>,
    attempt: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Load<T> {}

impl<T: Read + Send + Sync + 'static> Load<T> {
    /// Loads the API path that `path` returns, again whenever it changes. A superseded call is aborted.
    pub fn new(path: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let client = Client::expect();
        let load = Self { state: RwSignal::new(State::Waiting), busy: RwSignal::new(false), attempt: RwSignal::new(0) };
        let path = Memo::new(move |_| path());
        let first = path.get_untracked();
        let running = StoredValue::new(load.start(&client, &first));
        Effect::new(move |last: Option<(String, u32)>| {
            let now = (path.get(), load.attempt.get());
            let is_first = last.is_none() && now.0 == first;
            if !is_first && last.as_ref() != Some(&now) {
                running.set_value(load.start(&client, &now.0));
            }
            now
        });
        load
    }

    /// Starts the call; the returned handle aborts it when dropped.
    fn start(self, client: &Client, path: &str) -> Option<Pending> {
        if let Some(known) = client.known(path) {
            self.finish(known.and_then(|value| T::read(value).ok_or(ApiError::Unreadable)));
            if client.is_fresh(path) {
                return None;
            }
        }
        self.busy.set(true);
        if self.state.with_untracked(|state| matches!(state, State::Failed(_))) {
            self.state.set(State::Waiting);
        }
        Some(client.get(path, move |answer| self.finish(answer.and_then(|value| T::read(value).ok_or(ApiError::Unreadable)))))
    }

    fn finish(self, answer: Result<T, ApiError>) {
        // The view, and its signals with it, may be gone by now: `try_` forgives that.
        self.busy.try_set(false);
        let state = match answer {
            Ok(value) => State::Ready(Arc::new(value)),
            Err(error) => State::Failed(error),
        };
        self.state.try_set(state);
    }

    /// Asks again.
    pub fn retry(self) {
        self.attempt.update(|attempt| *attempt += 1);
    }

    /// The state, tracked.
    pub fn get(self) -> State<T> {
        self.state.get()
    }

    /// The value when it is there, tracked.
    pub fn ready(self) -> Option<Arc<T>> {
        match self.state.get() {
            State::Ready(value) => Some(value),
            _ => None,
        }
    }

    /// Whether a newer answer is on its way, tracked.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }
}
