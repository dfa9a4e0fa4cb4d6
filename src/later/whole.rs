use super::{Done, MORE, More};

/// The later part, where it is there.
pub fn known() -> Option<&'static More> {
    Some(&MORE)
}

/// Has the later part fetched, unless it is there.
pub fn load(done: Done) {
    done(true);
}
