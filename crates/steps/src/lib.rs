//! Menus of numbered choices, as data: read and checked whole, then walked. The state of whoever walks is the name of a step, so
//! nothing about them need be kept; the same step with the same input leads to the same step. What steps there are and what they
//! say is told by files; this crate knows no word of any field.
#![forbid(unsafe_code)]

mod check;
mod read;
mod walk;

use std::{collections::BTreeMap, fmt};

pub use read::read;
pub use walk::{Move, plain};

/// In a text, the place of the number to call.
pub const NUMBER: &str = "{number}";

/// What steps may consist of.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// The languages that everything is said in.
    pub languages: &'a [&'a str],
    /// Marks that a step may bear.
    pub marks: &'a [&'a str],
    /// So many choices a menu may have.
    pub most_choices: usize,
    /// So many steps may stand within each other, the first counted.
    pub deepest: usize,
    /// So many characters a step may say.
    pub longest: usize,
    /// So many characters a choice may have.
    pub longest_choice: usize,
    /// Whether there is a page of a name.
    pub is_page: &'a dyn Fn(&str) -> bool,
}

/// Something wrong in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file within the folder.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// What it is, in English.
    pub says: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.says)
    }
}

/// One step in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What it is called in the menu above it; the first step has no such words.
    pub choice: String,
    /// What it says, sentence by sentence. Nothing where its page speaks for it.
    pub say: Vec<String>,
    /// The line of its file that it stands on.
    pub line: usize,
}

/// A step: a menu, if it has choices, or an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub id: String,
    /// The menu that it stands in; the first step stands in none.
    pub above: Option<String>,
    /// Where its choices lead, in their order.
    pub choices: Vec<String>,
    /// The page whose short form it says, or that it leads to.
    pub page: Option<String>,
    /// Marks by which it can be left out.
    pub marks: Vec<String>,
    /// Whether a life may be at stake: then the number to call comes first.
    pub urgent: bool,
    texts: BTreeMap<String, Said>,
    line: usize,
}

impl Step {
    /// What it says in a language. Everything is said in every language of the rules; in another, nothing.
    #[must_use]
    pub fn said(&self, lang: &str) -> Option<&Said> {
        self.texts.get(lang)
    }

    /// What it says, by language.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &Said)> {
        self.texts.iter().map(|(lang, said)| (lang.as_str(), said))
    }

    /// Whether it offers choices.
    #[must_use]
    pub fn is_menu(&self) -> bool {
        !self.choices.is_empty()
    }
}

/// What can be typed in the place of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Back,
    Begin,
    Person,
}

/// Steps that nothing is wrong with.
#[derive(Clone, Debug)]
pub struct Steps {
    steps: BTreeMap<String, Step>,
    first: String,
    words: BTreeMap<String, Wish>,
}

impl Steps {
    /// All steps, by their names.
    pub fn all(&self) -> impl Iterator<Item = &Step> {
        self.steps.values()
    }
}
