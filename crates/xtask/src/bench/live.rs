//! The live stream under a crowd. The readers and the publisher are another process, `newsroom bench-live`; this one starts the
//! newsroom, weighs it, kills it in the middle, and judges.

pub(super) mod generator;
pub(super) mod judge;
mod print;
pub(super) mod sample;
pub(super) mod told;

use super::cost::Cost;
use crate::newsroom::{Options, Programs, Server, port, stand};
use crate::run::say;
use crate::{files, place};
use anyhow::{Result, bail};
use generator::Generator;
use sample::Sample;
use std::path::PathBuf;
use told::{Report, Step};

/// Who reads, and what is published.
#[derive(Default)]
pub struct Crowd {
    pub streams: u32,
    pub seconds: u32,
    /// Articles a second.
    pub rate: f64,
    /// The newsroom is killed in the middle.
    pub breaks: bool,
    /// Readers of a byte a second, and of nothing.
    pub slow: u32,
    pub mute: u32,
}

impl Crowd {
    fn is_slow(&self) -> bool {
        self.slow + self.mute > 0
    }
}

/// A newsroom without a portal over an empty database, which can be killed and come back.
struct Desk {
    programs: Programs,
    work: PathBuf,
    port: u16,
    streams: u32,
    /// How often it was started.
    starts: u32,
}

impl Desk {
    fn new(crowd: &Crowd) -> Result<Self> {
        let work = std::env::temp_dir().join(format!("visnyk-live-{}", std::process::id()));
        files::clear(&work)?;
        files::make(&work)?;
        let streams = crowd.streams + crowd.slow + crowd.mute + 100;
        Ok(Self { programs: Programs::build(true)?, work, port: port::free()?, streams, starts: 0 })
    }

    fn start(&mut self) -> Result<Server> {
        self.starts += 1;
        let (db, media, log) = (self.work.join("newsroom.db"), self.work.join("media"), self.log(self.starts));
        Server::start(&Options {
            token: Some(stand::TOKEN),
            log: Some(&log),
            settings: &[("VISNYK_MAX_STREAMS", self.streams.to_string()), ("VISNYK_LOG", "warn".to_owned())],
            ..Options::bare(&self.programs.newsroom, self.port, &db, &media)
        })
    }

    fn log(&self, start: u32) -> PathBuf {
        self.work.join(format!("newsroom-{start}.log"))
    }

    fn panicked(&self) -> bool {
        (1..=self.starts).any(|start| std::fs::read_to_string(self.log(start)).is_ok_and(|log| log.contains("panicked")))
    }
}

/// What was weighed.
#[derive(Default)]
struct Weights {
    /// Before the streams were opened, and after.
    before: Sample,
    open: Sample,
    readers: u32,
    stalled: u32,
    opening: f64,
    /// Processor time of the newsroom while it published, and how long that was.
    work: f64,
    seconds: f64,
    /// One a second while it published, and afterwards.
    samples: Vec<Sample>,
    last: Sample,
}

pub fn run(crowd: &Crowd) -> Result<()> {
    let mut desk = Desk::new(crowd)?;
    let mut weights = Weights::default();
    let measured = measure(crowd, &mut desk, &mut weights);
    let panicked = desk.panicked();
    let keep = place::target().join("bench");
    for start in 1..=desk.starts {
        files::copy(&desk.log(start), &keep.join(format!("live-{start}.log")))?;
    }
    files::clear(&desk.work)?;
    let report = measured.inspect_err(|_| print::curve(&weights.samples))?;
    print::table(crowd, &report, &weights);
    let mut found = match crowd.is_slow() {
        true => judge::stalled(&report, &weights.samples),
        false => judge::crowd(&report, crowd.streams, weights.stream(), crowd.breaks),
    };
    if panicked {
        found.push(format!("the newsroom panicked: its log is in {}", files::short(&keep)));
    }
    if !found.is_empty() {
        bail!("{}", found.join("; "));
    }
    Ok(())
}

impl Weights {
    /// KB of the newsroom a stream.
    fn stream(&self) -> f64 {
        let more = self.open.memory.saturating_sub(self.before.memory);
        more as f64 / f64::from((self.readers + self.stalled).max(1))
    }
}

fn measure(crowd: &Crowd, desk: &mut Desk, weights: &mut Weights) -> Result<Report> {
    let mut server = desk.start()?;
    let mut readers = Generator::start(&desk.programs.newsroom, desk.port, stand::TOKEN, crowd)?;
    let mut began = Cost::of(server.id())?;
    loop {
        match readers.step()? {
            Step::Tick => {
                let sample = Sample::of(server.id())?;
                weights.samples.push(sample);
                if sample.memory.max(sample.sockets) > judge::CEILING {
                    bail!("memory went over {} MB, so that the run was broken off", judge::CEILING / 1024);
                }
                continue;
            }
            Step::Warm => {
                weights.before = Sample::of(server.id())?;
                say(format!("Opening {} streams", crowd.streams + crowd.slow + crowd.mute));
            }
            Step::Open { readers, stalled, seconds } => {
                weights.open = Sample::of(server.id())?;
                (weights.readers, weights.stalled, weights.opening) = (readers, stalled, seconds);
                say(format!("Publishing {} articles a second for {} s", crowd.rate, crowd.seconds));
                began = Cost::of(server.id())?;
            }
            Step::Published { seconds } => {
                weights.work = Cost::of(server.id())?.seconds - began.seconds;
                weights.seconds = seconds;
                weights.last = Sample::of(server.id())?;
            }
            Step::Break => {
                say("Killing the newsroom, and starting it again");
                server.kill()?;
                server = desk.start()?;
            }
            Step::Result(report) => return Ok(*report),
        }
        readers.go_on()?;
    }
}
