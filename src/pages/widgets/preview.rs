use super::State;
use crate::address::{use_lang, use_navigator};
use crate::components::replaces;
use crate::locale::{catalogue, widget_words};
use crate::markup::{Element, el};
use crate::prelude::*;
use crate::routes::{Builder, Embed, Ground, LOADER_PATH, Width};

/// The widget itself, by the loader that others have it by, in several widths and on several grounds.
pub(super) fn preview(state: State) -> Node {
    let lang = use_lang();
    let words = widget_words(lang);
    let width = move || state.get().width.code();
    let ground = move || state.get().ground.code();
    let widths = Width::ALL.into_iter().zip(["320\u{A0}px", "600\u{A0}px", words.width_full]);
    let widths = widths.map(|(width, name)| choice(state, name, Builder::WIDTH, width.code())).collect::<Node>();
    let grounds = Ground::ALL.into_iter().zip([words.ground_light, words.ground_dark, words.ground_picture]);
    let grounds = grounds.map(|(ground, name)| choice(state, name, Builder::GROUND, ground.code())).collect::<Node>();
    // Another widget is another element: a frame that goes elsewhere would be a step in the history.
    let embed = Memo::new(move |_| state.get().embed.to_query());
    let shown = move || embed.with(|query| widget(&Embed::parse(query).embed));
    // The loader is the page's own from when it is alive: what it makes is not in the page that the server renders.
    let is_alive = RwSignal::new(false);
    effect(move || is_alive.set(true));
    let loader = move || is_alive.get().then(|| view! { <script async=true src=LOADER_PATH></script> });
    view! {
        <section aria-labelledby="widget-preview">
            <h2 id="widget-preview">{words.preview}</h2>
            <div class="preview-choices">
                <ul class="presets" aria-label=words.width>{widths}</ul>
                <ul class="presets" aria-label=words.ground>{grounds}</ul>
            </div>
            <div class="preview" data-ground=ground>
                <div class="preview-page" data-width=width>{shown}</div>
            </div>
            {loader}
        </section>
    }
    .into_node()
}

/// A link to the same widget, looked at in another way. It stays the same element: a field that is left by pressing the link changes
/// the address first, and a link made anew would miss the click.
fn choice(state: State, name: &'static str, key: &'static str, code: &'static str) -> Node {
    let lang = use_lang();
    let navigator = use_navigator();
    let href = move || state.get().with(key, code).href(lang);
    let current = move || (state.get().with(key, code) == state.get()).then_some("true");
    let go = replaces(navigator, href, || {});
    view! { <li><a class="preset" href=href aria-current=current on:click=go>{name}</a></li> }.into_node()
}

/// The element as it stands in pages of others.
fn widget(embed: &Embed) -> Box<Element> {
    let link = view! { <a href=embed.list()>{name(embed)}</a> };
    embed.attributes().into_iter().fold(el("visnyk-latest"), |element, (name, value)| element.attr(name, value)).child(link)
}

/// What the widget is called.
pub(super) fn name(embed: &Embed) -> String {
    if embed.heading.is_empty() { catalogue(embed.lang).latest.to_owned() } else { embed.heading.clone() }
}
