//! The lists: data of `content/words/register.toml`, one entry for each way of saying something.

use std::{ops::Range, sync::LazyLock};

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
}

#[derive(serde::Deserialize)]
struct File {
    entry: Vec<EntryFile>,
}

#[derive(serde::Deserialize)]
struct EntryFile {
    lang: String,
    rule: Rule,
    find: Vec<String>,
    say: String,
}

pub(super) struct Entry {
    lang: String,
    pub(super) rule: Rule,
    find: Vec<Pattern>,
    /// What could stand there instead, in the language of the entry.
    pub(super) say: String,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let text = crate::content::file("words/register.toml").expect("the list is part of the program");
    let file: File = toml::from_str(&text).expect("the list is checked by a test");
    let entry = |entry: EntryFile| Entry {
        find: entry.find.iter().map(|pattern| Pattern::read(pattern)).collect(),
        lang: entry.lang,
        rule: entry.rule,
        say: entry.say,
    };
    file.entry.into_iter().map(entry).collect()
});

/// Where something of the lists stands in a text, in order and not overlapping. Every list is applied to every text, for people
/// write in two languages at once; where two find the same, that of `lang` speaks.
pub(super) fn find(text: &str, lang: &str) -> Vec<(Range<usize>, &'static Entry)> {
    let words = pattern::words(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        match longest(&words[at..], lang) {
            Some((taken, entry)) => {
                found.push((words[at].range.start..words[at + taken - 1].range.end, entry));
                at += taken;
            }
            None => at += 1,
        }
    }
    found
}

fn longest(words: &[Word], lang: &str) -> Option<(usize, &'static Entry)> {
    let each = ENTRIES.iter().flat_map(|entry| entry.find.iter().map(move |pattern| (entry, pattern)));
    let standing = each.filter_map(|(entry, pattern)| Some((pattern.stands_at(words)?, entry)));
    standing.max_by_key(|(taken, entry)| (*taken, entry.lang == lang))
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
            for rule in [Rule::Stigma, Rule::Promise, Rule::Harmless] {
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
}
