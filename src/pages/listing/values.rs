use crate::client::facet_path;
use crate::components::combobox::{Choice, Found};
use crate::components::{Lookups, facet};
use crate::contract::{ArticleList, Facet, Filter, Items, Selection};
use crate::later;
use crate::load::{Load, State};
use crate::locale::{region_name, tag_name};
use crate::prelude::*;
use crate::routes::Lang;
use crate::suggestions::nothing;
use std::sync::Arc;

/// The values of a filter, under the other filters of a list.
#[derive(Clone, Copy)]
pub struct Values {
    lang: Lang,
    /// Of the articles that are counted.
    of: Lang,
    filter: Filter,
    selection: Memo<Selection>,
    list: Signal<Option<Arc<ArticleList>>>,
}

/// Looks for values of the filters of a list.
pub fn lookups(lang: Lang, of: Lang, selection: Memo<Selection>, list: Signal<Option<Arc<ArticleList>>>) -> Lookups {
    Arc::new(move |filter| {
        let values = Values { lang, of, filter, selection, list };
        Arc::new(move |text| later::known().map_or_else(nothing, |more| (more.values)(&values, text)))
    })
}

/// What a filter's field offers: at rest the most frequent values of the list, and for a text what the newsroom finds.
pub fn values(of: &Values, text: &str) -> Found {
    let Values { lang, of, filter, selection, list } = *of;
    let choices = move |values: &[Facet]| selection.with(|selection| values.iter().map(|value| choice(lang, filter, selection, value)).collect::<Vec<_>>());
    let most = move || choices(list.get().as_deref().map(|list| facet(list, filter)).unwrap_or_default());
    let text = text.trim().to_owned();
    if text.is_empty() {
        return Box::new(move || (most(), true));
    }
    let path = untrack(|| selection.with(|selection| facet_path(of, filter, selection, &text)));
    let load = Load::<Items<Facet>>::new(move || path.clone());
    Box::new(move || match load.get() {
        State::Ready(found) => (choices(&found.items), true),
        State::Waiting => (most(), false),
        // A newsroom that cannot find them still has the most frequent ones.
        State::Failed(_) => (most().into_iter().filter(|choice| choice.fits(&text)).collect(), true),
    })
}

fn choice(lang: Lang, filter: Filter, selection: &Selection, value: &Facet) -> Choice {
    let (name, marked) = tag_name(lang, &value.name, value.name_en.as_deref());
    Choice {
        value: value.slug.clone(),
        name: name.to_owned(),
        lang: marked,
        note: value.region.as_ref().map(|region| region_name(lang, region).0.to_owned()).unwrap_or_default(),
        count: Some(value.count),
        is_chosen: selection.has(filter, &value.slug),
    }
}
