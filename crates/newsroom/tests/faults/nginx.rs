//! The real proxy, as docs/deploy.md sets it up.

use crate::client::Client;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

pub struct Nginx {
    child: Child,
    pub client: Client,
}

/// A port that nobody uses now.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Nginx {
    /// Before newsrooms at these ports.
    pub fn start(dir: &Path, ports: &[u16]) -> Self {
        let (port, home) = (free_port(), dir.join("nginx"));
        fs::create_dir_all(&home).unwrap();
        let (shown, newsrooms) = (home.display(), ports.iter().map(|port| format!("server 127.0.0.1:{port} max_fails=0;")).collect::<String>());
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|kind| format!("{kind}_temp_path {shown}/{kind};")).concat();
        let user = if crate::process::is_root() { "user root;" } else { "" };
        let settings = format!(
            "{user} daemon off; pid {shown}/pid; error_log {shown}/error.log; events {{ worker_connections 512; }}
             http {{ access_log off; {temporary}
               upstream newsroom {{ {newsrooms} keepalive 32; keepalive_timeout 20s; }}
               server {{ listen 127.0.0.1:{port};
                 location / {{ proxy_pass http://newsroom; proxy_http_version 1.1; proxy_set_header Connection \"\"; proxy_set_header Host $host;
                   proxy_read_timeout 60s; proxy_next_upstream error timeout non_idempotent; }} }} }}"
        );
        fs::write(home.join("nginx.conf"), settings).unwrap();
        let program = std::env::var_os("FAULTS_NGINX").expect("FAULTS_NGINX says where nginx is: run `cargo xtask test faults`");
        let mut child = Command::new(program);
        child.arg("-p").arg(&home).arg("-e").arg(home.join("error.log")).arg("-c").arg(home.join("nginx.conf"));
        let mut child = child.stdin(Stdio::null()).spawn().unwrap();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(child.try_wait().unwrap().is_none(), "nginx did not start: {:?}", fs::read_to_string(home.join("error.log")));
            std::thread::yield_now();
        }
        Self { child, client: Client::new(&format!("127.0.0.1:{port}")) }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}
