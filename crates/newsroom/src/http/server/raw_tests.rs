#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
//! HTTP/2 byte by byte: what no library's client would do.

use super::tests::{Running, running, running_with};
use super::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Long enough for anything that ends by itself.
const EVER: Duration = Duration::from_secs(60);
/// Kinds of frames.
const HEADERS: u8 = 1;
const SETTINGS: u8 = 4;
const PING: u8 = 6;
const GOAWAY: u8 = 7;
/// Of a request's headers: they are all there is of the request.
const WHOLE: u8 = 0b101;
/// `:method: GET`, `:scheme: http`.
const GET: [u8; 2] = [0x82, 0x86];
/// `:status: 200`.
const OK: u8 = 0x88;
const ENHANCE_YOUR_CALM: u8 = 11;

struct Frame {
    kind: u8,
    payload: Vec<u8>,
}

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

async fn greeted(running: &Running) -> TcpStream {
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    stream.write_all(&[b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".as_slice(), &frame(SETTINGS, 0, 0, &[])].concat()).await.unwrap();
    stream
}

/// All that comes until the connection ends.
async fn heard(mut stream: TcpStream) -> Vec<Frame> {
    let mut bytes = Vec::new();
    let _ = tokio::time::timeout(EVER, stream.read_to_end(&mut bytes)).await.unwrap();
    let (mut rest, mut frames) = (bytes.as_slice(), Vec::new());
    while let Some((head, after)) = rest.split_at_checked(9) {
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]) as usize;
        let (payload, after) = after.split_at(length.min(after.len()));
        frames.push(Frame { kind: head[3], payload: payload.to_vec() });
        rest = after;
    }
    frames
}

#[tokio::test]
async fn who_spoils_requests_again_and_again_is_sent_away() {
    let running = running().await;
    let mut stream = greeted(&running).await;
    // With the status of an answer: each is refused by itself, and others of the connection go on.
    let nonsense = [GET.as_slice(), &[OK]].concat();
    let spoilt: Vec<u8> = (0..SPOILT as u32 + 50).flat_map(|number| frame(HEADERS, WHOLE, 2 * number + 1, &nonsense)).collect();
    stream.write_all(&spoilt).await.unwrap();
    let frames = heard(stream).await;
    let farewell = frames.iter().find(|frame| frame.kind == GOAWAY).map(|frame| frame.payload[7]);
    assert_eq!(farewell, Some(ENHANCE_YOUR_CALM));
}

#[tokio::test]
async fn a_reader_of_a_stream_who_answers_no_ping_is_given_up() {
    let running = running_with(Patience { head: Duration::from_millis(50), ..Patience::default() }).await;
    let mut stream = greeted(&running).await;
    let path = b"/api/v1/live";
    let request = [GET.as_slice(), &[0x04, path.len() as u8], path, &[0x01, 1, b'a']].concat();
    stream.write_all(&frame(HEADERS, WHOLE, 1, &request)).await.unwrap();
    let frames = heard(stream).await;
    assert_eq!(frames.iter().find(|frame| frame.kind == HEADERS).map(|frame| frame.payload[0]), Some(OK), "it was a reader");
    assert!(frames.iter().any(|frame| frame.kind == PING), "it was asked");
}
