//! `index.html` as a form with gaps: what is the same for all pages of a newsroom is filled in once, when the server starts.

use super::SiteFacts;
use axum::http::HeaderValue;
use visnyk::colour::Rgb;
use visnyk::head::Head;
use visnyk::render::{escaped, head_html};
use visnyk_shell::{policy, with_config};

/// What marks the one picture that the page is about.
const COVER: &str = "fetchpriority=\"high\"";

/// The page around what is rendered.
#[derive(Debug)]
pub struct Template {
    /// Up to the language of the page.
    start: String,
    /// From there to the title.
    head: String,
    /// From the title to the end of the head; what the rendered head replaces is left out.
    rest_of_head: String,
    /// From the end of the head to the portal's element.
    body: String,
    /// What starts the module on its way.
    preload: Preload,
    /// What follows the portal, without what only a page that was not rendered needs.
    end: String,
    policy: HeaderValue,
    /// The whole page before anything is rendered into it.
    shell: String,
}

/// The module's place in the queue. A slow line shares its bytes among all that was asked for, so on the page of an article it
/// waits for the first bytes of the cover: then it comes when the cover has come, and the line is never idle.
#[derive(Debug)]
struct Preload {
    at_once: String,
    after_cover: String,
}

/// What is put into the gaps.
pub struct Filling<'a> {
    pub head: &'a Head,
    pub body: &'a str,
    /// Path, status and body of the API's answers.
    pub answers: Vec<(&'a str, u16, &'a str)>,
    /// Seconds since 1970.
    pub now: u32,
    /// Whether the reader came for one text and its picture, and not to choose.
    pub of_article: bool,
}

impl Template {
    /// Prepares `index.html`; `None` when it has no place for a portal.
    pub fn new(index: &str, facts: &SiteFacts) -> Option<Self> {
        // The parser that a browser has normalises line ends before it hashes.
        let index = with_facts(&with_accent(&index.replace("\r\n", "\n"), facts), facts);
        let policy = HeaderValue::from_str(&policy([index.as_str()], None)).ok()?;
        let shell = index.clone();
        let (mut program, mut preload) = (String::new(), String::new());
        let index = without(&index, "<script data-early", "</script>", &mut String::new());
        let index = without(&index, "<link rel=\"preload\"", ">", &mut preload);
        let mut turn = String::new();
        let index = without(&index, "<script data-turn", "</script>", &mut turn);
        let later = preload.replace("rel=\"preload\"", "data-later") + &turn;
        let index = without(&index, "<link rel=\"modulepreload\"", ">", &mut program);
        let index = without(&index, "<script type=\"module\"", "</script>", &mut program);
        let (start, rest) = index.split_once("<html")?;
        let (tag, rest) = rest.split_once('>')?;
        let others = tag.split_ascii_whitespace().filter(|attribute| !attribute.starts_with("lang="));
        let after_lang = others.map(|attribute| format!(" {attribute}")).collect::<String>() + ">";
        let (head, rest) = rest.split_once("<title>")?;
        let (_, rest) = rest.split_once("</title>")?;
        let (rest_of_head, rest) = rest.split_once("</head>")?;
        let (body, rest) = rest.split_once("<div id=\"portal\">")?;
        let (_, end) = rest.split_once("</noscript>")?;
        Some(Self {
            start: format!("{start}<html lang=\""),
            head: format!("\"{after_lang}{head}"),
            rest_of_head: without(rest_of_head, "<meta data-head", ">", &mut String::new()),
            body: format!("</head>{body}"),
            preload: Preload { at_once: preload, after_cover: later },
            end: program + end,
            policy,
            shell,
        })
    }

    /// The policy that goes with every page.
    pub fn policy(&self) -> HeaderValue {
        self.policy.clone()
    }

    /// The page without content, which the program fills by itself where there is no network.
    pub fn shell(&self) -> &str {
        &self.shell
    }

    /// A page.
    pub fn fill(&self, filling: &Filling) -> String {
        let data: usize = filling.answers.iter().map(|(_, _, body)| body.len() + 200).sum();
        let mut page = String::with_capacity(filling.body.len() + data + self.rest_of_head.len() + 8 * 1024);
        let (lang, title, now) = (filling.head.lang.code(), escaped(&filling.head.title), filling.now.to_string());
        let elements = head_html(&filling.head.elements);
        let preload = if filling.of_article && filling.body.contains(COVER) { &self.preload.after_cover } else { &self.preload.at_once };
        let head = [&self.start, lang, &self.head, "<title>", &title, "</title>", preload, &elements, &self.rest_of_head, &self.body];
        page.extend(head);
        page.extend(["<div id=\"portal\" data-rendered=\"", &now, "\">", filling.body, "</div>"]);
        for (path, status, body) in &filling.answers {
            // `<` stands in JSON inside of strings only, where it could end the element.
            let body = body.replace('<', "\\u003c");
            page.extend([
                "<script type=\"application/json\" data-path=\"",
                &escaped(path),
                "\" data-status=\"",
                &status.to_string(),
                "\">",
                &body,
                "</script>",
            ]);
        }
        page.push_str(&self.end);
        page
    }
}

/// Takes away what begins and ends so, wherever it stands, and adds it to `taken`.
fn without(page: &str, start: &str, end: &str, taken: &mut String) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, (inside, after))) = rest.split_once(start).and_then(|(before, found)| Some((before, found.split_once(end)?))) {
        kept.push_str(before);
        taken.extend([start, inside, end]);
        rest = after;
    }
    kept + rest
}

/// The operator's colour, there before the program is.
fn with_accent(index: &str, facts: &SiteFacts) -> String {
    let Some(accent) = facts.accent.as_deref().and_then(Rgb::parse) else { return index.to_owned() };
    let style = format!("<style>:root{{--brand-light:{};--brand-dark:{}}}</style></head>", accent.readable_on_light(), accent.readable_on_dark());
    index.replacen("</head>", &style, 1)
}

/// Fills `<script type="application/json" id="visnyk-config">`; a page without it stays as it is.
fn with_facts(index: &str, facts: &SiteFacts) -> String {
    with_config(index, &facts.json()).unwrap_or_else(|| {
        tracing::warn!("index.html has no element «visnyk-config»: the page will run with its own defaults");
        index.to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use visnyk_routes::Lang;

    const INDEX: &str = "<!doctype html>\n<html lang=\"uk\" data-x=\"1\"><head><title>x</title><meta data-head=\"\" name=\"description\" content=\"y\" />\
        <script type=\"application/json\" id=\"visnyk-config\">{}</script></head><body><div id=\"portal\">skeleton</div><noscript>z</noscript><p>bar</p></body></html>";

    fn page(facts: &SiteFacts, title: &str, body: &str, answer: &str) -> String {
        let head = Head { title: title.into(), lang: Lang::En, elements: Vec::new() };
        Template::new(INDEX, facts).unwrap().fill(&Filling { head: &head, body, answers: vec![("/api?a=1&b=2", 200, answer)], now: 7, of_article: false })
    }

    #[test]
    fn a_page_has_its_own_language_title_text_and_data_and_nothing_that_stood_in_for_them() {
        let expected = "<!doctype html>\n<html lang=\"en\" data-x=\"1\"><head><title>A &amp; B</title>\
            <script type=\"application/json\" id=\"visnyk-config\">{\"site_name\":\"\",\"api\":\"\"}</script></head>\
            <body><div id=\"portal\" data-rendered=\"7\"><p></p></div>\
            <script type=\"application/json\" data-path=\"/api?a=1&amp;b=2\" data-status=\"200\">{}</script><p>bar</p></body></html>";
        assert_eq!(page(&SiteFacts::default(), "A & B", "<p></p>", "{}"), expected);
    }

    #[test]
    fn the_module_is_asked_for_at_once_or_where_there_is_a_cover_after_its_first_bytes() {
        let module = "<script type=\"module\">import x from 'x';</script>";
        let preload = "<link rel=\"preload\" href=\"/x.wasm\" as=\"fetch\">";
        let turn = "<script data-turn>x</script>";
        let index = INDEX.replace("</head>", &format!("{module}{turn}{preload}</head>"));
        let template = Template::new(&index, &SiteFacts::default()).unwrap();
        let head = Head { title: "x".into(), lang: Lang::Uk, elements: Vec::new() };
        let filled = |body, of_article| template.fill(&Filling { head: &head, body, answers: vec![("/a", 200, "{}")], now: 7, of_article });
        let page = filled("text", true);
        assert!(page.ends_with(&format!("{{}}</script>{module}<p>bar</p></body></html>")), "the program follows the text and the data: {page}");
        assert!(page.contains(&format!("</title>{preload}")) && !page.contains("data-turn"), "{page}");
        assert_eq!(page.matches("x.wasm").count(), 1);
        assert_eq!(filled("<img fetchpriority=\"high\">", false).matches(turn).count(), 0, "the front page is for choosing");
        let page = filled("<img fetchpriority=\"high\">", true);
        assert!(page.contains(&format!("</title><link data-later href=\"/x.wasm\" as=\"fetch\">{turn}")), "{page}");
        assert_eq!((page.matches("x.wasm").count(), page.matches(turn).count()), (1, 1));
    }

    #[test]
    fn neither_facts_nor_title_nor_answers_can_end_their_element() {
        let hostile = "</script></title><script>alert(1)</script><!--";
        let facts = SiteFacts { site_name: hostile.into(), ..SiteFacts::default() };
        let page = page(&facts, hostile, "", &serde_json::json!({ "title": hostile }).to_string());
        let scripts = page.split("<script").skip(1).filter(|script| !script.starts_with(" type=\"application/json\"")).count();
        assert_eq!((scripts, page.matches("alert(1)").count()), (0, 3), "{page}");
        assert!(!page.contains("<!--"), "{page}");
    }

    #[test]
    fn the_operators_colour_is_there_before_the_program() {
        let facts = SiteFacts { accent: Some("#0a5bd3".into()), ..SiteFacts::default() };
        let template = Template::new(INDEX, &facts).unwrap();
        assert!(template.rest_of_head.contains("<style>:root{--brand-light:#"), "{}", template.rest_of_head);
        assert!(template.policy.to_str().unwrap().contains("style-src 'self' 'sha256-"));
    }
}
