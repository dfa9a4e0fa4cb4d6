//! Scripts and styles that stand in a page. Trunk and the renderer write it, so that its shape is known and no parser of
//! whole HTML has to be built; what this reads otherwise than a browser has no hash in the policy, and does not run.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Script,
    Style,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Script => "script",
            Self::Style => "style",
        }
    }
}

/// The texts that the browser runs or applies, in their order.
pub fn inline(html: &str) -> Vec<(Kind, &str)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.strip_prefix('>').or_else(|| Some(comment.split_once("-->")?.1)).unwrap_or_default();
            continue;
        }
        let Some((kind, tag)) = [Kind::Script, Kind::Style].into_iter().find_map(|kind| Some((kind, opened(after, kind)?))) else { continue };
        let Some((attributes, text)) = end_of_tag(tag) else { break };
        let end = text.to_ascii_lowercase().find(&format!("</{}", kind.name())).unwrap_or(text.len());
        let (text, after) = text.split_at_checked(end).unwrap_or((text, ""));
        rest = after;
        if runs(kind, attributes) {
            found.push((kind, text));
        }
    }
    found
}

/// What follows the name of an opening tag, when it is that of `kind`.
fn opened(tag: &str, kind: Kind) -> Option<&str> {
    let (name, rest) = tag.split_at_checked(kind.name().len())?;
    let ends = rest.starts_with(|letter: char| letter.is_ascii_whitespace() || letter == '>' || letter == '/');
    (ends && name.eq_ignore_ascii_case(kind.name())).then_some(rest)
}

/// Splits behind the attributes of a tag; a `>` in quotes does not end it.
fn end_of_tag(tag: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, letter) in tag.char_indices() {
        match quote {
            Some(open) if open == letter => quote = None,
            Some(_) => {}
            None if letter == '"' || letter == '\'' => quote = Some(letter),
            None if letter == '>' => return Some((tag.get(..at)?, tag.get(at + 1..)?)),
            None => {}
        }
    }
    None
}

/// A script from elsewhere has no text that runs, and one of another type is data.
fn runs(kind: Kind, attributes: &str) -> bool {
    let attributes = read(attributes);
    let value = |name: &str| attributes.iter().find(|(has, _)| has == name).map(|(_, value)| value.trim().to_ascii_lowercase());
    let typed = value("type");
    let typed = typed.as_deref().unwrap_or_default();
    match kind {
        Kind::Script => value("src").is_none() && matches!(typed, "" | "module" | "importmap" | "text/javascript" | "application/javascript"),
        Kind::Style => matches!(typed, "" | "text/css"),
    }
}

fn read(attributes: &str) -> Vec<(String, &str)> {
    let mut read = Vec::new();
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/' || letter == '=');
        let end = rest.find(|letter: char| letter.is_ascii_whitespace() || letter == '=' || letter == '/').unwrap_or(rest.len());
        let Some((name, after)) = rest.split_at_checked(end).filter(|(name, _)| !name.is_empty()) else { return read };
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(value) => value_of(value.trim_start()),
            None => ("", after),
        };
        read.push((name.to_ascii_lowercase(), value));
        rest = after;
    }
}

fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    text.split_once(|letter: char| letter.is_ascii_whitespace()).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_is_told_from_data_comments_and_files() {
        let html = "<!-- <script>no()</script> --><SCRIPT>a()</SCRIPT><script type=\"application/json\" data-x='>'>{}</script>\
            <script type=application/ld+json>{}</script><script type=\"module\" data-src=\"x\">b()</script><script async src=\"/c.js\"></script>\
            <style media=\"print\">p{}</style><scripty>d</scripty><script data-x=\"a>b\">e() < f()</script>";
        let expected = [(Kind::Script, "a()"), (Kind::Script, "b()"), (Kind::Style, "p{}"), (Kind::Script, "e() < f()")];
        assert_eq!(inline(html), expected);
    }

    #[test]
    fn broken_pages_come_to_an_end() {
        for html in ["<", "<script", "<script>", "<script>a", "<!--", "<style x=\"", "<script =>x</script>", "<script a=>x</script>"] {
            assert!(inline(html).len() <= 1, "{html}");
        }
    }
}
