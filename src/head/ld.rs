//! JSON-LD, written by hand: in the bundle a general writer would weigh more than all that is told with it.

/// An object of schema.org.
pub(super) struct Ld(String);

impl Ld {
    /// An object inside another one.
    pub(super) fn new(kind: &str) -> Self {
        Self(String::from("{\"@type\":\"") + kind + "\"")
    }

    /// An object by itself.
    pub(super) fn root(kind: &str) -> Self {
        Self(String::from("{\"@context\":\"https://schema.org\",\"@type\":\"") + kind + "\"")
    }

    /// A text; an empty one is not told.
    pub(super) fn text(self, name: &str, value: &str) -> Self {
        if value.is_empty() { self } else { self.raw(name, &quoted(value)) }
    }

    /// What is JSON already.
    pub(super) fn raw(mut self, name: &str, json: &str) -> Self {
        for part in [",\"", name, "\":", json] {
            self.0.push_str(part);
        }
        self
    }

    pub(super) fn object(self, name: &str, value: Ld) -> Self {
        let json = value.end();
        self.raw(name, &json)
    }

    /// A list of objects; an empty one is not told.
    pub(super) fn list(self, name: &str, values: Vec<Ld>) -> Self {
        if values.is_empty() {
            return self;
        }
        let values: Vec<_> = values.into_iter().map(Ld::end).collect();
        self.raw(name, &(String::from("[") + &values.join(",") + "]"))
    }

    pub(super) fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// A JSON string that cannot end the script element it stands in.
fn quoted(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\n' => json.push_str("\\n"),
            // Breaks and controls say nothing in a name or an address.
            '\u{2028}' | '\u{2029}' | '\0'..='\x1F' => json.push(' '),
            '<' => json.push_str("\\u003c"),
            _ => json.push(c),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_end_its_string_or_its_script() {
        for hostile in ["\"}</script><script>alert(1)", "<!--<script>", "\\", "\\\"", "a\u{2028}b\0c\td\ne", "]]>", "${x}", "'"] {
            let json = Ld::root("Thing").text("name", hostile).end();
            assert!(!json.contains('<'), "{json}");
            let read: serde_json::Value = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
            assert_eq!(read["name"], hostile.replace(['\u{2028}', '\0', '\t'], " "));
        }
    }
}
