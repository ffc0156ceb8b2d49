//! The lists: data of `content/words/register.toml`, one entry for each way of saying something.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::LazyLock,
};

use super::pattern::{self, Pattern, Word};

/// Which rule speaks against a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// It hurts people (L-1).
    Stigma,
    /// Nobody can promise it (E-9).
    Promise,
    /// No substance is safe or pure (H-2).
    Harmless,
    /// It helps somebody to sell, to get, to make or to hide a substance (S-2).
    Supply,
    /// It tells an amount to take.
    Dosing,
    /// It makes stopping a condition of help (L-3).
    Abstinence,
}

type Names = BTreeMap<String, BTreeMap<String, String>>;

#[derive(serde::Deserialize)]
struct File {
    /// For each language and for `any`, words that patterns name by `@name`.
    lists: Names,
    entry: Vec<EntryFile>,
}

#[derive(serde::Deserialize)]
struct EntryFile {
    lang: String,
    rule: Rule,
    find: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    say: String,
}

pub(super) struct Entry {
    lang: String,
    pub(super) rule: Rule,
    find: Vec<Pattern>,
    /// A sentence with one of these is let through.
    unless: Vec<Pattern>,
    /// What could stand there instead, in the language of the entry.
    pub(super) say: String,
}

/// The words of a list: of the language or, where it has none of this name, of all.
fn listed<'f>(lists: &'f Names, lang: &str, name: &str) -> &'f str {
    let of = |lang: &str| lists.get(lang)?.get(name);
    of(lang).or_else(|| of("any")).expect("a test reads every list")
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let text = crate::content::file("words/register.toml").expect("the list is part of the program");
    let file: File = toml::from_str(&text).expect("the list is checked by a test");
    let entry = |entry: &EntryFile| {
        let list = |name: &str| listed(&file.lists, &entry.lang, name);
        let read = |patterns: &[String]| patterns.iter().map(|text| Pattern::read(text, list)).collect();
        Entry {
            find: read(&entry.find),
            unless: read(&entry.unless),
            lang: entry.lang.clone(),
            rule: entry.rule,
            say: entry.say.clone(),
        }
    };
    file.entry.iter().map(entry).collect()
});

type Listed = (&'static Entry, &'static Pattern);

/// Patterns by what their first word may be: most patterns need not be looked at for most words.
#[derive(Default)]
struct ByFirst {
    words: HashMap<&'static str, Vec<Listed>>,
    /// By the first character, with the beginning that a word must have.
    stems: HashMap<char, Vec<(&'static str, Listed)>>,
    numbers: Vec<Listed>,
}

static BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| {
    let mut all = ByFirst::default();
    for (entry, pattern) in ENTRIES.iter().flat_map(|entry| entry.find.iter().map(move |one| (entry, one))) {
        for first in pattern.first() {
            match (first.strip_suffix('*'), first.chars().next()) {
                _ if first == pattern::NUMBER => all.numbers.push((entry, pattern)),
                (Some(stem), Some(c)) => all.stems.entry(c).or_default().push((stem, (entry, pattern))),
                _ => all.words.entry(first).or_default().push((entry, pattern)),
            }
        }
    }
    all
});

impl ByFirst {
    /// The patterns that may begin with a word.
    fn of(&self, word: &Word) -> Vec<Listed> {
        let mut all = Vec::new();
        for form in word.forms() {
            all.extend(self.words.get(form).into_iter().flatten());
            let Some(c) = form.chars().next() else { continue };
            let stems = self.stems.get(&c).into_iter().flatten();
            all.extend(stems.filter(|(stem, _)| form.starts_with(stem)).map(|(_, listed)| *listed));
            if c.is_numeric() {
                all.extend(&self.numbers);
            }
        }
        all
    }
}

/// Where something of the lists stands in a text, in order and not overlapping. Every list is applied to every text, for people
/// write in two languages at once; where two find the same, that of `lang` speaks.
pub(super) fn find(text: &str, lang: &str) -> Vec<(Range<usize>, &'static Entry)> {
    let words = pattern::words(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        match longest(&words, at, lang) {
            Some((taken, entry)) => {
                found.push((words[at].range.start..words[at + taken - 1].range.end, entry));
                at += taken;
            }
            None => at += 1,
        }
    }
    found
}

fn longest(words: &[Word], at: usize, lang: &str) -> Option<(usize, &'static Entry)> {
    let each = BY_FIRST.of(&words[at]).into_iter();
    let standing = each.filter_map(|(entry, pattern)| Some((pattern.stands_at(&words[at..])?, entry)));
    standing
        .filter(|(_, entry)| !is_let_through(entry, words, at))
        .max_by_key(|(taken, entry)| (*taken, entry.lang == lang))
}

/// Whether the sentence of a word holds something with which an entry says nothing.
fn is_let_through(entry: &Entry, words: &[Word], at: usize) -> bool {
    let sentence = words[at].sentence;
    let start = words[..at].iter().rposition(|word| word.sentence != sentence).map_or(0, |before| before + 1);
    let length = words[start..].iter().take_while(|word| word.sentence == sentence).count();
    let words = &words[start..start + length];
    (0..length).any(|at| entry.unless.iter().any(|pattern| pattern.stands_at(&words[at..]).is_some()))
}

/// The words of a text that hurt people (rule L-1): what no text of the program may hold.
pub fn stigma<'a>(text: &'a str, lang: &str) -> Vec<&'a str> {
    let found = find(text, lang).into_iter();
    found.filter(|(_, entry)| entry.rule == Rule::Stigma).map(|(range, _)| &text[range]).collect()
}

/// The words of a text that are warned of, each with its rule and with what could stand there instead.
pub fn words<'a>(text: &'a str, lang: &str) -> Vec<(&'a str, Rule, &'static str)> {
    let found = find(text, lang).into_iter();
    found.map(|(range, entry)| (&text[range], entry.rule, entry.say.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_words_for_every_rule_and_says_what_to_write_instead() {
        for lang in kernel::Lang::ALL.into_iter().filter(|lang| lang.code().len() == 2) {
            for rule in
                [Rule::Stigma, Rule::Promise, Rule::Harmless, Rule::Supply, Rule::Dosing, Rule::Abstinence]
            {
                let mut own = ENTRIES.iter().filter(|entry| entry.lang == lang.code() && entry.rule == rule);
                assert!(
                    own.any(|entry| !entry.find.is_empty() && !entry.say.is_empty()),
                    "{lang:?} {rule:?}"
                );
            }
        }
    }

    #[test]
    fn no_suggestion_holds_a_word_that_is_warned_of() {
        for entry in ENTRIES.iter() {
            assert!(find(&entry.say, &entry.lang).is_empty(), "{}: {}", entry.lang, entry.say);
        }
    }

    #[test]
    fn every_pattern_begins_with_a_word() {
        for entry in ENTRIES.iter() {
            assert!(entry.find.iter().all(|pattern| pattern.first().next().is_some()), "{}", entry.say);
        }
    }

    #[test]
    fn an_amount_of_what_saves_a_life_is_let_through_in_its_sentence_and_in_no_other() {
        let found = |text| words(text, "en").into_iter().map(|(words, ..)| words).collect::<Vec<_>>();
        assert_eq!(found("Naloxone: one spray of 4 mg."), [""; 0]);
        assert_eq!(found("We have naloxone. Take 4 mg."), ["4 mg"]);
    }
}
