//! What a selection is called: «Вісник: освіта, Житомирська область».

use crate::store::{Store, StoreResult};
use visnyk_contract::{Date, Filter, MediaFilter, Selection};
use visnyk_routes::Lang;

/// Names of one key before the rest is only counted.
const NAMED: usize = 3;

const MONTHS: [&str; 12] = ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"];
const MONTHS_EN: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The title of the feed of a selection.
pub async fn title(store: &dyn Store, site: &str, selection: &Selection, lang: Lang) -> StoreResult<String> {
    let mut parts = Vec::new();
    for filter in Filter::ALL {
        let slugs = selection.slugs(filter);
        let mut names = Vec::new();
        for slug in slugs.iter().take(NAMED) {
            names.extend(name(store, filter, slug, lang).await?);
        }
        parts.extend(alternatives(&names, slugs.len().saturating_sub(NAMED), lang));
    }
    parts.extend(dates(selection, lang));
    parts.extend(media(selection, lang));
    if !selection.text().is_empty() {
        parts.push(match lang {
            Lang::Uk => format!("за запитом «{}»", selection.text()),
            Lang::En => format!("matching “{}”", selection.text()),
        });
    }
    if parts.is_empty() {
        parts.push(if lang == Lang::Uk { "останні новини" } else { "latest news" }.to_owned());
    }
    Ok(format!("{site}: {}", parts.join(", ")))
}

async fn name(store: &dyn Store, filter: Filter, slug: &str, lang: Lang) -> StoreResult<Option<String>> {
    let is_english = lang == Lang::En;
    Ok(match filter {
        Filter::Tag => store.tag(slug).await?.map(|tag| tag.name_en.filter(|_| is_english).unwrap_or(tag.name)),
        Filter::Region => store.region(slug).await?.map(|region| if is_english { region.name_en } else { region.name }),
        Filter::Community => store.community(slug).await?.map(|community| community.name),
    })
}

/// Values of one key are alternatives.
fn alternatives(names: &[String], others: usize, lang: Lang) -> Option<String> {
    let (or, and, more) = if lang == Lang::Uk { (" або ", " та ще ", "") } else { (" or ", " and ", " more") };
    if names.is_empty() {
        return None;
    }
    Some(if others == 0 { names.join(or) } else { format!("{}{and}{others}{more}", names.join(", ")) })
}

fn dates(selection: &Selection, lang: Lang) -> Option<String> {
    let shown = |date| day(date, lang);
    Some(match (selection.from(), selection.to(), lang) {
        (None, None, _) => return None,
        (Some(from), Some(to), _) if from == to => shown(from),
        (Some(from), Some(to), Lang::Uk) => format!("з {} до {}", shown(from), shown(to)),
        (Some(from), Some(to), Lang::En) => format!("{} to {}", shown(from), shown(to)),
        (Some(from), None, Lang::Uk) => format!("з {}", shown(from)),
        (Some(from), None, Lang::En) => format!("since {}", shown(from)),
        (None, Some(to), Lang::Uk) => format!("до {}", shown(to)),
        (None, Some(to), Lang::En) => format!("until {}", shown(to)),
    })
}

fn day(date: Date, lang: Lang) -> String {
    let months = if lang == Lang::Uk { MONTHS } else { MONTHS_EN };
    let month = months.get(usize::from(date.month).saturating_sub(1)).copied().unwrap_or_default();
    let year = if lang == Lang::Uk { " року" } else { "" };
    format!("{} {month} {}{year}", date.day, date.year)
}

fn media(selection: &Selection, lang: Lang) -> Option<String> {
    let (photo, video) = (selection.media().contains(&MediaFilter::Photo), selection.media().contains(&MediaFilter::Video));
    let words = match (photo, video, lang) {
        (false, false, _) => return None,
        (true, false, Lang::Uk) => "із фото",
        (false, true, Lang::Uk) => "із відео",
        (true, true, Lang::Uk) => "із фото або відео",
        (true, false, Lang::En) => "with photos",
        (false, true, Lang::En) => "with video",
        (true, true, Lang::En) => "with photos or video",
    };
    Some(words.to_owned())
}
