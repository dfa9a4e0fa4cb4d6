//! The line on which a field stands: the file is read once more, and reading is broken off there.

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The line of the value that a JSON pointer names, from 1.
pub fn in_json(text: &str, pointer: &str) -> Option<usize> {
    let steps = steps(pointer)?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let error = Way(&steps).deserialize(&mut reader).err()?;
    is_here(&error.to_string()).then(|| error.line())
}

/// The same in TOML.
pub fn in_toml(text: &str, pointer: &str) -> Option<usize> {
    let steps = steps(pointer)?;
    let error = Way(&steps).deserialize(toml::Deserializer::parse(text).ok()?).err()?;
    let start = error.span()?.start;
    is_here(&error.to_string()).then(|| super::line_at(text, start))
}

/// What the reading says where it is broken off.
const HERE: &str = "the field is here";

fn is_here(words: &str) -> bool {
    words.contains(HERE)
}

fn steps(pointer: &str) -> Option<Vec<String>> {
    let steps = pointer.strip_prefix('/')?;
    Some(steps.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect())
}

/// The steps that are left.
struct Way<'a>(&'a [String]);

impl<'de> DeserializeSeed<'de> for Way<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Way<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // At the end of the way no value is the right one.
        f.write_str(if self.0.is_empty() { HERE } else { "an object or a list" })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        if self.0.is_empty() {
            return Err(A::Error::custom(HERE));
        }
        while let Some(name) = fields.next_key::<String>()? {
            match self.0.split_first() {
                Some((step, rest)) if *step == name => fields.next_value_seed(Way(rest))?,
                _ => drop(fields.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Some((step, rest)) = self.0.split_first() else { return Err(A::Error::custom(HERE)) };
        let Ok(index) = step.parse::<usize>() else { return Ok(()) };
        for _ in 0..index {
            if items.next_element::<IgnoredAny>()?.is_none() {
                return Ok(());
            }
        }
        items.next_element_seed(Way(rest)).map(drop)
    }
}
