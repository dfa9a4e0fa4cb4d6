use crate::client::{ApiError, Reply, Transport};
use gloo_net::http::{Request, Response};
use js_sys::{Promise, Reflect};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use send_wrapper::SendWrapper;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

/// How long an answer may take before the reader is told.
const PATIENCE: Duration = Duration::from_secs(20);
/// Longest answer that is read at all, in characters: a list may be 2 MB.
const MAX_BODY: usize = 4 * 1024 * 1024;

/// Calls by `fetch`.
pub struct FetchTransport {
    base: String,
}

impl FetchTransport {
    /// `base` is the API's origin, empty for the page's own.
    pub fn new(base: &str) -> Self {
        Self { base: base.to_owned() }
    }
}

/// Aborts the call when dropped.
struct Guard {
    controller: AbortController,
    timer: Option<TimeoutHandle>,
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.controller.abort();
        if let Some(timer) = self.timer {
            timer.clear();
        }
    }
}

impl Transport for FetchTransport {
    fn get(&self, path: &str, done: Box<dyn FnOnce(Result<Reply, ApiError>) + Send>) -> Box<dyn Send + Sync> {
        let (early, controller) = early(path).unzip();
        let Some(controller) = controller.or_else(|| AbortController::new().ok()) else {
            done(Err(ApiError::Unreachable));
            return Box::new(());
        };
        let url = format!("{}{path}", self.base);
        let signal = controller.signal();
        let dropped = Rc::new(Cell::new(false));
        let timed_out = Rc::new(Cell::new(false));
        let (aborter, late) = (controller.clone(), timed_out.clone());
        let timer = set_timeout_with_handle(
            move || {
                late.set(true);
                aborter.abort();
            },
            PATIENCE,
        )
        .ok();
        let over = dropped.clone();
        spawn_local(async move {
            let answer = exchange(&url, &signal, early).await;
            if let Some(timer) = timer {
                timer.clear();
            }
            if !over.get() {
                done(answer.map_err(|error| if timed_out.get() { ApiError::TimedOut } else { error }));
            }
        });
        let guard = Guard { controller, timer };
        Box::new(SendWrapper::new(OnDrop { _guard: guard, dropped }))
    }

    fn post(&self, path: &str) {
        let url = format!("{}{path}", self.base);
        spawn_local(async move {
            // Nobody waits for it, and a failure is nobody's loss.
            let _ = Request::post(&url).send().await;
        });
    }
}

struct OnDrop {
    _guard: Guard,
    dropped: Rc<Cell<bool>>,
}

impl Drop for OnDrop {
    fn drop(&mut self) {
        self.dropped.set(true);
    }
}

/// The call to this path that a script of the page began before the program was there, and what ends it; it can be had once.
fn early(path: &str) -> Option<(Promise, AbortController)> {
    let calls = Reflect::get(&js_sys::global(), &"early".into()).ok().filter(JsValue::is_object)?;
    let early = Reflect::get(&calls, &path.into()).ok().filter(JsValue::is_object)?;
    let _ = Reflect::delete_property(calls.unchecked_ref::<js_sys::Object>(), &path.into());
    let read = |name: &str| Reflect::get(&early, &name.into()).ok();
    Some((read("call")?.dyn_into().ok()?, read("stop")?.dyn_into().ok()?))
}

async fn exchange(url: &str, signal: &web_sys::AbortSignal, early: Option<Promise>) -> Result<Reply, ApiError> {
    let response = match early {
        Some(call) => JsFuture::from(call).await.ok().and_then(|response| response.dyn_into().ok()).map(|response: web_sys::Response| Response::from(response)),
        None => Request::get(url).abort_signal(Some(signal)).send().await.ok(),
    };
    let response = response.ok_or(ApiError::Unreachable)?;
    let status = response.status();
    let retry_after = response.headers().get("retry-after").and_then(|seconds| seconds.parse().ok());
    let body = response.text().await.map_err(|_| ApiError::Unreachable)?;
    if body.len() > MAX_BODY {
        return Err(ApiError::Unreadable);
    }
    Ok(Reply { status, retry_after, body })
}
