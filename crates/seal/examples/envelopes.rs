//! Prints envelopes of every suite as JSON lines, with everything that is needed to open them, for another
//! implementation to try: `cargo run -p seal --example envelopes | python3 xtask/envelopes.py`.
//!
//! All values but `suite` and `padded` are hexadecimal. `secret` is the symmetric key of suite 1 and the seed of a
//! private key otherwise; `public` is the public key as stored, empty for suite 1. The keys come from a fixed seed
//! and protect nothing.

use std::io::{self, Write};

use kernel::{Place, Plain, SeededEntropy, entropy};
use seal::{Body, PrivateKey, PublicKey, Suite, SymmetricKey};

enum Key {
    Symmetric(SymmetricKey),
    Public(PublicKey),
}

fn main() -> io::Result<()> {
    let entropy = SeededEntropy::new(2026);
    let mut out = io::stdout().lock();
    for kind in [None, Some(Suite::XWing), Some(Suite::X25519)] {
        let secret = entropy::bytes(&entropy);
        let key = match kind {
            None => Key::Symmetric(SymmetricKey::from_bytes(secret)),
            Some(suite) => Key::Public(PrivateKey::from_seed(suite, &secret).public()),
        };
        for text in ["", "I cannot sleep.", "Не сплю. لا أنام.", &"A long night. ".repeat(30)] {
            line(&mut out, &secret, &key, &text.to_owned(), &entropy)?;
        }
        line(&mut out, &secret, &key, &vec![0xa5; 33], &entropy)?;
    }
    Ok(())
}

fn line<T: Body + Clone>(
    out: &mut impl Write,
    secret: &[u8; 32],
    key: &Key,
    plain: &T,
    entropy: &SeededEntropy,
) -> io::Result<()> {
    let place = Place {
        org: entropy::bytes(entropy),
        table: "message",
        column: "body",
        row: entropy::bytes(entropy),
    };
    let content = Plain::new(plain.clone());
    let (suite, public, sealed) = match key {
        Key::Symmetric(key) => (1, vec![], key.seal(&place, &content, entropy)),
        Key::Public(key) => (key.suite().byte(), key.to_bytes(), key.seal(&place, &content, entropy)),
    };
    let fields = [
        ("secret", &secret[..]),
        ("public", &public),
        ("org", &place.org),
        ("table", place.table.as_bytes()),
        ("column", place.column.as_bytes()),
        ("row", &place.row),
        ("envelope", sealed.envelope()),
        ("plain", &plain.to_bytes()),
    ];
    write!(out, r#"{{"suite":{suite},"padded":{}"#, T::PADDED)?;
    for (name, value) in fields {
        write!(out, r#","{name}":"{}""#, hex::encode(value))?;
    }
    writeln!(out, "}}")
}
