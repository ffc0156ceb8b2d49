//! The snippets that an organisation has written, and how often each was used.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use db::{Row, Tx, statements, values};
use kernel::DbError;

use super::model::Snippet;
use crate::ids::{OrgId, StaffId};

statements! {
    /// Everything but what was replaced, by name.
    pub PRESENT = "SELECT key, version, text, state, written_by, written_on FROM snippet
        WHERE org_id = $1 AND state <> 'used' ORDER BY key, version";
    /// The number of the last version of one.
    pub LAST_VERSION = "SELECT version FROM snippet WHERE org_id = $1 AND key = $2 ORDER BY version DESC LIMIT 1";
    /// A new version.
    pub INSERT_SNIPPET = "INSERT INTO snippet (org_id, key, version, text, state, written_by, written_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// What somebody works on goes on, as a draft again.
    pub UPDATE_WORK = "UPDATE snippet SET text = $1, state = $2, written_by = $3, written_on = $4
        WHERE org_id = $5 AND key = $6 AND state IN ('draft', 'submitted')";
    /// What somebody works on is given up.
    pub DISCARD_WORK = "DELETE FROM snippet WHERE org_id = $1 AND key = $2 AND state IN ('draft', 'submitted')";
    /// What somebody works on is handed in, or given back.
    pub MOVE_WORK = "UPDATE snippet SET state = $1 WHERE org_id = $2 AND key = $3 AND state = $4";
    /// What was decided before counts no longer.
    pub REPLACE = "UPDATE snippet SET state = 'used' WHERE org_id = $1 AND key = $2 AND state IN ('approved', 'withdrawn')";
    /// What was handed in is approved, or what was approved is withdrawn.
    pub DECIDE = "UPDATE snippet SET state = $1, decided_by = $2, decided_on = $3
        WHERE org_id = $4 AND key = $5 AND state = $6";
    /// One use more.
    pub COUNT_USE = "INSERT INTO snippet_use (org_id, key, month, uses) VALUES ($1, $2, $3, 1)
        ON CONFLICT (org_id, key, month) DO UPDATE SET uses = snippet_use.uses + 1";
    /// Uses since a month, by name.
    pub USES = "SELECT key, CAST(SUM(uses) AS BIGINT) AS uses FROM snippet_use WHERE org_id = $1 AND month >= $2 GROUP BY key";
}

/// How a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being written.
    Draft,
    /// Handed in, to be approved.
    Submitted,
    /// Offered to everybody.
    Approved,
    /// No longer offered.
    Withdrawn,
}

impl State {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn from_name(name: &str) -> Result<Self, DbError> {
        [Self::Draft, Self::Submitted, Self::Approved, Self::Withdrawn]
            .into_iter()
            .find(|state| state.name() == name)
            .ok_or_else(|| DbError::Broken("a snippet is in no state that there is".into()))
    }
}

/// A version.
#[derive(Clone, Debug)]
pub struct Version {
    pub(super) state: State,
    pub(super) snippet: Arc<Snippet>,
    /// The text as it is kept.
    pub(super) text: String,
    pub(super) written_by: StaffId,
}

/// Snippets by their text: reading one takes longer than fetching it.
static READ: LazyLock<Mutex<HashMap<String, Arc<Snippet>>>> = LazyLock::new(Mutex::default);

/// So many are remembered.
const REMEMBERED: usize = 2_048;

/// What is kept was read before it was kept.
fn remembered(text: &str) -> Result<Arc<Snippet>, DbError> {
    let lock = || READ.lock().unwrap_or_else(PoisonError::into_inner);
    let held = lock().get(text).cloned();
    if let Some(snippet) = held {
        return Ok(snippet);
    }
    let snippet =
        toml::from_str::<Snippet>(text).map_err(|_| DbError::Broken("a snippet cannot be read".into()))?;
    let snippet = Arc::new(snippet);
    let mut read = lock();
    if read.len() >= REMEMBERED {
        read.clear();
    }
    read.insert(text.to_owned(), Arc::clone(&snippet));
    Ok(snippet)
}

/// What the organisation has of its own, by name.
pub(super) fn present(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<(String, Version)>, DbError> {
    let one = |row: &Row| {
        let text = row.text(2)?.to_owned();
        let version = Version {
            state: State::from_name(row.text(3)?)?,
            snippet: remembered(&text)?,
            text,
            written_by: StaffId::from_bytes(row.id(4)?),
        };
        Ok((row.text(0)?.to_owned(), version))
    };
    tx.query(&PRESENT, &values![org.bytes()])?.iter().map(one).collect()
}

/// Keeps what somebody works on, in the place of what there is to work on.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    org: OrgId,
    key: &str,
    (text, state): (&str, State),
    by: StaffId,
    day: i64,
) -> Result<(), DbError> {
    let values = values![text, state.name(), by.bytes(), day, org.bytes(), key];
    if tx.execute(&UPDATE_WORK, &values)? > 0 {
        return Ok(());
    }
    insert(tx, org, key, (text, state), by, day)
}

/// A new version after the last.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    org: OrgId,
    key: &str,
    (text, state): (&str, State),
    by: StaffId,
    day: i64,
) -> Result<(), DbError> {
    let last = tx.optional(&LAST_VERSION, &values![org.bytes(), key])?;
    let version = last.map(|row| row.int(0)).transpose()?.unwrap_or(1) + 1;
    let values = values![org.bytes(), key, version, text, state.name(), by.bytes(), day];
    tx.execute(&INSERT_SNIPPET, &values).map(drop)
}

/// Gives up what somebody works on.
pub(super) fn discard(tx: &mut Tx<'_>, org: OrgId, key: &str) -> Result<(), DbError> {
    tx.execute(&DISCARD_WORK, &values![org.bytes(), key]).map(drop)
}

/// Hands in or gives back what somebody works on.
pub(super) fn pass(
    tx: &mut Tx<'_>,
    org: OrgId,
    key: &str,
    (from, to): (State, State),
) -> Result<(), DbError> {
    tx.execute(&MOVE_WORK, &values![to.name(), org.bytes(), key, from.name()]).map(drop)
}

/// What was decided before counts no longer.
pub(super) fn replace(tx: &mut Tx<'_>, org: OrgId, key: &str) -> Result<(), DbError> {
    tx.execute(&REPLACE, &values![org.bytes(), key]).map(drop)
}

/// A decision about the version in a state; whether there was one.
pub(super) fn decide(
    tx: &mut Tx<'_>,
    org: OrgId,
    key: &str,
    (from, to): (State, State),
    by: StaffId,
    day: i64,
) -> Result<bool, DbError> {
    let values = values![to.name(), by.bytes(), day, org.bytes(), key, from.name()];
    Ok(tx.execute(&DECIDE, &values)? > 0)
}

/// Counts a use.
pub(super) fn count_use(tx: &mut Tx<'_>, org: OrgId, key: &str, month: i64) -> Result<(), DbError> {
    tx.execute(&COUNT_USE, &values![org.bytes(), key, month]).map(drop)
}

/// Uses since a month, by name.
pub(super) fn uses(tx: &mut Tx<'_>, org: OrgId, since: i64) -> Result<BTreeMap<String, i64>, DbError> {
    let rows = tx.query(&USES, &values![org.bytes(), since])?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.int(1)?))).collect()
}
