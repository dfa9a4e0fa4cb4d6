use crate::client::{ApiError, Reply, Transport};
use js_sys::{Function, JsString, Promise, Reflect};
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
/// Longest answer that is read at all, in characters: a list may be 2 MB. What is longer does not get into the program's memory, which
/// never shrinks.
const MAX_BODY: u32 = 4 * 1024 * 1024;

/// Calls by `fetch`.
pub struct FetchTransport {
    base: String,
}

impl FetchTransport {
    /// `base` is the API's origin, empty for the page's own. What is not of the API is of the bundle, and the page's.
    pub fn new(base: &str) -> Self {
        Self { base: base.to_owned() }
    }
}

/// What befell a call before it had its answer.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    None,
    Late,
    Dropped,
}

/// Aborts the call when dropped.
struct Guard {
    controller: AbortController,
    timer: Option<TimeoutHandle>,
    fate: Rc<Cell<Fate>>,
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.fate.set(Fate::Dropped);
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
        let base = if path.starts_with("/api/") { self.base.as_str() } else { "" };
        let url = base.to_owned() + path;
        let fate = Rc::new(Cell::new(Fate::None));
        let (aborter, late) = (controller.clone(), fate.clone());
        let timer = set_timeout_with_handle(
            move || {
                late.set(Fate::Late);
                aborter.abort();
            },
            PATIENCE,
        )
        .ok();
        let signal = controller.signal();
        let guard = Guard { controller, timer, fate: fate.clone() };
        spawn_local(async move {
            let answer = exchange(&url, &signal, early).await;
            if let Some(timer) = timer {
                timer.clear();
            }
            if fate.get() != Fate::Dropped {
                done(answer.map_err(|error| if fate.get() == Fate::Late { ApiError::TimedOut } else { error }));
            }
        });
        Box::new(SendWrapper::new(guard))
    }

    fn post(&self, path: &str) {
        // Nobody waits for it, and a failure is nobody's loss.
        let Some(call) = begin(&(self.base.clone() + path), "POST", None) else { return };
        spawn_local(async move {
            let _ = JsFuture::from(call).await;
        });
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
    let answer = read(call).await;
    match answer {
        // Where there is a worker it has looked already.
        Err(ApiError::Unreachable) | Ok(Reply { status: 429 | 500.., .. }) => match kept(url) {
            Some(kept) => read(kept).await.or(answer),
            None => answer,
        },
        answer => answer,
    }
}

/// The whole answer. One that breaks off was none.
async fn read(call: Promise) -> Result<Reply, ApiError> {
    let response: Response = JsFuture::from(call).await.and_then(JsCast::dyn_into).map_err(|_| ApiError::Unreachable)?;
    let status = response.status();
    let seconds = |name: &str| response.headers().get(name).ok().flatten().and_then(|seconds| seconds.parse().ok());
    let (retry_after, kept) = (seconds("retry-after"), seconds("x-visnyk-kept"));
    let body = JsFuture::from(response.text().map_err(|_| ApiError::Unreachable)?).await.map_err(|_| ApiError::Unreachable)?;
    if body.unchecked_ref::<JsString>().length() > MAX_BODY {
        return Err(ApiError::Unreadable);
    }
    Ok(Reply { status, retry_after, kept, body: body.as_string().unwrap_or_default() })
}

/// Asks for what the browser keeps of an answer. Not every browser has such a place, and none for pages that are not secure.
fn kept(url: &str) -> Option<Promise> {
    let caches = Reflect::get(&js_sys::global(), &"caches".into()).ok()?;
    let found: Function = Reflect::get(&caches, &"match".into()).ok()?.dyn_into().ok()?;
    found.call1(&caches, &url.into()).ok()?.dyn_into().ok()
}
