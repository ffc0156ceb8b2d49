//! Noticing that somebody says their age, by lists of phrases that are data (`content/ages`). Nobody is asked for it (rule M-2),
//! and nothing is kept of it but a mark inside the sealed message.

use std::{collections::BTreeMap, sync::LazyLock};

use kernel::Lang;

use crate::content;

/// Below this age a number is hardly an age of somebody who writes.
const YOUNGEST: u8 = 8;
/// The oldest age that a number can be.
const OLDEST: u8 = 99;
/// So many words before a phrase, and after it, can take it away.
const BEFORE: usize = 3;
const AFTER: usize = 2;

#[derive(serde::Deserialize)]
struct File {
    patterns: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
    numbers: BTreeMap<String, u8>,
}

enum Token {
    Word(String),
    /// An age, with letters right behind it: `17f`.
    Age(String),
}

struct List {
    patterns: Vec<Vec<Token>>,
    before: Vec<String>,
    after: Vec<String>,
    /// The longest first.
    numbers: Vec<(Vec<String>, u8)>,
}

fn fold(text: &str) -> Vec<String> {
    lexicon::folded(text).into_iter().map(|(_, word)| word).collect()
}

fn token(text: &str) -> Token {
    match text.strip_prefix("{n}") {
        Some(behind) => Token::Age(behind.to_owned()),
        None => Token::Word(fold(text).concat()),
    }
}

static LISTS: LazyLock<Vec<List>> = LazyLock::new(|| {
    let list = |lang: Lang| {
        let text = content::file(&format!("ages/{}.toml", lang.code())).expect("every language has a list");
        let file: File = toml::from_str(&text).expect("a test reads every list");
        let mut numbers: Vec<_> = file.numbers.iter().map(|(words, age)| (fold(words), *age)).collect();
        numbers.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        List {
            patterns: file.patterns.iter().map(|one| one.split(' ').map(token).collect()).collect(),
            before: file.before.iter().map(|word| fold(word).concat()).collect(),
            after: file.after.iter().map(|word| fold(word).concat()).collect(),
            numbers,
        }
    };
    Lang::ALL.into_iter().map(list).collect()
});

/// The youngest age that somebody says to be of. All lists are read, because people mix languages.
pub(super) fn said(text: &str) -> Option<u8> {
    let words = lexicon::folded(text);
    LISTS.iter().filter_map(|list| list.said(&words)).min()
}

impl List {
    fn said(&self, words: &[(usize, String)]) -> Option<u8> {
        let from =
            |at: usize| self.patterns.iter().filter_map(move |pattern| self.matches(pattern, words, at));
        (0..words.len()).flat_map(from).min()
    }

    /// The age that a phrase says from a place on.
    fn matches(&self, pattern: &[Token], words: &[(usize, String)], from: usize) -> Option<u8> {
        let (mut at, mut age, clause) = (from, None, words[from].0);
        for token in pattern {
            let rest = words.get(at..).filter(|rest| rest.first().is_some_and(|(own, _)| *own == clause))?;
            match token {
                Token::Word(word) if rest[0].1 == *word => at += 1,
                Token::Word(_) => return None,
                Token::Age(behind) => {
                    let (said, length) = self.number(rest, behind)?;
                    (age, at) = (Some(said), at + length);
                }
            }
        }
        let among = |list: &[String], words: &[(usize, String)]| {
            words.iter().any(|(own, word)| *own == clause && list.contains(word))
        };
        let denied = among(&self.before, &words[from.saturating_sub(BEFORE)..from])
            || among(&self.after, &words[at..words.len().min(at + AFTER)]);
        age.filter(|age| !denied && (YOUNGEST..=OLDEST).contains(age))
    }

    /// A number at the beginning of some words, and how many of them it is.
    fn number(&self, words: &[(usize, String)], behind: &str) -> Option<(u8, usize)> {
        if let Ok(number) = words[0].1.strip_suffix(behind)?.parse::<u8>() {
            return Some((number, 1));
        }
        let fits = |number: &[String]| {
            words.len() >= number.len() && number.iter().zip(words).all(|(one, (_, word))| one == word)
        };
        let found = self.numbers.iter().find(|(number, _)| behind.is_empty() && fits(number))?;
        Some((found.1, found.0.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m_1_somebody_who_says_their_age_is_heard_in_six_languages() {
        for (text, age) in [
            ("hi. im 15 and i took something", 15),
            ("I'm fifteen", 15),
            ("I am only 14, is that ok", 14),
            ("im 16f", 16),
            ("j’ai 15 ans et j’ai peur", 15),
            ("J'ai quinze ans", 15),
            ("j'ai dix-sept ans", 17),
            ("мне 15 лет, мама не знает", 15),
            ("Мне пятнадцать", 15),
            ("мені лише 14", 14),
            ("мені п’ятнадцять років", 15),
            ("мен 15 жастамын", 15),
            ("менің жасым он алты", 16),
            ("عمري ١٥ سنة", 15),
            ("عمري خمسة عشر", 15),
            ("أنا عندي 16 سنة وخايفة", 16),
            ("hello, عمري 13", 13),
            ("im 19", 19),
        ] {
            assert_eq!(said(text), Some(age), "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_age_of_the_writer_are_not_heard() {
        for text in [
            "im 15 minutes away",
            "I am 15 weeks pregnant",
            "my brother is 15",
            "my son is 15 years old",
            "when im 15 mg down i feel sick",
            "he said im 15",
            "took 15 pills",
            "мне 15 минут идти",
            "мне 15 таблеток дали",
            "пью 15 лет",
            "дочке 15 лет",
            "j'ai 15 ans d'expérience",
            "ma fille a 15 ans",
            "мені 15 хвилин треба",
            "عندي 15 دقيقة",
            "ابني عمره 15",
            "im 3",
            "i am. 15 people were there",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
