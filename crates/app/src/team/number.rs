//! The comparison number of a newcomer: what they read to a coordinator, so that no other key takes the place of theirs.

use sha2::{Digest, Sha256};

use super::store::StaffRow;
use crate::ids::StaffId;

/// Three groups of five digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number([u32; 3]);

impl Number {
    /// Of an identifier and both public keys: SHA-256 over them, each before its length, cut into three numbers of 8
    /// bytes modulo 100,000. A key that was swapped gives another number; finding one that gives the same costs some
    /// 10^15 tries.
    pub fn of(id: StaffId, sealing_key: &[u8], signing_key: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"nightbus comparison number v1");
        for part in [&id.bytes()[..], sealing_key, signing_key] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
        let hash: [u8; 32] = hasher.finalize().into();
        Self([0, 8, 16].map(|at| {
            let mut bytes = [0; 8];
            bytes.copy_from_slice(&hash[at..at + 8]);
            (u64::from_be_bytes(bytes) % 100_000) as u32
        }))
    }

    /// Of a row.
    pub fn of_row(row: &StaffRow) -> Self {
        Self::of(row.id, &row.sealing_key, &row.signing_key)
    }

    /// The groups, as they are shown and read aloud.
    pub fn groups(&self) -> [String; 3] {
        self.0.map(|group| format!("{group:05}"))
    }

    /// Whether somebody typed this number: whatever stands between the digits, in Latin or Arabic digits.
    pub fn is_typed(&self, text: &str) -> bool {
        let digits: String = text.chars().filter_map(digit).collect();
        digits == self.groups().concat()
    }
}

fn digit(letter: char) -> Option<char> {
    let value = match letter {
        '0'..='9' => return Some(letter),
        '\u{660}'..='\u{669}' => letter as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => letter as u32 - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(id: u8, sealing: &[u8], signing: &[u8]) -> Number {
        Number::of(StaffId::from_bytes([id; 16]), sealing, signing)
    }

    #[test]
    fn it_differs_when_anything_differs() {
        let own = number(1, b"sealing", b"signing");
        assert_eq!(own, number(1, b"sealing", b"signing"));
        for other in [number(2, b"sealing", b"signing"), number(1, b"sealinG", b"signing")] {
            assert_ne!(own, other);
        }
        assert_ne!(own, number(1, b"sealing", b"signinG"));
        assert_ne!(own, number(1, b"sealings", b"igning"), "the border between the keys counts");
    }

    #[test]
    fn it_is_read_however_it_is_typed() {
        let own = number(1, b"a", b"b");
        let groups = own.groups();
        assert!(groups.iter().all(|group| group.len() == 5));
        assert!(
            own.is_typed(&groups.join(" "))
                && own.is_typed(&groups.join("-"))
                && own.is_typed(&groups.concat())
        );
        let arabic = |c: char| char::from_u32(c as u32 - '0' as u32 + 0x660).expect("a digit");
        assert!(own.is_typed(&groups.concat().chars().map(arabic).collect::<String>()));
        assert!(!own.is_typed("") && !own.is_typed(&groups[..2].concat()));
    }
}
