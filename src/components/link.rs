use crate::contract::SafeUrl;
use crate::prelude::*;

/// A link to an address that came from the API. One that leaves the portal tells the other site nothing of this page's reader.
pub fn outside_link(url: &SafeUrl, content: Node) -> Node {
    view! {
        <a href=url.as_str().to_owned() rel=rel_of(url)>
            {content}
        </a>
    }
    .into_node()
}

/// What such a link says of itself.
pub(super) fn rel_of(url: &SafeUrl) -> Option<&'static str> {
    (!url.is_path()).then_some("noopener noreferrer")
}
