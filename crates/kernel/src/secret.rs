//! Types that keep what a person said apart from everything that could carry it away.
//!
//! A [`Plain`] has no `Display`, no `Serialize` and no way into the store; a [`Sealed`] is the only personal type the
//! store takes; a [`Permit`] proves that policy allowed somebody to open something. The promises are compile errors,
//! see `seal::promises`.

use std::{fmt, marker::PhantomData};

use zeroize::Zeroize;

/// Something personal or secret in readable form. Wiped from memory when dropped.
pub struct Plain<T: Zeroize>(T);

impl<T: Zeroize> Plain<T> {
    /// Takes something readable into care.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The readable form, for showing it to the person it is for. The word is long so that a reviewer sees it.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> Drop for Plain<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize + Clone> Clone for Plain<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Zeroize> fmt::Debug for Plain<T> {
    /// Says that something is there and nothing about it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Plain(…)")
    }
}

/// An envelope that holds a `T` nobody can read without its key. What the store keeps.
pub struct Sealed<T> {
    envelope: Vec<u8>,
    holds: PhantomData<fn() -> T>,
}

impl<T> Sealed<T> {
    /// Wraps bytes that came out of a sealing function or out of a row. It does not look at them: bytes that are no
    /// envelope fail to open.
    pub const fn from_envelope(envelope: Vec<u8>) -> Self {
        Self { envelope, holds: PhantomData }
    }

    /// The bytes to store.
    pub fn envelope(&self) -> &[u8] {
        &self.envelope
    }

    /// The bytes to store, given away.
    pub fn into_envelope(self) -> Vec<u8> {
        self.envelope
    }
}

impl<T> Clone for Sealed<T> {
    fn clone(&self) -> Self {
        Self::from_envelope(self.envelope.clone())
    }
}

impl<T> fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.envelope.len())
    }
}

/// A keyed fingerprint of a normalised value, to find a row by something that must not be readable in it.
pub struct Blind<T> {
    mac: [u8; 32],
    of: PhantomData<fn() -> T>,
}

impl<T> Blind<T> {
    /// Wraps a finished fingerprint.
    pub const fn from_mac(mac: [u8; 32]) -> Self {
        Self { mac, of: PhantomData }
    }

    /// The 32 bytes to store or compare.
    pub const fn mac(&self) -> &[u8; 32] {
        &self.mac
    }
}

impl<T> Clone for Blind<T> {
    fn clone(&self) -> Self {
        Self::from_mac(self.mac)
    }
}

impl<T> fmt::Debug for Blind<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Blind(…)")
    }
}

/// Where a sealed value lives. It is the associated data of the envelope, so an envelope moved to another row,
/// column, table or organisation does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The organisation's identifier.
    pub org: [u8; 16],
    /// The table's name.
    pub table: &'static str,
    /// The column's name.
    pub column: &'static str,
    /// The row's identifier.
    pub row: [u8; 16],
}

/// Something that policy may allow. `Gate` is a type only the policy module can make, so nobody else can grant it.
pub trait Action {
    /// The proof, held by policy alone, that grants this action.
    type Gate;
}

/// Policy's word that one holder may do `A` to one object. Needed to open a [`Sealed`].
#[derive(Debug)]
pub struct Permit<A: Action> {
    object: [u8; 16],
    action: PhantomData<fn() -> A>,
}

impl<A: Action> Permit<A> {
    /// Grants `A` on `object`. Only policy holds a `Gate`.
    pub const fn grant(_gate: &A::Gate, object: [u8; 16]) -> Self {
        Self { object, action: PhantomData }
    }

    /// The object it was granted on.
    pub const fn object(&self) -> [u8; 16] {
        self.object
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_readable_appears_in_debug_output() {
        let said = format!("{:?}", Plain::new(String::from("canary")));
        assert!(!said.contains("canary"), "{said}");
        assert_eq!(format!("{:?}", Sealed::<String>::from_envelope(vec![1, 2])), "Sealed(2 bytes)");
    }
}
