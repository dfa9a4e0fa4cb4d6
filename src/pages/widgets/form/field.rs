use crate::address::use_lang;
use crate::contract::query_pairs;
use crate::locale::widget_words;
use crate::pages::widgets::State;
use crate::prelude::*;

/// A parameter of the widget as a field of its form. It follows the address; what is changed is heard by the form.
pub(super) struct Field<'a> {
    pub(super) name: &'static str,
    /// What an absent parameter means.
    pub(super) usual: &'static str,
    pub(super) label: &'static str,
    pub(super) kind: Kind<'a>,
}

pub(super) enum Kind<'a> {
    /// Values with their names, and the unit of others that an address may have.
    Choice(&'a [(&'static str, &'static str)], &'static str),
    /// Bounds, and what an empty field means.
    Number(u32, u32, &'static str),
    /// Longest text, in characters.
    Text(usize),
    /// The words for on and off.
    Switch(&'static str, &'static str),
}

pub(super) fn field(state: State, of: Field) -> Node {
    let Field { name, usual, label, kind } = of;
    let shown = move || value(state, name, usual);
    let id = ["widget-", name].concat();
    let node = match kind {
        Kind::Switch(on, off) => return switch(state, of.name, usual, label, (on, off)),
        Kind::Choice(values, unit) => choice(id.clone(), state, name, usual, (values, unit)),
        Kind::Number(least, most, hint) => view! {
            <input
                id=id.clone()
                type="number"
                name=name
                min=least
                max=most
                autocomplete="off"
                placeholder=hint
                value=untrack(shown)
                prop:value=shown
            />
        },
        Kind::Text(most) => {
            view! { <input id=id.clone() type="text" name=name maxlength=most as u32 autocomplete="off" value=untrack(shown) prop:value=shown /> }
        }
    };
    view! {
        <p class="field">
            <label for=id>{label}</label>
            {node}
        </p>
    }
    .into_node()
}

/// The value of a parameter, tracked.
fn value(state: State, name: &str, usual: &str) -> String {
    state.0.with(|query| query_pairs(query).find(|(key, _)| key == name).map_or_else(|| usual.to_owned(), |(_, value)| value))
}

fn choice(id: String, state: State, name: &'static str, usual: &'static str, (values, unit): (&[(&'static str, &'static str)], &'static str)) -> Node {
    let shown = move || value(state, name, usual);
    let first = untrack(shown);
    let options = values.iter().map(|(code, name)| view! { <option value=*code selected=*code == first>{*name}</option> }).collect::<Node>();
    let codes: Vec<_> = values.iter().map(|(code, _)| *code).collect();
    let other = move || {
        let now = shown();
        (!codes.contains(&now.as_str())).then(|| view! { <option value=now.clone() selected=true>{now.clone()} " " {unit}</option> })
    };
    view! {
        <select id=id name=name autocomplete="off" prop:value=shown>
            {options}
            {other}
        </select>
    }
    .into_node()
}

/// Something that is on or off. A box that is not ticked is not sent: the hidden field speaks for it.
fn switch(state: State, name: &'static str, usual: &'static str, label: &'static str, (on, off): (&'static str, &'static str)) -> Node {
    let checked = move || (value(state, name, usual) == on).then_some("checked");
    view! {
        <label class="setting-option">
            <input type="checkbox" name=name value=on data-off=off autocomplete="off" checked=untrack(checked) prop:checked=checked />
            <span>{label}</span>
        </label>
        <input type="hidden" name=name value=off />
    }
    .into_node()
}

/// A colour: its digits, which may be absent, and the browser's way to pick one.
pub(super) fn accent(state: State) -> Node {
    let words = widget_words(use_lang());
    let shown = move || match value(state, "accent", "") {
        digits if digits.is_empty() => digits,
        digits => ["#", &digits].concat(),
    };
    let picked = move || ["#", &value(state, "accent", "12507f")].concat();
    view! {
        <div class="field">
            <label for="widget-accent">{words.accent}</label>
            <span class="widget-accent">
                <input
                    id="widget-accent"
                    type="text"
                    name="accent"
                    maxlength="7"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    placeholder="#rrggbb"
                    aria-describedby="widget-accent-hint"
                    value=untrack(shown)
                    prop:value=shown
                />
                // Without the program the first of both counts.
                <input type="color" name="accent" autocomplete="off" aria-label=words.accent_pick value=untrack(picked) prop:value=picked />
            </span>
            <span id="widget-accent-hint" class="widget-hint">
                {words.accent_hint}
            </span>
        </div>
    }
    .into_node()
}
