//! A long file sealed for somebody who is not here: it is written and read in pieces, and opens only whole.
//!
//! ```text
//! byte 0        the 16 bytes "nightbus stream\n"
//! byte 16       version, 1
//! byte 17       the file's number, 16 random bytes
//! byte 33       length of the envelope, u32, little-endian
//! byte 37       an envelope (see [`crate::envelope`]) with the file key, 32 bytes
//! then          chunks
//! ```
//!
//! The place of the envelope is organisation zeros, table `stream`, column `key`, row the file's number. All before the
//! first chunk is the header.
//!
//! A chunk is up to 65,536 bytes of content, as ciphertext, and a tag of 16 bytes; every chunk but the last is full.
//! They are XChaCha20-Poly1305 in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: "Online authenticated
//! encryption and its nonce-reuse misuse-resistance", 2015): the key is derived from the file key by the label `stream`
//! (see [`crate::key`]), the nonce is 19 zero bytes (the key is used for one file only), the chunk's number from 0 as
//! `u32`, big-endian, and one byte that is 1 for the last chunk and else 0. The associated data is SHA-256 of the header.
//! So a chunk opens only in its place in its file, and a file that was cut off, even between two chunks, has no last
//! chunk. The length of the content can be seen from outside.

use std::io::{self, ErrorKind, Read, Write};

use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305};
use kernel::{Action, Entropy, Permit, Place, Plain, Sealed, entropy};
use sha2::{Digest, Sha256};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::{PrivateKey, PublicKey, SymmetricKey, envelope::TAG};

const MAGIC: &[u8; 16] = b"nightbus stream\n";
const VERSION: u8 = 1;
/// Content of one chunk, bytes.
const CHUNK: usize = 65_536;
/// Longer than the envelope of any suite.
const LONGEST_ENVELOPE: u32 = 4_096;

/// Why a file does not open.
#[derive(Debug, Error)]
pub enum StreamError {
    /// It does not begin as such a file does.
    #[error("this is no sealed file")]
    NotAStream,
    /// Of a version that this program does not know.
    #[error("this sealed file is of version {0}, which this program does not know")]
    Version(u8),
    /// Sealed for another key, or its head was changed. Which one cannot be told.
    #[error("the key does not open this file: it is another key, or the beginning of the file was changed")]
    WrongKey,
    /// Bytes were changed, exchanged or cut off. Given inside an [`io::Error`] while reading.
    #[error("the file was changed or cut off")]
    Changed,
    /// The file cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
}

fn place(number: [u8; 16]) -> Place {
    Place { org: [0; 16], table: "stream", column: "key", row: number }
}

/// What chunks are sealed with.
struct Chunks {
    cipher: XChaCha20Poly1305,
    header: [u8; 32],
    next: u32,
}

impl Chunks {
    fn new(key: &SymmetricKey, header: &[u8]) -> Self {
        let cipher = XChaCha20Poly1305::new(key.derive("stream").expose().into());
        Self { cipher, header: Sha256::digest(header).into(), next: 0 }
    }

    /// The nonce of the next chunk. After 256 TiB there are none left.
    fn nonce(&mut self, last: bool) -> io::Result<[u8; 24]> {
        let mut nonce = [0; 24];
        nonce[19..23].copy_from_slice(&self.next.to_be_bytes());
        nonce[23] = u8::from(last);
        self.next =
            self.next.checked_add(1).ok_or_else(|| io::Error::other("a sealed file of 256 TiB is full"))?;
        Ok(nonce)
    }
}

/// Writes a sealed file. It holds one chunk in memory. Without [`finish`](Self::finish) the file has no end and does not
/// open.
pub struct Writer<W: Write> {
    out: W,
    chunks: Chunks,
    content: Zeroizing<Vec<u8>>,
}

impl<W: Write> Writer<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(mut out: W, key: &PublicKey, entropy: &dyn Entropy) -> io::Result<Self> {
        let number = entropy::bytes::<16>(entropy);
        let file_key = SymmetricKey::random(entropy);
        let sealed = key.seal(&place(number), &Plain::new(*file_key.expose()), entropy);
        let length = u32::try_from(sealed.envelope().len()).map_err(io::Error::other)?;
        let header = [&MAGIC[..], &[VERSION], &number, &length.to_le_bytes(), sealed.envelope()].concat();
        out.write_all(&header)?;
        let content = Zeroizing::new(Vec::with_capacity(CHUNK + TAG));
        Ok(Self { out, chunks: Chunks::new(&file_key, &header), content })
    }

    /// Writes the last chunk and gives back what was written to, for flushing.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn finish(mut self) -> io::Result<W> {
        self.chunk(true)?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn chunk(&mut self, last: bool) -> io::Result<()> {
        let nonce = self.chunks.nonce(last)?;
        let tag = self
            .chunks
            .cipher
            .encrypt_inout_detached(&nonce.into(), &self.chunks.header, self.content.as_mut_slice().into())
            .expect("a chunk is not 256 GiB long");
        self.content.extend_from_slice(&tag);
        self.out.write_all(&self.content)?;
        self.content.clear();
        Ok(())
    }
}

impl<W: Write> Write for Writer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.is_empty() {
            return Ok(0);
        }
        // A full chunk waits until more comes: it might be the last.
        if self.content.len() == CHUNK {
            self.chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK - self.content.len());
        self.content.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    /// Does not make chunks shorter than they are.
    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Reads a sealed file. It holds two chunks in memory. Bytes that were changed, exchanged or cut off are an error that
/// holds [`StreamError::Changed`]; only what comes before them is given out, so nobody may act on it before the end.
pub struct Reader<R: Read> {
    from: R,
    chunks: Chunks,
    /// The chunk after the present one, still sealed; empty after the last.
    ahead: Vec<u8>,
    content: Zeroizing<Vec<u8>>,
    given: usize,
    ended: bool,
    broken: bool,
}

impl<R: Read> Reader<R> {
    /// Reads the header and the first chunk. The permit is policy's word that the file may be opened.
    ///
    /// # Errors
    /// See [`StreamError`].
    pub fn open<A: Action>(mut from: R, key: &PrivateKey, permit: &Permit<A>) -> Result<Self, StreamError> {
        let mut header = filled(&mut from, MAGIC.len() + 1 + 16 + 4)?;
        if header.len() < 37 || &header[..16] != MAGIC {
            return Err(StreamError::NotAStream);
        }
        if header[16] != VERSION {
            return Err(StreamError::Version(header[16]));
        }
        let number: [u8; 16] = header[17..33].try_into().map_err(|_| StreamError::NotAStream)?;
        let length = u32::from_le_bytes(header[33..37].try_into().map_err(|_| StreamError::NotAStream)?);
        if length > LONGEST_ENVELOPE {
            return Err(StreamError::WrongKey);
        }
        let envelope = filled(&mut from, length as usize)?;
        header.extend_from_slice(&envelope);
        let opened = key
            .open::<[u8; 32], A>(permit, &place(number), &Sealed::from_envelope(envelope))
            .map_err(|_| StreamError::WrongKey)?;
        let chunks = Chunks::new(&SymmetricKey::from_bytes(*opened.expose()), &header);
        let ahead = filled(&mut from, CHUNK + TAG)?;
        Ok(Self { from, chunks, ahead, content: Zeroizing::default(), given: 0, ended: false, broken: false })
    }

    /// Opens the next chunk into `content`.
    fn chunk(&mut self) -> io::Result<()> {
        let changed = || io::Error::new(ErrorKind::InvalidData, StreamError::Changed);
        // Whoever goes on reading after an error gets nothing.
        if self.broken {
            return Err(changed());
        }
        let after = filled(&mut self.from, CHUNK + TAG)?;
        let last = after.is_empty();
        let nonce = self.chunks.nonce(last)?;
        self.content = Zeroizing::new(std::mem::replace(&mut self.ahead, after));
        self.given = 0;
        let length = self.content.len().checked_sub(TAG).ok_or_else(changed)?;
        let tag: [u8; TAG] = self.content[length..].try_into().map_err(|_| changed())?;
        self.content.truncate(length);
        let opened = self.chunks.cipher.decrypt_inout_detached(
            &nonce.into(),
            &self.chunks.header,
            self.content.as_mut_slice().into(),
            &tag.into(),
        );
        if opened.is_err() {
            self.content.clear();
            self.broken = true;
            return Err(changed());
        }
        self.ended = last;
        Ok(())
    }
}

impl<R: Read> Read for Reader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given == self.content.len() && !self.ended && !out.is_empty() {
            self.chunk()?;
        }
        let given = out.len().min(self.content.len() - self.given);
        out[..given].copy_from_slice(&self.content[self.given..self.given + given]);
        self.given += given;
        Ok(given)
    }
}

/// So many bytes, or fewer at the end of the file.
fn filled(from: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length);
    from.take(length as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}
