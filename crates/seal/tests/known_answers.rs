//! The standards' own numbers. `vectors/README.md` says where each file comes from.

mod common;

use common::Key;
use hpke::{Deserializable, Kem, OpModeR, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256, kem};
use kernel::{Place, Sealed};
use seal::{PrivateKey, PublicKey, Suite, SymmetricKey};
use serde_json::Value;

fn read(json: &str) -> Value {
    serde_json::from_str(json).expect("a vector file is JSON")
}

fn bytes(value: &Value, field: &str) -> Vec<u8> {
    hex::decode(value[field].as_str().unwrap_or_else(|| panic!("no {field}"))).expect("hex")
}

fn seed(value: &Value, field: &str) -> [u8; 32] {
    bytes(value, field).try_into().expect("32 bytes")
}

/// Opens every message of an HPKE vector with the crate and the parameters that envelopes use.
fn check_hpke<K: Kem>(vector: &Value) {
    let (private, public) = K::derive_keypair(&bytes(vector, "ikmR"));
    assert_eq!(public.to_bytes().as_slice(), bytes(vector, "pkRm"));
    let given = K::PrivateKey::from_bytes(&bytes(vector, "skRm")).expect("a private key");
    assert_eq!(private.to_bytes(), given.to_bytes());

    let encapsulated = K::EncappedKey::from_bytes(&bytes(vector, "enc")).expect("an encapsulated key");
    let secret = K::decap(&private, None, &encapsulated).expect("it is for this key");
    assert_eq!(secret.0.as_slice(), bytes(vector, "shared_secret"));

    let mut context = hpke::setup_receiver::<ChaCha20Poly1305, HkdfSha256, K>(
        &OpModeR::Base,
        &private,
        &encapsulated,
        &bytes(vector, "info"),
    )
    .expect("it is for this key");
    let messages = vector["encryptions"].as_array().expect("messages");
    assert!(!messages.is_empty());
    for message in messages {
        let opened = context.open(&bytes(message, "ct"), &bytes(message, "aad")).expect("it opens");
        assert_eq!(opened, bytes(message, "pt"));
    }
}

#[test]
fn hpke_with_x25519_gives_the_answers_of_rfc_9180() {
    let vector = read(include_str!("vectors/rfc9180-a2-base.json"));
    check_hpke::<kem::X25519HkdfSha256>(&vector);
    let ours = PrivateKey::from_seed(Suite::X25519, &seed(&vector, "ikmR")).public();
    assert_eq!(ours.to_bytes(), [&[3], &bytes(&vector, "pkRm")[..]].concat());
}

#[test]
fn hpke_with_x_wing_gives_the_answers_of_its_draft() {
    let vector = read(include_str!("vectors/hpke-pq-xwing-base.json"));
    check_hpke::<kem::XWing>(&vector);
    let ours = PrivateKey::from_seed(Suite::XWing, &seed(&vector, "skRm")).public();
    assert_eq!(ours.to_bytes(), [&[2], &bytes(&vector, "pkRm")[..]].concat());
}

#[test]
fn x_wing_gives_the_answers_of_its_draft() {
    let vectors = read(include_str!("vectors/xwing.json"));
    let vectors = vectors.as_array().expect("a list");
    assert_eq!(vectors.len(), 3);
    for vector in vectors {
        let ours = PrivateKey::from_seed(Suite::XWing, &seed(vector, "seed")).public();
        assert_eq!(ours.to_bytes(), [&[2], &bytes(vector, "pk")[..]].concat());
        assert_eq!(PublicKey::from_bytes(&ours.to_bytes()), Some(ours));

        let private = <kem::XWing as Kem>::PrivateKey::from_bytes(&bytes(vector, "seed")).expect("a seed");
        let encapsulated = <kem::XWing as Kem>::EncappedKey::from_bytes(&bytes(vector, "ct")).expect("a key");
        let secret = kem::XWing::decap(&private, None, &encapsulated).expect("it decapsulates");
        assert_eq!(secret.0.as_slice(), bytes(vector, "ss"));

        let mut randomness = Given(bytes(vector, "eseed"));
        let public = kem::XWing::sk_to_pk(&private);
        let (secret, encapsulated) =
            kem::XWing::encap_with_rng(&public, None, &mut randomness).expect("it encapsulates");
        assert_eq!(encapsulated.to_bytes().as_slice(), bytes(vector, "ct"));
        assert_eq!(secret.0.as_slice(), bytes(vector, "ss"));
    }
}

/// Randomness that a vector prescribes.
struct Given(Vec<u8>);

impl hpke::rand_core::TryRng for Given {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        panic!("only whole strings are asked for")
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        panic!("only whole strings are asked for")
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Self::Error> {
        out.copy_from_slice(&self.0.drain(..out.len()).collect::<Vec<_>>());
        Ok(())
    }
}

impl hpke::rand_core::TryCryptoRng for Given {}

/// The text of a static place from a vector; a place's names are part of the program, so each is leaked once.
fn name(value: &Value, field: &str) -> &'static str {
    String::from_utf8(bytes(value, field)).expect("a name").leak()
}

fn place(vector: &Value) -> Place {
    let id = |field| bytes(vector, field).try_into().expect("16 bytes");
    Place { org: id("org"), table: name(vector, "table"), column: name(vector, "column"), row: id("row") }
}

#[test]
fn envelopes_of_version_1_still_open() {
    let lines: Vec<_> = include_str!("vectors/envelopes.jsonl").lines().map(read).collect();
    for suite in 1..=3 {
        assert!(lines.iter().any(|line| line["suite"] == suite), "no envelope of suite {suite}");
    }
    for line in &lines {
        let secret = seed(line, "secret");
        let key = match line["suite"].as_u64() {
            Some(1) => Key::Symmetric(SymmetricKey::from_bytes(secret)),
            Some(suite) => {
                let suite = if suite == 2 { Suite::XWing } else { Suite::X25519 };
                let private = PrivateKey::from_seed(suite, &secret);
                assert_eq!(private.public().to_bytes(), bytes(line, "public"));
                let public = private.public();
                Key::Pair(private, public)
            }
            None => panic!("no suite"),
        };
        let envelope = bytes(line, "envelope");
        let opened = if line["padded"] == true {
            let opened =
                key.open(&place(line), &Sealed::<String>::from_envelope(envelope)).expect("it opens");
            opened.expose().clone().into_bytes()
        } else {
            key.open(&place(line), &Sealed::<Vec<u8>>::from_envelope(envelope))
                .expect("it opens")
                .expose()
                .clone()
        };
        assert_eq!(opened, bytes(line, "plain"));
    }
}
