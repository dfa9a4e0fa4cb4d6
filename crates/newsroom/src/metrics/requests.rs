//! Requests: how many, how long, how many at a time, and why some were refused.

use super::seconds;
use axum::extract::MatchedPath;
use axum::http::{Method, Response, StatusCode, header};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use std::time::Duration;

#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
pub struct Answered {
    method: &'static str,
    route: String,
    status: &'static str,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
pub struct Route {
    route: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
pub struct Problem {
    problem: &'static str,
}

/// See the names under which they are told, in [`super::text`].
#[derive(Clone, Debug)]
pub struct Requests {
    pub(super) answered: Family<Answered, Counter>,
    pub(super) seconds: Family<Route, Histogram, fn() -> Histogram>,
    pub(super) problems: Family<Problem, Counter>,
    pub(super) in_flight: Gauge,
    pub(super) abandoned: Counter,
}

impl Default for Requests {
    fn default() -> Self {
        let problems = Family::default();
        // Alerts watch these grow, which is not seen of what appears with its first count.
        ["defect", "unavailable", "too-many", "full", "slow", "crowded", "wrong-token"]
            .iter()
            .for_each(|problem| drop(problems.get_or_create(&Problem { problem })));
        Self {
            answered: Family::default(),
            seconds: Family::new_with_constructor(seconds),
            problems,
            in_flight: Gauge::default(),
            abandoned: Counter::default(),
        }
    }
}

impl Requests {
    /// A request has come. It is in flight until it is answered, or what is given here is dropped.
    pub fn begin(&self) -> InFlight {
        self.in_flight.inc();
        InFlight { requests: self.clone(), is_answered: false }
    }

    /// A request that is refused with this problem: the end of its `type`. Answers count theirs by themselves; this is for refusals
    /// that never become one.
    pub fn refused(&self, problem: &'static str) {
        self.problems.get_or_create(&Problem { problem }).inc();
    }
}

/// A request on its way.
pub struct InFlight {
    requests: Requests,
    is_answered: bool,
}

impl InFlight {
    /// The head of the answer is there. `matched` is the route as the router has it, `path` what was asked for.
    pub fn answered<B>(mut self, method: &Method, matched: Option<&MatchedPath>, path: &str, response: &Response<B>, took: Duration) {
        self.is_answered = true;
        let route = route(matched.map(MatchedPath::as_str), path, response);
        self.requests.seconds.get_or_create(&Route { route: route.clone() }).observe(took.as_secs_f64());
        self.requests.answered.get_or_create(&Answered { method: self::method(method), route, status: class(response.status()) }).inc();
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.requests.in_flight.dec();
        if !self.is_answered {
            self.requests.abandoned.inc();
        }
    }
}

/// Methods are words that a client may make up.
fn method(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        "PATCH" => "PATCH",
        _ => "other",
    }
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}

/// The route as it was declared. What no route takes is a page, a file of the bundle, or no address of the API: three more values.
fn route<B>(matched: Option<&str>, path: &str, response: &Response<B>) -> String {
    let is_html = || response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    match matched {
        // axum's own name for the rest of a nested router.
        Some(declared) if !declared.contains("__private") => declared.to_owned(),
        _ if path == "/api" || path.starts_with("/api/") => "unknown".to_owned(),
        _ if is_html() => "page".to_owned(),
        _ => "file".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_that_is_given_up_is_no_longer_in_flight_and_counts_as_abandoned() {
        let requests = Requests::default();
        let (first, second) = (requests.begin(), requests.begin());
        assert_eq!(requests.in_flight.get(), 2);
        first.answered(&Method::GET, None, "/", &Response::new(()), Duration::from_millis(3));
        drop(second);
        assert_eq!((requests.in_flight.get(), requests.abandoned.get()), (0, 1));
    }

    #[test]
    fn what_clients_make_up_is_no_label() {
        assert_eq!(method(&Method::from_bytes(b"BREW").unwrap()), "other");
        for path in ["/api/v1/x", "/api/y", "/api"] {
            assert_eq!(route(Some("/api/v1/{*__private__axum_nest_tail_param}"), path, &Response::new(())), "unknown");
        }
        for path in ["/z", "/apix"] {
            assert_eq!(route(None, path, &Response::new(())), "file");
        }
    }
}
