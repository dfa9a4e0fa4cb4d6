use super::ApiError;
use crate::browser;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Answers kept at the most: some way back in history.
const ANSWERS: usize = 40;
/// Of them, those asked for ahead that nobody opened: the way back must not be pushed out by guesses.
const UNOPENED: usize = 10;
/// Milliseconds for which an answer is taken without asking again.
const FRESH: f64 = 15_000.0;

/// A body, or the error that came in its place with the page.
type Body = Result<Arc<str>, ApiError>;

struct Answer {
    path: String,
    body: Body,
    at: f64,
    /// It came from what the browser keeps, so that it is never fresh.
    is_kept: bool,
    /// Some view asked for it; `false` as long as it was only asked for ahead.
    is_opened: bool,
}

impl Answer {
    /// A file of the bundle has its content in its name: it never grows old.
    fn is_fresh(&self) -> bool {
        !self.path.starts_with("/api/") || !self.is_kept && (0.0..FRESH).contains(&(browser::now() - self.at))
    }
}

/// The last answers, newest last, so that going back shows at once what was there.
#[derive(Default)]
pub(super) struct Cache(Mutex<Vec<Answer>>);

impl Cache {
    /// What is known, and whether it is fresh. An error is told once: who asks again wants another answer.
    pub(super) fn get(&self, path: &str) -> Option<(Body, bool)> {
        let mut answers = self.answers();
        let place = answers.iter().position(|answer| answer.path == path)?;
        let answer = answers.get_mut(place)?;
        answer.is_opened = true;
        let known = (answer.body.clone(), answer.is_fresh());
        if known.0.is_err() {
            answers.remove(place);
        }
        Some(known)
    }

    /// Whether there is a fresh answer. Asking so opens nothing.
    pub(super) fn is_fresh(&self, path: &str) -> bool {
        self.answers().iter().any(|answer| answer.path == path && answer.is_fresh())
    }

    /// When an answer came, in seconds since 1970, and whether from what the browser keeps.
    pub(super) fn age(&self, path: &str) -> Option<(u32, bool)> {
        let answers = self.answers();
        let answer = answers.iter().find(|answer| answer.path == path && answer.body.is_ok())?;
        Some(((answer.at / 1_000.0) as u32, answer.is_kept))
    }

    /// Keeps an answer; `kept` says since when the browser had it.
    pub(super) fn put(&self, path: &str, body: Body, is_opened: bool, kept: Option<u32>) {
        let mut answers = self.answers();
        answers.retain(|answer| answer.path != path);
        let unopened = if is_opened { 0 } else { answers.iter().filter(|answer| !answer.is_opened).count() };
        let leaves = if unopened >= UNOPENED { answers.iter().position(|answer| !answer.is_opened) } else { Some(0).filter(|_| answers.len() >= ANSWERS) };
        if let Some(oldest) = leaves {
            answers.remove(oldest);
        }
        let at = kept.map_or_else(browser::now, |seconds| f64::from(seconds) * 1_000.0);
        answers.push(Answer { path: path.to_owned(), body, at, is_kept: kept.is_some(), is_opened });
    }

    pub(super) fn forget(&self, path: &str) {
        self.answers().retain(|answer| answer.path != path);
    }

    fn answers(&self) -> MutexGuard<'_, Vec<Answer>> {
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
            cache.put(&format!("/{n}"), Ok("{}".into()), true, None);
        }
        assert_eq!((body(&cache, "/0"), body(&cache, "/1")), (None, None));
        assert!(body(&cache, "/2").is_some());
    }

    #[test]
    fn a_newer_answer_replaces_the_older_of_its_path_and_is_fresh() {
        let cache = Cache::default();
        cache.put("/a", Ok("1".into()), true, None);
        cache.put("/a", Ok("2".into()), true, None);
        assert_eq!(cache.get("/a"), Some((Ok("2".into()), true)));
        assert_eq!(cache.get("/b"), None);
    }

    #[test]
    fn what_the_browser_kept_is_shown_with_its_age_and_never_counts_as_fresh() {
        let cache = Cache::default();
        let now = (browser::now() / 1_000.0) as u32;
        cache.put("/api/a", Ok("1".into()), true, Some(now));
        assert_eq!(cache.get("/api/a"), Some((Ok("1".into()), false)));
        assert_eq!((cache.is_fresh("/api/a"), cache.age("/api/a")), (false, Some((now, true))));
        cache.put("/api/a", Ok("2".into()), true, None);
        assert!(cache.is_fresh("/api/a") && cache.age("/api/a").is_some_and(|(_, is_kept)| !is_kept));
    }

    #[test]
    fn only_answers_of_the_api_grow_old() {
        let cache = Cache::default();
        for path in ["/api/v1/tags", "/shapes-1.json"] {
            cache.answers().push(Answer { path: path.to_owned(), body: Ok("{}".into()), at: browser::now() - FRESH, is_opened: true, is_kept: false });
        }
        assert_eq!((cache.is_fresh("/api/v1/tags"), cache.is_fresh("/shapes-1.json")), (false, true));
    }

    #[test]
    fn an_error_that_came_with_the_page_is_told_once_so_that_trying_again_asks() {
        let cache = Cache::default();
        cache.put("/a", Err(ApiError::Busy { retry_after: None }), true, None);
        assert!(cache.is_fresh("/a"), "looking whether it is fresh does not tell it");
        assert!(matches!(cache.get("/a"), Some((Err(ApiError::Busy { .. }), true))));
        assert_eq!(cache.get("/a"), None);
    }

    #[test]
    fn guesses_make_room_for_guesses_and_not_what_was_opened() {
        let cache = Cache::default();
        for n in 0..ANSWERS - UNOPENED {
            cache.put(&format!("/{n}"), Ok("{}".into()), true, None);
        }
        for n in 0..ANSWERS {
            cache.put(&format!("/ahead/{n}"), Ok("{}".into()), false, None);
        }
        assert!(cache.is_fresh("/0"));
        assert!(!cache.is_fresh(&format!("/ahead/{}", ANSWERS - UNOPENED - 1)));
        assert!(body(&cache, &format!("/ahead/{}", ANSWERS - UNOPENED)).is_some());
        // That one was opened now: the next guess leaves it alone.
        cache.put("/ahead/next", Ok("{}".into()), false, None);
        assert!(cache.is_fresh(&format!("/ahead/{}", ANSWERS - UNOPENED)));
    }
}
