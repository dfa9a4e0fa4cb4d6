use super::listing::listed_by;
use super::{communities, home};
use crate::client::{article_path, community_path, front_path, list_path, region_path, regions_path, tag_path, tags_path, top_path};
use crate::routes::{Builder, Located, Route};

/// Calls `call` with each API path that the page of an address asks for at first, without the layout's list of latest news.
/// Written a second time beside the pages themselves, so that they can be asked for ahead without building a page; the test
/// holds both together.
pub fn calls(located: &Located, query: &str, call: &mut dyn FnMut(String)) {
    match located.route {
        Route::Tags => call(tags_path()),
        Route::Regions => call(regions_path()),
        Route::Communities => {
            call(regions_path());
            let narrowed = communities::narrowed(query);
            if !narrowed.is_empty() {
                call(communities::found_path(&narrowed));
            }
        }
        Route::Widgets => {
            let embed = Builder::parse(query).0.embed;
            call(list_path(embed.lang, &embed.selection, 1));
        }
        _ => first_calls(located, query, call),
    }
}

/// The same, of the pages that the first part of the program has.
pub fn first_calls(located: &Located, query: &str, call: &mut dyn FnMut(String)) {
    let Located { lang, route } = located;
    match route {
        Route::Home => {
            call(front_path(*lang, home::ASKED));
            call(top_path(*lang));
            call(regions_path());
            return;
        }
        Route::Article(id) => return call(article_path(id)),
        Route::Tag(slug) => call(tag_path(slug)),
        Route::Region(slug) => call(region_path(slug)),
        Route::Community(slug) => {
            call(community_path(slug));
            call(regions_path());
        }
        Route::News | Route::Search => {}
        _ => return,
    }
    let (selection, page) = listed_by(route, query);
    if *route != Route::Search || !selection.is_empty() {
        call(list_path(*lang, &selection, page));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Address;
    use crate::client::latest_path;
    use crate::config::Config;
    use crate::render::{Asked, Rendered, render};
    use crate::routes::Lang;
    use std::sync::Arc;

    /// What rendering the page needs first.
    fn needed(address: &Address) -> Vec<String> {
        let asked = Asked { config: Config::default(), address: address.clone(), now: 1_795_000_000 };
        match render(&asked, &Arc::default()) {
            Rendered::Needs(calls) => calls,
            Rendered::Page(_) => Vec::new(),
        }
    }

    #[test]
    fn what_is_asked_for_ahead_is_what_each_page_asks_for() {
        let addresses = [
            "",
            "/news",
            "/news?tag=osvita,voda&region=lvivska&q=%D1%88%D0%BA%D0%BE%D0%BB%D0%B0&page=3&from=2026-01-02&media=photo",
            "/news?tag=osvita",
            "/news?tag=%D0%A9&page=x&utm_source=a",
            "/news/1001",
            "/news/a-b_c.d",
            "/tags",
            "/tags?page=2",
            "/tags/osvita",
            "/tags/osvita?region=lvivska&page=2",
            "/regions",
            "/regions/lvivska",
            "/regions/lvivska?tag=voda",
            "/communities",
            "/communities?region=lvivska",
            "/communities?region=lvivska,zhytomyrska&q=%D0%BC",
            "/communities?q=%D0%BC%D1%96%D1%81%D1%82%D0%BE",
            "/communities?tag=osvita",
            "/communities/zhytomyrska",
            "/communities/zhytomyrska?tag=osvita&page=2",
            "/search",
            "/search?page=2",
            "/search?q=%D1%88%D0%BA%D0%BE%D0%BB%D0%B0",
            "/search?tag=osvita&q=a&page=4",
            "/saved",
            "/settings",
            "/about",
            "/accessibility",
            "/widgets",
            "/widgets?tag=osvita&region=lvivska&lang=en&layout=cards&preview-width=320&q=a&page=2",
            "/widgets?tag=a,b,c,d,e,f&lang=EN",
        ];
        for lang in Lang::ALL {
            for address in addresses {
                let prefix = if lang == Lang::En { "/en" } else { "" };
                let address = Address::parse(&format!("{prefix}{}", if address.is_empty() && prefix.is_empty() { "/" } else { address })).resolved();
                let located = address.located().unwrap();
                assert_eq!(located.lang, lang);
                let mut ahead = vec![latest_path(lang)];
                calls(&located, &address.query, &mut |path| ahead.push(path));
                let mut needed = needed(&address);
                ahead.sort();
                needed.sort();
                assert_eq!(ahead, needed, "{address}");
            }
        }
    }
}
