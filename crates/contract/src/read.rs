//! Tolerant reading: unknown fields and kinds are skipped, optional parts may be absent or broken, a broken item costs
//! that item and not its list.
//!
//! Everything is read from one [`Json`] tree rather than through generated visitors: it is what tolerance needs, and
//! in the WASM bundle it is a fraction of their size.

use crate::json::Json;

/// What can be read from JSON; `None` when not even the required parts are there.
pub trait Read: Sized {
    /// How many of them a list may have: a server that sends all it has must not make a page of ten thousand rows.
    const MOST: usize = usize::MAX;

    /// Reads from a JSON value.
    fn read(value: Json) -> Option<Self>;

    /// Reads an item of a list: one item, or what can be saved of a broken one.
    fn read_into(value: Json, list: &mut Vec<Self>) {
        list.extend(Self::read(value));
    }
}

impl Read for String {
    fn read(value: Json) -> Option<Self> {
        match value {
            Json::Text(text) => Some(text),
            // Ids sometimes arrive as numbers; a whole one keeps all its digits.
            Json::Number(number) => Some(number),
            _ => None,
        }
    }
}

impl Read for bool {
    fn read(value: Json) -> Option<Self> {
        match value {
            Json::Bool(yes) => Some(yes),
            _ => None,
        }
    }
}

impl Read for u64 {
    fn read(value: Json) -> Option<Self> {
        match value {
            Json::Text(number) | Json::Number(number) => number.parse().ok(),
            _ => None,
        }
    }
}

impl Read for u32 {
    fn read(value: Json) -> Option<Self> {
        u64::read(value).and_then(|number| u32::try_from(number).ok())
    }
}

impl Read for u8 {
    fn read(value: Json) -> Option<Self> {
        u64::read(value).and_then(|number| u8::try_from(number).ok())
    }
}

impl Read for Json {
    fn read(value: Json) -> Option<Self> {
        Some(value)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: Json) -> Option<Self> {
        Some(T::read(value))
    }
}

impl<T: Read> Read for Box<T> {
    fn read(value: Json) -> Option<Self> {
        T::read(value).map(Self::new)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Json) -> Option<Self> {
        match value {
            Json::List(mut items) => {
                items.truncate(T::MOST);
                // As long as what can be read of them: of many items that are none, room for none.
                let mut list = Self::new();
                items.into_iter().for_each(|item| T::read_into(item, &mut list));
                Some(list)
            }
            _ => None,
        }
    }
}

/// The fields of a JSON object, taken one by one.
pub(crate) struct Fields(Vec<(String, Json)>);

impl Fields {
    pub(crate) fn of(value: Json) -> Option<Self> {
        match value {
            Json::Object(fields) => Some(Self(fields)),
            _ => None,
        }
    }

    /// A field without which the object makes no sense.
    pub(crate) fn need<T: Read>(&mut self, name: &str) -> Option<T> {
        self.value(name).and_then(T::read)
    }

    fn value(&mut self, name: &str) -> Option<Json> {
        self.0.iter_mut().rev().find(|(key, _)| key == name).map(|(_, value)| std::mem::take(value))
    }

    /// A field that may be absent, null or broken.
    pub(crate) fn take<T: Read + Default>(&mut self, name: &str) -> T {
        self.need(name).unwrap_or_default()
    }

    /// What has not been taken.
    pub(crate) fn rest(self) -> Json {
        Json::Object(self.0)
    }
}

/// Writes the tolerant reader of a struct: `need` fields are required, `take` fields fall back to their default; `then` names a
/// method that looks over the whole, `most` how many of them a list may have.
macro_rules! read_struct {
    ($type:ident { $(need $need:ident,)* $(take $take:ident,)* $(then $then:ident,)? $(most $most:ident,)? }) => {
        impl $crate::Read for $type {
            $(const MOST: usize = $most as usize;)?

            fn read(value: $crate::Json) -> Option<Self> {
                let mut fields = $crate::read::Fields::of(value)?;
                Some(Self {
                    $($need: fields.need(stringify!($need))?,)*
                    $($take: fields.take(stringify!($take)),)*
                }$(.$then())?)
            }
        }
    };
}
pub(crate) use read_struct;
