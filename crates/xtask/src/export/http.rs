//! Asking a newsroom. It runs on this machine or near it, so that the standard library is enough.

use super::facts::origin;
use anyhow::{Context, Result, bail};
use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(30);
/// No page is so large.
const LARGEST: u64 = 32 * 1024 * 1024;

pub struct Newsroom {
    /// Host and port, as they stand in the address.
    authority: String,
}

impl Newsroom {
    pub fn new(url: &str) -> Result<Self> {
        const EXPECTED: &str = "the address of a running newsroom without a path, such as http://127.0.0.1:8080";
        let url = origin(url).with_context(|| format!("--from: «{url}» is not {EXPECTED}"))?;
        let Some(authority) = url.strip_prefix("http://") else {
            bail!("--from: «{url}» is not http; ask the newsroom itself, not the proxy before it: http://127.0.0.1:8080")
        };
        Ok(Self { authority: authority.to_owned() })
    }

    pub fn address(&self) -> String {
        format!("http://{}", self.authority)
    }

    /// Status and text of the answer to a `GET`.
    pub fn get(&self, path: &str) -> Result<(u16, String)> {
        let name = format!("{}{path}", self.address());
        let answer = self.ask(path).with_context(|| format!("{name} does not answer; is the newsroom running?"))?;
        read(&answer).with_context(|| format!("{name} did not answer as a newsroom does, or not to the end"))
    }

    fn ask(&self, path: &str) -> Result<Vec<u8>> {
        let with_port = if self.authority.trim_end_matches(|letter: char| letter.is_ascii_digit()).ends_with(':') {
            self.authority.clone()
        } else {
            format!("{}:80", self.authority)
        };
        let addresses = with_port.to_socket_addrs()?.collect::<Vec<_>>();
        let reached = addresses.iter().find_map(|address| TcpStream::connect_timeout(address, PATIENCE).ok());
        let mut stream = reached.context("no connection")?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        // With 1.0 the answer comes in one piece, and the connection ends with it.
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {}\r\nAccept: text/html\r\nConnection: close\r\n\r\n", self.authority)?;
        let mut answer = Vec::new();
        stream.take(LARGEST).read_to_end(&mut answer)?;
        Ok(answer)
    }
}

/// `None` for what is not HTTP, not text, or cut off.
fn read(answer: &[u8]) -> Option<(u16, String)> {
    let text = std::str::from_utf8(answer).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()?;
    let length = head.lines().filter_map(|line| line.split_once(':')).find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let is_whole = length.is_none_or(|(_, length)| length.trim().parse() == Ok(body.len()));
    is_whole.then(|| (status, body.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_was_cut_off_is_none() {
        assert_eq!(read(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab"), Some((200, "ab".to_owned())));
        assert_eq!(read(b"HTTP/1.0 404 Not Found\r\n\r\n"), Some((404, String::new())));
        assert_eq!(read(b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nab"), None);
        assert_eq!(read(b"SSH-2.0"), None);
    }

    #[test]
    fn only_a_newsroom_nearby_is_asked() {
        assert_eq!(Newsroom::new("http://127.0.0.1:8080/").unwrap().address(), "http://127.0.0.1:8080");
        for (url, words) in [("127.0.0.1:8080", "such as http://127.0.0.1:8080"), ("http://a/b", "without a path"), ("https://a", "is not http")] {
            let error = Newsroom::new(url).err().unwrap().to_string();
            assert!(error.contains(words), "{error}");
        }
    }
}
