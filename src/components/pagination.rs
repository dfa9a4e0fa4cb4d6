use crate::address::use_lang;
use crate::contract::PageInfo;
use crate::locale::catalogue;
use crate::prelude::*;

/// The pages to offer: first, last, and those around the current one; `None` is a gap.
fn offered(number: u32, pages: u32) -> Vec<Option<u32>> {
    let near = |page: &u32| *page == 1 || *page == pages || page.abs_diff(number) <= 2;
    let mut offered = Vec::new();
    let around = number.saturating_sub(3).max(1)..=number.saturating_add(3).min(pages);
    let mut last = 0;
    for page in std::iter::once(1).chain(around).chain(std::iter::once(pages)).filter(near) {
        if page <= last {
            continue;
        }
        if page > last + 1 {
            offered.push(None);
        }
        offered.push(Some(page));
        last = page;
    }
    offered
}

/// Numbered pages, as real links. Nothing when there is only one.
pub fn pagination(page: PageInfo, href: impl Fn(u32) -> String) -> Node {
    let words = catalogue(use_lang());
    let pages = page.pages();
    if pages < 2 {
        return ().into_node();
    }
    let number = page.number.clamp(1, pages);
    let step = |to: u32, rel: &'static str, name: &'static str| {
        view! {
            <li>
                <a class="page-step" rel=rel href=href(to)>
                    {name}
                </a>
            </li>
        }
    };
    let links = offered(number, pages).into_iter().map(|page| match page {
        None => view! { <li class="page-gap" aria-hidden="true">"…"</li> }.into_node(),
        Some(page) => view! {
            <li>
                <a class="page-number" href=href(page) aria-current=(page == number).then_some("page") aria-label=format!("{} {page}", words.page)>
                    {page}
                </a>
            </li>
        }
        .into_node(),
    });
    view! {
        <nav class="pagination" aria-label=words.pages>
            <ul>
                {(number > 1).then(|| step(number - 1, "prev", words.previous_page))} {links.collect::<Node>()}
                {(number < pages).then(|| step(number + 1, "next", words.next_page))}
            </ul>
        </nav>
    }
    .into_node()
}

#[cfg(test)]
mod tests {
    use super::offered;

    #[test]
    fn all_pages_are_offered_while_they_are_few() {
        assert_eq!(offered(2, 4), [1, 2, 3, 4].map(Some));
    }

    #[test]
    fn many_pages_show_the_ends_and_the_neighbours() {
        let plain = |number, pages| offered(number, pages).into_iter().map(|page| page.unwrap_or(0)).collect::<Vec<_>>();
        assert_eq!(plain(1, 50), [1, 2, 3, 0, 50]);
        assert_eq!(plain(25, 50), [1, 0, 23, 24, 25, 26, 27, 0, 50]);
        assert_eq!(plain(50, 50), [1, 0, 48, 49, 50]);
    }
}
