//! Key bytes as text that a person copies by hand and types again.
//!
//! The text is the bytes, then the first three bytes of SHA-256 over `nightbus paper v1` and the list (see
//! [`crate::encode`]) of label and bytes, all in base 32 with Crockford's digits (no I, L, O, U). Unused bits of the last
//! digit are zero. Reading tolerates blanks, line ends, hyphens and both cases, and takes O for 0, I and L for 1. The
//! checksum misses one slip in sixteen million; the label keeps a text for one purpose from being taken for another.

use sha2::{Digest, Sha256};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::encode;

const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECKSUM: usize = 3;

/// Why a text is not what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PaperError {
    /// A sign that is no digit of ours; its place is counted from 1, without blanks.
    #[error("sign {0} is none that such a key has")]
    Sign(usize),
    /// Too few or too many signs.
    #[error("it has {found} signs and not {wanted}")]
    Length {
        /// How many there were.
        found: usize,
        /// How many there should be.
        wanted: usize,
    },
    /// The checksum does not fit.
    #[error("a sign is wrong, or two are exchanged, or it is a key for something else")]
    Checksum,
}

/// Writes bytes as text.
pub fn write(label: &str, bytes: &[u8]) -> Zeroizing<String> {
    let all = Zeroizing::new([bytes, &checksum(label, bytes)].concat());
    let mut out = Zeroizing::new(String::with_capacity(signs(bytes.len())));
    let (mut held, mut bits) = (0_u32, 0);
    for byte in all.iter() {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(digit(held >> bits));
        }
    }
    if bits > 0 {
        out.push(digit(held << (5 - bits)));
    }
    out
}

/// Puts text into groups of four, seven to a line: what an eye can follow.
pub fn grouped(text: &str) -> Zeroizing<String> {
    let mut out = Zeroizing::new(String::with_capacity(text.len() * 3 / 2));
    for (at, sign) in text.chars().enumerate() {
        if at > 0 && at % 28 == 0 {
            out.push('\n');
        } else if at > 0 && at % 4 == 0 {
            out.push(' ');
        }
        out.push(sign);
    }
    out
}

/// Reads text that stands for `length` bytes.
///
/// # Errors
/// See [`PaperError`].
pub fn read(label: &str, length: usize, text: &str) -> Result<Zeroizing<Vec<u8>>, PaperError> {
    let mut all = Zeroizing::new(Vec::with_capacity(length + CHECKSUM + 1));
    let (mut held, mut bits, mut found, mut odd) = (0_u32, 0, 0, None);
    for sign in text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-') {
        found += 1;
        let Some(value) = value(sign) else {
            odd = odd.or(Some(found));
            continue;
        };
        held = (held << 5 | value) & 0xFFF;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            all.push((held >> bits).to_le_bytes()[0]);
        }
    }
    if let Some(at) = odd {
        return Err(PaperError::Sign(at));
    }
    if found != signs(length) {
        return Err(PaperError::Length { found, wanted: signs(length) });
    }
    let bytes = Zeroizing::new(all.get(..length).ok_or(PaperError::Checksum)?.to_vec());
    let rest_is_zero = held & ((1 << bits) - 1) == 0;
    if !rest_is_zero || all[length..] != checksum(label, &bytes) {
        return Err(PaperError::Checksum);
    }
    Ok(bytes)
}

/// How many signs stand for so many bytes.
const fn signs(length: usize) -> usize {
    ((length + CHECKSUM) * 8).div_ceil(5)
}

fn digit(value: u32) -> char {
    char::from(DIGITS[(value & 31) as usize])
}

fn value(sign: char) -> Option<u32> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = DIGITS.iter().position(|digit| char::from(*digit) == sign)?;
    u32::try_from(at).ok()
}

fn checksum(label: &str, bytes: &[u8]) -> [u8; CHECKSUM] {
    let mut hasher = Sha256::new();
    hasher.update(b"nightbus paper v1");
    hasher.update(encode::list(&[label.as_bytes(), bytes]));
    let [a, b, c, ..]: [u8; 32] = hasher.finalize().into();
    [a, b, c]
}

#[cfg(test)]
mod tests {
    use super::*;

    const BYTES: [u8; 32] = [0xA5; 32];

    #[test]
    fn what_was_written_reads_back_however_it_was_copied() {
        for length in [0, 1, 2, 31, 32, 33, 1_217] {
            let bytes: Vec<u8> = (0..length).map(|at: usize| at.to_le_bytes()[0] ^ 0x5C).collect();
            let text = write("test", &bytes);
            let copies = [
                text.to_string(),
                grouped(&text).to_string(),
                text.to_lowercase().replace('1', "l").replace('0', "o"),
                format!(" {}-\n", text.replace('1', "I")),
            ];
            for copy in copies {
                assert_eq!(read("test", length, &copy).as_deref(), Ok(&bytes), "{length}");
            }
        }
    }

    #[test]
    fn a_key_of_32_bytes_is_two_lines_of_seven_groups() {
        let text = grouped(&write("test", &BYTES)).to_string();
        let lines: Vec<Vec<usize>> =
            text.lines().map(|line| line.split(' ').map(str::len).collect()).collect();
        assert_eq!(lines, [[4; 7], [4; 7]]);
    }

    #[test]
    fn every_single_slip_and_every_exchange_of_neighbours_is_noticed() {
        let text = write("test", &BYTES).to_string();
        for at in 0..text.len() {
            for digit in DIGITS {
                let mut slip = text.clone().into_bytes();
                slip[at] = *digit;
                let slip = String::from_utf8(slip).expect("ASCII");
                assert_eq!(read("test", 32, &slip).is_ok(), slip == text, "{at}");
            }
            if let Some(next) = text.as_bytes().get(at + 1) {
                let mut slip = text.clone().into_bytes();
                slip[at + 1] = std::mem::replace(&mut slip[at], *next);
                let slip = String::from_utf8(slip).expect("ASCII");
                assert_eq!(read("test", 32, &slip).is_ok(), slip == text, "{at}");
            }
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let text = write("test", &BYTES).to_string();
        assert_eq!(read("test", 32, &text[1..]), Err(PaperError::Length { found: 55, wanted: 56 }));
        assert_eq!(read("test", 32, &format!("{}U{}", &text[..3], &text[4..])), Err(PaperError::Sign(4)));
        assert_eq!(read("other", 32, &text), Err(PaperError::Checksum));
    }
}
