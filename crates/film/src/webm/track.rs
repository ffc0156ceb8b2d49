//! What is said of picture and sound (RFC 9559 §5.1.4), and what of that a browser needs.

use super::element::{Element, elements, find, float, number, text, write, write_uint};
use crate::{
    MAX_SIDE, Refused,
    bytes::{Budget, Reader},
};

const CODECS: [&[u8]; 5] = [b"V_VP8", b"V_VP9", b"V_AV1", b"A_OPUS", b"A_VORBIS"];

/// The most bytes that a decoder needs to begin with: the tables of Vorbis.
const MAX_CONFIG: usize = 64 * 1024;

/// Whole numbers of a track that are kept, of its picture, and of the colours of that.
const OF_TRACK: [u32; 3] = [0x23_E383, 0x56AA, 0x56BB];
const OF_PICTURE: [u32; 12] =
    [0xB0, 0xBA, 0x9A, 0x9D, 0x53B8, 0x54AA, 0x54BB, 0x54CC, 0x54DD, 0x54B0, 0x54BA, 0x54B2];
const OF_COLOUR: [u32; 11] =
    [0x55B1, 0x55B2, 0x55B3, 0x55B4, 0x55B5, 0x55B6, 0x55B7, 0x55B8, 0x55B9, 0x55BA, 0x55BB];

pub(super) struct Track {
    pub(super) number: u64,
    /// Width and height as shown, if it is a picture.
    pub(super) sides: Option<(u32, u32)>,
    /// How long each block lasts, in nanoseconds; 0 where it is not said.
    pub(super) each: u64,
    /// The element as it is written, without its head.
    written: Vec<u8>,
}

impl Track {
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        write(out, 0xAE, &self.written);
    }
}

/// The first picture and the first sound.
pub(super) fn read(body: &[u8], budget: &mut Budget) -> Result<Vec<Track>, Refused> {
    let (mut picture, mut sound) = (None, None);
    for entry in elements(body, budget)?.iter().filter(|entry| entry.id == 0xAE) {
        let parts = elements(entry.body, budget)?;
        let slot = match number(&parts, 0x83)? {
            Some(1) => &mut picture,
            Some(2) => &mut sound,
            _ => continue,
        };
        if slot.is_none() {
            *slot = Some(one(&parts, budget)?);
        }
    }
    if picture.is_none() {
        return Err(Refused::NoPicture);
    }
    Ok([picture, sound].into_iter().flatten().collect())
}

fn one(parts: &[Element<'_>], budget: &mut Budget) -> Result<Track, Refused> {
    let id = number(parts, 0xD7)?.filter(|id| (1..=0xFFFF).contains(id)).ok_or(Refused::Broken)?;
    let kind = number(parts, 0x83)?.unwrap_or_default();
    let codec = text(parts, 0x86).filter(|codec| CODECS.contains(codec)).ok_or(Refused::Codec)?;
    if (codec[0] == b'V') != (kind == 1) {
        return Err(Refused::Broken);
    }
    if find(parts, 0x6D80).is_some() {
        return Err(Refused::Codec); // Packed once more, or under a key.
    }
    let mut written = Vec::new();
    // The identifier is made up by whatever wrote the file; the number does as well.
    for (name, value) in [(0xD7, id), (0x73C5, id), (0x83, kind)] {
        write_uint(&mut written, name, value);
    }
    if let Some(lacing) = number(parts, 0x9C)? {
        write_uint(&mut written, 0x9C, lacing);
    }
    write(&mut written, 0x22_B59C, b"und");
    write(&mut written, 0x86, codec);
    copy_numbers(parts, &OF_TRACK, &mut written)?;
    if let Some(config) = find(parts, 0x63A2) {
        write(&mut written, 0x63A2, &config_of(codec, config)?);
    }
    let sides = match kind {
        1 => Some(picture(find(parts, 0xE0).ok_or(Refused::Broken)?, budget, &mut written)?),
        _ => {
            sound(find(parts, 0xE1).ok_or(Refused::Broken)?, budget, &mut written)?;
            None
        }
    };
    Ok(Track { number: id, sides, each: number(parts, OF_TRACK[0])?.unwrap_or_default(), written })
}

fn copy_numbers(from: &[Element<'_>], which: &[u32], out: &mut Vec<u8>) -> Result<(), Refused> {
    for id in which {
        if let Some(value) = number(from, *id)? {
            write_uint(out, *id, value);
        }
    }
    Ok(())
}

fn picture(body: &[u8], budget: &mut Budget, out: &mut Vec<u8>) -> Result<(u32, u32), Refused> {
    let parts = elements(body, budget)?;
    let mut kept = Vec::new();
    copy_numbers(&parts, &OF_PICTURE, &mut kept)?;
    if let Some(colour) = find(&parts, 0x55B0) {
        let mut inner = Vec::new();
        copy_numbers(&elements(colour, budget)?, &OF_COLOUR, &mut inner)?;
        write(&mut kept, 0x55B0, &inner);
    }
    write(out, 0xE0, &kept);
    for coded in [0xB0, 0xBA] {
        if number(&parts, coded)?.is_none_or(|side| side > MAX_SIDE.into()) {
            return Err(Refused::TooMuch);
        }
    }
    let side = |coded: u32, shown: u32| {
        let in_pixels = number(&parts, 0x54B2)?.unwrap_or(0) == 0;
        let side = number(&parts, shown)?.filter(|_| in_pixels).or(number(&parts, coded)?).unwrap_or(0);
        u32::try_from(side).map_err(|_| Refused::TooMuch)
    };
    Ok((side(0xB0, 0x54B0)?, side(0xBA, 0x54BA)?))
}

fn sound(body: &[u8], budget: &mut Budget, out: &mut Vec<u8>) -> Result<(), Refused> {
    let parts = elements(body, budget)?;
    let mut kept = Vec::new();
    for rate in [0xB5, 0x78B5] {
        if let Some(value) = float(&parts, rate)? {
            write(&mut kept, rate, &value.to_be_bytes());
        }
    }
    copy_numbers(&parts, &[0x9F, 0x6264], &mut kept)?;
    write(out, 0xE1, &kept);
    Ok(())
}

/// What a decoder begins with. That of Vorbis is three packets, of which the second is nothing but tags (Vorbis I §5): an empty one
/// stands in its place.
fn config_of(codec: &[u8], config: &[u8]) -> Result<Vec<u8>, Refused> {
    if config.len() > MAX_CONFIG {
        return Err(Refused::Broken);
    }
    if codec != b"A_VORBIS" {
        let most = if codec == b"A_OPUS" { 19 + 2 + 255 } else { 256 };
        return (config.len() <= most).then(|| config.to_vec()).ok_or(Refused::Broken);
    }
    let mut read = Reader(config);
    if read.u8()? != 2 {
        return Err(Refused::Broken);
    }
    let mut length = || {
        let mut length = 0_usize;
        loop {
            let byte = read.u8()?;
            length += usize::from(byte);
            if byte < 255 {
                return Ok::<_, Refused>(length);
            }
        }
    };
    let (first, second) = (length()?, length()?);
    let (first, _, setup) = (read.take(first)?, read.take(second)?, read.0);
    let empty = b"\x03vorbis\0\0\0\0\0\0\0\0\x01";
    let lengths = [u8::try_from(first.len()).ok().filter(|length| *length < 255).ok_or(Refused::Broken)?, 16];
    Ok([&[2][..], &lengths, first, empty, setup].concat())
}
