//! MP4 files (ISO/IEC 14496-12): reading what is shown, and writing a new file of it. The header comes first in the new file, so that
//! a browser can begin before it has everything.

mod codec;
mod track;

use crate::{
    Film, Kind, MAX_PARTS, Refused, Shape,
    bytes::{Budget, Reader},
};
use track::Track;

/// The name of a box.
type Name = [u8; 4];

/// A box, and where its content begins in the bytes it was read from.
#[derive(Clone, Copy)]
struct Part<'a> {
    name: Name,
    at: usize,
    body: &'a [u8],
}

/// The boxes that bytes consist of, to the last byte (§4.2).
fn parts<'a>(bytes: &'a [u8], budget: &mut Budget) -> Result<Vec<Part<'a>>, Refused> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        budget.spend(1)?;
        let mut head = Reader(&bytes[at..]);
        let (short, name) = (head.u32()?, head.array::<4>()?);
        let size = match short {
            0 => u64::try_from(bytes.len() - at).map_err(|_| Refused::Broken)?,
            1 => head.u64()?,
            short => u64::from(short),
        };
        let size = usize::try_from(size).map_err(|_| Refused::Broken)?;
        let begin = bytes.len() - head.0.len();
        let end = at.checked_add(size).filter(|end| *end <= bytes.len() && *end >= begin);
        let end = end.ok_or(Refused::Broken)?;
        found.push(Part { name, at: begin, body: &bytes[begin..end] });
        at = end;
    }
    Ok(found)
}

/// The one box of a name; more than one is no file of any encoder.
fn only<'a>(parts: &[Part<'a>], name: &Name) -> Result<Option<&'a [u8]>, Refused> {
    let mut named = parts.iter().filter(|part| part.name == *name);
    match (named.next(), named.next()) {
        (first, None) => Ok(first.map(|part| part.body)),
        _ => Err(Refused::Broken),
    }
}

fn needed<'a>(parts: &[Part<'a>], name: &Name) -> Result<&'a [u8], Refused> {
    only(parts, name)?.ok_or(Refused::Broken)
}

/// A box with this content.
fn boxed(name: &Name, body: &[&[u8]]) -> Vec<u8> {
    let length = 8 + body.iter().map(|piece| piece.len()).sum::<usize>();
    let mut bytes = Vec::with_capacity(length);
    bytes.extend_from_slice(&short(length).to_be_bytes());
    bytes.extend_from_slice(name);
    body.iter().for_each(|piece| bytes.extend_from_slice(piece));
    bytes
}

/// A length or a place in the new file, which is never much larger than the largest that is read.
fn short(length: usize) -> u32 {
    u32::try_from(length).expect("a file is bounded far below four gigabytes")
}

pub(crate) fn rewrite(file: &[u8]) -> Result<Film, Refused> {
    let mut budget = Budget::new(MAX_PARTS);
    let top = parts(file, &mut budget)?;
    let brand = needed(&top, b"ftyp")?.first_chunk::<4>().ok_or(Refused::Broken)?;
    if brand == b"qt  " || brand.starts_with(b"hei") || brand.starts_with(b"avi") || brand == b"mif1" {
        return Err(Refused::NotAFilm); // QuickTime, and pictures in the same kind of file.
    }
    let moov = parts(needed(&top, b"moov")?, &mut budget)?;
    if only(&moov, b"mvex")?.is_some() || top.iter().any(|part| part.name == *b"moof") {
        return Err(Refused::Fragments);
    }
    let (picture, sound) = tracks(&moov, &mut budget)?;
    let picture = picture.ok_or(Refused::NoPicture)?;
    let shape = Shape {
        kind: Kind::Mp4,
        millis: picture.millis(),
        width: picture.shown.0,
        height: picture.shown.1,
        sound: sound.is_some(),
    };
    let tracks: Vec<Track<'_>> = [Some(picture), sound].into_iter().flatten().collect();
    let media: Vec<_> = top.iter().filter(|part| part.name == *b"mdat").collect();
    let within = |at: usize, size: usize| {
        at.checked_add(size)
            .is_some_and(|end| media.iter().any(|part| part.at <= at && end <= part.at + part.body.len()))
    };
    let head = Header::read(needed(&moov, b"mvhd")?)?;
    let bytes = assemble(file, &head, &tracks, within)?;
    Ok(Film { shape, bytes })
}

/// The first picture and the first sound. Everything else (texts, places, chapters, hints) is left behind.
fn tracks<'a>(
    moov: &[Part<'a>],
    budget: &mut Budget,
) -> Result<(Option<Track<'a>>, Option<Track<'a>>), Refused> {
    let (mut picture, mut sound) = (None, None);
    for part in moov.iter().filter(|part| part.name == *b"trak") {
        let trak = parts(part.body, budget)?;
        let mdia = parts(needed(&trak, b"mdia")?, budget)?;
        let handler = needed(&mdia, b"hdlr")?.get(8..12).ok_or(Refused::Broken)?;
        let slot = match handler {
            b"vide" => &mut picture,
            b"soun" => &mut sound,
            _ => continue,
        };
        if slot.is_none() {
            *slot = Some(Track::read(&trak, &mdia, handler == b"vide", budget)?);
        }
    }
    Ok((picture, sound))
}

/// What the header of the whole says (§8.2.2), without its times.
struct Header {
    timescale: u32,
    duration: u64,
    rate: [u8; 6],
    matrix: [u8; 36],
}

impl Header {
    fn read(body: &[u8]) -> Result<Self, Refused> {
        let mut body = Reader(body);
        let (timescale, duration) = clock(&mut body)?;
        let rate = body.array()?;
        body.take(10)?;
        let matrix = body.array()?;
        body.take(24 + 4)?;
        Ok(Self { timescale, duration, rate, matrix })
    }

    fn write(&self, next: u32) -> Vec<u8> {
        let zeros = [0; 24];
        let numbers = [&self.timescale.to_be_bytes()[..], &self.duration.to_be_bytes()].concat();
        let version = [1, 0, 0, 0];
        let next = next.to_be_bytes();
        boxed(
            b"mvhd",
            &[&version, &zeros[..16], &numbers, &self.rate, &zeros[..10], &self.matrix, &zeros, &next],
        )
    }
}

/// Version, times (left behind), scale and duration, as three headers begin with them.
fn clock(body: &mut Reader<'_>) -> Result<(u32, u64), Refused> {
    let [version, ..] = body.array::<4>()?;
    let (scale, duration) = match version {
        0 => {
            body.take(8)?;
            (body.u32()?, u64::from(body.u32()?))
        }
        1 => {
            body.take(16)?;
            (body.u32()?, body.u64()?)
        }
        _ => return Err(Refused::Broken),
    };
    if scale == 0 { Err(Refused::Broken) } else { Ok((scale, duration)) }
}

/// The new file: what it is, the header, and what is seen and heard in the order in which it lay.
fn assemble(
    file: &[u8],
    head: &Header,
    tracks: &[Track<'_>],
    within: impl Fn(usize, usize) -> bool,
) -> Result<Vec<u8>, Refused> {
    let mut chunks: Vec<(usize, usize, usize)> = Vec::new();
    for (track, one) in tracks.iter().enumerate() {
        chunks.extend(one.chunks.iter().enumerate().map(|(chunk, found)| (found.at, track, chunk)));
    }
    chunks.sort_unstable();
    // First the lengths, so that the header can come before what it points to.
    let mut sizes: Vec<Vec<u32>> = tracks.iter().map(|track| track.sizes.clone()).collect();
    let mut places: Vec<Vec<usize>> = tracks.iter().map(|track| vec![0; track.chunks.len()]).collect();
    let (mut length, mut read) = (0, 0_usize);
    for (_, track, chunk) in &chunks {
        places[*track][*chunk] = length;
        for (number, at, size) in tracks[*track].samples(*chunk) {
            read = read.saturating_add(size);
            // Whoever points twice at the same bytes would have the new file grow without bound.
            if !within(at, size) || read > file.len() {
                return Err(Refused::Broken);
            }
            let kept: usize =
                tracks[*track].kept(&file[at..at + size])?.iter().map(|piece| piece.len()).sum();
            sizes[*track][number] = short(kept);
            length += kept;
        }
    }
    let ftyp = boxed(b"ftyp", &[b"isom", &[0, 0, 2, 0], b"isomiso2mp41"]);
    let header = |base: usize| {
        let mut body = vec![head.write(short(tracks.len() + 1))];
        for (number, track) in tracks.iter().enumerate() {
            let places = places[number].iter().map(|place| short(base + place));
            body.push(track.write(short(number + 1), &sizes[number], places));
        }
        boxed(b"moov", &body.iter().map(Vec::as_slice).collect::<Vec<_>>())
    };
    let base = ftyp.len() + header(0).len() + 8;
    let mut bytes = Vec::with_capacity(base + length);
    bytes.extend_from_slice(&ftyp);
    bytes.extend_from_slice(&header(base));
    bytes.extend_from_slice(&short(length + 8).to_be_bytes());
    bytes.extend_from_slice(b"mdat");
    for (_, track, chunk) in &chunks {
        for (_, at, size) in tracks[*track].samples(*chunk) {
            let kept = tracks[*track].kept(&file[at..at + size])?;
            kept.iter().for_each(|piece| bytes.extend_from_slice(piece));
        }
    }
    Ok(bytes)
}
