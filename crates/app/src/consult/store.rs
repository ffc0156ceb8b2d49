//! Rows of questions, of whom they are sealed to, and of what consultants have begun to write.

mod away;

use db::{Row as Stored, Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

pub use away::ALL as AWAY;
pub(super) use away::{AwayRow, NewAway, remove_away, who_is_away, write_away};

use super::model::{ForVisitor, History, Row, State, Word};
use crate::{
    chat::{NAMED, Said},
    ids::{ConsultId, ConversationId, OrgId, PersonId, StaffId},
    person::one_person,
    policy::Role,
};

/// Everything of questions, with the names of who asks and who has them.
macro_rules! questions {
    ($which:literal) => {
        concat!(
            "SELECT c.id, c.conversation_id, c.asked_by, a.work_name AS asker, c.role, c.named, c.taken_by, t.work_name AS taker,
                c.state, c.history, c.for_visitor, c.since, c.epoch, c.key_wrapped, c.question, c.earlier, c.answer, c.org_id
            FROM consult c LEFT JOIN staff a ON a.id = c.asked_by LEFT JOIN staff t ON t.id = c.taken_by WHERE ",
            $which
        )
    };
}

statements! {
    /// One question.
    pub CONSULT = questions!("c.id = $1 AND c.org_id = $2");
    /// The questions about a conversation, the newest first.
    pub CONSULTS_OF_THREAD = questions!("c.conversation_id = $1 AND c.org_id = $2 ORDER BY c.since DESC, c.id");
    /// That consultants were asked about the conversations with a person and with those who are counted as one with them, but about
    /// what only named members open.
    pub CONSULTS_BY_DAY = one_person!("SELECT c.id, c.code, q.role, q.state, q.since FROM consult q
            JOIN conversation c ON c.id = q.conversation_id
        WHERE c.org_id = $2 AND c.person_id IN (SELECT id FROM one) AND c.epoch <> $3 ORDER BY q.since, q.id");
    /// What waits for one consultant, the oldest first.
    pub CONSULTS_MINE = questions!("c.org_id = $1 AND c.state = 'waiting' AND c.taken_by = $2 ORDER BY c.since, c.id LIMIT $3");
    /// What waits for anybody of their profession, the oldest first: what is sealed to them.
    pub CONSULTS_QUEUE = questions!("c.org_id = $1 AND c.state = 'waiting' AND c.taken_by IS NULL
        AND EXISTS (SELECT 1 AS one FROM consult_seal s WHERE s.consult_id = c.id AND s.staff_id = $2)
        ORDER BY c.since, c.id LIMIT $3");
    /// What one consultant has answered, the newest first.
    pub CONSULTS_ANSWERED = questions!("c.org_id = $1 AND c.state = 'answered' AND c.taken_by = $2
        ORDER BY c.since DESC, c.id LIMIT $3");
    /// What was taken back, or answered by somebody else, while they wrote: their words are kept.
    pub CONSULTS_KEPT = questions!("c.org_id = $1 AND c.state <> 'waiting'
        AND EXISTS (SELECT 1 AS one FROM consult_draft d WHERE d.consult_id = c.id AND d.staff_id = $2)
        ORDER BY c.since DESC, c.id LIMIT $3");
    /// What one member has asked, the newest first.
    pub CONSULTS_ASKED = questions!("c.org_id = $1 AND c.asked_by = $2 ORDER BY c.since DESC, c.id LIMIT $3");
    /// How much waits for one consultant: what they have, and what anybody of their profession may take.
    pub COUNT_CONSULTS = "SELECT COUNT(*) AS n FROM consult c WHERE c.org_id = $1 AND c.state = 'waiting'
        AND (c.taken_by = $2 OR (c.taken_by IS NULL AND EXISTS
            (SELECT 1 AS one FROM consult_seal s WHERE s.consult_id = c.id AND s.staff_id = $2)))";
    /// Whether a question is there.
    pub CONSULT_EXISTS = "SELECT state FROM consult WHERE id = $1";
    /// A new question.
    pub INSERT_CONSULT = "INSERT INTO consult (id, org_id, conversation_id, asked_by, role, named, taken_by, state, history, for_visitor,
            since, epoch, key_wrapped, question, earlier)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, $12, $13, $14)";
    /// Its key for one consultant.
    pub INSERT_CONSULT_SEAL = "INSERT INTO consult_seal (consult_id, staff_id, org_id, key_sealed) VALUES ($1, $2, $3, $4)";
    /// The key of a question for one consultant.
    pub CONSULT_SEAL = "SELECT key_sealed FROM consult_seal WHERE consult_id = $1 AND staff_id = $2 AND org_id = $3";
    /// Nobody but the team opens a question any more.
    pub DELETE_CONSULT_SEALS = "DELETE FROM consult_seal WHERE consult_id = $1 AND org_id = $2";
    /// One consultant opens none any more.
    pub DELETE_CONSULT_SEALS_OF = "DELETE FROM consult_seal WHERE staff_id = $1 AND org_id = $2";
    /// A consultant takes what nobody has.
    pub TAKE_CONSULT = "UPDATE consult SET taken_by = $1 WHERE id = $2 AND org_id = $3 AND state = 'waiting' AND taken_by IS NULL";
    /// A consultant gives what they have taken back to their profession.
    pub RELEASE_CONSULT = "UPDATE consult SET taken_by = NULL WHERE id = $1 AND org_id = $2 AND state = 'waiting' AND named = 0 AND taken_by = $3";
    /// An answer, or the word with which a conversation is handed back.
    pub ANSWER_CONSULT = "UPDATE consult SET state = 'answered', answer = $1, for_visitor = $2, taken_by = $3, since = $4
        WHERE id = $5 AND org_id = $6 AND state = 'waiting' AND (taken_by IS NULL OR taken_by = $3)";
    /// A question is taken back while it is open.
    pub TAKE_CONSULT_BACK = "UPDATE consult SET state = 'back', since = $1
        WHERE id = $2 AND org_id = $3 AND (state = 'waiting' OR state = 'asking')";
    /// The visitor said yes: somebody of the team gives the conversation.
    pub CONSULT_ALLOWED = "UPDATE consult SET history = 2 WHERE id = $1 AND conversation_id = $2 AND org_id = $3 AND state = 'asking' AND history = 1";
    /// The visitor said no: the question goes without it.
    pub CONSULT_DECLINED = "UPDATE consult SET history = 3, state = 'waiting'
        WHERE id = $1 AND conversation_id = $2 AND org_id = $3 AND state = 'asking' AND history = 1";
    /// The visitor took a yes back: the question is there without the conversation.
    pub CONSULT_WITHDRAWN = "UPDATE consult SET history = 5, state = 'waiting'
        WHERE id = $1 AND conversation_id = $2 AND org_id = $3 AND ((state = 'asking' AND history = 2) OR (state = 'waiting' AND history = 4))";
    /// The conversation was given after the visitor had said yes.
    pub CONSULT_GIVEN = "UPDATE consult SET history = 4, state = 'waiting' WHERE id = $1 AND org_id = $2 AND state = 'asking' AND history = 2";
    /// The conversation that had been given with a question was taken back alone.
    pub CONSULT_UNGIVEN = "UPDATE consult SET history = 0 WHERE conversation_id = $1 AND org_id = $2 AND taken_by = $3
        AND state = 'waiting' AND history = 4";
    /// An answer went to the visitor.
    pub CONSULT_WENT = "UPDATE consult SET for_visitor = 2 WHERE id = $1 AND org_id = $2 AND state = 'answered' AND for_visitor = 1";
    /// Who is to be told that a colleague whom they asked by name is not there any more.
    pub CONSULTS_NAMED = "SELECT id, conversation_id, asked_by FROM consult
        WHERE org_id = $1 AND named = 1 AND taken_by = $2 AND (state = 'waiting' OR state = 'asking')";
    /// What a leaver had taken of their profession's is free again.
    pub FREE_CONSULTS = "UPDATE consult SET taken_by = NULL WHERE org_id = $1 AND taken_by = $2 AND named = 0 AND state = 'waiting'";
    /// Once a conversation is resolved its rows keep days.
    pub COARSEN_CONSULTS = "UPDATE consult SET since = since - (since % 86400000) WHERE conversation_id = $1";

    /// What a consultant has begun to write, in the place of what was there before.
    pub WRITE_CONSULT_DRAFT = "INSERT INTO consult_draft (consult_id, staff_id, org_id, day, body) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (consult_id, staff_id) DO UPDATE SET day = excluded.day, body = excluded.body";
    /// What a consultant has begun to write.
    pub CONSULT_DRAFT = "SELECT body FROM consult_draft WHERE consult_id = $1 AND staff_id = $2 AND org_id = $3";
    /// It goes.
    pub REMOVE_CONSULT_DRAFT = "DELETE FROM consult_draft WHERE consult_id = $1 AND staff_id = $2";
    /// Everything that somebody who leaves had begun to write goes.
    pub REMOVE_CONSULT_DRAFTS_OF = "DELETE FROM consult_draft WHERE staff_id = $1 AND org_id = $2";
    /// What nobody has touched for long.
    pub DELETE_OLD_CONSULT_DRAFTS = "DELETE FROM consult_draft WHERE day <= $1";
}

fn row(stored: &Stored) -> Result<Row, DbError> {
    let broken = |what: &str| DbError::Broken(format!("a question has an unknown {what}"));
    let taker = stored.opt_id(6)?.map(StaffId::from_bytes);
    let name = stored.opt_text(7)?.unwrap_or_default().to_owned();
    Ok(Row {
        id: ConsultId::from_bytes(stored.id(0)?),
        conversation: ConversationId::from_bytes(stored.id(1)?),
        asked_by: (StaffId::from_bytes(stored.id(2)?), stored.opt_text(3)?.unwrap_or_default().to_owned()),
        role: Role::from_name(stored.text(4)?).ok_or_else(|| broken("role"))?,
        named: stored.int(5)? == 1,
        taken_by: taker.map(|id| (id, name)),
        state: State::from_name(stored.text(8)?).ok_or_else(|| broken("state"))?,
        history: History::from_number(stored.int(9)?).ok_or_else(|| broken("history"))?,
        for_visitor: ForVisitor::from_number(stored.int(10)?).ok_or_else(|| broken("end"))?,
        since: stored.moment(11)?,
        epoch: stored.int(12)?,
        key: stored.sealed(13)?,
        question: stored.sealed(14)?,
        earlier: stored.opt_sealed(15)?,
        answer: stored.opt_sealed(16)?,
        org: OrgId::from_bytes(stored.id(17)?),
    })
}

fn rows(found: &[Stored]) -> Result<Vec<Row>, DbError> {
    found.iter().map(row).collect()
}

pub(super) fn find(tx: &mut Tx<'_>, org: OrgId, id: ConsultId) -> Result<Option<Row>, DbError> {
    tx.optional(&CONSULT, &values![id.bytes(), org.bytes()])?.as_ref().map(row).transpose()
}

pub(super) fn of_thread(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
) -> Result<Vec<Row>, DbError> {
    rows(&tx.query(&CONSULTS_OF_THREAD, &values![conversation.bytes(), org.bytes()])?)
}

/// That a consultant was asked, without the words: for a page about several conversations of one person.
#[derive(Clone, Debug)]
pub struct OnDay {
    /// About which conversation, and its code name.
    pub conversation: ConversationId,
    #[allow(missing_docs)]
    pub code: String,
    /// Of which profession.
    pub role: Role,
    /// Where it stands.
    pub state: State,
    /// Since when: a minute while it waits, then a day.
    pub since: Moment,
}

/// What consultants were asked about a person and about those who are counted as one with them, the oldest first.
///
/// # Errors
/// Those of the store.
pub fn by_day(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<Vec<OnDay>, DbError> {
    let broken = |what: &str| DbError::Broken(format!("a question has an unknown {what}"));
    let found = tx.query(&CONSULTS_BY_DAY, &values![person.bytes(), org.bytes(), NAMED])?;
    let one = |row: &Stored| {
        Ok(OnDay {
            conversation: ConversationId::from_bytes(row.id(0)?),
            code: row.text(1)?.to_owned(),
            role: Role::from_name(row.text(2)?).ok_or_else(|| broken("role"))?,
            state: State::from_name(row.text(3)?).ok_or_else(|| broken("state"))?,
            since: row.moment(4)?,
        })
    };
    found.iter().map(one).collect()
}

/// One part of somebody's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Mine,
    Queue,
    Answered,
    Kept,
    Asked,
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    part: Part,
    org: OrgId,
    staff: StaffId,
    limit: i64,
) -> Result<Vec<Row>, DbError> {
    let statement = match part {
        Part::Mine => &CONSULTS_MINE,
        Part::Queue => &CONSULTS_QUEUE,
        Part::Answered => &CONSULTS_ANSWERED,
        Part::Kept => &CONSULTS_KEPT,
        Part::Asked => &CONSULTS_ASKED,
    };
    rows(&tx.query(statement, &values![org.bytes(), staff.bytes(), limit])?)
}

/// How much waits for a consultant.
///
/// # Errors
/// Those of the store.
pub fn count_waiting(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<i64, DbError> {
    tx.one(&COUNT_CONSULTS, &values![org.bytes(), staff.bytes()])?.int(0)
}

pub(super) fn exists(tx: &mut Tx<'_>, id: ConsultId) -> Result<bool, DbError> {
    Ok(tx.optional(&CONSULT_EXISTS, &values![id.bytes()])?.is_some())
}

/// A new question, its words sealed.
#[derive(Clone)]
pub(super) struct New {
    pub(super) id: ConsultId,
    pub(super) org: OrgId,
    pub(super) conversation: ConversationId,
    pub(super) asked_by: StaffId,
    pub(super) role: Role,
    pub(super) named: Option<StaffId>,
    pub(super) state: State,
    pub(super) history: History,
    pub(super) since: Moment,
    pub(super) epoch: i64,
    pub(super) key: Sealed<[u8; 32]>,
    pub(super) question: Sealed<Said>,
    pub(super) earlier: Option<Sealed<Said>>,
    /// Its key for each who is asked.
    pub(super) seals: Vec<(StaffId, Sealed<[u8; 32]>)>,
}

pub(super) fn insert(tx: &mut Tx<'_>, new: &New) -> Result<(), DbError> {
    let values = values![
        new.id.bytes(),
        new.org.bytes(),
        new.conversation.bytes(),
        new.asked_by.bytes(),
        new.role.name(),
        new.named.is_some(),
        new.named.map(|staff| staff.bytes()),
        new.state.name(),
        new.history.number(),
        new.since.to_minute(),
        new.epoch,
        &new.key,
        &new.question,
        new.earlier.clone(),
    ];
    tx.execute(&INSERT_CONSULT, &values)?;
    for (staff, key) in &new.seals {
        let values = values![new.id.bytes(), staff.bytes(), new.org.bytes(), key];
        tx.execute(&INSERT_CONSULT_SEAL, &values)?;
    }
    Ok(())
}

pub(super) fn seal(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ConsultId,
    staff: StaffId,
) -> Result<Option<Sealed<[u8; 32]>>, DbError> {
    let row = tx.optional(&CONSULT_SEAL, &values![id.bytes(), staff.bytes(), org.bytes()])?;
    row.map(|row| row.sealed(0)).transpose()
}

pub(super) fn delete_seals(tx: &mut Tx<'_>, org: OrgId, id: ConsultId) -> Result<(), DbError> {
    tx.execute(&DELETE_CONSULT_SEALS, &values![id.bytes(), org.bytes()]).map(drop)
}

/// Whether nobody had it.
pub(super) fn take(tx: &mut Tx<'_>, org: OrgId, id: ConsultId, by: StaffId) -> Result<bool, DbError> {
    Ok(tx.execute(&TAKE_CONSULT, &values![by.bytes(), id.bytes(), org.bytes()])? == 1)
}

/// Whether they had it.
pub(super) fn release(tx: &mut Tx<'_>, org: OrgId, id: ConsultId, by: StaffId) -> Result<bool, DbError> {
    Ok(tx.execute(&RELEASE_CONSULT, &values![id.bytes(), org.bytes(), by.bytes()])? == 1)
}

/// Whether it was still theirs, or nobody's, to answer.
pub(super) fn answer(
    tx: &mut Tx<'_>,
    (org, id): (OrgId, ConsultId),
    by: StaffId,
    answer: Option<&Sealed<Said>>,
    for_visitor: ForVisitor,
    now: Moment,
) -> Result<bool, DbError> {
    let values =
        values![answer.cloned(), for_visitor.number(), by.bytes(), now.to_day(), id.bytes(), org.bytes()];
    Ok(tx.execute(&ANSWER_CONSULT, &values)? == 1)
}

/// Whether it was open.
pub(super) fn take_back(tx: &mut Tx<'_>, org: OrgId, id: ConsultId, now: Moment) -> Result<bool, DbError> {
    Ok(tx.execute(&TAKE_CONSULT_BACK, &values![now.to_day(), id.bytes(), org.bytes()])? == 1)
}

/// Whether the visitor was being asked; or, for a yes taken back, whether they had said one that still counts.
pub(super) fn decide(
    tx: &mut Tx<'_>,
    org: OrgId,
    (id, conversation): (ConsultId, ConversationId),
    word: Word,
) -> Result<bool, DbError> {
    let statement = match word {
        Word::Yes => &CONSULT_ALLOWED,
        Word::No => &CONSULT_DECLINED,
        Word::Back => &CONSULT_WITHDRAWN,
    };
    Ok(tx.execute(statement, &values![id.bytes(), conversation.bytes(), org.bytes()])? == 1)
}

/// Whether the visitor had said yes and it was not given yet.
pub(super) fn given(tx: &mut Tx<'_>, org: OrgId, id: ConsultId) -> Result<bool, DbError> {
    Ok(tx.execute(&CONSULT_GIVEN, &values![id.bytes(), org.bytes()])? == 1)
}

/// A conversation was taken back from a member alone: the question that it went with stays, without it.
///
/// # Errors
/// Those of the store.
pub fn ungiven(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    from: StaffId,
) -> Result<(), DbError> {
    tx.execute(&CONSULT_UNGIVEN, &values![conversation.bytes(), org.bytes(), from.bytes()]).map(drop)
}

/// Whether it was to go and had not gone.
pub(super) fn went(tx: &mut Tx<'_>, org: OrgId, id: ConsultId) -> Result<bool, DbError> {
    Ok(tx.execute(&CONSULT_WENT, &values![id.bytes(), org.bytes()])? == 1)
}

/// The open questions that one colleague was asked by name, with who asked.
pub(super) fn named(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
) -> Result<Vec<(ConsultId, ConversationId, StaffId)>, DbError> {
    let found = tx.query(&CONSULTS_NAMED, &values![org.bytes(), staff.bytes()])?;
    let one = |row: &Stored| {
        let (id, conversation) = (ConsultId::from_bytes(row.id(0)?), ConversationId::from_bytes(row.id(1)?));
        Ok((id, conversation, StaffId::from_bytes(row.id(2)?)))
    };
    found.iter().map(one).collect()
}

/// Whatever somebody had of questions goes: the keys, what they had taken, what they had begun to write.
pub(super) fn clear(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&FREE_CONSULTS, &values![org.bytes(), staff.bytes()])?;
    tx.execute(&DELETE_CONSULT_SEALS_OF, &values![staff.bytes(), org.bytes()])?;
    tx.execute(&REMOVE_CONSULT_DRAFTS_OF, &values![staff.bytes(), org.bytes()]).map(drop)
}

/// The questions about a conversation keep days from now on.
///
/// # Errors
/// Those of the store.
pub fn coarsen(tx: &mut Tx<'_>, conversation: ConversationId) -> Result<(), DbError> {
    tx.execute(&COARSEN_CONSULTS, &values![conversation.bytes()]).map(drop)
}

fn day(moment: Moment) -> i64 {
    moment.to_day().millis() / 86_400_000
}

pub(super) fn write_draft(
    tx: &mut Tx<'_>,
    (org, id, staff): (OrgId, ConsultId, StaffId),
    at: Moment,
    body: &Sealed<String>,
) -> Result<(), DbError> {
    let values = values![id.bytes(), staff.bytes(), org.bytes(), day(at), body];
    tx.execute(&WRITE_CONSULT_DRAFT, &values).map(drop)
}

pub(super) fn draft(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ConsultId,
    staff: StaffId,
) -> Result<Option<Sealed<String>>, DbError> {
    let row = tx.optional(&CONSULT_DRAFT, &values![id.bytes(), staff.bytes(), org.bytes()])?;
    row.map(|row| row.sealed(0)).transpose()
}

pub(super) fn remove_draft(tx: &mut Tx<'_>, id: ConsultId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&REMOVE_CONSULT_DRAFT, &values![id.bytes(), staff.bytes()]).map(drop)
}

pub(super) fn delete_drafts_until(tx: &mut Tx<'_>, last: Moment) -> Result<u64, DbError> {
    tx.execute(&DELETE_OLD_CONSULT_DRAFTS, &values![day(last)])
}
