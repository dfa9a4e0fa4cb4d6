use crate::address::{use_lang, use_navigator};
use crate::components::search_form;
use crate::config::Config;
use crate::contract::Selection;
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::{Lang, Located, Route};
use crate::suggestions::suggestions;

/// The masthead: name, search, the reader's own pages, language, and the navigation.
pub fn header(notice: Option<String>) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let config = use_context::<Config>().unwrap_or_default();
    let items = [
        (Route::News, words.news),
        (Route::Tags, words.tags),
        (Route::Regions, words.regions),
        (Route::Communities, words.communities),
        (Route::Search, words.search),
    ];
    let logo = config.logo.map(|logo| view! { <img class="brand-logo" src=logo.as_str().to_owned() alt="" width="40" height="40" /> });
    view! {
        <header>
            <a class="skip-link" href="#main">{words.skip}</a>
            {notice.map(|notice| view! { <p class="site-notice">{notice}</p> })}
            <div class="masthead">
                <div class="masthead-bar">
                    <a class="brand" href=Route::Home.path(lang)>
                        {logo} <span class="brand-name">{config.site_name}</span>
                        <span class="brand-tagline">{words.tagline}</span>
                    </a>
                    <div class="masthead-tools">
                        {search_form("masthead-search", words.search_site, String::new(), Selection::new(), suggestions(lang))}
                        {tool(lang, Route::Saved, "tool tool-saved", words.saved)} {tool(lang, Route::Settings, "tool tool-settings", words.settings)}
                        {language_link(lang)}
                    </div>
                </div>
                <nav class="masthead-nav" aria-label=words.main_navigation>
                    <ul>{items.map(|(route, name)| nav_item(lang, route, name)).into_iter().collect::<Node>()}</ul>
                </nav>
            </div>
        </header>
    }
    .into_node()
}

/// A page for the reader's own use: a sign with a name.
fn tool(lang: Lang, route: Route, class: &'static str, name: &'static str) -> Node {
    let page = use_navigator().page();
    let href = route.path(lang);
    let current = move || page.get().is_some_and(|here| here.route == route).then_some("page");
    view! {
        <a class=class href=href aria-current=current title=name>
            <span class="visually-hidden">{name}</span>
        </a>
    }
    .into_node()
}

fn nav_item(lang: Lang, route: Route, name: &'static str) -> Node {
    let page = use_navigator().page();
    let href = route.path(lang);
    let current = move || {
        let here = page.get()?.route;
        let below = match here {
            Route::Article(_) => Route::News,
            Route::Tag(_) => Route::Tags,
            Route::Region(_) => Route::Regions,
            Route::Community(_) => Route::Communities,
            _ => return (here == route).then_some("page"),
        };
        // A page below a section is in it, but is not it.
        (below == route).then_some("true")
    };
    view! {
        <li>
            <a href=href aria-current=current>
                {name}
            </a>
        </li>
    }
    .into_node()
}

/// The same page in the other language; an article's other version is linked from the article itself.
fn language_link(lang: Lang) -> Node {
    let navigator = use_navigator();
    let other = lang.other();
    let href = move || {
        let address = navigator.address();
        let Some(Located { route, .. }) = address.located() else { return Route::Home.path(other) };
        let query = if address.query.is_empty() { String::new() } else { format!("?{}", address.query) };
        format!("{}{query}", route.path(other))
    };
    view! {
        <a class="language-link" href=href lang=other.code() hreflang=other.code() aria-label=catalogue(lang).other_language title=catalogue(lang).other_language>
            {catalogue(lang).other_language_short}
        </a>
    }
    .into_node()
}
