//! One-time links, and what their holder is shown.
//!
//! A link holds 32 bytes that lie nowhere else. The row of the invitation is found by a fingerprint of them. The code
//! secret, the phrase and the proposed passwords follow from them and the row's salt together, so that a reload or a
//! second tab shows the same words; once the salt is emptied, the link leads to nothing, and neither do both together
//! with a later copy of the database.

use std::sync::atomic::{AtomicU64, Ordering};

use kernel::{Entropy, Plain};
use seal::SymmetricKey;

use crate::team;

/// The secret in a link.
pub struct LinkSecret(SymmetricKey);

impl LinkSecret {
    /// A secret made of a key, as a session and the form it sends give it: the same form sent twice makes one link.
    pub const fn from_key(key: SymmetricKey) -> Self {
        Self(key)
    }

    /// Reads it out of a link: 64 hexadecimal digits.
    pub fn from_link(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        Some(Self(SymmetricKey::from_bytes(bytes)))
    }

    /// As it stands in the link.
    pub fn to_link(&self) -> String {
        hex::encode(self.0.expose())
    }

    /// What the row is found by. It does not lead back to the secret.
    pub fn lookup(&self) -> [u8; 32] {
        self.0.mac("invitation lookup", b"")
    }

    /// What this link shows as long as its row holds this salt.
    pub fn shows(&self, salt: &[u8]) -> Shown {
        Shown(self.0.derive_for("invitation", salt))
    }
}

/// What the holder of a link is shown.
pub struct Shown(SymmetricKey);

impl Shown {
    /// The secret of the one-time codes, in Base32.
    pub fn totp(&self) -> Plain<String> {
        team::new_totp(&self.stream("code secret", 0))
    }

    /// The recovery phrase.
    pub fn phrase(&self) -> Plain<String> {
        team::new_phrase(&self.stream("phrase", 0))
    }

    /// The proposed password of a draw.
    pub fn password(&self, draw: u32) -> Plain<String> {
        team::new_password(&self.stream("password", draw))
    }

    fn stream(&self, label: &str, draw: u32) -> Stream {
        Stream { key: self.0.derive_for(label, &draw.to_be_bytes()), next: AtomicU64::new(0) }
    }
}

/// Bytes that follow from a key: HMAC-SHA256 over a counter.
struct Stream {
    key: SymmetricKey,
    next: AtomicU64,
}

impl Entropy for Stream {
    fn fill(&self, out: &mut [u8]) {
        for chunk in out.chunks_mut(32) {
            let block = self.key.mac("stream", &self.next.fetch_add(1, Ordering::Relaxed).to_be_bytes());
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(byte: u8) -> LinkSecret {
        LinkSecret::from_key(SymmetricKey::from_bytes([byte; 32]))
    }

    #[test]
    fn a_link_shows_the_same_words_as_long_as_its_salt_stands_and_others_afterwards() {
        let shown = |byte, salt: &[u8]| {
            let shown = secret(byte).shows(salt);
            [shown.totp(), shown.phrase(), shown.password(0)].map(|plain| plain.expose().clone())
        };
        assert_eq!(shown(1, b"salt"), shown(1, b"salt"));
        for other in [shown(2, b"salt"), shown(1, b"other"), shown(1, b"")] {
            assert!(other.iter().zip(shown(1, b"salt")).all(|(other, own)| *other != own));
        }
        let draws = secret(1).shows(b"salt");
        assert_ne!(draws.password(0).expose(), draws.password(1).expose());
        assert_eq!(draws.phrase().expose().split('-').count(), 12);
    }

    #[test]
    fn a_link_reads_back_and_nothing_else_does() {
        let own = secret(7);
        assert_eq!(LinkSecret::from_link(&own.to_link()).expect("it is one").lookup(), own.lookup());
        assert!(LinkSecret::from_link("").is_none() && LinkSecret::from_link(&"g".repeat(64)).is_none());
    }
}
