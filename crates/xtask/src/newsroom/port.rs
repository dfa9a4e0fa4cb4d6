use anyhow::{Context, Result, bail};
use std::net::{Ipv4Addr, TcpListener};

/// Fails when the port is taken: better told before a long build than after it.
pub fn must_be_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) => bail!("port {port} cannot be used ({error}): stop what listens there, or choose another with --port"),
    }
}

/// A port that nobody uses now.
pub fn free() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port of this machine is free")?;
    Ok(listener.local_addr().context("a free port has no number")?.port())
}
