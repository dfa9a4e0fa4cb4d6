//! One generated article.

use super::random::{Random, sums};
use super::vocabulary::{RARE, Vocabulary};
use crate::clock::kyiv;
use crate::gazetteer::{CommunityFacts, RegionFacts};
use crate::store::NewArticle;
use visnyk_contract::{Article, ArticleLang, Block, Card, CommunityRef, Kind, Media, Picture, RegionRef, SafeUrl, Source, Span, TagRef, Translation, Variant};

/// 2025-12-31 12:00 UTC: the newest generated article. Fixed, so that the articles are the same whenever they are made.
const NEWEST: i64 = 1_767_182_400;
/// The oldest is ten years older.
const SPAN: i64 = 10 * 365 * 86_400;
/// One of five is the English version of the one before it: a quarter of the Ukrainian ones has one.
const CYCLE: u32 = 5;

/// Makes articles by their number.
pub(super) struct Press {
    count: u32,
    vocabulary: Vocabulary,
    tags: Vec<TagRef>,
    tag_sums: Vec<f64>,
    regions: Vec<String>,
    communities: Vec<(&'static str, &'static str)>,
    community_sums: Vec<f64>,
}

impl Press {
    pub(super) fn new(count: u32, tags: &[TagRef], regions: Vec<RegionFacts>, communities: Vec<CommunityFacts<'static>>) -> Self {
        Self {
            count,
            vocabulary: Vocabulary::new(),
            tags: tags.to_vec(),
            // Zipf: the second tag is half as frequent as the first.
            tag_sums: sums((1..=tags.len()).map(|rank| 1.0 / rank as f64)),
            regions: regions.into_iter().map(|region| region.slug).collect(),
            community_sums: sums(communities.iter().map(|community| f64::from(community.population.unwrap_or(1_000)).sqrt())),
            communities: communities.iter().map(|community| (community.slug, community.region)).collect(),
        }
    }

    /// The article of a number below the count.
    pub(super) fn article(&self, number: u32) -> NewArticle {
        let is_english = number % CYCLE == CYCLE - 1;
        // Both versions are of one story: same date, places and tags.
        let story = if is_english { number - 1 } else { number };
        let mut facts = Random::of(u64::from(story));
        let card = self.card(story, number, is_english, &mut facts);
        let mut words = Words { vocabulary: &self.vocabulary, random: Random::of(u64::from(number) + 0x1_0000_0000), is_english };
        let (title, lead) = (words.text(80.0, 0.28, 39, 210), words.text(115.0, 0.2, 60, 300));
        let body = words.body();
        let translations = if is_english { vec![Translation { lang: ArticleLang::Uk, id: id(story) }] } else { Vec::new() };
        NewArticle { article: Article { card: Card { title, lead, ..card }, body, gallery: vec![], attachments: vec![], translations, canonical_url: None } }
    }

    fn card(&self, story: u32, number: u32, is_english: bool, facts: &mut Random) -> Card {
        let published = NEWEST - SPAN * i64::from(self.count - story) / i64::from(self.count.max(1)) + i64::from(story % 7) * 60;
        let communities = self.communities(facts);
        let regions = self.regions(facts, &communities);
        let has_photo = facts.chance(30);
        Card {
            id: id(number),
            lang: if is_english { ArticleLang::En } else { ArticleLang::Uk },
            kind: if facts.chance(85) { Kind::News } else { Kind::Interview },
            authors: vec![],
            title: String::new(),
            lead: String::new(),
            published_at: Some(kyiv(published)),
            updated_at: None,
            media: Media { photo: has_photo, video: facts.chance(10) },
            cover: facts.chance(80).then(|| cover(story)).flatten(),
            tags: self.tags(facts),
            regions,
            communities,
            source: facts
                .chance(50)
                .then(|| Source { name: "Пресслужба громади".to_owned(), url: SafeUrl::parse("https://example.org/news") }),
            found: None,
        }
    }

    /// 1 to 6, 3.5 on average.
    fn tags(&self, facts: &mut Random) -> Vec<TagRef> {
        let wanted = 1 + facts.below(6);
        let mut tags: Vec<TagRef> = Vec::with_capacity(wanted);
        for _ in 0..wanted * 4 {
            if let Some(tag) = self.tags.get(facts.weighted(&self.tag_sums)).filter(|tag| tags.len() < wanted && !tags.contains(tag)) {
                tags.push(tag.clone());
            }
        }
        tags
    }

    /// None in 60 of a hundred, else one, large ones more often.
    fn communities(&self, facts: &mut Random) -> Vec<CommunityRef> {
        let found = facts.chance(40).then(|| self.communities.get(facts.weighted(&self.community_sums))).flatten();
        found.map(|(slug, region)| CommunityRef { slug: (*slug).to_owned(), name: String::new(), region: (*region).to_owned() }).into_iter().collect()
    }

    /// None in 30 of a hundred, one in 60, two or more in 10; those with a community are among the latter two.
    fn regions(&self, facts: &mut Random, communities: &[CommunityRef]) -> Vec<RegionRef> {
        let share = facts.unit() * 100.0;
        // 40 of a hundred have a community and so a region: of the other 60, half has none.
        let wanted = match communities.is_empty() {
            true if share < 50.0 => 0,
            _ if share >= 90.0 => 2 + facts.below(3),
            _ => 1,
        };
        let mut slugs: Vec<String> = communities.iter().map(|community| community.region.clone()).collect();
        while slugs.len() < wanted {
            slugs.extend(facts.pick(&self.regions).cloned());
        }
        slugs.into_iter().map(|slug| RegionRef { slug, name: String::new(), name_en: None }).collect()
    }
}

fn id(number: u32) -> String {
    format!("s{number:06}")
}

fn cover(story: u32) -> Option<Picture> {
    let address = |width: u32, kind: &str| SafeUrl::parse(&format!("/media/{:016x}-{width}.{kind}", u64::from(story % 500) * 0x9E37_79B9));
    let variants =
        [480, 800, 1_200, 1_600].into_iter().filter_map(|width| Some(Variant { src: address(width, "webp")?, width, mime: "image/webp".to_owned() })).collect();
    Some(Picture {
        src: address(1_200, "jpg")?,
        width: 1_200,
        height: 800,
        alt: "Краєвид громади".to_owned(),
        caption: None,
        credit: Some("Архів громади".to_owned()),
        variants,
    })
}

struct Words<'a> {
    vocabulary: &'a Vocabulary,
    random: Random,
    is_english: bool,
}

impl Words<'_> {
    fn word(&mut self, out: &mut String) {
        let Vocabulary { ukrainian, endings, small, english } = self.vocabulary;
        let mut push = |word: Option<&&'static str>| out.push_str(word.unwrap_or(&""));
        // Words near the beginning of a list are more frequent, as in a language.
        let skewed = |random: &mut Random| random.unit() * random.unit();
        let at = |place: f64, len: usize| (place * len as f64) as usize;
        if self.is_english {
            push(english.get(at(skewed(&mut self.random), english.len())));
        } else if self.random.chance(30) {
            push(self.random.pick(small));
        } else if self.random.below(200_000) == 0 {
            push(Some(&RARE));
        } else {
            push(ukrainian.get(at(skewed(&mut self.random), ukrainian.len())));
            if self.random.chance(25) {
                // A long tail of words, as names and compounds make it.
                push(self.random.pick(ukrainian));
            }
            push(self.random.pick(endings));
        }
    }

    /// A sentence of about `chars` characters.
    fn sentence(&mut self, chars: usize) -> String {
        // Cyrillic takes two bytes a letter.
        let mut text = String::with_capacity(chars * 2 + 40);
        let mut length = 0;
        while length < chars {
            let before = text.len();
            if before > 0 {
                text.push(' ');
            }
            self.word(&mut text);
            length += text.get(before..).map_or(1, |added| added.chars().count());
        }
        text.push('.');
        text
    }

    /// Lognormal around the median, within limits, in characters.
    fn length(&mut self, median: f64, spread: f64, least: usize, most: usize) -> usize {
        ((median * (spread * self.random.normal()).exp()) as usize).clamp(least, most)
    }

    fn text(&mut self, median: f64, spread: f64, least: usize, most: usize) -> String {
        let length = self.length(median, spread, least, most);
        self.sentence(length)
    }

    /// Median 2,200 characters, a tenth above 7,000, a hundredth above 18,000.
    fn body(&mut self) -> Vec<Block> {
        let mut left = self.length(2_200.0, 0.9, 200, 60_000);
        let mut blocks = Vec::new();
        while left > 0 {
            let length = left.min(150 + self.random.below(500));
            let spans = vec![Span::Text { text: self.sentence(length) }];
            blocks.push(if self.random.chance(8) { Block::Heading { level: 2, spans } } else { Block::Paragraph { spans } });
            left -= length;
        }
        blocks
    }
}
