use super::State;
use crate::address::use_lang;
use crate::colour::Rgb;
use crate::locale::widget_words;
use crate::prelude::*;
use crate::routes::Lang;

/// How the colour reads on both grounds, and what the widget makes of it.
pub(super) fn contrast(state: State) -> Node {
    let lang = use_lang();
    let words = widget_words(lang);
    let told = move || {
        let [red, green, blue] = state.get().embed.accent?;
        let accent = Rgb(red, green, blue);
        let lines = [words.on_light, words.on_dark].into_iter().zip(accent.readings()).map(|(ground, reading)| {
            let verdict = if reading.shown == accent { words.readable.to_owned() } else { [words.shifted, " ", &reading.shown.to_string()].concat() };
            view! {
                <li>
                    {sample(reading.ground, reading.shown)}
                    <span>{ground} ": " {ratio(lang, reading.tenths)} " — " {verdict}</span>
                </li>
            }
        });
        Some(view! { <ul>{lines.collect::<Node>()}</ul> })
    };
    view! { <div class="widget-contrast" aria-live="polite">{told}</div> }.into_node()
}

/// A word in the colour. It is drawn, since the page's policy allows no style but the sheet's.
fn sample(ground: Rgb, colour: Rgb) -> Node {
    view! {
        <svg viewBox="0 0 44 24" width="44" height="24" aria-hidden="true">
            <rect width="44" height="24" rx="3" fill=ground.to_string() />
            <text x="22" y="17" text-anchor="middle" font-size="14" font-weight="700" fill=colour.to_string()>
                "Аа"
            </text>
        </svg>
    }
    .into_node()
}

/// «8,3:1».
fn ratio(lang: Lang, tenths: u32) -> String {
    let point = if lang == Lang::Uk { "," } else { "." };
    [&(tenths / 10).to_string(), point, &(tenths % 10).to_string(), ":1"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_has_one_digit_after_the_sign_of_its_language() {
        assert_eq!((ratio(Lang::Uk, 83), ratio(Lang::En, 210), ratio(Lang::Uk, 9)), ("8,3:1".into(), "21.0:1".into(), "0,9:1".into()));
    }
}
