//! The words of tags, for whoever can read them.

use std::{collections::HashMap, sync::Arc};

use db::Tx;
use kernel::{DbError, Lang};
use seal::SymmetricKey;

use super::{
    id_of,
    store::{self, WordRow},
    word,
};
use crate::{
    form::{self, Form},
    ids::{OrgId, TagId},
    session::Session,
};

/// The form and the list whose codes are the topics.
const TOPICS: (&str, &str) = ("contact", "topics");

/// What the store knows of an organisation's tags, still sealed.
pub struct Sealed {
    form: Option<Arc<Form>>,
    words: Vec<WordRow>,
}

/// A tag that a page can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Which one.
    pub id: TagId,
    /// Its word.
    pub word: String,
    /// Whether a member put it there; otherwise a lexicon found it.
    pub by_hand: bool,
}

/// A tag to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which one.
    pub id: TagId,
    /// Its word.
    pub word: String,
    /// The heading it stands under, for a topic that has one.
    pub under: Option<String>,
}

/// The tags of an organisation with their words, in the language of a page.
pub struct Book {
    topics: Vec<(Choice, String)>,
    own: Vec<Choice>,
    words: HashMap<TagId, String>,
}

impl Book {
    /// What it is made of, read in one unit of work.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(tx: &mut Tx<'_>, org: OrgId) -> Result<Sealed, DbError> {
        Ok(Sealed { form: form::current(tx, org, TOPICS.0)?, words: store::words(tx, org)? })
    }

    /// Opens the words with the keys of a session. Topics have the words that the contact report has for them.
    pub fn open(sealed: &Sealed, instance: &SymmetricKey, org: OrgId, session: &Session, lang: Lang) -> Self {
        let list = sealed.form.as_ref().and_then(|form| form.list(TOPICS.1));
        let codes = list.map_or(&[][..], |list| &list.codes);
        let is_heading = |name: &str| codes.iter().any(|code| code.under.as_deref() == Some(name));
        let label = |name: &str| {
            codes.iter().find(|code| code.name == name).map(|code| code.label.say(lang).to_owned())
        };
        // A lexicon may also have found a heading, which nobody can choose.
        let (mut topics, mut words) = (Vec::with_capacity(codes.len()), HashMap::with_capacity(codes.len()));
        for code in codes {
            let (id, word) = (id_of(instance, org, &code.name), code.label.say(lang).to_owned());
            words.insert(id, word.clone());
            if !is_heading(&code.name) {
                let under = code.under.as_deref().and_then(label);
                topics.push((Choice { id, word, under }, code.name.clone()));
            }
        }
        let mut own = Vec::new();
        for row in sealed.words.iter().filter(|row| !words.contains_key(&row.tag)) {
            let Some(word) = word::open(session, org, row) else { continue };
            own.push(Choice { id: row.tag, word, under: None });
        }
        own.sort_by(|one, other| one.word.cmp(&other.word));
        words.extend(own.iter().map(|one| (one.id, one.word.clone())));
        Self { topics, own, words }
    }

    /// The word of a tag.
    pub fn word(&self, id: TagId) -> Option<&str> {
        self.words.get(&id).map(String::as_str)
    }

    /// Tags with their words, in the order of these; one whose word nobody here can open is left out.
    pub fn tags(&self, of: &[(TagId, bool)]) -> Vec<Tag> {
        let tag = |(id, by_hand): &(TagId, bool)| {
            Some(Tag { id: *id, word: self.word(*id)?.to_owned(), by_hand: *by_hand })
        };
        let mut tags: Vec<Tag> = of.iter().filter_map(tag).collect();
        tags.sort_by(|one, other| one.word.cmp(&other.word));
        tags
    }

    /// The topics to choose from, in the order of the report.
    pub fn topics(&self) -> impl Iterator<Item = &Choice> {
        self.topics.iter().map(|(choice, _)| choice)
    }

    /// The team's own words, in the order of their letters.
    pub fn own(&self) -> &[Choice] {
        &self.own
    }

    /// The codes of the topics among these tags, in the order of the report.
    pub fn codes(&self, of: &[(TagId, bool)]) -> Vec<String> {
        let there = |(choice, _): &&(Choice, String)| of.iter().any(|(id, _)| *id == choice.id);
        self.topics.iter().filter(there).map(|(_, code)| code.clone()).collect()
    }

    /// The topic that is called so, or has this code.
    pub fn topic_called(&self, typed: &str) -> Option<TagId> {
        let typed = typed.to_lowercase();
        let same = |(choice, code): &&(Choice, String)| choice.word.to_lowercase() == typed || *code == typed;
        self.topics.iter().find(same).map(|(choice, _)| choice.id)
    }
}
