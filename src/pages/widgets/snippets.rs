use super::State;
use super::preview::name;
use crate::address::use_lang;
use crate::browser;
use crate::config::Config;
use crate::head::use_head;
use crate::locale::{WidgetWords, widget_words};
use crate::markup::escape;
use crate::prelude::*;
use crate::routes::{Builder, EMBED_SANDBOX, Embed, LOADER_PATH, Lang};

/// A column of the width that most sites have, for which the height of a frame is reckoned.
const COLUMN: u32 = 320;

type Text = fn(&Config, &Builder) -> String;

/// What is to be pasted.
pub(super) fn snippets(state: State) -> Node {
    let words = widget_words(use_lang());
    let all: [(&str, &str, &str, Text); 4] = [
        ("widget-script", words.script, words.script_hint, script),
        ("widget-address", words.address, words.address_hint, address),
        ("widget-iframe", words.iframe, words.iframe_hint, iframe),
        ("widget-policy", words.policy, words.policy_hint, |config, _| policy(config)),
    ];
    let all = all.into_iter().map(|(id, name, hint, text)| snippet(words, state, (id, name, hint), text));
    view! {
        <section aria-labelledby="widget-code">
            <h2 id="widget-code">{words.code}</h2>
            {all.collect::<Node>()}
        </section>
    }
    .into_node()
}

fn snippet(words: &'static WidgetWords, state: State, (id, name, hint): (&'static str, &'static str, &'static str), text: Text) -> Node {
    let head = use_head();
    let config = use_context::<Config>().unwrap_or_default();
    let text = Memo::new(move |_| text(&config, &state.get()));
    let told = RwSignal::new(String::new());
    effect(move || {
        text.get();
        told.set(String::new());
    });
    let copy = move |_| {
        browser::copy(&untrack(|| text.get()), move |done| {
            let words = if done { words.copied } else { words.copy_failed };
            told.set(words.to_owned());
            head.announce(&[name, ": ", words].concat());
        });
    };
    view! {
        <div class="snippet">
            <h3 id=id>{name}</h3>
            <p class="widget-hint">{hint}</p>
            <pre><code translate="no">{move || text.get()}</code></pre>
            <p class="snippet-foot">
                <button type="button" class="button" aria-label=[words.copy, ": ", name].concat() on:click=copy>
                    {words.copy}
                </button>
                // Those who listen are told by the page.
                <span class="snippet-told" aria-hidden="true">{move || told.get()}</span>
            </p>
        </div>
    }
    .into_node()
}

fn script(config: &Config, builder: &Builder) -> String {
    let embed = &builder.embed;
    let mut html = String::from("<visnyk-latest");
    for (name, value) in embed.attributes() {
        html.extend([" ", name, "=\"", &escaped(&value), "\""]);
    }
    let (link, loader) = (config.address(&embed.list()), config.address(LOADER_PATH));
    html.extend(["><a href=\"", &escaped(&link), "\">", &escaped(&label(config, embed)), "</a></visnyk-latest>\n"]);
    html.extend(["<script async src=\"", &escaped(&loader), "\"></script>"]);
    html
}

fn iframe(config: &Config, builder: &Builder) -> String {
    let embed = &builder.embed;
    let height = embed.frame.height.unwrap_or_else(|| embed.reserved(COLUMN)).to_string();
    let (src, title) = (escaped(&config.address(&embed.path())), escaped(&label(config, embed)));
    let start = ["<iframe src=\"", &src, "\" title=\"", &title, "\" width=\"100%\" height=\"", &height].concat();
    [&start, "\" frameborder=\"0\" loading=\"lazy\" sandbox=\"", EMBED_SANDBOX, "\"></iframe>"].concat()
}

/// The address to paste: of the list where the widget is the usual one, which readers can open too; else the builder's own, which
/// holds the looks.
fn address(config: &Config, builder: &Builder) -> String {
    let embed = &builder.embed;
    let usual = Embed { selection: embed.selection.clone(), lang: embed.lang, ..Embed::default() };
    let path = if usual == *embed { embed.list() } else { Builder { embed: embed.clone(), ..Builder::default() }.href(Lang::Uk) };
    config.address(&path)
}

fn policy(config: &Config) -> String {
    let portal = &config.public_url;
    ["script-src ", portal, ";\nframe-src ", portal, ";"].concat()
}

fn label(config: &Config, embed: &Embed) -> String {
    [&name(embed), " — ", &config.site_name].concat()
}

fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape(text, &mut html);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config() -> Config {
        Config { public_url: "https://news.example".into(), site_name: "Вісник & <Ко>".into(), ..Config::default() }
    }

    fn written(text: Text, query: &str) -> String {
        text(&config(), &Builder::parse(query).0)
    }

    #[test]
    fn the_snippet_is_an_element_a_link_for_the_time_before_and_the_loader() {
        assert_eq!(
            written(script, "tag=osvita&limit=7&preview-width=320"),
            "<visnyk-latest limit=\"7\" tag=\"osvita\" lang=\"uk\"><a href=\"https://news.example/tags/osvita\">Останні новини — Вісник &amp; &lt;Ко&gt;</a></visnyk-latest>\n\
             <script async src=\"https://news.example/embed/v1.js\"></script>"
        );
    }

    #[test]
    fn nothing_that_was_typed_ends_an_attribute_or_the_text() {
        for text in [script as Text, iframe] {
            let html = written(text, "heading=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%26amp;");
            assert!(html.contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"), "{html}");
            assert!(!html.contains("<script>"), "{html}");
        }
    }

    #[test]
    fn a_frame_has_the_height_that_was_set_or_that_its_rows_need() {
        assert!(written(iframe, "height=400").contains("width=\"100%\" height=\"400\""));
        let html = written(iframe, "lang=en&layout=compact&region=kyiv&consent=click");
        assert!(
            html.starts_with("<iframe src=\"https://news.example/embed/latest?lang=en&amp;layout=compact&amp;region=kyiv\" title=\"Latest news — "),
            "{html}"
        );
        assert!(html.contains("height=\"679\""), "{html}");
    }

    #[test]
    fn the_address_is_the_list_as_long_as_it_says_all() {
        for (query, path) in [
            ("", "/news"),
            ("lang=en&preview-ground=dark", "/en/news"),
            ("tag=osvita", "/tags/osvita"),
            ("lang=en&region=kyiv&tag=osvita", "/en/news?region=kyiv&tag=osvita"),
            ("tag=osvita&layout=cards&preview-width=600", "/widgets?layout=cards&tag=osvita"),
        ] {
            assert_eq!(written(address, query), format!("https://news.example{path}"), "{query}");
        }
    }

    #[test]
    fn the_policy_names_the_portal_and_nothing_else() {
        assert_eq!(policy(&config()), "script-src https://news.example;\nframe-src https://news.example;");
    }
}
