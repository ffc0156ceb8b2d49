//! What must be true of the simulated team, kept apart from the database: who belongs to it and holds which keys, what was
//! said, what was deleted.

use std::collections::{BTreeMap, BTreeSet};

use app::{demo::Account, ids::ConversationId, ids::StaffId, policy::Role};
use kernel::{Entropy as _, Moment, SeededEntropy, entropy};

use crate::browser::Browser;

/// Where somebody stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Admitted.
    Member,
    /// Has joined and reads this number to a coordinator.
    Waiting(String),
    /// Was a member until the team got the key with this number.
    Left(i64),
    /// Was never admitted.
    Refused,
}

/// Somebody at the desk, with everything they ever held: whoever leaves may have copied it.
#[derive(Clone)]
pub struct Person {
    pub account: Account,
    pub id: StaffId,
    pub standing: Standing,
    /// The secret that all their own keys follow from.
    pub own: Option<[u8; 32]>,
    /// The seeds of the team's keys, by number.
    pub seeds: BTreeMap<i64, [u8; 32]>,
    /// The words on paper.
    pub phrase: Option<String>,
}

impl Person {
    pub fn is_member(&self) -> bool {
        self.standing == Standing::Member
    }

    /// A member who reads what everybody writes.
    pub fn reads_all(&self) -> bool {
        self.is_member() && self.account.role.holds_team_key()
    }

    /// A member who reads what was given to them.
    pub fn reads_given(&self) -> bool {
        self.is_member() && self.account.role.is_given_threads()
    }

    pub fn is_coordinator(&self) -> bool {
        self.is_member() && self.account.role == Role::Coordinator
    }
}

/// A conversation.
#[derive(Clone)]
pub struct Talk {
    pub id: ConversationId,
    /// The words of each message; `None` once it was deleted.
    pub words: Vec<Option<String>>,
    pub visitor: Browser,
    pub ticket: Option<String>,
    /// When the visitor's browser last began or wrote.
    pub written: Moment,
    pub given: BTreeSet<StaffId>,
    /// The team's key that it has at least.
    pub epoch: i64,
    pub deleted: bool,
}

impl Talk {
    /// The words that somebody reads, with what stands in the place of those that were deleted.
    pub fn said(&self, gone: &str) -> Vec<String> {
        self.words.iter().map(|words| words.clone().unwrap_or_else(|| gone.to_owned())).collect()
    }

    /// Whole days since the visitor's browser last wrote.
    pub fn silent(&self, now: Moment) -> i64 {
        now.to_day().minutes_since(self.written.to_day()) / (24 * 60)
    }
}

/// A backup, and what was true when it was made.
pub struct Backup {
    pub bytes: Vec<u8>,
    pub counted: Vec<db::Counted>,
    pub at: Moment,
    pub people: Vec<Person>,
    pub talks: Vec<Talk>,
}

/// The year so far.
pub struct Year {
    dice: SeededEntropy,
    pub people: Vec<Person>,
    pub talks: Vec<Talk>,
    /// The number of the team's present key.
    pub epoch: i64,
    /// The words of the papers that count, and how many are needed.
    pub papers: Vec<String>,
    pub backups: Vec<Backup>,
    /// Everything that was typed and shown in secret, to be searched for on the disk.
    pub secrets: Vec<String>,
    /// Envelopes of what was deleted.
    pub gone: Vec<Vec<u8>>,
    names: usize,
}

impl Year {
    pub fn begin(seed: u64, people: Vec<Person>) -> Self {
        Self {
            dice: SeededEntropy::new(seed),
            people,
            talks: Vec::new(),
            epoch: 1,
            papers: Vec::new(),
            backups: Vec::new(),
            secrets: Vec::new(),
            gone: Vec::new(),
            names: 0,
        }
    }

    /// A number below `bound`.
    pub fn below(&self, bound: usize) -> usize {
        entropy::below(&self.dice, u32::try_from(bound).expect("a few")) as usize
    }

    /// One of some, if there are any.
    pub fn one<T: Clone>(&self, of: &[T]) -> Option<T> {
        if of.is_empty() { None } else { of.get(self.below(of.len())).cloned() }
    }

    /// A word that stands nowhere else.
    pub fn word(&mut self) -> String {
        self.names += 1;
        let mut salt = [0; 4];
        self.dice.fill(&mut salt);
        let word = format!("zq{}x{:08x}", self.names, u32::from_be_bytes(salt));
        self.secrets.push(word.clone());
        word
    }

    /// A login or work name that nobody has.
    pub fn name(&mut self) -> String {
        self.names += 1;
        format!("person{}", self.names)
    }

    /// The places of the people of whom something is true.
    pub fn who(&self, is: impl Fn(&Person) -> bool) -> Vec<usize> {
        (0..self.people.len()).filter(|at| is(&self.people[*at])).collect()
    }

    /// The places of the conversations of which something is true and that are not deleted.
    pub fn which(&self, is: impl Fn(&Talk) -> bool) -> Vec<usize> {
        (0..self.talks.len()).filter(|at| !self.talks[*at].deleted && is(&self.talks[*at])).collect()
    }
}
