//! Which snippets there are: those that come with the program, and in their place what the organisation has decided.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};

use db::Tx;
use kernel::{DbError, Lang};

use super::{
    model::{Pack, Snippet, Words},
    store::{self, State, Version},
};
use crate::{form, ids::OrgId};

/// The files of `content/snippets`, in the order of pages.
const FILES: [&str; 5] = ["first", "health", "infections", "care", "daily"];

static FROM_PROGRAM: LazyLock<Vec<Arc<Snippet>>> = LazyLock::new(|| {
    let read = |name: &&str| {
        let file = format!("snippets/{name}.toml");
        let text = crate::content::file(&file).expect("the snippets are part of the program");
        let pack = toml::from_str::<Pack>(&text).expect("the snippets are checked by a test");
        pack.snippets.into_iter().map(Arc::new)
    };
    FILES.iter().flat_map(read).collect()
});

/// The snippets that come with the program.
pub fn from_program() -> &'static [Arc<Snippet>] {
    &FROM_PROGRAM
}

/// A snippet with everything that becomes of it.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// What is offered now.
    pub in_use: Option<Arc<Snippet>>,
    /// Whether that is as it came with the program.
    pub as_it_came: bool,
    /// What was offered before it was withdrawn.
    pub withdrawn: Option<Arc<Snippet>>,
    /// What somebody works on, or has handed in.
    pub work: Option<Version>,
}

impl Entry {
    /// What a page of it shows: what somebody works on, else what is offered, else what was.
    pub fn shown(&self) -> Option<&Arc<Snippet>> {
        let work = self.work.as_ref().map(|work| &work.snippet);
        work.or(self.in_use.as_ref()).or(self.withdrawn.as_ref())
    }

    /// Whether it waits to be approved.
    pub fn waits(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.state == State::Submitted)
    }
}

/// All snippets of an organisation.
pub struct Library {
    /// By name.
    pub entries: BTreeMap<String, Entry>,
    /// The topics there are.
    pub topics: Topics,
}

/// The topics of the contact report that can be chosen, in their order.
pub struct Topics(Vec<(String, Words)>);

impl Topics {
    /// Reads those of the form that is in use.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(tx: &mut Tx<'_>, org: OrgId) -> Result<Self, DbError> {
        let contact = form::current(tx, org, "contact")?;
        let list = contact.as_ref().and_then(|form| form.lists.iter().find(|list| list.name == "topics"));
        let codes = list.map(|list| list.codes.as_slice()).unwrap_or_default();
        let headings: BTreeSet<_> = codes.iter().filter_map(|code| code.under.as_deref()).collect();
        let chosen = codes.iter().filter(|code| !headings.contains(code.name.as_str()));
        Ok(Self(chosen.map(|code| (code.name.clone(), code.label.clone())).collect()))
    }

    /// Code and label of each.
    pub fn iter(&self, lang: Lang) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(move |(code, label)| (code.as_str(), label.say(lang)))
    }

    /// What a topic is called; its code if the form has it no longer.
    pub fn say<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        self.0.iter().find(|(name, _)| name == code).map_or(code, |(_, label)| label.say(lang))
    }

    /// The codes.
    pub fn codes(&self) -> BTreeSet<String> {
        self.0.iter().map(|(code, _)| code.clone()).collect()
    }

    fn place(&self, code: &str) -> usize {
        self.0.iter().position(|(name, _)| name == code).unwrap_or(usize::MAX)
    }
}

impl Library {
    /// Reads it.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(tx: &mut Tx<'_>, org: OrgId) -> Result<Self, DbError> {
        let topics = Topics::read(tx, org)?;
        let came = |snippet: &Arc<Snippet>| {
            let entry = Entry { in_use: Some(Arc::clone(snippet)), as_it_came: true, ..Entry::default() };
            (snippet.key.clone(), entry)
        };
        let mut entries: BTreeMap<_, _> = from_program().iter().map(came).collect();
        for (key, version) in store::present(tx, org)? {
            let entry = entries.entry(key).or_default();
            match version.state {
                State::Draft | State::Submitted => entry.work = Some(version),
                State::Approved => (entry.in_use, entry.as_it_came) = (Some(version.snippet), false),
                State::Withdrawn => {
                    (entry.in_use, entry.as_it_came) = (None, false);
                    entry.withdrawn = Some(version.snippet);
                }
            }
        }
        Ok(Self { entries, topics })
    }

    /// What is offered under a name.
    pub fn offered(&self, key: &str) -> Option<&Arc<Snippet>> {
        self.entries.get(key)?.in_use.as_ref()
    }

    /// Everything that is offered and has all the words looked for, those in the language of the conversation first, then by
    /// topic and title.
    pub fn search(&self, words: &str, lang: Lang, page: Lang) -> Vec<&Arc<Snippet>> {
        let words: Vec<_> = words.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let has = |snippet: &&Arc<Snippet>| {
            let topic = self.topics.say(&snippet.topic, page);
            let own = snippet.title.0.values().chain(snippet.body.0.values()).map(String::as_str);
            let all: Vec<_> = own.chain([topic, &snippet.key]).map(str::to_lowercase).collect();
            words.iter().all(|word| all.iter().any(|text| text.contains(word.as_str())))
        };
        let mut found: Vec<_> =
            self.entries.values().filter_map(|entry| entry.in_use.as_ref()).filter(has).collect();
        found.sort_by_key(|snippet| {
            let other = !snippet.body.0.contains_key(lang.code());
            (other, self.topics.place(&snippet.topic), snippet.title.say(lang).to_owned())
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{super::check, *};

    fn topics() -> BTreeSet<String> {
        let contact = form::default("contact").expect("it comes with the program");
        let list = contact.lists.iter().find(|list| list.name == "topics").expect("it has topics");
        list.codes.iter().filter(|code| code.under.is_some()).map(|code| code.name.clone()).collect()
    }

    #[test]
    fn what_comes_with_the_program_is_right_and_there_in_every_language() {
        let mut keys = BTreeSet::new();
        for name in FILES {
            let text = crate::content::file(&format!("snippets/{name}.toml")).expect("it is there");
            check::parse(&text, &topics()).unwrap_or_else(|wrong| panic!("{name}: {wrong:?}"));
        }
        for snippet in from_program() {
            assert!(keys.insert(&snippet.key), "{} is there twice", snippet.key);
            assert_eq!(snippet.languages().count(), Lang::ALL.len(), "{}", snippet.key);
            // Whoever states a fact of health names where it comes from, and that a clinician of the place must read it.
            assert_eq!(snippet.source.is_some(), snippet.needs_clinician(), "{}", snippet.key);
            assert!(snippet.reviewed_on.is_some() && snippet.review_due.is_some(), "{}", snippet.key);
        }
        assert!(keys.len() >= 24, "{}", keys.len());
        let with_variables = from_program().iter().filter(|one| !one.variables.is_empty()).count();
        let with_steps = from_program().iter().filter(|one| !one.after.is_empty()).count();
        assert!(with_variables >= 4 && with_steps >= 4, "{with_variables} {with_steps}");
    }
}
