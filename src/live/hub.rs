//! Where all comes together in a tab: what the browser tells, the connection, the other tabs, and the lists on the page.

mod connect;
mod lists;
mod others;

use super::announcer::Announcer;
use super::feed::{Feed, Subject};
use super::link::{Input, Link, State};
use super::log::Log;
use super::merge::Merge;
use super::shown::Shown;
use super::told::{Alarm, Told};
use crate::browser;
use crate::client::{Client, Pending};
use crate::config::Config;
use crate::contract::{ArticleList, DateTime};
use crate::head::{HeadStore, use_head};
use crate::later;
use crate::prelude::*;
use crate::reader::{Settings, use_settings};
use std::sync::{Arc, Mutex, PoisonError};

/// Milliseconds for which a tab keeps its stream once it is out of sight.
const SIGHT: u32 = 10_000;

/// What the later part does for live lists.
pub struct Work {
    pub start: fn(&Hub),
    pub begin: fn(&Hub, Feed, Arc<ArticleList>, Subject),
    pub end: fn(&Hub, &str),
    pub show: fn(&Hub, &'static str),
    pub want: fn(&Hub),
}

/// The same, for `later` alone.
pub const WORK: Work = Work { start: Hub::start, begin: Hub::begin, end: Hub::end, show: Hub::show, want: Hub::want };

/// The live lists of a tab. Cheap to clone.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

struct Inner {
    /// Never held while the browser is told something that it may answer at once.
    tab: Mutex<Tab>,
    client: Client,
    api: String,
    head: HeadStore,
    settings: Settings,
    /// A [`State`]. As a number it needs no signal of its own kind in the bundle.
    state: RwSignal<u32>,
    /// When the newsroom was last heard, as its clock showed it.
    as_of: RwSignal<String>,
    /// The program's later part is there, which does what this one only names.
    has_begun: RwSignal<bool>,
}

/// A list on the page.
struct Listed {
    feed: Feed,
    list: Arc<ArticleList>,
    subject: Subject,
    merge: Merge,
    shown: Shown,
    /// What is known has not been brought to the page yet.
    is_behind: bool,
}

#[derive(Default)]
struct Tab {
    link: Link,
    log: Log,
    /// A list has come, so that there is a cursor to begin at.
    has_begun: bool,
    lists: Vec<Listed>,
    announcer: Announcer,
    /// This tab is the one that connects; without the lock it is only where the one that has it is silent.
    leads: bool,
    has_lock: bool,
    /// How the one that connects stands.
    told_state: State,
    /// The last word from the newsroom: its clock, and ours at that time.
    said: Option<(DateTime, f64)>,
    asked: Option<Pending>,
    catching_up: Option<Pending>,
    anew: Vec<Pending>,
}

/// The live lists of this application.
pub fn use_hub() -> Hub {
    use_context().unwrap_or_else(|| Hub::new(&Config::default(), Client::expect()))
}

impl Hub {
    fn new(config: &Config, client: Client) -> Self {
        let (tab, api) = (Mutex::default(), config.api.clone());
        let (state, as_of, has_begun) = (RwSignal::new(State::Off as u32), RwSignal::new(String::new()), RwSignal::new(false));
        Self(Arc::new(Inner { tab, client, api, head: use_head(), settings: use_settings(), state, as_of, has_begun }))
    }

    /// Puts the live lists into context. In the browser they begin with the first list, once the page has nothing else to do: what
    /// follows the newsroom comes with the later part.
    pub fn provide(config: &Config, client: Client) {
        let hub = Self::new(config, client);
        provide_context(hub.clone());
        let wanted = hub.clone();
        effect(move || {
            wanted.0.settings.live();
            if let Some(work) = wanted.work() {
                (work.want)(&wanted);
            }
        });
        effect(move || {
            let hub = hub.clone();
            later::at_leisure(Box::new(move |more| {
                (more.live.start)(&hub);
                hub.0.has_begun.set(true);
            }));
        });
    }

    /// What does it all, once it is there, tracked.
    pub(super) fn work(&self) -> Option<&'static Work> {
        self.0.has_begun.get().then(later::known)?.map(|more| &more.live)
    }

    /// How up to date the lists are, tracked.
    pub fn state(&self) -> State {
        State::of(self.0.state.get())
    }

    /// When the newsroom was last heard, as its own clock showed it, tracked.
    pub fn as_of(&self) -> String {
        self.0.as_of.get()
    }

    /// Stops following, or goes on.
    pub fn toggle(&self) {
        self.0.settings.set_live(!self.is_on());
    }

    /// Begins to listen to the browser.
    pub fn start(&self) {
        let hub = self.clone();
        browser::live_listen(move |told| hub.told(told));
    }

    fn tab<T>(&self, work: impl FnOnce(&mut Tab) -> T) -> T {
        work(&mut self.0.tab.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether it follows, by the reader's setting and by there being a list.
    fn wants(&self) -> bool {
        self.is_on() && self.tab(|tab| tab.has_begun)
    }

    /// Whether the reader wants live lists.
    fn is_on(&self) -> bool {
        untrack(|| self.0.settings.live())
    }

    fn want(&self) {
        let wants = self.wants();
        self.step(Input::Wanted(wants));
        if wants {
            self.step(Input::Online(!browser::is_offline()));
            self.come_in_sight();
        } else {
            self.step_back();
        }
    }

    fn told(&self, told: Told) {
        match told {
            Told::Event { kind, id, data } => {
                let cursor = id.parse().unwrap_or(0);
                self.pass_on(cursor, &kind, &data);
                self.word(cursor, &kind, &data);
            }
            Told::Broke => self.step(Input::Broke),
            Told::Alarm(Alarm::Link) => self.step(Input::Alarm),
            Told::Alarm(Alarm::Announcer) => self.announce(0, None),
            Told::Alarm(Alarm::Sight) | Told::Sleeps => self.leave_sight(),
            Told::Alarm(Alarm::Leader) => self.lead(false),
            Told::Alarm(Alarm::Anew) => self.ask_anew(),
            Told::Leads(true) => self.lead(true),
            Told::Leads(false) => self.follow(),
            Told::Tab(text) => self.tab_says(&text),
            Told::InSight(true) => self.come_in_sight(),
            Told::InSight(false) => browser::live_alarm(Alarm::Sight, Some(SIGHT)),
            Told::Online(yes) => self.step(Input::Online(yes)),
            Told::Moved | Told::Alarm(Alarm::Rest) => self.look_again(),
        }
    }

    fn come_in_sight(&self) {
        if browser::is_hidden() {
            return;
        }
        browser::live_alarm(Alarm::Sight, None);
        if self.wants() {
            self.step(Input::InSight(true));
            self.step_forward();
        }
        self.look_again();
    }

    fn leave_sight(&self) {
        browser::live_alarm(Alarm::Sight, None);
        self.step(Input::InSight(false));
        self.step_back();
    }
}
