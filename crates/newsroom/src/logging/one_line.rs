//! A line an event. What others wrote stands in the log: the address that was asked for, the words of an error. None of it may begin
//! a line of its own, steer a terminal or turn the order of letters round.

use std::io::{self, Write};
use tracing_subscriber::fmt::MakeWriter;

/// Writes events to `out`, with what is not to be seen written out.
pub struct OneLine<W> {
    out: W,
    /// Colours are made of what is written out otherwise. The formatter lets nobody else write any.
    colours: bool,
}

impl<W> OneLine<W> {
    pub fn new(out: W, colours: bool) -> Self {
        Self { out, colours }
    }
}

impl<'a, W: MakeWriter<'a>> MakeWriter<'a> for OneLine<W> {
    type Writer = Line<W::Writer>;

    fn make_writer(&'a self) -> Self::Writer {
        Line { out: self.out.make_writer(), colours: self.colours }
    }
}

pub struct Line<W> {
    out: W,
    colours: bool,
}

impl<W: Write> Write for Line<W> {
    /// The formatter hands each event over as a whole.
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        let line = text.strip_suffix('\n').unwrap_or(&text);
        let mut safe = String::with_capacity(line.len() + 1);
        for letter in line.chars() {
            if is_unseen(letter) && !(self.colours && letter == '\u{1b}') {
                // As JSON writes them too.
                letter.encode_utf16(&mut [0; 2]).iter().for_each(|unit| safe.push_str(&format!("\\u{unit:04x}")));
            } else {
                safe.push(letter);
            }
        }
        safe.push('\n');
        self.out.write_all(safe.as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Controls, separators of lines, and what changes the direction of text or has no width.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logging::subscriber;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What is logged of this value: as a text, as what an error shows, and as the message.
    fn logged(format: Option<&str>, value: &str) -> String {
        let kept = Kept::default();
        let out = kept.clone();
        let subscriber = subscriber(format, None, move || out.clone(), false);
        tracing::subscriber::with_default(subscriber, || tracing::info!(text = value, shown = %value, "{value}"));
        let bytes = kept.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    const HOSTILE: &str = "a\n2026-01-01T00:00:00Z  INFO forged\r\u{1b}[31m\u{9b}31m\u{2028}\u{202e}\u{7f}\u{0}b";

    #[test]
    fn no_value_begins_a_line_of_its_own_or_steers_a_terminal() {
        for format in [None, Some("json")] {
            let log = logged(format, HOSTILE);
            assert_eq!((log.matches('\n').count(), log.ends_with('\n')), (1, true), "{log:?}");
            assert!(!log.trim_end_matches('\n').chars().any(is_unseen), "{log:?}");
        }
    }

    #[test]
    fn a_line_of_json_gives_back_what_was_said() {
        let line: serde_json::Value = serde_json::from_str(&logged(Some("json"), HOSTILE)).unwrap();
        assert_eq!(line["text"], HOSTILE);
    }

    #[test]
    fn words_of_people_stay_as_they_are() {
        assert!(logged(None, "Рух «відкрито» 👍").contains("Рух «відкрито» 👍"));
    }
}
