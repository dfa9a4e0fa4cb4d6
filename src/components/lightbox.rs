use super::body::caption;
use super::{ImageSizes, image};
use crate::browser::{self, Event};
use crate::contract::Picture;
use crate::locale::{catalogue, later_words};
use crate::prelude::*;
use crate::reader::use_settings;
use crate::routes::Lang;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

const ID: &str = "lightbox";
/// How far a finger must move to ask for another picture, in pixels.
const SWIPE: i32 = 40;

/// An article's pictures over the page, one at a time. `at` is the number of the one that is shown; 0 closes.
pub fn lightbox(lang: Lang, pictures: Arc<Vec<Picture>>, at: RwSignal<u32>) -> Node {
    let words = catalogue(lang);
    let own = later_words(lang);
    let settings = use_settings();
    let count = pictures.len() as u32;
    effect(|| browser::show_dialog(ID));
    let step = move |by: u32| at.update(|at| *at = (at.saturating_sub(1) + by) % count.max(1) + 1);
    let (forth, back) = (move || step(1), move || step(count.saturating_sub(1)));
    let keys = move |event: Event| match event.key().as_str() {
        "ArrowRight" => forth(),
        "ArrowLeft" => back(),
        _ => {}
    };
    let start = Rc::new(Cell::new(0));
    let down = start.clone();
    let lift = move |event: Event| {
        let moved = event.x() - start.get();
        if moved >= SWIPE {
            back();
        } else if moved <= -SWIPE {
            forth();
        }
    };
    let known = pictures.clone();
    let told = move || {
        let at = at.get();
        let alt = known.get(at.saturating_sub(1) as usize).map(|picture| picture.alt.clone());
        view! { {at} " " {own.of} " " {count} <span class="visually-hidden">": " {alt}</span> }
    };
    let shown = move || {
        let place = |number: u32| pictures.get(number as usize);
        let now = at.get().saturating_sub(1);
        // The neighbours are on their way while this one is looked at.
        let ahead = (count > 1 && !settings.data_saver()).then(|| {
            let neighbours = [now + 1, now + count - 1].map(|number| place(number % count).map(|picture| image(picture, ImageSizes::Window, true)));
            view! { <div hidden=true>{neighbours.into_iter().flatten().collect::<Node>()}</div> }
        });
        place(now).map(|picture| view! { <figure class="lightbox-figure">{image(picture, ImageSizes::Window, true)} {caption(picture)}</figure> {ahead} })
    };
    let steps = (count > 1).then(|| {
        view! {
            <button type="button" class="lightbox-step lightbox-back" aria-label=own.picture_previous on:click=move |_| back()></button>
            <button type="button" class="lightbox-step lightbox-forth" aria-label=own.picture_next on:click=move |_| forth()></button>
        }
    });
    view! {
        <dialog id=ID class="lightbox" aria-label=own.lightbox on:close=move |_| at.set(0) on:keydown=keys>
            <p class="lightbox-count" role="status">{told}</p>
            <button type="button" class="lightbox-close" aria-label=words.close on:click=|_| browser::close_dialog(ID)></button>
            <div class="lightbox-stage" on:pointerdown=move |event: Event| down.set(event.x()) on:pointerup=lift>{shown}</div>
            {steps}
        </dialog>
    }
    .into_node()
}
