//! Key pairs: sealing for somebody who is not here (HPKE, RFC 9180). The formats are in [`crate::envelope`].

use std::{convert::Infallible, fmt};

use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable,
    aead::{AeadTag, ChaCha20Poly1305},
    inout::InOutBuf,
    kdf::HkdfSha256,
    kem::{X25519HkdfSha256, XWing},
    rand_core::{TryCryptoRng, TryRng},
};
use kernel::{Action, Entropy, OpenError, Permit, Place, Plain, Sealed, entropy};
use zeroize::Zeroizing;

use crate::{Body, SymmetricKey, envelope};

/// The kind of a key pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Suite {
    /// X25519 and ML-KEM-768 together: safe while either of them is. The default.
    #[default]
    XWing,
    /// X25519 alone: small and fast, and readable by whoever keeps a copy until a quantum computer exists.
    X25519,
}

impl Suite {
    /// The suite byte in envelopes and in front of public keys.
    pub const fn byte(self) -> u8 {
        match self {
            Self::XWing => envelope::SUITE_XWING,
            Self::X25519 => envelope::SUITE_X25519,
        }
    }
}

#[derive(Clone)]
enum Private {
    // An X-Wing key holds its public key at hand and is forty times the size of the other.
    XWing(Box<<XWing as Kem>::PrivateKey>),
    X25519(<X25519HkdfSha256 as Kem>::PrivateKey),
}

/// The half of a key pair that opens. Wiped from memory when dropped; printed nowhere.
#[derive(Clone)]
pub struct PrivateKey {
    seed: SymmetricKey,
    key: Private,
}

impl PrivateKey {
    /// The key that belongs to a seed; the same seed always gives the same key. For X-Wing the seed is the private
    /// key as its draft defines it; for X25519 it is the `ikm` of `DeriveKeyPair` in RFC 9180, section 7.1.3.
    pub fn from_seed(suite: Suite, seed: &[u8; 32]) -> Self {
        let key = match suite {
            Suite::XWing => Private::XWing(Box::new(
                Deserializable::from_bytes(seed).expect("every 32 bytes are an X-Wing private key"),
            )),
            Suite::X25519 => Private::X25519(X25519HkdfSha256::derive_keypair(seed).0),
        };
        Self { seed: SymmetricKey::from_bytes(*seed), key }
    }

    /// A new key.
    pub fn generate(suite: Suite, entropy: &dyn Entropy) -> Self {
        Self::from_seed(suite, &Zeroizing::new(entropy::bytes(entropy)))
    }

    /// The seed that [`from_seed`](Self::from_seed) makes this key of, for sealing it under another key.
    pub const fn expose_seed(&self) -> &[u8; 32] {
        self.seed.expose()
    }

    /// The kind of this key.
    pub const fn suite(&self) -> Suite {
        match self.key {
            Private::XWing(_) => Suite::XWing,
            Private::X25519(_) => Suite::X25519,
        }
    }

    /// The other half, for those who seal.
    pub fn public(&self) -> PublicKey {
        PublicKey(match &self.key {
            Private::XWing(key) => Public::XWing(Box::new(XWing::sk_to_pk(key))),
            Private::X25519(key) => Public::X25519(X25519HkdfSha256::sk_to_pk(key)),
        })
    }

    /// Opens what was sealed for this key and this place. The permit is policy's word that it may be opened.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open<T: Body, A: Action>(
        &self,
        _permit: &Permit<A>,
        place: &Place,
        sealed: &Sealed<T>,
    ) -> Result<Plain<T>, OpenError> {
        let suite = self.suite().byte();
        let content = match &self.key {
            Private::XWing(key) => open::<XWing>(key, suite, place, sealed.envelope())?,
            Private::X25519(key) => open::<X25519HkdfSha256>(key, suite, place, sealed.envelope())?,
        };
        envelope::content(content)
    }
}

impl fmt::Debug for PrivateKey {
    /// Says that a key is there and nothing about it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(…)")
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Public {
    XWing(Box<<XWing as Kem>::PublicKey>),
    X25519(<X25519HkdfSha256 as Kem>::PublicKey),
}

/// The half of a key pair that seals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(Public);

impl PublicKey {
    /// The kind of this key.
    pub const fn suite(&self) -> Suite {
        match self.0 {
            Public::XWing(_) => Suite::XWing,
            Public::X25519(_) => Suite::X25519,
        }
    }

    /// The suite byte and the key: 1,217 bytes for X-Wing, 33 for X25519.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = vec![self.suite().byte()];
        match &self.0 {
            Public::XWing(key) => out.extend_from_slice(&key.to_bytes()),
            Public::X25519(key) => out.extend_from_slice(&key.to_bytes()),
        }
        out
    }

    /// A key from the bytes of [`to_bytes`](Self::to_bytes); `None` if they are no key that can be sealed for.
    /// An X25519 point of low order is refused, because everybody can open what is sealed for it. (In an X-Wing key
    /// it is not: its other half, which is checked for range, still protects.)
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (suite, key) = bytes.split_first()?;
        match *suite {
            envelope::SUITE_XWING => {
                let key = Deserializable::from_bytes(key).ok()?;
                Some(Self(Public::XWing(Box::new(key))))
            }
            envelope::SUITE_X25519 => {
                // As an encapsulated key, a point of low order is refused by every private key alike.
                let (probe, _) = X25519HkdfSha256::derive_keypair(&[0; 32]);
                let point = Deserializable::from_bytes(key).ok()?;
                X25519HkdfSha256::decap(&probe, None, &point).ok()?;
                Some(Self(Public::X25519(Deserializable::from_bytes(key).ok()?)))
            }
            _ => None,
        }
    }

    /// Seals a value for its place, so that only the private key opens it.
    pub fn seal<T: Body>(&self, place: &Place, plain: &Plain<T>, entropy: &dyn Entropy) -> Sealed<T> {
        let suite = self.suite().byte();
        match &self.0 {
            Public::XWing(key) => seal::<XWing, T>(key, suite, place, plain, entropy),
            Public::X25519(key) => seal::<X25519HkdfSha256, T>(key, suite, place, plain, entropy),
        }
    }
}

fn seal<K: Kem, T: Body>(
    key: &K::PublicKey,
    suite: u8,
    place: &Place,
    plain: &Plain<T>,
    entropy: &dyn Entropy,
) -> Sealed<T> {
    let associated = envelope::associated(suite, place);
    envelope::build(suite, K::EncappedKey::size(), plain, |opening, content| {
        let (encapsulated, tag) =
            hpke::single_shot_seal_inout_detached_with_rng::<ChaCha20Poly1305, HkdfSha256, K>(
                &OpModeS::Base,
                key,
                envelope::INFO,
                InOutBuf::from(content),
                &associated,
                &mut Draw(entropy),
            )
            .expect("keys that cannot be sealed for are refused when read, and no content is 256 GiB long");
        encapsulated.write_exact(opening);
        tag.to_bytes().into()
    })
}

fn open<K: Kem>(
    key: &K::PrivateKey,
    suite: u8,
    place: &Place,
    envelope: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let parts = envelope::parts(suite, K::EncappedKey::size(), envelope)?;
    let encapsulated = K::EncappedKey::from_bytes(parts.opening).map_err(|_| OpenError::Refused)?;
    let tag = AeadTag::from_bytes(parts.tag).map_err(|_| OpenError::Malformed)?;
    let mut content = Zeroizing::new(parts.ciphertext.to_vec());
    hpke::single_shot_open_inout_detached::<ChaCha20Poly1305, HkdfSha256, K>(
        &OpModeR::Base,
        key,
        &encapsulated,
        envelope::INFO,
        InOutBuf::from(content.as_mut_slice()),
        &envelope::associated(suite, place),
        &tag,
    )
    .map_err(|_| OpenError::Refused)?;
    Ok(content)
}

/// Our randomness in the form that the HPKE library asks for.
struct Draw<'a>(&'a dyn Entropy);

impl TryRng for Draw<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(entropy::bytes(self.0)))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(entropy::bytes(self.0)))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(out);
        Ok(())
    }
}

impl TryCryptoRng for Draw<'_> {}
