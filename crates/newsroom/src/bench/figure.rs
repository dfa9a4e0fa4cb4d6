use std::fmt;
use std::time::Duration;

/// Most memory the process may take, in bytes.
const MEMORY_GOAL: u64 = 150 * 1024 * 1024;

/// How long a call takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Figure {
    pub name: &'static str,
    pub median: Duration,
    /// 95 of a hundred calls take no longer.
    pub p95: Duration,
    /// The median must stay below this.
    pub goal: Duration,
}

impl Figure {
    /// The figure of measured times; `None` when there are none.
    pub(super) fn of(name: &'static str, goal: Duration, mut times: Vec<Duration>) -> Option<Self> {
        times.sort_unstable();
        let at = |percent: usize| times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied();
        Some(Self { name, median: at(50)?, p95: at(95)?, goal })
    }

    pub fn is_met(&self) -> bool {
        self.median < self.goal
    }
}

/// All figures of a database.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bench {
    /// Ukrainian articles in it.
    pub articles: u32,
    /// How long opening took, the index included.
    pub opened: Duration,
    pub figures: Vec<Figure>,
    /// Resident bytes of the process after the calls.
    pub memory: Option<u64>,
}

impl Bench {
    /// Whether every goal was met.
    pub fn is_met(&self) -> bool {
        self.figures.iter().all(Figure::is_met) && self.memory.is_none_or(|bytes| bytes < MEMORY_GOAL)
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn word(is_met: bool) -> &'static str {
    if is_met { "met" } else { "MISSED" }
}

impl fmt::Display for Bench {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} Ukrainian articles; opened in {:.0} ms", self.articles, milliseconds(self.opened))?;
        writeln!(f, "{:<42} {:>10} {:>10} {:>8}", "call", "median ms", "p95 ms", "goal ms")?;
        for figure in &self.figures {
            let Figure { name, median, p95, goal } = figure;
            let (median, p95, goal) = (milliseconds(*median), milliseconds(*p95), milliseconds(*goal));
            writeln!(f, "{name:<42} {median:>10.2} {p95:>10.2} {goal:>8.0}  {}", word(figure.is_met()))?;
        }
        match self.memory {
            Some(bytes) => {
                write!(f, "{:<42} {:>10.0} MB {:>15.0}  {}", "memory", bytes as f64 / 1_048_576.0, MEMORY_GOAL as f64 / 1_048_576.0, word(bytes < MEMORY_GOAL))
            }
            None => write!(f, "memory: this system does not tell"),
        }
    }
}
