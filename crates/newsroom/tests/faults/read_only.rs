//! What may not be written: said at the start, in words that tell what to do, and nothing is changed.

use crate::client::draft;
use crate::process::{Setup, give_away};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

fn rights(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// A newsroom of somebody who may not write everywhere, with an article, at rest.
fn humble(dir: &Path) -> Setup {
    rights(dir, 0o755);
    let (place, mut setup) = (dir.join("place"), Setup::new(&dir.join("place")));
    fs::create_dir(&place).unwrap();
    give_away(&place);
    setup.humble = true;
    let newsroom = setup.start();
    assert_eq!(newsroom.client.put("first", &draft("first0", 2)).status, 201);
    newsroom.stop();
    setup
}

#[test]
fn a_database_that_may_not_be_written_is_refused_in_words_and_left_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let setup = humble(dir.path());
    let before = fs::read(&setup.db).unwrap();
    rights(&setup.db, 0o444);
    let words = setup.refused();
    assert!(words.contains("newsroom.db is read-only: give this user the right to write"), "{words}");
    rights(&setup.db, 0o644);
    rights(setup.db.parent().unwrap(), 0o555);
    let words = setup.refused();
    assert!(words.contains("newsroom.db") && (words.contains("may this user write to it") || words.contains("who owns")), "{words}");
    assert_eq!(fs::read(&setup.db).unwrap(), before);
    rights(setup.db.parent().unwrap(), 0o755);
    assert_eq!(setup.start().client.get("/api/v1/articles/first").status, 200);
}

#[test]
fn a_database_that_may_not_be_read_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let setup = humble(dir.path());
    rights(&setup.db, 0o000);
    let words = setup.refused();
    assert!(words.contains("cannot open the database") && words.contains("newsroom.db") && words.contains("may this user write to it"), "{words}");
}

#[test]
fn pictures_wait_for_a_directory_that_can_be_written_and_the_rest_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let setup = humble(dir.path());
    rights(&setup.media, 0o555);
    let newsroom = setup.start();
    assert!(newsroom.log().contains("media cannot be written"), "{}", newsroom.log());
    let client = &newsroom.client;
    let reply = client.upload(&crate::client::picture(1, 200));
    assert_eq!((reply.status, reply.problem().as_str(), reply.retry_after.as_str()), (503, "not-writable", "60"));
    assert_eq!(client.put("second", &draft("second0", 2)).status, 201);
    rights(&setup.media, 0o755);
    assert_eq!(client.upload(&crate::client::picture(1, 200)).status, 201, "without a restart");
}
