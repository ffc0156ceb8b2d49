//! A picture as the guide has it: decoded and encoded again (rule A-8), as PNG if that is smaller, which keeps drawings sharp, else as JPEG.

use std::io::Cursor;

use guide::{
    Picture,
    picture::{Kind, MOST_BYTES},
};
use image::{
    RgbImage,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
    },
    imageops,
};

use crate::chat::image::{Refused, seen};

/// Encoder qualities that are tried until a photograph fits.
const QUALITIES: [u8; 4] = [82, 70, 55, 40];

/// What a file shows, as it is kept.
///
/// # Errors
/// Why the file is not taken.
pub(super) fn make(file: &[u8]) -> Result<(Picture, Vec<u8>), Refused> {
    let mut shown = seen(file)?;
    loop {
        let photograph = jpeg(&shown)?;
        let drawing = png(&shown)?;
        let limit = photograph.as_ref().map_or(MOST_BYTES, Vec::len);
        let made = match photograph {
            _ if drawing.len() <= limit => Some((Kind::Png, drawing)),
            photograph => photograph.map(|bytes| (Kind::Jpeg, bytes)),
        };
        if let Some((kind, bytes)) = made {
            return Ok((Picture { kind, width: shown.width(), height: shown.height() }, bytes));
        }
        // Noise at its worst. Each round has fewer pixels, so it ends.
        let (width, height) = (shown.width() * 3 / 4, shown.height() * 3 / 4);
        shown = imageops::thumbnail(&shown, width.max(1), height.max(1));
    }
}

/// As JPEG, in the best quality that fits.
fn jpeg(shown: &RgbImage) -> Result<Option<Vec<u8>>, Refused> {
    for quality in QUALITIES {
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, quality)
            .encode_image(shown)
            .map_err(|_| Refused::Broken)?;
        if bytes.len() <= MOST_BYTES {
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}

fn png(shown: &RgbImage) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(Cursor::new(&mut bytes), CompressionType::Best, FilterType::Adaptive);
    shown.write_with_encoder(encoder).map_err(|_| Refused::Broken)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use guide::Pictures;
    use image::{ImageFormat, Rgb};

    use super::*;
    use crate::guide::RULES;

    fn file(shown: &RgbImage) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        shown.write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
        bytes.into_inner()
    }

    #[test]
    fn drawings_become_png_and_photographs_jpeg_and_a_pack_takes_both() {
        let drawing = RgbImage::from_fn(900, 600, |x, _| Rgb(if x < 300 { [0, 90, 120] } else { [255; 3] }));
        // Noise, which no encoder makes small.
        let noise = |x: u32, y: u32| (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).to_le_bytes();
        let photograph =
            RgbImage::from_fn(1_600, 1_200, |x, y| Rgb([noise(x, y)[1], noise(y, x)[2], noise(x, x)[0]]));
        for (shown, kind) in [(drawing, Kind::Png), (photograph, Kind::Jpeg)] {
            let (picture, bytes) = make(&file(&shown)).expect("it is a picture");
            assert_eq!(picture.kind, kind);
            assert!(bytes.len() <= MOST_BYTES, "{} bytes", bytes.len());
            let path = picture.path("it");
            let (pack, found) = guide::read([(path.as_str(), &bytes[..])], &Pictures::new(), &RULES, "");
            assert_eq!(pack.picture("it"), Some(&picture));
            assert_eq!(found.iter().filter(|one| one.is_grave()).count(), 0, "{found:?}");
        }
        assert!(make(b"<svg><script>alert(1)</script></svg>").is_err());
    }
}
