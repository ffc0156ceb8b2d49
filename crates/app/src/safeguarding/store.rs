//! Rows of safeguarding.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Sealed};

use super::{
    model::{Kind, State},
    step::Step,
};
use crate::{
    chat::NAMED,
    ids::{ConversationId, OrgId, PersonId, SafeguardingId, StaffId, StepId},
    person::one_person,
};

statements! {
    /// Whether a course of a kind is open in a conversation.
    pub OPEN_OF_KIND = "SELECT COUNT(*) AS n FROM safeguarding WHERE conversation_id = $1 AND org_id = $2 AND kind = $3 AND state > 0";
    /// A new course.
    pub INSERT_COURSE = "INSERT INTO safeguarding (id, org_id, conversation_id, kind, state, steps, epoch, key_wrapped)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// The courses of a conversation.
    pub COURSES = "SELECT id, kind, state, steps, epoch, key_wrapped FROM safeguarding
        WHERE conversation_id = $1 AND org_id = $2 ORDER BY id";
    /// The courses of an organisation in a state, with their conversations.
    pub COURSES_IN = "SELECT s.id, s.kind, s.state, s.steps, s.epoch, s.key_wrapped, c.id AS thread, c.code
        FROM safeguarding s JOIN conversation c ON c.id = s.conversation_id
        WHERE s.org_id = $1 AND s.state = $2 ORDER BY s.id LIMIT $3";
    /// The courses in the conversations with a person and with those who are counted as one with them, each with its last step, but
    /// those in what only named members open.
    pub COURSES_BY_DAY = one_person!("SELECT s.id, s.kind, s.state, s.steps, s.epoch, s.key_wrapped, c.id AS thread, t.number, t.id AS step, t.body
        FROM safeguarding s JOIN conversation c ON c.id = s.conversation_id
            LEFT JOIN safeguarding_step t ON t.safeguarding_id = s.id AND t.number = s.steps
        WHERE c.org_id = $2 AND c.person_id IN (SELECT id FROM one) AND c.epoch <> $3 ORDER BY s.id");
    /// The steps of a course, in order.
    pub COURSE_STEPS = "SELECT number, id, body FROM safeguarding_step WHERE safeguarding_id = $1 AND org_id = $2 ORDER BY number";
    /// A course goes on, if it has as many steps as whoever moves it has seen.
    pub ADVANCE = "UPDATE safeguarding SET state = $1, steps = steps + 1
        WHERE id = $2 AND org_id = $3 AND steps = $4 AND state > 0 AND key_wrapped IS NOT NULL";
    /// The first step of a course that words raised: it gets a key.
    pub ADVANCE_WITH_KEY = "UPDATE safeguarding SET state = $1, steps = steps + 1, epoch = $2, key_wrapped = $3
        WHERE id = $4 AND org_id = $5 AND steps = 0 AND state > 0 AND key_wrapped IS NULL";
    /// A step.
    pub INSERT_COURSE_STEP = "INSERT INTO safeguarding_step (safeguarding_id, number, id, org_id, body) VALUES ($1, $2, $3, $4, $5)";
    /// Whether a step is there already.
    pub STEP_OF_COURSE = "SELECT number FROM safeguarding_step WHERE safeguarding_id = $1 AND org_id = $2 AND id = $3";
    /// How many courses wait for a supervisor.
    pub WAITING_COURSES = "SELECT COUNT(*) AS n FROM safeguarding WHERE org_id = $1 AND state = 2";
    /// The last message that a member wrote in a conversation; 0 if none did.
    pub LAST_OF_OURS = "SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) AS last FROM message
        WHERE conversation_id = $1 AND author = 'staff'";
    /// Who looks after safeguarding: of those who were chosen, who is a coordinator still and can sign in. Whoever has left is
    /// none, so that nobody is waited for who never comes.
    pub LEADS = "SELECT l.staff_id FROM safeguarding_lead l JOIN staff s ON s.id = l.staff_id
        WHERE l.org_id = $1 AND s.role = 'coordinator' AND EXISTS (SELECT 1 FROM staff_slot k WHERE k.staff_id = s.id)
        ORDER BY l.staff_id";
    /// What was or is open in a conversation, as it lies in clear.
    pub KINDS_OF = "SELECT kind, state FROM safeguarding WHERE conversation_id = $1 AND org_id = $2 ORDER BY state DESC, kind";
    /// Nobody in particular does.
    pub CLEAR_LEADS = "DELETE FROM safeguarding_lead WHERE org_id = $1";
    /// Somebody does.
    pub INSERT_LEAD = "INSERT INTO safeguarding_lead (org_id, staff_id) VALUES ($1, $2) ON CONFLICT (org_id, staff_id) DO NOTHING";
}

/// A course as its row has it, with its steps, still sealed.
#[derive(Clone, Debug)]
pub struct CourseRow {
    pub(super) id: SafeguardingId,
    pub(super) kind: Kind,
    /// As in clear.
    pub(super) state: i64,
    /// How many steps it has.
    pub(super) count: i64,
    pub(super) epoch: i64,
    pub(super) key: Option<Sealed<[u8; 32]>>,
    pub(super) steps: Vec<(i64, StepId, Sealed<Step>)>,
}

fn course(tx: &mut Tx<'_>, org: OrgId, row: &Row) -> Result<CourseRow, DbError> {
    let id = SafeguardingId::from_bytes(row.id(0)?);
    let kind = Kind::from_name(row.text(1)?)
        .ok_or_else(|| DbError::Broken("a course of safeguarding of no kind".into()))?;
    let step = |row: &Row| Ok((row.int(0)?, StepId::from_bytes(row.id(1)?), row.sealed(2)?));
    let steps = tx.query(&COURSE_STEPS, &values![id.bytes(), org.bytes()])?;
    let steps = steps.iter().map(step).collect::<Result<_, DbError>>()?;
    let (state, count, epoch, key) = (row.int(2)?, row.int(3)?, row.int(4)?, row.opt_sealed(5)?);
    Ok(CourseRow { id, kind, state, count, epoch, key, steps })
}

/// The courses of a person and of those who are counted as one with them, each with its conversation and its last step alone.
pub(super) fn by_day(
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<(CourseRow, ConversationId)>, DbError> {
    let one = |row: &Row| {
        let kind = Kind::from_name(row.text(1)?)
            .ok_or_else(|| DbError::Broken("a course of safeguarding of no kind".into()))?;
        let last = match (row.opt_int(7)?, row.opt_id(8)?, row.opt_sealed(9)?) {
            (Some(number), Some(id), Some(body)) => vec![(number, StepId::from_bytes(id), body)],
            _ => Vec::new(),
        };
        let course = CourseRow {
            id: SafeguardingId::from_bytes(row.id(0)?),
            kind,
            state: row.int(2)?,
            count: row.int(3)?,
            epoch: row.int(4)?,
            key: row.opt_sealed(5)?,
            steps: last,
        };
        Ok((course, ConversationId::from_bytes(row.id(6)?)))
    };
    tx.query(&COURSES_BY_DAY, &values![person.bytes(), org.bytes(), NAMED])?.iter().map(one).collect()
}

/// The courses of a conversation.
pub(super) fn of(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
) -> Result<Vec<CourseRow>, DbError> {
    let rows = tx.query(&COURSES, &values![conversation.bytes(), org.bytes()])?;
    rows.iter().map(|row| course(tx, org, row)).collect()
}

/// What was or is open in a conversation, without any key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InConversation {
    /// Which conversation.
    pub conversation: ConversationId,
    /// Which course.
    pub kind: Kind,
    /// Whether it is open.
    pub open: bool,
    /// Whether a supervisor is waited for.
    pub waits: bool,
}

/// What was or is open in some conversations, as of one person.
///
/// # Errors
/// Those of the store.
pub fn of_conversations(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversations: &[ConversationId],
) -> Result<Vec<InConversation>, DbError> {
    let mut found = Vec::new();
    for conversation in conversations {
        for row in tx.query(&KINDS_OF, &values![conversation.bytes(), org.bytes()])? {
            let Some(kind) = Kind::from_name(row.text(0)?) else { continue };
            let (open, waits) = (row.int(1)? > 0, row.int(1)? == 2);
            found.push(InConversation { conversation: *conversation, kind, open, waits });
        }
    }
    Ok(found)
}

/// A course and the conversation it is about: which, and its code name.
pub(super) type Listed = (CourseRow, ConversationId, String);

/// At most `limit` courses of an organisation in a state, as rows have it in clear.
pub(super) fn list(tx: &mut Tx<'_>, org: OrgId, state: i64, limit: i64) -> Result<Vec<Listed>, DbError> {
    let rows = tx.query(&COURSES_IN, &values![org.bytes(), state, limit])?;
    let listed = |row: &Row| {
        let thread = ConversationId::from_bytes(row.id(6)?);
        Ok((course(tx, org, row)?, thread, row.text(7)?.to_owned()))
    };
    rows.iter().map(listed).collect()
}

/// Whether a course of a kind is open in a conversation.
pub(super) fn is_open(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    kind: Kind,
) -> Result<bool, DbError> {
    let values = values![conversation.bytes(), org.bytes(), kind.name()];
    Ok(tx.one(&OPEN_OF_KIND, &values)?.int(0)? > 0)
}

/// A key of a row under the team's, and of which epoch that is.
pub(super) type Wrapped = (i64, Sealed<[u8; 32]>);

/// A new course that has `count` steps.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    org: OrgId,
    (conversation, id, kind): (ConversationId, SafeguardingId, Kind),
    state: State,
    count: i64,
    key: Option<&Wrapped>,
) -> Result<(), DbError> {
    let values = values![
        id.bytes(),
        org.bytes(),
        conversation.bytes(),
        kind.name(),
        state.in_clear(),
        count,
        key.map_or(0, |(epoch, _)| *epoch),
        key.map(|(_, wrapped)| wrapped.envelope().to_vec()),
    ];
    tx.execute(&INSERT_COURSE, &values).map(drop)
}

/// A course goes on; whether it stood where it was seen.
pub(super) fn advance(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: SafeguardingId,
    state: State,
    seen: i64,
    key: Option<&Wrapped>,
) -> Result<bool, DbError> {
    let state = state.in_clear();
    let done = match key {
        None => tx.execute(&ADVANCE, &values![state, id.bytes(), org.bytes(), seen])?,
        Some((epoch, wrapped)) => {
            tx.execute(&ADVANCE_WITH_KEY, &values![state, *epoch, wrapped, id.bytes(), org.bytes()])?
        }
    };
    Ok(done == 1)
}

/// Whether a step is there already.
pub(super) fn has_step(
    tx: &mut Tx<'_>,
    org: OrgId,
    course: SafeguardingId,
    step: StepId,
) -> Result<bool, DbError> {
    Ok(tx.optional(&STEP_OF_COURSE, &values![course.bytes(), org.bytes(), step.bytes()])?.is_some())
}

pub(super) fn insert_step(
    tx: &mut Tx<'_>,
    org: OrgId,
    course: SafeguardingId,
    number: i64,
    id: StepId,
    body: &Sealed<Step>,
) -> Result<(), DbError> {
    let values = values![course.bytes(), number, id.bytes(), org.bytes(), body];
    tx.execute(&INSERT_COURSE_STEP, &values).map(drop)
}

/// The number of the last message that a member wrote in a conversation; 0 if none did.
pub(super) fn last_of_ours(tx: &mut Tx<'_>, conversation: ConversationId) -> Result<i64, DbError> {
    tx.one(&LAST_OF_OURS, &values![conversation.bytes()])?.int(0)
}

/// How many courses wait for a supervisor, for whoever looks after them; 0 for others.
///
/// # Errors
/// Those of the store.
pub fn count_waiting(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<i64, DbError> {
    let leads = leads(tx, org)?;
    if !leads.is_empty() && !leads.contains(&staff) {
        return Ok(0);
    }
    tx.one(&WAITING_COURSES, &values![org.bytes()])?.int(0)
}

/// Who looks after safeguarding; nobody means all coordinators.
pub(super) fn leads(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<StaffId>, DbError> {
    let rows = tx.query(&LEADS, &values![org.bytes()])?;
    rows.iter().map(|row| Ok(StaffId::from_bytes(row.id(0)?))).collect()
}

pub(super) fn set_leads(tx: &mut Tx<'_>, org: OrgId, leads: &[StaffId]) -> Result<(), DbError> {
    tx.execute(&CLEAR_LEADS, &values![org.bytes()])?;
    leads
        .iter()
        .try_for_each(|staff| tx.execute(&INSERT_LEAD, &values![org.bytes(), staff.bytes()]).map(drop))
}
