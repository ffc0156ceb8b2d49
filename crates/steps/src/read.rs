//! A folder as steps: `steps.toml` and a file for each language.

use std::collections::BTreeMap;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{Mistake, Rules, Said, Step, Steps, check, plain};

/// How the steps hang together.
pub(crate) const STRUCTURE: &str = "steps.toml";
/// Bytes of one file, at most.
const MOST_BYTES: usize = 1024 * 1024;

/// Where mistakes are gathered.
#[derive(Default)]
pub(crate) struct Notes(pub(crate) Vec<Mistake>);

impl Notes {
    pub(crate) fn wrong(&mut self, path: &str, line: usize, says: impl Into<String>) {
        self.0.push(Mistake { path: path.to_owned(), line, says: says.into() });
    }
}

/// Reads a folder: each file with its path within it.
///
/// # Errors
/// Everything that is wrong with it, by file and line. Then nothing of it is used.
pub fn read<'f>(
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    rules: &Rules<'_>,
) -> Result<Steps, Vec<Mistake>> {
    let mut notes = Notes::default();
    let texts = texts(files, rules, &mut notes);
    let (first, mut steps) = texts.get(STRUCTURE).map_or_else(Default::default, |text| {
        structure(&mut Reading { path: STRUCTURE, text, notes: &mut notes })
    });
    let mut words = BTreeMap::new();
    for lang in rules.languages {
        let path = format!("{lang}.toml");
        let Some(text) = texts.get(path.as_str()) else { continue };
        let mut reading = Reading { path: &path, text, notes: &mut notes };
        language(lang, &mut reading, &mut steps, &mut words);
    }
    // What is missing because a file is broken is no mistake of its own.
    if notes.0.is_empty() {
        check::structure(&first, &mut steps, rules, &mut notes);
        check::texts(&first, &steps, rules, &mut notes);
    }
    notes.0.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    if notes.0.is_empty() { Ok(Steps { steps, first, words }) } else { Err(notes.0) }
}

/// The files that belong to a folder of steps, as texts.
fn texts<'f>(
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    rules: &Rules<'_>,
    notes: &mut Notes,
) -> BTreeMap<&'f str, &'f str> {
    let mut texts = BTreeMap::new();
    let known = |path: &str| {
        path == STRUCTURE || path.strip_suffix(".toml").is_some_and(|lang| rules.languages.contains(&lang))
    };
    for (path, bytes) in files {
        if !known(path) {
            notes.wrong(path, 1, "a file that is neither `steps.toml` nor one of a language");
        } else if bytes.len() > MOST_BYTES {
            notes.wrong(path, 1, format!("the file is longer than {MOST_BYTES} bytes"));
        } else if let Ok(text) = std::str::from_utf8(bytes) {
            texts.insert(path, text);
        } else {
            notes.wrong(path, 1, "the file is not UTF-8 text");
        }
    }
    let languages = rules.languages.iter().map(|lang| format!("{lang}.toml"));
    for path in [STRUCTURE.to_owned()].into_iter().chain(languages) {
        if !texts.contains_key(path.as_str()) && !notes.0.iter().any(|mistake| mistake.path == path) {
            notes.wrong(&path, 1, "the file is missing");
        }
    }
    texts
}

/// One file while it is read.
struct Reading<'t, 'n> {
    path: &'t str,
    text: &'t str,
    notes: &'n mut Notes,
}

impl<'t> Reading<'t, '_> {
    fn line(&self, at: usize) -> usize {
        1 + self.text.as_bytes()[..at.min(self.text.len())].iter().filter(|byte| **byte == b'\n').count()
    }

    fn wrong(&mut self, at: usize, says: impl Into<String>) {
        let line = self.line(at);
        self.notes.wrong(self.path, line, says);
    }

    /// The whole file as a table. If it is no TOML, that alone is told.
    fn table(&mut self) -> Option<DeTable<'t>> {
        let (tree, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            self.wrong(error.span().map_or(0, |span| span.start), error.message());
        }
        errors.is_empty().then(|| tree.into_inner())
    }

    /// Tells fields that are not among these.
    fn only(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            self.wrong(key.span().start, format!("`{}` is no field here", key.get_ref()));
        }
    }

    fn string(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        let value = table.get(key)?;
        let text = value.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.wrong(value.span().start, format!("`{key}` must be a text"));
        }
        text.map(str::to_owned)
    }

    fn strings(&mut self, table: &DeTable<'_>, key: &str) -> Vec<String> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let one = |item: &Spanned<DeValue<'_>>| {
            item.get_ref().as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let texts = value.get_ref().as_array().and_then(|items| items.iter().map(one).collect());
        texts.unwrap_or_else(|| {
            self.wrong(value.span().start, format!("`{key}` must be a list of texts"));
            Vec::new()
        })
    }

    fn yes(&mut self, table: &DeTable<'_>, key: &str) -> bool {
        let Some(value) = table.get(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(value.span().start, format!("`{key}` must be true or false"));
            false
        })
    }

    /// The tables `[step.name]`, with the line of each.
    fn steps<'a>(&mut self, table: &'a DeTable<'t>) -> Vec<(usize, String, &'a DeTable<'t>)> {
        let Some(steps) = table.get("step").and_then(|value| value.get_ref().as_table()) else {
            self.wrong(0, "there is no `[step.…]`");
            return Vec::new();
        };
        let mut found = Vec::new();
        for (key, value) in steps {
            let (at, name) = (key.span().start, key.get_ref().to_string());
            match value.get_ref().as_table() {
                Some(table) if is_name(&name) => found.push((self.line(at), name, table)),
                _ => self.wrong(at, format!("`{name}` is no step: small letters, digits and hyphens")),
            }
        }
        found
    }
}

fn is_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=40).contains(&text.len()) && text.bytes().all(fits)
}

/// The first step and all steps, without what they say.
fn structure(reading: &mut Reading<'_, '_>) -> (String, BTreeMap<String, Step>) {
    let Some(table) = reading.table() else { return Default::default() };
    reading.only(&table, &["first", "step"]);
    let first = reading.string(&table, "first").unwrap_or_default();
    let mut steps = BTreeMap::new();
    for (line, id, fields) in reading.steps(&table) {
        reading.only(fields, &["choices", "page", "marks", "urgent"]);
        let step = Step {
            id: id.clone(),
            above: None,
            choices: reading.strings(fields, "choices"),
            page: reading.string(fields, "page"),
            marks: reading.strings(fields, "marks"),
            urgent: reading.yes(fields, "urgent"),
            texts: BTreeMap::new(),
            line,
        };
        steps.insert(id, step);
    }
    (first, steps)
}

/// What the steps say in one language, and what can be typed in it.
fn language(
    lang: &str,
    reading: &mut Reading<'_, '_>,
    steps: &mut BTreeMap<String, Step>,
    words: &mut BTreeMap<String, crate::Wish>,
) {
    let Some(table) = reading.table() else { return };
    reading.only(&table, &["words", "step"]);
    match table.get("words").and_then(|value| value.get_ref().as_table()) {
        Some(typed) => typed_words(reading, typed, words),
        None => reading.wrong(0, "there is no `[words]`"),
    }
    for (line, id, fields) in reading.steps(&table) {
        reading.only(fields, &["choice", "say"]);
        let choice = reading.string(fields, "choice").unwrap_or_default();
        let said = Said { choice, say: reading.strings(fields, "say"), line };
        match steps.get_mut(&id) {
            Some(step) => {
                step.texts.insert(lang.to_owned(), said);
            }
            None => reading.notes.wrong(reading.path, line, format!("there is no step `{id}`")),
        }
    }
}

fn typed_words(
    reading: &mut Reading<'_, '_>,
    table: &DeTable<'_>,
    words: &mut BTreeMap<String, crate::Wish>,
) {
    use crate::Wish::{Back, Begin, Person};
    reading.only(table, &["back", "begin", "person"]);
    for (key, wish) in [("back", Back), ("begin", Begin), ("person", Person)] {
        let at = table.get(key).map_or(0, |value| value.span().start);
        let typed = reading.strings(table, key);
        if typed.is_empty() {
            reading.wrong(at, format!("`{key}` has no word"));
        }
        for word in typed {
            // People mix languages, so a word has to mean the same in all of them.
            if *words.entry(plain(&word)).or_insert(wish) != wish {
                reading.wrong(at, format!("`{word}` means something else already"));
            }
        }
    }
}
