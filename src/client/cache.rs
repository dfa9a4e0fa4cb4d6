use crate::browser;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// Answers kept at the most: some way back in history.
const ANSWERS: usize = 40;
/// Milliseconds for which an answer is taken without asking again.
const FRESH: f64 = 15_000.0;

struct Answer {
    path: String,
    body: Arc<str>,
    at: f64,
}

/// The last answers, newest last, so that going back shows at once what was there.
#[derive(Default)]
pub(super) struct Cache(Mutex<VecDeque<Answer>>);

impl Cache {
    pub(super) fn get(&self, path: &str) -> Option<Arc<str>> {
        self.find(path, |answer| answer.body.clone())
    }

    pub(super) fn is_fresh(&self, path: &str) -> bool {
        self.find(path, |answer| answer.at).is_some_and(|at| (0.0..FRESH).contains(&(browser::now() - at)))
    }

    pub(super) fn put(&self, path: &str, body: Arc<str>) {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.retain(|answer| answer.path != path);
        if answers.len() >= ANSWERS {
            answers.pop_front();
        }
        answers.push_back(Answer { path: path.to_owned(), body, at: browser::now() });
    }

    fn find<T>(&self, path: &str, of: impl FnOnce(&Answer) -> T) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().find(|answer| answer.path == path).map(of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_answers_make_room() {
        let cache = Cache::default();
        for n in 0..ANSWERS + 2 {
            cache.put(&format!("/{n}"), "{}".into());
        }
        assert_eq!((cache.get("/0"), cache.get("/1")), (None, None));
        assert!(cache.get("/2").is_some());
    }

    #[test]
    fn a_newer_answer_replaces_the_older_of_its_path() {
        let cache = Cache::default();
        cache.put("/a", "1".into());
        cache.put("/a", "2".into());
        assert_eq!(cache.get("/a").as_deref(), Some("2"));
        assert!(cache.is_fresh("/a"));
        assert!(!cache.is_fresh("/b"));
    }
}
