//! Headers of a document beside its policy, the same from the newsroom and from a static host.

/// What no page and no widget of ours asks for, so that nothing that got into one could. Players of films may do what the frame
/// around them allows.
pub const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), \
    idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), \
    serial=(), usb=(), xr-spatial-tracking=()";

/// Strings become neither code nor HTML but by three policies, each for one thing: `worker/page/trusted.ts` and
/// `embed/document/trusted.ts` make theirs, and `index.html` the one for what the program sets: the loader of the preview of widgets,
/// and JSON about the page, which is data though it stands in a script. What breaks it is only reported.
pub const TRUSTED_TYPES: &str = "require-trusted-types-for 'script'; trusted-types visnyk-worker visnyk-widget default";

/// A page of ours shares its group with no page of others that opened it.
pub const OPENER: &str = "same-origin";
