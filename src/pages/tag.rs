use super::listing::{listed, listing};
use super::missing::not_here;
use super::title;
use crate::address::use_lang;
use crate::client::{ApiError, tag_path};
use crate::components::{error_note, trail};
use crate::contract::Tag;
use crate::head::About;
use crate::load::{Load, State};
use crate::locale::{Noun, catalogue, tag_name};
use crate::prelude::*;
use crate::routes::Route;

/// A tag and its news.
pub fn tag(slug: &str) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let slug = slug.to_owned();
    let route = Route::Tag(slug.clone());
    let path = tag_path(&slug);
    let load = Load::<Tag>::new(move || path.clone());
    let listed = listed(&route);
    let head = {
        let route = route.clone();
        move || {
            let Some(tag) = load.ready() else { return };
            let (name, _) = tag_name(lang, &tag.name, tag.name_en.as_deref());
            let about = About::of_list(lang, name);
            listed.with(|(selection, page)| about.list(&route, selection, *page).below(&[(Route::Tags, words.tags.to_owned())]).write());
        }
    };
    let heading = move || match load.get() {
        State::Waiting => title(words.loading.to_owned()),
        State::Failed(ApiError::NotFound) => not_here(words.not_found_title, words.tags_none, slug.replace('-', " ")),
        State::Failed(error) => view! { {title(words.tags.to_owned())} {error_note(error, move || load.retry())} }.into_node(),
        State::Ready(tag) => {
            let (name, marked) = tag_name(lang, &tag.name, tag.name_en.as_deref());
            view! {
                {trail(vec![(Route::Tags, words.tags.to_owned())])}
                <div lang=marked class="page-heading page-heading-tag">{title(name.to_owned())}</div>
            }
            .into_node()
        }
    };
    let exists = Memo::new(move |_| !matches!(load.get(), State::Failed(ApiError::NotFound)));
    let list = move || exists.get().then(|| listing(route.clone(), Noun::News));
    view! { {head} {heading} {list} }.into_node()
}
