//! The labelled messages that triage is measured on (`tests/labelled/`): that they are whole, not what triage makes of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use kernel::Lang;
use serde::Deserialize;

/// What makes the program show the emergency card and page the people on duty.
const KINDS: [&str; 8] = [
    "not_breathing",
    "unresponsive",
    "seizure",
    "chest_pain",
    "overheated",
    "suicide",
    "violence",
    "child_in_danger",
];

/// What else is said of a message.
const MARKS: [&str; 3] = ["signal", "voice_note", "unclear"];

/// Fewest messages of a language.
const MESSAGES: usize = 104;
/// Of which so many are held back.
const HELD: usize = 100;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Messages {
    message: Vec<Message>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    text: String,
    emergencies: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
    topics: Vec<String>,
    marks: Vec<String>,
    half: Half,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Half {
    Open,
    Held,
}

#[derive(Deserialize)]
struct Form {
    list: Vec<List>,
}

#[derive(Deserialize)]
struct List {
    name: String,
    code: Vec<Code>,
}

#[derive(Deserialize)]
struct Code {
    name: String,
    under: Option<String>,
}

/// A file of the labelled set.
pub fn read(folder: &str, lang: Lang) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join(format!("tests/labelled/{folder}/{}.toml", lang.code()));
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn messages(lang: Lang) -> Vec<Message> {
    let file: Messages =
        toml::from_str(&read("triage", lang)).unwrap_or_else(|e| panic!("{}: {e}", lang.code()));
    file.message
}

/// The topics that a message can have: the leaves of the contact report's list, where the word that is also a kind of
/// emergency is written `topic_violence`. "Something else" is what a person at the desk says, never what words say.
fn topics() -> BTreeSet<String> {
    let form: Form = toml::from_str(include_str!("../../../../content/forms/contact.toml"))
        .expect("the form is read by the program");
    let list = form.list.into_iter().find(|list| list.name == "topics").expect("the form has topics");
    let leaves = list.code.into_iter().filter(|code| code.under.is_some() && code.name != "something_else");
    leaves.map(|code| if code.name == "violence" { "topic_violence".into() } else { code.name }).collect()
}

/// The letters and digits, in lower case: two texts that differ in nothing else are one.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How often each code stands in each half.
fn counted<'a>(
    messages: &'a [Message],
    codes: impl Fn(&'a Message) -> &'a [String],
) -> BTreeMap<(&'a str, Half), usize> {
    let mut counts = BTreeMap::new();
    for message in messages {
        for code in codes(message) {
            *counts.entry((code.as_str(), message.half)).or_default() += 1;
        }
    }
    counts
}

#[test]
fn every_language_has_its_messages_and_emergencies_are_a_little_less_than_half() {
    for lang in Lang::ALL {
        let messages = messages(lang);
        let count = messages.len();
        assert!(count >= MESSAGES, "{}: {count} messages", lang.code());
        let emergencies = messages.iter().filter(|m| !m.emergencies.is_empty()).count();
        assert!(
            (40..=50).contains(&(emergencies * 100 / count)),
            "{}: {emergencies} of {count}",
            lang.code()
        );
    }
}

#[test]
fn both_halves_of_every_language_have_every_kind_and_every_mark() {
    for lang in Lang::ALL {
        let messages = messages(lang);
        // What was looked at grows; what nobody has looked at stays large enough to measure on.
        let held = messages.iter().filter(|m| m.half == Half::Held).count();
        assert!(held >= HELD, "{}: {held} held of {}", lang.code(), messages.len());
        let (kinds, marks) = (counted(&messages, |m| &m.emergencies), counted(&messages, |m| &m.marks));
        for half in [Half::Open, Half::Held] {
            for kind in KINDS {
                let count = kinds.get(&(kind, half)).copied().unwrap_or_default();
                assert!(count >= 2, "{}: {kind} stands {count} times in the half {half:?}", lang.code());
            }
            for mark in MARKS {
                assert!(marks.contains_key(&(mark, half)), "{}: no {mark} in the half {half:?}", lang.code());
            }
        }
    }
}

#[test]
fn every_code_of_a_message_is_known_and_stands_once() {
    let topics = topics();
    for lang in Lang::ALL {
        for message in messages(lang) {
            let kinds: Vec<&String> = message.emergencies.iter().chain(&message.also).collect();
            let said = &message.text;
            assert!(kinds.iter().all(|k| KINDS.contains(&k.as_str())), "{kinds:?}: {said}");
            assert!(message.marks.iter().all(|m| MARKS.contains(&m.as_str())), "{:?}: {said}", message.marks);
            assert!(message.topics.iter().all(|t| topics.contains(t)), "{:?}: {said}", message.topics);
            for codes in [kinds, message.marks.iter().collect(), message.topics.iter().collect()] {
                assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "{codes:?}: {said}");
            }
        }
    }
}

#[test]
fn every_topic_is_asked_about_in_at_least_two_languages() {
    let mut asked: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for lang in Lang::ALL {
        for topic in messages(lang).into_iter().flat_map(|m| m.topics) {
            asked.entry(topic).or_default().insert(lang.code());
        }
    }
    for topic in topics() {
        let languages = asked.get(&topic).map_or(0, BTreeSet::len);
        assert!(languages >= 2, "{topic}: {languages}");
    }
}

#[test]
fn no_message_stands_twice_and_none_leads_to_a_person() {
    let mut seen = BTreeSet::new();
    for lang in Lang::ALL {
        for message in messages(lang) {
            let said = &message.text;
            assert!(!said.trim().is_empty() && said.trim() == said, "{}: {said:?}", lang.code());
            // "?" and the like have no letter: they are told apart by themselves.
            let bare = bare(said);
            assert!(
                seen.insert(if bare.is_empty() { said.clone() } else { bare }),
                "{}: twice: {said}",
                lang.code()
            );
            let digits = said
                .split(|c: char| !c.is_numeric())
                .map(|run| run.chars().count())
                .max()
                .unwrap_or_default();
            assert!(digits <= 4, "{}: a number that could be somebody's: {said}", lang.code());
            assert!(!said.contains('@') && !said.contains("://"), "{}: an address: {said}", lang.code());
        }
    }
}
