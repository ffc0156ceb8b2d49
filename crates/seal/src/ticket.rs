//! Tickets: twenty digits that a person writes down and later opens something with. They are made here, never chosen:
//! nineteen random digits (63 bits) and a check digit, so that a slip of the pen is told from a wrong ticket without
//! the slow call.

use kernel::{Entropy, entropy};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::{
    SymmetricKey, encode, key,
    password::{self, BadCost, Cost},
};

const DIGITS: usize = 20;
const RANDOM: usize = DIGITS - 1;

/// What a ticket finds and opens. Wiped from memory when dropped; printed nowhere but through [`Ticket::groups`].
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Ticket([u8; DIGITS]);

/// Why what was typed is no ticket. Nothing slow was done to find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistyped {
    /// There is something in it that is neither a digit nor a mark between groups.
    NotDigits,
    /// There are so many digits, and not twenty.
    Length(usize),
    /// There are twenty, and at least one is wrong or two have changed places.
    Check,
}

/// What follows from a ticket for one purpose of one organisation.
#[derive(Clone)]
pub struct TicketKeys {
    /// What the row is found by. It leads back to the ticket only by guessing, and only with the instance key.
    pub lookup: [u8; 32],
    /// What the row's secret is sealed under.
    pub wrap: SymmetricKey,
}

impl Ticket {
    /// A new ticket.
    pub fn from_entropy(entropy: &dyn Entropy) -> Self {
        Self::from_bytes(&entropy::bytes(entropy))
    }

    /// The ticket that belongs to bytes that are as good as random: the first 16, as a little-endian number, modulo
    /// 10^19. The most frequent ticket is more frequent than the rarest by one part in 2^64.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        let (half, _) = bytes.split_first_chunk().expect("16 of 32 bytes");
        let mut number = u128::from_le_bytes(*half);
        let mut digits = [0; DIGITS];
        for digit in digits[..RANDOM].iter_mut().rev() {
            *digit = (number % 10) as u8;
            number /= 10;
        }
        number.zeroize();
        digits[RANDOM] = check(&digits[..RANDOM]);
        Self(digits)
    }

    /// Reads a ticket as people type it: digits of Latin, Arabic, Persian and full-width script, with any blanks,
    /// dashes, dots and direction marks between them.
    ///
    /// # Errors
    /// [`Mistyped`], the first of its reasons that holds.
    pub fn parse(typed: &str) -> Result<Self, Mistyped> {
        let mut ticket = Self([0; DIGITS]);
        let mut count = 0;
        for letter in typed.chars().filter(|letter| !is_between(*letter)) {
            let digit = digit(letter).ok_or(Mistyped::NotDigits)?;
            if let Some(place) = ticket.0.get_mut(count) {
                *place = digit;
            }
            count += 1;
        }
        if count != DIGITS {
            return Err(Mistyped::Length(count));
        }
        // The check digit is the one that leads back to 0 (Damm).
        if check(&ticket.0) != 0 {
            return Err(Mistyped::Check);
        }
        Ok(ticket)
    }

    /// The digits in five groups of four, for showing them to the person they are for.
    pub fn groups(&self) -> [String; 5] {
        std::array::from_fn(|group| {
            self.0[group * 4..][..4].iter().map(|digit| char::from(b'0' + digit)).collect()
        })
    }

    /// What the ticket finds and opens: one Argon2id call over the twenty digits in ASCII, with a salt that is a MAC
    /// of purpose and organisation under the instance key, then HKDF with the instance key as in
    /// [`password::slot_key`]. So who has only the data cannot begin to guess, and who has the key too pays `cost`
    /// for each of 10^19 tickets.
    ///
    /// This is slow by intent: call it where it may block, and not often at a time.
    ///
    /// # Errors
    /// [`BadCost`] if the cost is none.
    pub fn keys(
        &self,
        instance: &SymmetricKey,
        purpose: &str,
        org: [u8; 16],
        cost: Cost,
    ) -> Result<TicketKeys, BadCost> {
        let mac = instance.mac("ticket salt", &encode::list(&[purpose.as_bytes(), &org]));
        let (salt, _) = mac.split_first_chunk().expect("16 of 32 bytes");
        let mut ascii = self.0.map(|digit| b'0' + digit);
        let hash = password::stretch(&ascii, salt, cost);
        ascii.zeroize();
        let hash = hash?;
        let key = |list: &[&[u8]]| key::extract(instance, hash.as_slice(), list);
        let wrap = key(&[b"ticket wrap", purpose.as_bytes()]);
        let lookup = *key(&[b"ticket lookup", purpose.as_bytes()]).expose();
        Ok(TicketKeys { lookup, wrap })
    }
}

/// A totally anti-symmetric quasigroup of order 10. H. Michael Damm, "Total anti-symmetrische Quasigruppen",
/// dissertation, Philipps-Universität Marburg, 2004. With it a check digit finds every single wrong digit and every
/// two neighbours that changed places.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// The check digit of some digits; 0 if their last one is their check digit.
fn check(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |interim, digit| DAMM[usize::from(interim)][usize::from(*digit)])
}

/// The value of a digit in the scripts that people here write numbers with.
fn digit(letter: char) -> Option<u8> {
    let zero = match letter {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    u8::try_from(u32::from(letter) - u32::from(zero)).ok()
}

/// What may stand between digits and says nothing: blanks of all widths, also of none; dashes; dots; and the marks
/// that keyboards and copied pages bring along for direction.
fn is_between(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter,
            '-' | '_' | '\u{ad}' | '\u{58a}' | '\u{5be}' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}'
            | '\u{2e3a}' | '\u{2e3b}' | '\u{30fc}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
            | '.' | '·' | '•' | '․' | '…' | '\u{3002}' | '\u{ff0e}'
            | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use kernel::SeededEntropy;

    use super::*;

    fn digits(ticket: &Ticket) -> String {
        ticket.groups().concat()
    }

    fn tickets() -> impl Iterator<Item = Ticket> {
        let entropy = SeededEntropy::new(11);
        (0..50).map(move |_| Ticket::from_entropy(&entropy))
    }

    fn parsed(typed: &str) -> Result<String, Mistyped> {
        Ticket::parse(typed).map(|ticket| digits(&ticket))
    }

    /// The example that goes with the published table: 572 gets the check digit 4.
    #[test]
    fn the_check_digit_is_that_of_the_description() {
        assert_eq!(check(&[5, 7, 2]), 4);
        assert_eq!(check(&[5, 7, 2, 4]), 0);
        assert_eq!(check(&[]), 0);
    }

    #[test]
    fn the_table_is_a_totally_anti_symmetric_quasigroup() {
        let step = |row: usize, column: usize| usize::from(DAMM[row][column]);
        for (x, y) in (0..10).flat_map(|x| (0..10).map(move |y| (x, y))) {
            assert_eq!(step(x, y) == 0, x == y, "the diagonal is 0");
            for c in (0..10).filter(|_| x != y) {
                assert_ne!(step(c, x), step(c, y), "every digit stands once in a row: {c} {x} {y}");
                assert_ne!(step(x, c), step(y, c), "and once in a column: {c} {x} {y}");
                assert_ne!(step(step(c, x), y), step(step(c, y), x), "swapped: {c} {x} {y}");
            }
        }
    }

    #[test]
    fn every_single_wrong_digit_is_noticed() {
        for ticket in tickets() {
            let right = digits(&ticket);
            for at in 0..DIGITS {
                for wrong in b'0'..=b'9' {
                    let mut typed = right.clone().into_bytes();
                    typed[at] = wrong;
                    let typed = String::from_utf8(typed).expect("ASCII");
                    let expected = if typed == right { Ok(right.clone()) } else { Err(Mistyped::Check) };
                    assert_eq!(parsed(&typed), expected);
                }
            }
        }
    }

    #[test]
    fn every_two_neighbours_that_changed_places_are_noticed() {
        for ticket in tickets() {
            let right = digits(&ticket);
            for at in 1..DIGITS {
                let mut typed = right.clone().into_bytes();
                typed.swap(at - 1, at);
                let typed = String::from_utf8(typed).expect("ASCII");
                assert!(typed == right || parsed(&typed) == Err(Mistyped::Check), "{right} {typed}");
            }
        }
    }

    #[test]
    fn a_ticket_is_read_however_it_is_typed() {
        let ticket = Ticket::from_entropy(&SeededEntropy::new(3));
        let groups = ticket.groups();
        let right = Ok(groups.concat());
        for between in ["", " ", "-", "\u{a0}", "\u{202f}", " – ", ".", "\r\n", "\u{2011}", "\u{200b}", "·"]
        {
            assert_eq!(parsed(&groups.join(between)), right, "{between:?}");
        }
        assert_eq!(parsed(&format!("\u{200f} \u{2066}{}\u{2069}\t", groups.join("\u{200e}—"))), right);
        for zero in ['٠', '۰', '０'] {
            let other = |digit: char| char::from_u32(u32::from(zero) + digit.to_digit(10)?);
            let typed: String = groups.concat().chars().filter_map(other).collect();
            assert_eq!(parsed(&typed), right, "{typed}");
        }
    }

    #[test]
    fn what_is_no_ticket_says_why() {
        assert_eq!(parsed(""), Err(Mistyped::Length(0)));
        assert_eq!(parsed(&"1".repeat(19)), Err(Mistyped::Length(19)));
        assert_eq!(parsed(&"1 ".repeat(21)), Err(Mistyped::Length(21)));
        assert_eq!(parsed("hello"), Err(Mistyped::NotDigits));
        assert_eq!(parsed("O000 0000 0000 0000 0000"), Err(Mistyped::NotDigits));
        assert_eq!(parsed("½"), Err(Mistyped::NotDigits));
    }

    /// The expected digits were worked out in Python from the description above.
    #[test]
    fn bytes_give_the_digits_of_the_description() {
        for (bytes, expected) in TICKETS {
            let ticket = Ticket::from_bytes(&bytes);
            assert_eq!(ticket.groups().join(" "), expected);
            assert_eq!(parsed(expected), Ok(digits(&ticket)));
        }
    }

    const COUNTED: [u8; 32] = {
        let mut bytes = [0; 32];
        let mut at = 0;
        while at < 32 {
            bytes[at] = at as u8;
            at += 1;
        }
        bytes
    };

    const TICKETS: [([u8; 32], &str); 3] = [
        ([0; 32], "0000 0000 0000 0000 0000"),
        ([0xff; 32], "3374 6074 3176 8211 4552"),
        (COUNTED, "8853 4332 7672 5592 3206"),
    ];

    /// The expected values were worked out with Python's `cryptography` package.
    #[test]
    fn the_keys_are_those_of_the_description() {
        let instance = SymmetricKey::from_bytes(COUNTED);
        let ticket = Ticket::from_bytes(&COUNTED);
        for (cost, lookup, wrap) in KEYS {
            let keys = ticket.keys(&instance, "return", [2; 16], cost).expect("a cost");
            assert_eq!(hex::encode(keys.lookup), lookup);
            assert_eq!(hex::encode(keys.wrap.expose()), wrap);
        }
    }

    const KEYS: [(Cost, &str, &str); 2] = [
        (
            Cost::TICKET,
            "3c15f265989e46e0c104e5a82aedc201baee091a0c0beb53b4cc1483066ef2f4",
            "4aa23f46a5d5b46bf17898e34484ccdf5ce79e7960302b2e6add818417bd9bf8",
        ),
        (
            Cost::TEST,
            "07b10c951eb7840372324288033d9a65a9330aff6b8c8ef13eec935ab5076a9d",
            "2c77ee925ea76aed1c487e751a9bc37369ca43a29ee4dd9959faf1ad42cbf0de",
        ),
    ];

    #[test]
    fn ticket_instance_key_purpose_organisation_and_cost_all_count() {
        let keys = |digits: u8, instance: u8, purpose: &str, org: u8, cost| {
            let instance = SymmetricKey::from_bytes([instance; 32]);
            Ticket::from_bytes(&[digits; 32]).keys(&instance, purpose, [org; 16], cost).expect("a cost")
        };
        let differs = |other: &TicketKeys| {
            let one = keys(1, 1, "return", 1, Cost::TEST);
            one.lookup != other.lookup && one.wrap != other.wrap
        };
        assert!(!differs(&keys(1, 1, "return", 1, Cost::TEST)));
        assert!(differs(&keys(2, 1, "return", 1, Cost::TEST)));
        assert!(differs(&keys(1, 2, "return", 1, Cost::TEST)));
        assert!(differs(&keys(1, 1, "complaint", 1, Cost::TEST)));
        assert!(differs(&keys(1, 1, "return", 2, Cost::TEST)));
        assert!(differs(&keys(1, 1, "return", 1, Cost { passes: 2, ..Cost::TEST })));
        let one = keys(1, 1, "return", 1, Cost::TEST);
        assert_ne!(one.lookup, *one.wrap.expose());
    }
}
