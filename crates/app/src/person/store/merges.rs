//! SQL of what was said about two persons being one.

use db::{Row, Tx, statements, values};
use kernel::DbError;

use crate::{
    ids::{MergeId, OrgId, PersonId, StaffId},
    person::{
        PersonNumber,
        merge::{Grounds, State},
    },
};

statements! {
    /// Somebody says that two persons are one.
    pub INSERT_MERGE = "INSERT INTO person_merge (id, org_id, person_from, person_into, grounds, state, suggested_by, suggested_on)
        VALUES ($1, $2, $3, $4, $5, 'suggested', $6, $7)";
    /// How two persons stand to each other, whichever was named first.
    pub STAND = "SELECT id, state FROM person_merge
        WHERE org_id = $1 AND ((person_from = $2 AND person_into = $3) OR (person_from = $3 AND person_into = $2))";
    /// The same is said again after it was declined or taken back.
    pub SUGGEST_AGAIN = "UPDATE person_merge SET grounds = $1, state = 'suggested', suggested_by = $2, suggested_on = $3, decided_by = NULL, decided_on = NULL
        WHERE id = $4 AND org_id = $5 AND state IN ('declined', 'taken_back')";
    /// Suggestions by a code that has changed since.
    pub DELETE_STALE = "DELETE FROM person_merge WHERE org_id = $1 AND (person_from = $2 OR person_into = $2) AND grounds = 'code' AND state = 'suggested'
        AND COALESCE((SELECT code FROM person WHERE id = person_from) <> (SELECT code FROM person WHERE id = person_into), TRUE)";
    /// Two persons of whom something was said.
    pub MERGE = "SELECT id, person_from, person_into, grounds, state, suggested_by, suggested_on, decided_on FROM person_merge
        WHERE id = $1 AND org_id = $2";
    /// Those in a state, the oldest first.
    pub LIST = "SELECT id, person_from, person_into, grounds, state, suggested_by, suggested_on, decided_on FROM person_merge
        WHERE org_id = $1 AND state = $2 ORDER BY suggested_on, id LIMIT $3";
    /// Whom a person was merged with.
    pub EDGES_OF = "SELECT id, person_from, person_into FROM person_merge
        WHERE org_id = $1 AND state = 'merged' AND (person_from = $2 OR person_into = $2) ORDER BY id";
    /// With whom somebody says that a person is one.
    pub SUGGESTED_WITH = "SELECT person_from, person_into FROM person_merge
        WHERE org_id = $1 AND state = 'suggested' AND (person_from = $2 OR person_into = $2) ORDER BY suggested_on, id";
    /// What was said about anybody who is counted as one with a person and still holds, or waits for a decision.
    pub AROUND = one_person!("SELECT m.id, m.person_from, m.person_into, m.grounds, m.state, m.suggested_by, m.suggested_on, m.decided_on FROM person_merge m
        WHERE m.org_id = $2 AND m.state IN ('merged', 'suggested')
            AND (m.person_from IN (SELECT id FROM one) OR m.person_into IN (SELECT id FROM one)) ORDER BY m.suggested_on, m.id");
    /// A decision, unless it has another state by now.
    pub DECIDE = "UPDATE person_merge SET state = $1, decided_by = $2, decided_on = $3 WHERE id = $4 AND org_id = $5 AND state = $6";
    /// Two persons who stay one although the one between them was forgotten.
    pub REPOINT = "UPDATE person_merge SET person_from = $1, person_into = $2 WHERE id = $3 AND org_id = $4";
    /// The same where something was said about the two before.
    pub STAY_ONE = "UPDATE person_merge SET state = 'merged' WHERE id = $1 AND org_id = $2";
    /// Everything that is counted under a number is counted under another.
    pub MOVE_ALL = "UPDATE report SET person_number = $1 WHERE org_id = $2 AND person_number = $3";
    /// Everything that was filed under a number is counted under another.
    pub MOVE_FILED = "UPDATE report SET person_number = $1 WHERE org_id = $2 AND number_as_filed = $3";
}

/// What was said about two persons.
#[derive(Clone, Debug)]
pub struct MergeRow {
    /// Which suggestion.
    pub id: MergeId,
    /// The one who was talked with when it was said.
    pub from: PersonId,
    /// The one they are said to be.
    pub into: PersonId,
    /// By what.
    pub grounds: Grounds,
    /// What became of it.
    pub state: State,
    /// Who said it.
    pub suggested_by: StaffId,
    /// On which day, in days since 1970.
    pub suggested_on: i64,
    /// On which day it was decided.
    pub decided_on: Option<i64>,
}

fn read(row: &Row) -> Result<MergeRow, DbError> {
    let unknown = |what: &str| DbError::Broken(format!("unknown {what} of two persons"));
    Ok(MergeRow {
        id: MergeId::from_bytes(row.id(0)?),
        from: PersonId::from_bytes(row.id(1)?),
        into: PersonId::from_bytes(row.id(2)?),
        grounds: Grounds::from_name(row.text(3)?).ok_or_else(|| unknown("grounds"))?,
        state: State::from_name(row.text(4)?).ok_or_else(|| unknown("state"))?,
        suggested_by: StaffId::from_bytes(row.id(5)?),
        suggested_on: row.int(6)?,
        decided_on: row.opt_int(7)?,
    })
}

/// A new suggestion.
pub(in crate::person) struct Suggestion {
    pub(in crate::person) id: MergeId,
    pub(in crate::person) from: PersonId,
    pub(in crate::person) into: PersonId,
    pub(in crate::person) grounds: Grounds,
    pub(in crate::person) by: StaffId,
    pub(in crate::person) day: i64,
}

pub(in crate::person) fn insert_merge(tx: &mut Tx<'_>, org: OrgId, new: &Suggestion) -> Result<(), DbError> {
    let (from, into) = (new.from.bytes(), new.into.bytes());
    let values =
        values![new.id.bytes(), org.bytes(), from, into, new.grounds.name(), new.by.bytes(), new.day];
    tx.execute(&INSERT_MERGE, &values).map(drop)
}

/// What was said about these two before, in whichever order.
pub(in crate::person) fn stand(
    tx: &mut Tx<'_>,
    org: OrgId,
    one: PersonId,
    other: PersonId,
) -> Result<Option<(MergeId, State)>, DbError> {
    let row = tx.optional(&STAND, &values![org.bytes(), one.bytes(), other.bytes()])?;
    let read = |row: Row| {
        let state = State::from_name(row.text(1)?);
        let state = state.ok_or_else(|| DbError::Broken("unknown state of two persons".into()))?;
        Ok((MergeId::from_bytes(row.id(0)?), state))
    };
    row.map(read).transpose()
}

/// Says again what was declined or taken back.
pub(in crate::person) fn suggest_again(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: MergeId,
    new: &Suggestion,
) -> Result<(), DbError> {
    let values = values![new.grounds.name(), new.by.bytes(), new.day, id.bytes(), org.bytes()];
    tx.execute(&SUGGEST_AGAIN, &values).map(drop)
}

/// Deletes what was suggested by a code that this person has no longer.
pub(in crate::person) fn delete_stale(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<(), DbError> {
    tx.execute(&DELETE_STALE, &values![org.bytes(), person.bytes()]).map(drop)
}

pub(in crate::person) fn merge(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: MergeId,
) -> Result<Option<MergeRow>, DbError> {
    tx.optional(&MERGE, &values![id.bytes(), org.bytes()])?.as_ref().map(read).transpose()
}

/// At most `limit` in a state, the oldest first.
pub(in crate::person) fn list(
    tx: &mut Tx<'_>,
    org: OrgId,
    state: State,
    limit: i64,
) -> Result<Vec<MergeRow>, DbError> {
    tx.query(&LIST, &values![org.bytes(), state.name(), limit])?.iter().map(read).collect()
}

/// What was said about anybody who is counted as one with a person, as far as it holds or waits; the oldest first.
pub(in crate::person) fn around(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<MergeRow>, DbError> {
    tx.query(&AROUND, &values![person.bytes(), org.bytes()])?.iter().map(read).collect()
}

/// Two persons who were merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::person) struct Edge {
    pub(in crate::person) id: MergeId,
    pub(in crate::person) from: PersonId,
    pub(in crate::person) into: PersonId,
}

impl Edge {
    /// The other one of the two.
    pub(in crate::person) fn other(&self, person: PersonId) -> PersonId {
        if self.from == person { self.into } else { self.from }
    }
}

pub(in crate::person) fn edges_of(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<Edge>, DbError> {
    let rows = tx.query(&EDGES_OF, &values![org.bytes(), person.bytes()])?;
    rows.iter()
        .map(|row| {
            Ok(Edge {
                id: MergeId::from_bytes(row.id(0)?),
                from: PersonId::from_bytes(row.id(1)?),
                into: PersonId::from_bytes(row.id(2)?),
            })
        })
        .collect()
}

/// Of whom somebody says that they are this person.
pub(in crate::person) fn suggested_with(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<PersonId>, DbError> {
    let rows = tx.query(&SUGGESTED_WITH, &values![org.bytes(), person.bytes()])?;
    let other = |row: &Row| {
        let (from, into) = (PersonId::from_bytes(row.id(0)?), PersonId::from_bytes(row.id(1)?));
        Ok(if from == person { into } else { from })
    };
    rows.iter().map(other).collect()
}

/// Whether it had the state `before`, and so was decided now.
pub(in crate::person) fn decide(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: MergeId,
    (before, after): (State, State),
    by: StaffId,
    day: i64,
) -> Result<bool, DbError> {
    let values = values![after.name(), by.bytes(), day, id.bytes(), org.bytes(), before.name()];
    Ok(tx.execute(&DECIDE, &values)? == 1)
}

/// Makes an edge one between two others, so that they stay one; what was said about these two before gives way.
pub(in crate::person) fn repoint(
    tx: &mut Tx<'_>,
    org: OrgId,
    edge: MergeId,
    from: PersonId,
    into: PersonId,
) -> Result<(), DbError> {
    match stand(tx, org, from, into)? {
        Some((held, _)) => tx.execute(&STAY_ONE, &values![held.bytes(), org.bytes()]).map(drop),
        None => {
            let values = values![from.bytes(), into.bytes(), edge.bytes(), org.bytes()];
            tx.execute(&REPOINT, &values).map(drop)
        }
    }
}

pub(in crate::person) fn move_all(
    tx: &mut Tx<'_>,
    org: OrgId,
    before: &PersonNumber,
    after: &PersonNumber,
) -> Result<(), DbError> {
    tx.execute(&MOVE_ALL, &values![*after, org.bytes(), *before]).map(drop)
}

pub(in crate::person) fn move_filed(
    tx: &mut Tx<'_>,
    org: OrgId,
    filed: &PersonNumber,
    after: &PersonNumber,
) -> Result<(), DbError> {
    tx.execute(&MOVE_FILED, &values![*after, org.bytes(), *filed]).map(drop)
}
