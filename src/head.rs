//! The document's head: what the tab, the search engine and the shared link show.
//!
//! Own rather than `leptos_meta`: that one does not escape a title on the server (`docs/adr/003-own-head.md`).

use crate::address::use_navigator;
use crate::browser;
use crate::config::Config;
use crate::prelude::*;
use crate::routes::Lang;

/// The head of one page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// In full, with the site's name.
    pub title: String,
    pub description: Option<String>,
    /// The address that search engines shall keep: whole, or a path where the portal's own origin is the browser's to tell.
    pub canonical: Option<String>,
    pub lang: Lang,
    /// Search engines shall not keep this page.
    pub hidden: bool,
}

/// The head in context, and what a screen reader is told of a new page.
#[derive(Clone, Copy, Debug)]
pub struct HeadStore {
    head: RwSignal<Option<Head>>,
    announcement: RwSignal<String>,
}

impl HeadStore {
    /// Puts the store into context; in the browser it writes the document's head from then on.
    pub fn provide() -> Self {
        let store = Self { head: RwSignal::new(None), announcement: RwSignal::new(String::new()) };
        provide_context(store);
        let navigator = use_navigator();
        let mut seen = 0;
        effect(move || {
            let Some(head) = store.head.get() else { return };
            browser::set_head(&head);
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

    /// Tells something politely.
    pub fn announce(self, text: &str) {
        self.announcement.set(text.to_owned());
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

/// Sets the head of the page. `title` is without the site's name; an empty one is the site's name alone.
pub fn set_head(lang: Lang, title: &str, description: Option<&str>, canonical: Option<String>) {
    write(lang, title, description, canonical, false);
}

/// Sets the head of a page that is not there.
pub fn set_head_missing(lang: Lang, title: &str) {
    write(lang, title, None, None, true);
}

fn write(lang: Lang, title: &str, description: Option<&str>, canonical: Option<String>, hidden: bool) {
    let Config { site_name: site, public_url, .. } = use_context().unwrap_or_default();
    let canonical = canonical.map(|address| if address.starts_with('/') { format!("{public_url}{address}") } else { address });
    let title = if title.is_empty() { site } else { format!("{title} — {site}") };
    let description = description.filter(|text| !text.is_empty()).map(str::to_owned);
    use_head().head.set(Some(Head { title, description, canonical, lang, hidden }));
}
