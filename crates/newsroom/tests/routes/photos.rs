//! Pictures for tests, well-formed and not.

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;

pub fn drawn(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    DynamicImage::from(picture).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Red, then blue.
pub fn animated_gif() -> Vec<u8> {
    let mut bytes = Vec::new();
    let frame = |colour| Frame::new(RgbaImage::from_pixel(60, 40, Rgba(colour)));
    GifEncoder::new(&mut bytes).encode_frames([frame([200, 0, 0, 255]), frame([0, 0, 200, 255])]).unwrap();
    bytes
}

/// A JPEG that says it lies on its side, and where it was taken.
pub fn lying_jpeg(width: u32, height: u32, place: &str) -> Vec<u8> {
    let text = [place.as_bytes(), &[0]].concat();
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    // Description, then orientation 6: to be turned by 90° clockwise.
    exif.extend([0x0E, 0x01, 2, 0]);
    exif.extend((text.len() as u32).to_le_bytes());
    exif.extend(38_u32.to_le_bytes());
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    exif.extend([0; 4]);
    exif.extend(&text);
    let jpeg = drawn(width, height, ImageFormat::Jpeg);
    let length = (exif.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
}

/// A PNG of some hundred bytes that announces so many pixels.
pub fn bomb(width: u32, height: u32) -> Vec<u8> {
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let body = [name.as_slice(), data].concat();
        [&(data.len() as u32).to_be_bytes(), body.as_slice(), &crc(&body).to_be_bytes()].concat()
    };
    let header = [width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    // An empty stream of deflate.
    let data = [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1];
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunk(b"IHDR", &header), &chunk(b"IDAT", &data), &chunk(b"IEND", &[])].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}
