//! JSON as data. An own reader of one page instead of a general one: in the WASM bundle it is a tenth of the size, since nothing
//! here prints or parses floats (`docs/adr/010-own-json-reader.md`).

/// Deepest nesting that is read: what comes from outside must not exhaust the stack.
const MAX_DEPTH: u32 = 128;

/// A JSON value.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Json {
    #[default]
    Null,
    Bool(bool),
    /// As it was written: no digit is lost, whoever needs a number reads it.
    Number(String),
    Text(String),
    List(Vec<Json>),
    /// Fields in their order; of two with one name the later counts.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole text; `None` when it is not JSON.
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(MAX_DEPTH)?;
        reader.skip_space();
        (reader.at == text.len()).then_some(value)
    }

    /// A field of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    /// In bytes; always at the border of a character.
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        // NUL is no part of JSON, so it can stand for the end.
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        self.skip(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    fn skip(&mut self, of: fn(u8) -> bool) {
        while of(self.peek()) {
            self.at += 1;
        }
    }

    /// Takes one byte of ASCII, if it comes now.
    fn take(&mut self, byte: u8) -> bool {
        let here = self.peek() == byte;
        self.at += usize::from(here);
        here
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.text.get(self.at..)?.starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn value(&mut self, depth: u32) -> Option<Json> {
        self.skip_space();
        match self.peek() {
            b'{' | b'[' if depth == 0 => None,
            b'{' => {
                let mut fields = Vec::new();
                self.each(b'}', |reader| {
                    reader.skip_space();
                    let name = reader.text()?;
                    reader.skip_space();
                    let value = if reader.take(b':') { reader.value(depth - 1)? } else { return None };
                    fields.push((name, value));
                    Some(())
                })?;
                Some(Json::Object(fields))
            }
            b'[' => {
                let mut items = Vec::new();
                self.each(b']', |reader| {
                    items.push(reader.value(depth - 1)?);
                    Some(())
                })?;
                Some(Json::List(items))
            }
            b'"' => self.text().map(Json::Text),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'n' => self.word("null", Json::Null),
            _ => self.number(),
        }
    }

    /// What stands between the bracket that comes now and its `end`, with commas between.
    fn each(&mut self, end: u8, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.skip_space();
        if self.take(end) {
            return Some(());
        }
        loop {
            one(self)?;
            self.skip_space();
            if self.take(end) {
                return Some(());
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.at;
        self.take(b'-');
        let leads_with_zero = self.take(b'0');
        if !leads_with_zero {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        self.text.get(start..self.at).map(|number| Json::Number(number.to_owned()))
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        self.skip(|byte| byte.is_ascii_digit());
        (self.at > start).then_some(())
    }

    fn text(&mut self) -> Option<String> {
        if !self.take(b'"') {
            return None;
        }
        let mut text = String::new();
        loop {
            let start = self.at;
            self.skip(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            text.push_str(self.text.get(start..self.at)?);
            if self.take(b'"') {
                return Some(text);
            }
            if !self.take(b'\\') {
                return None;
            }
            text.push(self.escape()?);
        }
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Option<char> {
        let escaped = self.peek();
        self.at += 1;
        Some(match escaped {
            b'"' | b'\\' | b'/' => char::from(escaped),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                let pair = (0xD800..0xDC00).contains(&first).then(|| self.low_surrogate()).flatten();
                let code = pair.map_or(first, |second| 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
                // Half of a pair is what a careless server leaves where it cut a text; the rest of the answer is worth reading.
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return None,
        })
    }

    /// The second half of a pair, if it comes now.
    fn low_surrogate(&mut self) -> Option<u32> {
        let start = self.at;
        let unit = (self.take(b'\\') && self.take(b'u')).then(|| self.unit()).flatten().filter(|unit| (0xDC00..0xE000).contains(unit));
        if unit.is_none() {
            self.at = start;
        }
        unit
    }

    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + char::from(self.peek()).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
