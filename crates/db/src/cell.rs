//! Rows as bytes, the same for both engines: what a dump consists of and what its checksums are made of.
//!
//! A cell is one byte that says its kind, then the value:
//!
//! | byte | kind | value |
//! |---|---|---|
//! | 0 | nothing | none |
//! | 1 | integer | 8 bytes, two's complement, little-endian |
//! | 2 | text | length (`u32`, little-endian), UTF-8 |
//! | 3 | bytes | length (`u32`, little-endian), the bytes |
//!
//! A row is its cells in the order of the table's columns by name.

use std::io::{self, ErrorKind, Read, Write};

use sha2::{Digest, Sha256};

use crate::Kind;

/// A value on its way, not copied.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Null,
    /// An integer.
    Int(i64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

impl std::fmt::Debug for Cell<'_> {
    /// Says the kind and never the content, as a `Value` does.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::Int(_) => "Int(…)",
            Self::Text(_) => "Text(…)",
            Self::Bytes(_) => "Bytes(…)",
        })
    }
}

impl Kind {
    pub(crate) const fn byte(self) -> u8 {
        match self {
            Self::Int => 1,
            Self::Text => 2,
            Self::Bytes => 3,
        }
    }
}

/// Rows leave in pieces of this size.
const BUFFER: usize = 65_536;
/// No row is longer: a message is sixteen KiB, a piece of an image less than one MiB.
const LONGEST_ROW: u32 = 1 << 28;

/// Writes the rows of one table, counts them and takes their checksum.
pub(crate) struct RowWriter<'a> {
    out: &'a mut dyn Write,
    buffer: Vec<u8>,
    /// Where the row in hand begins.
    begun: usize,
    hash: Sha256,
    rows: u64,
}

impl<'a> RowWriter<'a> {
    /// `head` is what stands before the rows; it belongs to the checksum.
    pub(crate) fn new(out: &'a mut dyn Write, head: &[u8]) -> io::Result<Self> {
        out.write_all(head)?;
        let hash = Sha256::new_with_prefix(head);
        Ok(Self { out, buffer: Vec::with_capacity(2 * BUFFER), begun: 0, hash, rows: 0 })
    }

    pub(crate) fn begin(&mut self) {
        self.begun = self.buffer.len();
        self.buffer.extend_from_slice(&[0; 4]);
    }

    pub(crate) fn cell(&mut self, cell: Cell<'_>) -> io::Result<()> {
        let (kind, bytes) = match cell {
            Cell::Null => {
                self.buffer.push(0);
                return Ok(());
            }
            Cell::Int(int) => {
                self.buffer.push(Kind::Int.byte());
                self.buffer.extend_from_slice(&int.to_le_bytes());
                return Ok(());
            }
            Cell::Text(text) => (Kind::Text, text.as_bytes()),
            Cell::Bytes(bytes) => (Kind::Bytes, bytes),
        };
        self.buffer.push(kind.byte());
        self.buffer.extend_from_slice(&u32::try_from(bytes.len()).map_err(io::Error::other)?.to_le_bytes());
        self.buffer.extend_from_slice(bytes);
        Ok(())
    }

    pub(crate) fn end(&mut self) -> io::Result<()> {
        let row = self.begun + 4;
        let length = u32::try_from(self.buffer.len() - row).ok().filter(|length| *length <= LONGEST_ROW);
        let length = length.ok_or_else(|| io::Error::other("a row is longer than a dump can hold"))?;
        self.buffer[self.begun..row].copy_from_slice(&length.to_le_bytes());
        self.rows += 1;
        if self.buffer.len() < BUFFER { Ok(()) } else { self.pass_on() }
    }

    fn pass_on(&mut self) -> io::Result<()> {
        self.hash.update(&self.buffer);
        self.out.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }

    /// How many rows there were, and their checksum.
    pub(crate) fn finish(mut self) -> io::Result<(u64, [u8; 32])> {
        self.pass_on()?;
        Ok((self.rows, self.hash.finalize().into()))
    }
}

/// Reads the rows of one table, one at a time.
pub(crate) struct RowReader<'a> {
    from: &'a mut dyn Read,
    kinds: Vec<Kind>,
    row: Vec<u8>,
}

impl<'a> RowReader<'a> {
    pub(crate) fn new(from: &'a mut dyn Read, kinds: Vec<Kind>) -> Self {
        Self { from, kinds, row: Vec::new() }
    }

    /// The cells of the next row; `None` after the last.
    pub(crate) fn next(&mut self) -> io::Result<Option<Vec<Cell<'_>>>> {
        let length = read_u32(self.from)?;
        if length == 0 {
            return Ok(None);
        }
        if length > LONGEST_ROW {
            return Err(malformed());
        }
        self.row.resize(length as usize, 0);
        self.from.read_exact(&mut self.row)?;
        let mut rest = self.row.as_slice();
        let mut cells = Vec::with_capacity(self.kinds.len());
        for kind in &self.kinds {
            let (cell, behind) = cell(rest, *kind).ok_or_else(malformed)?;
            cells.push(cell);
            rest = behind;
        }
        if rest.is_empty() { Ok(Some(cells)) } else { Err(malformed()) }
    }
}

/// The first cell, which must be of this kind or nothing, and what comes after it.
fn cell(bytes: &[u8], kind: Kind) -> Option<(Cell<'_>, &[u8])> {
    let (found, rest) = bytes.split_first()?;
    match *found {
        0 => Some((Cell::Null, rest)),
        found if found != kind.byte() => None,
        1 => rest.split_first_chunk().map(|(int, rest)| (Cell::Int(i64::from_le_bytes(*int)), rest)),
        _ => {
            let (length, rest) = rest.split_first_chunk()?;
            let (value, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            match kind {
                Kind::Text => Some((Cell::Text(std::str::from_utf8(value).ok()?), rest)),
                _ => Some((Cell::Bytes(value), rest)),
            }
        }
    }
}

pub(crate) fn malformed() -> io::Error {
    io::Error::new(ErrorKind::InvalidData, "the rows in it are not as this program writes them")
}

pub(crate) fn read_u32(from: &mut dyn Read) -> io::Result<u32> {
    let mut bytes = [0; 4];
    from.read_exact(&mut bytes)?;
    Ok(u32::from_le_bytes(bytes))
}
