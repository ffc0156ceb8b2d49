//! A secret shared out over papers: any `needed` of them give it back, fewer say nothing about it.
//!
//! Shamir's scheme (Adi Shamir, "How to share a secret", Communications of the ACM 22, 1979) over GF(2^8) with the
//! polynomial x^8 + x^4 + x^3 + x + 1, each byte of the secret by itself: the byte is the constant of a polynomial of
//! degree `needed - 1` whose other coefficients are random, and paper `n` holds its value at `n`. Fewer values than
//! coefficients fit every secret equally well, whatever somebody can compute.
//!
//! No step of the arithmetic depends on a secret byte, neither by branch nor by address.
//!
//! On paper a share is 308 bits, written as 28 words of a list of 2,048, eleven bits each, first bit first:
//!
//! | bits | what |
//! |---|---|
//! | 4 | the form, 1 |
//! | 4 | how many papers are needed |
//! | 4 | the number of this paper, from 1 |
//! | 16 | the set: the same on all papers that were made together |
//! | 256 | the values, 32 bytes |
//! | 24 | CRC-24 (RFC 9580, section 6.1) of the 284 bits before it, after four zero bits that fill up the first byte |
//!
//! The check finds every change that lies within 24 bits that follow each other, so every change of one word and of two
//! that stand side by side, and any other but one in 16 million.

use kernel::{Entropy, Plain, entropy};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Words on a paper.
pub const WORDS: usize = 28;

const BITS_OF_WORD: usize = 11;
const FORM: u8 = 1;
/// Form, needed, number, set, values.
const BITS: usize = 4 + 4 + 4 + 16 + 256;

/// What one paper holds. Wiped from memory when dropped; printed nowhere but through [`Share::words`].
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Share {
    /// How many papers are needed.
    pub needed: u8,
    /// The number of this one, from 1.
    pub number: u8,
    /// The same on all papers that were made together.
    pub set: u16,
    values: [u8; 32],
}

/// Why what was read is no paper, or why papers give nothing back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There are so many words, and not 28.
    Length(usize),
    /// The word at this place, from 1, is not in the list.
    Word(usize),
    /// There are 28 words, and at least one is wrong or two have changed places.
    Check,
    /// It is whole, and of a form that this program does not know.
    Form,
}

/// Why papers do not go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// There are so few of so many that are needed.
    TooFew(usize, usize),
    /// The first paper and the one at this place, from 1, belong to two different sets.
    Mixed(usize),
    /// The paper at this place, from 1, is one that was read before.
    Twice(usize),
}

/// Shares a secret out over papers, of which `needed` give it back.
///
/// # Panics
/// If fewer than one is needed, more are needed than there are, or there are more than fifteen.
pub fn split(
    secret: &Plain<[u8; 32]>,
    (needed, papers): (u8, u8),
    set: u16,
    entropy: &dyn Entropy,
) -> Vec<Share> {
    assert!(needed >= 1 && needed <= papers && papers <= 15, "{needed} of {papers} papers");
    let others: Vec<Zeroizing<[u8; 32]>> =
        (1..needed).map(|_| Zeroizing::new(entropy::bytes(entropy))).collect();
    let share = |number| {
        let mut values = [0; 32];
        // Horner's rule, from the highest coefficient down to the secret.
        for coefficients in others.iter().rev().map(|bytes| &**bytes).chain([secret.expose()]) {
            for (value, coefficient) in values.iter_mut().zip(coefficients) {
                *value = multiply(*value, number) ^ coefficient;
            }
        }
        Share { needed, number, set, values }
    };
    (1..=papers).map(share).collect()
}

/// Gives the secret back. Of more papers than are needed the first ones count.
///
/// # Errors
/// [`Mismatch`], which names the paper.
pub fn join(shares: &[Share]) -> Result<Plain<[u8; 32]>, Mismatch> {
    let Some(first) = shares.first() else { return Err(Mismatch::TooFew(0, 1)) };
    for (place, share) in shares.iter().enumerate() {
        if (share.set, share.needed) != (first.set, first.needed) {
            return Err(Mismatch::Mixed(place + 1));
        }
        if shares[..place].iter().any(|before| before.number == share.number) {
            return Err(Mismatch::Twice(place + 1));
        }
    }
    let needed = usize::from(first.needed);
    let Some(shares) = shares.get(..needed) else { return Err(Mismatch::TooFew(shares.len(), needed)) };
    let mut secret = [0; 32];
    for share in shares {
        // Lagrange's polynomial of this share, at 0. Numbers of papers are no secret.
        let others = shares.iter().filter(|other| other.number != share.number);
        let weight = others.fold(1, |weight, other| {
            multiply(weight, multiply(other.number, inverse(other.number ^ share.number)))
        });
        for (byte, value) in secret.iter_mut().zip(&share.values) {
            *byte ^= multiply(*value, weight);
        }
    }
    let joined = Plain::new(secret);
    secret.zeroize();
    Ok(joined)
}

/// The product of two bytes as elements of the field, in eight equal steps.
fn multiply(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    for _ in 0..8 {
        product ^= a & 0u8.wrapping_sub(b & 1);
        a = (a << 1) ^ (0x1b & 0u8.wrapping_sub(a >> 7));
        b >>= 1;
    }
    product
}

/// The element that a byte makes one with: its power 254. 0 has none and gives 0.
fn inverse(a: u8) -> u8 {
    // a^2, a^4, … a^128 multiplied: exponents 2 + 4 + … + 128 = 254.
    let (mut power, mut product) = (a, 1);
    for _ in 0..7 {
        power = multiply(power, power);
        product = multiply(product, power);
    }
    product
}

impl Share {
    /// The paper as words of a list.
    ///
    /// # Panics
    /// If the list does not hold 2,048 words.
    pub fn words<'a>(&self, list: &[&'a str]) -> Vec<&'a str> {
        assert_eq!(list.len(), 1 << BITS_OF_WORD, "eleven bits a word");
        let bytes = self.bytes();
        let sum = crc24(&bytes).to_be_bytes();
        // Four zero bits fill up the first byte; they are not written.
        let bits = Zeroizing::new(bits(&bytes).skip(4).chain(bits(&sum[1..])).collect::<Vec<bool>>());
        bits.chunks(BITS_OF_WORD)
            .map(|word| list[word.iter().fold(0, |index, bit| index << 1 | usize::from(*bit))])
            .collect()
    }

    /// Reads a paper: words of the list in any case, with blanks, line breaks, hyphens, digits and marks between them.
    ///
    /// # Errors
    /// [`Unreadable`]; a word that is not in the list comes before a wrong number of words.
    pub fn read(text: &str, list: &[&str]) -> Result<Self, Unreadable> {
        let words = words(text);
        let mut bits = Zeroizing::new(vec![false; 4]);
        for (place, word) in words.iter().enumerate() {
            let index = list.iter().position(|listed| listed == word).ok_or(Unreadable::Word(place + 1))?;
            bits.extend((0..BITS_OF_WORD).rev().map(|bit| index >> bit & 1 == 1));
        }
        if words.len() != WORDS {
            return Err(Unreadable::Length(words.len()));
        }
        let bytes: Zeroizing<Vec<u8>> = Zeroizing::new(
            bits.chunks(8).map(|byte| byte.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit))).collect(),
        );
        let (content, sum) = bytes.split_at((4 + BITS) / 8);
        if crc24(content).to_be_bytes()[1..] != *sum {
            return Err(Unreadable::Check);
        }
        let (&[form, both, high, low], values) = content.split_first_chunk().ok_or(Unreadable::Form)?;
        let (needed, number) = (both >> 4, both & 15);
        let values = values.try_into().map_err(|_| Unreadable::Form)?;
        if form != FORM || needed == 0 || number == 0 {
            return Err(Unreadable::Form);
        }
        Ok(Self { needed, number, set: u16::from_be_bytes([high, low]), values })
    }

    fn bytes(&self) -> Zeroizing<Vec<u8>> {
        let [high, low] = self.set.to_be_bytes();
        let mut bytes = Zeroizing::new(Vec::with_capacity((4 + BITS) / 8));
        bytes.extend([FORM, self.needed << 4 | self.number, high, low]);
        bytes.extend(self.values);
        bytes
    }
}

/// The words of a text that somebody typed or scanned, in lower case: everything but letters stands between words.
pub fn words(text: &str) -> Zeroizing<Vec<String>> {
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    Zeroizing::new(words.map(str::to_lowercase).collect())
}

fn bits(bytes: &[u8]) -> impl Iterator<Item = bool> + '_ {
    bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1))
}

/// CRC-24 as in RFC 9580, section 6.1.
fn crc24(bytes: &[u8]) -> u32 {
    let mut crc: u32 = 0xb7_04ce;
    for byte in bytes {
        crc ^= u32::from(*byte) << 16;
        for _ in 0..8 {
            crc <<= 1;
            crc ^= 0x0186_4cfb & 0u32.wrapping_sub(crc >> 24 & 1);
        }
    }
    crc
}

#[cfg(test)]
mod tests;
