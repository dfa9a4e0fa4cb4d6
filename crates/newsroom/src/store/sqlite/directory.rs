//! The names: tags, regions and communities in memory, in Ukrainian order.

use crate::collate::SortKey;
use crate::search::name_forms;
use rusqlite::Connection;
use std::collections::HashMap;
use visnyk_contract::fold::fold;
use visnyk_contract::{Community, Filter, Region, Tag};

/// A named thing, with the database's number and what it is found by.
#[derive(Debug)]
pub(super) struct Named<T> {
    pub number: u32,
    pub item: T,
    /// Folded names, the chief one first.
    pub folded: Vec<String>,
    /// What it is found by as somebody types.
    pub forms: Vec<String>,
}

/// Things of one kind, in Ukrainian order.
#[derive(Debug)]
pub(super) struct Shelf<T> {
    pub all: Vec<Named<T>>,
    by_slug: HashMap<String, usize>,
}

impl<T> Shelf<T> {
    fn new(mut all: Vec<Named<T>>, slug: impl Fn(&T) -> &str, key: impl Fn(&T) -> SortKey) -> Self {
        all.sort_by_cached_key(|named| (key(&named.item), slug(&named.item).to_owned()));
        let by_slug = all.iter().enumerate().map(|(at, named)| (slug(&named.item).to_owned(), at)).collect();
        Self { all, by_slug }
    }

    /// The thing of a slug.
    pub(super) fn get(&self, slug: &str) -> Option<&Named<T>> {
        self.by_slug.get(slug).and_then(|&at| self.all.get(at))
    }
}

/// All names. The counts inside are 0: they are the index's to fill.
#[derive(Debug)]
pub(super) struct Directory {
    pub tags: Shelf<Tag>,
    pub regions: Shelf<Region>,
    pub communities: Shelf<Community>,
}

impl Directory {
    /// Reads all names.
    pub(super) fn load(conn: &Connection) -> rusqlite::Result<Self> {
        Ok(Self { tags: load_tags(conn)?, regions: load_regions(conn)?, communities: load_communities(conn)? })
    }

    /// Reads the tags again; the country stays as it is.
    pub(super) fn reload_tags(&mut self, conn: &Connection) -> rusqlite::Result<()> {
        self.tags = load_tags(conn)?;
        Ok(())
    }

    /// The number of a slug.
    pub(super) fn number(&self, filter: Filter, slug: &str) -> Option<u32> {
        match filter {
            Filter::Tag => self.tags.get(slug).map(|named| named.number),
            Filter::Region => self.regions.get(slug).map(|named| named.number),
            Filter::Community => self.communities.get(slug).map(|named| named.number),
        }
    }
}

fn load_tags(conn: &Connection) -> rusqlite::Result<Shelf<Tag>> {
    let mut select = conn.prepare("SELECT number, slug, name, name_en FROM tags")?;
    let tags = select.query_map([], |row| {
        let item = Tag { slug: row.get(1)?, name: row.get(2)?, name_en: row.get(3)?, count: 0 };
        let folded = std::iter::once(item.name.as_str()).chain(item.name_en.as_deref()).map(fold).collect();
        let forms = name_forms(std::iter::once(item.name.as_str()).chain(item.name_en.as_deref()));
        Ok(Named { number: row.get(0)?, item, folded, forms })
    })?;
    Ok(Shelf::new(tags.collect::<Result<_, _>>()?, |tag| &tag.slug, |tag| SortKey::of(&tag.name)))
}

fn load_regions(conn: &Connection) -> rusqlite::Result<Shelf<Region>> {
    let mut select = conn.prepare(
        "SELECT number, slug, name, short_name, name_en, katottg, iso, centre, (SELECT count(*) FROM communities WHERE region = regions.number) FROM regions",
    )?;
    let regions = select.query_map([], |row| {
        let item = Region {
            slug: row.get(1)?,
            name: row.get(2)?,
            short_name: row.get(3)?,
            name_en: row.get(4)?,
            katottg: row.get(5)?,
            iso: row.get(6)?,
            centre: row.get(7)?,
            communities: row.get(8)?,
            count: 0,
        };
        let folded = vec![fold(&item.name), fold(&item.short_name)];
        let forms = name_forms([item.name.as_str(), &item.short_name, &item.name_en]);
        Ok(Named { number: row.get(0)?, item, folded, forms })
    })?;
    // By the short name, so that «АР Крим» and «м. Київ» stand where readers look for them.
    Ok(Shelf::new(regions.collect::<Result<_, _>>()?, |region| &region.slug, |region| SortKey::of(&region.short_name)))
}

fn load_communities(conn: &Connection) -> rusqlite::Result<Shelf<Community>> {
    let mut select = conn.prepare(
        "SELECT c.number, c.slug, c.name, c.short_name, c.kind, r.slug, c.katottg, c.centre, c.population FROM communities c JOIN regions r ON r.number = c.region",
    )?;
    let communities = select.query_map([], |row| {
        let item = Community {
            slug: row.get(1)?,
            name: row.get(2)?,
            short_name: row.get(3)?,
            kind: row.get(4)?,
            region: row.get(5)?,
            katottg: row.get(6)?,
            centre: row.get(7)?,
            population: row.get(8)?,
            count: 0,
        };
        let folded = vec![fold(&item.name), fold(&item.short_name), fold(&item.centre)];
        // The slug is the name in Latin letters; that of a namesake goes on with its region.
        let latin = item.slug.split_once(&format!("-{}", item.region)).map_or(item.slug.as_str(), |(name, _)| name);
        let forms = name_forms([item.name.as_str(), &item.centre, latin]);
        Ok(Named { number: row.get(0)?, item, folded, forms })
    })?;
    Ok(Shelf::new(communities.collect::<Result<_, _>>()?, |community| &community.slug, |community| SortKey::of(&community.name)))
}
