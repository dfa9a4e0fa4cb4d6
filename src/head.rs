//! The document's head: what the tab, the search engine and the shared link show.
//!
//! Own rather than `leptos_meta`: that one does not escape a title on the server (`docs/adr/003-own-head.md`).

mod about;
mod ld;

pub use about::About;

use crate::address::use_navigator;
use crate::browser;
use crate::prelude::*;
use crate::routes::Lang;

/// The head of one page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// In full, with the site's name.
    pub title: String,
    pub lang: Lang,
    pub elements: Vec<Element>,
}

/// An element of the head beside the title.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Element {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, String)>,
    /// What stands inside: data, which cannot end a script element.
    pub text: String,
}

impl Element {
    fn meta(kind: &'static str, name: &str, content: &str) -> Self {
        Self { tag: "meta", attributes: vec![(kind, name.to_owned()), ("content", content.to_owned())], text: String::new() }
    }

    fn link(rel: &str, href: &str) -> Self {
        Self { tag: "link", attributes: vec![("rel", rel.to_owned()), ("href", href.to_owned())], text: String::new() }
    }

    fn script(json: String) -> Self {
        Self { tag: "script", attributes: vec![("type", "application/ld+json".to_owned())], text: json }
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, value.to_owned()));
        self
    }
}

/// The head in context, and what a screen reader is told of a new page.
#[derive(Clone, Copy, Debug)]
pub struct HeadStore {
    head: RwSignal<Option<Head>>,
    announcement: RwSignal<String>,
}

impl HeadStore {
    /// Puts the store into context; in the browser it writes the document's head from then on, but for the one that came with
    /// a `rendered` page.
    pub fn provide(rendered: bool) -> Self {
        let store = Self { head: RwSignal::new(None), announcement: RwSignal::new(String::new()) };
        provide_context(store);
        let navigator = use_navigator();
        let mut seen = 0;
        let mut is_there = rendered;
        effect(move || {
            let Some(head) = store.head.get() else { return };
            if !std::mem::take(&mut is_there) {
                browser::set_head(&head);
            }
            let visit = navigator.visits_untracked();
            // The first page announces itself by loading; a change of filters is announced by its count.
            if seen != visit {
                store.announcement.set(head.title);
                browser::focus("page-title");
                seen = visit;
            }
        });
        store
    }

    /// What is to be told politely, tracked.
    pub fn announcement(self) -> String {
        self.announcement.get()
    }

    /// Tells something politely. The same words again are told again: with a space more, since a region that does not change is
    /// not read.
    pub fn announce(self, text: &str) {
        let is_same = self.announcement.with_untracked(|last| last == text);
        self.announcement.set(if is_same { [text, "\u{A0}"].concat() } else { text.to_owned() });
    }

    fn set(self, head: Head) {
        self.head.set(Some(head));
    }

    /// The head now.
    pub fn current(self) -> Option<Head> {
        self.head.get_untracked()
    }
}

/// The head store of this application.
pub fn use_head() -> HeadStore {
    use_context().unwrap_or_else(|| HeadStore { head: RwSignal::new(None), announcement: RwSignal::new(String::new()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_announced_twice_in_the_same_words_is_told_twice() {
        Owner::new_root(None).with(|| {
            let head = use_head();
            let told = ["3 нові новини"; 3].map(|text| {
                head.announce(text);
                untrack(|| head.announcement())
            });
            assert!(told.windows(2).all(|pair| pair[0] != pair[1]), "{told:?}");
            assert!(told.iter().all(|text| text.trim() == "3 нові новини"));
        });
    }
}
