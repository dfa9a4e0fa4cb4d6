use super::{footer::footer, header::header, latest::latest};
use crate::address::use_lang;
use crate::config::Config;
use crate::head::use_head;
use crate::prelude::*;
use crate::routes::Lang;

/// The site around a page: header, the page, the latest news beside it, footer.
pub fn site(page: fn() -> Node) -> Node {
    let lang = use_lang();
    let head = use_head();
    let config = use_context::<Config>().unwrap_or_default();
    let notice = if lang == Lang::En { config.notice_en.or(config.notice) } else { config.notice };
    view! {
        {header(notice)}
        <div class="columns">
            <main id="main" tabindex="-1">{page()}</main>
            {latest()}
        </div>
        {footer()}
        <p class="visually-hidden" role="status" aria-live="polite">{move || head.announcement()}</p>
    }
    .into_node()
}
