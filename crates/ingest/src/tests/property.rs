//! Whatever comes in, what goes out is safe.

use super::*;
use proptest::prelude::*;
use visnyk_contract::SafeUrl;
use visnyk_contract::limits::MAX_DEPTH;

/// Pieces of mark-up that are worth mixing.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "<table>",
        "<tr>",
        "<td colspan=3>",
        "<th rowspan=2>",
        "</table>",
        "<ul>",
        "<li>",
        "</ul>",
        "<ol>",
        "<blockquote>",
        "</blockquote>",
        "<figure>",
        "<figcaption>",
        "</figure>",
        "<cite>",
        "<br>",
        "<hr>",
        "<pre>",
        "<a href=/x>",
        "<a href='",
        "'>",
        "\">",
        "</a>",
        "<img src=",
        "<img src=/a.png alt=x>",
        "<picture>",
        "<source srcset='/a 1w, /b 2w,'>",
        "<iframe src=//youtu.be/aB3_-678901>",
        "</iframe>",
        "<svg>",
        "</svg>",
        "<math>",
        "<style>",
        "</style>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<template>",
        "<select>",
        "<option>",
        "<h1>",
        "</h1>",
        "<h4>",
        "<dl><dt>",
        "<dd>",
        "<textarea>",
        "</textarea>",
        "<noscript>",
        "<form>",
        "<button>",
        "<p style='mso-list:l0' class=MsoListParagraph>",
        "javascript:alert(1)",
        "//evil",
        "&nbsp;",
        "&#0;",
        "\u{0}",
        "\u{202E}",
        " ",
        "\n",
        "слово",
    ]);
    prop_oneof![4 => fixed.prop_map(str::to_owned), 1 => ".{0,12}"]
}

fn is_within(blocks: &[Block], depth: usize) -> bool {
    depth <= MAX_DEPTH
        && blocks.iter().all(|block| match block {
            Block::List { items, .. } => items.iter().all(|item| is_within(item, depth + 1)),
            Block::Quote { blocks, .. } => is_within(blocks, depth + 1),
            Block::Heading { level, .. } => (2..=4).contains(level),
            _ => true,
        })
}

fn is_safe(html: &str) -> Result<(), TestCaseError> {
    let Ok(blocks) = html_to_blocks(html) else { return Ok(()) };
    for address in addresses(&blocks) {
        let url = SafeUrl::parse(&address);
        prop_assert_eq!(url.map(|url| url.to_string()), Some(address));
    }
    prop_assert!(is_within(&blocks, 1));
    // What the newsroom serves, it would also take.
    let json = serde_json::to_value(&blocks).unwrap();
    prop_assert_eq!(serde_json::from_value::<Vec<Block>>(json).unwrap(), blocks);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_string_makes_it_panic_or_lets_an_unsafe_address_through(html in ".*") {
        is_safe(&html)?;
    }

    #[test]
    fn no_mixture_of_tags_makes_it_panic_or_lets_an_unsafe_address_through(pieces in prop::collection::vec(piece(), 0..60)) {
        is_safe(&pieces.concat())?;
    }
}
