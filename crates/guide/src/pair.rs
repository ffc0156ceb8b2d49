//! Pairs of pages with a level each, from JSON of the shape `{a: {b: {…}}}`. A pair says the same both ways, or the pack is
//! refused: somebody who looks it up from one side must not read less than from the other.

use std::collections::BTreeMap;

use crate::{Pack, Rules, Wrong, table::Notes};

/// What there is to say of two pages together.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// One of the levels of [`Rules`].
    #[serde(rename = "status")]
    pub level: String,
    /// One of the words of [`Rules`] for how sure it is.
    pub confidence: String,
    /// Why, by language.
    pub note: BTreeMap<String, String>,
    /// Keys of sources.
    pub sources: Vec<String>,
}

/// Pairs by the names of both pages, the first in the alphabet first.
pub type Pairs = BTreeMap<(String, String), Pair>;

/// Reads the list of pairs.
pub(crate) fn read(text: &str, pack: &mut Pack, rules: &Rules<'_>, notes: &mut Notes<'_>) {
    let list: BTreeMap<String, BTreeMap<String, Pair>> = match serde_json::from_str(text) {
        Ok(list) => list,
        Err(error) => return notes.wrong(error.line().max(1), Wrong::Json, error),
    };
    let places = places(text);
    let mut seen = std::collections::BTreeSet::new();
    for (a, b, line) in &places {
        if !seen.insert((a, b)) {
            notes.wrong(*line, Wrong::Twice, format!("{a} + {b}"));
        }
    }
    for (a, b, line) in &places {
        let Some(pair) = list.get(a).and_then(|row| row.get(b)) else { continue };
        let name = format!("{a} + {b}");
        if a == b {
            notes.wrong(*line, Wrong::BadPair, &name);
            continue;
        }
        let other = list.get(b).and_then(|row| row.get(a));
        if other != Some(pair) {
            notes.wrong(*line, Wrong::Asymmetric, &name);
        }
        if a > b && other.is_some() {
            continue; // Told where it stood first.
        }
        check(pair, &name, *line, rules, notes);
        let names = if a < b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
        pack.pair_lines.insert(names.clone(), *line);
        pack.pairs.insert(names, pair.clone());
    }
}

/// The pairs of a list, as far as it can be read.
#[must_use]
pub fn pairs(text: &str, rules: &Rules<'_>) -> Pairs {
    let (mut pack, mut found) = (Pack::default(), Vec::new());
    read(text, &mut pack, rules, &mut Notes { path: "", found: &mut found });
    pack.pairs
}

fn check(pair: &Pair, name: &str, line: usize, rules: &Rules<'_>, notes: &mut Notes<'_>) {
    for (word, known) in [(&pair.level, rules.levels), (&pair.confidence, rules.confidence)] {
        if !known.contains(&word.as_str()) {
            notes.wrong(line, Wrong::UnknownLevel, format!("`{word}` ({name})"));
        }
    }
    if pair.sources.is_empty() {
        notes.wrong(line, Wrong::NoSource, name);
    }
    for lang in pair.note.keys().filter(|lang| !rules.languages.contains(&lang.as_str())) {
        notes.wrong(line, Wrong::BadValue, format!("{lang} ({name})"));
    }
    for lang in rules.languages {
        if pair.note.get(*lang).is_none_or(|note| note.trim().is_empty()) {
            notes.wrong(line, Wrong::NoTranslation, format!("{lang} ({name})"));
        }
    }
}

/// Where each pair stands: the keys of the second level of a JSON object, with those above them and their lines. The text has
/// been read as JSON before.
fn places(text: &str) -> Vec<(String, String, usize)> {
    let (mut found, mut depth, mut line) = (Vec::new(), 0usize, 1);
    // The last string that was read, and the last one on the first level.
    let (mut last, mut outer) = (String::new(), String::new());
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\n' => line += 1,
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            ':' if depth == 1 => outer.clone_from(&last),
            ':' if depth == 2 => found.push((outer.clone(), last.clone(), line)),
            '"' => {
                let mut end = at + 1;
                while let Some((here, c)) = chars.next() {
                    end = here;
                    match c {
                        '\\' => drop(chars.next()),
                        '"' => break,
                        _ => {}
                    }
                }
                last = serde_json::from_str(text.get(at..=end).unwrap_or_default()).unwrap_or_default();
            }
            _ => {}
        }
    }
    found
}
