use crate::contract::SafeUrl;
use crate::prelude::*;

/// A link to an address that came from the API. One that leaves the portal tells the other site nothing of this page's reader.
pub fn outside_link(url: &SafeUrl, content: Node) -> Node {
    let rel = (!url.is_path()).then_some("noopener noreferrer");
    view! {
        <a href=url.as_str().to_owned() rel=rel>
            {content}
        </a>
    }
    .into_node()
}
