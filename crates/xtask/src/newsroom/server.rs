use anyhow::{Context, Result, bail};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How long a server may take to open its database and answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Told on every page of the demo.
const NOTICE: [(&str, &str); 2] = [
    ("VISNYK_NOTICE", "Це демонстраційний портал: тексти написано для показу, події в них вигадані або спрощені."),
    ("VISNYK_NOTICE_EN", "This is a demonstration portal: its texts were written to show how it works, their events are invented or simplified."),
];

pub struct Options<'a> {
    pub program: &'a Path,
    pub port: u16,
    pub db: &'a Path,
    pub media: &'a Path,
    /// The bundle; without it only the API is served.
    pub dist: Option<&'a Path>,
    /// Where readers find it, when that is not its own address.
    pub public_url: Option<&'a str>,
    /// What it serves is the demo: every page says so.
    pub demo: bool,
    /// A clock that stands still.
    pub now: Option<&'a str>,
    pub token: Option<&'a str>,
    /// Its log goes here, or to the terminal.
    pub log: Option<&'a Path>,
    /// More settings, by their variables.
    pub settings: &'a [(&'a str, String)],
}

impl<'a> Options<'a> {
    /// A newsroom of the API alone, that is no demo and takes no articles: what else it is to be is said where it is started.
    pub fn bare(program: &'a Path, port: u16, db: &'a Path, media: &'a Path) -> Self {
        Self { program, port, db, media, dist: None, public_url: None, demo: false, now: None, token: None, log: None, settings: &[] }
    }
}

/// A running newsroom; it ends with this value.
pub struct Server {
    child: Child,
    port: u16,
}

impl Server {
    /// Starts a newsroom and waits until it answers; when it does not, its last words are shown.
    pub fn start(options: &Options) -> Result<Self> {
        let mut command = Command::new(options.program);
        command.arg("serve").arg("--listen").arg(format!("127.0.0.1:{}", options.port)).arg("--db").arg(options.db).arg("--media").arg(options.media);
        match options.dist {
            Some(dist) => command.arg("--dist").arg(dist),
            None => command.arg("--api-only"),
        };
        // The place of tools is no setting of the newsroom, which warns of variables that it does not know.
        command.env_remove("VISNYK_TOOLS");
        for (name, words) in NOTICE.iter().filter(|(name, _)| options.demo && std::env::var_os(name).is_none()) {
            command.env(name, words);
        }
        if let Some(url) = options.public_url {
            command.env("VISNYK_PUBLIC_URL", url);
        }
        if let Some(now) = options.now {
            command.args(["--now", now]);
        }
        if let Some(token) = options.token {
            command.env("VISNYK_INGEST_TOKEN", token);
        }
        command.envs(options.settings.iter().map(|(name, value)| (name, value)));
        if let Some(log) = options.log {
            let file = std::fs::File::create(log).with_context(|| format!("{} cannot be written", log.display()))?;
            command.stdout(file.try_clone().context("the log cannot be opened twice")?).stderr(file);
        }
        let child = command.stdin(Stdio::null()).spawn().context("the newsroom cannot be started")?;
        let mut server = Self { child, port: options.port };
        server.wait_until_ready().inspect_err(|_| {
            if let Some(log) = options.log {
                eprintln!("{}", tail(log));
            }
        })?;
        Ok(server)
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// How many articles it has, in any language.
    pub fn articles(&self) -> Result<u64> {
        let answer = get(self.port, "/api/v1/articles?lang=any&limit=1");
        answer.and_then(|(_, text)| total(&text)).context("the newsroom does not tell how many articles it has")
    }

    /// The body of an answer.
    pub fn read(&self, path: &str) -> Result<String> {
        let answer = get(self.port, path).filter(|(status, _)| *status == 200).map(|(_, answer)| answer);
        let body = answer.as_ref().and_then(|answer| answer.split_once("\r\n\r\n"));
        body.map(|(_, body)| body.to_owned()).with_context(|| format!("the newsroom does not answer {path}"))
    }

    /// What a client keeps an answer by.
    pub fn etag(&self, path: &str) -> Result<String> {
        let answer = get(self.port, path).filter(|(status, _)| *status == 200).map(|(_, answer)| answer);
        let head = answer.as_ref().and_then(|answer| answer.split_once("\r\n\r\n")).map(|(head, _)| head.to_owned());
        let etag = head.as_deref().and_then(|head| head.lines().find_map(|line| line.strip_prefix("etag: ")));
        etag.map(str::to_owned).with_context(|| format!("{path} has no ETag"))
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for its end.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        self.child.wait().context("the newsroom's end was not seen")
    }

    /// Ends it at once, as a crash would: it can neither answer nor write anything more.
    pub fn kill(mut self) -> Result<()> {
        self.child.kill().context("the newsroom cannot be killed")?;
        self.wait().map(drop)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().context("the newsroom's state cannot be read")? {
                bail!("the newsroom ended before it was ready ({status}); its own words are above");
            }
            if get(self.port, "/readyz").is_some_and(|(status, _)| status == 200) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        bail!("the newsroom was not ready within {} s", PATIENCE.as_secs())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        stop(self.child.id());
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The last lines of a log.
pub(super) fn tail(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines.get(lines.len().saturating_sub(30)..).unwrap_or_default().join("\n")
}

/// Asks a process to end in good order.
pub fn stop(id: u32) {
    let _ = Command::new("kill").args(["-TERM", &id.to_string()]).stderr(Stdio::null()).status();
}

/// Status and text of an answer, where there is one.
fn get(port: u16, path: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), Duration::from_millis(500)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let status = answer.split(' ').nth(1)?.parse().ok()?;
    Some((status, answer))
}

/// `"total":N` of a list.
fn total(answer: &str) -> Option<u64> {
    let (_, rest) = answer.split_once("\"total\":")?;
    rest.trim_start().split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_total_of_a_list_is_read() {
        assert_eq!(super::total("HTTP/1.1 200 OK\r\n\r\n{\"items\":[],\"page\":{\"number\":1,\"size\":1,\"total\":74}}"), Some(74));
        assert_eq!(super::total("{}"), None);
    }
}
