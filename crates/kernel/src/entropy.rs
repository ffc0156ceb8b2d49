//! Randomness as a parameter.

use std::sync::Mutex;

/// Where random bytes come from. Keys, nonces and identifiers all take one of these.
pub trait Entropy: Send + Sync {
    /// Fills `out` with random bytes.
    fn fill(&self, out: &mut [u8]);
}

/// `N` random bytes.
pub fn bytes<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut out = [0; N];
    entropy.fill(&mut out);
    out
}

/// A number below `bound`, without modulo bias.
///
/// # Panics
/// If `bound` is 0.
pub fn below(entropy: &dyn Entropy, bound: u32) -> u32 {
    assert!(bound > 0, "nothing lies below 0");
    let limit = u32::MAX - u32::MAX % bound;
    loop {
        let drawn = u32::from_le_bytes(bytes(entropy));
        if drawn < limit {
            return drawn % bound;
        }
    }
}

/// The operating system's generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsEntropy;

impl Entropy for OsEntropy {
    #[allow(clippy::disallowed_methods)] // The one place that may ask the machine.
    fn fill(&self, out: &mut [u8]) {
        getrandom::fill(out)
            .expect("the operating system has a random generator; without one no key may be made");
    }
}

/// A repeatable sequence (SplitMix64) for tests. Never for keys of real people: everyone who knows the seed knows
/// every key.
#[derive(Debug)]
pub struct SeededEntropy(Mutex<u64>);

impl SeededEntropy {
    /// The sequence that belongs to `seed`.
    pub const fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, out: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for chunk in out.chunks_mut(8) {
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_another_differs() {
        let draw = |seed| bytes::<16>(&SeededEntropy::new(seed));
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn numbers_stay_below_their_bound_and_reach_all_of_it() {
        let entropy = SeededEntropy::new(7);
        let mut seen = [false; 7];
        for _ in 0..500 {
            seen[below(&entropy, 7) as usize] = true;
        }
        assert_eq!(seen, [true; 7]);
    }
}
