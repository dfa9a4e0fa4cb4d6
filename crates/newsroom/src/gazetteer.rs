//! The regions and communities of Ukraine, carried in the program so that a fresh newsroom knows the country.

use anyhow::{Context, anyhow};

const REGIONS: &str = include_str!("../gazetteer/regions.json");
const COMMUNITIES: &str = include_str!("../gazetteer/communities.csv");

/// One of the 27 oblast-level units.
#[derive(Clone, PartialEq, Eq, Debug, serde::Deserialize)]
pub struct RegionFacts {
    pub slug: String,
    /// «Вінницька область».
    pub name: String,
    /// «Вінницька», «м. Київ», «АР Крим».
    pub short_name: String,
    pub name_en: String,
    pub katottg: String,
    /// ISO 3166-2.
    pub iso: String,
    pub centre: String,
}

/// A territorial community.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CommunityFacts<'a> {
    pub slug: &'a str,
    /// The adjective alone: «Житомирська».
    pub adjective: &'a str,
    /// «міська», «селищна», «сільська».
    pub kind: &'a str,
    /// The slug of its region.
    pub region: &'a str,
    pub katottg: &'a str,
    pub centre: &'a str,
    /// People, by the estimate of 2022.
    pub population: Option<u32>,
}

impl CommunityFacts<'_> {
    /// «Житомирська територіальна громада».
    pub fn name(&self) -> String {
        format!("{} територіальна громада", self.adjective)
    }

    /// «Житомирська громада».
    pub fn short_name(&self) -> String {
        format!("{} громада", self.adjective)
    }
}

/// All 27 regions.
///
/// # Errors
/// When the embedded file is broken, which the tests exclude.
pub fn regions() -> anyhow::Result<Vec<RegionFacts>> {
    serde_json::from_str(REGIONS).context("gazetteer/regions.json")
}

/// All 1,469 communities.
///
/// # Errors
/// When the embedded file is broken, which the tests exclude.
pub fn communities() -> anyhow::Result<Vec<CommunityFacts<'static>>> {
    COMMUNITIES.lines().skip(1).enumerate().map(|(at, line)| community(line).ok_or_else(|| anyhow!("gazetteer/communities.csv, line {}", at + 2))).collect()
}

fn community(line: &str) -> Option<CommunityFacts<'_>> {
    let mut cells = line.split(',');
    let mut next = || cells.next();
    let (slug, adjective, kind, region) = (next()?, next()?, next()?, next()?);
    let (katottg, centre, population) = (next()?, next()?, next()?);
    let population = if population.is_empty() { None } else { Some(population.parse().ok()?) };
    cells.next().is_none().then_some(CommunityFacts { slug, adjective, kind, region, katottg, centre, population })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]
    use super::*;
    use std::collections::BTreeSet;
    use visnyk_contract::limits::is_slug;

    #[test]
    fn there_are_27_regions_and_1469_communities_each_with_a_slug_and_a_code_of_its_own() {
        let (regions, communities) = (regions().unwrap(), communities().unwrap());
        assert_eq!((regions.len(), communities.len()), (27, 1_469));
        assert_eq!(communities.iter().map(|c| c.slug).collect::<BTreeSet<_>>().len(), 1_469);
        assert_eq!(communities.iter().map(|c| c.katottg).collect::<BTreeSet<_>>().len(), 1_469);
        assert!(regions.iter().map(|r| r.slug.as_str()).chain(communities.iter().map(|c| c.slug)).all(is_slug));
    }

    #[test]
    fn each_community_lies_in_a_region_and_is_of_a_known_kind() {
        let regions = regions().unwrap();
        for community in communities().unwrap() {
            assert!(regions.iter().any(|region| region.slug == community.region), "{}", community.slug);
            assert!(["міська", "селищна", "сільська"].contains(&community.kind), "{}", community.slug);
            assert!(community.population.is_some_and(|people| people > 100), "{}", community.slug);
        }
    }

    #[test]
    fn the_names_are_those_people_use() {
        let short = |slug: &str| regions().unwrap().into_iter().find(|region| region.slug == slug).map(|region| region.short_name);
        assert_eq!(short("kyiv").as_deref(), Some("м. Київ"));
        assert_eq!(short("sevastopol").as_deref(), Some("м. Севастополь"));
        assert_eq!(short("krym").as_deref(), Some("АР Крим"));
        assert_eq!(short("vinnytska").as_deref(), Some("Вінницька"));
        let zhytomyr = communities().unwrap().into_iter().find(|community| community.slug == "zhytomyrska").unwrap();
        assert_eq!(zhytomyr.name(), "Житомирська територіальна громада");
        assert_eq!(zhytomyr.short_name(), "Житомирська громада");
        assert_eq!((zhytomyr.kind, zhytomyr.region, zhytomyr.centre), ("міська", "zhytomyrska", "Житомир"));
    }
}
