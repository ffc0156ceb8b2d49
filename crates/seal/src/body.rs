//! What can be put into an envelope.

use zeroize::{Zeroize, Zeroizing};

use crate::SymmetricKey;

/// A value that can be sealed: it turns into bytes and back.
pub trait Body: Zeroize + Sized {
    /// Whether the length of the bytes would tell something, so that they are padded to a size class (see
    /// [`crate::padding`]). True for everything that a person wrote.
    const PADDED: bool;

    /// The value as bytes. A copy, wiped when dropped.
    fn to_bytes(&self) -> Zeroizing<Vec<u8>>;

    /// The value from its bytes; `None` if they are not such a value.
    fn from_bytes(bytes: &[u8]) -> Option<Self>;
}

impl Body for String {
    const PADDED: bool = true;

    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.as_bytes().to_vec())
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        std::str::from_utf8(bytes).ok().map(str::to_owned)
    }
}

impl Body for Vec<u8> {
    const PADDED: bool = false;

    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.clone())
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(bytes.to_vec())
    }
}

impl<const N: usize> Body for [u8; N] {
    const PADDED: bool = false;

    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.to_vec())
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok()
    }
}

/// A key wrapped under another key; the same bytes as a `[u8; 32]`.
impl Body for SymmetricKey {
    const PADDED: bool = false;

    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        self.expose().to_bytes()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        <[u8; 32]>::from_bytes(bytes).map(Self::from_bytes)
    }
}
