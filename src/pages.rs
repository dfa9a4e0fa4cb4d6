//! Pages: parameters → data → view. The one place that chooses a page is [`page`].

mod about;
mod accessibility;
mod article;
mod calls;
mod communities;
mod community;
mod facts;
mod home;
mod listing;
mod map;
mod missing;
mod news;
mod region;
mod regions;
mod saved;
mod search;
mod settings;
mod tag;
mod tags;
mod widgets;

pub use article::was_saved;
pub use calls::{calls, first_calls};
pub use listing::{Values, values};
pub use map::{Drawing, drawn};

use crate::address::use_lang;
use crate::components::skeleton_list;
use crate::later::later;
use crate::locale::{Catalogue, catalogue};
use crate::prelude::*;
use crate::routes::{Located, Route};

/// The page of an address; `None` is the page that says there is none.
pub fn page(located: Option<Located>) -> Node {
    match located.map(|located| located.route) {
        None => missing::missing(),
        Some(Route::Home) => home::home(),
        Some(Route::News) => news::news(),
        Some(Route::Article(id)) => article::article(&id),
        Some(Route::Tag(slug)) => tag::tag(&slug),
        Some(Route::Region(slug)) => region::region(&slug),
        Some(Route::Community(slug)) => community::community(&slug),
        Some(Route::Search) => search::search(),
        Some(route) => {
            let heading = later_heading(&route, catalogue(use_lang())).unwrap_or_default();
            later(move |more| (more.page)(&route), move || view! { {title(heading.to_owned())} {skeleton_list(12)} }.into_node())
        }
    }
}

/// The pages of the later part.
pub fn more(route: &Route) -> Node {
    match route {
        Route::Tags => tags::tags(),
        Route::Regions => regions::regions(),
        Route::Communities => communities::communities(),
        Route::Saved => saved::saved(),
        Route::Settings => settings::settings(),
        Route::Widgets => widgets::widgets(),
        Route::About => about::about(),
        Route::Accessibility => accessibility::accessibility(),
        _ => missing::missing(),
    }
}

/// What stands over a page of the later part until it is there; `None` for the pages of the first.
fn later_heading(route: &Route, words: &Catalogue) -> Option<&'static str> {
    match route {
        Route::Tags => Some(words.tags),
        Route::Regions => Some(words.regions),
        Route::Communities => Some(words.communities),
        Route::Saved => Some(words.saved),
        Route::Settings => Some(words.settings),
        Route::Widgets => Some(words.widgets),
        Route::About => Some(words.about),
        Route::Accessibility => Some(words.accessibility),
        Route::Home | Route::News | Route::Article(_) | Route::Tag(_) | Route::Region(_) | Route::Community(_) | Route::Search => None,
    }
}

/// Whether the page of an address comes later than the first part of the program.
pub fn is_later(located: Option<&Located>) -> bool {
    located.is_some_and(|located| later_heading(&located.route, catalogue(located.lang)).is_some())
}

/// The page's own heading. It takes the focus when the page is opened within the portal.
fn title(text: String) -> Node {
    view! {
        <h1 id="page-title" class="page-title" tabindex="-1">
            {text}
        </h1>
    }
    .into_node()
}

#[cfg(test)]
mod tests {
    use super::is_later;
    use crate::routes::Located;

    /// The script of `index.html` that has the later part asked for beside the program.
    const INDEX: &str = include_str!("../index.html");

    #[test]
    fn the_page_has_the_later_part_asked_for_exactly_where_a_page_needs_it() {
        let (_, rest) = INDEX.split_once("/^(\\/en)?\\/(").unwrap();
        let (named, _) = rest.split_once(")\\/?$/").unwrap();
        let named: Vec<String> = named.split('|').map(|name| format!("/{name}")).collect();
        let all = [
            "/",
            "/news",
            "/news/1",
            "/tags",
            "/tags/a",
            "/regions",
            "/regions/a",
            "/communities",
            "/communities/a",
            "/search",
            "/saved",
            "/settings",
            "/about",
            "/accessibility",
            "/widgets",
        ];
        for path in all {
            for address in [path.to_owned(), format!("/en{}", path.trim_end_matches('/'))] {
                let located = Located::parse(&address);
                assert!(located.is_some(), "{address}");
                assert_eq!(is_later(located.as_ref()), named.iter().any(|named| named == path), "{address}");
            }
        }
        assert!(named.iter().all(|named| all.contains(&named.as_str())), "{named:?}");
        assert!(!is_later(None));
    }
}
