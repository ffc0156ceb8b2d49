//! Finds what lists of phrases name in a short text. Several lexicons, one for each language, are read against every
//! text at once, because people mix languages and alphabets.
//!
//! A lexicon is data: entries with a code (any word; this crate knows none) and patterns of words. Text and patterns are
//! folded first, so that case, accents, vowel signs, apostrophes and drawn-out letters make no difference. Never keeps or
//! logs a text.
//!
//! ```
//! let file = r#"
//! language = "en"
//! version = 1
//! reviewed_on = "2026-11-22"
//! negation_before = ["not"]
//! [[entry]]
//! code = "fire"
//! any = ["smell* of smoke", "on fire", "burning"]
//! near = [["flames", "roof"]]
//! unless = ["last year"]
//! negatable = true
//! "#;
//! let set = lexicon::Set::compile(&[lexicon::Lexicon::parse(file, &["fire"]).unwrap()]);
//! let read = |text| set.read(text).into_iter().map(|found| (found.code, found.words)).collect::<Vec<_>>();
//! assert_eq!(read("The house smells of SMOKE"), [("fire", 10..25)]);
//! assert_eq!(read("my neighbours roof, there are flames"), [("fire", 14..36)]);
//! assert_eq!(read("it's burnning"), [("fire", 5..13)]);
//! assert_eq!(read("it is not really burning"), []);
//! ```
#![forbid(unsafe_code)]

mod file;
mod fold;
mod index;
mod mistake;
mod pattern;
mod set;
mod trie;

use std::ops::Range;

pub use file::{MOST_BYTES, MOST_PATTERNS, with_version};
pub use mistake::{Mistake, Wrong};
use pattern::Pattern;
pub use set::{Found, Set};

/// A lexicon as it was read.
#[derive(Clone, Debug)]
pub struct Lexicon {
    language: String,
    version: u32,
    reviewed_on: String,
    negation_before: Vec<Pattern>,
    negation_after: Vec<Pattern>,
    sayings: Vec<Pattern>,
    /// Lists of exceptions that several entries share, then one for each entry that has its own.
    exceptions: Vec<Vec<Pattern>>,
    entries: Vec<Entry>,
    patterns: usize,
}

/// A code, what it is found by, and what takes it away.
#[derive(Clone, Debug)]
struct Entry {
    code: String,
    any: Vec<Pattern>,
    near: Vec<Vec<Pattern>>,
    /// Places in the lexicon's lists of exceptions.
    unless: Vec<usize>,
    negatable: bool,
}

impl Lexicon {
    /// Reads a lexicon. `codes` are those that an entry may have.
    ///
    /// # Errors
    /// All that is wrong with it, in the order of its lines; if it is no TOML, that alone.
    pub fn parse(text: &str, codes: &[&str]) -> Result<Self, Vec<Mistake>> {
        file::parse(text, codes)
    }

    /// The language it is for, as the file says.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Its version, from 1.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// The day on which it was last looked through, `2026-11-22`.
    #[must_use]
    pub fn reviewed_on(&self) -> &str {
        &self.reviewed_on
    }

    /// How many entries it has.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.entries.len()
    }

    /// How many patterns it has, those that take away among them.
    #[must_use]
    pub const fn patterns(&self) -> usize {
        self.patterns
    }

    /// The code of each entry, in the order of the file.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.code.as_str())
    }
}

/// Where the words of a text stand, in bytes, as a set reads them.
#[must_use]
pub fn words(text: &str) -> Vec<Range<usize>> {
    fold::fold(text).words.into_iter().map(|word| word.bytes).collect()
}

/// The words of a text without case, accents and what only decorates, each with the number of its clause, from 0: for lists that
/// need more than phrases.
#[must_use]
pub fn folded(text: &str) -> Vec<(usize, String)> {
    let folded = fold::fold(text);
    folded.words.iter().map(|word| (word.clause, folded.letters(word).iter().collect())).collect()
}
