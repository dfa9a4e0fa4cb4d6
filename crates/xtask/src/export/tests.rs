mod embed;

use super::*;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use tempfile::TempDir;

const CODE: &str = "visnyk-0a1b2c3d4e5f6a7b.js";
const HEAD: &str = "<script>theme()</script><style>p{}</style><script type=\"module\">import init from '/visnyk-0a1b2c3d4e5f6a7b.js';</script>\
    <script type=\"application/json\" id=\"visnyk-config\">{CONFIG}</script></head>";

fn index() -> String {
    format!(
        "<!doctype html><html lang=\"uk\"><head><title>x</title>{}<body><div id=\"portal\">{}</div></body></html>",
        HEAD.replace("CONFIG", ""),
        "skeleton ".repeat(40)
    )
}

fn page(path: &str) -> String {
    let head = HEAD.replace("{CONFIG}", "{\"site_name\":\"Редакція\",\"api\":\"\",\"notice\":\"Увага\"}");
    format!(
        "<!doctype html><html lang=\"uk\"><head><title>y</title><link data-head=\"\" rel=\"canonical\" href=\"https://news.example{path}\">\
         <meta data-head=\"\" property=\"og:image\" content=\"https://news.example/share/1.png\">{head}<body><div id=\"portal\" data-rendered=\"7\">\
         <img src=\"/media/a.webp\">https://news.example/share/</div></body></html>"
    )
}

struct Stand {
    dir: TempDir,
}

impl Stand {
    fn new() -> Self {
        let stand = Self { dir: tempfile::tempdir().unwrap() };
        for (name, text) in [
            ("index.html", index()),
            ("index.html.br", "old".into()),
            (CODE, "code".into()),
            ("visnyk-0a1b2c3d4e5f6a7b.js.br", "br".into()),
            ("icon.svg", "<svg/>".into()),
            ("manifest.webmanifest", "{\"name\":\"Вісник\"}".into()),
            ("shell.html", "old".into()),
            ("sw.js", "x([{url:\"/shell.html\",revision:\"visnyk-shell-0\"},{url:\"/m\",revision:\"visnyk-manifest-0\"}])".into()),
            ("sw.js.br", "old".into()),
            ("sw-off.js", "self.registration.unregister()".into()),
        ] {
            files::write(&stand.dir.path().join("dist").join(name), text).unwrap();
        }
        stand
    }

    fn options(&self) -> Options {
        Options { is_static: true, public_url: Some("https://news.example/".into()), ..Options::default() }
    }

    /// With rendered pages of these entries.
    fn with_pages(&self, newsroom: &str, list: &str) -> Options {
        let file = self.dir.path().join("articles.txt");
        fs::write(&file, list).unwrap();
        Options { from: Some(newsroom.to_owned()), articles: Some(file), ..self.options() }
    }

    fn write(&self, options: &Options) -> Result<PathBuf> {
        write(options, &self.dir.path().join("dist"), &self.dir.path().join("site"))
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.dir.path().join("site").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// What lies in the site; nothing else may have been left beside it.
    fn names(&self) -> Vec<String> {
        let beside: Vec<_> =
            fs::read_dir(self.dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).filter(|name| name.to_string_lossy().starts_with('.')).collect();
        assert!(beside.is_empty(), "{beside:?}");
        let site = self.dir.path().join("site");
        if !site.exists() {
            return Vec::new();
        }
        files::under(&site).unwrap().iter().map(|file| file.strip_prefix(&site).unwrap().to_str().unwrap().to_owned()).collect()
    }
}

/// A newsroom that has these pages; it ends with the tests.
fn newsroom(pages: &[(&str, String)]) -> String {
    let pages: BTreeMap<String, String> = pages.iter().map(|(path, html)| ((*path).to_owned(), html.clone())).collect();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let request: Vec<_> = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
            let path = request.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default();
            let (status, html) = pages.get(path).map_or(("410 Gone", ""), |html| ("200 OK", html.as_str()));
            write!(stream, "HTTP/1.0 {status}\r\nContent-Length: {}\r\n\r\n{html}", html.len()).unwrap();
        }
    });
    address
}

#[track_caller]
fn fails(result: Result<PathBuf>, words: &str) {
    let error = format!("{:#}", result.unwrap_err());
    assert!(error.contains(words), "{error}");
}

#[test]
fn a_site_has_the_bundle_the_fallback_and_what_hosts_read() {
    let stand = Stand::new();
    let options = Options { api: Some("https://api.example".into()), site_name: Some("Наш </script> вісник".into()), ..stand.options() };
    stand.write(&options).unwrap();
    let expected = [
        ".nojekyll",
        "404.html",
        "404.html.br",
        "404.html.gz",
        "_headers",
        "_redirects",
        "icon.svg",
        "index.html",
        "index.html.br",
        "index.html.gz",
        "manifest.webmanifest",
        "manifest.webmanifest.br",
        "robots.txt",
        "shell.html",
        "shell.html.br",
        "shell.html.gz",
        "sw-off.js",
        "sw.js",
        "sw.js.br",
        "sw.js.gz",
        CODE,
        "visnyk-0a1b2c3d4e5f6a7b.js.br",
    ];
    assert_eq!(stand.names(), expected);
    let config =
        "id=\"visnyk-config\">{\"api\":\"https://api.example\",\"public_url\":\"https://news.example\",\"site_name\":\"Наш \\u003c/script> вісник\"}</script>";
    assert!(stand.read("index.html").contains(config));
    assert_eq!(stand.read("404.html"), stand.read("index.html"));
    assert_eq!(stand.read(CODE), "code");
    assert_eq!(stand.read("_redirects"), "/media/* https://api.example/media/:splat 200\n/share/* https://api.example/share/:splat 200\n/* /index.html 200\n");
    assert_eq!(
        stand.read("robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://api.example/sitemap.xml\nSitemap: https://api.example/news-sitemap.xml\n"
    );
}

#[test]
fn headers_hold_the_policy_and_the_age_of_hashed_files() {
    let stand = Stand::new();
    stand.write(&Options { api: Some("https://api.example".into()), ..stand.options() }).unwrap();
    let headers = stand.read("_headers");
    assert!(headers.starts_with("# Written by cargo xtask build --static\n/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: "), "{headers}");
    assert!(headers.contains("connect-src 'self' https://api.example;"), "{headers}");
    assert_eq!(headers.matches("'sha256-").count(), 3, "the theme, the styles, the module: {headers}");
    assert!(headers.ends_with(&format!("\n/{CODE}\n  Cache-Control: public, max-age=31536000, immutable\n")), "{headers}");
    assert!(headers.lines().all(|line| line.len() < 2_000), "Cloudflare reads no longer line");
}

#[test]
fn the_worker_belongs_to_the_settings_and_can_be_written_as_one_that_goes() {
    let stand = Stand::new();
    stand.write(&Options { site_name: Some("Наш вісник".into()), ..stand.options() }).unwrap();
    let first = stand.read("sw.js");
    assert!(first.starts_with("x([") && !first.contains("-0\""), "{first}");
    assert_eq!(stand.read("shell.html"), stand.read("index.html"));
    assert!(stand.read("manifest.webmanifest").contains("\"Наш вісник\""));
    assert!(stand.read("_headers").contains("\n/sw.js\n  Cache-Control: no-cache\n"));
    stand.write(&Options { site_name: Some("Інший".into()), ..stand.options() }).unwrap();
    assert_ne!(stand.read("sw.js"), first);
    stand.write(&Options { without_worker: true, ..stand.options() }).unwrap();
    assert_eq!(stand.read("sw.js"), "self.registration.unregister()");
    assert!(stand.read("index.html").contains("\"worker\":\"off\""));
}

#[test]
fn packed_pages_are_those_of_the_new_page() {
    let stand = Stand::new();
    stand.write(&stand.options()).unwrap();
    let mut text = Vec::new();
    brotli::BrotliDecompress(&mut &*fs::read(stand.dir.path().join("site/index.html.br")).unwrap(), &mut text).unwrap();
    assert_eq!(String::from_utf8(text).unwrap(), stand.read("index.html"));
}

#[test]
fn cloudflare_gets_no_page_and_no_rule_that_stop_its_own_fallback() {
    let stand = Stand::new();
    stand.write(&Options { host: hosts::Host::Cloudflare, ..stand.options() }).unwrap();
    let names = stand.names();
    assert!(!names.iter().any(|name| name.starts_with("404") || name == "_redirects"), "{names:?}");
}

#[test]
fn robots_of_the_bundle_stay_and_without_an_address_there_are_none() {
    let stand = Stand::new();
    stand.write(&Options { is_static: true, ..Options::default() }).unwrap();
    assert!(!stand.names().contains(&"robots.txt".to_owned()));
    fs::write(stand.dir.path().join("dist/robots.txt"), "own").unwrap();
    stand.write(&stand.options()).unwrap();
    assert_eq!(stand.read("robots.txt"), "own");
}

#[test]
fn listed_articles_are_whole_pages_with_the_sites_settings() {
    let stand = Stand::new();
    let from = newsroom(&[("/news/1", page("/news/1")), ("/en/news/1", page("/en/news/1"))]);
    let list = "# chosen\n\n1   # the first\n/en/news/1\n/news/1\n";
    stand.write(&Options { api: Some("https://api.example".into()), notice: Some("Інше".into()), ..stand.with_pages(&from, list) }).unwrap();
    let pages: Vec<_> = stand.names().into_iter().filter(|name| name.contains("news/")).collect();
    assert_eq!(pages, ["en/news/1.html", "en/news/1.html.br", "en/news/1.html.gz", "news/1.html", "news/1.html.br", "news/1.html.gz"]);
    let (page, index) = (stand.read("news/1.html"), stand.read("index.html"));
    assert!(page.contains("data-rendered=\"7\""));
    // What no option says is the newsroom's.
    let config = "{\"api\":\"https://api.example\",\"notice\":\"Інше\",\"public_url\":\"https://news.example\",\"site_name\":\"Редакція\"}";
    assert!(page.contains(config) && index.contains(config), "{index}");
    assert!(page.contains("content=\"https://api.example/share/1.png\"") && page.contains(">https://news.example/share/<"), "{page}");
    assert_eq!(stand.read("_headers").matches("'sha256-").count(), 3);
}

#[test]
fn a_page_that_is_not_there_is_named_and_the_site_before_stays() {
    let stand = Stand::new();
    stand.write(&stand.options()).unwrap();
    let before = stand.names();
    let from = newsroom(&[("/news/1", page("/news/1"))]);
    fails(stand.write(&stand.with_pages(&from, "1\n2\n")), &format!("{from}/news/2 answered 410, not 200"));
    assert_eq!(stand.names(), before);
}

#[test]
fn pages_that_would_not_work_from_files_are_refused() {
    let stand = Stand::new();
    let from = newsroom(&[
        ("/news/shell", index()),
        ("/news/old", page("/news/old").replace(CODE, "visnyk-ffffffffffffffff.js")),
        ("/news/elsewhere", page("/news/elsewhere").replace("https://news.example/news", "http://127.0.0.1/news")),
    ]);
    fails(stand.write(&stand.with_pages(&from, "shell")), "is no rendered page");
    fails(stand.write(&stand.with_pages(&from, "old")), &format!("is of another bundle, it does not name {CODE}"));
    fails(stand.write(&stand.with_pages(&from, "elsewhere")), "names http://127.0.0.1/news/elsewhere as its address, which is not at https://news.example");
    assert!(stand.names().is_empty());
}

#[test]
fn entries_that_would_leave_the_folder_are_refused_with_their_line() {
    let stand = Stand::new();
    for entry in ["../x", "/news/../../x", "/news/%2e%2e%2fx"] {
        let options = stand.with_pages("http://127.0.0.1:9", &format!("1\n{entry}\n"));
        fails(stand.write(&options), &format!("articles.txt, line 2: «{entry}» is neither an article's id nor its path"));
    }
    fails(stand.write(&stand.with_pages("http://127.0.0.1:9", "# none\n")), "lists no article");
}

#[test]
fn a_newsroom_that_does_not_run_is_named() {
    let stand = Stand::new();
    fails(stand.write(&stand.with_pages("http://127.0.0.1:9", "1")), "http://127.0.0.1:9/news/1 does not answer; is the newsroom running?");
}

#[test]
fn settings_that_the_page_would_not_take_are_refused() {
    let stand = Stand::new();
    let set = |change: fn(&mut Options)| {
        let mut options = stand.options();
        change(&mut options);
        stand.write(&options)
    };
    fails(set(|options| options.api = Some("api.example".into())), "--api: «api.example» is not an address without a path, such as https://news.example");
    fails(set(|options| options.api = Some("https://a.example; script-src *".into())), "--api: ");
    fails(set(|options| options.api = Some("https://a.example;script-src".into())), "--api: ");
    fails(set(|options| options.public_url = Some("https://news.example/portal".into())), "--public-url: ");
    fails(set(|options| options.api = Some("http://api.example".into())), "browsers let no https page call an http address");
    fails(set(|options| options.accent = Some("blue".into())), "--accent: «blue» is not a colour");
    fails(set(|options| options.notice_en = Some("a\nb".into())), "--notice-en: ");
    fails(set(|options| options.logo = Some("http://a.example/x.svg".into())), "--logo: ");
    assert!(stand.names().is_empty());
}

#[test]
fn folders_that_no_export_wrote_are_left_alone() {
    let stand = Stand::new();
    let (dist, site) = (stand.dir.path().join("dist"), stand.dir.path().join("site"));
    files::write(&site.join("thesis.txt"), "x").unwrap();
    fails(stand.write(&stand.options()), "holds what no export wrote");
    for out in [dist.clone(), dist.join("inside"), stand.dir.path().to_owned()] {
        fails(write(&stand.options(), &dist, &out), "must not lie in each other");
    }
    fails(write(&stand.options(), &site, &stand.dir.path().join("new")), "this is no finished bundle");
    assert_eq!(stand.names(), ["thesis.txt"]);
    fs::remove_file(site.join("thesis.txt")).unwrap();
    stand.write(&stand.options()).unwrap();
    files::make(&site.join(".git")).unwrap();
    fails(stand.write(&stand.options()), "holds what no export wrote");
}
