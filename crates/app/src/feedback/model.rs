//! What can be answered. Every question may be left out, but not all of them.

use kernel::Lang;

use crate::form::{self, Code};

/// Whether the talk helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Useful {
    /// It did.
    Yes,
    /// In part.
    Partly,
    /// It did not.
    No,
}

impl Useful {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// The name in rows, forms and figures.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }

    /// The answer with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// The Fluent key of what it is called.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Yes => "feedback-useful-yes",
            Self::Partly => "feedback-useful-partly",
            Self::No => "feedback-useful-no",
        }
    }
}

/// How the talk was: 1 (very bad) to 5 (very good).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Experience(i64);

impl Experience {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The number in rows and figures.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// The answer with this number.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.0 == number)
    }

    /// The Fluent key of what it is called.
    pub const fn key(self) -> &'static str {
        match self.0 {
            1 => "feedback-experience-1",
            2 => "feedback-experience-2",
            3 => "feedback-experience-3",
            4 => "feedback-experience-4",
            _ => "feedback-experience-5",
        }
    }
}

/// What a talk can have been about: the headings of the topics of a contact.
pub fn topics() -> impl Iterator<Item = &'static Code> {
    let list = form::default("contact").and_then(|form| form.list("topics"));
    list.into_iter().flat_map(|list| &list.codes).filter(|code| code.under.is_none())
}

/// What a topic is called; its code if no form knows it any more.
pub(super) fn say_topic(code: &str, lang: Lang) -> &str {
    topics().find(|topic| topic.name == code).map_or(code, |topic| topic.label.say(lang))
}

/// What somebody answered.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    pub(super) useful: Option<Useful>,
    pub(super) experience: Option<Experience>,
    /// Codes of [`topics`], in their order.
    pub(super) topics: Vec<&'static str>,
    /// Cleaned; nothing if nothing was written.
    pub(super) words: Option<String>,
    /// Whether the team may know which conversation it is about.
    pub(super) names_thread: bool,
}

impl Answers {
    /// Whether nothing was answered. A topic alone says nothing about how it was.
    pub(super) const fn is_empty(&self) -> bool {
        self.useful.is_none() && self.experience.is_none() && self.words.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_found_by_what_stands_in_its_row() {
        for useful in Useful::ALL {
            assert_eq!(Useful::from_name(useful.name()), Some(useful));
        }
        for experience in Experience::ALL {
            assert_eq!(Experience::from_number(experience.number()), Some(experience));
        }
        assert_eq!((Useful::from_name(""), Experience::from_number(0)), (None, None));
        assert_eq!(Experience::from_number(6), None);
    }

    #[test]
    fn topics_are_few_enough_to_be_read_and_none_stands_under_another() {
        let names: Vec<_> = topics().map(|topic| topic.name.as_str()).collect();
        assert!((2..=12).contains(&names.len()), "{names:?}");
        assert!(names.contains(&"health") && !names.contains(&"overdose"), "{names:?}");
        assert!(names.iter().all(|name| !name.contains(' ')), "a blank parts them in rows");
    }
}
