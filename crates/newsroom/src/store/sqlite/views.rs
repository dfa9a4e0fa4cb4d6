//! Counting views by day, and the most read articles.

use super::read::{cards, visible};
use crate::store::{Found, StoreResult, Window};
use rusqlite::{Connection, params};
use visnyk_contract::{ArticleLang, Card, Date};

/// Counts one view of a visible article; `false` when there is none.
pub(super) fn count(conn: &Connection, id: &str, today: Date) -> StoreResult<bool> {
    let Found::Here(doc) = visible(conn, id)? else { return Ok(false) };
    add(conn, doc, today.days(), 1)?;
    Ok(true)
}

/// Adds views to a day (in days since 1970).
fn add(conn: &Connection, doc: u32, day: i64, views: u32) -> StoreResult<()> {
    conn.prepare_cached("INSERT INTO views(day, doc, count) VALUES (?, ?, ?) ON CONFLICT(day, doc) DO UPDATE SET count = count + excluded.count")?
        .execute(params![day, doc, views])?;
    Ok(())
}

/// Takes over views from elsewhere, spread over the last six days; nothing when the article has views already, so that
/// taking them twice changes nothing. `false` then, or when there is no such article.
pub(super) fn take_over(conn: &Connection, id: &str, views: u32, today: Date) -> StoreResult<bool> {
    const DAYS: u32 = 6;
    let Found::Here(doc) = visible(conn, id)? else { return Ok(false) };
    let has_views: bool = conn.query_row("SELECT EXISTS (SELECT 1 FROM views WHERE doc = ?)", [doc], |row| row.get(0))?;
    if has_views {
        return Ok(false);
    }
    for ago in 0..DAYS {
        let share = views / DAYS + u32::from(ago < views % DAYS);
        if share > 0 {
            add(conn, doc, today.days() - i64::from(ago), share)?;
        }
    }
    Ok(true)
}

/// The most read visible articles of the last days, today included; of equally read ones the newer first.
pub(super) fn top(conn: &Connection, window: Window, lang: Option<ArticleLang>, limit: u32, today: Date) -> StoreResult<Vec<Card>> {
    let days = match window {
        Window::Week => 7,
        Window::Month => 30,
    };
    let lang = lang.map(|lang| u8::from(lang == ArticleLang::En));
    let mut select = conn.prepare_cached(
        "SELECT a.doc FROM (SELECT doc, sum(count) AS views FROM views WHERE day > ?1 AND day <= ?2 GROUP BY doc) v JOIN articles a ON a.doc = v.doc
         WHERE a.status = 0 AND (?3 IS NULL OR a.lang = ?3) ORDER BY v.views DESC, a.published DESC, a.id DESC LIMIT ?4",
    )?;
    let docs = select.query_map(params![today.days() - days, today.days(), lang, limit], |row| row.get(0))?.collect::<Result<Vec<u32>, _>>()?;
    cards(conn, &docs)
}
