use crate::client::list_path;
use crate::contract::{ArticleList, Selection};
use crate::load::Load;
use crate::prelude::*;
use crate::routes::Lang;
use std::sync::{Arc, Mutex, PoisonError};

/// The pages that were added below the first one of a list. Cheap to clone.
#[derive(Clone)]
pub(super) struct More(Arc<Inner>);

struct Inner {
    lang: Lang,
    selection: Memo<Selection>,
    first: Memo<u32>,
    last: Memo<u32>,
    /// The list's own, which what is added ends with.
    owner: Owner,
    added: Mutex<Added>,
}

/// What was added to one list.
#[derive(Default)]
struct Added {
    /// The call for the first page.
    to: String,
    owner: Owner,
    loads: Vec<Load<ArticleList>>,
}

impl More {
    /// The pages after `first` up to `last`.
    pub(super) fn new(lang: Lang, selection: Memo<Selection>, first: Memo<u32>, last: Memo<u32>) -> Self {
        Self(Arc::new(Inner { lang, selection, first, last, owner: Owner::current().unwrap_or_default(), added: Mutex::default() }))
    }

    pub(super) fn selection(&self) -> Memo<Selection> {
        self.0.selection
    }

    /// The first page and the last that is asked for, tracked.
    pub(super) fn span(&self) -> (u32, u32) {
        (self.0.first.get(), self.0.last.get())
    }

    /// Its loads, in their order, tracked. Each page is asked for when it is added; what was shown once stays as it was.
    pub(super) fn loads(&self) -> Vec<Load<ArticleList>> {
        let Inner { lang, selection, owner, .. } = &*self.0;
        let (first, last) = self.span();
        let path = |page| selection.with(|selection| list_path(*lang, selection, page));
        let mut added = self.0.added.lock().unwrap_or_else(PoisonError::into_inner);
        let to = path(first);
        if added.to != to {
            added.owner.cleanup();
            *added = Added { to, owner: owner.child(), loads: Vec::new() };
        }
        let count = last.saturating_sub(first) as usize;
        while added.loads.len() < count {
            let path = path(first + 1 + added.loads.len() as u32);
            let load = added.owner.with(|| untrack(|| Load::settled(move || path.clone())));
            added.loads.push(load);
        }
        added.loads.iter().take(count).copied().collect()
    }
}
