use crate::words::words;
use visnyk_ingest::{html_to_blocks, markdown_to_html};

/// Markdown takes the way of HTML, with all that holds for it. What has no mark-up keeps all its words.
pub fn markdown(text: &str) {
    let Ok(html) = markdown_to_html(text) else { return };
    crate::html(&html);
    if text.chars().all(|c| c.is_alphanumeric() || c == ' ') {
        let plain: String = text.split(' ').collect();
        assert_eq!(html_to_blocks(&html).map(|blocks| words(&blocks)), Ok(plain));
    }
}
