//! A picture as it is kept: decoded and encoded again, so that nothing of the file is left but what the picture shows
//! (rule A-8). No place, no camera, no time, no thumbnail of an earlier crop, no second file behind the first.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage,
    codecs::jpeg::JpegEncoder, imageops, metadata::Orientation,
};
use zeroize::Zeroizing;

use super::chunk::MAX_BYTES;

/// The largest file that is looked at, in bytes: what a phone's camera makes.
pub const MAX_FILE: usize = 8 * 1024 * 1024;
/// The most pixels that are decoded.
pub const MAX_PIXELS: u64 = 40_000_000;
/// The longer side of a picture as it is kept, in pixels: enough to read a label.
pub const MAX_SIDE: u32 = 1_600;
/// The most memory that one decoded picture may take, in bytes.
const MAX_MEMORY: u64 = 256 * 1024 * 1024;
/// Encoder qualities that are tried until the picture fits; the first nearly always does.
const QUALITIES: [u8; 4] = [80, 60, 40, 25];

/// A picture as it is kept.
pub struct Picture {
    /// In pixels, as it is shown.
    pub width: u16,
    /// In pixels, as it is shown.
    pub height: u16,
    /// A baseline JPEG without any metadata.
    pub jpeg: Zeroizing<Vec<u8>>,
}

/// Why a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// More bytes than [`MAX_FILE`].
    TooBig,
    /// More pixels than [`MAX_PIXELS`], or more memory than a picture may take.
    TooManyPixels,
    /// None of the four formats, whatever it is called.
    NotAnImage,
    /// One of them, but cut short or damaged.
    Broken,
    /// Too many pictures wait already.
    Busy,
}

/// Decodes a JPEG, PNG, WebP or GIF file, told by its content alone, and encodes what it shows: upright, the first
/// frame, on white, at most [`MAX_SIDE`] pixels long. The same file always gives the same bytes.
///
/// # Errors
/// [`Refused`]. Sizes are read and refused before anything is decoded.
pub fn reencode(file: &[u8]) -> Result<Picture, Refused> {
    encode(seen(file)?)
}

/// What a file shows: upright, the first frame, on white, at most [`MAX_SIDE`] pixels long.
///
/// # Errors
/// [`Refused`]. Sizes are read and refused before anything is decoded.
pub fn seen(file: &[u8]) -> Result<RgbImage, Refused> {
    if file.len() > MAX_FILE {
        return Err(Refused::TooBig);
    }
    let format = image::guess_format(file).map_err(|_| Refused::NotAnImage)?;
    let whole = match format {
        ImageFormat::Jpeg => jpeg_is_whole(file),
        ImageFormat::WebP => webp_is_whole(file),
        // Their decoders notice.
        ImageFormat::Png | ImageFormat::Gif => Some(()),
        _ => return Err(Refused::NotAnImage),
    };
    whole.ok_or(Refused::Broken)?;
    let (decoded, orientation) = decode(file, format)?;
    let (width, height) = fit(decoded.width(), decoded.height(), MAX_SIDE);
    let mut shown = DynamicImage::from(shrink(on_white(decoded), width, height));
    shown.apply_orientation(orientation);
    Ok(shown.into_rgb8())
}

fn decode(file: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation), Refused> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
        return Err(Refused::TooManyPixels);
    }
    // Damaged metadata is no reason to refuse a picture: it goes anyway.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let decoded = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    Ok((decoded, orientation))
}

fn refused(error: &ImageError) -> Refused {
    match error {
        ImageError::Limits(_) => Refused::TooManyPixels,
        _ => Refused::Broken,
    }
}

/// Whether a JPEG file reaches its end marker. The decoder paints what is missing grey instead of refusing it. Walks
/// the segments (ITU-T T.81 annex B), because a thumbnail in one of them has an end marker of its own.
fn jpeg_is_whole(file: &[u8]) -> Option<()> {
    let mut rest = file.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        // Coded data, and fill bytes before a marker.
        let at =
            rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF))?;
        let marker = rest[at + 1];
        rest = &rest[at + 2..];
        match marker {
            0xD9 => return Some(()),
            0x01 | 0xD8 => {}
            _ => {
                let length = u16::from_be_bytes(*rest.first_chunk()?);
                rest = rest.get(usize::from(length)..)?;
            }
        }
    }
}

/// Whether a WebP file holds all the chunks it says it does (RFC 9649 §2.3). The decoder would set memory aside for
/// a chunk that is not there.
fn webp_is_whole(file: &[u8]) -> Option<()> {
    let length = |at: usize| {
        let bytes = file.get(at..at + 4)?.first_chunk()?;
        usize::try_from(u32::from_le_bytes(*bytes)).ok()
    };
    let end = 8 + length(4)?;
    let mut at = 12;
    while at < end && at < file.len() {
        let chunk = length(at + 4)?;
        at += 8 + chunk;
        (at <= file.len()).then_some(())?;
        at += chunk % 2;
    }
    (end <= file.len() + 1).then_some(())
}

/// The size that fits into a square, with the same shape; never larger than it was.
fn fit(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= side {
        return (width, height);
    }
    let scale = |length: u32| {
        let scaled = u64::from(length) * u64::from(side) / u64::from(longer);
        u32::try_from(scaled).unwrap_or(side).max(1)
    };
    (scale(width), scale(height))
}

/// Without alpha: a transparent picture stands on white. In place, because the picture may be large.
fn on_white(decoded: DynamicImage) -> DynamicImage {
    if !decoded.color().has_alpha() {
        return DynamicImage::from(decoded.into_rgb8());
    }
    let mut pixels = decoded.into_rgba8();
    for pixel in pixels.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        if alpha == 255 {
            continue;
        }
        let over = |part: u8| {
            let mixed = (u16::from(part) * u16::from(alpha) + 255 * u16::from(255 - alpha) + 127) / 255;
            u8::try_from(mixed).unwrap_or(255)
        };
        pixel.0 = [over(red), over(green), over(blue), 255];
    }
    DynamicImage::from(pixels)
}

fn shrink(image: DynamicImage, width: u32, height: u32) -> RgbImage {
    if (image.width(), image.height()) == (width, height) {
        return image.into_rgb8();
    }
    // Averages whole blocks: good for making smaller, and takes no memory beside the result.
    image.thumbnail_exact(width, height).into_rgb8()
}

fn encode(mut shown: RgbImage) -> Result<Picture, Refused> {
    loop {
        for quality in QUALITIES {
            let mut jpeg = Zeroizing::new(Vec::with_capacity(MAX_BYTES));
            JpegEncoder::new_with_quality(&mut *jpeg, quality)
                .encode_image(&shown)
                .map_err(|_| Refused::Broken)?;
            if jpeg.len() <= MAX_BYTES {
                let side = |length| u16::try_from(length).map_err(|_| Refused::Broken);
                return Ok(Picture { width: side(shown.width())?, height: side(shown.height())?, jpeg });
            }
        }
        // Noise at its worst. Each round has a quarter of the pixels, so it ends.
        let (width, height) = (shown.width().div_ceil(2), shown.height().div_ceil(2));
        shown = imageops::thumbnail(&shown, width, height);
    }
}
