use super::{Element, Node};

/// Elements that have no end tag.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "source", "link", "meta"];
/// Where a closure's place begins and ends.
const MARK: &str = "<!---->";

/// Writes a node as HTML. Text and attribute values are escaped here and nowhere else.
///
/// The place of a closure stands between two comments, as in the live document, so that `browser::mount` can take it over.
pub fn to_html(node: &Node) -> String {
    let mut html = String::with_capacity(16 * 1024);
    write(node, &mut html);
    html
}

fn write(node: &Node, html: &mut String) {
    match node {
        Node::Text(text) => escape(text, html),
        Node::Element(element) => write_element(element, html),
        Node::List(nodes) => nodes.iter().for_each(|node| write(node, html)),
        Node::Dynamic(make) => {
            html.push_str(MARK);
            write(&make(), html);
            html.push_str(MARK);
        }
        Node::Keyed(rows) => {
            html.push_str(MARK);
            rows().into_iter().for_each(|row| write(&(row.make)(), html));
            html.push_str(MARK);
        }
    }
}

fn write_element(element: &Element, html: &mut String) {
    html.push('<');
    html.push_str(element.tag);
    for (name, value) in &element.attributes {
        if let Some(value) = value.now() {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            escape(&value, html);
            html.push('"');
        }
    }
    html.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    element.children.iter().for_each(|child| write(child, html));
    html.push_str("</");
    html.push_str(element.tag);
    html.push('>');
}

/// Text as it stands in HTML, also in an attribute.
pub fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            // A NUL would be replaced by the parser, and differ from what the program expects.
            '\0' => html.push('\u{FFFD}'),
            // Written plainly it would become a line feed.
            '\r' => html.push_str("&#13;"),
            _ => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prelude::*;

    #[test]
    fn text_and_attributes_cannot_break_out() {
        let hostile = "\"><script>alert('1')</script>&amp;";
        let node = view! { <p title=hostile>{hostile}</p> };
        let escaped = "&quot;&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;amp;";
        assert_eq!(to_html(&node), format!("<p title=\"{escaped}\">{escaped}</p>"));
    }

    #[test]
    fn absent_values_leave_nothing_and_true_ones_leave_their_name() {
        let none: Option<String> = None;
        let node = view! { <input disabled=true hidden=false lang=none value=|| "x" on:click=|_| () prop:value="y" /> };
        assert_eq!(to_html(&node), "<input disabled=\"\" value=\"x\">");
    }

    #[test]
    fn rows_stand_between_the_marks_of_a_closure() {
        let rows = || ["a", "b"].map(|text| crate::markup::Keyed::new(text, 1, move || view! { <li>{text}</li> })).into();
        assert_eq!(to_html(&view! { <ol>{crate::markup::keyed(rows)}</ol> }), "<ol><!----><li>a</li><li>b</li><!----></ol>");
    }

    #[test]
    fn whatever_makes_a_node_may_be_a_child() {
        let none: Option<String> = None;
        let node = view! {
            <ul>
                "a" {String::from("b")} {7_u32} {()} {Some("c")} {none} {vec!["d", "e"]} {|| "f"} {["g"].into_iter().collect::<Node>()} <li></li>
            </ul>
        };
        assert_eq!(to_html(&node), "<ul>ab7cde<!---->f<!---->g<li></li></ul>");
    }
}
