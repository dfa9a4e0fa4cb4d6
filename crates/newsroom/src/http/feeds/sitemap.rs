//! Sitemaps: an index, the portal's pages, the articles in parts, and the news of the last two days.

use super::base::Base;
use super::xml::Xml;
use crate::http::answer::{Freshness, cacheable, set_last_modified};
use crate::http::query::Segment;
use crate::http::{ApiError, AppState};
use crate::store::ListRequest;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use visnyk_contract::limits::MAX_LIMIT;
use visnyk_contract::{ArticleLang, AsOf, Card, Selection};
use visnyk_routes::{Lang, Route};

/// Articles in one sitemap. The protocol allows ten times as many; smaller parts are made and fetched faster.
const PART: u32 = 5_000;
/// Addresses in one sitemap, by the protocol.
const MOST_PAGES: usize = 50_000;
/// Articles in the news sitemap, by Google's rules.
const MOST_NEWS: usize = 1_000;
/// How old news may be there, in seconds.
const NEWS_AGE: i64 = 48 * 3_600;

const SITEMAP: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const XHTML: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");
const NEWS: (&str, &str) = ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9");

/// `/sitemap.xml`: where the sitemaps are.
pub async fn index(State(state): State<AppState>, base: Base) -> Result<Response, ApiError> {
    let ledger = state.store.ledger(0, 0).await?;
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[SITEMAP]);
    let parts = (1..=ledger.total.div_ceil(PART)).map(|part| format!("/sitemap-articles-{part}.xml"));
    for path in std::iter::once("/sitemap-pages.xml".to_owned()).chain(parts) {
        xml.open("sitemap", &[]);
        xml.text("loc", &[], &base.path(&path));
        xml.close("sitemap");
    }
    xml.close("sitemapindex");
    answer(&state, xml, ledger.as_of)
}

/// `/sitemap-pages.xml`: pages that are no articles, each in both languages. Tags and communities without articles are left out.
pub async fn pages(State(state): State<AppState>, base: Base) -> Result<Response, ApiError> {
    let store = &state.store;
    let as_of = store.as_of().await?;
    let mut routes = vec![Route::Home, Route::News, Route::Tags, Route::Regions, Route::Communities, Route::Widgets, Route::About, Route::Accessibility];
    routes.extend(store.regions().await?.into_iter().map(|region| Route::Region(region.slug)));
    let communities = store.communities(None, None).await?.into_iter().filter(|community| community.count > 0);
    routes.extend(communities.map(|community| Route::Community(community.slug)));
    routes.extend(store.tags(None, None).await?.into_iter().filter(|tag| tag.count > 0).map(|tag| Route::Tag(tag.slug)));
    let mut xml = Xml::new();
    xml.open("urlset", &[SITEMAP, XHTML]);
    for route in routes.iter().take(MOST_PAGES / Lang::ALL.len()) {
        let addresses = Lang::ALL.map(|lang| (lang.code(), base.path(&route.path(lang))));
        for (_, address) in &addresses {
            xml.open("url", &[]);
            xml.text("loc", &[], address);
            let fallback = addresses.first().map(|(_, address)| ("x-default", address));
            for (lang, address) in addresses.iter().map(|(lang, address)| (*lang, address)).chain(fallback) {
                xml.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", lang), ("href", address)]);
            }
            xml.close("url");
        }
    }
    xml.close("urlset");
    answer(&state, xml, as_of)
}

/// `/sitemap-articles-N.xml`: a part of the articles, oldest first, so that full parts stay as they are.
pub async fn articles(State(state): State<AppState>, base: Base, name: Result<Segment, ApiError>) -> Result<Response, ApiError> {
    let Segment(name) = name?;
    let part = name.strip_suffix(".xml").and_then(|part| part.parse::<u32>().ok()).filter(|part| *part > 0 && format!("{part}.xml") == name);
    let skip = part.and_then(|part| (part - 1).checked_mul(PART)).ok_or(ApiError::NoSuchAddress)?;
    let ledger = state.store.ledger(skip, PART).await?;
    if skip >= ledger.total {
        return Err(ApiError::NoSuchAddress);
    }
    let mut xml = Xml::new();
    xml.open("urlset", &[SITEMAP]);
    for line in &ledger.lines {
        xml.open("url", &[]);
        xml.text("loc", &[], &address(&base, &line.id, line.lang));
        if let Some(moment) = line.updated_at.or(line.published_at) {
            xml.text("lastmod", &[], &moment.to_string());
        }
        xml.close("url");
    }
    xml.close("urlset");
    answer(&state, xml, ledger.as_of)
}

/// `/news-sitemap.xml`: articles of the last 48 hours for Google News.
pub async fn news(State(state): State<AppState>, base: Base) -> Result<Response, ApiError> {
    let since = state.clock.now().epoch().saturating_sub(NEWS_AGE);
    let mut cards: Vec<Card> = Vec::new();
    for page in 1.. {
        let request = ListRequest { selection: Selection::new(), lang: None, page, limit: MAX_LIMIT, facets: Vec::new(), facet_limit: None };
        let list = state.store.list(request).await?;
        let read = list.items.len();
        let fresh = list.items.into_iter().filter(|card| card.published_at.is_some_and(|moment| moment.epoch() >= since));
        let before = cards.len();
        cards.extend(fresh);
        // Newest first: a page with one that is too old is the last that matters. Pages above the last repeat it.
        if cards.len() - before < read || page >= list.page.pages() || cards.len() >= MOST_NEWS {
            break;
        }
    }
    cards.truncate(MOST_NEWS);
    let mut xml = Xml::new();
    xml.open("urlset", &[SITEMAP, NEWS]);
    for card in &cards {
        xml.open("url", &[]);
        xml.text("loc", &[], &address(&base, &card.id, card.lang));
        xml.open("news:news", &[]);
        xml.open("news:publication", &[]);
        xml.text("news:name", &[], &state.site.site_name);
        xml.text("news:language", &[], card.lang.code());
        xml.close("news:publication");
        xml.text("news:publication_date", &[], &card.published_at.map(|moment| moment.to_string()).unwrap_or_default());
        xml.text("news:title", &[], &card.title);
        xml.close("news:news");
        xml.close("url");
    }
    xml.close("urlset");
    // Without a date of its own: it also changes as time passes.
    Ok(cacheable(StatusCode::OK, MIME, xml.finish()?.into(), Freshness::News))
}

const MIME: &str = "application/xml; charset=utf-8";

fn answer(state: &AppState, xml: Xml, as_of: AsOf) -> Result<Response, ApiError> {
    let mut response = cacheable(StatusCode::OK, MIME, xml.finish()?.into(), Freshness::Directory);
    set_last_modified(&mut response, as_of, state.clock.now());
    Ok(response)
}

fn address(base: &Base, id: &str, lang: ArticleLang) -> String {
    base.path(&Route::Article(id.to_owned()).path(if lang == ArticleLang::En { Lang::En } else { Lang::Uk }))
}
