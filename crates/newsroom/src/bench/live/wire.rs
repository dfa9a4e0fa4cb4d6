//! An HTTP/1.1 answer as it comes, in whatever pieces: its head, then its body without the frames of its chunks.

/// Longest line of a head or of a chunk's frame that is believed, in bytes.
const LONGEST: usize = 16 * 1024;

/// What an answer says before its body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    pub status: u16,
    /// Seconds, where it names them.
    pub retry_after: Option<u32>,
}

#[derive(PartialEq, Eq, Debug)]
enum State {
    Status,
    Fields,
    /// A body that ends with its length, or with the connection.
    Plain(Option<u64>),
    Size,
    Chunk(u64),
    ChunkEnd,
    Trailer,
    Over,
}

/// Takes an answer apart. What is kept between two pieces is a line that is not whole yet.
#[derive(Debug)]
pub struct Wire {
    state: State,
    line: Vec<u8>,
    head: Option<Head>,
    chunked: bool,
    length: Option<u64>,
}

impl Default for Wire {
    fn default() -> Self {
        Self { state: State::Status, line: Vec::new(), head: None, chunked: false, length: None }
    }
}

impl Wire {
    /// The head, once it is whole.
    pub fn head(&self) -> Option<Head> {
        self.head.filter(|_| !matches!(self.state, State::Status | State::Fields))
    }

    /// Whether the answer is whole.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Over | State::Plain(Some(0)))
    }

    /// Takes the next piece; passes on what of it belongs to the body. `None` when it is no HTTP.
    pub fn take(&mut self, mut bytes: &[u8], mut body: impl FnMut(&[u8])) -> Option<()> {
        while !bytes.is_empty() && !self.is_over() {
            bytes = match self.state {
                State::Plain(None) => {
                    body(bytes);
                    &[]
                }
                State::Plain(Some(left)) | State::Chunk(left) => {
                    let (piece, rest) = bytes.split_at(bytes.len().min(usize::try_from(left).unwrap_or(usize::MAX)));
                    body(piece);
                    let left = left.saturating_sub(piece.len() as u64);
                    self.state = match (&self.state, left) {
                        (State::Chunk(_), 0) => State::ChunkEnd,
                        (State::Chunk(_), left) => State::Chunk(left),
                        (_, left) => State::Plain(Some(left)),
                    };
                    rest
                }
                _ => self.lines(bytes)?,
            };
        }
        Some(())
    }

    /// Takes bytes up to the end of a line.
    fn lines<'a>(&mut self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let (piece, rest) = bytes.split_at(end.map_or(bytes.len(), |end| end + 1));
        self.line.extend_from_slice(piece);
        if self.line.len() > LONGEST {
            return None;
        }
        if end.is_some() {
            let line = std::mem::take(&mut self.line);
            self.line(std::str::from_utf8(&line).ok()?.trim_end_matches(['\r', '\n']))?;
        }
        Some(rest)
    }

    fn line(&mut self, line: &str) -> Option<()> {
        self.state = match self.state {
            State::Status => {
                let (version, rest) = line.split_once(' ')?;
                if !version.starts_with("HTTP/1.") {
                    return None;
                }
                self.head = Some(Head { status: rest.get(..3)?.parse().ok()?, retry_after: None });
                State::Fields
            }
            State::Fields if line.is_empty() => match (self.chunked, self.length) {
                (true, _) => State::Size,
                (false, length) => State::Plain(length),
            },
            State::Fields => {
                self.field(line);
                State::Fields
            }
            State::Size => match u64::from_str_radix(line.split(';').next()?.trim(), 16).ok()? {
                0 => State::Trailer,
                size => State::Chunk(size),
            },
            State::ChunkEnd if line.is_empty() => State::Size,
            State::Trailer if line.is_empty() => State::Over,
            State::Trailer => State::Trailer,
            _ => return None,
        };
        Some(())
    }

    fn field(&mut self, line: &str) {
        let Some((name, value)) = line.split_once(':') else { return };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "transfer-encoding" => self.chunked = value.eq_ignore_ascii_case("chunked"),
            "content-length" => self.length = value.parse().ok(),
            "retry-after" => {
                if let Some(head) = &mut self.head {
                    head.retry_after = value.parse().ok();
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n6;x=y\r\nдві\r\nC\r\n\r\n: a chunk\n\r\n0\r\nTrailer: 1\r\n\r\n";

    fn read(answer: &[u8], piece: usize) -> (Wire, String) {
        let (mut wire, mut body) = (Wire::default(), Vec::new());
        for piece in answer.chunks(piece) {
            wire.take(piece, |bytes| body.extend_from_slice(bytes)).unwrap();
        }
        (wire, String::from_utf8(body).unwrap())
    }

    #[test]
    fn chunks_are_joined_however_they_are_cut() {
        for piece in 1..=STREAM.len() {
            let (wire, body) = read(STREAM.as_bytes(), piece);
            assert_eq!((body.as_str(), wire.is_over()), ("дві\r\n: a chunk\n", true), "{piece}");
            assert_eq!(wire.head(), Some(Head { status: 200, retry_after: None }));
        }
    }

    #[test]
    fn a_refusal_tells_when_to_come_again_and_where_it_ends() {
        for piece in [1, 7, 1_000] {
            let (wire, body) = read(b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 2\r\nretry-after: 10\r\n\r\nno", piece);
            assert_eq!((wire.head(), body.as_str(), wire.is_over()), (Some(Head { status: 503, retry_after: Some(10) }), "no", true));
        }
    }

    #[test]
    fn a_head_is_told_when_it_is_whole() {
        let mut wire = Wire::default();
        wire.take(b"HTTP/1.1 204 No Content\r\nA: b\r\n", |_| {}).unwrap();
        assert_eq!(wire.head(), None);
        wire.take(b"Content-Length: 0\r\n\r\n", |_| {}).unwrap();
        assert_eq!((wire.head().map(|head| head.status), wire.is_over()), (Some(204), true));
    }

    #[test]
    fn what_is_no_http_is_refused() {
        for answer in ["SSH-2.0\r\n", "HTTP/1.1 huh\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"] {
            assert_eq!(Wire::default().take(answer.as_bytes(), |_| {}), None, "{answer}");
        }
        assert_eq!(Wire::default().take(&[b'a'; LONGEST + 1], |_| {}), None);
    }
}
