//! What the browser tells the live lists, and what they ask of it by number.

/// What happened.
#[derive(Clone, PartialEq, Debug)]
pub enum Told {
    /// An event of the stream: its name, id and data.
    Event {
        kind: String,
        id: String,
        data: String,
    },
    /// The stream broke, or was refused.
    Broke,
    /// An alarm rang.
    Alarm(Alarm),
    /// This tab is the one of the browser's that connects, or no longer.
    Leads(bool),
    /// A message of another tab.
    Tab(String),
    /// The tab came into sight, or left it.
    InSight(bool),
    /// The page goes to sleep: nothing may be left open.
    Sleeps,
    Online(bool),
    /// The reader scrolled, or moved focus or selection.
    Moved,
}

/// Alarms, one of each at a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alarm {
    Link,
    Announcer,
    /// The tab has been out of sight for a while.
    Sight,
    /// The tab that connects has been silent for long.
    Leader,
    /// Lists are to be asked for anew.
    Anew,
    /// Rows that were under way have come to rest.
    Rest,
}

impl Alarm {
    pub const ALL: [Self; 6] = [Self::Link, Self::Announcer, Self::Sight, Self::Leader, Self::Anew, Self::Rest];
}
