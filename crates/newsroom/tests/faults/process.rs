//! A newsroom as a process, and what it says.

use crate::client::{Client, TOKEN};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use visnyk_newsroom::store::sqlite::SqliteStore;

pub const NOW: &str = "2026-03-20T12:00:00+02:00";
/// Who may do nothing on this machine.
const NOBODY: u32 = 65_534;

/// Where a newsroom keeps things, and under what it runs.
#[derive(Clone)]
pub struct Setup {
    pub db: PathBuf,
    pub media: PathBuf,
    /// Said to the shell before the program takes its place, such as a limit.
    pub first: &'static str,
    /// As a user who may not write everywhere, where the tests run as one who may.
    pub humble: bool,
    pub listen: String,
}

pub struct Newsroom {
    child: Child,
    pub client: Client,
    log: Arc<Mutex<String>>,
}

impl Setup {
    pub fn new(dir: &Path) -> Self {
        Self { db: dir.join("newsroom.db"), media: dir.join("media"), first: "", humble: false, listen: "127.0.0.1:0".into() }
    }

    /// The program with its places; its settings are the test's alone.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("{} exec \"$0\" \"$@\"", self.first)).arg(env!("CARGO_BIN_EXE_newsroom")).args(arguments);
        command.arg("--db").arg(&self.db).arg("--media").arg(&self.media).args(["--now", NOW]);
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("VISNYK_")) {
            command.env_remove(name);
        }
        if self.humble && is_root() {
            command.uid(NOBODY).gid(NOBODY);
        }
        command.current_dir("/").env("VISNYK_INGEST_TOKEN", TOKEN).env("VISNYK_MAX_STREAMS", "10").env("VISNYK_RATE_LIMIT", "0").stdin(Stdio::null());
        command
    }

    pub fn start(&self) -> Newsroom {
        self.launch(None)
    }

    /// On a socket that is open already, handed over as systemd does.
    pub fn start_on(&self, socket: &TcpListener) -> Newsroom {
        self.launch(Some(socket))
    }

    fn launch(&self, socket: Option<&TcpListener>) -> Newsroom {
        let mut setup = self.clone();
        if socket.is_some() {
            setup.first = "exec 3<&0 </dev/null; LISTEN_FDS=1; LISTEN_PID=$$; export LISTEN_FDS LISTEN_PID;";
        }
        let mut command = setup.command(&["serve", "--api-only", "--listen", &self.listen]);
        if let Some(socket) = socket {
            command.stdin(Stdio::from(OwnedFd::from(socket.try_clone().unwrap())));
        }
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let (log, told) = follow(&mut child);
        let address = told.recv_timeout(Duration::from_secs(120)).unwrap_or_else(|_| panic!("it did not start: {}", log.lock().unwrap()));
        Newsroom { child, client: Client::new(&address), log }
    }

    /// What it says when it does not start, and what it ends with.
    pub fn refused(&self) -> String {
        let mut child = self.command(&["serve", "--api-only", "--listen", "127.0.0.1:0"]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let (log, told) = follow(&mut child);
        // It ends without having told an address, or it has started.
        let has_started = told.recv().is_ok();
        if has_started {
            child.kill().unwrap();
        }
        let (status, stderr) = (child.wait().unwrap(), log.lock().unwrap().clone().into_bytes());
        assert!(!has_started, "it started: {}", String::from_utf8_lossy(&stderr));
        refusal(&Output { status, stdout: Vec::new(), stderr })
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What does not agree in the database, whoever else is at it.
    pub fn findings(&self) -> Vec<String> {
        let store = SqliteStore::open(&self.db, Arc::new(visnyk_newsroom::clock::KyivClock)).unwrap();
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(store.check()).unwrap()
    }
}

/// Whether the tests run as one who may write everywhere.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// Gives a file or a folder to who runs what is humble.
pub fn give_away(path: &Path) {
    if is_root() {
        std::os::unix::fs::chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    }
}

/// The sentence with which the program gave up.
pub fn refusal(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!words.contains("panicked"), "{words}");
    words.lines().last().unwrap_or_default().strip_prefix("newsroom: ").unwrap_or_else(|| panic!("{words}")).to_owned()
}

/// Keeps what it says, and tells the address once it is known.
fn follow(child: &mut Child) -> (Arc<Mutex<String>>, Receiver<String>) {
    let (log, (tell, told)) = (Arc::new(Mutex::new(String::new())), channel());
    let (lines, kept) = (BufReader::new(child.stderr.take().unwrap()).lines(), Arc::clone(&log));
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if let Some((_, rest)) = line.split_once("answers at http://") {
                let _ = tell.send(rest.split('/').next().unwrap_or_default().to_owned());
            }
            let mut kept = kept.lock().unwrap();
            kept.push_str(&line);
            kept.push('\n');
        }
    });
    (log, told)
}

impl Newsroom {
    /// Ends it as a power switch would.
    pub fn kill(mut self) {
        self.end_at_once();
    }

    /// As [`Newsroom::kill`], where others still hold on to it.
    pub fn end_at_once(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end, and waits until it has.
    pub fn stop(mut self) {
        assert!(Command::new("kill").arg(self.child.id().to_string()).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
    }

    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }
}

impl Drop for Newsroom {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let log = self.log();
        assert!(std::thread::panicking() || !log.contains("panicked"), "{log}");
    }
}
