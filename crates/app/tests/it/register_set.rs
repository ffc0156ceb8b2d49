//! The labelled sentences of workers that the words of rule L-2 are measured on: that they are whole.

use std::collections::BTreeSet;

use kernel::Lang;
use serde::Deserialize;

use crate::triage_set::{bare, read};

/// Fewest sentences of a language.
const SENTENCES: usize = 40;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    sentence: Vec<Sentence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    text: String,
    flag: bool,
    word: Option<String>,
}

fn sentences(lang: Lang) -> Vec<Sentence> {
    let file: Sentences =
        toml::from_str(&read("register", lang)).unwrap_or_else(|e| panic!("{}: {e}", lang.code()));
    file.sentence
}

#[test]
fn l_2_half_of_what_a_worker_types_holds_a_word_that_hurts_and_half_only_looks_so() {
    for lang in Lang::ALL {
        let sentences = sentences(lang);
        assert!(sentences.len() >= SENTENCES, "{}: {} sentences", lang.code(), sentences.len());
        let flagged = sentences.iter().filter(|s| s.flag).count() * 100 / sentences.len();
        assert!((40..=60).contains(&flagged), "{}: {flagged} %", lang.code());
    }
}

#[test]
fn l_2_every_flagged_sentence_names_the_word_as_it_stands_in_it() {
    for lang in Lang::ALL {
        for Sentence { text, flag, word } in sentences(lang) {
            assert_eq!(flag, word.is_some(), "{}: {text}", lang.code());
            let stands = word.is_none_or(|word| text.to_lowercase().contains(&word.to_lowercase()));
            assert!(stands, "{}: {text}", lang.code());
        }
    }
}

#[test]
fn no_sentence_of_a_worker_stands_twice() {
    let mut seen = BTreeSet::new();
    for Sentence { text, .. } in Lang::ALL.into_iter().flat_map(sentences) {
        assert!(seen.insert(bare(&text)), "twice: {text}");
    }
}
