use super::title;
use crate::address::use_lang;
use crate::client::tags_path;
use crate::components::{error_note, skeleton_list};
use crate::contract::case::{lower, upper};
use crate::contract::fold::fold;
use crate::contract::{Items, Selection, Tag};
use crate::head::About;
use crate::load::{Load, State};
use crate::locale::{catalogue, later_words, number, tag_name};
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// The index of tags from А to Я, with type-ahead.
pub fn tags() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let own = later_words(lang);
    About::new(lang, words.tags, own.tags_lead).collection(&Route::Tags, &Selection::new()).write();
    let load = Load::<Items<Tag>>::new(tags_path);
    let typed = RwSignal::new(String::new());
    let index = move || match load.get() {
        State::Waiting => skeleton_list(12),
        State::Failed(error) => error_note(error, move || load.retry()),
        State::Ready(tags) => index(lang, &tags.items, &fold(&typed.get())),
    };
    view! {
        {title(words.tags.to_owned())}
        <p class="page-lead">{own.tags_lead}</p>
        <p class="field index-filter">
            <label for="tags-filter">{own.tags_filter}</label>
            <input id="tags-filter" type="search" autocomplete="off" on:input=move |event| typed.set(event.value()) />
        </p>
        {index}
    }
    .into_node()
}

/// Tags whose name contains the folded text, in groups by their first letter; the API's order is the alphabet's.
fn groups<'a>(lang: Lang, tags: &'a [Tag], text: &str) -> Vec<(String, Vec<&'a Tag>)> {
    let mut shown: Vec<(String, &Tag)> = Vec::with_capacity(tags.len());
    for tag in tags {
        let name: String = tag_name(lang, &tag.name, tag.name_en.as_deref()).0.chars().map(lower).collect();
        // By insertion: a sort of the library would be felt in the bundle.
        let place = if lang == Lang::En { shown.partition_point(|(other, _)| *other <= name) } else { shown.len() };
        shown.insert(place, (name, tag));
    }
    let mut groups: Vec<(String, Vec<&Tag>)> = Vec::new();
    for (name, tag) in shown.into_iter().filter(|(name, _)| fold(name).contains(text)) {
        let letter = name.chars().next().map(|letter| upper(letter).to_string()).unwrap_or_default();
        match groups.last_mut() {
            Some((last, group)) if *last == letter => group.push(tag),
            _ => groups.push((letter, vec![tag])),
        }
    }
    groups
}

fn index(lang: Lang, tags: &[Tag], text: &str) -> Node {
    let groups = groups(lang, tags, text);
    if groups.is_empty() {
        return view! { <p class="empty-title" role="status">{catalogue(lang).tags_none}</p> }.into_node();
    }
    let groups = groups.into_iter().map(|(letter, tags)| {
        let items = tags.into_iter().map(|tag| {
            let (name, marked) = tag_name(lang, &tag.name, tag.name_en.as_deref());
            let href = Route::Tag(tag.slug.clone()).path(lang);
            // A page with nothing on it is not worth a press.
            let name = name.to_owned();
            let label = if tag.count > 0 {
                view! { <a href=href lang=marked>{name}</a> }
            } else {
                view! { <span lang=marked>{name}</span> }
            };
            view! {
                <li>
                    {label} " " <span class="count">{number(lang, u64::from(tag.count))}</span>
                </li>
            }
        });
        view! { <section class="index-group"><h2 class="index-letter">{letter}</h2><ul>{items.collect::<Node>()}</ul></section> }
    });
    view! { <div class="index">{groups.collect::<Node>()}</div> }.into_node()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(slug: &str, name: &str, name_en: Option<&str>) -> Tag {
        Tag { slug: slug.into(), name: name.into(), name_en: name_en.map(Into::into), count: 1 }
    }

    fn letters(lang: Lang, text: &str) -> Vec<(String, usize)> {
        let tags = [
            tag("anons", "анонс", Some("announcement")),
            tag("zdorovia", "здоров’я", Some("health")),
            tag("osvita", "Освіта", Some("education")),
            tag("toloka", "толока", None),
        ];
        groups(lang, &tags, text).into_iter().map(|(letter, tags)| (letter, tags.len())).collect()
    }

    #[test]
    fn tags_stand_under_their_letter_in_the_language_of_the_page() {
        let plain = |groups: Vec<(String, usize)>| groups.into_iter().map(|(letter, _)| letter).collect::<String>();
        assert_eq!(plain(letters(Lang::Uk, "")), "АЗОТ");
        assert_eq!(plain(letters(Lang::En, "")), "AEHТ");
    }

    #[test]
    fn the_apostrophe_is_not_needed_to_find_a_tag() {
        assert_eq!(letters(Lang::Uk, "здоровя"), [("З".to_owned(), 1)]);
        assert_eq!(letters(Lang::Uk, "немає"), []);
    }
}
