use crate::address::use_lang;
use crate::contract::{MediaFilter, Selection};
use crate::locale::catalogue;
use crate::prelude::*;

/// With photos, with video.
pub(super) fn media_field(selection: Memo<Selection>, change: Callback<Selection>) -> Node {
    let words = catalogue(use_lang());
    let boxes = [(MediaFilter::Photo, words.media_photo), (MediaFilter::Video, words.media_video)].into_iter().map(|(media, name)| {
        let is_set = move || selection.get().media().contains(&media);
        let set = move |on| {
            let mut next = selection.get_untracked();
            next.set_media(media, on);
            change.run(next);
        };
        view! {
            <label class="check">
                <input
                    id=format!("filter-{}", media.code())
                    type="checkbox"
                    name="media"
                    value=media.code()
                    checked=untrack(is_set)
                    prop:checked=move || is_set().then_some("checked")
                    on:change=move |event| set(event.is_checked())
                />
                <span>{name}</span>
            </label>
        }
    });
    view! { <div class="field field-media" role="group" aria-label=words.filter_media>{boxes.collect::<Node>()}</div> }.into_node()
}
