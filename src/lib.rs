//! Visnyk: a news portal frontend that reads a JSON API.
//!
//! `ARCHITECTURE.md` draws the whole; each module below opens with what it is for.

pub mod address;
pub mod ahead;
pub mod app;
pub mod browser;
pub mod client;
pub mod clock;
pub mod colour;
pub mod components;
pub mod config;
pub mod head;
pub mod keys;
pub mod later;
pub mod layouts;
pub mod live;
pub mod load;
pub mod markup;
pub mod pages;
pub mod prelude;
pub mod reader;
#[cfg(not(target_arch = "wasm32"))]
pub mod render;
pub mod suggestions;

pub use visnyk_contract as contract;
pub use visnyk_locale as locale;
pub use visnyk_routes as routes;

/// Takes the page over.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    #[cfg(debug_assertions)]
    browser::explain_panics();
    let mut config = config::Config::read(&browser::config_json());
    if config.public_url.is_empty() {
        config.public_url = browser::origin();
    }
    let client = client::Client::new(std::sync::Arc::new(browser::FetchTransport::new(&config.api)));
    if let Some(accent) = config.accent {
        browser::set_accent(&accent.readable_on_light().to_string(), &accent.readable_on_dark().to_string());
    }
    browser::answers(|path, status, body| client.seed(path, status, body));
    let rendered = browser::rendered_at();
    let start = app::Start { config, client, address: browser::current_address(), rendered };
    // A rendered page is whole already: it is taken over when all of its program is there.
    let is_later = rendered.is_some() && pages::is_later(start.address.located().as_ref());
    let mount = move || browser::mount(move || app::app(start), rendered.is_some());
    if is_later { later::when_there(Box::new(mount)) } else { mount() }
}
