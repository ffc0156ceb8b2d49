//! How picture and sound are coded: the sample entry and the few boxes in it that a decoder needs, and what H.264 carries beside the
//! picture.

use super::{boxed, needed, only, parts};
use crate::{
    Refused,
    bytes::{Budget, Reader},
};

/// The most bytes that a decoder needs to begin with.
const MAX_CONFIG: usize = 4 * 1024;
/// The most units of one picture; encoders make one or some.
const MAX_UNITS: usize = 4_096;

/// A sample entry (ISO/IEC 14496-12 §12.1.3, §12.2.3) as it is written.
pub(super) struct Entry {
    written: Vec<u8>,
    /// Width and height of the picture, in pixels.
    pub(super) sides: (u32, u32),
    /// For H.264: in how many bytes each unit tells its length.
    pub(super) unit: Option<usize>,
}

impl Entry {
    pub(super) fn read(stsd: &[u8], is_picture: bool, budget: &mut Budget) -> Result<Self, Refused> {
        let mut body = Reader(stsd);
        body.take(8)?;
        let [entry] = &parts(body.0, budget)?[..] else { return Err(Refused::Codec) };
        let mut body = Reader(entry.body);
        body.take(8)?;
        if is_picture { picture(entry.name, body, budget) } else { sound(entry.name, body, budget) }
    }

    pub(super) fn write(&self) -> &[u8] {
        &self.written
    }
}

fn picture(name: [u8; 4], mut body: Reader<'_>, budget: &mut Budget) -> Result<Entry, Refused> {
    body.take(16)?;
    let (width, height) = (body.u16()?, body.u16()?);
    body.take(14 + 32 + 4)?;
    let parts = parts(body.0, budget)?;
    let mut inner = Vec::new();
    let mut unit = None;
    match &name {
        b"avc1" => {
            let (config, width) = avc(needed(&parts, b"avcC")?)?;
            unit = Some(width);
            inner.push(boxed(b"avcC", &[&config]));
        }
        b"vp09" => inner.push(boxed(b"vpcC", &[short_config(needed(&parts, b"vpcC")?, 12)?])),
        b"av01" => inner.push(boxed(b"av1C", &[short_config(needed(&parts, b"av1C")?, 256)?])),
        _ => return Err(Refused::Codec),
    }
    if let Some(ratio) = only(&parts, b"pasp")? {
        inner.push(boxed(b"pasp", &[ratio.get(..8).ok_or(Refused::Broken)?]));
    }
    // A profile of colours can name who made it; the numbers say enough.
    if let Some(colours) = only(&parts, b"colr")?.filter(|body| body.starts_with(b"nclx")) {
        inner.push(boxed(b"colr", &[colours.get(..11).ok_or(Refused::Broken)?]));
    }
    let (w, h) = (width.to_be_bytes(), height.to_be_bytes());
    let dots = [0, 0x48, 0, 0, 0, 0x48, 0, 0, 0, 0, 0, 0, 0, 1];
    let mut pieces: Vec<&[u8]> =
        vec![&[0; 6], &[0, 1], &[0; 16], &w, &h, &dots, &[0; 32], &[0, 24, 0xFF, 0xFF]];
    pieces.extend(inner.iter().map(Vec::as_slice));
    Ok(Entry { written: boxed(&name, &pieces), sides: (width.into(), height.into()), unit })
}

fn sound(name: [u8; 4], mut body: Reader<'_>, budget: &mut Budget) -> Result<Entry, Refused> {
    if body.u16()? != 0 {
        return Err(Refused::Codec); // As QuickTime writes it.
    }
    body.take(6)?;
    let (channels, bits) = (body.array::<2>()?, body.array::<2>()?);
    body.take(4)?;
    let rate = body.array::<4>()?;
    let parts = parts(body.0, budget)?;
    let config = match &name {
        b"mp4a" => boxed(b"esds", &[&esds(needed(&parts, b"esds")?)?]),
        b"Opus" => boxed(b"dOps", &[short_config(needed(&parts, b"dOps")?, 11 + 2 + 255)?]),
        _ => return Err(Refused::Codec),
    };
    let pieces: [&[u8]; 8] = [&[0; 6], &[0, 1], &[0; 8], &channels, &bits, &[0; 4], &rate, &config];
    Ok(Entry { written: boxed(&name, &pieces), sides: (0, 0), unit: None })
}

/// A configuration that is all numbers and too short for anything else.
fn short_config(body: &[u8], most: usize) -> Result<&[u8], Refused> {
    if body.len() <= most { Ok(body) } else { Err(Refused::Broken) }
}

/// What a decoder of H.264 begins with (ISO/IEC 14496-15 §5.3.3.1): the parameter sets and nothing else, and in how many bytes a
/// unit tells its length.
fn avc(body: &[u8]) -> Result<(Vec<u8>, usize), Refused> {
    if body.len() > MAX_CONFIG {
        return Err(Refused::Broken);
    }
    let mut read = Reader(body);
    let mut kept = read.array::<6>()?.to_vec();
    let (width, sets) = (usize::from(kept[4] & 3) + 1, kept[5] & 31);
    let take_sets = |read: &mut Reader<'_>, kept: &mut Vec<u8>, count: u8, kind: u8| {
        for _ in 0..count {
            let length = read.u16()?;
            let set = read.take(length.into())?;
            if set.first().is_none_or(|first| first & 31 != kind) {
                return Err(Refused::Broken);
            }
            kept.extend_from_slice(&length.to_be_bytes());
            kept.extend_from_slice(set);
        }
        Ok(())
    };
    take_sets(&mut read, &mut kept, sets, 7)?;
    let sets = read.u8()?;
    kept.push(sets);
    take_sets(&mut read, &mut kept, sets, 8)?;
    // How colours are sampled, for the higher profiles; without further sets.
    if let Some(colours) = read.0.get(..3).filter(|_| matches!(kept[1], 100 | 110 | 122 | 144)) {
        kept.extend_from_slice(colours);
        kept.push(0);
    }
    (width != 3).then_some((kept, width)).ok_or(Refused::Broken)
}

/// The units of a sample without those that are no picture: supplemental information (where encoders write how they were called, and
/// cameras when and where) and filling (ITU-T H.264 §7.4.1).
pub(super) fn kept_units(sample: &[u8], width: usize) -> Result<Vec<&[u8]>, Refused> {
    const SUPPLEMENTAL: u8 = 6;
    const FILLING: u8 = 12;
    let mut kept = Vec::new();
    let mut rest = sample;
    while !rest.is_empty() {
        let (told, after) = rest.split_at_checked(width).ok_or(Refused::Broken)?;
        let length = told.iter().fold(0_usize, |length, byte| length << 8 | usize::from(*byte));
        let whole = width.checked_add(length).filter(|_| length <= after.len()).ok_or(Refused::Broken)?;
        let (unit, next) = rest.split_at(whole);
        rest = next;
        if after.first().is_some_and(|first| length > 0 && !matches!(first & 31, SUPPLEMENTAL | FILLING)) {
            kept.push(unit);
        }
        if kept.len() > MAX_UNITS {
            return Err(Refused::TooMuch);
        }
    }
    Ok(kept)
}

/// What a decoder of AAC begins with (ISO/IEC 14496-1 §7.2.6), rebuilt from its numbers.
fn esds(body: &[u8]) -> Result<Vec<u8>, Refused> {
    let mut read = Reader(body);
    read.take(4)?;
    let mut stream = descriptor(&mut read, 3)?;
    stream.take(2)?;
    if stream.u8()? & 0xE0 != 0 {
        return Err(Refused::Codec); // It depends on another stream, or lies elsewhere.
    }
    let mut decoder = descriptor(&mut stream, 4)?;
    let numbers = decoder.array::<13>()?;
    let special = descriptor(&mut decoder, 5)?.0;
    let special = short_config(special, 64)?;
    let tagged = |tag: u8, body: &[u8]| {
        let length = u8::try_from(body.len()).map_err(|_| Refused::Broken)?;
        Ok::<_, Refused>([&[tag, length], body].concat())
    };
    let decoder = tagged(4, &[&numbers[..], &tagged(5, special)?].concat())?;
    let stream = tagged(3, &[&[0, 0, 0][..], &decoder, &[6, 1, 2]].concat())?;
    Ok([&[0; 4][..], &stream].concat())
}

/// The content of a descriptor with this tag; its length comes in pieces of seven bits (§8.3.3).
fn descriptor<'a>(read: &mut Reader<'a>, tag: u8) -> Result<Reader<'a>, Refused> {
    if read.u8()? != tag {
        return Err(Refused::Broken);
    }
    let mut length = 0_usize;
    for _ in 0..4 {
        let byte = read.u8()?;
        length = length << 7 | usize::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return read.take(length).map(Reader);
        }
    }
    Err(Refused::Broken)
}
