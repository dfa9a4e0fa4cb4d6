//! The address is the state: which page is shown, and with which query.
//!
//! One signal holds it. Links, forms and history write it; pages read it. See `docs/adr/002-own-navigation.md` for why
//! this is not `leptos_router`.

use crate::browser;
use crate::prelude::*;
use crate::routes::{Lang, Located};

/// An address of the portal, without origin.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Address {
    /// As the browser has it: percent-encoded.
    pub path: String,
    /// Without `?`.
    pub query: String,
    /// Without `#`.
    pub hash: String,
    /// The page that the rows of a list begin with, where those of later pages were added; 0 when it is the address's own. The
    /// entry of the history keeps it: whoever is sent the address sees its page.
    pub first: u32,
}

impl Address {
    /// Splits `/path?query#hash`.
    pub fn parse(href: &str) -> Self {
        let (rest, hash) = href.split_once('#').unwrap_or((href, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        Self { path: path.to_owned(), query: query.to_owned(), hash: hash.to_owned(), first: 0 }
    }

    /// Follows the portal's own redirects (a single tag has its own page).
    pub fn resolved(self) -> Self {
        let mut address = self;
        // A redirect may lead to one more, never further; the bound is for safety.
        for _ in 0..3 {
            match Located::parse(&address.path).and_then(|located| located.redirect(&address.path, &address.query)) {
                Some(target) => address = Self { hash: address.hash, ..Self::parse(&target) },
                None => break,
            }
        }
        address
    }

    /// The page, when there is one.
    pub fn located(&self) -> Option<Located> {
        Located::parse(&self.path)
    }

    /// The language of the interface; an address that names no page still has one.
    pub fn lang(&self) -> Lang {
        let english = self.path == "/en" || self.path.starts_with("/en/");
        if english { Lang::En } else { Lang::Uk }
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path)?;
        for (mark, part) in [('?', &self.query), ('#', &self.hash)] {
            if !part.is_empty() {
                write!(f, "{mark}{part}")?;
            }
        }
        Ok(())
    }
}

/// What a change of address does to history, focus and scroll.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Move {
    /// A new entry; the page starts at its top.
    Push,
    /// The same entry; focus and scroll stay where they are.
    Replace,
}

/// The handle to the address in context.
#[derive(Clone, Copy, Debug)]
pub struct Navigator {
    address: RwSignal<Address>,
    /// Counts page visits, so that a visit to the same address is one too.
    visits: RwSignal<u32>,
}

impl Navigator {
    /// Puts the navigator into context and starts to listen to links and history. `before` is told of a page that a link leads to, and
    /// of the one it stands on, before anything is done.
    pub fn provide(start: Address, before: impl Fn(&Address, &Address) + 'static) -> Self {
        let resolved = start.clone().resolved();
        let moved = (resolved != start).then(|| resolved.to_string());
        let navigator = Self { address: RwSignal::new(resolved), visits: RwSignal::new(0) };
        provide_context(navigator);
        let go = move |href: String| {
            let address = Address::parse(&href).resolved();
            before(&address, &navigator.address_untracked());
            navigator.go_to(address, Move::Push);
        };
        browser::listen(go, move |address| navigator.arrive(address));
        effect(move || {
            // A page that is loaded again begins as the server rendered it, and then takes up what its entry keeps.
            navigator.set(Address { first: browser::begin(moved.as_deref()), ..navigator.address_untracked() }, Move::Replace);
        });
        navigator
    }

    /// Goes to an address of the portal, as `routes` makes them.
    pub fn go(self, href: &str, how: Move) {
        self.go_to(Address::parse(href).resolved(), how);
    }

    fn go_to(self, address: Address, how: Move) {
        browser::history(&address.to_string(), how, 0);
        if how == Move::Push {
            browser::scroll_to_start(&address.hash);
        }
        self.set(address, how);
    }

    /// Adds to the list what comes up to the page of `href`, in the same entry of the history; its rows still begin with the page
    /// `first`.
    pub fn extend(self, href: &str, first: u32) {
        let address = Address { first, ..Address::parse(href) };
        browser::history(href, Move::Replace, first);
        self.set(address, Move::Replace);
    }

    /// The browser went there by itself (back or forward).
    fn arrive(self, address: Address) {
        let same_page = self.address.with_untracked(|now| now.path == address.path && now.query == address.query);
        // A jump within the page is no visit.
        self.set(address, if same_page { Move::Replace } else { Move::Push });
        browser::come_back();
    }

    fn set(self, address: Address, how: Move) {
        if self.address.with_untracked(|now| *now != address) {
            self.address.set(address);
        }
        if how == Move::Push {
            self.visits.update(|visits| *visits += 1);
        }
    }

    /// How many page visits there were; the first page is visit 0.
    pub fn visits(self) -> u32 {
        self.visits.get()
    }

    /// The same, not tracked.
    pub fn visits_untracked(self) -> u32 {
        self.visits.get_untracked()
    }

    /// The address, tracked.
    pub fn address(self) -> Address {
        self.address.get()
    }

    /// The address, not tracked.
    pub fn address_untracked(self) -> Address {
        self.address.get_untracked()
    }

    /// The page, tracked: it changes only when the page does, not with every query.
    pub fn page(self) -> Memo<Option<Located>> {
        Memo::new(move |_| self.address.with(Address::located))
    }

    /// The query of the page that is shown now, tracked.
    pub fn query(self) -> Memo<String> {
        self.own(|address| address.query.clone())
    }

    /// The page that the rows of the list begin with, as [`Address::first`] tells, tracked.
    pub fn first(self) -> Memo<u32> {
        self.own(|address| address.first)
    }

    /// A part of the address of the page that is shown now. It stands still when another page comes: the view that reads it is about
    /// to go, and must not ask the API for what is another page's.
    fn own<T: Clone + Default + PartialEq + Send + Sync + 'static>(self, part: fn(&Address) -> T) -> Memo<T> {
        let own = self.address.with_untracked(|address| address.path.clone());
        Memo::new(move |last: Option<&T>| self.address.with(|address| if address.path == own { part(address) } else { last.cloned().unwrap_or_default() }))
    }

    /// The language, tracked.
    pub fn lang(self) -> Memo<Lang> {
        Memo::new(move |_| self.address.with(Address::lang))
    }
}

/// The navigator of this application.
pub fn use_navigator() -> Navigator {
    // A component outside the application (a test of one) gets an address of its own.
    use_context().unwrap_or_else(|| Navigator::provide(Address::parse("/"), |_, _| {}))
}

/// The language of the interface around this component.
pub fn use_lang() -> Lang {
    use_context().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_split_and_joined_without_loss() {
        for href in ["/", "/news?tag=a&page=2", "/news/1#top", "/search?q=%D1%88#x", "/%", "/news/%00"] {
            assert_eq!(Address::parse(href).to_string(), href);
        }
    }

    #[test]
    fn a_selection_of_one_tag_is_its_own_page() {
        assert_eq!(Address::parse("/news?tag=osvita#list").resolved().to_string(), "/tags/osvita#list");
        assert_eq!(Address::parse("/tags/osvita?tag=osvita,voda").resolved().to_string(), "/news?tag=osvita,voda");
    }

    #[test]
    fn an_address_that_names_no_page_still_has_a_language() {
        assert_eq!(Address::parse("/en/nowhere").lang(), Lang::En);
        assert_eq!(Address::parse("/english").lang(), Lang::Uk);
    }
}
