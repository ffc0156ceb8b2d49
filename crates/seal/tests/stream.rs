//! Sealed files: what was written is read, and nothing else opens.

mod common;

use std::io::{Read, Write};

use common::permit;
use kernel::SeededEntropy;
use seal::{
    PrivateKey, Suite,
    stream::{Reader, StreamError, Writer},
};

const CHUNK: usize = 65_536;

fn key(seed: u64) -> PrivateKey {
    PrivateKey::generate(Suite::XWing, &SeededEntropy::new(seed))
}

fn content(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at.wrapping_mul(2_654_435_761) >> 24).to_le_bytes()[0]).collect()
}

/// Writes in pieces of odd sizes.
fn sealed(content: &[u8], seed: u64) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), &key(1).public(), &SeededEntropy::new(seed)).expect("memory");
    for piece in content.chunks(7_919) {
        writer.write_all(piece).expect("memory");
    }
    writer.finish().expect("memory")
}

/// The content, or which error. What was given out before an error does not matter.
fn opened(file: &[u8], key: &PrivateKey) -> Result<Vec<u8>, &'static str> {
    let mut reader = Reader::open(file, key, &permit()).map_err(|error| name(&error))?;
    let mut content = Vec::new();
    let read = reader.read_to_end(&mut content);
    read.map(|_| content).map_err(|error| {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<StreamError>());
        inner.map_or("another error", name)
    })
}

fn name(error: &StreamError) -> &'static str {
    match error {
        StreamError::NotAStream => "not a stream",
        StreamError::Version(_) => "another version",
        StreamError::WrongKey => "wrong key",
        StreamError::Changed => "changed",
        StreamError::Io(_) => "io",
    }
}

#[test]
fn what_was_written_is_read_at_every_length_around_a_chunk() {
    for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5] {
        let content = content(length);
        let file = sealed(&content, 2);
        assert_eq!(opened(&file, &key(1)).as_ref(), Ok(&content), "{length}");
        let chunks = length.div_ceil(CHUNK).max(1);
        assert_eq!(file.len(), 37 + 1_170 + length + 16 * chunks, "the length is as described");
    }
}

#[test]
fn a_byte_changed_anywhere_is_refused() {
    let file = sealed(&content(2 * CHUNK + 100), 2);
    let begin = 37 + 1_170;
    let spread = (0..file.len()).step_by(997);
    let edges = [begin - 1, begin, begin + CHUNK + 15, begin + CHUNK + 16, file.len() - 17, file.len() - 1];
    for at in (0..begin).chain(spread).chain(edges) {
        for bit in [0x01, 0x80] {
            let mut changed = file.clone();
            changed[at] ^= bit;
            assert!(opened(&changed, &key(1)).is_err(), "byte {at}");
        }
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused_also_between_two_chunks() {
    let file = sealed(&content(2 * CHUNK + 100), 2);
    let begin = 37 + 1_170;
    let ends = (0..begin).chain((begin..file.len()).step_by(1_009));
    for end in ends.chain([begin + CHUNK + 16, begin + 2 * (CHUNK + 16), file.len() - 1]) {
        assert!(opened(&file[..end], &key(1)).is_err(), "{end} bytes");
    }
    let full = sealed(&content(2 * CHUNK), 2);
    assert_eq!(opened(&full[..begin + CHUNK + 16], &key(1)), Err("changed"));
    assert!(opened(&[&file[..], b"x"].concat(), &key(1)).is_err(), "a longer file is no better");
}

#[test]
fn chunks_exchanged_left_out_repeated_or_from_another_file_are_refused() {
    let file = sealed(&content(3 * CHUNK + 7), 2);
    let other = sealed(&content(3 * CHUNK + 7), 3);
    let (header, chunks) = file.split_at(37 + 1_170);
    let parts: Vec<&[u8]> = chunks.chunks(CHUNK + 16).collect();
    let foreign: Vec<&[u8]> = other[37 + 1_170..].chunks(CHUNK + 16).collect();
    let put = |parts: &[&[u8]]| [&[header], parts].concat().concat();
    assert!(opened(&put(&parts), &key(1)).is_ok(), "put together again as it was");
    for wrong in [
        put(&[parts[1], parts[0], parts[2], parts[3]]),
        put(&[parts[0], parts[2], parts[3]]),
        put(&[parts[0], parts[1], parts[1], parts[2], parts[3]]),
        put(&[parts[0], foreign[1], parts[2], parts[3]]),
        put(&[parts[0], parts[1], parts[2], foreign[3]]),
        [&other[..37 + 1_170], chunks].concat(),
    ] {
        assert_eq!(opened(&wrong, &key(1)), Err("changed"));
    }
}

#[test]
fn after_a_chunk_that_does_not_open_nothing_more_is_given_out() {
    let mut file = sealed(&content(3 * CHUNK), 2);
    file[37 + 1_170 + 5] ^= 1;
    let mut reader = Reader::open(&file[..], &key(1), &permit()).expect("the header is whole");
    let mut out = [0; 100];
    for _ in 0..6 {
        assert!(reader.read(&mut out).is_err());
    }
}

#[test]
fn another_key_another_version_and_another_kind_of_file_are_told_apart() {
    let file = sealed(b"content", 2);
    assert_eq!(opened(&file, &key(9)), Err("wrong key"));
    let small = PrivateKey::generate(Suite::X25519, &SeededEntropy::new(1));
    assert_eq!(opened(&file, &small), Err("wrong key"));
    let mut later = file;
    later[16] = 2;
    assert_eq!(opened(&later, &key(1)), Err("another version"));
    assert_eq!(opened(b"SQLite format 3\0 and so on and so on and so on", &key(1)), Err("not a stream"));
    assert_eq!(opened(b"", &key(1)), Err("not a stream"));
}

#[test]
fn two_files_of_the_same_content_have_nothing_in_common() {
    let (one, two) = (sealed(&content(1_000), 2), sealed(&content(1_000), 3));
    let same = one[37..].iter().zip(&two[37..]).filter(|(a, b)| a == b).count();
    assert!(same < one.len() / 20, "{same} of {} bytes are equal", one.len());
}
