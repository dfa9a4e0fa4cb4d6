//! Getting the bytes behind an address that somebody else wrote. Nothing of the answer is believed but its bytes.

use super::reach::Reach;
use std::io;
use std::time::{Duration, Instant};
use ureq::config::Config;
use ureq::http::{Uri, header};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};
use url::Url;

/// Largest picture that is fetched or uploaded, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// Most hops from one address to another.
const MAX_REDIRECTS: u32 = 3;
/// For a name to be found and a connection to stand.
const CONNECT_TIME: Duration = Duration::from_secs(5);
/// For a picture with all its redirects, unless it is said otherwise.
const WHOLE_TIME: Duration = Duration::from_secs(20);

/// Fetches pictures of other hosts.
#[derive(Debug)]
pub struct Fetcher {
    agent: Agent,
    /// The portal's own host, whose pictures are ours already.
    own: Option<String>,
    /// For a picture with all its redirects.
    time: Duration,
}

impl Fetcher {
    /// `public_url` is the portal's own address.
    pub fn new(reach: Reach, public_url: Option<&str>) -> Self {
        let config = Config::builder()
            .user_agent(concat!("Visnyk-newsroom/", env!("CARGO_PKG_VERSION")))
            .accept("image/webp, image/png, image/jpeg, image/gif;q=0.8")
            .http_status_as_error(false)
            // Each hop's host is to be checked anew.
            .max_redirects(0)
            .max_redirects_will_error(false)
            // A proxy would resolve names by itself, out of the check's sight.
            .proxy(None)
            // A kept connection would skip the check of the next one.
            .max_idle_connections(0)
            .timeout_resolve(Some(CONNECT_TIME))
            .timeout_connect(Some(CONNECT_TIME))
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), Checked { reach, names: DefaultResolver::default() });
        Self { agent, own: public_url.and_then(|url| Url::parse(url).ok()?.host_str().map(str::to_owned)), time: WHOLE_TIME }
    }

    /// The same with another time for a picture.
    pub fn within(self, time: Duration) -> Self {
        Self { time, ..self }
    }

    /// Whether a picture's address leads to another host.
    pub fn is_foreign(&self, address: &str) -> bool {
        let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        url.is_some_and(|url| url.host_str().is_some_and(|host| self.own.as_deref() != Some(host)))
    }

    /// The bytes at an address, by `until`.
    ///
    /// # Errors
    /// In words for who wrote the address.
    pub fn fetch(&self, address: &str, until: Instant) -> Result<Vec<u8>, String> {
        let until = until.min(Instant::now() + self.time);
        let mut url = Url::parse(address).map_err(|error| format!("is no address: {error}"))?;
        for _ in 0..=MAX_REDIRECTS {
            check(&mut url)?;
            let time = until.checked_duration_since(Instant::now()).filter(|time| !time.is_zero()).ok_or("there was no time left for it")?;
            let request = self.agent.get(url.as_str()).config().timeout_global(Some(time)).build();
            let mut response = request.call().map_err(|error| words(&error))?;
            let status = response.status();
            if status.is_redirection() {
                let target = response.headers().get(header::LOCATION).and_then(|target| target.to_str().ok());
                url = target.and_then(|target| url.join(target).ok()).ok_or("its server sends on, and not where to")?;
                continue;
            }
            if status != 200 {
                return Err(format!("its server answered {}", status.as_u16()));
            }
            if response.body().content_length().is_some_and(|length| length > MAX_BYTES as u64) {
                return Err(too_large());
            }
            return response.body_mut().with_config().limit(MAX_BYTES as u64).read_to_vec().map_err(|error| words(&error));
        }
        Err(format!("its server sent on more than {MAX_REDIRECTS} times"))
    }
}

/// Only what a picture's address needs.
fn check(url: &mut Url) -> Result<(), String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err("leads to something else than http or https".into());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("carries a name or password".into());
    }
    url.set_fragment(None);
    Ok(())
}

fn too_large() -> String {
    format!("has more than {MAX_BYTES} bytes")
}

fn words(error: &Error) -> String {
    match error {
        Error::BodyExceedsLimit(_) => too_large(),
        Error::Timeout(_) => "did not come in time".into(),
        Error::HostNotFound => "its host is not known".into(),
        Error::Io(error) if error.kind() == io::ErrorKind::PermissionDenied => "its host is not of the public internet".into(),
        Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => "did not come in time".into(),
        error => format!("cannot be fetched: {error}"),
    }
}

/// Resolves names, and lets through only what may be reached. The connection is made to one of the very addresses that were
/// checked: the name is not asked for again.
#[derive(Debug)]
struct Checked {
    reach: Reach,
    names: DefaultResolver,
}

impl Resolver for Checked {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        found.iter().filter(|address| self.reach.allows(address.ip())).for_each(|address| allowed.push(*address));
        if allowed.is_empty() { Err(Error::Io(io::ErrorKind::PermissionDenied.into())) } else { Ok(allowed) }
    }
}
