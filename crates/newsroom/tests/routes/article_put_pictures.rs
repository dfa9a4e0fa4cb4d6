//! Pictures that an article names at another host's address. The other host is a server in this process.

use crate::photos::drawn;
use crate::stand::Stand;
use crate::trickle::{cut_into, trickle};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use image::ImageFormat;
use serde_json::{Value, json};
use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use visnyk_newsroom::pictures::{Fetcher, Reach, Studio};

type Log = Arc<Mutex<Vec<(String, HeaderMap)>>>;

struct Host {
    origin: String,
    log: Log,
}

impl Host {
    async fn start() -> Self {
        let log = Log::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(answer).with_state(log.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { origin, log }
    }

    fn asked(&self) -> Vec<String> {
        self.log.lock().unwrap().iter().map(|(path, _)| path.clone()).collect()
    }
}

async fn answer(State(log): State<Log>, uri: Uri, headers: HeaderMap) -> Response {
    let mut asked = log.lock().unwrap();
    asked.push((uri.path().to_owned(), headers));
    let times = asked.iter().filter(|(path, _)| path == uri.path()).count();
    drop(asked);
    let port = uri.query().unwrap_or_default();
    let soon = Duration::from_millis(1);
    match uri.path() {
        "/ok.png" | "/%D1%84%D0%BE%D1%82%D0%BE.png" => ([(header::SET_COOKIE, "a=b")], drawn(600, 300, ImageFormat::Png)).into_response(),
        "/liar" => ([(header::CONTENT_TYPE, "text/html")], drawn(50, 40, ImageFormat::Png)).into_response(),
        "/page.png" => ([(header::CONTENT_TYPE, "image/png")], "<script>alert(1)</script>").into_response(),
        "/hop" => Redirect::temporary("/ok.png").into_response(),
        "/loop" => Redirect::temporary("/loop").into_response(),
        "/inwards" => Redirect::temporary(&format!("http://127.0.0.2:{port}/ok.png")).into_response(),
        "/mapped" => Redirect::temporary(&format!("http://[::ffff:127.0.0.1]:{port}/ok.png")).into_response(),
        "/secret" => Redirect::temporary(&format!("http://name:secret@127.0.0.1:{port}/ok.png")).into_response(),
        "/file" => (StatusCode::FOUND, [(header::LOCATION, "file:///etc/passwd")]).into_response(),
        "/nowhere" => StatusCode::FOUND.into_response(),
        "/large" => vec![0; 20 * 1024 * 1024 + 1].into_response(),
        "/announced" => ([(header::CONTENT_LENGTH, 20 * 1024 * 1024 + 1)], trickle(soon, [gone()].into_iter())).into_response(),
        "/pass" => {
            let (other, own) = port.split_once('-').unwrap();
            Redirect::temporary(&format!("http://127.0.0.1:{other}/pass?{own}-{other}")).into_response()
        }
        // Without a length: how much it is shows only as it comes.
        "/flood" => trickle(soon, std::iter::repeat_n(Bytes::from(vec![0; 256 * 1024]), 81).map(Ok)).into_response(),
        "/cut-at-once" => ([(header::CONTENT_LENGTH, "1000")], trickle(soon, [gone()].into_iter())).into_response(),
        "/cut-half-way" => {
            let whole = drawn(600, 300, ImageFormat::Png);
            let pieces = cut_into(2, &whole).take(1).chain([gone()]);
            ([(header::CONTENT_LENGTH, whole.len())], trickle(soon, pieces)).into_response()
        }
        "/cut-without-a-length" => trickle(soon, cut_into(2, &drawn(600, 300, ImageFormat::Png)).take(1).chain([gone()])).into_response(),
        "/drip" if times == 1 => trickle(Duration::from_millis(50), cut_into(40, &drawn(50, 40, ImageFormat::Png))).into_response(),
        "/busy" if times == 1 => (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "1")], drawn(50, 40, ImageFormat::Png)).into_response(),
        "/busy" if times == 2 => (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "1")], drawn(50, 40, ImageFormat::Png)).into_response(),
        "/busy" | "/drip" => drawn(50, 40, ImageFormat::Png).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn gone() -> io::Result<Bytes> {
    Err(io::ErrorKind::ConnectionReset.into())
}

/// This one machine and no other, as the real rule lets through the public internet and no other.
fn only_the_host(address: IpAddr) -> bool {
    address == IpAddr::V4(Ipv4Addr::LOCALHOST)
}

fn fetching(reach: Reach) -> Stand {
    fetching_with(Fetcher::new(reach, Some("https://portal.example")))
}

fn fetching_with(fetcher: Fetcher) -> Stand {
    let stand = Stand::empty();
    let media = stand.dir.path().join("media");
    stand.with_studio(Studio::new(&media, Some(fetcher)))
}

/// Puts an article with this picture, which stays at its address; why.
async fn left(stand: &Stand, address: &str) -> String {
    let reply = stand.put("x", &draft(address)).await;
    assert!(reply.status.is_success(), "{address}: {}", reply.text());
    assert_eq!(reply.json()["left"].as_array().map(Vec::len), Some(1), "{address}: {}", reply.text());
    assert_eq!(stand.get("/api/v1/articles/x").await.json()["cover"]["src"], address);
    let left = &reply.json()["left"][0];
    assert_eq!(left["address"], address);
    left["reason"].as_str().unwrap().to_owned()
}

/// How many files and folders there are in the media directory, hidden ones as well.
fn kept(stand: &Stand) -> usize {
    std::fs::read_dir(stand.dir.path().join("media")).unwrap().count()
}

fn draft(cover: &str) -> Value {
    json!({"lang": "uk", "title": "Назва", "published_at": "2026-03-20T09:00:00+02:00", "cover": {"src": cover, "alt": "Площа", "credit": "Редакція"}, "body_html": "<p>Текст</p>"})
}

fn is_ours(picture: &Value) -> bool {
    let is_path = |src: &Value| src.as_str().is_some_and(|src| src.starts_with("/media/"));
    is_path(&picture["src"])
        && picture["variants"].as_array().is_some_and(|variants| !variants.is_empty() && variants.iter().all(|variant| is_path(&variant["src"])))
}

#[tokio::test]
async fn pictures_of_another_host_are_taken_in_wherever_they_stand() {
    let (stand, host) = (fetching(Reach::new(only_the_host)), Host::start().await);
    let mut draft = draft(&format!("{}/ok.png", host.origin));
    draft["gallery"] =
        json!([{"src": format!("{}/фото.png", host.origin), "alt": "Друга"}, {"src": "/media/own.jpg"}, {"src": "https://portal.example/media/own.jpg"}]);
    draft["body_html"] =
        json!(format!("<blockquote><img src='{0}/liar' alt='Третя'></blockquote><ul><li><img src='{0}/hop'></li></ul><img src='{0}/ok.png'>", host.origin));
    let reply = stand.put("x", &draft).await;
    assert_eq!((reply.status, reply.json()), (StatusCode::CREATED, json!({"id": "x", "result": "created"})));
    let article = stand.get("/api/v1/articles/x").await.json();
    assert!(is_ours(&article["cover"]) && is_ours(&article["gallery"][0]), "{article}");
    assert_eq!((&article["cover"]["alt"], &article["cover"]["credit"], &article["cover"]["width"]), (&json!("Площа"), &json!("Редакція"), &json!(600)));
    assert_eq!((&article["gallery"][1]["src"], &article["gallery"][2]["src"]), (&json!("/media/own.jpg"), &json!("https://portal.example/media/own.jpg")));
    assert!(!article.to_string().contains(&host.origin), "{article}");
    assert_eq!(host.asked().iter().filter(|path| *path == "/ok.png").count(), 2, "once for three pictures, and once for who was sent on");
    assert_eq!(stand.get(article["cover"]["src"].as_str().unwrap()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_same_article_again_is_unchanged_and_asks_nobody_also_after_a_restart() {
    let (mut stand, host) = (fetching(Reach::new(only_the_host)), Host::start().await);
    let draft = draft(&format!("{}/ok.png", host.origin));
    stand.put("x", &draft).await;
    for _ in 0..2 {
        let again = stand.put("x", &draft).await;
        assert_eq!((again.status, &again.json()["result"]), (StatusCode::OK, &json!("unchanged")));
        let media = stand.dir.path().join("media");
        stand = stand.with_studio(Studio::new(&media, Some(Fetcher::new(Reach::new(only_the_host), None))));
    }
    assert_eq!(host.asked(), ["/ok.png"]);
}

#[tokio::test]
async fn a_picture_whose_files_are_gone_is_fetched_again() {
    let (stand, host) = (fetching(Reach::new(only_the_host)), Host::start().await);
    let draft = draft(&format!("{}/ok.png", host.origin));
    stand.put("x", &draft).await;
    let src = stand.get("/api/v1/articles/x").await.json()["cover"]["src"].as_str().unwrap().to_owned();
    std::fs::remove_file(stand.dir.path().join(&src[1..])).unwrap();
    assert_eq!(stand.put("x", &draft).await.json()["result"], "unchanged");
    assert_eq!((host.asked().len(), stand.get(&src).await.status), (2, StatusCode::OK));
}

#[tokio::test]
async fn what_cannot_be_fetched_stays_and_the_article_goes_in() {
    let (stand, host, other) = (fetching(Reach::new(only_the_host)), Host::start().await, Host::start().await);
    let [port, other] = [&host, &other].map(|host| host.origin.rsplit(':').next().unwrap());
    for (path, reason) in [
        ("/none", "answered 404".to_owned()),
        ("/page.png", "is no picture".to_owned()),
        ("/loop", "more than 3 times".to_owned()),
        (&format!("/inwards?{port}"), "not of the public internet".to_owned()),
        (&format!("/mapped?{port}"), "not of the public internet".to_owned()),
        (&format!("/secret?{port}"), "name or password".to_owned()),
        ("/file", "something else than http".to_owned()),
        ("/nowhere", "not where to".to_owned()),
        ("/large", "has more than 20971520 bytes".to_owned()),
        ("/announced", "has more than 20971520 bytes".to_owned()),
        ("/flood", "has more than 20971520 bytes".to_owned()),
        ("/cut-at-once", "cannot be fetched".to_owned()),
        ("/cut-half-way", "cannot be fetched".to_owned()),
        ("/cut-without-a-length", "cannot be fetched".to_owned()),
        (&format!("/pass?{other}-{port}"), "more than 3 times".to_owned()),
    ] {
        let words = left(&stand, &format!("{}{path}", host.origin)).await;
        assert!(words.contains(&reason), "{path}: {words}");
        assert_eq!(kept(&stand), 0, "{path}");
    }
    assert_eq!(host.asked().iter().filter(|path| *path == "/loop").count(), 4);
}

#[tokio::test]
async fn a_picture_that_does_not_come_in_time_though_each_piece_does_is_given_up_and_asked_for_anew_the_next_time() {
    let (stand, host) = (fetching_with(Fetcher::new(Reach::new(only_the_host), None).within(Duration::from_millis(300))), Host::start().await);
    let address = format!("{}/drip", host.origin);
    assert_eq!(left(&stand, &address).await, "did not come in time");
    assert_eq!(kept(&stand), 0);
    let again = stand.put("x", &draft(&address)).await;
    assert_eq!((again.status, again.json()), (StatusCode::OK, json!({"id": "x", "result": "updated"})));
    assert!(is_ours(&stand.get("/api/v1/articles/x").await.json()["cover"]) && kept(&stand) > 0);
}

#[tokio::test]
async fn a_host_that_is_busy_is_asked_once_by_each_put_until_it_has_the_picture() {
    let (stand, host) = (fetching(Reach::new(only_the_host)), Host::start().await);
    let address = format!("{}/busy", host.origin);
    for (status, times) in [(429, 1), (503, 2)] {
        assert_eq!(left(&stand, &address).await, format!("its server answered {status}"));
        assert_eq!((host.asked().len(), kept(&stand)), (times, 0), "what came with it is no picture of the article's");
    }
    let third = stand.put("x", &draft(&address)).await;
    assert_eq!((third.status, third.json()), (StatusCode::OK, json!({"id": "x", "result": "updated"})));
    assert!(is_ours(&stand.get("/api/v1/articles/x").await.json()["cover"]));
    assert_eq!(host.asked().len(), 3);
}

#[tokio::test]
async fn the_newsroom_asks_neither_itself_nor_its_neighbours_however_they_are_written() {
    let (stand, host) = (fetching(Reach::PUBLIC), Host::start().await);
    let port = host.origin.rsplit(':').next().unwrap();
    for name in ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]"] {
        let reply = stand.put("x", &draft(&format!("http://{name}:{port}/ok.png"))).await;
        // Some are refused as addresses before.
        if reply.status.is_success() {
            assert!(reply.json()["left"][0]["reason"].as_str().is_some_and(|words| words.contains("not of the public internet")), "{name}: {}", reply.text());
        }
    }
    assert_eq!(host.asked(), [""; 0]);
}

#[tokio::test]
async fn the_request_says_who_asks_and_carries_nothing_else() {
    let (stand, host) = (fetching(Reach::new(only_the_host)), Host::start().await);
    stand.put("x", &draft(&format!("{}/ok.png", host.origin))).await;
    stand.put("y", &draft(&format!("{}/liar", host.origin))).await;
    for (path, headers) in host.log.lock().unwrap().iter() {
        assert!(headers["user-agent"].to_str().unwrap().starts_with("Visnyk-newsroom/"), "{path}");
        for name in [header::COOKIE, header::REFERER, header::AUTHORIZATION] {
            assert!(headers.get(&name).is_none(), "{path}: {name}");
        }
    }
}

#[tokio::test]
async fn nothing_is_fetched_unless_it_is_switched_on() {
    let (stand, host) = (Stand::empty(), Host::start().await);
    let address = format!("{}/ok.png", host.origin);
    let reply = stand.put("x", &draft(&address)).await;
    assert_eq!((reply.status, reply.json()), (StatusCode::CREATED, json!({"id": "x", "result": "created"})));
    assert_eq!((host.asked(), &stand.get("/api/v1/articles/x").await.json()["cover"]["src"]), (Vec::new(), &json!(address)));
}
