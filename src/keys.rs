//! Shortcuts for those who read with the keyboard: rows, the search, and a list of them all. Each is a single key, so they can be
//! switched off.

use crate::address::{Move, Navigator};
use crate::browser;
use crate::contract::Selection;
use crate::later;
use crate::prelude::*;
use crate::reader::Settings;
use crate::routes::Route;

/// What a key asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// To the next row.
    Next,
    /// To the row before.
    Previous,
    /// Opens the row.
    Open,
    /// To the search field.
    Search,
    /// Shows or hides the list of shortcuts.
    Help,
}

impl Action {
    /// What a pressed key asks for: by its character, and by its place where the layout is Ukrainian and has others there.
    pub fn of(key: &str, place: &str) -> Option<Self> {
        match (key, place) {
            ("j", _) | ("о", "KeyJ") => Some(Self::Next),
            ("k", _) | ("л", "KeyK") => Some(Self::Previous),
            ("o", _) | ("щ", "KeyO") => Some(Self::Open),
            ("/", _) | (".", "Slash") => Some(Self::Search),
            ("?", _) | (",", "Slash") => Some(Self::Help),
            _ => None,
        }
    }
}

/// Whether the list of shortcuts is shown.
#[derive(Clone, Copy)]
struct Help(RwSignal<bool>);

/// The same, of this application.
pub fn use_help() -> RwSignal<bool> {
    use_context::<Help>().map_or_else(|| RwSignal::new(false), |help| help.0)
}

/// Has keys listened to once the page has nothing else to do, for as long as it lives.
pub fn provide(navigator: Navigator, settings: Settings) {
    let help = RwSignal::new(false);
    provide_context(Help(help));
    effect(move || later::at_leisure(Box::new(move |more| (more.keys)(navigator, settings, help))));
}

/// Listens to keys.
pub fn listen(navigator: Navigator, settings: Settings, help: RwSignal<bool>) {
    browser::listen_to_keys(move |key, place| {
        let Some(action) = Action::of(key, place).filter(|_| untrack(|| settings.keys())) else { return false };
        match action {
            Action::Next => browser::walk_rows(true),
            Action::Previous => browser::walk_rows(false),
            Action::Open => browser::open_row(),
            Action::Search if browser::focus_field("#main .page-search input") || browser::focus_field("#masthead-search") => true,
            Action::Search => {
                // A phone's masthead has no field: there is a page for it.
                let lang = navigator.lang().get_untracked();
                navigator.go(&Route::Search.href(lang, &Selection::new(), 1), Move::Push);
                true
            }
            Action::Help => {
                help.set(true);
                true
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::Action::{self, Help, Next, Open, Previous, Search};

    fn of(key: &str, place: &str) -> Option<Action> {
        Action::of(key, place)
    }

    #[test]
    fn keys_are_known_by_their_characters_wherever_they_are() {
        assert_eq!(["j", "k", "o", "/", "?"].map(|key| of(key, "")), [Some(Next), Some(Previous), Some(Open), Some(Search), Some(Help)]);
        // Dvorak has its J elsewhere; on a Ukrainian layout of another system «?» is over the seven.
        assert_eq!((of("j", "KeyC"), of("?", "Digit7")), (Some(Next), Some(Help)));
    }

    #[test]
    fn on_a_ukrainian_layout_the_same_keys_mean_the_same() {
        let pressed = [("о", "KeyJ"), ("л", "KeyK"), ("щ", "KeyO"), (".", "Slash"), (",", "Slash")];
        assert_eq!(pressed.map(|(key, place)| of(key, place)), [Some(Next), Some(Previous), Some(Open), Some(Search), Some(Help)]);
    }

    #[test]
    fn other_keys_mean_nothing() {
        // Dvorak at the place of J; German at the place of the slash; a comma that is a comma; Cyrillic letters elsewhere.
        for (key, place) in [("h", "KeyJ"), ("-", "Slash"), ("_", "Slash"), (",", "Comma"), (".", "Period"), ("о", "KeyO"), ("J", "KeyJ"), ("Enter", "Enter")]
        {
            assert_eq!(of(key, place), None, "{key} at {place}");
        }
    }
}
