#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "the other programs of these tests use the rest")]
//! A disk without room: writes are refused in words and leave nothing half done, reading goes on, and with room there is writing
//! again, without a restart. Only root may mount such disks: `cargo test` leaves these alone, `cargo xtask test` runs them where it may.

mod client;
mod draw;
mod model;
mod press;
mod process;

use client::{draft, picture};
use process::{Setup, refusal};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A small disk of its own; gone with this value.
struct Disk(PathBuf);

impl Disk {
    fn mount(at: &Path, megabytes: u32) -> Self {
        fs::create_dir_all(at).unwrap();
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "visnyk-test"]).arg(at).output().unwrap();
        assert!(done.status.success(), "no disk to fill: {done:?}");
        Self(at.to_owned())
    }

    /// Takes all the room that is left; removing the file gives it back.
    fn fill(&self) -> PathBuf {
        let (path, block) = (self.0.join("ballast"), vec![7; 4_096]);
        let mut file = fs::File::create(&path).unwrap();
        while std::io::Write::write_all(&mut file, &block).is_ok() {}
        path
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_costs_writes_alone_until_there_is_room_again() {
    let dir = tempfile::tempdir().unwrap();
    let disk = Disk::mount(&dir.path().join("disk"), 12);
    let mut setup = Setup::new(&disk.0);
    setup.media = dir.path().join("media");
    let newsroom = setup.start();
    let client = &newsroom.client;
    assert_eq!(client.put("first", &draft("first0", 2)).status, 201);
    let ballast = disk.fill();
    let (mut stored, mut refused) = (vec!["first".to_owned()], Vec::new());
    for at in 0.. {
        let id = format!("n{at}");
        let reply = client.put(&id, &draft(&format!("word{at}"), 200));
        if reply.status == 201 {
            stored.push(id);
            continue;
        }
        assert_eq!((reply.status, reply.problem().as_str(), reply.retry_after.as_str()), (507, "no-space", "60"));
        refused.push(id);
        if refused.len() == 5 {
            break;
        }
    }
    assert_eq!(client.put("first", &draft("first1", 200)).status, 507, "a change as well");
    assert_eq!(client.get("/readyz").status, 200, "reading goes on");
    assert_eq!(client.get("/api/v1/articles/first").json()["title"], "Заголовок first0");
    assert_eq!(client.list("limit=1").1, u64::try_from(stored.len()).unwrap());
    for id in &refused {
        assert_eq!(client.get(&format!("/api/v1/articles/{id}")).status, 404, "{id}");
    }
    assert_eq!((client.list("q=first0").1, client.list("q=first1").1), (1, 0));
    assert!(matches!(client.try_view("first").unwrap().status, 204 | 507));
    let imported = press::bale(&dir.path().join("in"), 0);
    let words = refusal(&setup.run(&["import", dir.path().join("in").to_str().unwrap()]));
    assert!(words.contains("the disk is full") && words.contains("nothing was stored"), "{words}");
    assert_eq!(client.get(&format!("/api/v1/articles/{}", imported[0])).status, 404);

    fs::remove_file(ballast).unwrap();
    for id in refused.iter().chain([&"first".to_owned()]) {
        assert!(matches!(client.put(id, &draft("later", 20)).status, 200 | 201), "{id}: with room it is stored, without a restart");
    }
    assert_eq!(setup.findings(), [""; 0]);
    println!("a full disk: {} articles stored before it, 6 writes and an import refused, all taken once there was room", stored.len());
}

#[test]
fn a_newsroom_that_finds_no_room_at_its_start_says_so_and_starts_once_there_is() {
    let dir = tempfile::tempdir().unwrap();
    let disk = Disk::mount(&dir.path().join("disk"), 12);
    let mut setup = Setup::new(&disk.0);
    setup.media = dir.path().join("media");
    let newsroom = setup.start();
    assert_eq!(newsroom.client.put("first", &draft("first0", 2)).status, 201);
    newsroom.stop();
    let ballast = disk.fill();
    let words = setup.refused();
    assert!(words.contains("newsroom.db") && words.contains("the disk is full"), "{words}");
    fs::remove_file(ballast).unwrap();
    assert_eq!(setup.start().client.get("/api/v1/articles/first").status, 200);
}

#[test]
fn a_full_disk_of_pictures_costs_pictures_alone_and_leaves_no_part_of_one() {
    let dir = tempfile::tempdir().unwrap();
    let disk = Disk::mount(&dir.path().join("disk"), 2);
    let mut setup = Setup::new(dir.path());
    setup.media = disk.0.join("media");
    let newsroom = setup.start();
    let client = &newsroom.client;
    let first = client.upload(&picture(1, 200));
    assert_eq!(first.status, 201);
    let ballast = disk.fill();
    let names = || fs::read_dir(&setup.media).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>();
    let reply = client.upload(&picture(2, 700));
    assert_eq!((reply.status, reply.problem().as_str()), (507, "no-space"));
    assert!(names().iter().all(|name| !name.starts_with('.')), "{:?}", names());
    model::whole_pictures(&setup.media);
    assert_eq!(client.get(first.json()["src"].as_str().unwrap()).status, 200);
    assert_eq!(client.put("first", &draft("first0", 2)).status, 201, "articles go on");
    fs::remove_file(ballast).unwrap();
    assert_eq!(client.upload(&picture(2, 700)).status, 201);
}
