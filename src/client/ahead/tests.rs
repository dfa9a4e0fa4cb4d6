use super::*;
use crate::client::{ApiError, Client, Done, Reply, Transport};

/// An API that answers when it is told to.
#[derive(Default)]
struct Slow(Mutex<Vec<(String, Done)>>, Arc<Mutex<Vec<String>>>);

/// Notes that a call's handle was let go.
struct Handle(String, Arc<Mutex<Vec<String>>>);

impl Drop for Handle {
    fn drop(&mut self) {
        lock(&self.1).push(self.0.clone());
    }
}

impl Slow {
    fn under_way(&self) -> Vec<String> {
        lock(&self.0).iter().map(|(path, _)| path.clone()).collect()
    }

    /// The calls whose handles were let go.
    fn let_go(&self) -> Vec<String> {
        lock(&self.1).clone()
    }

    fn answer(&self, status: u16) {
        self.refuse(status, None);
    }

    fn refuse(&self, status: u16, retry_after: Option<u32>) {
        let (_, done) = lock(&self.0).remove(0);
        done(Ok(Reply { status, retry_after, kept: None, body: "{}".into() }));
    }
}

impl Transport for Slow {
    fn get(&self, path: &str, done: Done) -> Box<dyn Send + Sync> {
        lock(&self.0).push((path.to_owned(), done));
        Box::new(Handle(path.to_owned(), self.1.clone()))
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
fn what_is_asked_for_before_its_page_is_built_ends_with_that_page() {
    let (client, slow) = slow();
    client.want("/a");
    client.ahead("/b");
    let pending = [client.get("/a", noted().1), client.get("/b", noted().1)];
    assert_eq!(slow.under_way(), ["/a", "/b"]);
    assert_eq!(slow.let_go(), [""; 0]);
    drop(pending);
    assert_eq!(slow.let_go(), ["/a"], "the guess goes on");
    // Whoever comes back asks anew.
    let (notes, done) = noted();
    let pending = client.get("/a", done);
    assert_eq!(slow.under_way(), ["/a", "/b", "/a"]);
    slow.answer(200);
    assert_eq!(lock(&notes).len(), 0, "an answer that came too late is nobody's");
    drop(pending);
}

#[test]
fn a_page_that_goes_after_its_answer_ends_nobody_elses_call() {
    let (client, slow) = slow();
    client.want("/a");
    let first = client.get("/a", noted().1);
    slow.answer(200);
    client.forget("/a");
    client.want("/a");
    drop(first);
    assert_eq!(slow.let_go(), ["/a"], "the first, which has ended");
    assert!(client.is_ahead());
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

#[test]
fn a_newsroom_that_is_busy_is_spared_guesses_for_as_long_as_it_says_but_not_what_a_page_needs() {
    for status in [429, 503] {
        for (seconds, is_spared) in [(Some(7), true), (None, true), (Some(u32::MAX), true), (Some(0), false)] {
            let (client, slow) = slow();
            client.ahead("/a");
            slow.refuse(status, seconds);
            client.ahead("/b");
            assert_eq!(slow.under_way().is_empty(), is_spared, "{status}, {seconds:?}");
            client.want("/c");
            let _page = client.get("/d", noted().1);
            assert!(slow.under_way().ends_with(&["/c".to_owned(), "/d".to_owned()]));
        }
    }
    let (client, slow) = slow();
    client.ahead("/a");
    slow.answer(500);
    client.ahead("/b");
    assert_eq!(slow.under_way(), ["/b"], "an error is no wish to be left alone");
}
