//! The envelope: what a sealed value looks like in a row.
//!
//! ```text
//! byte 0        version, 1
//! byte 1        suite, 1, 2 or 3
//! opening       suite 1: the nonce, 24 bytes; suite 2: the encapsulated key, 1,120 bytes; suite 3: 32 bytes
//! ciphertext    as long as the content
//! tag           16 bytes
//! ```
//!
//! | suite | construction |
//! |---|---|
//! | 1 | XChaCha20-Poly1305 under a key derived from a [`SymmetricKey`](crate::SymmetricKey), purpose `seal` |
//! | 2 | HPKE base mode: KEM X-Wing `0x647a`, KDF HKDF-SHA256 `0x0001`, AEAD ChaCha20Poly1305 `0x0003` |
//! | 3 | HPKE base mode: KEM DHKEM(X25519, HKDF-SHA256) `0x0020`, KDF and AEAD as in suite 2 |
//!
//! HPKE is RFC 9180 with `info` = `nightbus v1 envelope`, one message per encapsulation. X-Wing is
//! draft-connolly-cfrg-xwing-kem (`MLKEM768-X25519` in draft-ietf-hpke-pq); an X-Wing private key is its 32-byte
//! seed. XChaCha20-Poly1305 is draft-irtf-cfrg-xchacha.
//!
//! **Associated data**, in all suites: the version byte, the suite byte, then organisation, table, column and row as
//! a list in the form of [`crate::encode`]. Bytes moved to another place, or under another version or suite byte, do
//! not open.
//!
//! **Content** is what [`Body::to_bytes`] gives, in the form of [`crate::padding`] where [`Body::PADDED`] says so.

use kernel::{OpenError, Place, Plain, Sealed};
use zeroize::Zeroizing;

use crate::{Body, encode, padding};

/// The version byte.
pub const VERSION: u8 = 1;
/// The suite byte of envelopes under a symmetric key.
pub const SUITE_SYMMETRIC: u8 = 1;
/// The suite byte of envelopes for an X-Wing key.
pub const SUITE_XWING: u8 = 2;
/// The suite byte of envelopes for an X25519 key.
pub const SUITE_X25519: u8 = 3;
/// The bytes of the authentication tag at the end.
pub const TAG: usize = 16;
/// HPKE's `info` in every envelope.
pub(crate) const INFO: &[u8] = b"nightbus v1 envelope";

const HEADER: usize = 2;

/// The associated data of an envelope of this suite at this place.
pub(crate) fn associated(suite: u8, place: &Place) -> Vec<u8> {
    [&[VERSION, suite][..], &encode::place(place)].concat()
}

/// Builds an envelope. The content is written once, into the envelope itself, and `encrypt` turns it into ciphertext
/// there, so that no second readable copy exists. It gets the opening to fill in and the content, and gives the tag.
pub(crate) fn build<T: Body>(
    suite: u8,
    opening: usize,
    plain: &Plain<T>,
    encrypt: impl FnOnce(&mut [u8], &mut [u8]) -> [u8; TAG],
) -> Sealed<T> {
    let bytes = plain.expose().to_bytes();
    let content = if T::PADDED { padding::pad(&bytes) } else { bytes };
    let mut envelope = Vec::with_capacity(HEADER + opening + content.len() + TAG);
    envelope.extend_from_slice(&[VERSION, suite]);
    envelope.resize(HEADER + opening, 0);
    envelope.extend_from_slice(&content);
    let (head, content) = envelope.split_at_mut(HEADER + opening);
    let tag = encrypt(&mut head[HEADER..], content);
    envelope.extend_from_slice(&tag);
    Sealed::from_envelope(envelope)
}

/// The parts of an envelope, still sealed.
pub(crate) struct Parts<'a> {
    pub(crate) opening: &'a [u8],
    pub(crate) ciphertext: &'a [u8],
    pub(crate) tag: &'a [u8; TAG],
}

/// Takes an envelope of this suite apart.
///
/// # Errors
/// [`OpenError::Malformed`] if it is too short, [`OpenError::UnknownSuite`] if the version or suite is none of ours,
/// [`OpenError::Refused`] if it is of another suite than the key at hand.
pub(crate) fn parts(suite: u8, opening: usize, envelope: &[u8]) -> Result<Parts<'_>, OpenError> {
    let ([version, found], rest) = envelope.split_first_chunk::<HEADER>().ok_or(OpenError::Malformed)?;
    if *version != VERSION || ![SUITE_SYMMETRIC, SUITE_XWING, SUITE_X25519].contains(found) {
        return Err(OpenError::UnknownSuite);
    }
    if *found != suite {
        return Err(OpenError::Refused);
    }
    let (opening, rest) = rest.split_at_checked(opening).ok_or(OpenError::Malformed)?;
    let (ciphertext, tag) = rest.split_last_chunk::<TAG>().ok_or(OpenError::Malformed)?;
    Ok(Parts { opening, ciphertext, tag })
}

/// Reads opened content as a value.
///
/// # Errors
/// [`OpenError::Malformed`] if it is authentic and yet not such a value: it was sealed as another type.
pub(crate) fn content<T: Body>(content: Zeroizing<Vec<u8>>) -> Result<Plain<T>, OpenError> {
    let bytes = if T::PADDED { padding::unpad(&content).ok_or(OpenError::Malformed)? } else { &content };
    T::from_bytes(bytes).map(Plain::new).ok_or(OpenError::Malformed)
}
