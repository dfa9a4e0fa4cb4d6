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
mod missing;
mod news;
mod region;
mod regions;
mod search;
mod tag;
mod tags;

pub use calls::calls;

use crate::prelude::*;
use crate::routes::{Located, Route};

/// The page of an address; `None` is the page that says there is none.
pub fn page(located: Option<Located>) -> Node {
    match located.map(|located| located.route) {
        None => missing::missing(),
        Some(Route::Home) => home::home(),
        Some(Route::News) => news::news(),
        Some(Route::Article(id)) => article::article(&id),
        Some(Route::Tags) => tags::tags(),
        Some(Route::Tag(slug)) => tag::tag(&slug),
        Some(Route::Regions) => regions::regions(),
        Some(Route::Region(slug)) => region::region(&slug),
        Some(Route::Communities) => communities::communities(),
        Some(Route::Community(slug)) => community::community(&slug),
        Some(Route::Search) => search::search(),
        Some(Route::About) => about::about(),
        Some(Route::Accessibility) => accessibility::accessibility(),
    }
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
