//! `/share/…`: the pictures that stand for a page where a link to it is shared.

use super::answer::{Freshness, cacheable};
use super::articles::{here, known_form};
use super::query::Segment;
use super::{ApiError, AppState, SiteFacts};
use crate::share::{About, Face, Trouble};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use visnyk_contract::{Article, ArticleLang};
use visnyk_routes::Lang;

/// `{id}.png` is an article's, `portal.png` and `portal-en.png` are those of all other pages.
pub async fn card(State(state): State<AppState>, Segment(name): Segment) -> Result<Response, ApiError> {
    let about = match name.strip_suffix(".png").ok_or(ApiError::NoSuchAddress)? {
        "portal" => About::Portal(Lang::Uk),
        "portal-en" => About::Portal(Lang::En),
        id => {
            let article = here(state.store.article(known_form(id)?).await?)?;
            about(&state, article).await?
        }
    };
    let png = state.cards.png(face(&state.site, about)).await?;
    Ok(cacheable(StatusCode::OK, "image/png", png, Freshness::Directory))
}

fn face(site: &SiteFacts, about: About) -> Face {
    let host = site.public_url.as_deref().and_then(|url| url.split_once("://")).map(|(_, host)| host.to_owned());
    Face { name: site.site_name.clone(), accent: site.accent.clone(), host, about }
}

async fn about(state: &AppState, article: Article) -> Result<About, ApiError> {
    let card = article.card;
    let (slugs, mut names): (Vec<String>, Vec<String>) = card.regions.into_iter().map(|region| (region.slug, region.name)).unzip();
    let lang = match card.lang {
        ArticleLang::Uk => Lang::Uk,
        ArticleLang::En => Lang::En,
    };
    if lang == Lang::En && !slugs.is_empty() {
        // A card of an article carries the Ukrainian names only.
        let all = state.store.regions().await?;
        names = slugs.iter().filter_map(|slug| all.iter().find(|region| region.slug == *slug)).map(|region| region.name_en.clone()).collect();
    }
    Ok(About::Article { title: card.title, lang, day: card.published_at.map(|at| at.date), slugs, places: names })
}

impl From<Trouble> for ApiError {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Busy => Self::Unavailable,
            Trouble::Defect => Self::Defect,
        }
    }
}
