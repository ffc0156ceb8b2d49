//! What a snippet is.

use std::collections::BTreeSet;

use kernel::Lang;

pub(super) use crate::form::Words;

/// The most characters of a text.
pub(super) const MOST_CHARS: usize = 2_000;

/// The most characters of a title or a label.
pub(super) const MOST_TITLE: usize = 120;

/// What the program fills in itself, so that nobody types it: the number of the emergency service, the work name of whoever
/// answers, the name of the organisation.
pub(super) const KNOWN: [&str; 3] = ["emergency_number", "work_name", "organisation"];

/// A set of snippets as one text.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The snippets, in their order.
    #[serde(rename = "snippet", default)]
    pub snippets: Vec<Snippet>,
}

/// An answer that can be used again.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Snippet {
    /// Its name for ever: small letters, digits, `_`.
    pub key: String,
    /// The code of a topic of the contact report.
    pub topic: String,
    /// The article of the guide that says more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Where its facts come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The day it was last looked at, as `2026-11-20`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<String>,
    /// The day from which it has to be looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_due: Option<String>,
    /// `needed` until a clinician of the place has read it, then who has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clinical_review: Option<String>,
    /// What it is called, by language.
    pub title: Words,
    /// The text, by language, with variables as `{name}`.
    pub body: Words,
    /// What happens to the conversation once it is sent.
    #[serde(default, skip_serializing_if = "After::is_empty")]
    pub after: After,
    /// What has to be filled in before sending.
    #[serde(rename = "variable", default, skip_serializing_if = "Vec::is_empty")]
    pub variables: Vec<Variable>,
}

/// Something to be filled in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// Its name in the text.
    pub name: String,
    /// What fits.
    pub kind: Kind,
    /// What is asked for, by language.
    pub label: Words,
}

/// What fits a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Words on one line.
    Text,
    /// A time of day.
    Time,
    /// A whole number.
    Number,
}

impl Kind {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Text, Self::Time, Self::Number];

    /// The name in texts and forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Time => "time",
            Self::Number => "number",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What happens to the conversation once the answer is sent: the steps of a macro.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    /// Topics of the contact report that it is tagged with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Whose it is then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<Holder>,
    /// For how long it is put off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snooze: Option<Snooze>,
    /// Whether it is resolved.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub resolve: bool,
}

impl After {
    /// Whether nothing happens.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whose a conversation is after a macro.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// Of whoever sends the answer.
    Me,
    /// Nobody's.
    Nobody,
}

/// For how long a conversation is put off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(untagged)]
pub enum Snooze {
    /// So many minutes, or until they write.
    Minutes(u32),
    /// Until they write.
    Until(Written),
}

/// The one word that stands in the place of a number of minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Written {
    /// Until the visitor writes.
    TheyWrite,
}

impl Snippet {
    /// The languages that it has a text in.
    pub fn languages(&self) -> impl Iterator<Item = Lang> {
        Lang::ALL.into_iter().filter(|lang| self.body.0.contains_key(lang.code()))
    }

    /// The language to use it in where `wanted` is spoken: that one, else English, else any.
    pub fn language_for(&self, wanted: Lang) -> Lang {
        let has = |lang: &Lang| self.body.0.contains_key(lang.code());
        [wanted, Lang::En].into_iter().find(has).or_else(|| self.languages().next()).unwrap_or(wanted)
    }

    /// What has to be filled in where it stands in the texts, in the order of first use, without what the program knows.
    pub fn asked(&self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let all = self.body.0.values().flat_map(|text| placeholders(text));
        let asked = all.filter(|name| !KNOWN.contains(name)).filter(|name| seen.insert((*name).to_owned()));
        asked.map(str::to_owned).collect()
    }

    /// Whether there is something to fill in or something happens afterwards, so that a page has to be shown first.
    pub fn is_plain(&self) -> bool {
        self.variables.is_empty() && self.after.is_empty()
    }

    /// Whether its review is due on a day (days are compared as texts: `2026-11-20`).
    pub fn is_due(&self, today: &str) -> bool {
        self.review_due.as_deref().is_some_and(|due| due <= today)
    }

    /// Whether a clinician of the place has still to read it.
    pub fn needs_clinician(&self) -> bool {
        self.clinical_review.as_deref() == Some("needed")
    }
}

/// Whether a name is well formed: small letters, digits and `_`, a letter first, at most 40.
pub(super) fn is_name(name: &str) -> bool {
    let mut letters = name.bytes();
    letters.next().is_some_and(|first| first.is_ascii_lowercase())
        && letters.all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == b'_')
        && name.len() <= 40
}

/// The variables of a text, in their order.
pub(super) fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).filter_map(|piece| match piece {
        Piece::Variable(name) => Some(name),
        Piece::Words(_) => None,
    })
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Words as they are.
    Words(&'a str),
    /// The name of a variable.
    Variable(&'a str),
}

/// A text in parts. A brace that belongs to no variable stays among the words.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (mut at, mut found) = (0, None);
        while let Some(open) = rest[at..].find('{').map(|open| at + open) {
            let name = rest[open + 1..].split('}').next().unwrap_or_default();
            if rest[open + 1 + name.len()..].starts_with('}') && is_name(name) {
                found = Some((open, name));
                break;
            }
            at = open + 1;
        }
        match found {
            Some((0, name)) => {
                rest = &rest[name.len() + 2..];
                Some(Piece::Variable(name))
            }
            Some((open, _)) => {
                let (words, after) = rest.split_at(open);
                rest = after;
                Some(Piece::Words(words))
            }
            None => Some(Piece::Words(std::mem::take(&mut rest))),
        }
    })
}

/// A text with values in the place of variables; those without one stay as they are.
pub(super) fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Variable(name) => match value(name) {
                Some(value) => filled.push_str(&value),
                None => filled.extend(["{", name, "}"]),
            },
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_apart_into_words_and_variables_and_nothing_is_lost() {
        let text = "Open {from}–{to}, {not this} {}{ {x {number}}";
        let names: Vec<_> = placeholders(text).collect();
        assert_eq!(names, ["from", "to", "number"]);
        assert_eq!(fill(text, |_| None), text);
        assert_eq!(
            fill(text, |name| (name != "to").then(|| "{to}".to_owned())),
            "Open {to}–{to}, {not this} {}{ {x {to}}"
        );
        assert_eq!(pieces("").count(), 0);
    }

    #[test]
    fn arabic_words_around_a_variable_stay_as_they_are() {
        let text = "نفتح الساعة {from} ونغلق الساعة {to}.";
        let filled = fill(text, |name| Some(if name == "from" { "18:00" } else { "23:00" }.to_owned()));
        assert_eq!(filled, "نفتح الساعة 18:00 ونغلق الساعة 23:00.");
    }

    #[test]
    fn the_language_of_the_conversation_comes_first_and_english_stands_in() {
        let words = |langs: &[&str]| {
            Words(langs.iter().map(|lang| ((*lang).to_owned(), format!("in {lang}"))).collect())
        };
        let snippet = |langs: &[&str]| Snippet { body: words(langs), ..Snippet::default() };
        assert_eq!(snippet(&["ar", "en", "ru"]).language_for(Lang::Ar), Lang::Ar);
        assert_eq!(snippet(&["en", "ru"]).language_for(Lang::Ar), Lang::En);
        assert_eq!(snippet(&["ru"]).language_for(Lang::Ar), Lang::Ru);
    }

    #[test]
    fn a_review_is_due_on_its_day() {
        let snippet = Snippet { review_due: Some("2026-11-21".into()), ..Snippet::default() };
        assert!(!snippet.is_due("2026-11-20"));
        assert!(snippet.is_due("2026-11-21"));
        assert!(!Snippet::default().is_due("2026-11-21"));
    }
}
