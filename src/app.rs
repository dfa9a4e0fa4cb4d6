//! The whole: contexts, the language, the layout, and the one place that chooses a page.

use crate::address::{Address, Navigator};
use crate::ahead;
use crate::client::Client;
use crate::clock::Clock;
use crate::config::Config;
use crate::head::HeadStore;
use crate::keys;
use crate::layouts;
use crate::live::{Hub, State, use_hub};
use crate::load::Ages;
use crate::pages;
use crate::prelude::*;
use crate::reader::Settings;

/// What the application starts with.
#[derive(Clone)]
pub struct Start {
    pub config: Config,
    pub client: Client,
    pub address: Address,
    /// When the server rendered the page, in milliseconds since 1970; `None` when the page is made here.
    pub rendered: Option<f64>,
}

/// The application.
pub fn app(start: Start) -> Node {
    provide_context(start.config.clone());
    let client = start.client;
    provide_context(client.clone());
    let asking = client.clone();
    let navigator = Navigator::provide(start.address, move |to, here| ahead::want(&asking, to, here));
    let ages = Ages::provide();
    HeadStore::provide(start.rendered.is_some());
    Clock::provide(start.rendered);
    let settings = Settings::provide();
    Hub::provide(&start.config, client.clone());
    let hub = use_hub();
    effect(move || {
        // The newsroom speaks again.
        if hub.state() == State::Live {
            ages.ask_again();
        }
    });
    ahead::start(client, navigator, settings);
    keys::provide(navigator, settings);
    let lang = navigator.lang();
    // Another language is another page through and through.
    let site = move || {
        provide_context(lang.get());
        untrack(|| layouts::site(outlet))
    };
    site.into_node()
}

/// The page of the address.
fn outlet() -> Node {
    let page = crate::address::use_navigator().page();
    // Only the page itself makes it anew: a signal that some view reads once, while it is built, does not.
    (move || {
        let located = page.get();
        untrack(|| pages::page(located))
    })
    .into_node()
}
