#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use std::io::Write;

fn load(toml: Option<&str>, environment: &[(&str, &str)], flags: Flags) -> Result<Config, String> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(toml.unwrap_or_default().as_bytes()).unwrap();
    let lookup = |name: &str| environment.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
    Config::load(toml.map(|_| file.path()), lookup, flags).map_err(|error| error.to_string())
}

#[test]
fn without_anything_said_the_defaults_hold() {
    let config = load(None, &[], Flags::default()).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.site.site_name, "Вісник");
    assert_eq!(config.ingest_token, "");
    assert!(!config.fetch_pictures);
    assert_eq!(config.metrics, None, "what is counted is told to nobody");
}

#[test]
fn the_environment_wins_over_the_file_and_flags_over_both() {
    let toml = "listen = \"127.0.0.1:1\"\nsite_name = \"Файл\"\naccent = \"#ABC\"\ntrusted_proxies = [\"10.0.0.0/8\", \"::1\"]";
    let flags = Flags { listen: Some("127.0.0.1:3".parse().unwrap()), ..Flags::default() };
    let config = load(Some(toml), &[("VISNYK_LISTEN", "127.0.0.1:2"), ("VISNYK_SITE_NAME", "Змінна")], flags).unwrap();
    assert_eq!(config.listen.port(), 3);
    assert_eq!(config.site.site_name, "Змінна");
    assert_eq!(config.site.accent.as_deref(), Some("#abc"));
    assert_eq!(config.trusted_proxies.len(), 2);
}

#[test]
fn pages_are_told_of_the_worker_only_when_it_is_off() {
    let worker = |value: &str| load(None, &[("VISNYK_WORKER", value)], Flags::default()).unwrap().site.worker;
    assert_eq!((worker("off"), worker("on"), worker("")), (Some("off"), None, None));
}

#[test]
fn an_unknown_key_is_named_with_the_known_ones() {
    let error = load(Some("site_nmae = \"x\""), &[], Flags::default()).unwrap_err();
    assert!(error.contains("unknown key «site_nmae»") && error.contains("site_name"), "{error}");
}

#[test]
fn a_bad_value_is_named_with_its_key_and_what_is_expected() {
    for (variable, value, expected) in [
        ("VISNYK_LISTEN", "8080", "address and port"),
        ("VISNYK_METRICS", "on", "address and port"),
        ("VISNYK_ACCENT", "red", "colour"),
        ("VISNYK_ACCENT", "#12345", "colour"),
        ("VISNYK_PUBLIC_URL", "news.example", "https://news.example"),
        ("VISNYK_PUBLIC_URL", "https://news.example/path", "without a path"),
        ("VISNYK_LOGO", "javascript:alert(1)", "path such as"),
        ("VISNYK_TRUSTED_PROXIES", "10.0.0.0/8, moon", "networks"),
        ("VISNYK_FETCH_PICTURES", "yes", "on or off"),
        ("VISNYK_WORKER", "killed", "on or off"),
        ("VISNYK_MAX_STREAMS", "many", "number of streams"),
        ("VISNYK_RATE_LIMIT", "-1", "requests a second"),
        ("VISNYK_RATE_BURST", "0", "number of requests"),
        ("VISNYK_MAX_REQUESTS", "0", "number of requests"),
        ("VISNYK_REQUEST_SECONDS", "0", "seconds from 1 to 3600"),
        ("VISNYK_MAX_CONNECTIONS", "0", "number of connections"),
        ("VISNYK_MAX_CONNECTIONS_PER_CLIENT", "some", "number of connections"),
        ("VISNYK_HSTS_SECONDS", "a year", "number of seconds"),
        ("VISNYK_SITE_NAME", "a\u{1b}[31m", "control characters"),
    ] {
        let error = load(None, &[(variable, value)], Flags::default()).unwrap_err();
        assert!(error.starts_with(variable) && error.contains(value) && error.contains(expected), "{error}");
    }
    let error = load(Some("listen = 8080"), &[], Flags::default()).unwrap_err();
    assert!(error.contains("listen: «8080» is not text in quotes"), "{error}");
}

#[test]
fn fetching_pictures_is_switched_by_file_environment_and_flag() {
    let file = Some("fetch_pictures = \"on\"");
    assert!(load(file, &[], Flags::default()).unwrap().fetch_pictures);
    assert!(!load(file, &[("VISNYK_FETCH_PICTURES", "off")], Flags::default()).unwrap().fetch_pictures);
    assert!(load(None, &[], Flags { fetch_pictures: Some(true), ..Flags::default() }).unwrap().fetch_pictures);
}

#[test]
fn the_token_is_not_printed() {
    let config = load(None, &[("VISNYK_INGEST_TOKEN", "s3cret")], Flags::default()).unwrap();
    assert!(!format!("{config:?}").contains("s3cret"));
}

#[test]
fn misspelt_variables_are_found() {
    let names = ["VISNYK_INGEST_TOKN", "VISNYK_DB", "VISNYK_LOG_FORMAT", "VISNYK_TOOLS", "PATH"];
    assert_eq!(Config::strangers(names.into_iter().map(str::to_owned)), ["VISNYK_INGEST_TOKN"]);
}

#[test]
fn the_number_of_streams_may_be_written_with_and_without_quotes() {
    for toml in ["max_streams = 7", "max_streams = \"7\""] {
        assert_eq!(load(Some(toml), &[], Flags::default()).unwrap().max_streams, 7);
    }
    assert_eq!(load(None, &[], Flags::default()).unwrap().max_streams, 10_000);
}

#[test]
fn limits_have_usual_values_and_are_set_or_switched_off_by_numbers() {
    let usual = load(None, &[], Flags::default()).unwrap().limits;
    assert_eq!(usual, crate::http::Limits::default());
    let toml = "rate_limit = 5\nmax_requests = 7\nrequest_seconds = 9\nmax_connections = 11\nmax_connections_per_client = 3\nhsts_seconds = 60";
    let limits = load(Some(toml), &[], Flags::default()).unwrap().limits;
    let rate = limits.rate.unwrap();
    assert_eq!((rate.per_second.get(), rate.burst.get(), limits.requests, limits.time.as_secs()), (5, 50, 7, 9));
    assert_eq!((limits.connections, limits.connections_per_client, limits.hsts), (11, 3, Some(60)));
    let environment = [("VISNYK_RATE_LIMIT", "0"), ("VISNYK_HSTS_SECONDS", "0"), ("VISNYK_MAX_STREAMS", "20000")];
    let limits = load(None, &environment, Flags::default()).unwrap().limits;
    assert_eq!((limits.rate, limits.hsts, limits.connections), (None, None, 25_000), "there is room beside the streams");
    let burst = load(None, &[("VISNYK_RATE_BURST", "9")], Flags::default()).unwrap().limits.rate.unwrap();
    assert_eq!((burst.per_second.get(), burst.burst.get()), (200, 9));
}
