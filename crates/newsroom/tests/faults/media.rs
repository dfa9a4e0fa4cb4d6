//! A directory of pictures that goes away while the newsroom runs.

use crate::client::{draft, picture};
use crate::process::Setup;
use std::fs;

#[test]
fn pictures_that_are_gone_are_404_and_new_ones_are_kept_again() {
    let dir = tempfile::tempdir().unwrap();
    let setup = Setup::new(dir.path());
    let newsroom = setup.start();
    let client = &newsroom.client;
    let src = client.upload(&picture(1, 200)).json()["src"].as_str().unwrap().to_owned();
    assert_eq!(client.get(&src).status, 200);
    fs::rename(&setup.media, dir.path().join("away")).unwrap();
    assert_eq!(client.get(&src).status, 404);
    assert_eq!(client.put("first", &draft("first0", 2)).status, 201);
    assert_eq!(client.upload(&picture(2, 200)).status, 201, "the directory is made again");
    assert_eq!(client.upload(&picture(1, 200)).status, 201, "and so is a picture that was there before");
    assert_eq!(client.get(&src).status, 200);
}

#[test]
fn a_file_in_the_place_of_the_directory_costs_pictures_alone() {
    let dir = tempfile::tempdir().unwrap();
    let setup = Setup::new(dir.path());
    fs::write(&setup.media, "a file").unwrap();
    let newsroom = setup.start();
    assert!(newsroom.log().contains("media cannot be made"), "{}", newsroom.log());
    let reply = newsroom.client.upload(&picture(1, 200));
    assert_eq!((reply.status, reply.problem().as_str()), (503, "not-writable"));
    assert_eq!(newsroom.client.get("/media/a.jpg").status, 404);
    assert_eq!(newsroom.client.put("first", &draft("first0", 2)).status, 201);
}
