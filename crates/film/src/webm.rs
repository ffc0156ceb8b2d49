//! WebM files (RFC 8794 and RFC 9559): reading what is shown, and writing a new file of it. The index comes before the pictures in the
//! new file, so that a browser can go to any place before it has everything.

mod element;
mod track;

use crate::{
    Film, Kind, MAX_PARTS, Refused, Shape,
    bytes::{Budget, Reader},
};
use element::{Element, Length, element, elements, float, head, number, text, uint, write_length};
use track::Track;

const EBML: u32 = 0x1A45_DFA3;
const SEGMENT: u32 = 0x1853_8067;
const INFO: u32 = 0x1549_A966;
const TRACKS: u32 = 0x1654_AE6B;
const CLUSTER: u32 = 0x1F43_B675;
const CUES: u32 = 0x1C53_BB6B;
const TIMESTAMP: u32 = 0xE7;
const SIMPLE_BLOCK: u32 = 0xA3;
const BLOCK_GROUP: u32 = 0xA0;
const BLOCK: u32 = 0xA1;
const BLOCK_DURATION: u32 = 0x9B;
const REFERENCE: u32 = 0xFB;
const DISCARD_PADDING: u32 = 0x75A2;

/// Nanoseconds of a tick where a file does not say.
const TICK: u64 = 1_000_000;

pub(crate) fn rewrite(file: &[u8]) -> Result<Film, Refused> {
    let mut budget = Budget::new(MAX_PARTS);
    let mut rest = Reader(file);
    let Element { id: EBML, body } = element(&mut rest)? else { return Err(Refused::NotAFilm) };
    let header = elements(body, &mut budget)?;
    if text(&header, 0x4282) != Some(b"webm") {
        return Err(Refused::NotAFilm); // Matroska in general: no browser plays it.
    }
    if number(&header, 0x42F2)?.unwrap_or(4) > 4 || number(&header, 0x42F3)?.unwrap_or(8) > 8 {
        return Err(Refused::Broken);
    }
    let body = loop {
        match head(&mut rest)? {
            (SEGMENT, Length::Known(length)) => break rest.take(length)?,
            (SEGMENT, Length::Unknown) => break rest.0,
            (_, Length::Known(length)) => rest.take(length)?,
            _ => return Err(Refused::Broken),
        };
    };
    segment(body, &mut budget)
}

/// A piece of the film that can be decoded from its beginning.
struct Cluster<'a> {
    time: u64,
    blocks: Vec<Block<'a>>,
}

/// One picture, or some sound.
struct Block<'a> {
    track: u64,
    /// Against the time of its cluster, in ticks.
    time: i16,
    lasts: u64,
    is_key: bool,
    /// Where it stands in a group: what it refers to and what is cut from its end.
    group: Option<Vec<u8>>,
    /// Its flags and content, without the number of its track.
    data: &'a [u8],
}

/// Reads the parts of a segment one behind the other. A cluster may lack its length (in live recordings); it ends where another part
/// of the segment begins.
fn segment(body: &[u8], budget: &mut Budget) -> Result<Film, Refused> {
    let mut rest = Reader(body);
    let (mut info, mut tracks) = (None, None);
    let mut clusters: Vec<Cluster<'_>> = Vec::new();
    while !rest.0.is_empty() {
        budget.spend(1)?;
        match head(&mut rest)? {
            (CLUSTER, Length::Known(length)) => {
                let mut within = Reader(rest.take(length)?);
                clusters.push(cluster(&mut within, budget)?);
                if !within.0.is_empty() {
                    return Err(Refused::Broken);
                }
            }
            (CLUSTER, Length::Unknown) => clusters.push(cluster(&mut rest, budget)?),
            (_, Length::Unknown) => return Err(Refused::Broken),
            (INFO, Length::Known(length)) if info.is_none() => {
                info = Some(elements(rest.take(length)?, budget)?)
            }
            (TRACKS, Length::Known(length)) if tracks.is_none() => {
                tracks = Some(track::read(rest.take(length)?, budget)?);
            }
            (INFO | TRACKS, _) => return Err(Refused::Broken),
            (_, Length::Known(length)) => _ = rest.take(length)?,
        }
    }
    let (info, tracks) = (info.ok_or(Refused::Broken)?, tracks.ok_or(Refused::Broken)?);
    let tick = number(&info, 0x2A_D7B1)?.unwrap_or(TICK);
    if tick == 0 {
        return Err(Refused::Broken);
    }
    finish(tick, float(&info, 0x4489)?, &tracks, clusters)
}

/// The blocks of a cluster (§5.1.3), to its end or to the next part of the segment.
fn cluster<'a>(rest: &mut Reader<'a>, budget: &mut Budget) -> Result<Cluster<'a>, Refused> {
    let mut cluster = Cluster { time: 0, blocks: Vec::new() };
    while !rest.0.is_empty() {
        let before = *rest;
        let (id, length) = head(rest)?;
        if id > 0xFF_FFFF {
            *rest = before; // Parts of a segment have identifiers of four bytes, parts of a cluster shorter ones.
            break;
        }
        budget.spend(1)?;
        let Length::Known(length) = length else { return Err(Refused::Broken) };
        let body = rest.take(length)?;
        match id {
            TIMESTAMP => cluster.time = uint(body)?,
            SIMPLE_BLOCK => cluster.blocks.push(block(body)?),
            BLOCK_GROUP => cluster.blocks.push(group(body, budget)?),
            _ => {}
        }
    }
    Ok(cluster)
}

fn block(body: &[u8]) -> Result<Block<'_>, Refused> {
    let mut body = Reader(body);
    let Length::Known(track) = element::length(&mut body)? else { return Err(Refused::Broken) };
    let track = u64::try_from(track).map_err(|_| Refused::Broken)?;
    let time = i16::from_be_bytes(body.array()?);
    let flags = body.0.first().ok_or(Refused::Broken)?;
    Ok(Block { track, time, lasts: 0, is_key: flags & 0x80 != 0, group: None, data: body.0 })
}

fn group<'a>(body: &'a [u8], budget: &mut Budget) -> Result<Block<'a>, Refused> {
    let parts = elements(body, budget)?;
    let within = parts.iter().find(|part| part.id == BLOCK).ok_or(Refused::Broken)?;
    let mut block = block(within.body)?;
    let mut kept = Vec::new();
    for part in &parts {
        match part.id {
            BLOCK_DURATION => block.lasts = uint(part.body)?,
            REFERENCE | DISCARD_PADDING if part.body.len() <= 8 => {}
            _ => continue,
        }
        element::write(&mut kept, part.id, part.body);
    }
    block.is_key = !parts.iter().any(|part| part.id == REFERENCE);
    block.group = Some(kept);
    Ok(block)
}

/// Puts the new file together.
fn finish(
    tick: u64,
    told: Option<f64>,
    tracks: &[Track],
    mut clusters: Vec<Cluster<'_>>,
) -> Result<Film, Refused> {
    let picture = tracks.iter().find(|track| track.sides.is_some()).ok_or(Refused::NoPicture)?;
    let mut ends = 0_u64;
    for cluster in &mut clusters {
        cluster.blocks.retain(|block| tracks.iter().any(|track| track.number == block.track));
        for block in &cluster.blocks {
            let begins = cluster.time.checked_add_signed(block.time.into()).ok_or(Refused::Broken)?;
            let each =
                tracks.iter().find(|track| track.number == block.track).map_or(0, |track| track.each / tick);
            ends = ends.max(begins.saturating_add(block.lasts.max(each)));
        }
    }
    clusters.retain(|cluster| !cluster.blocks.is_empty());
    if !clusters.iter().any(|cluster| cluster.blocks.iter().any(|block| block.track == picture.number)) {
        return Err(Refused::Broken);
    }
    // What the file says is believed if it fits what is in it; the last picture stands for a moment that only the file knows.
    let told =
        told.filter(|told| told.is_finite() && *told >= 0.0 && *told <= 1e15).map_or(0, |told| told as u64);
    let second = 1_000_000_000 / tick.min(1_000_000_000);
    let lasts = if (ends..=ends.saturating_add(second)).contains(&told) { told } else { ends };
    let millis = u64::try_from(u128::from(lasts) * u128::from(tick) / 1_000_000).unwrap_or(u64::MAX);
    let (width, height) = picture.sides.unwrap_or_default();
    let sound = tracks.len() > 1;
    let shape = Shape { kind: Kind::WebM, millis, width, height, sound };
    let bytes = assemble(tick, lasts, tracks, &clusters, picture.number);
    Ok(Film { shape, bytes })
}

fn assemble(tick: u64, lasts: u64, tracks: &[Track], clusters: &[Cluster<'_>], picture: u64) -> Vec<u8> {
    let mut header = Vec::new();
    for (id, value) in [(0x4286, 1), (0x42F7, 1), (0x42F2, 4), (0x42F3, 8)] {
        element::write_uint(&mut header, id, value);
    }
    element::write(&mut header, 0x4282, b"webm");
    element::write_uint(&mut header, 0x4287, 4);
    element::write_uint(&mut header, 0x4285, 2);
    let mut info = Vec::new();
    element::write_uint(&mut info, 0x2A_D7B1, tick);
    element::write(&mut info, 0x4489, &(lasts as f64).to_be_bytes());
    // The format wants both; they name nobody.
    element::write(&mut info, 0x4D80, b"film");
    element::write(&mut info, 0x5741, b"film");
    let mut described = Vec::new();
    tracks.iter().for_each(|track| track.write(&mut described));

    let mut front = Vec::new();
    element::write(&mut front, INFO, &info);
    element::write(&mut front, TRACKS, &described);
    let written: Vec<Vec<u8>> = clusters.iter().map(write_cluster).collect();
    // Every place is told in eight bytes, so the index has its length before the places are known.
    let index = |places: &[u64]| cues(clusters, places, picture);
    let base = front.len() + index(&vec![0; clusters.len()]).len();
    let mut at = base;
    let mut places = Vec::with_capacity(written.len());
    for cluster in &written {
        places.push(at as u64);
        at += cluster.len();
    }
    front.extend_from_slice(&index(&places));
    let mut bytes = Vec::with_capacity(at + 64);
    element::write(&mut bytes, EBML, &header);
    element::write_id(&mut bytes, SEGMENT);
    write_length(&mut bytes, at);
    bytes.extend_from_slice(&front);
    written.iter().for_each(|cluster| bytes.extend_from_slice(cluster));
    bytes
}

/// The index (§5.1.5): where each cluster is that begins with a whole picture.
fn cues(clusters: &[Cluster<'_>], places: &[u64], picture: u64) -> Vec<u8> {
    let mut points = Vec::new();
    for (cluster, place) in clusters.iter().zip(places) {
        let first = cluster.blocks.iter().find(|block| block.track == picture);
        let Some(first) = first.filter(|block| block.is_key) else { continue };
        let mut positions = Vec::new();
        element::write_uint(&mut positions, 0xF7, picture);
        element::write(&mut positions, 0xF1, &place.to_be_bytes());
        let mut point = Vec::new();
        element::write_uint(&mut point, 0xB3, cluster.time.saturating_add_signed(first.time.into()));
        element::write(&mut point, 0xB7, &positions);
        element::write(&mut points, 0xBB, &point);
    }
    let mut cues = Vec::new();
    if !points.is_empty() {
        element::write(&mut cues, CUES, &points);
    }
    cues
}

fn write_cluster(cluster: &Cluster<'_>) -> Vec<u8> {
    let mut body = Vec::new();
    element::write_uint(&mut body, TIMESTAMP, cluster.time);
    for block in &cluster.blocks {
        let mut data = Vec::with_capacity(block.data.len() + 10);
        element::write_number(&mut data, block.track);
        data.extend_from_slice(&block.time.to_be_bytes());
        data.extend_from_slice(block.data);
        match &block.group {
            None => element::write(&mut body, SIMPLE_BLOCK, &data),
            Some(more) => {
                let mut group = Vec::with_capacity(data.len() + more.len() + 10);
                element::write(&mut group, BLOCK, &data);
                group.extend_from_slice(more);
                element::write(&mut body, BLOCK_GROUP, &group);
            }
        }
    }
    let mut written = Vec::with_capacity(body.len() + 12);
    element::write(&mut written, CLUSTER, &body);
    written
}
