//! Rows of follow-ups and of what was done about them.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Sealed};

use super::model::{Standing, State};
use crate::{
    chat::NAMED,
    ids::{ConversationId, FollowUpId, OrgId, PersonId, StaffId},
    person::one_person,
};

/// What is read of a row; what follows are conditions, order and limit. `wrote`: the visitor wrote since, in this conversation or,
/// from the next day on, in another with the same person.
macro_rules! rows {
    ($of:literal) => {
        concat!(
            "SELECT f.id, f.conversation_id, c.code, f.state, f.due, f.whose, s.work_name, f.attempts, f.missed, f.steps,
                f.planned_on, f.changed_on, p.work_name AS planned_by, f.epoch, f.key_wrapped, f.asked,
                CAST(CASE WHEN EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = f.conversation_id
                        AND m.author = 'visitor' AND m.number > f.seen)
                    OR EXISTS (SELECT 1 FROM conversation o JOIN message m ON m.conversation_id = o.id
                        WHERE o.org_id = f.org_id AND o.person_id = c.person_id AND o.id <> c.id
                        AND m.author = 'visitor' AND m.sent_at >= (f.changed_on + 1) * 86400000)
                    THEN 1 ELSE 0 END AS BIGINT) AS wrote,
                CAST(CASE WHEN c.state = 'resolved' THEN 1 ELSE 0 END AS BIGINT) AS resolved
            FROM follow_up f JOIN conversation c ON c.id = f.conversation_id LEFT JOIN staff s ON s.id = f.whose
                LEFT JOIN staff p ON p.id = f.planned_by WHERE ",
            $of
        )
    };
}

statements! {
    /// A follow-up. The same form sent twice is one. Nothing is planned in a conversation that is gone.
    pub INSERT_FOLLOW_UP = "INSERT INTO follow_up (id, org_id, conversation_id, state, due, whose, attempts, missed, steps, seen, planned_by, planned_on, changed_on, epoch, key_wrapped, asked)
        VALUES ($1, $2, $3, 'open', $4, $5, 0, 0, 0,
            (SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) FROM message WHERE conversation_id = $3 AND author = 'visitor'),
            $6, $7, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING";
    /// How many there are to do in a conversation.
    pub COUNT_DUE_OF_CONVERSATION = "SELECT COUNT(*) AS n FROM follow_up WHERE conversation_id = $1 AND org_id = $2 AND state <> 'lost' AND state <> 'ended'";
    /// One of them.
    pub FOLLOW_UP = rows!("f.id = $1 AND f.org_id = $2");
    /// Those of a conversation, what is to be done first.
    pub FOLLOW_UPS_OF_CONVERSATION = rows!("f.conversation_id = $1 AND f.org_id = $2
        ORDER BY CASE WHEN f.state IN ('lost', 'ended') THEN 1 ELSE 0 END, f.due, f.id LIMIT $3");
    /// Those of every conversation with a person.
    pub FOLLOW_UPS_OF_PERSON = rows!("c.person_id = $1 AND f.org_id = $2
        ORDER BY CASE WHEN f.state IN ('lost', 'ended') THEN 1 ELSE 0 END, f.due, f.id LIMIT $3");
    /// Those of every conversation with a person and with those who are counted as one with them, but what only named members open.
    pub FOLLOW_UPS_BY_DAY = one_person!("SELECT f.id, c.code, f.state, f.planned_on, f.due FROM follow_up f
            JOIN conversation c ON c.id = f.conversation_id
        WHERE c.org_id = $2 AND c.person_id IN (SELECT id FROM one) AND c.epoch <> $3 ORDER BY f.planned_on, f.id");
    /// What is to be done after a place, the earliest first; everybody's, or only what a member or anybody is to do.
    pub DUE_AFTER = rows!("f.org_id = $1 AND f.state <> 'lost' AND f.state <> 'ended'
        AND (CAST($2 AS BIGINT) = 0 OR f.whose IS NULL OR f.whose = $3) AND (f.due, f.id) > ($4, $5) ORDER BY f.due, f.id LIMIT $6");
    /// How many are to be done until today and in all.
    pub COUNT_DUE = "SELECT COUNT(*) FILTER (WHERE due <= $1) AS now, COUNT(*) AS all_of_them FROM follow_up
        WHERE org_id = $2 AND state <> 'lost' AND state <> 'ended' AND (CAST($3 AS BIGINT) = 0 OR whose IS NULL OR whose = $4)";
    /// Whoever was lost, the latest first, before a place.
    pub LOST_BEFORE = rows!("f.org_id = $1 AND f.state = 'lost' AND (f.changed_on, f.id) < ($2, $3)
        ORDER BY f.changed_on DESC, f.id DESC LIMIT $4");
    /// What is to be done about people who have written nothing since a moment, after a place.
    pub SILENT_AFTER = rows!("f.org_id = $1 AND f.state <> 'lost' AND f.state <> 'ended'
        AND NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = f.conversation_id AND m.author = 'visitor' AND m.sent_at >= $2)
        AND NOT EXISTS (SELECT 1 FROM conversation o JOIN message m ON m.conversation_id = o.id
            WHERE o.org_id = $1 AND o.person_id = c.person_id AND m.author = 'visitor' AND m.sent_at >= $2)
        AND (f.due, f.id) > ($3, $4) ORDER BY f.due, f.id LIMIT $5");
    /// It stands so from now on, if nothing was done about it since it was looked at.
    pub STAND = "UPDATE follow_up SET state = $1, due = $2, whose = $3, attempts = $4, missed = $5, changed_on = $6, steps = steps + 1,
            seen = CASE WHEN CAST($7 AS BIGINT) = 0 THEN seen ELSE (SELECT CAST(COALESCE(MAX(m.number), 0) AS BIGINT) FROM message m
                WHERE m.conversation_id = follow_up.conversation_id AND m.author = 'visitor') END
        WHERE id = $8 AND org_id = $9 AND steps = $10";
    /// What was done, with what was before it.
    pub INSERT_STEP = "INSERT INTO follow_up_step (follow_up_id, number, staff_id, day, state, due, whose, attempts, missed, seen, body)
        SELECT id, steps + 1, $1, $2, state, due, whose, attempts, missed, seen, $3 FROM follow_up WHERE id = $4 AND org_id = $5 AND steps = $6";
    /// What was done about it, in order.
    pub STEPS = "SELECT t.number, t.staff_id, s.work_name, t.day, t.body FROM follow_up_step t LEFT JOIN staff s ON s.id = t.staff_id
        JOIN follow_up f ON f.id = t.follow_up_id WHERE t.follow_up_id = $1 AND f.org_id = $2 ORDER BY t.number";
    /// The last step is taken back: everything is as it was before it. Only for whoever did it.
    pub UNDO = "UPDATE follow_up SET (state, due, whose, attempts, missed, seen) =
            (SELECT t.state, t.due, t.whose, t.attempts, t.missed, t.seen FROM follow_up_step t
                WHERE t.follow_up_id = follow_up.id AND t.number = follow_up.steps), changed_on = $1, steps = steps - 1
        WHERE id = $2 AND org_id = $3 AND steps = $4 AND steps > 0
            AND EXISTS (SELECT 1 FROM follow_up_step t WHERE t.follow_up_id = follow_up.id AND t.number = follow_up.steps AND t.staff_id = $5)";
    /// The step that was taken back.
    pub DELETE_STEP = "DELETE FROM follow_up_step WHERE follow_up_id = $1 AND number = $2";
    /// What somebody was to do who cannot any more is for anybody; undoing gives nothing back to them.
    pub LET_GO = "UPDATE follow_up SET whose = NULL WHERE whose = $1";
    /// The same of what was before a step.
    pub LET_GO_STEPS = "UPDATE follow_up_step SET whose = NULL WHERE whose = $1";
}

/// A follow-up as its row has it.
#[derive(Clone, Debug)]
pub struct FollowUpRow {
    /// Which one.
    pub id: FollowUpId,
    /// Of which conversation.
    pub conversation: ConversationId,
    /// The code name of the conversation.
    pub code: String,
    /// How it stands.
    pub standing: Standing,
    /// The work name of whoever is to do it.
    pub who: Option<String>,
    /// How often something was done about it: what a form was made in sight of.
    pub steps: i64,
    /// The day it was planned on.
    pub planned_on: i64,
    /// The day it last changed.
    pub changed_on: i64,
    /// The work name of whoever planned it.
    pub planned_by: Option<String>,
    pub(super) epoch: i64,
    pub(super) key: Sealed<[u8; 32]>,
    pub(super) asked: Sealed<String>,
    /// Whether the visitor wrote since.
    pub wrote: bool,
    /// Whether its conversation is resolved.
    pub resolved: bool,
}

fn follow_up(row: &Row) -> Result<FollowUpRow, DbError> {
    let state = State::from_name(row.text(3)?)
        .ok_or_else(|| DbError::Broken("unknown state of a follow-up".into()))?;
    Ok(FollowUpRow {
        id: FollowUpId::from_bytes(row.id(0)?),
        conversation: ConversationId::from_bytes(row.id(1)?),
        code: row.text(2)?.to_owned(),
        standing: Standing {
            state,
            due: row.int(4)?,
            whose: row.opt_id(5)?.map(StaffId::from_bytes),
            attempts: row.int(7)?,
            missed: row.int(8)?,
        },
        who: row.opt_text(6)?.map(str::to_owned),
        steps: row.int(9)?,
        planned_on: row.int(10)?,
        changed_on: row.int(11)?,
        planned_by: row.opt_text(12)?.map(str::to_owned),
        epoch: row.int(13)?,
        key: row.sealed(14)?,
        asked: row.sealed(15)?,
        wrote: row.int(16)? == 1,
        resolved: row.int(17)? == 1,
    })
}

fn all(rows: &[Row]) -> Result<Vec<FollowUpRow>, DbError> {
    rows.iter().map(follow_up).collect()
}

/// What [`insert`] writes.
pub(super) struct New {
    pub(super) id: FollowUpId,
    pub(super) org: OrgId,
    pub(super) conversation: ConversationId,
    pub(super) due: i64,
    pub(super) whose: Option<StaffId>,
    pub(super) by: StaffId,
    pub(super) today: i64,
    pub(super) epoch: i64,
    pub(super) key: Sealed<[u8; 32]>,
    pub(super) asked: Sealed<String>,
}

/// Whether it is new.
pub(super) fn insert(tx: &mut Tx<'_>, new: &New) -> Result<bool, DbError> {
    let values = values![
        new.id.bytes(),
        new.org.bytes(),
        new.conversation.bytes(),
        new.due,
        new.whose.map(|staff| staff.bytes()),
        new.by.bytes(),
        new.today,
        new.epoch,
        &new.key,
        &new.asked,
    ];
    Ok(tx.execute(&INSERT_FOLLOW_UP, &values)? == 1)
}

pub(super) fn count_of(tx: &mut Tx<'_>, org: OrgId, conversation: ConversationId) -> Result<i64, DbError> {
    tx.one(&COUNT_DUE_OF_CONVERSATION, &values![conversation.bytes(), org.bytes()])?.int(0)
}

pub(super) fn find(tx: &mut Tx<'_>, org: OrgId, id: FollowUpId) -> Result<Option<FollowUpRow>, DbError> {
    tx.optional(&FOLLOW_UP, &values![id.bytes(), org.bytes()])?.as_ref().map(follow_up).transpose()
}

pub(super) fn of_conversation(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    limit: i64,
) -> Result<Vec<FollowUpRow>, DbError> {
    all(&tx.query(&FOLLOW_UPS_OF_CONVERSATION, &values![conversation.bytes(), org.bytes(), limit])?)
}

pub(super) fn of_person(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
    limit: i64,
) -> Result<Vec<FollowUpRow>, DbError> {
    all(&tx.query(&FOLLOW_UPS_OF_PERSON, &values![person.bytes(), org.bytes(), limit])?)
}

/// That somebody was to be asked again, without what it is about: for a page about several conversations of one person.
#[derive(Clone, Debug)]
pub struct OnDay {
    /// Which one.
    pub id: FollowUpId,
    /// The code name of its conversation.
    pub code: String,
    /// Where it stands.
    pub state: State,
    /// The day it was planned on, and the day it is due.
    pub planned_on: i64,
    #[allow(missing_docs)]
    pub due: i64,
}

/// The follow-ups of a person and of those who are counted as one with them, in the order they were planned in.
///
/// # Errors
/// Those of the store.
pub fn by_day(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<Vec<OnDay>, DbError> {
    let rows = tx.query(&FOLLOW_UPS_BY_DAY, &values![person.bytes(), org.bytes(), NAMED])?;
    let broken = || DbError::Broken("unknown state of a follow-up".into());
    let one = |row: &Row| {
        Ok(OnDay {
            id: FollowUpId::from_bytes(row.id(0)?),
            code: row.text(1)?.to_owned(),
            state: State::from_name(row.text(2)?).ok_or_else(broken)?,
            planned_on: row.int(3)?,
            due: row.int(4)?,
        })
    };
    rows.iter().map(one).collect()
}

/// A place in a list by day.
pub(super) type Place = (i64, FollowUpId);

/// Whose follow-ups a list has: everybody's, or those of one member and of anybody.
pub(super) fn due_after(
    tx: &mut Tx<'_>,
    org: OrgId,
    whose: Option<StaffId>,
    (day, id): Place,
    limit: i64,
) -> Result<Vec<FollowUpRow>, DbError> {
    let staff = whose.map_or([0; 16], |staff| staff.bytes());
    let values = values![org.bytes(), whose.is_some(), staff, day, id.bytes(), limit];
    all(&tx.query(&DUE_AFTER, &values)?)
}

/// How many are to be done until today, and in all.
pub(super) fn count_due(
    tx: &mut Tx<'_>,
    org: OrgId,
    whose: Option<StaffId>,
    today: i64,
) -> Result<(i64, i64), DbError> {
    let staff = whose.map_or([0; 16], |staff| staff.bytes());
    let row = tx.one(&COUNT_DUE, &values![today, org.bytes(), whose.is_some(), staff])?;
    Ok((row.int(0)?, row.int(1)?))
}

pub(super) fn lost_before(
    tx: &mut Tx<'_>,
    org: OrgId,
    (day, id): Place,
    limit: i64,
) -> Result<Vec<FollowUpRow>, DbError> {
    all(&tx.query(&LOST_BEFORE, &values![org.bytes(), day, id.bytes(), limit])?)
}

/// `since` is a moment in milliseconds.
pub(super) fn silent_after(
    tx: &mut Tx<'_>,
    org: OrgId,
    since: i64,
    (day, id): Place,
    limit: i64,
) -> Result<Vec<FollowUpRow>, DbError> {
    all(&tx.query(&SILENT_AFTER, &values![org.bytes(), since, day, id.bytes(), limit])?)
}

/// What is done about a follow-up: what it becomes, and the sealed step.
pub(super) struct Doing {
    pub(super) id: FollowUpId,
    pub(super) org: OrgId,
    pub(super) after: Standing,
    /// Whether what the visitor wrote until now is dealt with by it.
    pub(super) heard: bool,
    /// How often something had been done when it was looked at.
    pub(super) steps: i64,
    pub(super) by: StaffId,
    pub(super) today: i64,
    pub(super) body: Sealed<String>,
}

/// Whether it was still as it was looked at.
pub(super) fn act(tx: &mut Tx<'_>, doing: &Doing) -> Result<bool, DbError> {
    let Doing { id, org, after, heard, steps, by, today, body } = doing;
    let values = values![by.bytes(), *today, body, id.bytes(), org.bytes(), *steps];
    if tx.execute(&INSERT_STEP, &values)? != 1 {
        return Ok(false);
    }
    let Standing { state, due, whose, attempts, missed } = *after;
    let whose = whose.map(|staff| staff.bytes());
    let values =
        values![state.name(), due, whose, attempts, missed, *today, *heard, id.bytes(), org.bytes(), *steps];
    Ok(tx.execute(&STAND, &values)? == 1)
}

/// A step as its row has it.
#[derive(Clone, Debug)]
pub(super) struct StepRow {
    pub(super) number: i64,
    pub(super) by: StaffId,
    pub(super) who: Option<String>,
    pub(super) day: i64,
    pub(super) body: Sealed<String>,
}

pub(super) fn steps(tx: &mut Tx<'_>, org: OrgId, id: FollowUpId) -> Result<Vec<StepRow>, DbError> {
    let step = |row: &Row| {
        Ok(StepRow {
            number: row.int(0)?,
            by: StaffId::from_bytes(row.id(1)?),
            who: row.opt_text(2)?.map(str::to_owned),
            day: row.int(3)?,
            body: row.sealed(4)?,
        })
    };
    tx.query(&STEPS, &values![id.bytes(), org.bytes()])?.iter().map(step).collect()
}

/// Whether the last step was this one, and this member's.
pub(super) fn undo(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: FollowUpId,
    steps: i64,
    by: StaffId,
    today: i64,
) -> Result<bool, DbError> {
    if tx.execute(&UNDO, &values![today, id.bytes(), org.bytes(), steps, by.bytes()])? != 1 {
        return Ok(false);
    }
    tx.execute(&DELETE_STEP, &values![id.bytes(), steps])?;
    Ok(true)
}

/// What a member was to do is for anybody: they have left, or hold the team's key no longer.
///
/// # Errors
/// Those of the store.
pub fn let_go(tx: &mut Tx<'_>, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&LET_GO, &values![staff.bytes()])?;
    tx.execute(&LET_GO_STEPS, &values![staff.bytes()]).map(drop)
}
