use crate::safe_url::stays;
use crate::words::is_shown;
use visnyk_routes::{Builder, Embed, HEIGHTS, Lang, Located, MAX_EMBED_LIMIT, MAX_EMBED_VALUES, MAX_HEADING_CHARS, MAX_RADIUS, MIN_REFRESH, ParsedEmbed};

/// The address of a page or of a widget, with its query. Each page has one address, which is found in few steps and stays on the
/// portal; a widget's canonical address means the same widget.
pub fn addresses(address: &str) {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    page(path, query);
    widget(query);
    builder(query, path);
}

fn page(path: &str, query: &str) {
    let Some(page) = Located::parse(path) else { return };
    assert_eq!(Located::parse(&page.path()).as_ref(), Some(&page), "{path:?} is {:?}", page.path());
    assert!(is_own(&page.path()), "{:?}", page.path());
    // A redirect that leads to another ends.
    let (mut path, mut query) = (path.to_owned(), query.to_owned());
    for step in 0.. {
        let Some(target) = Located::parse(&path).and_then(|page| page.redirect(&path, &query)) else { break };
        assert!(step < 3, "redirected again and again, at last to {target:?}");
        let (next, rest) = target.split_once('?').unwrap_or((&target, ""));
        assert!(is_own(next), "{target:?}");
        assert!(Located::parse(next).is_some(), "{target:?} is no page");
        (path, query) = (next.to_owned(), rest.to_owned());
    }
}

fn widget(query: &str) {
    let ParsedEmbed { embed, ignored } = Embed::parse(query);
    let canonical = embed.to_query();
    assert_eq!(Embed::parse(&canonical), ParsedEmbed { embed: embed.clone(), ignored: Vec::new() }, "«{canonical}» means something else");
    assert!(ignored.iter().all(|ignored| ignored.value.chars().count() <= 60 && is_shown(&ignored.value)), "{ignored:?}");
    assert!((1..=MAX_EMBED_LIMIT).contains(&embed.limit) && embed.radius <= MAX_RADIUS && (2..=6).contains(&embed.heading_level), "{embed:?}");
    assert!(embed.refresh.is_none_or(|refresh| refresh >= MIN_REFRESH) && embed.frame.height.is_none_or(|height| HEIGHTS.contains(&height)), "{embed:?}");
    assert!(embed.heading.chars().count() <= MAX_HEADING_CHARS && is_shown(&embed.heading), "{:?}", embed.heading);
    assert!(embed.selection.text().is_empty());
    assert!(visnyk_contract::Filter::ALL.into_iter().all(|filter| embed.selection.slugs(filter).len() <= MAX_EMBED_VALUES));
    for address in [embed.path(), embed.list(), embed.call()] {
        assert!(is_own(&address), "{address:?}");
    }
    assert!(Located::parse(embed.list().split('?').next().unwrap_or_default()).is_some(), "{:?} is no page", embed.list());
}

fn builder(query: &str, typed: &str) {
    let (builder, _) = Builder::parse(query);
    let canonical = builder.to_query();
    assert_eq!(Builder::parse(&canonical), (builder.clone(), Vec::new()), "«{canonical}» means something else");
    for name in ["heading", "tag", "limit", "accent", "preview-width"] {
        let changed = builder.changed(name, typed, Lang::Uk);
        assert!(is_own(&changed), "{changed:?}");
        let (again, _) = Builder::parse(changed.split_once('?').map_or("", |(_, query)| query));
        assert_eq!(again, builder.with(name, typed), "{changed:?} is not what was typed");
    }
}

/// Whether it is an address of the portal, for a browser as well, in characters that mean the same everywhere.
fn is_own(address: &str) -> bool {
    address.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/?&=%,.-_~".contains(&byte)) && stays(address)
}
