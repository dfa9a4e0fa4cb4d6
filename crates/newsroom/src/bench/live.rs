//! `newsroom bench-live`: readers and a publisher for a newsroom in another process, which the benchmark in crates/xtask starts,
//! weighs and kills. Both talk in lines: this one says where it is and what it measured, a line of JSON each, and goes on when it
//! gets a line.

mod crowd;
mod events;
mod figures;
mod press;
mod record;
mod report;
mod stalled;
mod wire;

use crate::logging::spawn_blocking;
use anyhow::{Context, bail};
use crowd::Crowd;
use figures::Returns;
use press::Press;
use report::Report;
use serde::Serialize;
use stalled::Stalled;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::task::JoinSet;

/// Streams that are being opened at the same time at first: a crowd that comes within a second is not what is measured.
const AT_ONCE: usize = 64;
/// How long all may take to be open at first; to have what was published; to be back after a break.
const OPENING: Duration = Duration::from_secs(120);
const DELIVERY: Duration = Duration::from_secs(15);
const RETURNING: Duration = Duration::from_secs(150);
/// What is published between the first part and the break, and after everyone is back.
const BEFORE_BREAK: usize = 3;
const AFTER_RETURN: usize = 3;
/// How often a state that is waited for is looked at.
const LOOK: Duration = Duration::from_millis(50);

#[derive(Clone, Debug)]
pub struct Options {
    pub address: SocketAddr,
    pub token: String,
    /// Readers who read.
    pub streams: usize,
    pub seconds: u32,
    /// Articles a second.
    pub rate: f64,
    /// Cards as large as they may be.
    pub fat: bool,
    /// Whether the newsroom is killed in the middle.
    pub breaks: bool,
    /// Readers of a byte a second, and readers of nothing.
    pub slow: usize,
    pub mute: usize,
}

#[derive(Serialize)]
#[serde(tag = "step", rename_all = "lowercase")]
enum Step {
    /// A second has passed.
    Tick,
    /// The newsroom has done everything once.
    Warm,
    /// All are connected, or as many as could be.
    Open {
        readers: usize,
        stalled: usize,
        seconds: f64,
    },
    /// What was published has been delivered, or will not be.
    Published {
        seconds: f64,
    },
    /// The newsroom may be killed now.
    Break,
    Result(Box<Report>),
}

/// Runs all parts. The newsroom must be empty and take `token`.
///
/// # Errors
/// When it takes no articles, or who reads the lines is gone. Goals are judged by who reads them.
pub async fn run(options: Options) -> anyhow::Result<()> {
    let start = Instant::now();
    let (end, ended) = watch::channel(false);
    let (returns, mut returned) = mpsc::unbounded_channel();
    let crowd = Arc::new(Crowd {
        address: options.address,
        start,
        open: AtomicUsize::new(0),
        delivered: AtomicU64::new(0),
        breaks: AtomicUsize::new(0),
        refused: AtomicUsize::new(0),
        returns,
        end: ended,
    });
    let press = Arc::new(Press { address: options.address, start, token: options.token.clone(), fat: options.fat, published: Vec::new().into() });
    press.warm_up().await?;
    ask(Step::Warm).await?;

    let stalled = Arc::new(Stalled::default());
    let mut readers = open(&options, &crowd, &stalled).await;
    let readers_open = crowd.open.load(Relaxed);
    ask(Step::Open { readers: readers_open, stalled: stalled.open.load(Relaxed), seconds: start.elapsed().as_secs_f64() }).await?;
    if readers_open < options.streams {
        bail!("{} of {} streams did not open within {} s", options.streams - readers_open, options.streams, OPENING.as_secs());
    }

    let ticker = tokio::spawn(tick());
    let publishing = Instant::now();
    press.publish((f64::from(options.seconds) * options.rate).ceil().max(1.0) as usize, options.rate).await?;
    let steady = press.count();
    everything_is_there(&options, &crowd, &press).await;
    ask(Step::Published { seconds: publishing.elapsed().as_secs_f64() }).await?;
    let breaks = crowd.breaks.load(Relaxed);

    let (mut returns, mut refused) = (None, 0);
    if options.breaks {
        refused = crowd.refused.load(Relaxed);
        let moment = survive(&options, &crowd, &press).await?;
        let mut moments = Vec::new();
        while let Ok(at) = returned.try_recv() {
            moments.push(at.saturating_sub(moment).as_secs_f64());
        }
        returns = Some(Returns::of(moments));
        refused = crowd.refused.load(Relaxed) - refused;
    }
    end.send_replace(true);
    let mut records = Vec::with_capacity(options.streams);
    while let Some(record) = readers.join_next().await {
        records.push(record.context("a reader broke off")?);
    }
    ticker.abort();
    let published = press.published.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let report = Report { breaks, returns, refused, ended: stalled.ended.load(Relaxed), ..Report::of(&records, &published, steady) };
    say(&Step::Result(Box::new(report)))
}

/// Starts all readers, and waits until they are connected.
async fn open(options: &Options, crowd: &Arc<Crowd>, stalled: &Arc<Stalled>) -> JoinSet<record::Record> {
    let mut readers = JoinSet::new();
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    let opening = Instant::now();
    for number in 0..options.slow.max(options.mute) {
        if number < options.slow {
            tokio::spawn(stalled::slow(Arc::clone(crowd), Arc::clone(stalled)));
        }
        if number < options.mute {
            tokio::spawn(stalled::mute(Arc::clone(crowd), Arc::clone(stalled)));
        }
        if number % AT_ONCE == 0 {
            until(OPENING.saturating_sub(opening.elapsed()), || stalled.open.load(Relaxed) >= number).await;
        }
    }
    for seed in (1_u64..).take(options.streams) {
        let left = OPENING.saturating_sub(opening.elapsed());
        let Ok(Ok(turn)) = tokio::time::timeout(left, Arc::clone(&turns).acquire_owned()).await else { break };
        readers.spawn(crowd::read(Arc::clone(crowd), seed, turn));
    }
    let all = || crowd.open.load(Relaxed) >= options.streams && stalled.open.load(Relaxed) >= options.slow + options.mute;
    until(OPENING.saturating_sub(opening.elapsed()), all).await;
    readers
}

/// Publishes on while the newsroom is killed and started again, and all come back. Tells when it was killed.
async fn survive(options: &Options, crowd: &Arc<Crowd>, press: &Arc<Press>) -> anyhow::Result<Duration> {
    press.publish(BEFORE_BREAK, options.rate).await?;
    let (still, mut over) = watch::channel(false);
    let publishing = tokio::spawn({
        let (press, rate) = (Arc::clone(press), options.rate);
        async move {
            while !*over.borrow_and_update() {
                press.publish(1, rate).await?;
                // A pace of its own: each call of `publish` begins with a tick.
                let _ = tokio::time::timeout(Duration::from_secs_f64(1.0 / rate.clamp(0.01, 1_000.0)), over.changed()).await;
            }
            anyhow::Ok(())
        }
    });
    let (before, moment) = (crowd.breaks.load(Relaxed), crowd.start.elapsed());
    ask(Step::Break).await?;
    let broken = || crowd.breaks.load(Relaxed) - before >= options.streams;
    until(RETURNING, || broken() && crowd.open.load(Relaxed) >= options.streams).await;
    still.send_replace(true);
    publishing.await.context("the publisher broke off")??;
    press.publish(AFTER_RETURN, options.rate).await?;
    everything_is_there(options, crowd, press).await;
    Ok(moment)
}

/// Waits until every reader has every article, as long as makes sense.
async fn everything_is_there(options: &Options, crowd: &Crowd, press: &Press) {
    let all = (press.count() * options.streams) as u64;
    until(DELIVERY, || crowd.delivered.load(Relaxed) >= all).await;
}

async fn until(longest: Duration, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    let mut looks = tokio::time::interval(LOOK);
    while !is_so() && start.elapsed() < longest {
        looks.tick().await;
    }
}

async fn tick() -> anyhow::Result<()> {
    let mut seconds = tokio::time::interval(Duration::from_secs(1));
    loop {
        seconds.tick().await;
        say(&Step::Tick)?;
    }
}

fn say(step: &Step) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", serde_json::to_string(step)?).and_then(|()| out.flush()).context("nobody reads what is measured")
}

/// Says a step and waits for a line.
async fn ask(step: Step) -> anyhow::Result<()> {
    say(&step)?;
    let line = spawn_blocking(|| std::io::stdin().lines().next()).await.context("waiting for a line broke off")?;
    line.context("nobody says how to go on")?.context("the word to go on cannot be read")?;
    Ok(())
}
