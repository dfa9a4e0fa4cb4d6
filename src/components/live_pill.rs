use crate::address::use_lang;
use crate::live::{Feed, use_hub};
use crate::locale::{Noun, catalogue, counted};
use crate::prelude::*;

/// Lies over the head of a list: shows what has come while the reader was busy with it, and then leads back. It takes no room.
pub fn live_pill(feed: Feed) -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let hub = use_hub();
    let waits = Memo::new(move |_| feed.held() > 0);
    // The number alone changes while more comes: the button stays, with the focus that may be on it.
    let show = move || format!("{} {}", words.live_show, counted(lang, feed.held(), Noun::NewNews));
    let button = move || {
        let hub = hub.clone();
        if waits.get() {
            return view! {
                <button type="button" class="live-pill" on:click=move |_| feed.show(&hub)>
                    {show}
                </button>
            }
            .into_node();
        }
        let back = feed.has_way_back().then(|| {
            view! {
                <button type="button" class="live-pill live-pill-back" on:click=move |_| feed.go_back()>
                    {words.live_back}
                </button>
            }
        });
        back.into_node()
    };
    view! { <div class="live-pill-place">{button}</div> }.into_node()
}
