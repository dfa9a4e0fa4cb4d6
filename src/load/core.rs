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
    state: RwSignal<State>,
    /// A newer answer is on its way while the older one is shown.
    busy: RwSignal<bool>,
    attempt: RwSignal<u32>,
}

impl Core {
    pub(super) fn new(path: Box<dyn Fn() -> String + Send + Sync>, decode: Decode) -> Self {
        let client = Client::expect();
        let core = Self { decode, state: RwSignal::new(State::Waiting), busy: RwSignal::new(false), attempt: RwSignal::new(0) };
        let path = Memo::new(move |_| path());
        let mut last = (path.get_untracked(), 0);
        let mut running = core.start(&client, &last.0);
        effect(move || {
            let now = (path.get(), core.attempt.get());
            if now != last {
                // The old call is aborted before the new one starts.
                drop(running.take());
                running = core.start(&client, &now.0);
                last = now;
            }
        });
        core
    }

    /// Starts the call; the returned handle aborts it when dropped.
    fn start(self, client: &Client, path: &str) -> Option<Pending> {
        if let Some((known, is_fresh)) = client.known(path) {
            self.finish(known);
            if is_fresh {
                return None;
            }
        }
        self.busy.set(true);
        if self.state.with_untracked(|state| matches!(state, State::Failed(_))) {
            self.state.set(State::Waiting);
        }
        Some(client.get(path, Box::new(move |answer| self.finish(answer))))
    }

    fn finish(self, answer: Result<Json, ApiError>) {
        let state = match answer.and_then(|value| (self.decode)(value).ok_or(ApiError::Unreadable)) {
            Ok(value) => State::Ready(value),
            Err(error) => State::Failed(error),
        };
        // The view, and its signals with it, may be gone by now: `try_` forgives that.
        self.busy.try_set(false);
        self.state.try_set(state);
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
