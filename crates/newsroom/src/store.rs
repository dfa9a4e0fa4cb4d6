//! Where the newsroom keeps its articles. Everything above speaks to [`Store`] alone, so that another database can take
//! SQLite's place; what differs from one database to the next stays below it.

mod change;
mod fault;
mod measured;
pub mod sqlite;

pub use change::{Before, Change, Happened, Log};
pub use fault::Fault;
pub use measured::{Access, Measured, Meter};

use async_trait::async_trait;
use std::path::PathBuf;
use visnyk_contract::{Article, ArticleLang, ArticleList, AsOf, Card, Community, DateTime, Facet, Filter, Ignored, Region, Selection, Suggestion, Tag, TagRef};

/// A list call.
#[derive(Clone, Debug)]
pub struct ListRequest {
    pub selection: Selection,
    /// `None` for every language.
    pub lang: Option<ArticleLang>,
    /// From 1; clamped to the last page.
    pub page: u32,
    /// Already within the contract's limits.
    pub limit: u32,
    pub facets: Vec<Filter>,
    /// Most values of the facets of tags and communities, instead of what is usual.
    pub facet_limit: Option<u32>,
}

/// A call for the values of one key under the filters of the others.
#[derive(Clone, Debug)]
pub struct ValuesRequest {
    pub filter: Filter,
    pub selection: Selection,
    /// `None` for every language.
    pub lang: Option<ArticleLang>,
    /// What is typed of the name.
    pub name: String,
    pub limit: u32,
}

/// The newest articles of a selection, whole.
#[derive(Clone, PartialEq, Debug)]
pub struct Newest {
    pub articles: Vec<Article>,
    /// As of a list call.
    pub ignored: Vec<Ignored>,
    pub as_of: AsOf,
}

/// A part of all visible articles, oldest first.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ledger {
    pub lines: Vec<LedgerLine>,
    /// How many there are in all.
    pub total: u32,
    pub as_of: AsOf,
}

/// What a sitemap needs of an article.
#[derive(Clone, PartialEq, Debug)]
pub struct LedgerLine {
    pub id: String,
    pub lang: ArticleLang,
    pub published_at: Option<DateTime>,
    pub updated_at: Option<DateTime>,
}

/// What is known of an id.
#[derive(Clone, PartialEq, Debug)]
pub enum Found<T> {
    Here(T),
    /// It was published and then withdrawn: 410.
    Withdrawn,
    /// Never seen, or not published yet: 404.
    Unknown,
}

/// A selection as it filters now.
#[derive(Clone, PartialEq, Debug)]
pub struct Effective {
    /// Without what does not filter: slugs that are unknown, a text that holds no word.
    pub selection: Selection,
    /// The tags left out. They filter as soon as there are such tags.
    pub unknown_tags: Vec<String>,
    /// The last change it takes into account.
    pub cursor: u64,
}

/// The time a list of most read articles looks back on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Window {
    Week,
    Month,
}

/// A checked article on its way in: slugs resolved to names by the store, pictures in place.
#[derive(Clone, PartialEq, Debug)]
pub struct NewArticle {
    /// `tags`, `regions` and `communities` carry slugs; a new tag also its name. The rest is as it will be served.
    pub article: Article,
}

/// What a `PUT` did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Put {
    Created,
    Updated,
    /// The very same article was there: nothing changed, no event follows.
    Unchanged,
}

/// What an import brings, in this order.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Batch {
    /// Added, or renamed where their slug is known; articles follow.
    pub tags: Vec<TagRef>,
    pub articles: Vec<NewArticle>,
    /// Ids of articles to be withdrawn. One that was withdrawn before is not put again.
    pub withdrawn: Vec<String>,
    /// Views by id, spread over the last six days; nothing for an article that has views, so that a repeated import changes
    /// nothing.
    pub views: Vec<(String, u32)>,
}

/// What came of a batch.
#[derive(Debug, Default)]
pub struct BatchDone {
    /// Of the articles, in their order. `None` for one that stays withdrawn.
    pub articles: Vec<StoreResult<Option<Put>>>,
    /// Whether a tag came or got another name.
    pub has_new_names: bool,
    /// How many were withdrawn now.
    pub withdrawn: u32,
    /// How many articles got views.
    pub viewed: u32,
}

/// Why the store could not do it.
#[derive(thiserror::Error, Debug)]
pub enum StoreError {
    /// The writer's mistake, in words for the writer; field is a JSON pointer such as `/regions/0`.
    #[error("{field}: {detail}")]
    Invalid { field: String, detail: String },
    /// The database's trouble; details are for the log only.
    #[error("the database failed ({0}){advice}", advice = Fault::of(.0).advice())]
    Database(#[from] rusqlite::Error),
    /// A place in the database's file makes no sense.
    #[error("{} is damaged ({error}){}", .path.display(), Fault::Damaged.advice())]
    Damaged { path: PathBuf, error: rusqlite::Error },
    /// Others write for so long that this writer's turn did not come.
    #[error("others have been writing for too long: nothing was stored; repeat it a little later")]
    Crowded,
    #[error("the store failed: {0}")]
    Other(#[from] anyhow::Error),
}

pub type StoreResult<T> = Result<T, StoreError>;

/// The newsroom's memory.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// The list call. Slugs that are unknown are dropped and come back in `ignored`.
    async fn list(&self, request: ListRequest) -> StoreResult<ArticleList>;
    /// Values of a key, each with the number of articles that it would show; also those with none.
    async fn values(&self, request: ValuesRequest) -> StoreResult<Vec<Facet>>;
    /// What somebody who types `text` may have in mind: tags, regions, communities, then articles; `limit` in all.
    async fn suggest(&self, text: &str, lang: Option<ArticleLang>, limit: u32) -> StoreResult<Vec<Suggestion>>;
    async fn article(&self, id: &str) -> StoreResult<Found<Article>>;
    /// The first page of a list as whole articles, by date also where a text is searched for.
    async fn newest(&self, request: ListRequest) -> StoreResult<Newest>;
    /// `limit` of all visible articles, oldest first, after the `skip` oldest.
    async fn ledger(&self, skip: u32, limit: u32) -> StoreResult<Ledger>;
    /// Shared tags first, then community, then region, then newest; same language; never the article itself.
    async fn related(&self, id: &str, limit: u32) -> StoreResult<Found<Vec<Card>>>;
    async fn top(&self, window: Window, lang: Option<ArticleLang>, limit: u32) -> StoreResult<Vec<Card>>;
    /// Counts one view; `false` when there is no such article.
    async fn count_view(&self, id: &str) -> StoreResult<bool>;
    /// Tags in Ukrainian order, those whose name contains `q` when given.
    async fn tags(&self, q: Option<&str>, limit: Option<u32>) -> StoreResult<Vec<Tag>>;
    async fn tag(&self, slug: &str) -> StoreResult<Option<Tag>>;
    /// All 27, in Ukrainian order.
    async fn regions(&self) -> StoreResult<Vec<Region>>;
    async fn region(&self, slug: &str) -> StoreResult<Option<Region>>;
    async fn communities(&self, region: Option<&str>, q: Option<&str>) -> StoreResult<Vec<Community>>;
    async fn community(&self, slug: &str) -> StoreResult<Option<Community>>;
    async fn put(&self, article: NewArticle) -> StoreResult<Put>;
    /// Takes a batch in one transaction: an article that is refused costs that article, any other failure the whole batch.
    async fn import(&self, batch: Batch) -> StoreResult<BatchDone>;
    /// Leaves a tombstone. `Here(())` when it was withdrawn now.
    async fn withdraw(&self, id: &str) -> StoreResult<Found<()>>;
    /// The last change: moves with every put and withdrawal and when a scheduled article appears.
    async fn as_of(&self) -> StoreResult<AsOf>;
    /// Changes after a cursor, oldest first: those in the `most` next entries of the log. What is due is published first.
    async fn changes(&self, since: u64, most: u32) -> StoreResult<Log>;
    /// What of a selection filters now, as in the list call.
    async fn effective(&self, selection: Selection) -> StoreResult<Effective>;
    /// Which of these articles hold all words of a text. One that is not visible may be among them.
    async fn holding(&self, text: &str, ids: Vec<String>) -> StoreResult<Vec<String>>;
    /// Whether the store can answer.
    async fn ready(&self) -> StoreResult<()>;

    /// What is counted and measured of it; `None` where nothing is.
    fn measured(&self) -> Option<Measured> {
        None
    }
}
