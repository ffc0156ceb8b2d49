//! What the lists of `data/words.txt` say about a word, alone or as the end of a phrase.

use std::{collections::HashMap, ops::BitOr, sync::LazyLock};

use crate::{
    fold::is_arabic,
    token::{Shape, Token, divide},
};

/// A set of what the lists say; each section of the file is one mark.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Marks(u32);

/// The sections of `data/words.txt`, in the order of their marks.
const SECTIONS: [&str; 22] = [
    "says_name",
    "introduces",
    "after_name",
    "function",
    "organisation",
    "named_after",
    "place_before",
    "plain",
    "month",
    "birth",
    "phone",
    "document",
    "number",
    "messenger",
    "nick",
    "street_before",
    "street_after",
    "street_after_number",
    "house",
    "room",
    "honoured",
    "beside_person",
];

impl Marks {
    pub(crate) const SAYS_NAME: Self = Self(1);
    pub(crate) const INTRODUCES: Self = Self(1 << 1);
    pub(crate) const AFTER_NAME: Self = Self(1 << 2);
    pub(crate) const FUNCTION: Self = Self(1 << 3);
    pub(crate) const ORGANISATION: Self = Self(1 << 4);
    pub(crate) const NAMED_AFTER: Self = Self(1 << 5);
    pub(crate) const PLACE_BEFORE: Self = Self(1 << 6);
    pub(crate) const PLAIN: Self = Self(1 << 7);
    pub(crate) const MONTH: Self = Self(1 << 8);
    pub(crate) const BIRTH: Self = Self(1 << 9);
    pub(crate) const PHONE: Self = Self(1 << 10);
    pub(crate) const DOCUMENT: Self = Self(1 << 11);
    pub(crate) const NUMBER: Self = Self(1 << 12);
    pub(crate) const MESSENGER: Self = Self(1 << 13);
    pub(crate) const NICK: Self = Self(1 << 14);
    pub(crate) const STREET_BEFORE: Self = Self(1 << 15);
    pub(crate) const STREET_AFTER: Self = Self(1 << 16);
    pub(crate) const STREET_AFTER_NUMBER: Self = Self(1 << 17);
    pub(crate) const HOUSE: Self = Self(1 << 18);
    pub(crate) const ROOM: Self = Self(1 << 19);
    pub(crate) const HONOURED: Self = Self(1 << 20);
    pub(crate) const BESIDE_PERSON: Self = Self(1 << 21);
    /// What is often cut short with a full stop.
    pub(crate) const ABBREVIABLE: Self = Self(
        Self::INTRODUCES.0
            | Self::NAMED_AFTER.0
            | Self::STREET_BEFORE.0
            | Self::HOUSE.0
            | Self::ROOM.0
            | Self::NUMBER.0
            | Self::PHONE.0,
    );

    /// Whether any of `other` is in it.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Marks {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Words and phrases, and the beginnings of words whose ending is free.
#[derive(Default)]
struct Lexicon {
    whole: HashMap<String, Marks>,
    beginnings: HashMap<String, Marks>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| read(include_str!("../data/words.txt")));

/// Longer beginnings are not in the lists, so nobody needs to look for them.
const LONGEST_BEGINNING: usize = 14;

fn read(file: &str) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let mut marks = Marks::default();
    for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(section) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let place = SECTIONS.iter().position(|name| *name == section);
            marks = Marks(1 << place.expect("the file has only sections of the list above"));
            continue;
        }
        for entry in line.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
            let free = entry.ends_with('*');
            let words: Vec<_> =
                divide(entry).into_iter().filter(Token::is_word).map(|word| word.text).collect();
            let table = if free { &mut lexicon.beginnings } else { &mut lexicon.whole };
            let known = table.entry(words.join(" ")).or_default();
            *known = *known | marks;
        }
    }
    lexicon
}

impl Lexicon {
    fn word(&self, word: &str) -> Marks {
        let mut marks = self.whole.get(word).copied().unwrap_or_default();
        for (end, _) in word.char_indices().skip(2).take(LONGEST_BEGINNING - 2) {
            if let Some(more) = self.beginnings.get(&word[..end]) {
                marks = marks | *more;
            }
        }
        marks | self.beginnings.get(word).copied().unwrap_or_default()
    }
}

/// The little words that Arabic writes onto the next one.
const WRITTEN_ON: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];

/// The word without the little word it begins with, if it can have one.
pub(crate) fn without_clitic(word: &str) -> Option<&str> {
    let first = word.chars().next().filter(|c| WRITTEN_ON.contains(c))?;
    let rest = &word[first.len_utf8()..];
    (rest.chars().filter(|c| is_arabic(*c)).count() >= 3).then_some(rest)
}

/// Looks up every word, and every phrase of two and three words at its last one.
pub(crate) fn mark(tokens: &mut [Token]) {
    let mut phrase = String::new();
    for i in 0..tokens.len() {
        if !tokens[i].is_word() {
            continue;
        }
        let word = tokens[i].text.as_str();
        let mut marks = LEXICON.word(word);
        if marks == Marks::default() && tokens[i].arabic {
            marks = without_clitic(word).map(|rest| LEXICON.word(rest)).unwrap_or_default();
        }
        let mut reach = 0;
        let mut from = i;
        phrase.clear();
        phrase.push_str(word);
        for _ in 0..2 {
            let Some(before) = word_before(tokens, from) else { break };
            phrase.insert(0, ' ');
            phrase.insert_str(0, &tokens[before].text);
            from = before;
            if let Some(more) = LEXICON.whole.get(&phrase) {
                marks = marks | *more;
                reach = i - before;
            }
        }
        tokens[i].marks = marks;
        tokens[i].reach = reach;
    }
}

/// The word just before, with nothing between but a space or the full stop of one or two letters.
fn word_before(tokens: &[Token], i: usize) -> Option<usize> {
    let before = i.checked_sub(1)?;
    match tokens[before].shape {
        Shape::Word => Some(before),
        Shape::Sign('.') => {
            let word = before.checked_sub(1)?;
            (tokens[word].is_word() && tokens[word].text.chars().count() <= 2).then_some(word)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    #[test]
    fn phrases_beginnings_and_written_on_words_are_known() {
        let last = |text: &str| tokens(text).pop().map(|token| (token.marks, token.reach)).unwrap();
        assert!(last("my name is").0.has(Marks::SAYS_NAME));
        assert_eq!(last("Самал шағын ауданы").1, 1);
        assert!(last("телефону").0.has(Marks::PHONE));
        assert!(last("والدكتور").0.has(Marks::INTRODUCES));
        assert_eq!(last("zzz").0, Marks::default());
    }

    #[test]
    fn every_section_has_words() {
        for section in 0..SECTIONS.len() {
            let mark = Marks(1 << section);
            assert!(LEXICON.whole.values().any(|marks| marks.has(mark)), "{}", SECTIONS[section]);
        }
    }
}
