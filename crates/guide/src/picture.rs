//! Pictures of a pack: a file each, PNG or JPEG, with nothing in it but what is seen.

use std::{collections::BTreeMap, io::Cursor};

use image::{ImageFormat, ImageReader, Limits};

use crate::{Wrong, is_name, table::Notes};

/// Bytes of one picture, at most: somebody loads it on an old phone.
pub const MOST_BYTES: usize = 120 * 1024;
/// The longer side of one, in pixels, at most.
pub const LONGEST: u32 = 1_600;
/// Where the pictures of a pack lie.
pub const FOLDER: &str = "pictures";

/// Pictures by their names.
pub type Pictures = BTreeMap<String, Picture>;

/// A picture, without what is seen in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How its file ends: [`Kind::ending`].
    pub kind: Kind,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// What a picture is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For drawings.
    Png,
    /// For photographs.
    Jpeg,
}

impl Kind {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Png, Self::Jpeg];

    /// The ending of its files, without a dot.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }
}

impl Picture {
    /// The path of its file within a pack.
    #[must_use]
    pub fn path(&self, name: &str) -> String {
        format!("{FOLDER}/{}", self.file(name))
    }

    /// The name of its file.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        format!("{name}.{}", self.kind.ending())
    }
}

/// The name and the kind of a picture, from the name of its file.
#[must_use]
pub fn of_file(file: &str) -> Option<(&str, Kind)> {
    let (name, ending) = file.rsplit_once('.')?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.ending() == ending)?;
    is_name(name).then_some((name, kind))
}

/// Reads a picture: it is decoded whole, and whatever stands in the file beside what is seen is a mistake (a place, a camera, a day, a
/// second file behind the first).
pub(crate) fn read(bytes: &[u8], kind: Kind, notes: &mut Notes<'_>) -> Option<Picture> {
    if bytes.len() > MOST_BYTES {
        notes.wrong(1, Wrong::TooLong, MOST_BYTES);
        return None;
    }
    let (format, bare) = match kind {
        Kind::Png => (ImageFormat::Png, is_bare_png(bytes)),
        Kind::Jpeg => (ImageFormat::Jpeg, is_bare_jpeg(bytes)),
    };
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(LONGEST), Some(LONGEST));
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    match (reader.decode(), bare) {
        (Ok(seen), Some(())) => Some(Picture { kind, width: seen.width(), height: seen.height() }),
        (Ok(_), None) => {
            notes.wrong(1, Wrong::PictureSays, "");
            None
        }
        (Err(error), _) => {
            notes.wrong(1, Wrong::BadPicture, error);
            None
        }
    }
}

/// Whether a PNG file holds the picture and nothing else, to its last byte.
fn is_bare_png(file: &[u8]) -> Option<()> {
    let mut rest = file.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    loop {
        let (length, name) = (u32::from_be_bytes(*rest.first_chunk()?), rest.get(4..8)?);
        [&b"IHDR"[..], b"PLTE", b"tRNS", b"IDAT", b"IEND"].contains(&name).then_some(())?;
        rest = rest.get(usize::try_from(length).ok()?.checked_add(12)?..)?;
        if name == b"IEND" {
            return rest.is_empty().then_some(());
        }
    }
}

/// Whether a JPEG file holds the picture and nothing else, to its last byte (ITU-T T.81 annex B). The header that says what a pixel is
/// (JFIF) is let pass as the first part, if it has no small picture in it.
fn is_bare_jpeg(file: &[u8]) -> Option<()> {
    let mut rest = file.strip_prefix(&[0xFF, 0xD8])?;
    let (mut coded, mut first) = (false, true);
    loop {
        let at = match coded {
            true => {
                rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7))?
            }
            false => 0,
        };
        let &[0xFF, marker] = rest.get(at..)?.first_chunk()? else { return None };
        rest = &rest[at + 2..];
        if marker == 0xD9 {
            return rest.is_empty().then_some(());
        }
        let length = usize::from(u16::from_be_bytes(*rest.first_chunk()?));
        // Frames, tables, scans; of what programs add, JFIF alone, which is 16 bytes long and ends in zeros without a small picture.
        let header = rest.get(2..length)?;
        let is_jfif = marker == 0xE0
            && first
            && length == 16
            && header.starts_with(b"JFIF\0")
            && header.ends_with(&[0, 0]);
        (is_jfif || matches!(marker, 0xC0..=0xC4 | 0xDA | 0xDB | 0xDD)).then_some(())?;
        first = false;
        coded = marker == 0xDA;
        rest = rest.get(length..)?;
    }
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, codecs::jpeg::JpegEncoder};

    use super::*;
    use crate::Mistake;

    fn png() -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(40, 30)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .expect("a PNG");
        bytes
    }

    fn jpeg() -> Vec<u8> {
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes).encode_image(&DynamicImage::new_rgb8(40, 30)).expect("a JPEG");
        bytes
    }

    fn told(bytes: &[u8], kind: Kind) -> (Option<Picture>, Vec<Wrong>) {
        let mut found: Vec<Mistake> = Vec::new();
        let read = read(bytes, kind, &mut Notes { path: "pictures/it", found: &mut found });
        (read, found.into_iter().map(|one| one.wrong).collect())
    }

    #[test]
    fn a_bare_picture_is_read_and_anything_beside_what_is_seen_is_told() {
        for (kind, bytes) in [(Kind::Png, png()), (Kind::Jpeg, jpeg())] {
            assert_eq!(told(&bytes, kind), (Some(Picture { kind, width: 40, height: 30 }), vec![]));
            let behind = [&bytes[..], b"PK and another file"].concat();
            assert_eq!(told(&behind, kind), (None, vec![Wrong::PictureSays]));
            assert_eq!(told(&bytes[..bytes.len() / 2], kind), (None, vec![Wrong::BadPicture]));
        }
        // A comment behind the first marker of a JPEG, and a text behind the header of a PNG.
        let jpeg = jpeg();
        let said = [&jpeg[..2], &[0xFF, 0xFE, 0, 6], b"home", &jpeg[2..]].concat();
        assert_eq!(told(&said, Kind::Jpeg), (None, vec![Wrong::PictureSays]));
        let hidden = [&[0xFF, 0xE0, 0, 16][..], b"fourteen bytes"].concat();
        let said = [&jpeg[..20], &hidden, &jpeg[20..]].concat();
        assert_eq!(told(&said, Kind::Jpeg), (None, vec![Wrong::PictureSays]));
        let png = png();
        let chunk = [&[0, 0, 0, 6][..], b"tEXtb\0home", &0x6B15_1D6A_u32.to_be_bytes()].concat();
        let said = [&png[..33], &chunk, &png[33..]].concat();
        assert!(told(&said, Kind::Png).0.is_none());
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_told() {
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        assert_eq!(told(svg, Kind::Png), (None, vec![Wrong::BadPicture]));
        assert_eq!(told(&vec![0; MOST_BYTES + 1], Kind::Png), (None, vec![Wrong::TooLong]));
        let mut long = Vec::new();
        DynamicImage::new_rgb8(LONGEST + 1, 1)
            .write_to(&mut Cursor::new(&mut long), ImageFormat::Png)
            .expect("a PNG");
        assert_eq!(told(&long, Kind::Png), (None, vec![Wrong::BadPicture]));
        for file in ["heart.svg", "heart.PNG", "he art.png", ".png", "heart"] {
            assert_eq!(of_file(file), None, "{file}");
        }
        assert_eq!(of_file("heart-2.png"), Some(("heart-2", Kind::Png)));
    }
}
