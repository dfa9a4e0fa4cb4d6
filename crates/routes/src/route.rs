use crate::lang::Lang;
use visnyk_contract::limits::{is_id, is_slug};
use visnyk_contract::{Filter, Selection, page_of, percent_decode};

/// Longest path that can name a page.
const MAX_PATH: usize = 512;

/// A page of the portal.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Route {
    Home,
    News,
    Article(String),
    Tags,
    Tag(String),
    Regions,
    Region(String),
    Communities,
    Community(String),
    Search,
    Saved,
    Settings,
    Widgets,
    About,
    Accessibility,
}

/// A page in a language.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Located {
    pub lang: Lang,
    pub route: Route,
}

impl Located {
    /// The page of a path (without query), or `None` where there is none. One trailing slash is forgiven.
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/').filter(|_| path.len() <= MAX_PATH && !path.contains("//"))?;
        let path = path.strip_suffix('/').unwrap_or(path);
        let (lang, path) = match path.strip_prefix("en") {
            Some("") => (Lang::En, ""),
            Some(rest) if rest.starts_with('/') => (Lang::En, rest.get(1..)?),
            _ => (Lang::Uk, path),
        };
        Some(Self { lang, route: Route::parse(path)? })
    }

    /// The path of the page.
    pub fn path(&self) -> String {
        self.route.path(self.lang)
    }

    /// The one address that shows this page with this query: a single tag, region or community has its own page, and
    /// that page does not repeat its slug in the query. `None` when the address is the canonical one already.
    ///
    /// Only what matters moves: parameters that are not the portal's (`utm_…`) alone cause no redirect.
    pub fn redirect(&self, path: &str, query: &str) -> Option<String> {
        let selection = Selection::parse(query).selection;
        let target = match (&self.route, selection.single()) {
            (Route::News, Some((filter, slug))) => Some((Route::of(filter, slug), Selection::new())),
            (route, _) => route.fixed().filter(|(filter, slug)| selection.has(*filter, slug)).map(|(filter, _)| {
                // Inside a key values are alternatives, so others beside the page's own widen it: that is the list's to show.
                let others = selection.slugs(filter).len() > 1;
                let mut rest = selection.clone();
                if !others {
                    rest.clear(filter);
                }
                (if others { Route::News } else { self.route.clone() }, rest)
            }),
        };
        match target {
            Some((route, rest)) => Some(route.href(self.lang, &rest, page_of(query))),
            None => {
                let kept = self.kept(query);
                let kept = kept.as_deref().unwrap_or(query);
                let mark = if kept.is_empty() { "" } else { "?" };
                (self.path() != path || kept != query).then(|| format!("{}{mark}{kept}", self.path()))
            }
        }
    }

    /// What of a query an article keeps, where that is less: such portals had articles in pages.
    fn kept(&self, query: &str) -> Option<String> {
        let is_page = |pair: &&str| pair.strip_prefix("page").is_some_and(|rest| rest.is_empty() || rest.starts_with('='));
        let has_page = matches!(self.route, Route::Article(_)) && query.split('&').any(|pair| is_page(&pair));
        has_page.then(|| query.split('&').filter(|pair| !is_page(pair)).collect::<Vec<_>>().join("&"))
    }
}

impl Route {
    fn parse(path: &str) -> Option<Self> {
        let mut segments = path.split('/');
        let (first, second) = (segments.next()?, segments.next());
        match (first, second, segments.next(), segments.next()) {
            (_, _, None, None) => {}
            // As such portals had it before.
            ("news", Some("tag"), Some(slug), None) => return percent_decode(slug).filter(|slug| is_slug(slug)).map(Self::Tag),
            _ => return None,
        }
        let Some(second) = second else {
            return Some(match first {
                "" => Self::Home,
                "news" | "main-news" => Self::News,
                "tags" => Self::Tags,
                "regions" => Self::Regions,
                "communities" => Self::Communities,
                "search" => Self::Search,
                "saved" => Self::Saved,
                "settings" => Self::Settings,
                "widgets" => Self::Widgets,
                "about" => Self::About,
                "accessibility" => Self::Accessibility,
                _ => return None,
            });
        };
        let name = percent_decode(second)?;
        match first {
            "news" if is_id(&name) => {
                let mut id = name.as_str();
                while let Some(rest) = id.strip_suffix(".amp").filter(|rest| is_id(rest)) {
                    id = rest;
                }
                Some(Self::Article(id.to_owned()))
            }
            "tags" if is_slug(&name) => Some(Self::Tag(name)),
            "regions" if is_slug(&name) => Some(Self::Region(name)),
            "communities" if is_slug(&name) => Some(Self::Community(name)),
            _ => None,
        }
    }

    /// The page of a tag, region or community.
    pub fn of(filter: Filter, slug: &str) -> Self {
        match filter {
            Filter::Tag => Self::Tag(slug.to_owned()),
            Filter::Region => Self::Region(slug.to_owned()),
            Filter::Community => Self::Community(slug.to_owned()),
        }
    }

    /// The filter value that a page stands for.
    pub fn fixed(&self) -> Option<(Filter, &str)> {
        match self {
            Self::Tag(slug) => Some((Filter::Tag, slug)),
            Self::Region(slug) => Some((Filter::Region, slug)),
            Self::Community(slug) => Some((Filter::Community, slug)),
            _ => None,
        }
    }

    /// What the page lists under a query: what that selects, with the value that the page itself stands for.
    pub fn selection(&self, query: &str) -> Selection {
        let mut selection = Selection::parse(query).selection;
        if let Some((filter, slug)) = self.fixed() {
            selection.clear(filter);
            selection.add(filter, slug);
        }
        selection
    }

    /// The path in a language.
    pub fn path(&self, lang: Lang) -> String {
        let (head, tail) = match self {
            Self::Home => return if lang == Lang::Uk { "/".to_owned() } else { lang.prefix().to_owned() },
            Self::News => ("news", ""),
            Self::Article(id) => ("news", id.as_str()),
            Self::Tags => ("tags", ""),
            Self::Tag(slug) => ("tags", slug.as_str()),
            Self::Regions => ("regions", ""),
            Self::Region(slug) => ("regions", slug.as_str()),
            Self::Communities => ("communities", ""),
            Self::Community(slug) => ("communities", slug.as_str()),
            Self::Search => ("search", ""),
            Self::Saved => ("saved", ""),
            Self::Settings => ("settings", ""),
            Self::Widgets => ("widgets", ""),
            Self::About => ("about", ""),
            Self::Accessibility => ("accessibility", ""),
        };
        let slash = if tail.is_empty() { "" } else { "/" };
        format!("{}/{head}{slash}{tail}", lang.prefix())
    }

    /// The address of page `page` of the list that this page shows under `selection`.
    pub fn href(&self, lang: Lang, selection: &Selection, page: u32) -> String {
        let mut href = self.path(lang);
        let query = selection.to_query();
        let page = if page > 1 { format!("page={page}") } else { String::new() };
        for part in [query, page].into_iter().filter(|part| !part.is_empty()) {
            href.push(if href.contains('?') { '&' } else { '?' });
            href.push_str(&part);
        }
        href
    }

    /// The address of a list with this selection: the page of its one value, or `/news`.
    pub fn list(lang: Lang, selection: &Selection, page: u32) -> String {
        match selection.single() {
            Some((filter, slug)) => Self::of(filter, slug).href(lang, &Selection::new(), page),
            None => Self::News.href(lang, selection, page),
        }
    }

    /// The address of the builder of widgets, for one with this selection and in the language of the list.
    pub fn widget_of(lang: Lang, selection: &Selection) -> String {
        let mut href = Self::Widgets.href(lang, selection, 1);
        if lang == Lang::En {
            href.push_str(if selection.is_empty() { "?lang=en" } else { "&lang=en" });
        }
        href
    }
}

#[cfg(test)]
mod tests;
