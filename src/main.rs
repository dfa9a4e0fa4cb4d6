//! The bundle's entry point.

#[cfg(target_arch = "wasm32")]
fn main() {
    visnyk::start();
}

/// The portal is a page: on the host there is only the library, for tests and for rendering on the server.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Visnyk runs in a browser: `cargo xtask serve` builds and serves it.");
    std::process::exit(2);
}
