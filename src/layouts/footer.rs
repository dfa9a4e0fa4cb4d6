use crate::address::use_lang;
use crate::config::Config;
use crate::contract::Selection;
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::Route;

/// The foot of every page.
pub fn footer() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let config = use_context::<Config>().unwrap_or_default();
    let contacts = config.contacts.map(|contacts| view! { <p><b>{words.contacts}": "</b>{contacts}</p> });
    view! {
        <footer class="site-footer">
            <div class="site-footer-about">
                <p class="site-footer-name">{config.site_name}</p>
                <p>{words.footer_about}</p>
            </div>
            <ul class="site-footer-links">
                <li><a href=Route::News.path(lang)>{words.all_news}</a></li>
                <li><a href=Route::Saved.path(lang)>{words.saved}</a></li>
                <li><a href=Route::Settings.path(lang)>{words.settings}</a></li>
                <li><a href=Route::widget_of(lang, &Selection::new())>{words.widgets}</a></li>
                <li><a href=Route::About.path(lang)>{words.about}</a></li>
                <li><a href=Route::Accessibility.path(lang)>{words.accessibility}</a></li>
            </ul>
            <div class="site-footer-notes">
                {contacts}
                {config.licence.map(|licence| view! { <p>{licence}</p> })}
                <p>{words.footer_data}</p>
                <p>{words.footer_software}</p>
            </div>
        </footer>
    }
    .into_node()
}
