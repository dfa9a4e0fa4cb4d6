use crate::client::{ApiError, Reply, Transport};
use js_sys::{Promise, Reflect};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use send_wrapper::SendWrapper;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, AbortSignal, RequestInit, Response};

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
        // Nobody waits for it, and a failure is nobody's loss.
        let Some(call) = begin(&(self.base.clone() + path), "POST", None) else { return };
        spawn_local(async move {
            let _ = JsFuture::from(call).await;
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

fn begin(url: &str, method: &str, signal: Option<&AbortSignal>) -> Option<Promise> {
    let init = RequestInit::new();
    init.set_method(method);
    init.set_signal(signal);
    Some(super::window()?.fetch_with_str_and_init(url, &init))
}

async fn exchange(url: &str, signal: &AbortSignal, early: Option<Promise>) -> Result<Reply, ApiError> {
    let call = early.or_else(|| begin(url, "GET", Some(signal))).ok_or(ApiError::Unreachable)?;
    let response: Response = JsFuture::from(call).await.ok().and_then(|response| response.dyn_into().ok()).ok_or(ApiError::Unreachable)?;
    let status = response.status();
    let retry_after = response.headers().get("retry-after").ok().flatten().and_then(|seconds| seconds.parse().ok());
    let body = JsFuture::from(response.text().map_err(|_| ApiError::Unreachable)?).await.map_err(|_| ApiError::Unreachable)?;
    let body = body.as_string().unwrap_or_default();
    if body.len() > MAX_BODY {
        return Err(ApiError::Unreadable);
    }
    Ok(Reply { status, retry_after, body })
}
