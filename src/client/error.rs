/// Why a call has no answer, in the terms a reader can be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ApiError {
    /// 404.
    NotFound,
    /// 410: it was published and then withdrawn.
    Withdrawn,
    /// 429 or 503, with the seconds the server asks to wait.
    Busy { retry_after: Option<u32> },
    /// Any other status that is no answer.
    Server { status: u16 },
    /// No connection, no permission, or cut in the middle.
    Unreachable,
    /// No answer in time.
    TimedOut,
    /// An answer that is not what the contract says.
    Unreadable,
}
