use super::ApiError;
use crate::browser;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Answers kept at the most: some way back in history.
const ANSWERS: usize = 40;
/// Milliseconds for which an answer is taken without asking again.
const FRESH: f64 = 15_000.0;

/// A body, or the error that came in its place with the page.
type Body = Result<Arc<str>, ApiError>;

struct Answer {
    path: String,
    body: Body,
    at: f64,
}

/// The last answers, newest last, so that going back shows at once what was there.
#[derive(Default)]
pub(super) struct Cache(Mutex<VecDeque<Answer>>);

impl Cache {
    /// What is known, and whether it is fresh. An error is told once: who asks again wants another answer.
    pub(super) fn get(&self, path: &str) -> Option<(Body, bool)> {
        let mut answers = self.answers();
        let place = answers.iter().position(|answer| answer.path == path)?;
        let Answer { body, at, .. } = answers.get(place)?;
        let known = (body.clone(), (0.0..FRESH).contains(&(browser::now() - at)));
        if known.0.is_err() {
            answers.remove(place);
        }
        Some(known)
    }

    pub(super) fn put(&self, path: &str, body: Body) {
        let mut answers = self.answers();
        answers.retain(|answer| answer.path != path);
        if answers.len() >= ANSWERS {
            answers.pop_front();
        }
        answers.push_back(Answer { path: path.to_owned(), body, at: browser::now() });
    }

    fn answers(&self) -> MutexGuard<'_, VecDeque<Answer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(cache: &Cache, path: &str) -> Option<String> {
        cache.get(path).and_then(|(body, _)| body.ok()).map(|body| body.to_string())
    }

    #[test]
    fn the_oldest_answers_make_room() {
        let cache = Cache::default();
        for n in 0..ANSWERS + 2 {
            cache.put(&format!("/{n}"), Ok("{}".into()));
        }
        assert_eq!((body(&cache, "/0"), body(&cache, "/1")), (None, None));
        assert!(body(&cache, "/2").is_some());
    }

    #[test]
    fn a_newer_answer_replaces_the_older_of_its_path_and_is_fresh() {
        let cache = Cache::default();
        cache.put("/a", Ok("1".into()));
        cache.put("/a", Ok("2".into()));
        assert_eq!(cache.get("/a"), Some((Ok("2".into()), true)));
        assert_eq!(cache.get("/b"), None);
    }

    #[test]
    fn an_error_that_came_with_the_page_is_told_once_so_that_trying_again_asks() {
        let cache = Cache::default();
        cache.put("/a", Err(ApiError::Busy { retry_after: None }));
        assert!(matches!(cache.get("/a"), Some((Err(ApiError::Busy { .. }), true))));
        assert_eq!(cache.get("/a"), None);
    }
}
