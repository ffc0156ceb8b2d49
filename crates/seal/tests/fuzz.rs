//! Bytes that nobody sealed. Each target takes any bytes, must not panic, and checks what must never be true of
//! them; it can be handed to a coverage-guided fuzzer as it is. Here every target runs over the files in `corpus` and
//! over 10,000 seeded mutations of them.
#![allow(unreachable_pub, reason = "the targets are written to be called from outside")]

mod common;

use std::{collections::HashMap, fs, path::Path, sync::OnceLock};

use common::{HERE, Key};
use kernel::{Plain, SeededEntropy, entropy};
use seal::{PublicKey, VerifyingKey, padding};

const MUTATIONS: u32 = 10_000;

/// Keys and the only envelopes that were ever sealed with them.
struct Sealed {
    keys: [(&'static str, Key); 3],
    texts: HashMap<Vec<u8>, String>,
    bytes: HashMap<Vec<u8>, Vec<u8>>,
}

fn sealed() -> &'static Sealed {
    static SEALED: OnceLock<Sealed> = OnceLock::new();
    SEALED.get_or_init(|| {
        let entropy = SeededEntropy::new(40);
        let keys = Key::all(&entropy);
        let mut texts = HashMap::new();
        let mut bytes = HashMap::new();
        for (_, key) in &keys {
            let (text, content) = ("fuzz".to_owned(), vec![1, 2, 3]);
            texts.insert(key.seal(&HERE, &Plain::new(text.clone()), &entropy).into_envelope(), text);
            bytes.insert(key.seal(&HERE, &Plain::new(content.clone()), &entropy).into_envelope(), content);
        }
        Sealed { keys, texts, bytes }
    })
}

/// An envelope opens only if it was sealed, and then with its own content.
pub fn envelope(data: &[u8]) {
    let sealed = sealed();
    for (name, key) in &sealed.keys {
        let text = key.open(&HERE, &kernel::Sealed::<String>::from_envelope(data.to_vec()));
        if let Ok(text) = text {
            assert_eq!(sealed.texts.get(data), Some(text.expose()), "{name} opened what was not sealed");
        }
        let bytes = key.open(&HERE, &kernel::Sealed::<Vec<u8>>::from_envelope(data.to_vec()));
        if let Ok(bytes) = bytes {
            let expected = sealed.bytes.get(data);
            let padded = sealed.texts.get(data).map(|text| padding::pad(text.as_bytes()).to_vec());
            assert_eq!(
                expected.or(padded.as_ref()),
                Some(bytes.expose()),
                "{name} opened what was not sealed"
            );
        }
    }
}

/// A public key that reads can be sealed for, and writes itself back as it was read.
pub fn public_key(data: &[u8]) {
    let Some(key) = PublicKey::from_bytes(data) else { return };
    assert_eq!(key.to_bytes(), data);
    let envelope = key.seal(&HERE, &Plain::new(vec![7]), &SeededEntropy::new(41));
    assert_eq!(envelope.envelope()[1], key.suite().byte());
}

/// A verifying key that reads writes itself back as it was read.
pub fn verifying_key(data: &[u8]) {
    let Some(key) = VerifyingKey::from_bytes(data) else { return };
    assert_eq!(key.to_bytes(), data);
}

/// Padded bytes that read are exactly the padded form of what was read.
pub fn unpad(data: &[u8]) {
    let Some(text) = padding::unpad(data) else { return };
    assert_eq!(padding::pad(text).as_slice(), data);
}

/// The files of the corpus, and what was really sealed.
fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let mut all: Vec<_> = files
        .iter()
        .map(|file| {
            let text = fs::read_to_string(file).expect("a corpus file is text");
            hex::decode(text.split_whitespace().collect::<String>()).expect("a corpus file is hexadecimal")
        })
        .collect();
    let sealed = sealed();
    let mut envelopes: Vec<_> = sealed.texts.keys().chain(sealed.bytes.keys()).cloned().collect();
    envelopes.sort(); // A map has no order; the run must repeat.
    all.extend(envelopes);
    all
}

/// One of `corpus`, changed in one to four ways.
fn mutation(corpus: &[Vec<u8>], entropy: &SeededEntropy) -> Vec<u8> {
    let below = |bound: usize| entropy::below(entropy, u32::try_from(bound.max(1)).expect("small")) as usize;
    let mut data = corpus[below(corpus.len())].clone();
    for _ in 0..=below(4) {
        let at = below(data.len());
        match below(7) {
            0 if !data.is_empty() => data[at] ^= 1 << below(8),
            1 if !data.is_empty() => data[at] = [0, 1, 2, 3, 4, 0x7f, 0x80, 0xff][below(8)],
            2 => data.truncate(at),
            3 => drop(data.drain(..at)),
            4 => data.insert(at, entropy::bytes::<1>(entropy)[0]),
            5 => data.extend(vec![0; below(600)]),
            _ => {
                // The beginning of one with the end of another.
                let other = &corpus[below(corpus.len())];
                data.truncate(at);
                data.extend_from_slice(&other[below(other.len())..]);
            }
        }
    }
    data
}

fn run(seed: u64, target: fn(&[u8])) {
    let corpus = corpus();
    corpus.iter().for_each(|data| target(data));
    let entropy = SeededEntropy::new(seed);
    for _ in 0..MUTATIONS {
        target(&mutation(&corpus, &entropy));
    }
}

#[test]
fn no_bytes_open_that_were_not_sealed() {
    run(1, envelope);
}

#[test]
fn no_bytes_break_the_reading_of_a_public_key() {
    run(2, public_key);
}

#[test]
fn no_bytes_break_the_reading_of_a_verifying_key() {
    run(3, verifying_key);
}

#[test]
fn no_bytes_break_the_reading_of_padding() {
    run(4, unpad);
}
