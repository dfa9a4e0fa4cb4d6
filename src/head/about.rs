use super::ld::Ld;
use super::{Element, Head, use_head};
use crate::config::Config;
use crate::contract::{Article, Picture, Selection, percent_encode};
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// Least size at which networks show a picture large.
const LARGE: (u32, u32) = (600, 315);
/// Longest headline that search engines take, in characters.
const HEADLINE: usize = 110;

/// What a page tells of itself. It becomes the document's head with [`About::write`].
pub struct About {
    config: Config,
    lang: Lang,
    /// Without the site's name; empty for the front page.
    title: String,
    description: String,
    /// Path or whole address.
    canonical: String,
    /// The language and address of each version.
    versions: Vec<(&'static str, String)>,
    feed: String,
    /// The address that stands for this page in pages of others; empty for none.
    embedded: String,
    hidden: bool,
    kind: &'static str,
    own: Vec<Element>,
    image: (String, u32, u32, String),
    told: Vec<Ld>,
    article_lang: Lang,
}

impl About {
    pub fn new(lang: Lang, title: &str, description: &str) -> Self {
        let config = use_context::<Config>().unwrap_or_default();
        let portal = if lang == Lang::En { "/share/portal-en.png" } else { "/share/portal.png" };
        let image = (config.api_address(portal), 1200, 630, config.site_name.clone());
        Self {
            lang,
            title: title.to_owned(),
            description: description.to_owned(),
            canonical: String::new(),
            versions: Vec::new(),
            feed: format!("lang={}", lang.code()),
            embedded: String::new(),
            hidden: false,
            kind: "website",
            own: Vec::new(),
            image,
            told: Vec::new(),
            article_lang: lang,
            config,
        }
    }

    /// A page that has one address in each language.
    pub fn at(mut self, route: &Route, selection: &Selection, page: u32) -> Self {
        self.canonical = route.href(self.lang, selection, page);
        self.versions = Lang::ALL.map(|lang| (lang.code(), self.config.address(&route.href(lang, selection, page)))).into();
        self.versions.push(("x-default", self.config.address(&route.href(Lang::Uk, selection, page))));
        self
    }

    /// The head of the list of a tag, a region or a community.
    pub fn of_list(lang: Lang, name: &str) -> Self {
        Self::new(lang, name, &format!("{name}: {}", catalogue(lang).list_description))
    }

    /// A page of other pages.
    pub fn collection(mut self, route: &Route, selection: &Selection) -> Self {
        self = self.at(route, selection, 1);
        let ld = self.page("CollectionPage");
        self.told.push(ld);
        self
    }

    /// A list of news under `selection`, which includes the value that the page itself stands for.
    pub fn list(mut self, route: &Route, selection: &Selection, page: u32) -> Self {
        let mut rest = selection.clone();
        if let Some((filter, slug)) = route.fixed() {
            rest.remove(filter, slug);
        }
        self = self.at(route, &rest, page);
        let ld = self.page("CollectionPage");
        self.told.push(ld);
        // A widget has no words.
        if selection.text().is_empty() {
            self.embedded = self.canonical.clone();
        }
        self.feed_of(selection)
    }

    /// The feeds have the news of this selection.
    pub fn feed_of(mut self, selection: &Selection) -> Self {
        if !selection.is_empty() {
            self.feed = self.feed + "&" + &selection.to_query();
        }
        self
    }

    /// The front page.
    pub fn front(mut self) -> Self {
        self = self.at(&Route::Home, &Selection::new(), 1);
        let site =
            Ld::root("WebSite").text("name", &self.config.site_name).text("url", &self.config.address(&self.canonical)).text("inLanguage", self.lang.code());
        self.told.push(site.text("description", &self.description).object("publisher", self.publisher()));
        self
    }

    /// Who pastes `address` into a page gets what oEmbed says.
    pub fn embedded(mut self, address: String) -> Self {
        self.embedded = address;
        self
    }

    /// Search engines shall not keep this page.
    pub fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// The pages above this one, topmost first, as the trail shows them.
    pub fn below(mut self, above: &[(Route, String)]) -> Self {
        let home = (Route::Home, catalogue(self.lang).home.to_owned());
        let mut steps: Vec<_> = std::iter::once(&home).chain(above).map(|(route, name)| (name.clone(), route.path(self.lang))).collect();
        steps.push((self.title.clone(), self.canonical.clone()));
        let steps = steps.into_iter().enumerate().map(|(index, (name, path))| {
            Ld::new("ListItem").raw("position", &(index + 1).to_string()).text("name", &name).text("item", &self.config.address(&path))
        });
        let steps = Ld::root("BreadcrumbList").list("itemListElement", steps.collect());
        self.told.push(steps);
        self
    }

    /// An article. Its home is the interface of its own language; one that was taken over from another site names that.
    pub fn article(mut self, article: &Article) -> Self {
        let card = &article.card;
        let at = |code: &str, id: &str| {
            let lang = if code == Lang::En.code() { Lang::En } else { Lang::Uk };
            (lang.code(), self.config.address(&Route::Article(id.to_owned()).path(lang)))
        };
        let own = at(card.lang.code(), &card.id);
        let mut versions = vec![own.clone()];
        versions.extend(article.translations.iter().filter(|other| other.lang != card.lang).map(|other| at(other.lang.code(), &other.id)));
        // The Ukrainian one first. A sort of the library would be felt in the bundle.
        if let Some(ukrainian) = versions.iter().position(|(code, _)| *code == Lang::Uk.code()) {
            let ukrainian = versions.remove(ukrainian);
            versions.insert(0, ukrainian);
        }
        versions.extend(versions.first().map(|(_, address)| ("x-default", address.clone())));
        self.embedded = own.1.clone();
        self.article_lang = if own.0 == Lang::En.code() { Lang::En } else { Lang::Uk };
        self.canonical = match &article.canonical_url {
            Some(url) => url.as_str().to_owned(),
            None => {
                self.versions = versions;
                own.1
            }
        };
        self.kind = "article";
        self.picture(&card.id, card.cover.as_ref());
        let published = card.published_at.map(|at| at.to_string()).unwrap_or_default();
        let updated = card.updated_at.map(|at| at.to_string()).unwrap_or_else(|| published.clone());
        let tags: Vec<_> = card.tags.iter().map(|tag| tag.name.as_str()).collect();
        let moments = [("article:published_time", &published), ("article:modified_time", &updated)];
        self.own = moments.into_iter().filter(|(_, at)| !at.is_empty()).map(|(name, at)| Element::meta("property", name, at)).collect();
        self.own.extend(tags.first().map(|tag| Element::meta("property", "article:section", tag)));
        self.own.extend(tags.iter().map(|tag| Element::meta("property", "article:tag", tag)));
        let person = |name: &String| Ld::new("Person").text("name", name);
        let authors = if card.authors.is_empty() { vec![self.publisher()] } else { card.authors.iter().map(person).collect() };
        let places = card.regions.iter().map(|region| &region.name).chain(card.communities.iter().map(|community| &community.name));
        let ld = Ld::root("NewsArticle")
            .text("headline", &card.title.chars().take(HEADLINE).collect::<String>())
            .text("description", &card.lead)
            .text("datePublished", &published)
            .text("dateModified", &updated)
            .text("inLanguage", card.lang.code())
            .text("image", &self.image.0)
            .text("articleSection", tags.first().unwrap_or(&""))
            .text("keywords", &tags.join(", "))
            .text("mainEntityOfPage", &self.config.address(&self.canonical))
            .list("author", authors)
            .list("contentLocation", places.map(|name| Ld::new("Place").text("name", name)).collect())
            .object("publisher", self.publisher());
        self.told.push(ld);
        self
    }

    /// The picture that networks show: the cover when it is large enough, else the card that the newsroom draws.
    fn picture(&mut self, id: &str, cover: Option<&Picture>) {
        self.image = match cover.filter(|cover| cover.width >= LARGE.0 && cover.height >= LARGE.1) {
            Some(cover) => (self.config.api_address(cover.src.as_str()), cover.width, cover.height, cover.alt.clone()),
            None => (self.config.api_address(&format!("/share/{id}.png")), 1200, 630, self.title.clone()),
        };
    }

    fn page(&self, kind: &str) -> Ld {
        let page = Ld::root(kind).text("name", &self.title).text("description", &self.description);
        page.text("url", &self.config.address(&self.canonical)).text("inLanguage", self.lang.code()).object("publisher", self.publisher())
    }

    fn publisher(&self) -> Ld {
        let publisher = Ld::new("Organization").text("name", &self.config.site_name).text("url", &self.config.address("/"));
        match &self.config.logo {
            Some(logo) => publisher.text("logo", &self.config.address(logo.as_str())),
            None => publisher,
        }
    }

    /// Makes it the head of the document.
    pub fn write(self) {
        let site = &self.config.site_name;
        let title = if self.title.is_empty() { site.clone() } else { format!("{} — {site}", self.title) };
        let shown = if self.title.is_empty() { site } else { &self.title };
        let mut elements = vec![Element::meta("name", "description", &self.description)];
        if self.hidden {
            elements.push(Element::meta("name", "robots", "noindex"));
        }
        let canonical = self.config.address(&self.canonical);
        if !self.canonical.is_empty() {
            elements.push(Element::link("canonical", &canonical));
        }
        elements.extend(self.versions.iter().map(|(lang, href)| Element::link("alternate", href).with("hreflang", lang)));
        let url = percent_encode(&self.config.address(&self.embedded));
        let others = [
            ("application/atom+xml", "/feed.xml?", &self.feed),
            ("application/feed+json", "/feed.json?", &self.feed),
            ("application/json+oembed", "/api/v1/oembed?url=", &url),
        ];
        for (kind, path, query) in others.into_iter().filter(|(_, _, query)| !query.is_empty()) {
            elements.push(Element::link("alternate", &self.config.api_address(&(path.to_owned() + query))).with("type", kind).with("title", shown));
        }
        let locale = if self.article_lang == Lang::En { "en_GB" } else { "uk_UA" };
        let (image, width, height, alt) = &self.image;
        let (width, height) = (width.to_string(), height.to_string());
        let properties = [
            ("og:type", self.kind),
            ("og:site_name", site),
            ("og:locale", locale),
            ("og:title", shown),
            ("og:description", &self.description),
            ("og:url", if self.canonical.is_empty() { "" } else { &canonical }),
            ("og:image", image),
            ("og:image:width", &width),
            ("og:image:height", &height),
            ("og:image:alt", alt),
        ];
        elements.extend(properties.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| Element::meta("property", name, value)));
        elements.push(Element::meta("name", "twitter:card", "summary_large_image"));
        elements.extend(self.own);
        elements.extend(self.told.into_iter().map(|ld| Element::script(ld.end())));
        use_head().set(Head { title, lang: self.lang, elements });
    }
}
