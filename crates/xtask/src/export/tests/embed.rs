use super::{Options, Stand};
use crate::files;
use visnyk_routes::{Lang, Route};

const DOCUMENT: &str = "<main></main><script type=\"application/json\" id=\"visnyk-config\">{}</script>";

fn exported() -> Stand {
    let stand = Stand::new();
    let embed = stand.dir.path().join("dist/embed");
    for (name, text) in [("latest.html", DOCUMENT), ("latest.html.br", "old"), ("v1.js", "loader"), ("latest-0a1b2c3d4e5f6a7b.css", "sheet")] {
        files::write(&embed.join(name), text).unwrap();
    }
    stand.write(&Options { api: Some("https://api.example".into()), ..stand.options() }).unwrap();
    stand
}

#[test]
fn the_widgets_document_knows_where_the_api_is() {
    let stand = exported();
    let expected = "<main></main><script type=\"application/json\" id=\"visnyk-config\">{\"api\":\"https://api.example\",\"public_url\":\"https://news.example\"}</script>";
    assert_eq!(stand.read("embed/latest.html"), expected);
    let packed = std::fs::read(stand.dir.path().join("site/embed/latest.html.br")).unwrap();
    assert_ne!(packed, b"old", "it is packed anew");
}

/// The headers that hosts send for a path: those of every rule that fits.
fn headers_of(headers: &str, path: &str) -> Vec<String> {
    let fits = |rule: &str| match rule.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None if rule == "/:page" => path.len() > 1 && !path.trim_start_matches('/').contains('/'),
        None => rule == path,
    };
    let mut found = Vec::new();
    let mut inside = false;
    for line in headers.lines() {
        match line.strip_prefix("  ") {
            Some(header) if inside => found.push(header.to_owned()),
            Some(_) => {}
            None => inside = fits(line),
        }
    }
    found
}

#[test]
fn every_page_refuses_to_be_framed_and_widgets_do_not() {
    let headers = exported().read("_headers");
    let refuses = |path: &str| headers_of(&headers, path).iter().any(|header| header.contains("frame-ancestors"));
    let slug = || "x".to_owned();
    let routes = [
        Route::Home,
        Route::News,
        Route::Article(slug()),
        Route::Tags,
        Route::Tag(slug()),
        Route::Regions,
        Route::Region(slug()),
        Route::Communities,
        Route::Community(slug()),
        Route::Search,
        Route::Saved,
        Route::Settings,
        Route::Widgets,
        Route::About,
        Route::Accessibility,
    ];
    for (route, lang) in routes.iter().flat_map(|route| Lang::ALL.map(|lang| (route, lang))) {
        let path = route.path(lang);
        assert!(refuses(&path), "{path}");
        let found = headers_of(&headers, &path);
        for name in ["Cross-Origin-Opener-Policy: same-origin", "Content-Security-Policy-Report-Only: require-trusted-types-for", "Permissions-Policy: "] {
            assert_eq!(found.iter().filter(|header| header.starts_with(name)).count(), 1, "{path}: said twice it would be none: {found:?}");
        }
    }
    for path in ["/index.html", "/shell.html", "/404.html"] {
        assert!(refuses(path), "{path}");
    }
    for path in ["/embed/latest", "/embed/v1.js", "/embed/latest-0a1b2c3d4e5f6a7b.css"] {
        let found = headers_of(&headers, path);
        assert!(!refuses(path), "{path}: {found:?}");
        for header in ["Cross-Origin-Embedder-Policy: require-corp", "Cross-Origin-Resource-Policy: cross-origin", "Access-Control-Allow-Origin: *"] {
            assert!(found.contains(&header.to_owned()), "{path}: {found:?}");
        }
        assert_eq!(found.iter().filter(|header| header.starts_with("Content-Security-Policy:")).count(), 1, "{path}");
        assert!(!found.iter().any(|header| header.starts_with("Cross-Origin-Opener-Policy")), "{path}");
    }
    assert!(headers_of(&headers, "/embed/v1.js").contains(&"Cache-Control: public, max-age=3600, stale-while-revalidate=604800".to_owned()));
    assert!(headers_of(&headers, "/embed/latest-0a1b2c3d4e5f6a7b.css").iter().any(|header| header.ends_with("immutable")));
}
