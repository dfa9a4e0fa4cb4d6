//! The looks of the widget as a form. Without the program it is sent, and the address it leads to is the same.

mod field;

use super::State;
use super::contrast::contrast;
use crate::address::{Move, use_lang, use_navigator};
use crate::browser::Event;
use crate::components::hidden;
use crate::locale::{later_words, widget_words};
use crate::prelude::*;
use crate::routes::{Builder, Embed, HEIGHTS, MAX_EMBED_LIMIT, MAX_HEADING_CHARS, MAX_RADIUS, Route};
use field::{Field, Kind, accent, field};

/// How the widget looks, and what it does in the page around it.
pub(super) fn form(state: State) -> Node {
    let lang = use_lang();
    let (words, later) = (widget_words(lang), later_words(lang));
    let navigator = use_navigator();
    let change = move |event: Event| {
        let Some(name) = event.near("[name]", "name") else { return };
        let value = match event.near("[data-off]", "data-off") {
            Some(off) if !event.is_checked() => off,
            _ => event.value(),
        };
        navigator.go(&untrack(|| state.get()).changed(&name, &value, lang), Move::Replace);
    };
    let one = |name, usual, label, kind| field(state, Field { name, usual, label, kind });
    let levels = &[("2", "2"), ("3", "3"), ("4", "4"), ("5", "5"), ("6", "6")];
    let layouts = [("list", words.layout_list), ("compact", words.layout_compact), ("cards", words.layout_cards)];
    let themes = [("auto", later.theme_auto), ("light", later.theme_light), ("dark", later.theme_dark), ("host", words.theme_host)];
    let targets = [("_blank", words.target_blank), ("_top", words.target_top)];
    let refresh = [("off", words.refresh_off), ("300", words.refresh_5), ("900", words.refresh_15), ("3600", words.refresh_60)];
    // Elsewhere in the address: the filters, and what the widget is looked at in.
    let carried = move || {
        let Builder { embed, width, ground } = state.get();
        let rest = Builder { embed: Embed { selection: embed.selection, ..Embed::default() }, width, ground };
        hidden(&rest.to_query())
    };
    view! {
        <form class="widget-form" action=Route::Widgets.path(lang) method="get" on:change=change on:submit=|event| event.prevent_default()>
            {carried}
            <fieldset class="setting">
                <legend>{words.looks}</legend>
                <div class="widget-fields">
                    {one("lang", "uk", words.language, Kind::Choice(&[("uk", "Українська"), ("en", "English")], ""))}
                    {one("layout", "list", words.layout, Kind::Choice(&layouts, ""))}
                    {one("limit", "5", words.limit, Kind::Number(1, MAX_EMBED_LIMIT, ""))}
                    {one("theme", "auto", later.theme, Kind::Choice(&themes, ""))}
                    {accent(state)}
                    {one("radius", "3", words.radius, Kind::Number(0, MAX_RADIUS, ""))}
                    {one("heading", "", words.heading, Kind::Text(MAX_HEADING_CHARS))}
                    {one("heading-level", "2", words.heading_level, Kind::Choice(levels, ""))}
                </div>
                {contrast(state)}
                <div class="widget-checks">
                    {one("header", "on", words.header, Kind::Switch("on", "off"))}
                    {one("pictures", "on", words.pictures, Kind::Switch("on", "off"))}
                    {one("leads", "off", words.leads, Kind::Switch("on", "off"))}
                </div>
            </fieldset>
            <fieldset class="setting">
                <legend>{words.frame}</legend>
                <div class="widget-fields">
                    {one("target", "_blank", words.target, Kind::Choice(&targets, ""))}
                    {one("refresh", "off", words.refresh, Kind::Choice(&refresh, words.seconds))}
                    {one("height", "", words.height, Kind::Number(*HEIGHTS.start(), *HEIGHTS.end(), words.height_auto))}
                </div>
                <div class="widget-checks">
                    {one("loading", "lazy", words.eager, Kind::Switch("eager", "lazy"))}
                    {one("consent", "none", words.consent, Kind::Switch("click", "none"))}
                </div>
            </fieldset>
            <button type="submit" class="button button-strong without-program">
                {words.apply}
            </button>
        </form>
    }
    .into_node()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_shows_by_itself_is_what_an_absent_parameter_means() {
        let owner = Owner::new();
        let html = owner.with(|| crate::markup::to_html(&form(State(Memo::new(|_| String::new())))));
        let names = ["lang", "layout", "limit", "theme", "radius", "heading-level", "header", "pictures", "leads", "target", "refresh", "loading", "consent"];
        for name in names {
            let tag = html.split('<').find(|tag| tag.contains(&format!(" name=\"{name}\""))).unwrap();
            let attribute = |tag: &str, name: &str| tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next()).map(str::to_owned);
            let shown = if tag.starts_with("select") {
                let options = html.split_once(tag).unwrap().1.split_once("</select>").unwrap().0;
                attribute(options.split('<').find(|tag| tag.contains(" selected=")).unwrap(), "value")
            } else if tag.contains(" type=\"checkbox\"") && !tag.contains(" checked=") {
                attribute(tag, "data-off")
            } else {
                attribute(tag, "value")
            };
            let query = format!("{name}={}", shown.unwrap());
            let (builder, ignored) = Builder::parse(&query);
            assert_eq!((builder, ignored), (Builder::default(), Vec::new()), "{query}");
        }
    }
}
