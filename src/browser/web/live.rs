//! What live lists need of the browser: the stream, alarms, the other tabs, and word of what happens to this one.

use super::{document, function, window};
use crate::live::told::{Alarm, Told};
use js_sys::Function;
use std::cell::{Cell, OnceCell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{BroadcastChannel, Event, EventSource, MessageEvent};

/// The events of the stream.
const KINDS: [&str; 5] = ["ping", "created", "updated", "removed", "reset"];
/// Milliseconds from the reader's last move until the lists look where they stand.
const SETTLED: i32 = 120;
/// What the tabs of this portal talk by.
const CHANNEL: &str = "visnyk-live";

/// Lives as long as the page.
struct Live {
    told: Box<dyn Fn(Told)>,
    stream: RefCell<Option<EventSource>>,
    word: OnceCell<Function>,
    broke: OnceCell<Function>,
    /// What each alarm calls, and its timer.
    alarms: [(Function, Cell<i32>); Alarm::ALL.len()],
    moved: OnceCell<Function>,
    is_moving: Cell<bool>,
    channel: Option<BroadcastChannel>,
}

thread_local! {
    static LIVE: OnceCell<&'static Live> = const { OnceCell::new() };
}

fn live() -> Option<&'static Live> {
    LIVE.with(|live| live.get().copied())
}

/// Calls `told` with all that happens from now on. It is called again while it runs only for what it does itself.
pub fn live_listen(told: impl Fn(Told) + 'static) {
    let live: &'static Live = Box::leak(Box::new(Live {
        told: Box::new(told),
        stream: RefCell::default(),
        word: OnceCell::new(),
        broke: OnceCell::new(),
        alarms: Alarm::ALL.map(|alarm| (function(move |_| tell(Told::Alarm(alarm))), Cell::default())),
        moved: OnceCell::new(),
        is_moving: Cell::default(),
        // Absent in old browsers: then each tab has a stream of its own.
        channel: BroadcastChannel::new(CHANNEL).ok(),
    }));
    if LIVE.with(|cell| cell.set(live)).is_err() {
        return;
    }
    let _ = live.word.set(function(|event| live_word(&event.unchecked_into())));
    let _ = live.broke.set(function(|_| tell(Told::Broke)));
    let _ = live.moved.set(function(move |_| {
        live.is_moving.set(false);
        tell(Told::Moved);
    }));
    if let Some(channel) = &live.channel {
        channel.set_onmessage(Some(&function(|event| tell(Told::Tab(text(event.unchecked_ref::<MessageEvent>().data()))))));
    }
    let (Some(window), Some(document)) = (window(), document()) else { return };
    let seen = |_| tell(Told::InSight(!is_hidden()));
    let _ = document.add_event_listener_with_callback("visibilitychange", &function(seen));
    let _ = window.add_event_listener_with_callback("pageshow", &function(seen));
    let _ = window.add_event_listener_with_callback("pagehide", &function(|_| tell(Told::Sleeps)));
    let _ = window.add_event_listener_with_callback("online", &function(|_| tell(Told::Online(true))));
    let _ = window.add_event_listener_with_callback("offline", &function(|_| tell(Told::Online(false))));
    let moves = function(move |_| soon(live));
    for event in ["scroll", "focusout", "selectionchange"] {
        let _ = document.add_event_listener_with_callback(event, &moves);
    }
}

pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

fn tell(what: Told) {
    if let Some(live) = live() {
        (live.told)(what);
    }
}

fn text(value: JsValue) -> String {
    value.as_string().unwrap_or_default()
}

fn live_word(event: &MessageEvent) {
    tell(Told::Event { kind: event.unchecked_ref::<Event>().type_(), id: event.last_event_id(), data: text(event.data()) });
}

/// Once for many moves in a row.
fn soon(live: &'static Live) {
    if let (false, Some(window), Some(moved)) = (live.is_moving.replace(true), window(), live.moved.get()) {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(moved, SETTLED);
    }
}

/// Opens the stream in place of the one that is open; `None` closes it.
pub fn live_stream(url: Option<&str>) {
    let Some(live) = live() else { return };
    if let Some(old) = live.stream.take() {
        old.set_onerror(None);
        old.close();
    }
    let Some(url) = url else { return };
    let (Ok(stream), Some(word)) = (EventSource::new(url), live.word.get()) else { return tell(Told::Broke) };
    for kind in KINDS {
        let _ = stream.add_event_listener_with_callback(kind, word);
    }
    // The browser's own way of coming back is not wanted: it neither waits long enough nor asks why.
    stream.set_onerror(live.broke.get());
    live.stream.replace(Some(stream));
}

/// Sets an alarm in place of the one of its kind; `None` takes it away.
pub fn live_alarm(alarm: Alarm, milliseconds: Option<u32>) {
    let (Some(live), Some(window)) = (live(), window()) else { return };
    let Some((ring, timer)) = live.alarms.get(alarm as usize) else { return };
    window.clear_timeout_with_handle(timer.take());
    if let Some(milliseconds) = milliseconds {
        let after = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        timer.set(window.set_timeout_with_callback_and_timeout_and_arguments_0(ring, after).unwrap_or_default());
    }
}

/// Tells the other tabs.
pub fn live_tell(message: &str) {
    if let Some(channel) = live().and_then(|live| live.channel.as_ref()) {
        let _ = channel.post_message(&message.into());
    }
}

/// Whether tabs can talk and agree on one of them; else each connects for itself.
fn locks() -> Option<JsValue> {
    live()?.channel.as_ref()?;
    let navigator: JsValue = window()?.navigator().into();
    js_sys::Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)
}

thread_local! {
    /// What gives the lock back, and what ends the waiting for it.
    static LOCK: RefCell<Option<(Function, web_sys::AbortController)>> = const { RefCell::new(None) };
}

/// Asks to be the one tab that connects, or steps back. The lock of a tab that dies is free at once.
pub fn live_lead(yes: bool) {
    if !yes {
        if let Some((release, waiting)) = LOCK.take() {
            let _ = release.call0(&JsValue::NULL);
            waiting.abort();
        }
        return tell(Told::Leads(false));
    }
    let Some(locks) = locks() else { return tell(Told::Leads(true)) };
    let Ok(waiting) = web_sys::AbortController::new() else { return };
    if LOCK.with_borrow(Option::is_some) {
        return;
    }
    let mut release = None;
    let held = js_sys::Promise::new(&mut |resolve, _| release = Some(resolve));
    let Some(release) = release else { return };
    let granted = wasm_bindgen::prelude::Closure::once_into_js(move || {
        tell(Told::Leads(true));
        held
    });
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"signal".into(), &waiting.signal());
    let request = js_sys::Reflect::get(&locks, &"request".into()).ok().and_then(|request| request.dyn_into::<Function>().ok());
    let asked = request.and_then(|request| request.call3(&locks, &CHANNEL.into(), &options, &granted).ok());
    LOCK.set(Some((release, waiting)));
    match asked.and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok()) {
        Some(promise) => wasm_bindgen_futures::spawn_local(async move {
            // It ends with the lock, or with the waiting for it.
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        }),
        None => tell(Told::Leads(true)),
    }
}

/// Milliseconds on a clock that never goes back.
pub fn elapsed() -> f64 {
    window().and_then(|window| window.performance()).map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// Evenly from 0 to 1.
pub fn chance() -> f64 {
    js_sys::Math::random()
}
