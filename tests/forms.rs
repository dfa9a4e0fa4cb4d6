//! The forms as a browser sends them without the program: all that was chosen must be in the address they lead to.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod support;

use support::{Api, full_api, render};
use visnyk::address::Address;
use visnyk::contract::{Selection, percent_encode};

const FILTERS: &str = "id=\"filter-form\"";

/// A form of a page: where it leads, and its fields in their order.
#[derive(Debug)]
struct Form {
    action: String,
    fields: Vec<(String, String)>,
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split_once(&format!(" {name}=\""))?.1.split('"').next()?;
    Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

/// The form whose tag has `mark`, on the page of an address.
fn form(address: &str, mark: &str, api: &Api) -> Form {
    let page = render(address, api);
    let form = page.html.split("<form").skip(1).find(|form| form.split('>').next().unwrap().contains(mark)).expect(mark);
    let form = form.split("</form>").next().unwrap();
    assert!(attribute(form, "method").as_deref() == Some("get") && form.contains("<button type=\"submit\""), "{form}");
    let mut fields: Vec<(String, String)> = Vec::new();
    for tag in form.split('<') {
        match (tag.split([' ', '>']).next().unwrap(), attribute(tag, "name")) {
            // A box that is not ticked is not sent.
            ("input", _) if tag.contains(" type=\"checkbox\"") && !tag.contains(" checked=") => {}
            ("input", Some(name)) => fields.push((name, attribute(tag, "value").unwrap_or_default())),
            ("select", Some(name)) => fields.push((name, String::new())),
            ("option", _) if tag.contains(" selected=") => fields.last_mut().unwrap().1 = attribute(tag, "value").unwrap(),
            _ => {}
        }
    }
    Form { action: attribute(form, "action").unwrap(), fields }
}

impl Form {
    /// Chooses in a field that the reader sees: the last of its name, after those that are hidden.
    fn set(mut self, name: &str, value: &str) -> Self {
        self.fields.iter_mut().rev().find(|(known, _)| known == name).unwrap().1 = value.to_owned();
        self
    }

    /// The address that sending leads to, after the portal's redirects.
    fn send(&self) -> String {
        let query: Vec<_> = self.fields.iter().map(|(name, value)| format!("{name}={}", percent_encode(value))).collect();
        let address = Address::parse(&format!("{}?{}", self.action, query.join("&"))).resolved();
        let located = address.located().unwrap();
        located.route.href(located.lang, &Selection::parse(&address.query).selection, 1)
    }
}

#[test]
fn a_form_that_is_sent_as_it_is_leads_to_the_list_that_is_shown() {
    let lists = [
        "/news",
        "/en/news?region=zhytomyrska&tag=partnerstvo",
        "/news?community=a,b&from=2026-03-01&media=photo,video&q=%D1%88%20%22%26&region=c,zhytomyrska&tag=partnerstvo,toloka&to=2026-03-31",
        "/tags/partnerstvo",
        "/tags/partnerstvo?media=photo&q=x&region=zhytomyrska",
        "/regions/zhytomyrska?from=2026-03-01&tag=partnerstvo,toloka",
        "/en/communities/zhytomyrska?region=zhytomyrska",
        "/search?media=photo&q=x&region=zhytomyrska&tag=toloka",
    ];
    // Also while the values and their names are still on their way.
    for api in [full_api(), Api::default()] {
        for list in lists {
            assert_eq!(form(list, FILTERS, &api).send(), list);
        }
    }
}

#[test]
fn what_is_chosen_without_the_program_is_added_to_what_was_chosen() {
    let sent = |address: &str, name: &str, value: &str| form(address, FILTERS, &full_api()).set(name, value).send();
    assert_eq!(sent("/news", "region", "zhytomyrska"), "/regions/zhytomyrska");
    assert_eq!(sent("/news?media=photo&tag=partnerstvo", "region", "zhytomyrska"), "/news?media=photo&region=zhytomyrska&tag=partnerstvo");
    assert_eq!(sent("/news?media=photo&tag=partnerstvo", "media", "video"), "/news?media=video&tag=partnerstvo");
    assert_eq!(sent("/news?media=photo&region=kyiv", "region", "zhytomyrska"), "/news?media=photo&region=zhytomyrska");
    assert_eq!(sent("/tags/partnerstvo?media=photo", "region", "zhytomyrska"), "/tags/partnerstvo?media=photo&region=zhytomyrska");
    assert_eq!(sent("/regions/zhytomyrska", "q", "школа"), format!("/regions/zhytomyrska?q={}", percent_encode("школа")));
    assert_eq!(sent("/communities/zhytomyrska", "from", "2026-03-01"), "/communities/zhytomyrska?from=2026-03-01");
    assert_eq!(sent("/search?q=x", "region", "zhytomyrska"), "/search?q=x&region=zhytomyrska");
}

#[test]
fn a_field_that_is_emptied_without_the_program_takes_its_filter_away() {
    assert_eq!(form("/news?q=x&media=photo", FILTERS, &full_api()).set("q", "").send(), "/news?media=photo");
    assert_eq!(form("/tags/partnerstvo?region=zhytomyrska", FILTERS, &full_api()).set("region", "").send(), "/tags/partnerstvo");
}

#[test]
fn a_new_search_stays_under_the_filters_that_are_shown_and_one_from_above_begins_anew() {
    let search = |mark: &str| form("/search?media=photo&q=x&region=zhytomyrska", mark, &full_api()).set("q", "y").send();
    assert_eq!(search("class=\"search-form\" role=\"search\" aria-label=\"Пошук\""), "/search?media=photo&q=y&region=zhytomyrska");
    assert_eq!(search("class=\"search-form\" role=\"search\" aria-label=\"Пошук на порталі\""), "/search?q=y");
}

#[test]
fn communities_are_looked_for_by_a_plain_form() {
    let sent = form("/en/communities", "index-filter", &full_api()).set("q", "Nemyriv").send();
    assert_eq!(sent, "/en/communities?q=Nemyriv");
}

#[test]
fn on_a_phone_the_filters_open_without_the_program() {
    let page = render("/news", &full_api());
    assert!(page.html.contains("<summary class=\"button\" aria-controls=\"filter-form\">Фільтри</summary></details><form id=\"filter-form\""), "{}", page.html);
}
