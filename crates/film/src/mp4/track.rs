//! One track: its tables (ISO/IEC 14496-12 §8.3 to §8.7), read into numbers and written from them.

use super::{
    Name, Part, boxed, clock,
    codec::{Entry, kept_units},
    needed, only, parts, short,
};
use crate::{
    Refused,
    bytes::{Budget, Reader},
};

/// Samples that lie behind each other.
pub(super) struct Chunk {
    /// Where the first begins in the file.
    pub(super) at: usize,
    /// The number of the first, from 0.
    first: usize,
    /// How many there are.
    count: usize,
}

/// From which chunk on, from 1, there are how many samples in each.
type Run = (u32, u32);

pub(super) struct Track<'a> {
    is_picture: bool,
    /// Width and height as shown, in pixels.
    pub(super) shown: (u32, u32),
    /// How long it lasts in the scale of the whole.
    lasts: u64,
    /// Layer, group, volume, and how the picture is turned.
    laid: [u8; 8],
    matrix: [u8; 36],
    /// Width and height as fractions.
    sides: [u8; 8],
    edit: Option<Table<'a>>,
    scale: u32,
    /// How long all samples together last, in its own scale.
    duration: u64,
    entry: Entry,
    times: Table<'a>,
    shifts: Option<Table<'a>>,
    keys: Option<Table<'a>>,
    runs: Vec<Run>,
    pub(super) chunks: Vec<Chunk>,
    /// The length of each sample, in bytes.
    pub(super) sizes: Vec<u32>,
}

/// A table whose rows are all of one length.
struct Table<'a> {
    version: u8,
    rows: &'a [u8],
    width: usize,
}

impl<'a> Table<'a> {
    /// Reads one with rows of so many bytes in version 0 and in version 1.
    fn read(body: &'a [u8], widths: [usize; 2], budget: &mut Budget) -> Result<Self, Refused> {
        let mut body = Reader(body);
        let [version, ..] = body.array::<4>()?;
        let width = *widths.get(usize::from(version)).ok_or(Refused::Broken)?;
        let count = body.count()?;
        budget.spend(count)?;
        let rows = body.take(count.checked_mul(width).ok_or(Refused::Broken)?)?;
        Ok(Self { version, rows, width })
    }

    fn rows(&self) -> impl Iterator<Item = Reader<'a>> + use<'a> {
        self.rows.chunks_exact(self.width).map(Reader)
    }

    fn write(&self, name: &Name) -> Vec<u8> {
        let count = short(self.rows.len() / self.width).to_be_bytes();
        boxed(name, &[&[self.version, 0, 0, 0], &count, self.rows])
    }
}

impl<'a> Track<'a> {
    pub(super) fn read(
        trak: &[Part<'a>],
        mdia: &[Part<'a>],
        is_picture: bool,
        budget: &mut Budget,
    ) -> Result<Self, Refused> {
        let minf = parts(needed(mdia, b"minf")?, budget)?;
        let stbl = parts(needed(&minf, b"stbl")?, budget)?;
        let entry = Entry::read(needed(&stbl, b"stsd")?, is_picture, budget)?;
        let (scale, _) = clock(&mut Reader(needed(mdia, b"mdhd")?))?;
        let sizes = sizes(needed(&stbl, b"stsz")?, budget)?;
        let times = Table::read(needed(&stbl, b"stts")?, [8, 8], budget)?;
        let duration = duration(&times, sizes.len())?;
        let (runs, chunks) = chunks(&stbl, sizes.len(), budget)?;
        let mut table = |name: &Name, widths| {
            only(&stbl, name)?.map(|body| Table::read(body, widths, budget)).transpose()
        };
        let (shifts, keys) = (table(b"ctts", [8, 8])?, table(b"stss", [4, 4])?);
        let edit = match only(trak, b"edts")? {
            Some(edts) => only(&parts(edts, budget)?, b"elst")?,
            None => None,
        };
        let edit = edit.map(|body| Table::read(body, [12, 20], budget)).transpose()?;
        let mut head = Reader(needed(trak, b"tkhd")?);
        let lasts = lasts(&mut head)?;
        head.take(8)?;
        let (laid, matrix, sides) = (head.array()?, head.array::<36>()?, head.array()?);
        // A quarter turn has its factors beside the diagonal.
        let is_turned = matrix[..4] == [0; 4] && matrix[16..20] == [0; 4];
        let (width, height) = entry.sides;
        let shown = if is_turned { (height, width) } else { (width, height) };
        Ok(Self {
            is_picture,
            shown,
            lasts,
            laid,
            matrix,
            sides,
            edit,
            scale,
            duration,
            entry,
            times,
            shifts,
            keys,
            runs,
            chunks,
            sizes,
        })
    }

    /// How long it lasts, in milliseconds.
    pub(super) fn millis(&self) -> u64 {
        let millis = u128::from(self.duration) * 1_000 / u128::from(self.scale);
        u64::try_from(millis).unwrap_or(u64::MAX)
    }

    /// Number, place and length of the samples of a chunk.
    pub(super) fn samples(&self, chunk: usize) -> impl Iterator<Item = (usize, usize, usize)> {
        let Chunk { mut at, first, count } = self.chunks[chunk];
        (first..first + count).map(move |number| {
            let (begin, size) = (at, self.sizes[number] as usize);
            at = at.saturating_add(size);
            (number, begin, size)
        })
    }

    /// What of a sample is shown.
    pub(super) fn kept<'b>(&self, sample: &'b [u8]) -> Result<Vec<&'b [u8]>, Refused> {
        match self.entry.unit {
            Some(width) => kept_units(sample, width),
            None => Ok(vec![sample]),
        }
    }

    pub(super) fn write(&self, id: u32, sizes: &[u32], places: impl Iterator<Item = u32>) -> Vec<u8> {
        let zeros = [0; 24];
        let id = [&id.to_be_bytes()[..], &[0; 4], &self.lasts.to_be_bytes()].concat();
        let tkhd = boxed(
            b"tkhd",
            &[&[1, 0, 0, 3], &zeros[..16], &id, &zeros[..8], &self.laid, &self.matrix, &self.sides],
        );
        let edts = self.edit.as_ref().map_or_else(Vec::new, |edit| boxed(b"edts", &[&edit.write(b"elst")]));
        let numbers = [&self.scale.to_be_bytes()[..], &self.duration.to_be_bytes()].concat();
        // In no language: "und" in five bits a letter.
        let mdhd = boxed(b"mdhd", &[&[1, 0, 0, 0], &zeros[..16], &numbers, &[0x55, 0xC4, 0, 0]]);
        let handler = if self.is_picture { b"vide" } else { b"soun" };
        let hdlr = boxed(b"hdlr", &[&zeros[..8], handler, &zeros[..13]]);
        let kind = match self.is_picture {
            true => boxed(b"vmhd", &[&[0, 0, 0, 1], &zeros[..8]]),
            false => boxed(b"smhd", &[&zeros[..8]]),
        };
        let here = boxed(b"url ", &[&[0, 0, 0, 1]]);
        let dinf = boxed(b"dinf", &[&boxed(b"dref", &[&[0, 0, 0, 0, 0, 0, 0, 1], &here])]);
        let minf = boxed(b"minf", &[&kind, &dinf, &self.write_tables(sizes, places)]);
        let mdia = boxed(b"mdia", &[&mdhd, &hdlr, &minf]);
        boxed(b"trak", &[&tkhd, &edts, &mdia])
    }

    fn write_tables(&self, sizes: &[u32], places: impl Iterator<Item = u32>) -> Vec<u8> {
        let optional =
            |table: &Option<Table<'_>>, name| table.as_ref().map_or_else(Vec::new, |table| table.write(name));
        let numbers =
            |numbers: &mut dyn Iterator<Item = u32>| numbers.flat_map(u32::to_be_bytes).collect::<Vec<u8>>();
        let counted = |count: usize| [[0; 4], short(count).to_be_bytes()].concat();
        let runs = numbers(&mut self.runs.iter().flat_map(|(first, count)| [*first, *count, 1]));
        let stsc = boxed(b"stsc", &[&counted(self.runs.len()), &runs]);
        let stsz = boxed(b"stsz", &[&[0; 4], &counted(sizes.len()), &numbers(&mut sizes.iter().copied())]);
        let stco = boxed(b"stco", &[&counted(self.chunks.len()), &numbers(&mut { places })]);
        let stsd = boxed(b"stsd", &[&counted(1), self.entry.write()]);
        let (ctts, stss) = (optional(&self.shifts, b"ctts"), optional(&self.keys, b"stss"));
        boxed(b"stbl", &[&stsd, &self.times.write(b"stts"), &ctts, &stss, &stsc, &stsz, &stco])
    }
}

/// How long the track lasts in the scale of the whole, read after the times and the identifier, which are left behind.
fn lasts(head: &mut Reader<'_>) -> Result<u64, Refused> {
    match head.array::<4>()? {
        [0, ..] => {
            head.take(16)?;
            head.u32().map(u64::from)
        }
        [1, ..] => {
            head.take(24)?;
            head.u64()
        }
        _ => Err(Refused::Broken),
    }
}

/// The length of each sample (§8.7.3).
fn sizes(body: &[u8], budget: &mut Budget) -> Result<Vec<u32>, Refused> {
    let mut body = Reader(body);
    body.take(4)?;
    let (same, count) = (body.u32()?, body.count()?);
    budget.spend(count)?;
    if same > 0 {
        return Ok(vec![same; count]);
    }
    let rows = body.take(count.checked_mul(4).ok_or(Refused::Broken)?)?;
    rows.chunks_exact(4).map(|row| Reader(row).u32()).collect()
}

/// How long all samples last together; the table must speak of as many as there are (§8.6.1).
fn duration(times: &Table<'_>, samples: usize) -> Result<u64, Refused> {
    let (mut told, mut duration) = (0_u64, 0_u64);
    for mut row in times.rows() {
        let (count, each) = (u64::from(row.u32()?), u64::from(row.u32()?));
        told = told.saturating_add(count);
        duration = duration.saturating_add(count.saturating_mul(each));
    }
    if usize::try_from(told) == Ok(samples) { Ok(duration) } else { Err(Refused::Broken) }
}

/// Where samples lie: how many there are in each chunk (§8.7.4), and where each chunk begins (§8.7.5).
fn chunks(stbl: &[Part<'_>], samples: usize, budget: &mut Budget) -> Result<(Vec<Run>, Vec<Chunk>), Refused> {
    let (short, long) = (only(stbl, b"stco")?, only(stbl, b"co64")?);
    let (table, is_long) = match (short, long) {
        (Some(body), None) => (Table::read(body, [4, 4], budget)?, false),
        (None, Some(body)) => (Table::read(body, [8, 8], budget)?, true),
        _ => return Err(Refused::Broken),
    };
    let mut runs = Vec::new();
    for mut row in Table::read(needed(stbl, b"stsc")?, [12, 12], budget)?.rows() {
        let (first, count, described) = (row.u32()?, row.u32()?, row.u32()?);
        let follows = runs.last().map_or(first == 1, |(before, _)| first > *before);
        if !follows || count == 0 || described != 1 {
            return Err(Refused::Broken);
        }
        runs.push((first, count));
    }
    let (mut found, mut next, mut run) = (Vec::new(), 0_usize, 0);
    for (number, mut row) in (1_u32..).zip(table.rows()) {
        let at = if is_long { row.u64()? } else { u64::from(row.u32()?) };
        let at = usize::try_from(at).map_err(|_| Refused::Broken)?;
        if runs.get(run + 1).is_some_and(|(first, _)| *first == number) {
            run += 1;
        }
        let (_, count) = runs.get(run).ok_or(Refused::Broken)?;
        let count = usize::try_from(*count).map_err(|_| Refused::Broken)?;
        found.push(Chunk { at, first: next, count });
        next = next.checked_add(count).filter(|next| *next <= samples).ok_or(Refused::Broken)?;
    }
    if next == samples && samples > 0 { Ok((runs, found)) } else { Err(Refused::Broken) }
}
