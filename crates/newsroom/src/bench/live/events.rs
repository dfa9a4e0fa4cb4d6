//! Server-sent events as they come, in whatever pieces, by the rules of the HTML standard.

/// An event that is whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Event<'a> {
    /// `message` when the stream names none.
    pub kind: &'a str,
    pub data: &'a str,
    /// The last id that the stream has told, empty at first.
    pub id: &'a str,
}

/// Takes a stream apart. What is kept between two pieces is the event that is not whole yet.
#[derive(Default, Debug)]
pub struct Events {
    line: Vec<u8>,
    /// The last line ended with a carriage return: a line feed right after it belongs to that end.
    after_return: bool,
    begun: bool,
    kind: String,
    data: String,
    id: String,
}

impl Events {
    /// Takes the next piece; passes on each event that it completes.
    pub fn take(&mut self, mut bytes: &[u8], mut each: impl FnMut(Event)) {
        while let Some(first) = bytes.first() {
            if std::mem::take(&mut self.after_return) && *first == b'\n' {
                bytes = bytes.get(1..).unwrap_or_default();
                continue;
            }
            let Some(end) = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
                self.line.extend_from_slice(bytes);
                return;
            };
            let (piece, rest) = bytes.split_at(end);
            self.after_return = rest.first() == Some(&b'\r');
            bytes = rest.get(1..).unwrap_or_default();
            if self.line.is_empty() {
                self.line(piece, &mut each);
            } else {
                let mut line = std::mem::take(&mut self.line);
                line.extend_from_slice(piece);
                self.line(&line, &mut each);
            }
        }
    }

    fn line(&mut self, line: &[u8], each: &mut impl FnMut(Event)) {
        let line = String::from_utf8_lossy(line);
        let line = if std::mem::replace(&mut self.begun, true) { &line } else { line.strip_prefix('\u{FEFF}').unwrap_or(&line) };
        if line.is_empty() {
            self.end(each);
            return;
        }
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => value.clone_into(&mut self.kind),
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            // A comment has no name; `retry` is for browsers, and what else there is means nothing.
            _ => {}
        }
    }

    fn end(&mut self, each: &mut impl FnMut(Event)) {
        // An event without data is none.
        if let Some(data) = self.data.strip_suffix('\n') {
            each(Event { kind: if self.kind.is_empty() { "message" } else { &self.kind }, data, id: &self.id });
        }
        self.kind.clear();
        self.data.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(stream: &str, piece: usize) -> Vec<(String, String, String)> {
        let (mut events, mut read) = (Events::default(), Vec::new());
        for piece in stream.as_bytes().chunks(piece) {
            events.take(piece, |event| read.push((event.kind.to_owned(), event.data.to_owned(), event.id.to_owned())));
        }
        read
    }

    fn told(events: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
        events.iter().map(|(kind, data, id)| ((*kind).to_owned(), (*data).to_owned(), (*id).to_owned())).collect()
    }

    #[test]
    fn events_are_the_same_however_they_are_cut() {
        let stream =
            "retry: 3000\n\nevent: ping\nid: 7\ndata: {\"now\":\"…\"}\n\n: nothing\n\nevent: created\nid: 8\ndata: {\"id\":\ndata: \"їжак\"}\n\ndata:last\n\n";
        let expected = told(&[("ping", "{\"now\":\"…\"}", "7"), ("created", "{\"id\":\n\"їжак\"}", "8"), ("message", "last", "8")]);
        for piece in 1..=stream.len() {
            assert_eq!(read(stream, piece), expected, "{piece}");
        }
    }

    #[test]
    fn every_end_of_a_line_counts_and_counts_once() {
        for end in ["\n", "\r\n", "\r"] {
            let stream = format!("\u{FEFF}id: 1{end}event: a{end}data: x{end}{end}data: y{end}{end}");
            for piece in [1, 2, 3, 100] {
                assert_eq!(read(&stream, piece), told(&[("a", "x", "1"), ("message", "y", "1")]), "{end:?} {piece}");
            }
        }
    }

    #[test]
    fn an_event_that_is_not_whole_or_has_no_data_is_none() {
        assert!(read("event: reset\nid: 1\n\nevent: created\ndata: x\n", 5).is_empty());
        assert_eq!(read("event: reset\ndata\n\n", 5), told(&[("reset", "", "")]));
    }
}
