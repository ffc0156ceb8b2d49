//! What can be wrong with a snippet, and reading a whole set from its text with the line of every mistake.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::Lang;
use toml::de::{DeTable, DeValue};
use ui::Speech;

use super::model::{
    KNOWN, MOST_CHARS, MOST_TITLE, Pack, Piece, Snippet, Snooze, Words, is_name, pieces, placeholders,
};

/// The most snippets of a set.
pub const MOST: usize = 500;
/// The most variables, and the most tags, of one.
const FEW: usize = 10;
/// The longest time that a macro puts something off: two weeks, in minutes.
const LONGEST_SNOOZE: u32 = 14 * 24 * 60;
/// Names that addresses of the desk have already.
const TAKEN: [&str; 3] = ["new", "load", "file"];

/// Something wrong with a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line in the text of a set, from 1; 0 where there is no text.
    pub line: usize,
    /// Which snippet; nothing where the text cannot be read at all.
    pub snippet: String,
    /// The key of the sentence in Fluent.
    pub key: &'static str,
    name: String,
    lang: Option<Lang>,
}

impl Problem {
    /// What is wrong, in words.
    pub fn say(&self, t: Speech) -> String {
        t.with2(self.key, "name", &self.name, "language", self.lang.map_or("", |lang| lang.own_name()))
    }
}

/// All that is wrong with a snippet. `topics` are the codes there are.
pub(super) fn check(snippet: &Snippet, topics: &BTreeSet<String>) -> Vec<Problem> {
    found(snippet, topics).into_iter().map(|(_, problem)| problem).collect()
}

/// Problems, each with the key of the table in which it stands.
fn found(snippet: &Snippet, topics: &BTreeSet<String>) -> Vec<(&'static str, Problem)> {
    let mut wrong = Vec::new();
    let mut add = |at, key, name: &str, lang| {
        let problem = Problem { line: 0, snippet: snippet.key.clone(), key, name: name.to_owned(), lang };
        wrong.push((at, problem));
    };
    if !is_name(&snippet.key) || TAKEN.contains(&snippet.key.as_str()) {
        add("key", "snippet-wrong-key", &snippet.key, None);
    }
    if !topics.contains(&snippet.topic) {
        add("topic", "snippet-wrong-topic", &snippet.topic, None);
    }
    for (at, day) in [("reviewed_on", &snippet.reviewed_on), ("review_due", &snippet.review_due)] {
        if let Some(day) = day.as_ref().filter(|day| day.parse::<Date>().is_err() || day.len() != 10) {
            add(at, "snippet-wrong-day", day, None);
        }
    }
    if snippet.body.0.is_empty() {
        add("body", "snippet-wrong-empty", "", None);
    }
    for (at, words, most) in [("title", &snippet.title, MOST_TITLE), ("body", &snippet.body, MOST_CHARS)] {
        for (code, text) in &words.0 {
            let Some(lang) = lang_of(code) else {
                add(at, "snippet-wrong-language", code, None);
                continue;
            };
            if text.trim().is_empty() {
                add(at, "snippet-wrong-blank", "", Some(lang));
            }
            if text.chars().count() > most {
                add(at, "snippet-wrong-long", &most.to_string(), Some(lang));
            }
        }
    }
    for lang in Lang::ALL {
        let [title, body] = [&snippet.title, &snippet.body].map(|words| words.0.contains_key(lang.code()));
        if title != body {
            add("title", "snippet-wrong-half", "", Some(lang));
        }
    }
    let declared: BTreeSet<_> = snippet.variables.iter().map(|one| one.name.as_str()).collect();
    for (code, text) in &snippet.body.0 {
        let lang = lang_of(code);
        let used: BTreeSet<_> = placeholders(text).filter(|name| !KNOWN.contains(name)).collect();
        used.difference(&declared).for_each(|name| add("body", "snippet-wrong-undeclared", name, lang));
        declared.difference(&used).for_each(|name| add("body", "snippet-wrong-unused", name, lang));
        let stray = |piece| matches!(piece, Piece::Words(words) if words.contains(['{', '}']));
        if pieces(text).any(stray) {
            add("body", "snippet-wrong-brace", "", lang);
        }
    }
    for variable in &snippet.variables {
        if !is_name(&variable.name) || KNOWN.contains(&variable.name.as_str()) {
            add("variable", "snippet-wrong-variable", &variable.name, None);
        }
        if snippet.variables.iter().filter(|other| other.name == variable.name).count() > 1 {
            add("variable", "snippet-wrong-twice", &variable.name, None);
        }
        if !is_said(&variable.label, &snippet.body) {
            add("variable", "snippet-wrong-label", &variable.name, None);
        }
    }
    let after = &snippet.after;
    for tag in after.tags.iter().filter(|tag| !topics.contains(*tag)) {
        add("after", "snippet-wrong-topic", tag, None);
    }
    if snippet.variables.len() > FEW || after.tags.len() > FEW {
        add("key", "snippet-wrong-many", &FEW.to_string(), None);
    }
    if matches!(after.snooze, Some(Snooze::Minutes(minutes)) if minutes == 0 || minutes > LONGEST_SNOOZE) {
        add("after", "snippet-wrong-snooze", &LONGEST_SNOOZE.to_string(), None);
    }
    if after.resolve && after.snooze.is_some() {
        add("after", "snippet-wrong-both", "", None);
    }
    wrong
}

fn lang_of(code: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.code() == code)
}

/// Whether a label is there in each language that the text has, and not too long in any.
fn is_said(label: &Words, body: &Words) -> bool {
    let said = |code: &String| label.0.get(code).is_some_and(|text| !text.trim().is_empty());
    body.0.keys().all(said) && label.0.values().all(|text| text.chars().count() <= MOST_TITLE)
}

/// Reads a set.
///
/// # Errors
/// All that is wrong with it, in the order of the text; if it is no TOML or lacks something, that alone.
pub fn parse(text: &str, topics: &BTreeSet<String>) -> Result<Pack, Vec<Problem>> {
    let whole = |line: usize, key: &'static str, name: &str| {
        vec![Problem { line, snippet: String::new(), key, name: name.to_owned(), lang: None }]
    };
    let pack = toml::from_str::<Pack>(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text, span.start));
        whole(line, "snippet-wrong-text", error.message())
    })?;
    if pack.snippets.is_empty() || pack.snippets.len() > MOST {
        return Err(whole(1, "snippet-wrong-number", &MOST.to_string()));
    }
    let (tree, _) = DeTable::parse_recoverable(text);
    let mut wrong = Vec::new();
    let mut keys = BTreeSet::new();
    for (index, snippet) in pack.snippets.iter().enumerate() {
        let mut here = found(snippet, topics);
        if !keys.insert(&snippet.key) {
            let (key, name) = ("snippet-wrong-twice", snippet.key.clone());
            let problem = Problem { line: 0, snippet: snippet.key.clone(), key, name, lang: None };
            here.push(("key", problem));
        }
        wrong.extend(here.into_iter().map(|(at, problem)| {
            let place = place_of(tree.get_ref(), index, at, problem.lang).unwrap_or(0);
            Problem { line: line_at(text, place), ..problem }
        }));
    }
    if wrong.is_empty() { Ok(pack) } else { Err(wrong) }
}

fn line_at(text: &str, byte: usize) -> usize {
    let end = byte.min(text.len());
    1 + text.as_bytes()[..end].iter().filter(|byte| **byte == b'\n').count()
}

/// Where something stands, in bytes: the words of the language, else the value of the key, else the snippet.
fn place_of(tree: &DeTable<'_>, index: usize, at: &str, lang: Option<Lang>) -> Option<usize> {
    let snippet = tree.get("snippet")?.get_ref().as_array()?.get(index)?;
    let Some(value) = snippet.get_ref().as_table()?.get(at) else { return Some(snippet.span().start) };
    let words = lang.and_then(|lang| match value.get_ref() {
        DeValue::Table(words) => words.get(lang.code()),
        _ => None,
    });
    Some(words.unwrap_or(value).span().start)
}

/// The text of a set, as [`parse`] reads it.
///
/// # Errors
/// None that a set made by [`parse`] or by the editor can have.
pub fn to_toml(pack: &Pack) -> Result<String, toml::ser::Error> {
    toml::to_string_pretty(pack)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"[[snippet]]
key = "hours"
topic = "timetable"
reviewed_on = "2026-11-20"
[snippet.title]
en = "Our hours"
ar = "مواعيدنا"
[snippet.body]
en = "Open from {from}."
ar = "نفتح الساعة {from}."
[snippet.after]
tags = ["timetable"]
snooze = 60
[[snippet.variable]]
name = "from"
kind = "time"
label = { en = "From", ar = "من" }

[[snippet]]
key = "hello"
topic = "feedback"
title = { en = "Hello" }
body = { en = "Hello. This is {work_name}." }
after = { snooze = "they_write", holder = "me" }
"#;

    fn topics() -> BTreeSet<String> {
        ["timetable", "feedback"].map(str::to_owned).into()
    }

    /// What is found after the only place with `this` reads `that`: line and sentence.
    fn with(this: &str, that: &str) -> Vec<(usize, &'static str)> {
        assert_eq!(GOOD.matches(this).count(), 1, "{this} must stand in one place");
        let wrong = parse(&GOOD.replace(this, that), &topics()).unwrap_err();
        wrong.into_iter().map(|problem| (problem.line, problem.key)).collect()
    }

    #[test]
    fn a_set_reads_back_from_its_own_text() {
        let pack = parse(GOOD, &topics()).unwrap();
        assert_eq!(pack.snippets[0].after.snooze, Some(Snooze::Minutes(60)));
        assert_eq!(
            pack.snippets[1].after.snooze,
            Some(Snooze::Until(super::super::model::Written::TheyWrite))
        );
        assert_eq!(parse(&to_toml(&pack).unwrap(), &topics()).unwrap(), pack);
    }

    #[test]
    fn each_thing_that_is_wrong_is_told_with_its_line() {
        for (this, that, line, key) in [
            ("key = \"hours\"", "key = \"Our hours\"", 2, "snippet-wrong-key"),
            ("key = \"hours\"", "key = \"load\"", 2, "snippet-wrong-key"),
            ("key = \"hello\"", "key = \"hours\"", 20, "snippet-wrong-twice"),
            ("topic = \"feedback\"", "topic = \"weather\"", 21, "snippet-wrong-topic"),
            ("2026-11-20", "20.11.2026", 4, "snippet-wrong-day"),
            ("en = \"Our hours\"", "en = \" \"", 6, "snippet-wrong-blank"),
            ("ar = \"مواعيدنا\"", "", 5, "snippet-wrong-half"),
            ("en = \"Our hours\"", "en = \"Our hours\"\nde = \"Zeiten\"", 5, "snippet-wrong-language"),
            ("Open from {from}.", "Open.", 9, "snippet-wrong-unused"),
            ("نفتح الساعة {from}.", "نفتح الساعة {from} إلى {to}.", 10, "snippet-wrong-undeclared"),
            ("Open from {from}.", "Open from {from} {till now}.", 9, "snippet-wrong-brace"),
            (
                "label = { en = \"From\", ar = \"من\" }",
                "label = { en = \"From\" }",
                14,
                "snippet-wrong-label",
            ),
            ("tags = [\"timetable\"]", "tags = [\"weather\"]", 11, "snippet-wrong-topic"),
            ("snooze = 60", "snooze = 0", 11, "snippet-wrong-snooze"),
            ("snooze = 60", "snooze = 60\nresolve = true", 11, "snippet-wrong-both"),
            ("kind = \"time\"", "kind = \"poem\"", 16, "snippet-wrong-text"),
            ("snooze = 60", "snooze = \"tomorrow\"", 13, "snippet-wrong-text"),
            ("key = \"hello\"", "kee = \"hello\"", 20, "snippet-wrong-text"),
        ] {
            assert_eq!(with(this, that), [(line, key)], "{that}");
        }
        assert_eq!(parse("", &topics()).unwrap_err()[0].key, "snippet-wrong-number");
        let long = GOOD.replace("Open from", &"o".repeat(MOST_CHARS));
        assert_eq!(parse(&long, &topics()).unwrap_err()[0].key, "snippet-wrong-long");
    }

    #[test]
    fn several_problems_are_all_told() {
        let text = GOOD.replace("snooze = 60", "snooze = 0").replace("\"feedback\"", "\"weather\"");
        let keys: Vec<_> = parse(&text, &topics()).unwrap_err().into_iter().map(|one| one.key).collect();
        assert_eq!(keys, ["snippet-wrong-snooze", "snippet-wrong-topic"]);
    }
}
