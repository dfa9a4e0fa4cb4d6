use super::title;
use crate::address::use_lang;
use crate::browser;
use crate::client::article_path;
use crate::components::{ago, row};
use crate::head::About;
use crate::locale::{catalogue, later_words};
use crate::markup::{Keyed, keyed};
use crate::prelude::*;
use crate::reader::{Entry, Saved, use_saved};
use crate::routes::{Lang, Route};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The articles that the reader saved, the last saved first.
pub fn saved() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let own = later_words(lang);
    About::new(lang, words.saved, own.saved_lead).hidden().write();
    let saved = use_saved();
    let removed = Removed::default();
    let sweep = removed.clone();
    on_cleanup(move || sweep.end());
    let list = {
        let removed = removed.clone();
        move || {
            let removed = removed.clone();
            let rows = move || removed.among(saved.entries()).into_iter().map(|shown| item(lang, shown, saved, removed.clone())).collect();
            view! { <ol class="saved-rows">{keyed(rows)}</ol> }.into_node()
        }
    };
    let is_empty = Memo::new(move |_| removed.among(saved.entries()).is_empty());
    // Until the page is alive it is not known what is saved here: the style sheet does not show that there is nothing.
    let shown = move || if is_empty.get() { empty(lang) } else { list() };
    view! { {title(words.saved.to_owned())} <p class="page-lead">{own.saved_lead}</p> {shown} }.into_node()
}

fn empty(lang: Lang) -> Node {
    let words = catalogue(lang);
    let own = later_words(lang);
    view! {
        <div class="empty saved-empty">
            <p class="empty-title">{own.saved_empty_title}</p>
            <p>{own.saved_empty_text}</p>
            <p>
                <a class="button" href=Route::News.path(lang)>
                    {words.all_news}
                </a>
            </p>
        </div>
    }
    .into_node()
}

/// What was taken out since the page was opened, and where in the list it stands, from the top down: it can be put back as long as
/// the page is open.
#[derive(Clone, Default)]
struct Removed(Arc<Mutex<Vec<(usize, Entry)>>>);

/// A saved article, or the place of one that was taken out.
struct Shown {
    place: usize,
    entry: Entry,
    is_removed: bool,
}

impl Removed {
    fn all(&self) -> MutexGuard<'_, Vec<(usize, Entry)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, place: usize, entry: Entry) {
        let mut all = self.all();
        let before = all.iter().filter(|(other, _)| *other < place).count();
        all.insert(before, (place, entry));
    }

    fn drop(&self, entry: &Entry) {
        self.all().retain(|(_, other)| other.card.id != entry.card.id);
    }

    /// What is saved, with what was taken out in its place.
    fn among(&self, entries: Vec<Entry>) -> Vec<Shown> {
        let mut rows: Vec<_> = entries.into_iter().map(|entry| (entry, false)).collect();
        for (place, entry) in self.all().iter() {
            if rows.iter().all(|(other, _)| other.card.id != entry.card.id) {
                rows.insert((*place).min(rows.len()), (entry.clone(), true));
            }
        }
        (0..).zip(rows).map(|(place, (entry, is_removed))| Shown { place, entry, is_removed }).collect()
    }

    /// Nothing of it comes back now: what is kept of it can go.
    fn end(&self) {
        if !std::mem::take(&mut *self.all()).is_empty() {
            browser::offline("sweep", "", Box::new(|_| {}));
        }
    }
}

fn item(lang: Lang, Shown { place, entry, is_removed }: Shown, saved: Saved, removed: Removed) -> Keyed {
    let key = entry.card.id.clone();
    Keyed::new(key, u64::from(is_removed), move || if is_removed { gone(lang, entry, saved, removed) } else { there(lang, place, entry, saved, removed) })
}

fn there(lang: Lang, place: usize, entry: Entry, saved: Saved, removed: Removed) -> Node {
    let own = later_words(lang);
    let at = ago(lang, entry.at).unwrap_or_default();
    let label = [own.saved_remove, ": ", &entry.card.title].concat();
    let (shown, id) = (row(lang, &entry.card, false, ""), button_id(&entry));
    let remove = move |_| {
        removed.add(place, entry.clone());
        match saved.remove(&entry.card.id) {
            Ok(()) => browser::focus_soon(button_id(&entry)),
            Err(_) => removed.drop(&entry),
        }
    };
    view! {
        <li class="saved-row">
            {shown}
            <p class="saved-foot">
                <span>{own.saved_at} " " {at}</span>
                <button type="button" class="button" id=id aria-label=label on:click=remove>
                    {own.saved_remove}
                </button>
            </p>
        </li>
    }
    .into_node()
}

fn gone(lang: Lang, entry: Entry, saved: Saved, removed: Removed) -> Node {
    let own = later_words(lang);
    let (title, id) = (entry.card.title.clone(), button_id(&entry));
    let label = [own.saved_undo, ": ", &title].concat();
    let undo = move |_| {
        if saved.save(&entry).is_ok() {
            removed.drop(&entry);
            // Another tab may have swept its text away meanwhile.
            browser::offline("keep", &article_path(&entry.card.id), Box::new(|_| {}));
            browser::focus_soon(button_id(&entry));
        }
    };
    view! {
        <li class="saved-row saved-gone">
            <p role="status">{own.saved_removed} " " {title}</p>
            <button type="button" class="button" id=id aria-label=label on:click=undo>
                {own.saved_undo}
            </button>
        </li>
    }
    .into_node()
}

/// The button of a row takes the focus from the one whose place it takes.
fn button_id(entry: &Entry) -> String {
    ["saved-", &entry.card.id].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Card;

    fn entry(id: &str) -> Entry {
        Entry { at: 7, card: Card { id: id.into(), title: id.into(), ..Card::default() } }
    }

    fn shown(removed: &Removed, ids: &str) -> String {
        let entries = ids.chars().map(|id| entry(&id.to_string())).collect();
        removed.among(entries).into_iter().map(|shown| if shown.is_removed { format!("({})", shown.entry.card.id) } else { shown.entry.card.id }).collect()
    }

    #[test]
    fn what_is_taken_out_leaves_a_place_where_it_was_in_whatever_order_it_goes() {
        let removed = Removed::default();
        removed.add(3, entry("d"));
        assert_eq!(shown(&removed, "abce"), "abc(d)e");
        removed.add(1, entry("b"));
        assert_eq!(shown(&removed, "ace"), "a(b)c(d)e");
        removed.drop(&entry("d"));
        assert_eq!(shown(&removed, "acde"), "a(b)cde");
        assert_eq!(shown(&removed, ""), "(b)", "another tab took out the rest");
        assert_eq!(shown(&removed, "abcde"), "abcde", "another tab saved it again");
    }
}
