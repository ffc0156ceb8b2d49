//! Reads and checks a folder of pages in several languages: Markdown with front matter, a few blocks, links between pages, and a
//! mark for the source of each statement. What kinds of pages there are, in which languages, and which marks they bear is told by
//! the caller; this crate knows no word of any field. Whatever is wrong is told at once, with file and line.
//!
//! A page becomes HTML only through [`render`], which knows its few tags and escapes everything else. HTML in a text is a mistake,
//! never markup.
#![forbid(unsafe_code)]

pub mod archive;
pub mod block;
mod body;
mod check;
pub mod ease;
mod front;
mod mistake;
mod pair;
mod part;
pub mod picture;
mod pocket;
mod read;
mod render;
mod source;
mod table;
mod words;

use std::{collections::BTreeMap, fmt};

pub use front::{Front, Review, Reviews, reviews};
pub use mistake::{Mistake, Wrong};
pub use pair::{Pair, Pairs, pairs};
pub use part::{Part, Point};
pub use picture::{Picture, Pictures};
pub use pocket::{Card, card, ticks};
pub use read::read;
pub use render::{Rendered, Voice, render, short};
pub use source::Source;
pub use words::{Word, Words};

/// What a pack may consist of.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// Languages; the first is that of the originals.
    pub languages: &'a [&'a str],
    /// Kinds of pages, in the order in which they are listed.
    pub kinds: &'a [&'a str],
    /// Fields of the front matter that say where a review stands: `needed`, `not needed` or `by NAME, ROLE`.
    pub marks: &'a [&'a str],
    /// Kinds whose pages cannot do without the review of a mark: kind and mark.
    pub reviewed: &'a [(&'a str, &'a str)],
    /// The kind whose pages are read in a hurry: each has a block `now`, and names the number to call first.
    pub urgent: &'a str,
    /// The one of them with which every statement needs a source.
    pub sourced: &'a str,
    /// The kind whose pages the list of pairs is about.
    pub paired: &'a str,
    /// Levels that a pair may have.
    pub levels: &'a [&'a str],
    /// Words for how sure a pair's level is.
    pub confidence: &'a [&'a str],
}

/// Where a page is found: its kind and its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The kind.
    pub kind: String,
    /// The name: small letters, digits and hyphens.
    pub name: String,
}

impl Address {
    /// Reads `kind/name`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, name) = text.split_once('/')?;
        let fits = is_name(kind) && is_name(name);
        fits.then(|| Self { kind: kind.to_owned(), name: name.to_owned() })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.name)
    }
}

/// Whether a text is a name: 1 to 60 small letters, digits and hyphens.
pub(crate) fn is_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=60).contains(&text.len()) && text.bytes().all(fits)
}

/// A page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What stands above it.
    pub front: Front,
    /// The page itself.
    pub body: Vec<Part>,
    /// Its file within the pack.
    pub path: String,
}

/// A page in its languages.
pub type Item = BTreeMap<String, Text>;

/// Everything that could be read of a folder.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    items: BTreeMap<Address, Item>,
    sources: source::Sources,
    pairs: pair::Pairs,
    pictures: Pictures,
    pair_lines: BTreeMap<(String, String), usize>,
}

impl Pack {
    /// All pages, by their addresses.
    pub fn items(&self) -> impl Iterator<Item = (&Address, &Item)> {
        self.items.iter()
    }

    /// The names and texts of a kind.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = (&Address, &Item)> {
        self.items.iter().filter(move |(address, _)| address.kind == kind)
    }

    /// One page in its languages.
    #[must_use]
    pub fn item(&self, address: &Address) -> Option<&Item> {
        self.items.get(address)
    }

    /// A source by its key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.get(key)
    }

    /// How many sources there are.
    #[must_use]
    pub fn sources(&self) -> usize {
        self.sources.len()
    }

    /// All pairs, each once, by the names of both pages.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str, &Pair)> {
        self.pairs.iter().map(|((a, b), pair)| (a.as_str(), b.as_str(), pair))
    }

    /// A picture by its name.
    #[must_use]
    pub fn picture(&self, name: &str) -> Option<&Picture> {
        self.pictures.get(name)
    }

    /// All pictures, by their names.
    pub fn pictures(&self) -> impl Iterator<Item = (&str, &Picture)> {
        self.pictures.iter().map(|(name, picture)| (name.as_str(), picture))
    }

    /// The line of the list on which a pair stands first.
    #[must_use]
    pub fn pair_line(&self, a: &str, b: &str) -> Option<usize> {
        self.pair_lines.get(&(a.to_owned(), b.to_owned())).copied()
    }

    /// The pair of two names, in either order.
    #[must_use]
    pub fn pair(&self, a: &str, b: &str) -> Option<&Pair> {
        let (a, b) = if a < b { (a, b) } else { (b, a) };
        self.pairs.get(&(a.to_owned(), b.to_owned()))
    }
}

impl Text {
    /// Everything that it says, with the line of each: title, short form, other names, and the body piece by piece, without markup.
    #[must_use]
    pub fn says(&self) -> Vec<(usize, String)> {
        let front = &self.front;
        let mut said = vec![(front.line("title"), front.title.clone())];
        said.extend(front.short.iter().map(|text| (front.line("short"), text.clone())));
        said.extend(front.aliases.iter().map(|text| (front.line("aliases"), text.clone())));
        let regional = front.aliases_in.values().flatten();
        said.extend(regional.map(|text| (front.line("aliases_in"), text.clone())));
        said.extend(
            part::pieces(&self.body).into_iter().map(|piece| (piece.line, words::plain(piece.words))),
        );
        said
    }

    /// Its sentences, for measuring how easily it reads: what it says without other names.
    #[must_use]
    pub fn prose(&self) -> String {
        let mut text = self.front.short.join("\n");
        for piece in part::pieces(&self.body) {
            text.push('\n');
            text.push_str(&words::plain(piece.words));
        }
        text
    }

    /// The names of the pictures in it.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        part::pictures(&self.body).into_iter().map(|(_, name)| name)
    }

    /// Whether it must have been reviewed again before this day, `2026-11-22`.
    #[must_use]
    pub fn is_overdue(&self, today: &str) -> bool {
        self.front.due_on.as_str() < today
    }

    /// Whether it translates an earlier revision than that of `original`.
    #[must_use]
    pub fn is_older_than(&self, original: &Self) -> bool {
        self.front.source_revision.is_some_and(|revision| revision < original.front.revision)
    }
}
