use super::{footer::footer, header::header, latest::latest};
use crate::address::use_lang;
use crate::components::kept_note;
use crate::config::Config;
use crate::head::use_head;
use crate::keys::use_help;
use crate::later::later;
use crate::prelude::*;
use crate::routes::Lang;

/// The site around a page: header, the page, the latest news beside it, footer.
pub fn site(page: fn() -> Node) -> Node {
    let lang = use_lang();
    let head = use_head();
    let config = use_context::<Config>().unwrap_or_default();
    let notice = if lang == Lang::En { config.notice_en.or(config.notice) } else { config.notice };
    let help = use_help();
    view! {
        {header(notice)}
        <div class="columns">
            <main id="main" tabindex="-1">{kept_note()} {page()}</main>
            {latest()}
        </div>
        {footer()}
        {move || help.get().then(|| later(move |more| (more.shortcuts)(lang, help), || ().into_node()))}
        <p class="visually-hidden" role="status" aria-live="polite">{move || head.announcement()}</p>
    }
    .into_node()
}
