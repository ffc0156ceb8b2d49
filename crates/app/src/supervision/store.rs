//! What the board counts.

use db::{Tx, statements, values};
use kernel::{DbError, Moment};

use crate::{ids::OrgId, policy::Role};

statements! {
    /// Every conversation that is not over.
    pub OPEN = "SELECT language, state, last_author, waiting_since, emergency, snoozed_until FROM conversation
        WHERE org_id = $1 AND state <> 'resolved' AND state <> 'discarded'";
    /// Who has done something at the desk since a moment.
    pub AT_DESK = "SELECT s.work_name, s.role, MAX(t.seen_at) AS seen FROM staff_session t JOIN staff s ON s.id = t.staff_id
        WHERE t.org_id = $1 AND t.stage = 'open' AND t.seen_at >= $2
        GROUP BY s.id, s.work_name, s.role ORDER BY s.work_name, s.role";
    /// How many suggestions about persons nobody has decided.
    pub MERGES = "SELECT COUNT(*) AS n FROM person_merge WHERE org_id = $1 AND state = 'suggested'";
    /// How many snippets wait to be approved.
    pub SNIPPETS = "SELECT COUNT(*) AS n FROM snippet WHERE org_id = $1 AND state = 'submitted'";
    /// How many allowances of a new second factor wait for a second coordinator.
    pub FACTORS = "SELECT COUNT(*) AS n FROM (SELECT staff_id FROM factor_approval WHERE org_id = $1 AND at >= $2
        GROUP BY staff_id HAVING COUNT(*) = 1) AS once";
}

/// A conversation that is not over, as the board counts it.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) language: String,
    pub(super) fresh: bool,
    pub(super) waits: bool,
    pub(super) since: Moment,
    pub(super) emergency: bool,
    pub(super) snoozed_until: Option<Moment>,
}

pub(super) fn open(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Open>, DbError> {
    let rows = tx.query(&OPEN, &values![org.bytes()])?;
    let one = |row: &db::Row| {
        Ok(Open {
            language: row.text(0)?.to_owned(),
            fresh: row.text(1)? == "new",
            waits: row.text(2)? == "visitor",
            since: row.moment(3)?,
            emergency: row.int(4)? == 1,
            snoozed_until: row.opt_moment(5)?,
        })
    };
    rows.iter().map(one).collect()
}

/// Somebody who is at the desk.
#[derive(Clone, Debug)]
pub(super) struct AtDesk {
    pub(super) work_name: String,
    pub(super) role: Role,
    pub(super) seen: Moment,
}

pub(super) fn at_desk(tx: &mut Tx<'_>, org: OrgId, since: Moment) -> Result<Vec<AtDesk>, DbError> {
    let rows = tx.query(&AT_DESK, &values![org.bytes(), since])?;
    let one = |row: &db::Row| {
        let role = Role::from_name(row.text(1)?).ok_or_else(|| DbError::Broken("unknown role".into()))?;
        Ok(AtDesk { work_name: row.text(0)?.to_owned(), role, seen: row.moment(2)? })
    };
    rows.iter().map(one).collect()
}

pub(super) fn merges(tx: &mut Tx<'_>, org: OrgId) -> Result<i64, DbError> {
    tx.one(&MERGES, &values![org.bytes()])?.int(0)
}

pub(super) fn snippets(tx: &mut Tx<'_>, org: OrgId) -> Result<i64, DbError> {
    tx.one(&SNIPPETS, &values![org.bytes()])?.int(0)
}

pub(super) fn factors(tx: &mut Tx<'_>, org: OrgId, since: Moment) -> Result<i64, DbError> {
    tx.one(&FACTORS, &values![org.bytes(), since])?.int(0)
}
