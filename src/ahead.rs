//! Asks ahead for the data of the page that the reader is likely to open next, so that it opens at once.
//!
//! What counts as likely is the browser's to tell: a link pointed at, touched or focused; articles in view while there is
//! nothing else to do. What to ask for, and when not to, is decided here.

use crate::address::{Address, Navigator};
use crate::browser;
use crate::client::{Client, latest_path};
use crate::later;
use crate::pages;
use crate::prelude::*;
use crate::reader::Settings;
use crate::routes::Located;
use std::cell::Cell;

/// Articles in view that are asked for on one page, at the most: each is a guess, and costs the reader and the newsroom.
const ROWS: usize = 6;

/// Asks for what the page of an address needs, before that page is built. A page of the later part is asked for with that part.
pub fn want(client: &Client, address: &Address, here: &Address) {
    if let Some(located) = new(address, here) {
        pages::first_calls(&located, &address.query, &mut |path| client.want(&path));
    }
}

/// The page of an address, when it is another than this one and something can be had at all.
fn new(address: &Address, here: &Address) -> Option<Located> {
    let is_here = address.path == here.path && address.query == here.query;
    address.located().filter(|_| !is_here && !browser::is_offline())
}

/// Starts once the page is alive and has nothing else to do.
pub fn start(client: Client, navigator: Navigator, settings: Settings) {
    effect(move || {
        let client = client.clone();
        later::at_leisure(Box::new(move |more| (more.ahead)(client, navigator, settings)));
    });
}

/// Begins to look ahead, and says so on the root element.
pub fn look(client: Client, navigator: Navigator, settings: Settings) {
    let ahead = Ahead { client, navigator, asked: Cell::default(), visit: Cell::default() };
    // A reader who spares data decides alone what is worth a call.
    browser::look_ahead(move |href, is_row| {
        if is_row {
            return browser::spares_data() || untrack(|| settings.data_saver()) || ahead.row(href);
        }
        ahead.ask(href);
        true
    });
    browser::set_root("data-ahead", Some(""));
}

struct Ahead {
    client: Client,
    navigator: Navigator,
    /// The articles in view that were asked for on this page.
    asked: Cell<Vec<String>>,
    visit: Cell<u32>,
}

impl Ahead {
    /// Asks for what the page of an address needs.
    fn ask(&self, href: &str) {
        let address = Address::parse(href).resolved();
        let here = self.navigator.address_untracked();
        let Some(located) = new(&address, &here) else { return };
        if pages::is_later(Some(&located)) {
            later::load(Box::new(|_| {}));
        }
        pages::calls(&located, &address.query, &mut |path| self.client.ahead(&path));
        // Another language is another layout, with its own list of latest news.
        if located.lang != here.lang() {
            self.client.ahead(&latest_path(located.lang));
        }
    }

    /// Asks for an article in view, one at a time; `false` when it is not its turn yet.
    fn row(&self, href: &str) -> bool {
        if self.client.is_ahead() {
            return false;
        }
        let mut asked = self.asked.take();
        let visit = self.navigator.visits_untracked();
        if self.visit.replace(visit) != visit {
            asked.clear();
        }
        if asked.len() < ROWS && !asked.iter().any(|asked| asked == href) {
            asked.push(href.to_owned());
            self.ask(href);
        }
        self.asked.set(asked);
        true
    }
}

#[cfg(test)]
mod tests;
