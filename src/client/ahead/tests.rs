use super::*;
use crate::client::{ApiError, Client, Done, Reply, Transport};

/// An API that answers when it is told to.
#[derive(Default)]
struct Slow(Mutex<Vec<(String, Done)>>);

impl Slow {
    fn under_way(&self) -> Vec<String> {
        lock(&self.0).iter().map(|(path, _)| path.clone()).collect()
    }

    fn answer(&self, status: u16) {
        let (_, done) = lock(&self.0).remove(0);
        done(Ok(Reply { status, retry_after: None, body: "{}".into() }));
    }
}

impl Transport for Slow {
    fn get(&self, path: &str, done: Done) -> Box<dyn Send + Sync> {
        lock(&self.0).push((path.to_owned(), done));
        Box::new(())
    }

    fn post(&self, path: &str) {
        panic!("a call ahead tells nobody of anything: {path}");
    }
}

fn slow() -> (Client, Arc<Slow>) {
    let slow = Arc::new(Slow::default());
    (Client::new(slow.clone()), slow)
}

/// Where an answer is noted: whether it was a good one.
fn noted() -> (Arc<Mutex<Vec<bool>>>, Answered) {
    let notes = Arc::new(Mutex::new(Vec::new()));
    let to = notes.clone();
    (notes, Box::new(move |answer| lock(&to).push(answer.is_ok())))
}

#[test]
fn what_was_asked_for_ahead_is_known_and_not_asked_for_again() {
    let (client, slow) = slow();
    client.ahead("/a");
    client.ahead("/a");
    assert_eq!(slow.under_way(), ["/a"]);
    assert!(client.is_ahead() && client.known("/a").is_none());
    slow.answer(200);
    assert!(!client.is_ahead());
    client.ahead("/a");
    assert!(slow.under_way().is_empty());
    assert!(matches!(client.known("/a"), Some((Ok(_), true))));
}

#[test]
fn a_view_waits_for_the_call_that_is_under_way_and_makes_no_second_one() {
    let (client, slow) = slow();
    client.ahead("/a");
    let (notes, done) = noted();
    let pending = client.get("/a", done);
    assert_eq!(slow.under_way(), ["/a"]);
    slow.answer(200);
    assert_eq!(*lock(&notes), [true]);
    drop(pending);
    assert!(client.known("/a").is_some());
}

#[test]
fn a_view_that_has_gone_hears_nothing_and_the_next_one_may_wait_in_its_place() {
    let (client, slow) = slow();
    client.ahead("/a");
    let (gone, done) = noted();
    drop(client.get("/a", done));
    let (notes, done) = noted();
    let _pending = client.get("/a", done);
    slow.answer(200);
    assert_eq!((lock(&gone).len(), lock(&notes).len()), (0, 1));
}

#[test]
fn a_failure_ahead_is_told_only_to_who_waits_and_the_next_view_asks_again() {
    let (client, slow) = slow();
    client.ahead("/a");
    slow.answer(503);
    assert!(client.known("/a").is_none());
    client.ahead("/a");
    let (notes, done) = noted();
    let _pending = client.get("/a", done);
    slow.answer(503);
    assert_eq!(*lock(&notes), [false]);
    let _pending = client.get("/a", noted().1);
    assert_eq!(slow.under_way(), ["/a"]);
}

#[test]
fn only_so_many_are_asked_for_at_once() {
    let (client, slow) = slow();
    for n in 0..MOST + 3 {
        client.ahead(&format!("/{n}"));
    }
    assert_eq!(slow.under_way().len(), MOST);
}

#[test]
fn a_call_that_cannot_even_start_leaves_nothing_under_way() {
    struct Off;
    impl Transport for Off {
        fn get(&self, _path: &str, done: Done) -> Box<dyn Send + Sync> {
            done(Err(ApiError::Unreachable));
            Box::new(())
        }
        fn post(&self, _path: &str) {}
    }
    let client = Client::new(Arc::new(Off));
    client.ahead("/a");
    assert!(!client.is_ahead());
}
