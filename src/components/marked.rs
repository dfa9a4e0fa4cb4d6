use crate::contract::Mark;
use crate::prelude::*;

/// A text in which some characters are marked; the marks come in their order.
pub fn marked(text: &str, marks: &[Mark]) -> Node {
    let mut chars = text.chars();
    let mut at = 0;
    let mut parts = Vec::with_capacity(marks.len() * 2 + 1);
    for &[from, to] in marks {
        let mut take = |until: u32| chars.by_ref().take(until.saturating_sub(std::mem::replace(&mut at, until)) as usize).collect::<String>();
        let (before, word) = (take(from), take(to));
        parts.push(before.into_node());
        parts.push(view! { <mark>{word}</mark> }.into_node());
    }
    parts.push(chars.collect::<String>().into_node());
    Node::List(parts)
}

#[cfg(test)]
mod tests {
    use super::marked;
    use crate::markup::to_html;

    #[test]
    fn marks_count_characters_and_not_bytes() {
        assert_eq!(to_html(&marked("Нові громади: ґрунт", &[[5, 12], [14, 19]])), "Нові <mark>громади</mark>: <mark>ґрунт</mark>");
        assert_eq!(to_html(&marked("Рада & люди", &[])), "Рада &amp; люди");
    }
}
