//! The only place that touches the browser. Everything here does nothing, or answers plainly, on the host, so that every
//! component renders there too; on wasm32 it is called from effects and event handlers only, never while rendering.

#[cfg(not(target_arch = "wasm32"))]
mod host;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub use host::*;
#[cfg(target_arch = "wasm32")]
pub use web::*;
