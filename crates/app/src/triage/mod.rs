//! Triage: every message is read once in memory, before it is sealed, against lexicons that are data, and what they find in
//! it becomes its marks. All lexicons are read against every message, because people mix languages and alphabets. Nothing
//! here keeps or logs a text.

mod desk;
mod edit;
mod sets;
mod store;
mod try_out;

use std::sync::LazyLock;

use db::Tx;
use kernel::{DbError, Lang};

pub use desk::routes;
pub use sets::{Triage, read, warm};
pub use store::ALL as STATEMENTS;

use crate::{
    chat::{Kind, Marks},
    form,
    ids::OrgId,
};

/// What a message says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// What becomes part of the message.
    pub marks: Marks,
    /// What it is about: codes of the contact report's topics, each once.
    pub topics: Vec<&'static str>,
    /// Which lexicons say that it may be an emergency, each with its kind once.
    pub alarms: Vec<Alarm>,
}

/// A lexicon said that a message may be an emergency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alarm {
    /// The language of the lexicon.
    pub lang: Lang,
    /// Its version.
    pub version: u32,
    /// The kind of emergency.
    pub kind: Kind,
}

/// Counts alarms, in the unit of work that stores the message.
///
/// # Errors
/// Those of the store.
pub fn raised(tx: &mut Tx<'_>, org: OrgId, alarms: &[Alarm]) -> Result<(), DbError> {
    alarms.iter().try_for_each(|alarm| store::count_raised(tx, org, alarm))
}

/// Counts alarms that were none, in the unit of work that says so. Whoever clears an emergency has its words open, reads
/// them again and gives the alarms of that.
///
/// # Errors
/// Those of the store.
pub fn cleared(tx: &mut Tx<'_>, org: OrgId, alarms: &[Alarm]) -> Result<(), DbError> {
    alarms.iter().try_for_each(|alarm| store::count_cleared(tx, org, alarm))
}

/// Marks that are no emergency, by their code in lexicons.
const MARKS: [(&str, Marks); 3] =
    [("signal", Marks::SIGNAL), ("voice_note", Marks::VOICE_NOTE), ("unclear", Marks::UNCLEAR)];

/// Codes of topics in lexicons with the code in the contact report. The topic of violence has another name there: the
/// emergency has its own.
static TOPICS: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let contact = form::default("contact").expect("it comes with the program");
    let topics = contact.list("topics").expect("the contact report has topics");
    let is_heading = |name: &str| topics.codes.iter().any(|code| code.under.as_deref() == Some(name));
    let leaves = topics.codes.iter().filter(|code| !is_heading(&code.name));
    leaves
        .map(|code| match Kind::from_code(&code.name) {
            Some(kind) => (format!("topic_{}", kind.code()), code.name.as_str()),
            None => (code.name.clone(), code.name.as_str()),
        })
        .collect()
});

/// Every code that a lexicon may have.
pub fn codes() -> Vec<&'static str> {
    let kinds = Kind::ALL.into_iter().map(Kind::code);
    kinds.chain(MARKS.map(|(code, _)| code)).chain(TOPICS.iter().map(|(code, _)| code.as_str())).collect()
}

/// Words besides greetings and calls for attention that a message may have and still be unclear.
const UNCLEAR_WORDS: usize = 2;

/// What a set of lexicons finds in a text.
fn read_with(set: &lexicon::Set, text: &str) -> Read {
    let found = set.read(text);
    let mut read = Read::default();
    for one in &found {
        if let Some(kind) = Kind::from_code(one.code) {
            read.marks = read.marks.with(Marks::of(kind));
            if let Some(lang) = Lang::from_code(one.language) {
                read.alarms.push(Alarm { lang, version: one.version, kind });
            }
        } else if let Some((_, topic)) = TOPICS.iter().find(|(code, _)| code == one.code) {
            read.topics.push(topic);
        } else if let Some((_, mark)) = MARKS.iter().find(|(code, _)| *code == one.code)
            && *mark != Marks::UNCLEAR
        {
            read.marks = read.marks.with(*mark);
        }
    }
    read.alarms.sort_unstable();
    read.alarms.dedup();
    read.topics.sort_unstable();
    read.topics.dedup();
    if read.marks == Marks::NONE && read.topics.is_empty() && is_unclear(text, &found) {
        read.marks = Marks::UNCLEAR;
    }
    read
}

/// Whether almost nothing is left besides greetings: "hi are you there", "help", "?".
fn is_unclear(text: &str, found: &[lexicon::Found<'_>]) -> bool {
    let covered = |word: &std::ops::Range<usize>| {
        found.iter().any(|one| one.words.start <= word.start && word.end <= one.words.end)
    };
    lexicon::words(text).iter().filter(|word| !covered(word)).nth(UNCLEAR_WORDS).is_none()
}
