//! What every test of this crate needs.
#![allow(dead_code, unreachable_pub, reason = "each test binary takes its part of it")]

use kernel::{Action, OpenError, Permit, Place, Plain, Sealed, SeededEntropy};
use seal::{Body, PrivateKey, PublicKey, Suite, SymmetricKey};

/// Opening, as far as these tests are concerned. Everybody holds the gate.
pub struct Open;

pub struct Gate;

impl Action for Open {
    type Gate = Gate;
}

pub fn permit() -> Permit<Open> {
    Permit::grant(&Gate, [0; 16])
}

pub const HERE: Place = Place { org: [1; 16], table: "letters", column: "text", row: [2; 16] };

/// Every place that differs from `HERE` in one thing, with the name of that thing.
pub fn elsewhere() -> [(&'static str, Place); 6] {
    [
        ("org", Place { org: [9; 16], ..HERE }),
        ("table", Place { table: "letter", ..HERE }),
        ("column", Place { column: "title", ..HERE }),
        ("row", Place { row: [9; 16], ..HERE }),
        ("border of table and column", Place { table: "letterst", column: "ext", ..HERE }),
        ("order of org and row", Place { org: HERE.row, row: HERE.org, ..HERE }),
    ]
}

/// A key of each of the three kinds, so that a test says something once for all of them.
pub enum Key {
    Symmetric(SymmetricKey),
    Pair(PrivateKey, PublicKey),
}

impl Key {
    pub fn all(entropy: &SeededEntropy) -> [(&'static str, Self); 3] {
        let pair = |suite| {
            let private = PrivateKey::generate(suite, entropy);
            let public = private.public();
            Self::Pair(private, public)
        };
        [
            ("symmetric", Self::Symmetric(SymmetricKey::random(entropy))),
            ("x-wing", pair(Suite::XWing)),
            ("x25519", pair(Suite::X25519)),
        ]
    }

    pub fn seal<T: Body>(&self, place: &Place, plain: &Plain<T>, entropy: &SeededEntropy) -> Sealed<T> {
        match self {
            Self::Symmetric(key) => key.seal(place, plain, entropy),
            Self::Pair(_, public) => public.seal(place, plain, entropy),
        }
    }

    pub fn open<T: Body>(&self, place: &Place, sealed: &Sealed<T>) -> Result<Plain<T>, OpenError> {
        match self {
            Self::Symmetric(key) => key.open(&permit(), place, sealed),
            Self::Pair(private, _) => private.open(&permit(), place, sealed),
        }
    }

    /// Whether these bytes open at `HERE`.
    pub fn opens<T: Body>(&self, envelope: &[u8]) -> bool {
        self.open(&HERE, &Sealed::<T>::from_envelope(envelope.to_vec())).is_ok()
    }
}

pub fn text(content: &str) -> Plain<String> {
    Plain::new(content.to_owned())
}
