//! Does what the connection's machine orders, and takes what comes by it.

use super::{Hub, Tab};
use crate::browser;
use crate::client::{ApiError, changes_path, live_path};
use crate::contract::{Change, Changes, DateTime, Event, Json, Ping, Read};
use crate::live::link::{Answer, Input, Order, State};
use crate::live::told::Alarm;
use crate::locale::clock;
use crate::prelude::*;

impl Hub {
    pub(super) fn step(&self, input: Input) {
        let (orders, seen) = self.tab(|tab| (tab.link.step(input, browser::chance()), tab.log.seen()));
        for order in orders {
            match order {
                Order::Open => browser::live_stream(Some(&(self.0.api.clone() + &live_path(seen)))),
                Order::Close => {
                    browser::live_stream(None);
                    drop(self.tab(|tab| tab.asked.take()));
                }
                Order::Ask => self.ask(seen),
                Order::Alarm(after) => browser::live_alarm(Alarm::Link, after),
            }
        }
        self.show_state();
    }

    fn ask(&self, seen: u64) {
        let hub = self.clone();
        let asked = self.0.client.ask(
            &changes_path(seen),
            Box::new(move |answer| {
                let answer = hub.take_answer(answer);
                hub.step(Input::Answered(answer));
            }),
        );
        self.tab(|tab| tab.asked = Some(asked));
    }

    fn take_answer(&self, answer: Result<Json, ApiError>) -> Answer {
        match answer.map(Changes::read) {
            Ok(Some(changes)) => {
                self.tab(Tab::hear);
                self.take_all(changes);
                Answer::Fine
            }
            Err(ApiError::Busy { retry_after }) => Answer::Busy(retry_after),
            Err(ApiError::NotFound) => Answer::Missing,
            Ok(None) | Err(_) => Answer::Failed,
        }
    }

    /// Asks for what happened since a cursor that lies before all that this tab has heard of, or after it.
    pub(super) fn catch_up(&self, since: u64) {
        let hub = self.clone();
        let done = move |answer: Result<Json, ApiError>| {
            // A failure costs nothing but the time until the next word.
            let Ok(Some(changes)) = answer.map(Changes::read) else { return };
            let is_whole = changes.events.iter().all(|change| change.event != Event::Reset);
            hub.take_all(changes);
            if is_whole {
                hub.tab(|tab| tab.log.extend_back(since));
            }
        };
        let pending = self.0.client.ask(&changes_path(since), Box::new(done));
        self.tab(|tab| tab.catching_up = Some(pending));
    }

    fn take_all(&self, changes: Changes) {
        for change in changes.events {
            self.take(change);
        }
        self.tab(|tab| tab.log.reach(changes.cursor));
    }

    /// A word of the stream, whether it came to this tab or to another.
    pub(super) fn word(&self, cursor: u64, kind: &str, data: &str) {
        let Some(data) = Json::parse(data) else { return };
        if kind == "ping" {
            let ping = Ping::read(data).unwrap_or_default();
            self.tab(|tab| {
                tab.said = ping.now.map(|now| (now, browser::elapsed())).or(tab.said);
                tab.log.reach(cursor);
                tab.hear();
            });
            self.step(Input::Heard(Some(ping.retry)));
            return self.tell_stand();
        }
        self.tab(Tab::hear);
        self.step(Input::Heard(None));
        if let Some(event) = Event::read(kind, data) {
            self.take(Change { cursor, event });
        }
    }

    /// Shows how the connection stands; the other tabs learn of a change, too.
    pub(super) fn show_state(&self) {
        let (state, as_of) = self.tab(|tab| (tab.state(), tab.said.map(|(now, _)| clock(now)).unwrap_or_default()));
        let state = if self.is_on() { state } else { State::Paused } as u32;
        if self.0.as_of.with_untracked(|last| *last != as_of) {
            self.0.as_of.set(as_of);
        }
        if self.0.state.get_untracked() != state {
            self.0.state.set(state);
            self.tell_stand();
        }
    }
}

impl Tab {
    fn state(&self) -> State {
        match self.link.state() {
            _ if !self.has_begun => State::Off,
            State::Offline => State::Offline,
            state if self.leads => state,
            // The one that connects has not answered yet.
            _ if self.told_state == State::Off => State::Starting,
            _ => self.told_state,
        }
    }

    /// The newsroom was heard just now.
    pub(super) fn hear(&mut self) {
        let now = browser::elapsed();
        if let Some((said, at)) = self.said {
            let passed = (now - at) / 1_000.0;
            let moment = DateTime::from_epoch(said.epoch() + passed as i64, said.offset).unwrap_or(said);
            // Parts of a second are kept for the next time.
            self.said = Some((moment, at + passed.floor() * 1_000.0));
        }
    }
}
