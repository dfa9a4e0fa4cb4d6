//! What the tabs of one browser tell each other, so that one of them connects for all.

use super::link::State;

/// A message between tabs.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// A tab has come: how do things stand?
    Hello,
    /// From the one that connects: how things stand, all that is known up to a cursor, and the newsroom's clock as it was written.
    Stand { state: State, cursor: u64, now: String },
    /// An event of the stream, as it came.
    Event { cursor: u64, kind: String, data: String },
}

impl Message {
    pub fn write(&self) -> String {
        match self {
            Self::Hello => "hello".to_owned(),
            Self::Stand { state, cursor, now } => {
                format!("stand\n{}\n{cursor}\n{now}", *state as u32)
            }
            Self::Event { cursor, kind, data } => format!("event\n{cursor}\n{kind}\n{data}"),
        }
    }

    /// Another version of the portal may run in another tab: what cannot be read is left aside.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '\n');
        let mut part = || parts.next();
        match (part()?, part(), part(), part()) {
            ("hello", None, None, None) => Some(Self::Hello),
            ("stand", Some(state), Some(cursor), Some(now)) => {
                Some(Self::Stand { state: State::of(state.parse().ok()?), cursor: cursor.parse().ok()?, now: now.to_owned() })
            }
            ("event", Some(cursor), Some(kind), Some(data)) => Some(Self::Event { cursor: cursor.parse().ok()?, kind: kind.to_owned(), data: data.to_owned() }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_message_is_left_aside() {
        for text in ["", "hello\n", "stand\n1\nx\n", "event\n1\ncreated", "event\n-1\ncreated\n{}", "sing\n1\n2\n3"] {
            assert_eq!(Message::read(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(cursor in any::<u64>(), state in 0_usize..7, data in "\\PC*(\\n\\PC*)?") {
            let messages = [
                Message::Hello,
                Message::Stand { state: State::ALL[state], cursor, now: "2026-11-24T12:00:00+02:00".into() },
                Message::Event { cursor, kind: "created".into(), data },
            ];
            for message in messages {
                prop_assert_eq!(Message::read(&message.write()), Some(message));
            }
        }
    }
}
