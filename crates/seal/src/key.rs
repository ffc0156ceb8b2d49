//! Symmetric keys.
//!
//! A key is used for nothing directly. Each use takes its own subkey, HKDF-SHA256-Expand (RFC 5869) with the key as
//! the pseudorandom key and `info` = `nightbus v1 ` followed by a list in the form of [`crate::encode`]:
//!
//! | use | list |
//! |---|---|
//! | [`derive`](SymmetricKey::derive) | `derive`, label |
//! | [`derive_for`](SymmetricKey::derive_for) | `derive`, label, context |
//! | [`mac`](SymmetricKey::mac) | `mac`, label |
//! | [`blind`](SymmetricKey::blind) | `blind`, label |
//! | [`seal`](SymmetricKey::seal) | `seal` |

use std::fmt;

use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use kernel::{Action, Blind, Entropy, OpenError, Permit, Place, Plain, Sealed, entropy};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Body, encode, envelope};

const PREFIX: &[u8] = b"nightbus v1 ";
const NONCE: usize = 24;

/// 32 secret bytes. Wiped from memory when dropped; printed nowhere.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SymmetricKey([u8; 32]);

impl SymmetricKey {
    /// A new key.
    pub fn random(entropy: &dyn Entropy) -> Self {
        let mut key = Self([0; 32]);
        entropy.fill(&mut key.0);
        key
    }

    /// The key with exactly these bytes. They must be as good as random: a password is no key, see
    /// [`crate::password`].
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for sealing this key under another one.
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key for another purpose. Who has the derived key learns nothing about this one or about its siblings.
    pub fn derive(&self, label: &str) -> Self {
        self.subkey(&[b"derive", label.as_bytes()])
    }

    /// The key for another purpose and one particular thing, for example an identifier.
    pub fn derive_for(&self, label: &str, context: &[u8]) -> Self {
        self.subkey(&[b"derive", label.as_bytes(), context])
    }

    /// A fingerprint of `data` that only holders of this key can make: HMAC-SHA256 (RFC 2104). For tokens.
    pub fn mac(&self, label: &str, data: &[u8]) -> [u8; 32] {
        self.subkey(&[b"mac", label.as_bytes()]).hmac(data)
    }

    /// Whether `mac` is this key's fingerprint of `data`, in time that does not depend on where they differ.
    pub fn verify_mac(&self, label: &str, data: &[u8], mac: &[u8]) -> bool {
        self.mac(label, data).ct_eq(mac).into()
    }

    /// A fingerprint to find a row by. The caller normalises, so that one thing has one fingerprint.
    pub fn blind<T>(&self, label: &str, normalised: &[u8]) -> Blind<T> {
        Blind::from_mac(self.subkey(&[b"blind", label.as_bytes()]).hmac(normalised))
    }

    /// Seals a value for its place.
    pub fn seal<T: Body>(&self, place: &Place, plain: &Plain<T>, entropy: &dyn Entropy) -> Sealed<T> {
        let associated = envelope::associated(envelope::SUITE_SYMMETRIC, place);
        envelope::build(envelope::SUITE_SYMMETRIC, NONCE, plain, |opening, content| {
            let nonce = entropy::bytes::<NONCE>(entropy);
            opening.copy_from_slice(&nonce);
            self.cipher()
                .encrypt_inout_detached(&nonce.into(), &associated, content.into())
                .expect("only contents of 256 GiB and more are too long for the cipher")
                .into()
        })
    }

    /// Opens what was sealed with this key for this place. The permit is policy's word that it may be opened.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open<T: Body, A: Action>(
        &self,
        _permit: &Permit<A>,
        place: &Place,
        sealed: &Sealed<T>,
    ) -> Result<Plain<T>, OpenError> {
        let parts = envelope::parts(envelope::SUITE_SYMMETRIC, NONCE, sealed.envelope())?;
        let nonce: [u8; NONCE] = parts.opening.try_into().map_err(|_| OpenError::Malformed)?;
        let associated = envelope::associated(envelope::SUITE_SYMMETRIC, place);
        let mut content = Zeroizing::new(parts.ciphertext.to_vec());
        self.cipher()
            .decrypt_inout_detached(
                &nonce.into(),
                &associated,
                content.as_mut_slice().into(),
                parts.tag.into(),
            )
            .map_err(|_| OpenError::Refused)?;
        envelope::content(content)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&self.subkey(&[b"seal"]).0).into())
    }

    fn subkey(&self, list: &[&[u8]]) -> Self {
        let mut out = Self([0; 32]);
        Hkdf::<Sha256>::from_prk(&self.0)
            .expect("32 bytes are long enough a key for SHA-256")
            .expand_multi_info(&[PREFIX, &encode::list(list)], &mut out.0)
            .expect("32 bytes are short enough an output");
        out
    }

    fn hmac(&self, data: &[u8]) -> [u8; 32] {
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(data);
        mac.finalize().into_bytes().into()
    }
}

/// HKDF-SHA256 (RFC 5869) of something secret, salted with a key: two things that are both needed.
pub(crate) fn extract(salt: &SymmetricKey, secret: &[u8], list: &[&[u8]]) -> SymmetricKey {
    let (mut prk, _) = Hkdf::<Sha256>::extract(Some(salt.expose()), secret);
    let extracted = SymmetricKey(prk.into());
    prk.zeroize();
    extracted.subkey(list)
}

impl PartialEq for SymmetricKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for SymmetricKey {}

impl fmt::Debug for SymmetricKey {
    /// Says that a key is there and nothing about it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SymmetricKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expected values were worked out from the description above with Python's `hmac` module.
    #[test]
    fn subkeys_and_fingerprints_are_those_of_the_description() {
        let key = SymmetricKey::from_bytes(std::array::from_fn(|i| i as u8));
        for (made, expected) in [
            (
                *key.derive("message").expose(),
                "6e3c2ab1ad4367eedbd7e025873f63ade83a46e37e7573c65f78e5b1cd7524c5",
            ),
            (
                *key.derive_for("message", &[7; 16]).expose(),
                "2b76a879603f5d166290b1669ffb4fc7663a1613f34bd9d1f4a628d8a04c278c",
            ),
            (key.mac("token", b"data"), "c30a10d4dddf17f3d107420cc74569862a4f68cc58acd676bc1b9e48f1fa6355"),
            (
                *key.blind::<String>("phone", b"+1555").mac(),
                "2124d0c317bfa85e66c0646c719885452b3d4e19b2c631bf8e9273b109842f2d",
            ),
        ] {
            assert_eq!(hex::encode(made), expected);
        }
    }
}
