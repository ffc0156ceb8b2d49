//! Full-text search in memory over texts in several languages. Whoever reads one language finds first what there is in it; what they
//! typed in another finds the same. Nothing of a question is kept or logged. This crate knows no word of any field.
#![forbid(unsafe_code)]

mod arabic;
mod fold;
mod shelf;
mod stop;
mod tongue;

use std::{collections::BTreeMap, fmt};

use shelf::Shelf;

/// Letters of a question that are looked at.
pub const MOST_LETTERS: usize = 200;
/// Words of a question that are looked at.
pub const MOST_WORDS: usize = 12;

/// What something found in another language than the reader's counts.
const OTHER_LANGUAGE: f32 = 0.5;
/// What is this much weaker than the best is left out.
const LEAST_SHARE: f32 = 0.12;

/// One text to be found.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// What it is a text of; the same number in each language.
    pub item: u32,
    /// Its language: `en`, `fr`, `ru`, `ar` have stems, all others are found by the beginnings of words.
    pub lang: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it says in short.
    pub short: &'a str,
    /// The text.
    pub body: &'a str,
    /// Other names it is looked for by.
    pub names: &'a [String],
}

/// Something found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit<'a> {
    /// The item.
    pub item: u32,
    /// The language to show it in: the reader's if there is a text in it, otherwise the one in which it was found best.
    pub lang: &'a str,
    /// How well it fits, compared with the others.
    pub score: f32,
}

/// Texts, ready to be searched. It is not changed: another takes its place.
pub struct Index {
    shelves: BTreeMap<String, Shelf>,
}

impl Index {
    /// Reads all texts. Takes time and processor: not on a thread that serves others.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn build<'a>(documents: impl IntoIterator<Item = Document<'a>>) -> Result<Self, Failed> {
        let mut by_language: BTreeMap<&str, Vec<Document<'a>>> = BTreeMap::new();
        for document in documents {
            by_language.entry(document.lang).or_default().push(document);
        }
        let shelf =
            |(lang, documents): (&str, Vec<_>)| Ok((lang.to_owned(), Shelf::build(lang, &documents)?));
        let shelves = by_language.into_iter().map(shelf).collect::<Result<_, Failed>>()?;
        Ok(Self { shelves })
    }

    /// What a question finds, at most `most`: first what there is in the reader's language, then what there is in others only, each by how
    /// well it fits. An item stands in it once.
    ///
    /// # Errors
    /// When the index cannot be read, which is a defect.
    pub fn search(&self, question: &str, reader: &str, most: usize) -> Result<Vec<Hit<'_>>, Failed> {
        let end = question.char_indices().nth(MOST_LETTERS).map_or(question.len(), |(end, _)| end);
        let question = &question[..end];
        let own = self.shelves.get_key_value(reader);
        let mut best: BTreeMap<u32, (&str, f32)> = BTreeMap::new();
        if let Some((lang, shelf)) = own {
            let found = shelf.ask(question, MOST_WORDS, true)?;
            best.extend(found.into_iter().map(|(item, score)| (item, (lang.as_str(), score))));
        }
        let slips = best.is_empty();
        for (lang, shelf) in self.shelves.iter().filter(|(lang, _)| *lang != reader) {
            for (item, score) in shelf.ask(question, MOST_WORDS, slips)? {
                let score = score * OTHER_LANGUAGE;
                let shown = own.filter(|(_, own)| own.holds(item)).map_or(lang, |(own, _)| own);
                let held = best.entry(item).or_insert((shown, score));
                if held.1 < score {
                    *held = (shown, score);
                }
            }
        }
        let hit = |(item, (lang, score))| Hit { item, lang, score };
        let mut hits: Vec<Hit<'_>> = best.into_iter().map(hit).collect();
        let top = hits.iter().map(|hit| hit.score).fold(0.0, f32::max);
        hits.retain(|hit| hit.score >= top * LEAST_SHARE);
        hits.sort_by(|a, b| {
            (b.lang == reader)
                .cmp(&(a.lang == reader))
                .then(b.score.total_cmp(&a.score))
                .then(a.item.cmp(&b.item))
        });
        hits.truncate(most);
        Ok(hits)
    }

    /// Memory that the index takes, bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.shelves.values().map(|shelf| shelf.bytes).sum()
    }
}

/// The index could not be made or read.
#[derive(Debug)]
pub struct Failed(String);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failed {}

impl From<tantivy::TantivyError> for Failed {
    fn from(error: tantivy::TantivyError) -> Self {
        Self(error.to_string())
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}
