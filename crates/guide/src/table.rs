//! A table of TOML read field by field: what is wrong is told with its line, and the rest is read on.

use std::collections::BTreeMap;

use toml::{
    Spanned,
    de::{DeString, DeTable, DeValue},
};

use crate::{Mistake, Wrong};

/// Where mistakes of one file are gathered.
pub(crate) struct Notes<'a> {
    pub(crate) path: &'a str,
    pub(crate) found: &'a mut Vec<Mistake>,
}

impl Notes<'_> {
    pub(crate) fn wrong(&mut self, line: usize, wrong: Wrong, what: impl ToString) {
        let (path, what) = (self.path.to_owned(), what.to_string());
        self.found.push(Mistake { path, line, wrong, what });
    }
}

/// The line, from 1, that a byte of a text is on.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count()
}

/// Where the lines of a text begin, for texts of which many places are asked.
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    /// The line, from 1, that a byte is on.
    pub(crate) fn at(&self, byte: usize) -> usize {
        1 + self.0.partition_point(|end| *end < byte)
    }
}

/// Reads `text` as TOML; `None` if it is none, and then that alone is told. `above` lines stand before it in the file.
pub(crate) fn parse<'t>(text: &'t str, above: usize, notes: &mut Notes<'_>) -> Option<DeTable<'t>> {
    let (tree, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let line = above + line_of(text, error.span().map_or(0, |span| span.start));
        notes.wrong(line, Wrong::Toml, error.message());
    }
    // What is left of a broken text would only bring mistakes that are none.
    errors.is_empty().then(|| tree.into_inner())
}

/// The fields of one table.
pub(crate) struct Fields<'t, 'n, 'p> {
    pub(crate) text: &'t str,
    /// Lines of the file above the text.
    pub(crate) above: usize,
    /// The line to name where a field is missing.
    pub(crate) line: usize,
    pub(crate) table: &'t DeTable<'t>,
    pub(crate) notes: &'n mut Notes<'p>,
}

impl<'t> Fields<'t, '_, '_> {
    fn line_at(&self, at: usize) -> usize {
        self.above + line_of(self.text, at)
    }

    fn value(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.table.get(key)
    }

    /// The line of each field.
    pub(crate) fn lines(&self) -> BTreeMap<String, usize> {
        let each = self.table.iter();
        each.map(|(key, _)| (key.get_ref().to_string(), self.line_at(key.span().start))).collect()
    }

    pub(crate) fn line_of(&self, key: &str) -> usize {
        self.value(key).map_or(self.line, |value| self.line_at(value.span().start))
    }

    pub(crate) fn bad(&mut self, key: &str) {
        self.notes.wrong(self.line_of(key), Wrong::BadValue, key);
    }

    /// Tells fields that are not among these.
    pub(crate) fn only(&mut self, known: &dyn Fn(&str) -> bool) {
        for key in self.table.keys().filter(|key| !known(key.get_ref())) {
            let line = self.line_at(key.span().start);
            self.notes.wrong(line, Wrong::UnknownField, key.get_ref());
        }
    }

    fn needed(&mut self, key: &str) -> Option<&'t DeValue<'t>> {
        let value = self.value(key).map(Spanned::get_ref);
        if value.is_none() {
            self.notes.wrong(self.line, Wrong::Missing, key);
        }
        value
    }

    /// A text that must be there and not be empty.
    pub(crate) fn string(&mut self, key: &str) -> String {
        let Some(value) = self.needed(key) else { return String::new() };
        let text = value.as_str().unwrap_or_default().trim();
        if text.is_empty() {
            self.bad(key);
        }
        text.to_owned()
    }

    /// A list of texts that must be there; each is not empty.
    pub(crate) fn strings(&mut self, key: &str) -> Vec<String> {
        let Some(value) = self.needed(key) else { return Vec::new() };
        texts(value).unwrap_or_else(|| {
            self.bad(key);
            Vec::new()
        })
    }

    /// Lists of texts by name, if the field is there; no name and no list is empty.
    pub(crate) fn lists(&mut self, key: &str) -> BTreeMap<String, Vec<String>> {
        let Some(value) = self.value(key) else { return BTreeMap::new() };
        let lists = value.get_ref().as_table().and_then(|table| {
            let list = |(name, value): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| {
                let texts = texts(value.get_ref()).filter(|texts| !texts.is_empty())?;
                let name = name.get_ref().trim();
                (!name.is_empty()).then(|| (name.to_owned(), texts))
            };
            table.iter().map(list).collect()
        });
        lists.unwrap_or_else(|| {
            self.bad(key);
            BTreeMap::new()
        })
    }

    /// A whole number within a range that must be there.
    pub(crate) fn number(&mut self, key: &str, range: std::ops::RangeInclusive<u32>) -> u32 {
        let Some(value) = self.needed(key) else { return *range.start() };
        let number = value.as_integer().and_then(|number| number.as_str().parse().ok());
        number.filter(|number| range.contains(number)).unwrap_or_else(|| {
            self.bad(key);
            *range.start()
        })
    }

    /// A day without a time that must be there, as `2026-11-22`.
    pub(crate) fn day(&mut self, key: &str) -> String {
        let Some(value) = self.needed(key) else { return String::new() };
        match value {
            DeValue::Datetime(moment) if moment.time.is_none() && moment.date.is_some() => moment.to_string(),
            _ => {
                self.bad(key);
                String::new()
            }
        }
    }

    /// Whether the field is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.value(key).is_some()
    }
}

/// The texts of a list; `None` if it is none, or one of them is empty.
fn texts(value: &DeValue<'_>) -> Option<Vec<String>> {
    let text = |item: &Spanned<DeValue<'_>>| {
        let text = item.get_ref().as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    value.as_array()?.iter().map(text).collect()
}
