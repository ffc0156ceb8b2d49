//! Rows of how far reports reach.

use db::{Tx, statements, values};
use kernel::{Blind, DbError};

use crate::{
    ids::{ConversationId, OrgId},
    report::reach::Reach,
};

statements! {
    /// How far the reports of a conversation reach.
    pub REACH = "SELECT upto FROM report_reach WHERE org_id = $1 AND thread = $2";
    /// They reach further.
    pub SET_REACH = "INSERT INTO report_reach (org_id, thread, upto) VALUES ($1, $2, $3)
        ON CONFLICT (org_id, thread) DO UPDATE SET upto = excluded.upto";
    /// The conversation is forgotten.
    pub FORGET_REACH = "DELETE FROM report_reach WHERE org_id = $1 AND thread = $2";
}

pub(in crate::report) fn read(
    tx: &mut Tx<'_>,
    org: OrgId,
    thread: &Blind<ConversationId>,
) -> Result<Option<Reach>, DbError> {
    let row = tx.optional(&REACH, &values![org.bytes(), thread])?;
    row.map(|row| row.sealed(0)).transpose()
}

pub(in crate::report) fn set(
    tx: &mut Tx<'_>,
    org: OrgId,
    thread: &Blind<ConversationId>,
    reach: &Reach,
) -> Result<(), DbError> {
    tx.execute(&SET_REACH, &values![org.bytes(), thread, reach]).map(drop)
}

pub(in crate::report) fn forget(
    tx: &mut Tx<'_>,
    org: OrgId,
    thread: &Blind<ConversationId>,
) -> Result<(), DbError> {
    tx.execute(&FORGET_REACH, &values![org.bytes(), thread]).map(drop)
}
