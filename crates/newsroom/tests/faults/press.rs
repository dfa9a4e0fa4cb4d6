//! Writers that go on until the newsroom is gone, and remember what they were told.

use crate::client::{Client, picture};
use crate::draw::Draw;
use crate::model::{Known, State, version};
use crate::process::Setup;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many writes were answered.
pub type Count<'a> = &'a AtomicUsize;

/// Puts and withdraws articles of its own at random until there is no answer.
pub fn write(client: &Client, mut own: BTreeMap<String, Known>, first: u64, draw: &mut Draw, count: Count) -> BTreeMap<String, Known> {
    let ids: Vec<String> = own.keys().cloned().collect();
    for number in first.. {
        let id = &ids[usize::try_from(draw.below(ids.len() as u64)).unwrap()];
        let known = own.get_mut(id).unwrap();
        let withdraws = known.acknowledged != State::Absent && draw.below(5) == 0;
        let wanted = if withdraws { State::Withdrawn } else { State::Here(number) };
        known.pending = Some(wanted);
        let reply = if withdraws { client.try_delete(id) } else { client.try_put(id, &version(id, number)) };
        let Some(reply) = reply else { break };
        assert!(matches!(reply.status, 200 | 201 | 204), "{id}: {reply:?}");
        *known = Known { acknowledged: wanted, pending: None };
        count.fetch_add(1, Ordering::SeqCst);
    }
    own
}

/// Uploads pictures until there is no answer; the files that were acknowledged.
pub fn upload(client: &Client, first: u32, count: Count) -> Vec<String> {
    let mut files = Vec::new();
    for number in first.. {
        let Some(reply) = client.try_upload(&picture(number, 300)) else { break };
        assert!(matches!(reply.status, 200 | 201), "{reply:?}");
        let made = reply.json();
        files.push(made["src"].as_str().unwrap().to_owned());
        files.extend(made["variants"].as_array().unwrap().iter().map(|variant| variant["src"].as_str().unwrap().to_owned()));
        count.fetch_add(1, Ordering::SeqCst);
    }
    files
}

/// A directory of new articles, all of which go in at once.
pub fn bale(dir: &Path, round: usize) -> Vec<String> {
    let ids: Vec<String> = (0..12).map(|at| format!("i{round}-{at}")).collect();
    std::fs::create_dir_all(dir.join("articles")).unwrap();
    for id in &ids {
        std::fs::write(dir.join(format!("articles/{id}.json")), version(id, 3).to_string()).unwrap();
    }
    ids
}

/// A program that imports it.
pub fn import(setup: &Setup, dir: &Path) -> Child {
    setup.command(&["import", dir.to_str().unwrap()]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}
