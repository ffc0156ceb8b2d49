//! Rows of what was done, and the one statement by which it is done and undone.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Moment};

use super::{
    act::{Act, Kind, Outcome, Standing},
    rules::Order,
};
use crate::{
    chat::State,
    ids::{ConversationId, DeedId, OrgId, StaffId, TagId},
};

pub(super) mod waiting;

statements! {
    /// Nothing goes back to somebody who is no holder any more by being undone.
    pub FORGET_HOLDER = "UPDATE deed_thread SET taken_by = NULL WHERE taken_by = $1";
    /// A conversation stands so from now on, if it is still as it was seen. What comes back from being resolved waits from now:
    /// its times were made days. What was discarded is no longer so.
    pub STAND = "UPDATE conversation SET
            waiting_since = CASE WHEN state = 'resolved' AND $1 <> 'resolved' THEN $2 ELSE waiting_since END,
            changed_at = CASE WHEN $1 = 'resolved' THEN changed_at ELSE $2 END,
            state = $1, taken_by = $3, snoozed_until = $4,
            discarded_in = CASE WHEN $1 = 'discarded' THEN discarded_in END,
            discarded_on = CASE WHEN $1 = 'discarded' THEN discarded_on END,
            revision = revision + 1
        WHERE id = $5 AND org_id = $6 AND revision = $7";
    /// Something is done. The same form sent twice is one deed.
    pub INSERT_DEED = "INSERT INTO deed (id, org_id, staff_id, kind, target, until, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (id) DO NOTHING";
    /// A deed of a member.
    pub DEED = "SELECT d.kind, d.target, d.until, d.at, s.work_name FROM deed d LEFT JOIN staff s ON s.id = d.target
        WHERE d.id = $1 AND d.org_id = $2 AND d.staff_id = $3";
    /// What became of a conversation. What was written first stays.
    pub INSERT_DEED_THREAD = "INSERT INTO deed_thread (deed_id, conversation_id, revision, outcome, state, taken_by, snoozed_until, tagged)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (deed_id, conversation_id) DO NOTHING";
    /// The conversations of a deed.
    pub DEED_THREADS = "SELECT t.conversation_id, c.code, t.outcome FROM deed_thread t
        JOIN conversation c ON c.id = t.conversation_id WHERE t.deed_id = $1 AND c.org_id = $2 ORDER BY c.code, t.conversation_id";
    /// Some of those that can still be undone.
    pub NOT_UNDONE = "SELECT conversation_id, revision, state, taken_by, snoozed_until, tagged FROM deed_thread
        WHERE deed_id = $1 AND outcome = 0 ORDER BY conversation_id LIMIT $2";
    /// What became of undoing it.
    pub SET_OUTCOME = "UPDATE deed_thread SET outcome = $1 WHERE deed_id = $2 AND conversation_id = $3";
    /// The last time that somebody decided who has a conversation.
    pub LAST_HOLDING = "SELECT d.kind, d.at, w.work_name AS doer, o.work_name AS holder FROM deed_thread t
        JOIN deed d ON d.id = t.deed_id JOIN staff w ON w.id = d.staff_id LEFT JOIN staff o ON o.id = d.target
        WHERE t.conversation_id = $1 AND d.org_id = $2 AND t.outcome = 0 AND d.kind IN ('take', 'assign', 'release')
        ORDER BY t.revision DESC LIMIT 1";
    /// What can no longer be undone goes.
    pub FORGET_DEEDS = "DELETE FROM deed WHERE id IN (SELECT d.id FROM deed d WHERE d.at < $1 ORDER BY d.at, d.id LIMIT $2)";
}

/// Undoing gives nothing back to a member who holds the team's key no longer.
///
/// # Errors
/// Those of the store.
pub fn forget_holder(tx: &mut Tx<'_>, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&FORGET_HOLDER, &values![staff.bytes()]).map(drop)
}

/// A conversation as it was before a deed, with the revision it had after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    pub(super) conversation: ConversationId,
    pub(super) standing: Standing,
    pub(super) revision: i64,
    /// For tags: 0 it was not there, 1 a lexicon had found it, 2 it was there by hand.
    pub(super) tagged: Option<i64>,
}

/// What a member did.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its identifier.
    pub id: DeedId,
    /// What.
    pub act: Act,
    /// The work name of the colleague it was given to.
    pub whom: Option<String>,
    /// The minute.
    pub at: Moment,
    /// With which conversations, by code name.
    pub threads: Vec<Thread>,
}

/// One conversation of a deed.
#[derive(Clone, Debug)]
pub struct Thread {
    /// Its identifier.
    pub id: ConversationId,
    /// Its code name.
    pub code: String,
    /// What became of it.
    pub outcome: Outcome,
}

impl Done {
    /// How many conversations have this outcome.
    pub fn count(&self, outcome: Outcome) -> i64 {
        self.threads.iter().map(|one| i64::from(one.outcome == outcome)).sum()
    }

    /// Whether anything can be undone.
    pub fn can_be_undone(&self) -> bool {
        self.count(Outcome::Done) > 0
    }
}

/// Who decided last who has a conversation.
#[derive(Clone, Debug)]
pub struct Holding {
    /// Taken, given or released.
    pub kind: Kind,
    /// When.
    pub at: Moment,
    /// The work name of whoever did it.
    pub by: String,
    /// The work name of the colleague it was given to.
    pub to: Option<String>,
}

/// Whether the conversation was still at this revision.
pub(super) fn stand(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ConversationId,
    after: &Standing,
    revision: i64,
    now: Moment,
) -> Result<bool, DbError> {
    let taken_by = after.taken_by.map(|staff| staff.bytes());
    let values = values![
        after.state.name(),
        now.to_minute(),
        taken_by,
        after.snoozed_until,
        id.bytes(),
        org.bytes(),
        revision,
    ];
    Ok(tx.execute(&STAND, &values)? == 1)
}

/// Whether the deed is this member's.
pub(super) fn insert(tx: &mut Tx<'_>, order: &Order) -> Result<bool, DbError> {
    let Order { id, org, by: (by, _), act, now } = order;
    let values = values![
        id.bytes(),
        org.bytes(),
        by.bytes(),
        act.kind().name(),
        act.target(),
        act.until(),
        now.to_minute(),
    ];
    if tx.execute(&INSERT_DEED, &values)? == 1 {
        return Ok(true);
    }
    Ok(act_of(tx, *org, *by, *id)? == Some(*act))
}

pub(super) fn insert_thread(
    tx: &mut Tx<'_>,
    id: DeedId,
    before: &Before,
    outcome: Outcome,
) -> Result<(), DbError> {
    let Standing { state, taken_by, snoozed_until } = before.standing;
    let taken_by = taken_by.map(|staff| staff.bytes());
    let values = values![
        id.bytes(),
        before.conversation.bytes(),
        before.revision,
        outcome.number(),
        state.name(),
        taken_by,
        snoozed_until,
        before.tagged,
    ];
    tx.execute(&INSERT_DEED_THREAD, &values).map(drop)
}

fn act(row: &Row) -> Result<Act, DbError> {
    let broken = || DbError::Broken("a deed of an unknown kind".into());
    let target = row.opt_id(1)?;
    Ok(match Kind::from_name(row.text(0)?).ok_or_else(broken)? {
        Kind::Take => Act::Take,
        Kind::Assign => Act::Assign(StaffId::from_bytes(target.ok_or_else(broken)?)),
        Kind::Release => Act::Release,
        Kind::Tag => Act::Tag(TagId::from_bytes(target.ok_or_else(broken)?)),
        Kind::Untag => Act::Untag(TagId::from_bytes(target.ok_or_else(broken)?)),
        Kind::Snooze => Act::Snooze(row.opt_moment(2)?.ok_or_else(broken)?),
        Kind::Wake => Act::Wake,
        Kind::Resolve => Act::Resolve,
    })
}

pub(super) fn act_of(tx: &mut Tx<'_>, org: OrgId, by: StaffId, id: DeedId) -> Result<Option<Act>, DbError> {
    tx.optional(&DEED, &values![id.bytes(), org.bytes(), by.bytes()])?.as_ref().map(act).transpose()
}

/// What a member did, with what became of each conversation; `None` for what others did, and for what is forgotten.
///
/// # Errors
/// Those of the store.
pub fn find(tx: &mut Tx<'_>, org: OrgId, by: StaffId, id: DeedId) -> Result<Option<Done>, DbError> {
    let Some(row) = tx.optional(&DEED, &values![id.bytes(), org.bytes(), by.bytes()])? else {
        return Ok(None);
    };
    let thread = |row: &Row| {
        let outcome = Outcome::from_number(row.int(2)?)
            .ok_or_else(|| DbError::Broken("an unknown outcome of a deed".into()))?;
        Ok(Thread { id: ConversationId::from_bytes(row.id(0)?), code: row.text(1)?.to_owned(), outcome })
    };
    let threads = tx.query(&DEED_THREADS, &values![id.bytes(), org.bytes()])?;
    let act = act(&row)?;
    let whom = row.opt_text(4)?.filter(|_| matches!(act, Act::Assign(_))).map(str::to_owned);
    let threads = threads.iter().map(thread).collect::<Result<_, DbError>>()?;
    Ok(Some(Done { id, act, whom, at: row.moment(3)?, threads }))
}

pub(super) fn not_undone(tx: &mut Tx<'_>, id: DeedId, limit: usize) -> Result<Vec<Before>, DbError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let before = |row: &Row| {
        let state = State::from_name(row.text(2)?)
            .ok_or_else(|| DbError::Broken("unknown state of a conversation".into()))?;
        let taken_by = row.opt_id(3)?.map(StaffId::from_bytes);
        Ok(Before {
            conversation: ConversationId::from_bytes(row.id(0)?),
            standing: Standing { state, taken_by, snoozed_until: row.opt_moment(4)? },
            revision: row.int(1)?,
            tagged: row.opt_int(5)?,
        })
    };
    tx.query(&NOT_UNDONE, &values![id.bytes(), limit])?.iter().map(before).collect()
}

pub(super) fn set_outcome(
    tx: &mut Tx<'_>,
    id: DeedId,
    conversation: ConversationId,
    outcome: Outcome,
) -> Result<(), DbError> {
    tx.execute(&SET_OUTCOME, &values![outcome.number(), id.bytes(), conversation.bytes()]).map(drop)
}

/// Who decided last, as far as it was not a day ago, who has a conversation.
///
/// # Errors
/// Those of the store.
pub fn last_holding(tx: &mut Tx<'_>, org: OrgId, id: ConversationId) -> Result<Option<Holding>, DbError> {
    let Some(row) = tx.optional(&LAST_HOLDING, &values![id.bytes(), org.bytes()])? else { return Ok(None) };
    let kind =
        Kind::from_name(row.text(0)?).ok_or_else(|| DbError::Broken("a deed of an unknown kind".into()))?;
    let to = row.opt_text(3)?.map(str::to_owned);
    Ok(Some(Holding { kind, at: row.moment(1)?, by: row.text(2)?.to_owned(), to }))
}

pub(super) fn forget(tx: &mut Tx<'_>, before: Moment, limit: i64) -> Result<u64, DbError> {
    tx.execute(&FORGET_DEEDS, &values![before, limit])
}
