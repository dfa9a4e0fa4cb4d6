//! What holds for any input from outside. One source for two runs: the fuzz targets (`fuzz/`, `cargo xtask fuzz`) make input up,
//! the tests here run the seeds of those targets. A broken invariant is a failed assertion.

mod addresses;
mod body;
mod contract;
mod cursor;
mod markdown;
mod safe_url;
mod selection;
mod words;

pub use addresses::addresses;
pub use body::html;
pub use contract::contract;
pub use cursor::cursor;
pub use markdown::markdown;
pub use safe_url::safe_url;
pub use selection::selection;

/// Takes input of any kind; what is no UTF-8 is read as a server would, with replacement characters.
pub type Invariant = fn(&str);

/// The names of the fuzz targets and of the folders of their seeds, with what they hold.
pub const ALL: [(&str, Invariant); 7] = [
    ("selection", selection),
    ("safe_url", safe_url),
    ("html", html),
    ("markdown", markdown),
    ("contract", contract),
    ("cursor", cursor),
    ("addresses", addresses),
];

/// Runs an invariant over bytes.
pub fn run(invariant: Invariant, input: &[u8]) {
    invariant(&String::from_utf8_lossy(input));
}
