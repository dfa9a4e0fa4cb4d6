//! Requests that are made up from the API's own description, odd ones and good ones, and whether the answers are such as the
//! description says. The live stream has no end, on which schemathesis would wait; its queries are tried here.

mod live;

use super::tally::Tally;
use crate::newsroom::{Options, Programs, Server, port, stand};
use crate::run::{Run, say};
use crate::{files, place, tools};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::Path;

/// So many that those who withdraw some at random leave enough.
const ARTICLES: &str = "400";
/// Made-up requests of each kind a call; the same ones each time.
const EXAMPLES: &str = "60";
const SEED: &str = "20261124";
/// What is expected of every answer. Not that nonsense is refused and all that fits is taken: queries are read tolerantly, and what an
/// article must be is more than a schema tells.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance,\
                      unsupported_method,allow_header_conformance,ignored_auth,use_after_free";
/// What has no end.
const ENDLESS: &str = "/api/v1/live";

pub fn run() -> Result<Tally> {
    let schemathesis = tools::schemathesis()?;
    let programs = Programs::build(false)?;
    let work = std::env::temp_dir().join(format!("visnyk-api-{}", std::process::id()));
    files::clear(&work)?;
    files::make(&work)?;
    let (db, media, log) = (work.join("visnyk.db"), work.join("media"), work.join("newsroom.log"));
    Run::new(&programs.newsroom, "making articles up").args(["seed", "--articles", ARTICLES, "--db"]).arg(&db).quiet()?;
    let server = Server::start(&Options {
        now: Some(stand::NOW),
        token: Some(stand::TOKEN),
        log: Some(&log),
        ..Options::bare(&programs.newsroom, port::free()?, &db, &media)
    })?;
    say("Trying the queries of the live stream");
    let mut tally = live::run(server.port());
    say("Making up requests from the API's description");
    tally.add(made_up(&schemathesis, &server, &work)?);
    let panicked = std::fs::read_to_string(&log).is_ok_and(|log| log.contains("panicked"));
    tally.add(if panicked { Tally::failure() } else { Tally::one() });
    drop(server);
    if tally.failed == 0 {
        files::clear(&work)?;
    } else {
        say(format!("Reports and the newsroom's log are in {}", work.display()));
    }
    Ok(tally)
}

fn made_up(schemathesis: &Path, server: &Server, work: &Path) -> Result<Tally> {
    let description = work.join("openapi.json");
    files::write(&description, with_examples(&server.read("/api/v1/openapi.json")?, &server.address())?)?;
    let report = work.join("report.json");
    let shown = work.join("schemathesis.txt");
    let mut run = Run::new(schemathesis, "schemathesis")
        .arg("run")
        .arg(&description)
        .args(["--url", &server.address(), "--header", &format!("Authorization: Bearer {}", stand::TOKEN)])
        .args(["--checks", CHECKS, "--exclude-path", ENDLESS, "--seed", SEED, "--max-examples", EXAMPLES, "--generation-database", "none"])
        .args(["--continue-on-failure", "--request-timeout", "10", "--workers", "1", "--no-color", "--report", "json", "--report-json-path"])
        .arg(&report)
        // It would look for its own settings up to the root of the checkout.
        .dir(work);
    let file = std::fs::File::create(&shown).with_context(|| format!("{} cannot be written", shown.display()))?;
    run.command.stdout(file.try_clone().context("its words cannot be kept")?).stderr(file);
    let succeeded = run.command.status().context("schemathesis cannot be started")?.success();
    let report = files::read_text(&report).with_context(|| files::read_text(&shown).unwrap_or_default())?;
    files::write(&place::target().join("api-report.json"), &report)?;
    let tally = judge(&report, succeeded)?;
    if tally.failed > 0 {
        eprintln!("{}", files::read_text(&shown)?);
    }
    Ok(tally)
}

/// The description with an article that can be published and a page that can be pasted elsewhere: of what is made up hardly anything
/// is one.
fn with_examples(description: &str, portal: &str) -> Result<Vec<u8>> {
    let mut description: Value = serde_json::from_str(description).context("the API's description is no JSON")?;
    let call = description.pointer_mut("/paths/~1api~1v1~1articles~1{id}/put").context("the description knows no way to publish")?;
    let id = call.pointer_mut("/parameters/0").and_then(Value::as_object_mut).context("what is published has no id")?;
    id.insert("example".into(), "made-up".into());
    let body = call.pointer_mut("/requestBody/content/application~1json").and_then(Value::as_object_mut).context("what is published has no body")?;
    let article = json!({
        "lang": "uk", "title": "Бібліотека працюватиме й у неділю", "published_at": "2026-03-17T10:05:00+02:00", "communities": ["zhytomyrska"],
        "source": {"name": "Пресцентр громади", "url": "https://example.org/"}, "body_html": "<p>Новий розклад діє <strong>від понеділка</strong>.</p>",
    });
    body.insert("example".into(), article);
    let url = description.pointer_mut("/paths/~1api~1v1~1oembed/get/parameters/0").and_then(Value::as_object_mut);
    let url = url.context("oEmbed is not asked about an address")?;
    url.insert("example".into(), format!("{portal}news").into());
    Ok(serde_json::to_vec(&description)?)
}

#[derive(Deserialize)]
struct Report {
    complete: bool,
    operations: Operations,
    test_cases: Cases,
    warnings: Warnings,
}

#[derive(Deserialize)]
struct Operations {
    selected: usize,
    tested: usize,
    errored: usize,
}

#[derive(Deserialize)]
struct Cases {
    generated: usize,
    unique_failures: usize,
    errored: usize,
}

#[derive(Deserialize)]
struct Warnings {
    /// Calls that were never asked for anything that is there.
    missing_test_data: Vec<String>,
    missing_auth: Vec<String>,
}

/// A call counts as one test, and so does every fault.
fn judge(report: &str, succeeded: bool) -> Result<Tally> {
    let Report { complete, operations, test_cases, warnings } = serde_json::from_str(report).context("schemathesis' report is not understood")?;
    if operations.tested == 0 || test_cases.generated < operations.tested {
        bail!("schemathesis tested nothing");
    }
    let blind: Vec<&String> = warnings.missing_test_data.iter().chain(&warnings.missing_auth).collect();
    for call in &blind {
        eprintln!("xtask: {call} was never asked for anything that is there, so that it was not tested");
    }
    let untested = operations.selected.saturating_sub(operations.tested);
    let failed = test_cases.unique_failures + test_cases.errored + operations.errored + untested + blind.len();
    let failed = if failed == 0 && !(succeeded && complete) { 1 } else { failed };
    println!("{} calls, {} requests", operations.tested, test_cases.generated);
    Ok(Tally { passed: operations.tested.saturating_sub(failed), failed })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(change: impl Fn(&mut Value)) -> String {
        let mut report = json!({
            "complete": true, "operations": {"total": 18, "selected": 17, "tested": 17, "errored": 0, "skipped": 0},
            "test_cases": {"generated": 6635, "with_failures": 0, "unique_failures": 0, "errored": 0},
            "warnings": {"missing_auth": [], "missing_test_data": [], "low_valid_rate": []},
        });
        change(&mut report);
        report.to_string()
    }

    #[test]
    fn a_good_report_counts_its_calls() {
        assert_eq!(judge(&report(|_| {}), true).unwrap(), Tally { passed: 17, failed: 0 });
    }

    #[test]
    fn every_kind_of_fault_counts() {
        let failed = |change: fn(&mut Value)| judge(&report(change), true).unwrap().failed;
        assert_eq!(failed(|report| report["test_cases"]["unique_failures"] = 3.into()), 3);
        assert_eq!(failed(|report| report["test_cases"]["errored"] = 1.into()), 1);
        assert_eq!(failed(|report| report["operations"]["tested"] = 15.into()), 2);
        assert_eq!(failed(|report| report["complete"] = false.into()), 1);
        assert_eq!(failed(|report| report["warnings"]["missing_test_data"] = json!(["GET /api/v1/articles/{id}"])), 1);
        assert_eq!(judge(&report(|_| {}), false).unwrap().failed, 1);
    }

    #[test]
    fn the_description_gets_an_article_that_can_be_published_and_a_page_that_can_be_pasted() {
        let put = json!({"parameters": [{"name": "id"}], "requestBody": {"content": {"application/json": {"schema": {}}}}});
        let oembed = json!({"get": {"parameters": [{"name": "url"}]}});
        let description = json!({"paths": {"/api/v1/articles/{id}": {"put": put}, "/api/v1/oembed": oembed}});
        let examples = with_examples(&description.to_string(), "http://127.0.0.1:1/").unwrap();
        let description: Value = serde_json::from_slice(&examples).unwrap();
        let put = &description["paths"]["/api/v1/articles/{id}"]["put"];
        assert_eq!(
            (&put["parameters"][0]["example"], &put["requestBody"]["content"]["application/json"]["example"]["lang"]),
            (&"made-up".into(), &"uk".into())
        );
        assert_eq!(description["paths"]["/api/v1/oembed"]["get"]["parameters"][0]["example"], "http://127.0.0.1:1/news");
        assert!(with_examples("{\"paths\": {}}", "/").is_err());
    }

    #[test]
    fn a_report_of_nothing_is_none() {
        assert!(judge(&report(|report| report["operations"]["tested"] = 0.into()), true).is_err());
        assert!(judge("{}", true).is_err());
    }
}
