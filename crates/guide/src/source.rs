//! Lists of sources: one table of TOML for each.

use std::collections::BTreeMap;

use crate::{
    Pack, Wrong, is_name,
    table::{Fields, Notes, line_of, parse},
};

/// Where a statement comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The work.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, or when it was read.
    pub year: u32,
    /// Where to read it; `https` only.
    pub url: Option<String>,
    /// The list that it stands in, and the line.
    pub(crate) place: (String, usize),
}

/// Reads one list.
pub(crate) fn read(text: &str, pack: &mut Pack, notes: &mut Notes<'_>) {
    let Some(list) = parse(text, 0, notes) else { return };
    for (key, value) in &list {
        let line = line_of(text, key.span().start);
        let key = key.get_ref();
        let Some(table) = value.get_ref().as_table() else {
            notes.wrong(line, Wrong::BadValue, key);
            continue;
        };
        if !is_name(key) {
            notes.wrong(line, Wrong::BadValue, key);
        }
        let mut fields = Fields { text, above: 0, line, table, notes };
        fields.only(&|field| ["title", "publisher", "year", "url"].contains(&field));
        let (title, publisher) = (fields.string("title"), fields.string("publisher"));
        let year = fields.number("year", 1900..=2100);
        let url = fields.has("url").then(|| fields.string("url"));
        let is_plain = |url: &String| {
            url.starts_with("https://") && !url.contains(|c: char| c.is_whitespace() || c.is_control())
        };
        if !url.as_ref().is_none_or(is_plain) {
            fields.bad("url");
        }
        let place = (notes.path.to_owned(), line);
        let source = Source { title, publisher, year, url, place };
        if pack.sources.contains_key(key.as_ref()) {
            notes.wrong(line, Wrong::SourceTwice, key);
        } else {
            pack.sources.insert(key.to_string(), source);
        }
    }
}

/// Sources by their keys.
pub(crate) type Sources = BTreeMap<String, Source>;
