use crate::address::use_lang;
use crate::client::ApiError;
use crate::locale::catalogue;
use crate::prelude::*;

/// A call that failed: what happened, in words, and a button that tries again.
pub fn error_note(error: ApiError, retry: impl Fn() + 'static) -> Node {
    let words = catalogue(use_lang());
    let text = match error {
        ApiError::Unreachable => words.failed_unreachable,
        ApiError::TimedOut => words.failed_timeout,
        ApiError::Busy { .. } => words.failed_busy,
        ApiError::Server { .. } => words.failed_server,
        ApiError::Unreadable => words.failed_unreadable,
        ApiError::NotFound => words.not_found_text,
        ApiError::Withdrawn => words.withdrawn_text,
    };
    view! {
        <div class="error-note" role="alert">
            <p class="error-note-title">{words.failed_title}</p>
            <p>{text}</p>
            <button type="button" class="button" on:click=move |_| retry()>
                {words.retry}
            </button>
        </div>
    }
    .into_node()
}
