//! A quota of any user: no file of the process may be longer. Whole disks without room are in `small_disks.rs`.

use crate::client::{draft, picture};
use crate::process::Setup;

#[test]
fn a_file_that_may_grow_no_longer_costs_writes_alone() {
    let dir = tempfile::tempdir().unwrap();
    let mut setup = Setup::new(dir.path());
    setup.first = "trap '' XFSZ; ulimit -f 4000;";
    let newsroom = setup.start();
    let client = &newsroom.client;
    assert_eq!(client.put("first", &draft("first0", 2)).status, 201);
    let refused = (0..200).map(|at| (at, client.put(&format!("n{at}"), &draft(&format!("word{at}"), 200)))).find(|(_, reply)| reply.status != 201);
    let (stored, reply) = refused.expect("it was never refused");
    assert_eq!((reply.status, reply.problem().as_str(), reply.retry_after.as_str()), (503, "not-writable", "60"));
    assert_eq!(client.get(&format!("/api/v1/articles/n{stored}")).status, 404);
    assert_eq!((client.list("limit=1").1, client.list("q=first0").1), (stored + 1, 1));
    assert_eq!(client.upload(&picture(1, 200)).status, 201, "a small file may still be written");
    newsroom.kill();
    setup.first = "";
    assert_eq!(setup.findings(), [""; 0]);
    assert_eq!(setup.start().client.put("later", &draft("later", 20)).status, 201);
}
