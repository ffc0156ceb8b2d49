//! What can be wrong with a text, and where.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::MOST_BYTES;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It cannot be read at all.
    Text(String),
    /// It is missing.
    Missing(String),
    /// It means nothing here.
    Unknown(String),
    /// Not a value that it may have.
    Value(String),
    /// It names no source.
    Source(String),
}

impl Wrong {
    /// The key of its text, and what it is about.
    pub fn words(&self) -> (&'static str, &str) {
        match self {
            Self::Text(what) => ("version-wrong-text", what),
            Self::Missing(what) => ("version-wrong-missing", what),
            Self::Unknown(what) => ("version-wrong-unknown", what),
            Self::Value(what) => ("version-wrong-value", what),
            Self::Source(what) => ("version-wrong-source", what),
        }
    }
}

/// Something wrong with a text: the line, from 1, and what.
pub type Problem = (usize, Wrong);

/// Reading a text, and everything that is wrong with it on the way.
pub struct Reading<'t> {
    text: &'t str,
    problems: Vec<Problem>,
}

impl<'t> Reading<'t> {
    /// Reads a TOML text with `read`.
    ///
    /// # Errors
    /// All that is wrong with it, in the order of its lines; if it is no TOML or too long, that alone.
    pub fn read<T>(
        text: &'t str,
        read: impl FnOnce(&mut Self, &DeTable<'_>) -> T,
    ) -> Result<T, Vec<Problem>> {
        if text.len() > MOST_BYTES {
            return Err(vec![(1, Wrong::Text(format!("> {MOST_BYTES}")))]);
        }
        let tree = DeTable::parse(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_at(text, span.start));
            vec![(line, Wrong::Text(error.message().to_owned()))]
        })?;
        let mut reading = Self { text, problems: Vec::new() };
        let it = read(&mut reading, tree.get_ref());
        reading.problems.sort_by_key(|(line, _)| *line);
        if reading.problems.is_empty() { Ok(it) } else { Err(reading.problems) }
    }

    /// Notes what is wrong at a byte of the text.
    pub fn wrong(&mut self, at: usize, wrong: Wrong) {
        self.problems.push((line_at(self.text, at), wrong));
    }

    /// A day that has to be there, as 2026-11-23.
    pub fn date(&mut self, tree: &DeTable<'_>, key: &str) -> String {
        let text = self.line(tree, key, 0);
        let at = tree.get(key).map_or(0, |value| value.span().start);
        if !text.is_empty() && text.parse::<jiff::civil::Date>().is_err() {
            self.wrong(at, Wrong::Value(key.to_owned()));
        }
        text
    }

    /// A line of text that has to be there.
    pub fn line(&mut self, tree: &DeTable<'_>, key: &str, at: usize) -> String {
        let found = tree.get(key).map(|value| (value.span().start, value.get_ref().as_str()));
        match found {
            None => self.wrong(at, Wrong::Missing(key.to_owned())),
            Some((_, Some(text))) if is_line(text) => return text.to_owned(),
            Some((at, _)) => self.wrong(at, Wrong::Value(key.to_owned())),
        }
        String::new()
    }

    /// A list of lines.
    pub fn lines(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let lines = value.get_ref().as_array().map(|all| {
            let text = |one: &Spanned<DeValue<'_>>| one.get_ref().as_str().map(str::to_owned);
            all.iter().map(|one| text(one).filter(|text| is_line(text))).collect::<Option<Vec<_>>>()
        });
        if let Some(Some(lines)) = lines {
            return lines;
        }
        self.wrong(value.span().start, Wrong::Value(name.to_owned()));
        Vec::new()
    }
}

fn line_at(text: &str, byte: usize) -> usize {
    let end = byte.min(text.len());
    1 + text.as_bytes()[..end].iter().filter(|byte| **byte == b'\n').count()
}

/// Whether a text is one line with something on it, and not a long one.
pub fn is_line(text: &str) -> bool {
    !text.trim().is_empty() && text.len() <= 500 && !text.contains(char::is_control)
}
