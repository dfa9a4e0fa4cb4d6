//! Data for a view: one call to the API, its states, and its end when the view goes.
//!
//! A load is named by its API path. What the client already holds is there in the same tick, so that a page renders at
//! once on the server, after hydration and on the way back; everything else arrives later.

mod ages;
mod core;

pub use ages::{Ages, use_ages};

use crate::client::ApiError;
use crate::contract::Read;
use core::{Answer, Core};
use std::marker::PhantomData;
use std::sync::Arc;

/// The states of a load.
#[derive(Debug)]
pub enum State<T> {
    /// Nothing to show yet.
    Waiting,
    Ready(Arc<T>),
    Failed(ApiError),
}

/// A load of a `T`: a typed handle on what is the same for all types, so that the bundle has that once.
pub struct Load<T> {
    core: Core,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Load<T> {}

impl<T: Read + Send + Sync + 'static> Load<T> {
    /// Loads the API path that `path` returns, again whenever it changes. A superseded call is aborted.
    pub fn new(path: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self::start(Box::new(path), false, false)
    }

    /// The same, but what the client holds is taken however old it is: what the reader has seen once stays as it was.
    pub fn settled(path: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self::start(Box::new(path), false, true)
    }

    /// The same for the list beside the page: how old it is says nothing of the page.
    pub fn beside(path: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self::start(Box::new(path), true, false)
    }

    fn start(path: Box<dyn Fn() -> String + Send + Sync>, is_beside: bool, is_settled: bool) -> Self {
        let decode = |value| T::read(value).map(|value| Arc::new(value) as Answer);
        Self { core: Core::new(path, decode, is_beside, is_settled), of: PhantomData }
    }

    /// Asks again.
    pub fn retry(self) {
        self.core.retry();
    }

    /// The state, tracked.
    pub fn get(self) -> State<T> {
        match self.core.get() {
            core::State::Waiting => State::Waiting,
            core::State::Failed(error) => State::Failed(error),
            // The decoder of this load made it: it is a `T`.
            core::State::Ready(answer) => answer.downcast().map_or(State::Failed(ApiError::Unreadable), State::Ready),
        }
    }

    /// The value when it is there, tracked.
    pub fn ready(self) -> Option<Arc<T>> {
        match self.get() {
            State::Ready(value) => Some(value),
            _ => None,
        }
    }

    /// Whether a newer answer is on its way, tracked.
    pub fn is_busy(self) -> bool {
        self.core.is_busy()
    }
}
