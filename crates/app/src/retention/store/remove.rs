//! How a row of each kind goes. What is counted of reports and feedback stays.

use db::{Statement, Tx, statements, values};
use kernel::DbError;

use crate::{
    forget,
    retention::model::{Due, With},
};

statements! {
    /// A follow-up that is over, with its steps.
    pub FOLLOW_UP = "DELETE FROM follow_up WHERE id = $1 AND org_id = $2";
    /// A question to a consultant.
    pub CONSULT = "DELETE FROM consult WHERE id = $1 AND org_id = $2";
    /// That somebody is told of its answer.
    pub CONSULT_MENTIONS = "DELETE FROM mention WHERE note_id = $1 AND org_id = $2";
    /// A review of a talk.
    pub REVIEW = "DELETE FROM quality_review WHERE id = $1 AND org_id = $2";
    /// The words of a report, the key to them and the way to the conversation.
    pub REPORT = "UPDATE report SET key_wrapped = NULL, private = NULL, thread = NULL, revision = revision + 1
        WHERE id = $1 AND org_id = $2";
    /// What was said on its way.
    pub REPORT_STEPS = "UPDATE report_step SET word = NULL, private_before = NULL WHERE report_id = $1 AND org_id = $2";
    /// A report that was never filed.
    pub REPORT_DRAFT = "DELETE FROM report WHERE id = $1 AND org_id = $2 AND state = 'draft'";
    /// The words about a talk and the way to it.
    pub FEEDBACK = "UPDATE feedback SET thread = NULL, words = NULL, key_sealed = NULL, key_wrapped = NULL WHERE id = $1 AND org_id = $2";
    /// A complaint with its keys.
    pub COMPLAINT = "DELETE FROM complaint WHERE id = $1 AND org_id = $2";
    /// That somebody was away.
    pub AWAY = "DELETE FROM consult_away WHERE id = $1 AND org_id = $2";
}

/// A row that goes with one statement.
pub(in crate::retention) fn one(
    tx: &mut Tx<'_>,
    statement: &'static Statement,
    with: &With<'_>,
    row: &Due,
) -> Result<(), DbError> {
    tx.execute(statement, &values![row.id, with.org.bytes()]).map(drop)
}

/// A conversation goes as when somebody forgets it.
pub(in crate::retention) fn conversation(tx: &mut Tx<'_>, with: &With<'_>, row: &Due) -> Result<(), DbError> {
    forget::by_time(tx, with.instance, crate::ids::ConversationId::from_bytes(row.id), with.now)
}

pub(in crate::retention) fn consult(tx: &mut Tx<'_>, with: &With<'_>, row: &Due) -> Result<(), DbError> {
    one(tx, &CONSULT_MENTIONS, with, row)?;
    one(tx, &CONSULT, with, row)
}

pub(in crate::retention) fn report(tx: &mut Tx<'_>, with: &With<'_>, row: &Due) -> Result<(), DbError> {
    one(tx, &REPORT_STEPS, with, row)?;
    one(tx, &REPORT, with, row)
}
