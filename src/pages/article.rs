mod gallery;
mod labels;
mod opening;
mod pictures;
mod reading;
mod was_saved;

use super::missing::not_here;
use super::title;
use crate::address::{use_lang, use_navigator};
use crate::browser;
use crate::client::{ApiError, Client, article_path, related_path};
use crate::components::{body, error_note, files, headline, share, skeleton_article};
use crate::contract::{Article, Card, Items};
use crate::head::About;
use crate::later::later;
use crate::load::{Load, State};
use crate::locale::catalogue;
use crate::prelude::*;
use crate::reader::use_saved;
use crate::routes::Lang;
use gallery::gallery;
use labels::labels;
use opening::{above, opening};
use pictures::looked_at;
pub use was_saved::was_saved;

/// An article, whole.
pub fn article(id: &str) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let path = article_path(id);
    let load = Load::<Article>::new(move || path.clone());
    count_view(id, load);
    go_to_section(load);
    let id = id.to_owned();
    let view = move || match load.get() {
        State::Waiting => view! { {title(words.loading.to_owned())} {skeleton_article()} }.into_node(),
        State::Failed(ApiError::NotFound) => not_here(words.article_missing, words.not_found_text, String::new()),
        State::Failed(ApiError::Withdrawn) => {
            // Only the browser knows what was saved: it is asked once the page is alive.
            let (id, saved, is_saved) = (id.clone(), use_saved(), RwSignal::new(false));
            let asked = id.clone();
            effect(move || is_saved.set(untrack(|| saved.has(&asked))));
            let was_saved = move || {
                let id = id.clone();
                is_saved.get().then(|| later(move |more| (more.was_saved)(&id), || ().into_node()))
            };
            view! { {not_here(words.withdrawn_title, words.withdrawn_text, String::new())} {was_saved} }.into_node()
        }
        State::Failed(error) => view! { {title(words.news.to_owned())} {error_note(error, move || load.retry())} }.into_node(),
        State::Ready(article) => whole(lang, &article, &id),
    };
    view.into_node()
}

/// Tells the newsroom once that the article was opened.
fn count_view(id: &str, load: Load<Article>) {
    let client = Client::expect();
    let id = id.to_owned();
    let mut counted = false;
    effect(move || {
        if load.ready().is_some() && !counted {
            client.count_view(&id);
            counted = true;
        }
    });
}

/// Goes to the section that the address names, once it is there. Where the page came whole, the browser has done so.
fn go_to_section(load: Load<Article>) {
    let navigator = use_navigator();
    let came_whole = navigator.visits_untracked() == 0 && untrack(|| load.ready()).is_some();
    let mut gone = came_whole;
    effect(move || {
        if load.ready().is_some() && !gone {
            gone = true;
            let hash = navigator.address_untracked().hash;
            if !hash.is_empty() {
                browser::scroll_to_start(&hash);
            }
        }
    });
}

fn whole(lang: Lang, article: &Article, id: &str) -> Node {
    let words = catalogue(lang);
    let card = &article.card;
    let above = above(lang, card);
    let description = if card.lead.is_empty() { words.tagline } else { &card.lead };
    About::new(lang, &card.title, description).article(article).below(&above).write();
    let own_lang = (card.lang.code() != lang.code()).then(|| card.lang.code());
    let (open, lightbox) = looked_at(lang, article);
    view! {
        <article class="article" on:click=open>
            {opening(lang, article, own_lang, above)}
            <div lang=own_lang>
                {body(&article.body)}
                {gallery(&article.gallery)}
                {files(&article.attachments)}
            </div>
            {labels(lang, card)} {share(id, card)} {lightbox}
        </article>
        {related(lang, id, words.related)}
    }
    .into_node()
}

/// What is like this article. Its failure is quiet: the article does not need it.
fn related(lang: Lang, id: &str, heading: &'static str) -> Node {
    let path = related_path(id);
    let load = Load::<Items<Card>>::new(move || path.clone());
    let list = move || {
        let related = load.ready().filter(|related| !related.items.is_empty())?;
        Some(view! {
            <section class="related" aria-labelledby="related-title">
                <h2 id="related-title" class="section-title">{heading}</h2>
                <ul class="related-rows">{related.items.iter().map(|card| headline(lang, card)).collect::<Node>()}</ul>
            </section>
        })
    };
    list.into_node()
}
