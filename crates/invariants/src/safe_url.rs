use url::{Host, Url};
use visnyk_contract::SafeUrl;
use visnyk_contract::limits::MAX_URL;

/// Where the portal is.
const PORTAL: &str = "https://portal.example/news/1001?q=1";

/// What is taken for safe is what a browser makes of it, too: a path stays on the portal, an address leads to the host that it
/// names, and no other scheme comes out of it. What a browser cannot read leads nowhere.
pub fn safe_url(text: &str) {
    let Some(url) = SafeUrl::parse(text) else { return };
    let address = url.as_str();
    assert_eq!(SafeUrl::parse(address).as_ref(), Some(&url), "reading it again makes no difference");
    assert!(address.len() <= MAX_URL && !address.chars().any(|c| c.is_control() || c.is_whitespace() || "\\<>\"`".contains(c)), "{address:?}");
    let read = Url::parse(PORTAL).and_then(|portal| portal.join(address));
    if url.is_path() {
        assert_eq!(url.host(), None);
        assert!(stays(address), "{address:?} leads to {read:?}");
        return;
    }
    let scheme = address.split(':').next().unwrap_or_default().to_ascii_lowercase();
    assert!(["http", "https", "mailto", "tel"].contains(&scheme.as_str()), "{address:?}");
    assert_eq!(url.host().is_some(), scheme.starts_with("http"), "{address:?}");
    let Ok(read) = read else { return };
    assert_eq!(read.scheme(), scheme, "{address:?}");
    assert!(read.username().is_empty() && read.password().is_none(), "{address:?} is {read}");
    if let Some(host) = url.host() {
        assert_eq!(Host::parse(host).ok().as_ref().map(Host::to_string), read.host_str().map(str::to_owned), "{address:?} is {read}");
        assert!(read.port_or_known_default().is_some_and(|port| port > 0), "{address:?}");
    }
}

/// Whether an address, followed from a page of the portal, is one of the portal's for a browser, and for a router that decodes it.
pub fn stays(address: &str) -> bool {
    let Ok(portal) = Url::parse(PORTAL) else { return false };
    portal.join(address).is_ok_and(|read| {
        let path = read.path().to_ascii_lowercase();
        read.origin() == portal.origin() && !path.starts_with("//") && !path.starts_with("/%2f")
    })
}
