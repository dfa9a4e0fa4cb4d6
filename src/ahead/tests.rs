use super::*;
use crate::address::Move;
use crate::client::{Done, Reply, Transport};
use std::sync::{Arc, Mutex};

/// Notes the calls; answers them at once when `answers` is set.
#[derive(Default)]
struct Noted {
    asked: Mutex<Vec<String>>,
    answers: bool,
}

impl Transport for Noted {
    fn get(&self, path: &str, done: Done) -> Box<dyn Send + Sync> {
        self.asked.lock().unwrap().push(path.to_owned());
        if self.answers {
            done(Ok(Reply { status: 200, retry_after: None, kept: None, body: "{}".into() }));
        }
        Box::new(())
    }

    fn post(&self, path: &str) {
        panic!("nothing was opened: {path}");
    }
}

/// What is asked for by `run` on the page `/news`.
fn asked(answers: bool, run: impl FnOnce(&Ahead)) -> Vec<String> {
    let noted = Arc::new(Noted { answers, ..Noted::default() });
    Owner::new().with(|| {
        let navigator = Navigator::provide(Address::parse("/news"), |_, _| {});
        run(&Ahead { client: Client::new(noted.clone()), navigator, asked: Cell::default(), visit: Cell::default() });
    });
    let asked = noted.asked.lock().unwrap();
    asked.clone()
}

#[test]
fn a_link_is_asked_for_by_the_address_that_it_leads_to_at_last() {
    let calls = asked(true, |ahead| ahead.ask("/news?tag=osvita#list"));
    assert_eq!(calls, ["/api/v1/tags/osvita", "/api/v1/articles?lang=uk&limit=20&facets=community,region,tag&facet_limit=8&tag=osvita"]);
}

#[test]
fn the_page_that_is_shown_and_what_is_no_page_are_not_asked_for() {
    let calls = asked(true, |ahead| {
        for href in ["/news", "/news#x", "/nowhere", "/media/a.jpg", "/about"] {
            ahead.ask(href);
        }
    });
    assert_eq!(calls, [""; 0]);
}

#[test]
fn a_page_in_the_other_language_brings_its_latest_news() {
    let calls = asked(true, |ahead| ahead.ask("/en/about"));
    assert_eq!(calls, ["/api/v1/articles?lang=en&limit=12"]);
}

#[test]
fn rows_in_view_are_asked_for_once_and_only_some_of_them_a_page() {
    let calls = asked(true, |ahead| {
        for n in (0..ROWS + 3).chain(0..2) {
            assert!(ahead.row(&format!("/news/{n}")));
        }
        ahead.navigator.go("/about", Move::Push);
        assert!(ahead.row("/news/last"));
    });
    assert_eq!(calls.len(), ROWS + 1);
    assert_eq!(calls.last().map(String::as_str), Some("/api/v1/articles/last"));
}

#[test]
fn a_row_waits_until_the_call_before_it_has_ended() {
    let calls = asked(false, |ahead| {
        assert!(ahead.row("/news/1"));
        assert!(!ahead.row("/news/2"));
    });
    assert_eq!(calls, ["/api/v1/articles/1"]);
}

#[test]
fn a_link_to_another_page_has_its_calls_made_before_the_page_is_built() {
    let noted = Arc::new(Noted::default());
    let client = Client::new(noted.clone());
    let want = |href: &str| want(&client, &Address::parse(href), &Address::parse("/news"));
    want("/news#x");
    want("/nowhere");
    assert_eq!(noted.asked.lock().unwrap().len(), 0);
    want("/news/7");
    assert_eq!(*noted.asked.lock().unwrap(), ["/api/v1/articles/7"]);
}
