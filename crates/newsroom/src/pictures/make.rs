//! One picture: from its bytes to its variants.

use super::keep::keep;
use super::made::Made;
use anyhow::{Context, bail};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, Rgba, RgbaImage};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Cursor;
use std::path::Path;

/// Largest file, in bytes.
const MAX_BYTES: u64 = 50 * 1024 * 1024;
/// Longest side, in pixels.
const MAX_SIDE: u32 = 20_000;
/// Most memory for one decoded picture, in bytes.
const MAX_MEMORY: u64 = 256 * 1024 * 1024;
/// Widths of the WebP variants besides the full one, in pixels. The narrowest is for the rows of a list on a phone.
const WIDTHS: [u32; 4] = [240, 480, 800, 1_200];
/// No variant is wider.
const FULL: u32 = 1_600;
/// The JPEG for old browsers is no wider.
const JPEG: u32 = 1_200;
const WEBP_QUALITY: f32 = 78.0;
const JPEG_QUALITY: u8 = 82;
/// Part of every name: another way of making pictures gives other names.
const RECIPE: &[u8] = b"visnyk pictures 2";

/// Makes the variants of a file, or finds that they are there.
pub(super) fn make_file(file: &Path, media: &Path) -> anyhow::Result<Made> {
    let size = fs::metadata(file).context("there is no such file")?.len();
    if size > MAX_BYTES {
        bail!("has {size} bytes, {MAX_BYTES} at most");
    }
    let bytes = fs::read(file).context("cannot be read")?;
    make(&bytes, media).map(|(made, _)| made)
}

/// Makes the variants of a picture; `true` with them when they were not all there. What a file says of itself beside its
/// pixels (where and when it was taken, comments, what follows the picture) is left behind.
pub(super) fn make(bytes: &[u8], media: &Path) -> anyhow::Result<(Made, bool)> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().context("cannot be read")?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height, limits.max_alloc) = (Some(MAX_SIDE), Some(MAX_SIDE), Some(MAX_MEMORY));
    reader.limits(limits);
    let mut decoder = reader.into_decoder().context("is no picture this program can read (PNG, JPEG, WebP or GIF)")?;
    // The decoders hold their own buffers to the limit, and not the picture that they are given room for.
    if decoder.total_bytes() > MAX_MEMORY {
        let (width, height) = decoder.dimensions();
        bail!("has {width}×{height} pixels, which take more than {} MB", MAX_MEMORY / 1024 / 1024);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let (width, height) = upright(decoder.dimensions(), orientation);
    if width == 0 || height == 0 {
        bail!("is empty");
    }
    let hash = hash(bytes);
    let widths = widths(width);
    let jpeg = width.min(JPEG);
    let name = |width: u32, kind: &str| format!("{hash}-{width}.{kind}");
    let made = Made {
        src: format!("/media/{}", name(jpeg, "jpg")),
        width: jpeg,
        height: scaled(width, height, jpeg),
        variants: widths.iter().map(|&width| (format!("/media/{}", name(width, "webp")), width)).collect(),
    };
    if made.is_in(media) {
        return Ok((made, false));
    }
    let mut picture = DynamicImage::from_decoder(decoder).context("cannot be decoded")?;
    picture.apply_orientation(orientation);
    // From wide to narrow, each made from the one before: a large picture is read once.
    for &wanted in widths.iter().rev() {
        if picture.width() != wanted {
            picture = picture.resize_exact(wanted, scaled(width, height, wanted), FilterType::CatmullRom);
        }
        keep(media, &name(wanted, "webp"), &webp(&picture)?)?;
        if wanted == jpeg {
            keep(media, &name(jpeg, "jpg"), &encode_jpeg(&picture)?)?;
        }
    }
    Ok((made, true))
}

/// Ascending; the narrowest pictures have themselves alone. The JPEG's width is always among them.
fn widths(width: u32) -> Vec<u32> {
    let full = width.min(FULL);
    WIDTHS.into_iter().filter(|&narrow| narrow < full).chain([full]).collect()
}

fn upright((width, height): (u32, u32), orientation: Orientation) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => (height, width),
        Orientation::NoTransforms | Orientation::Rotate180 | Orientation::FlipHorizontal | Orientation::FlipVertical => (width, height),
    }
}

/// The height that goes with a width; at least one pixel.
fn scaled(width: u32, height: u32, wanted: u32) -> u32 {
    let exact = (u64::from(height) * u64::from(wanted) + u64::from(width) / 2) / u64::from(width.max(1));
    u32::try_from(exact).unwrap_or(u32::MAX).max(1)
}

/// 16 hex digits of the content's SHA-256: two pictures of a newsroom will not meet.
fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::new().chain_update(RECIPE).chain_update(bytes).finalize();
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn webp(picture: &DynamicImage) -> anyhow::Result<Vec<u8>> {
    let (width, height) = (picture.width(), picture.height());
    let encode = |encoder: webp::Encoder<'_>| encoder.encode_simple(false, WEBP_QUALITY).map(|bytes| bytes.to_vec());
    let encoded = match picture.color().has_alpha() {
        true => encode(webp::Encoder::from_rgba(&picture.to_rgba8(), width, height)),
        false => encode(webp::Encoder::from_rgb(&picture.to_rgb8(), width, height)),
    };
    encoded.map_err(|error| anyhow::anyhow!("cannot be made a WebP of {width}×{height} pixels: {error:?}"))
}

fn encode_jpeg(picture: &DynamicImage) -> anyhow::Result<Vec<u8>> {
    let flat = match picture.color().has_alpha() {
        true => {
            // JPEG knows no transparency; what shines through is white.
            let mut ground = RgbaImage::from_pixel(picture.width(), picture.height(), Rgba([255; 4]));
            image::imageops::overlay(&mut ground, &picture.to_rgba8(), 0, 0);
            DynamicImage::from(ground).to_rgb8()
        }
        false => picture.to_rgb8(),
    };
    let mut bytes = Vec::new();
    flat.write_with_encoder(image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)).context("cannot be made a JPEG")?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_narrow_picture_is_not_made_wider() {
        assert_eq!(widths(200), [200]);
        assert_eq!(widths(240), [240]);
        assert_eq!(widths(300), [240, 300]);
        assert_eq!(widths(480), [240, 480]);
        assert_eq!(widths(1_000), [240, 480, 800, 1_000]);
        assert_eq!(widths(4_000), [240, 480, 800, 1_200, 1_600]);
    }

    proptest! {
        #[test]
        fn the_jpeg_has_the_width_of_a_variant(width in 1_u32..20_000) {
            prop_assert!(widths(width).contains(&width.min(JPEG)));
        }

        #[test]
        fn a_variant_keeps_the_shape_to_a_pixel(width in 1_u32..20_000, height in 1_u32..20_000, wanted in 1_u32..1_600) {
            let exact = f64::from(height) * f64::from(wanted) / f64::from(width);
            prop_assert!((f64::from(scaled(width, height, wanted)) - exact.max(1.0)).abs() <= 0.5);
        }
    }
}
