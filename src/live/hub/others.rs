//! One tab of a browser connects for all: which one it is, and what they tell each other.

use super::Hub;
use crate::browser;
use crate::live::link::{Input, State};
use crate::live::tabs::Message;
use crate::live::told::Alarm;
use crate::prelude::*;

/// Milliseconds of silence after which the tab that connects is not waited for any longer: it pings every 20 seconds.
const SILENCE: u32 = 60_000;

impl Hub {
    /// Wants to be the one; until then it listens to the one that is.
    pub(super) fn step_forward(&self) {
        if self.tab(|tab| tab.has_lock) {
            return;
        }
        browser::live_alarm(Alarm::Leader, Some(SILENCE));
        browser::live_tell(&Message::Hello.write());
        browser::live_lead(true);
    }

    pub(super) fn step_back(&self) {
        browser::live_alarm(Alarm::Leader, None);
        browser::live_lead(false);
    }

    /// This tab connects: it got the lock, or the one that has it is silent.
    pub(super) fn lead(&self, has_lock: bool) {
        browser::live_alarm(Alarm::Leader, None);
        self.tab(|tab| {
            tab.has_lock |= has_lock;
            tab.leads = true;
        });
        self.step(Input::Leads(true));
    }

    pub(super) fn follow(&self) {
        self.tab(|tab| {
            tab.has_lock = false;
            tab.leads = false;
        });
        self.step(Input::Leads(false));
    }

    pub(super) fn pass_on(&self, cursor: u64, kind: &str, data: &str) {
        browser::live_tell(&Message::Event { cursor, kind: kind.to_owned(), data: data.to_owned() }.write());
    }

    /// Tells the other tabs how things stand.
    pub(super) fn tell_stand(&self) {
        let state = State::of(self.0.state.get_untracked());
        let stand = self.tab(|tab| {
            let now = tab.said.map(|(now, _)| now.to_string()).unwrap_or_default();
            tab.leads.then(|| Message::Stand { state, cursor: tab.log.seen(), now })
        });
        if let Some(stand) = stand {
            browser::live_tell(&stand.write());
        }
    }

    pub(super) fn tab_says(&self, text: &str) {
        let has_lock = self.tab(|tab| tab.has_lock);
        match Message::read(text) {
            Some(Message::Hello) => self.tell_stand(),
            Some(Message::Stand { state, cursor, now }) if !has_lock => {
                let missed = self.tab(|tab| {
                    tab.told_state = state;
                    tab.said = crate::contract::DateTime::parse(&now).map(|now| (now, browser::elapsed())).or(tab.said);
                    let seen = tab.log.seen();
                    (tab.has_begun && cursor > seen).then_some(seen)
                });
                self.listen();
                self.show_state();
                if let Some(seen) = missed.filter(|_| self.wants() && !browser::is_hidden()) {
                    self.catch_up(seen);
                }
            }
            Some(Message::Event { cursor, kind, data }) if !has_lock => {
                self.listen();
                if self.wants() {
                    self.word(cursor, &kind, &data);
                }
            }
            _ => {}
        }
    }

    /// There is another that connects.
    fn listen(&self) {
        if self.tab(|tab| tab.leads) {
            self.follow();
        }
        if self.wants() && !browser::is_hidden() {
            browser::live_alarm(Alarm::Leader, Some(SILENCE));
        }
    }
}
