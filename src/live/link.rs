//! The connection to the newsroom's stream as a machine: what happens goes in, what to do comes out. It opens one stream at
//! the most, always has something that will wake it while it wants one, and never hurries back to a newsroom in trouble.

use super::delay::{WINDOW, wait, wait_after};

/// Milliseconds for the first word of a stream: a proxy that holds everything back lets none through.
const FIRST_WORD: u32 = 10_000;
/// Milliseconds without a word after which a stream is dead: the newsroom pings every 20 seconds.
const SILENCE: u32 = 50_000;
/// Milliseconds from one poll to the next: drawn from this and half as much again.
const POLL: u32 = 45_000;
/// Streams that failed, though the newsroom answered, after which is polled.
const MISSES: u32 = 2;
/// Polls after which a stream is tried again.
const POLLS: u32 = 10;

/// What happens.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Input {
    /// This tab is the one of the browser's that connects, or no longer.
    Leads(bool),
    /// The reader wants live lists.
    Wanted(bool),
    /// The browser has a connection.
    Online(bool),
    /// The tab is in sight, or was a moment ago.
    InSight(bool),
    /// A word came by the stream; a ping names the window.
    Heard(Option<u32>),
    /// The stream broke, or was refused.
    Broke,
    /// `/changes` answered.
    Answered(Answer),
    /// The alarm rang.
    Alarm,
}

/// How `/changes` answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    Fine,
    /// With the seconds of `Retry-After`.
    Busy(Option<u32>),
    /// This newsroom has no live news.
    Missing,
    Failed,
}

/// What to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    Open,
    Close,
    Ask,
    /// Wakes the machine after some milliseconds, in place of an alarm set before; `None`: never.
    Alarm(Option<u32>),
}

/// How up to date the lists are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum State {
    /// Not begun, or not to be had.
    #[default]
    Off,
    /// No word has come yet.
    Starting,
    Live,
    Reconnecting,
    Polling,
    Offline,
    /// The reader stopped it.
    Paused,
}

impl State {
    pub const ALL: [Self; 7] = [Self::Off, Self::Starting, Self::Live, Self::Reconnecting, Self::Polling, Self::Offline, Self::Paused];

    /// The state of a number.
    pub fn of(number: u32) -> Self {
        Self::ALL.into_iter().find(|state| *state as u32 == number).unwrap_or_default()
    }

    /// As it is written on the page for styles.
    pub fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Starting => "starting",
            Self::Live => "live",
            Self::Reconnecting => "reconnecting",
            Self::Polling => "polling",
            Self::Offline => "offline",
            Self::Paused => "paused",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    Idle,
    Opening,
    Open,
    Asking,
    /// Until the next attempt, of whichever kind.
    Waiting,
    /// There is nothing to connect to.
    Missing,
}

/// The machine.
#[derive(Clone, Debug)]
pub struct Link {
    leads: bool,
    wanted: bool,
    online: bool,
    in_sight: bool,
    phase: Phase,
    /// Attempts since the last word.
    attempt: u32,
    misses: u32,
    /// Streams do not get through: the newsroom is polled.
    polls: Option<u32>,
    /// The last poll went well.
    polled: bool,
    window: u32,
}

impl Default for Link {
    fn default() -> Self {
        Self {
            leads: false,
            wanted: false,
            online: true,
            in_sight: true,
            phase: Phase::Idle,
            attempt: 0,
            misses: 0,
            polls: None,
            polled: false,
            window: WINDOW,
        }
    }
}

impl Link {
    /// Takes a step. `chance` is drawn evenly from 0 to 1.
    pub fn step(&mut self, input: Input, chance: f64) -> Vec<Order> {
        match input {
            Input::Leads(yes) => self.leads = yes,
            Input::Wanted(yes) => self.wanted = yes,
            Input::Online(yes) => self.online = yes,
            Input::InSight(yes) => self.in_sight = yes,
            Input::Heard(window) => return self.heard(window),
            Input::Broke => return self.broke(chance),
            Input::Answered(answer) => return self.answered(answer, chance),
            Input::Alarm => return self.alarm(chance),
        }
        let active = self.leads && self.wanted && self.online && self.in_sight;
        match (active, self.phase) {
            (true, Phase::Idle) if self.polls.is_some() => self.ask(),
            (true, Phase::Idle) => self.open(),
            (false, phase) if phase != Phase::Idle && phase != Phase::Missing => {
                self.phase = Phase::Idle;
                self.attempt = 0;
                vec![Order::Close, Order::Alarm(None)]
            }
            _ => Vec::new(),
        }
    }

    fn heard(&mut self, window: Option<u32>) -> Vec<Order> {
        if !matches!(self.phase, Phase::Opening | Phase::Open) {
            return Vec::new();
        }
        self.phase = Phase::Open;
        (self.attempt, self.misses, self.polls) = (0, 0, None);
        self.window = window.filter(|window| *window > 0).unwrap_or(self.window);
        vec![Order::Alarm(Some(SILENCE))]
    }

    fn broke(&mut self, chance: f64) -> Vec<Order> {
        match self.phase {
            // It has worked: most likely the newsroom itself went, and everybody with it.
            Phase::Open => self.back_off(wait(0, self.window, chance)),
            // It never did: the stream cannot say why, a plain call can.
            Phase::Opening => self.ask(),
            _ => Vec::new(),
        }
    }

    fn alarm(&mut self, chance: f64) -> Vec<Order> {
        match self.phase {
            Phase::Open | Phase::Opening => self.broke(chance),
            Phase::Waiting if self.polls.is_some_and(|polls| polls < POLLS) => self.ask(),
            Phase::Waiting => self.open(),
            Phase::Idle | Phase::Asking | Phase::Missing => Vec::new(),
        }
    }

    fn answered(&mut self, answer: Answer, chance: f64) -> Vec<Order> {
        if self.phase != Phase::Asking {
            return Vec::new();
        }
        self.polled = answer == Answer::Fine && self.polls.is_some();
        match (answer, self.polls) {
            (Answer::Fine, Some(polls)) => {
                self.attempt = 0;
                self.polls = Some(polls + 1);
                self.back_off(POLL + (f64::from(POLL / 2) * chance) as u32)
            }
            (Answer::Fine, None) => {
                self.misses += 1;
                if self.misses >= MISSES {
                    (self.polls, self.polled) = (Some(0), true);
                }
                self.back_off_longer(chance)
            }
            (Answer::Busy(Some(seconds)), _) => self.back_off(wait_after(seconds, self.window, chance)),
            (Answer::Busy(None) | Answer::Failed, _) => self.back_off_longer(chance),
            (Answer::Missing, _) => {
                self.phase = Phase::Missing;
                vec![Order::Alarm(None)]
            }
        }
    }

    fn open(&mut self) -> Vec<Order> {
        self.phase = Phase::Opening;
        if let Some(polls) = &mut self.polls {
            // Should it fail, the next ones are polls again.
            *polls = 0;
        }
        vec![Order::Open, Order::Alarm(Some(FIRST_WORD))]
    }

    fn ask(&mut self) -> Vec<Order> {
        self.phase = Phase::Asking;
        // The call ends by itself, in an answer or in its patience.
        vec![Order::Close, Order::Ask, Order::Alarm(None)]
    }

    fn back_off_longer(&mut self, chance: f64) -> Vec<Order> {
        self.attempt += 1;
        self.back_off(wait(self.attempt, self.window, chance))
    }

    fn back_off(&mut self, milliseconds: u32) -> Vec<Order> {
        self.phase = Phase::Waiting;
        vec![Order::Close, Order::Alarm(Some(milliseconds))]
    }

    /// Whether this newsroom has live news at all.
    pub fn is_missing(&self) -> bool {
        self.phase == Phase::Missing
    }

    /// The state to show where this tab leads.
    pub fn state(&self) -> State {
        match self.phase {
            _ if !self.wanted => State::Paused,
            _ if !self.online => State::Offline,
            Phase::Missing => State::Off,
            Phase::Open => State::Live,
            _ if self.polled => State::Polling,
            // The first attempt of a page is no interruption.
            Phase::Idle | Phase::Opening if self.attempt == 0 => State::Starting,
            _ => State::Reconnecting,
        }
    }
}

#[cfg(test)]
#[path = "link_tests.rs"]
mod tests;
