//! Passwords: from something a person remembers to the key of a slot.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use kernel::{Blind, Entropy, Plain, entropy};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::{SymmetricKey, encode, key};

/// What one guess at a password costs (Argon2id, RFC 9106).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// How often all of the memory is gone through.
    pub passes: u32,
    /// Lanes that could be filled at the same time. They are filled one after the other here; a higher number only
    /// helps somebody who guesses.
    pub lanes: u32,
}

impl Cost {
    /// For people's passwords: 64 MiB, three passes, one lane.
    pub const STANDARD: Self = Self { memory_kib: 64 * 1_024, passes: 3, lanes: 1 };
    /// For tickets of 63 random bits, which need less than a password does: 48 MiB, two passes, one lane. Measured at
    /// 94 ms of one core of a small server; the bound we set ourselves is 150 ms.
    pub const TICKET: Self = Self { memory_kib: 48 * 1_024, passes: 2, lanes: 1 };
    /// For what has few possible values, so that every guess must be dear: 256 MiB, four passes, one lane, about one second of
    /// one core of a small server. It runs seldom.
    pub const FEW: Self = Self { memory_kib: 256 * 1_024, passes: 4, lanes: 1 };
    /// For tests only: next to nothing.
    pub const TEST: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };
}

/// A cost that Argon2 does not know, for example no memory at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a cost for a password")]
pub struct BadCost;

/// The key of a slot: `HKDF(salt = instance key, ikm = Argon2id(password, salt))`, then a subkey with the list
/// `slot` as in [`crate::key`]. The instance key does not lie beside the data, so who has only the data cannot even
/// begin to guess.
///
/// The password is taken as the bytes that were typed. No Unicode normalisation: generated passphrases are plain
/// words, and a form that changed with a later version of Unicode would lock people out for good.
///
/// # Errors
/// [`BadCost`] if the cost is none.
pub fn slot_key(
    password: &Plain<String>,
    salt: &[u8; 16],
    instance: &SymmetricKey,
    cost: Cost,
) -> Result<SymmetricKey, BadCost> {
    let hash = stretch(password.expose().as_bytes(), salt, cost)?;
    Ok(key::extract(instance, hash.as_slice(), &[b"slot"]))
}

/// A fingerprint of something that has few possible values, to find a row by: one Argon2id call over `secret` with a salt
/// that is a MAC of purpose and organisation under the instance key, then HKDF with the instance key as in [`slot_key`].
/// The same secret gives two organisations different fingerprints. Who has only the data cannot begin to guess; who has
/// the instance key too pays `cost` for each guess.
///
/// # Errors
/// [`BadCost`] if the cost is none.
pub fn slow_blind<T>(
    instance: &SymmetricKey,
    purpose: &str,
    org: [u8; 16],
    secret: &Plain<Vec<u8>>,
    cost: Cost,
) -> Result<Blind<T>, BadCost> {
    let mac = instance.mac("slow blind salt", &encode::list(&[purpose.as_bytes(), &org]));
    let (salt, _) = mac.split_first_chunk().expect("16 of 32 bytes");
    let hash = stretch(secret.expose(), salt, cost)?;
    let key = key::extract(instance, hash.as_slice(), &[b"slow blind", purpose.as_bytes()]);
    Ok(Blind::from_mac(*key.expose()))
}

/// The slow call itself: Argon2id (RFC 9106), 32 bytes.
pub(crate) fn stretch(secret: &[u8], salt: &[u8; 16], cost: Cost) -> Result<Zeroizing<[u8; 32]>, BadCost> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| BadCost)?;
    // The memory is ours to wipe: its last blocks give the key away.
    let mut memory = Zeroizing::new(vec![Block::default(); params.block_count()]);
    let mut hash = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(secret, salt, hash.as_mut_slice(), memory.as_mut_slice())
        .map_err(|_| BadCost)?;
    Ok(hash)
}

/// A passphrase of `count` words drawn from a list, joined with `-`. Each word of a list of n adds log2(n) bits: six
/// of 1,296 make 62.
///
/// # Panics
/// If the list is empty or holds 2^32 words or more.
pub fn passphrase(words: &[&str], count: usize, entropy: &dyn Entropy) -> Plain<String> {
    let bound = u32::try_from(words.len()).expect("a list of words that fits on a page");
    // Room for the longest draw: growing would leave the beginning behind in freed memory.
    let longest = words.iter().map(|word| word.len() + 1).max().unwrap_or(0);
    let mut phrase = String::with_capacity(longest * count);
    for drawn in 0..count {
        if drawn > 0 {
            phrase.push('-');
        }
        phrase.push_str(words[entropy::below(entropy, bound) as usize]);
    }
    Plain::new(phrase)
}

#[cfg(test)]
mod tests {
    use kernel::SeededEntropy;

    use super::*;

    fn slot(password: &str, salt: u8, instance: u8, cost: Cost) -> SymmetricKey {
        let instance = SymmetricKey::from_bytes([instance; 32]);
        slot_key(&Plain::new(password.to_owned()), &[salt; 16], &instance, cost).expect("a cost")
    }

    /// The expected values were worked out with Python's `cryptography` package.
    #[test]
    fn the_key_is_that_of_the_description() {
        let instance = SymmetricKey::from_bytes(std::array::from_fn(|i| i as u8));
        let password = Plain::new("correct horse — конь".to_owned());
        for (cost, expected) in [
            (Cost::STANDARD, "d37d9ab05f24e9df338563bcd3f1391373c52475f14aa03606975a229f0e260a"),
            (Cost::TEST, "5b099d9aef9dd699d671fb6c4b476bd790fe098c05b311520539921ca7e8440f"),
        ] {
            let key = slot_key(&password, &[2; 16], &instance, cost).expect("a cost");
            assert_eq!(hex::encode(key.expose()), expected);
        }
    }

    #[test]
    fn password_salt_instance_key_and_cost_all_count() {
        let key = slot("night", 1, 1, Cost::TEST);
        assert_eq!(key, slot("night", 1, 1, Cost::TEST));
        assert_ne!(key, slot("Night", 1, 1, Cost::TEST));
        assert_ne!(key, slot("night", 2, 1, Cost::TEST));
        assert_ne!(key, slot("night", 1, 2, Cost::TEST));
        assert_ne!(key, slot("night", 1, 1, Cost { passes: 2, ..Cost::TEST }));
    }

    #[test]
    fn a_cost_that_is_none_is_an_error_and_no_panic() {
        for cost in [
            Cost { memory_kib: 0, ..Cost::TEST },
            Cost { passes: 0, ..Cost::TEST },
            Cost { lanes: 0, ..Cost::TEST },
            Cost { lanes: 2, ..Cost::TEST },
            Cost { lanes: u32::MAX, ..Cost::TEST },
        ] {
            let key =
                slot_key(&Plain::new(String::new()), &[0; 16], &SymmetricKey::from_bytes([0; 32]), cost);
            assert_eq!(key, Err(BadCost), "{cost:?}");
        }
    }

    /// The expected value was worked out with Python's `cryptography` package.
    #[test]
    fn the_slow_fingerprint_is_that_of_the_description_and_everything_counts() {
        let blind = |secret: &str, instance: u8, purpose: &str, org: u8, cost| {
            let instance = SymmetricKey::from_bytes(std::array::from_fn(|i| i as u8 ^ instance));
            let secret = Plain::new(secret.as_bytes().to_vec());
            let blind: Blind<()> = slow_blind(&instance, purpose, [org; 16], &secret, cost).expect("a cost");
            hex::encode(blind.mac())
        };
        let one = blind("few", 0, "code", 2, Cost::TEST);
        assert_eq!(one, "60aa1800f338844b48132412956bde6fa58578dbeec72fea0077db3d3adce1f3");
        assert_ne!(one, blind("fev", 0, "code", 2, Cost::TEST));
        assert_ne!(one, blind("few", 1, "code", 2, Cost::TEST));
        assert_ne!(one, blind("few", 0, "cod", 2, Cost::TEST));
        assert_ne!(one, blind("few", 0, "code", 3, Cost::TEST));
        assert_ne!(one, blind("few", 0, "code", 2, Cost { passes: 2, ..Cost::TEST }));
    }

    #[test]
    fn a_passphrase_is_drawn_from_all_of_the_list() {
        let words = ["moon", "rail", "tea", "bridge"];
        let entropy = SeededEntropy::new(3);
        let phrase = passphrase(&words, 200, &entropy);
        let drawn: Vec<_> = phrase.expose().split('-').collect();
        assert_eq!(drawn.len(), 200);
        assert!(drawn.iter().all(|word| words.contains(word)));
        assert!(words.iter().all(|word| drawn.contains(word)));
        assert_ne!(passphrase(&words, 20, &entropy).expose(), passphrase(&words, 20, &entropy).expose());
        assert_eq!(passphrase(&words, 0, &entropy).expose(), "");
    }
}
