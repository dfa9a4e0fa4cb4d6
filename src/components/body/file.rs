use crate::address::use_lang;
use crate::components::outside_link;
use crate::contract::Attachment;
use crate::locale::{catalogue, file_size};
use crate::prelude::*;

/// «PDF», from the name's ending or else from the media type.
fn kind(attachment: &Attachment) -> String {
    let ending = attachment.name.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| (1..=5).contains(&ending.len()));
    ending.or_else(|| attachment.mime.rsplit_once('/').map(|(_, kind)| kind)).unwrap_or_default().to_ascii_uppercase()
}

/// A link to a file, with its type and size.
pub(super) fn file(attachment: &Attachment) -> Node {
    let lang = use_lang();
    let size = (attachment.size > 0).then(|| file_size(lang, attachment.size));
    let about = [Some(kind(attachment)).filter(|kind| !kind.is_empty()), size].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let about = (!about.is_empty()).then(|| view! { " " <span class="file-about">{about}</span> });
    view! { <span class="file">{outside_link(&attachment.url, attachment.name.clone().into_node())}{about}</span> }.into_node()
}

/// The files of an article.
pub fn files(attachments: &[Attachment]) -> Node {
    if attachments.is_empty() {
        return ().into_node();
    }
    let items = attachments.iter().map(|attachment| view! { <li>{file(attachment)}</li> }).collect::<Node>();
    view! {
        <section class="files" aria-labelledby="files-title">
            <h2 id="files-title">{catalogue(use_lang()).article_files}</h2>
            <ul>{items}</ul>
        </section>
    }
    .into_node()
}

#[cfg(test)]
mod tests {
    use super::kind;
    use crate::contract::{Attachment, SafeUrl};

    #[test]
    fn the_kind_of_a_file_is_told_by_its_name_or_its_type() {
        let of = |name: &str, mime: &str| kind(&Attachment { name: name.into(), url: SafeUrl::parse("/f").unwrap(), size: 0, mime: mime.into() });
        assert_eq!(of("Порядок.pdf", ""), "PDF");
        assert_eq!(of("Порядок", "application/zip"), "ZIP");
        assert_eq!(of("Наказ від 3.листопада 2026", "application/pdf"), "PDF");
        assert_eq!(of("", ""), "");
    }
}
