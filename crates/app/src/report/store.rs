//! SQL of reports, their steps and of locked months.

pub(super) mod reach;

use std::collections::HashSet;

use db::{Row, Tx, statements, values};
use kernel::{Blind, DbError, Moment, Sealed};

use super::model::{Private, State, Step};
use crate::{
    ids::{ConversationId, OrgId, ReportId, StaffId},
    person::PersonNumber,
};

/// One report with the name of whoever filed it.
macro_rules! report {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.form, r.form_version, r.state, r.staff_id, s.work_name, r.day, r.filed_on, r.person_number,
                r.answers, r.thread, r.about, r.revision, r.epoch, r.key_wrapped, r.private
            FROM report r LEFT JOIN staff s ON s.id = r.staff_id WHERE r.org_id = $1 AND ",
            $rest
        )
    };
}

statements! {
    /// A new report or draft.
    pub INSERT_REPORT = "INSERT INTO report (id, org_id, form, form_version, state, staff_id, day, filed_on, person_number,
        number_as_filed, answers, thread, about, revision, epoch, key_wrapped, private)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15, $16)";
    /// A draft is saved again, or becomes a report. Its key stays.
    pub WRITE_DRAFT = "UPDATE report SET form = $1, form_version = $2, state = $3, day = $4, filed_on = $5, person_number = $6,
        number_as_filed = $7, answers = $8, thread = $9, about = $10, private = $11, revision = revision + 1
        WHERE id = $12 AND org_id = $13 AND staff_id = $14 AND state = 'draft' AND revision = $15";
    /// Other answers. What was counted of whom stays as it was filed.
    pub CORRECT_REPORT = "UPDATE report SET state = $1, day = $2, answers = $3, private = $4, revision = revision + 1
        WHERE id = $5 AND org_id = $6 AND revision = $7 AND state <> 'draft'";
    /// A report stands differently.
    pub MARK_REPORT = "UPDATE report SET state = $1, revision = revision + 1
        WHERE id = $2 AND org_id = $3 AND revision = $4 AND state <> 'draft'";
    /// The end of a draft.
    pub DELETE_DRAFT = "DELETE FROM report WHERE id = $1 AND org_id = $2 AND staff_id = $3 AND state = 'draft'";
    /// One report.
    pub REPORT = report!("r.id = $2");
    /// What was filed about a conversation, the latest first.
    pub REPORTS_OF_THREAD = report!("r.thread = $2 AND r.state <> 'draft' ORDER BY r.day DESC, r.filed_on DESC, r.id LIMIT 200");
    /// What a member has begun about a conversation.
    pub DRAFT_OF_THREAD = report!("r.thread = $2 AND r.staff_id = $3 AND r.state = 'draft' ORDER BY r.id LIMIT 1");
    /// A member's own reports before a place, the latest day first.
    pub OWN_REPORTS = report!("r.staff_id = $2 AND (r.day, r.id) < ($3, $4) ORDER BY r.day DESC, r.id DESC LIMIT $5");
    /// Reports in one state before a place, of days and members between two.
    pub REPORTS_IN_STATE = report!("r.state = $2 AND r.day BETWEEN $3 AND $4 AND r.staff_id BETWEEN $5 AND $6
        AND (r.day, r.id) < ($7, $8) ORDER BY r.day DESC, r.id DESC LIMIT $9");
    /// Reports in every state but drafts.
    pub REPORTS_FILED = report!("r.state <> 'draft' AND r.day BETWEEN $2 AND $3 AND r.staff_id BETWEEN $4 AND $5
        AND (r.day, r.id) < ($6, $7) ORDER BY r.day DESC, r.id DESC LIMIT $8");
    /// What a member has filed with a form from a day to a day, in order.
    pub OWN_BETWEEN = report!("r.staff_id = $2 AND r.form = $3 AND r.state <> 'draft' AND r.day BETWEEN $4 AND $5
        ORDER BY r.day, r.id");
    /// Which reports those are.
    pub OWN_IDS = "SELECT id FROM report WHERE org_id = $1 AND staff_id = $2 AND form = $3 AND day BETWEEN $4 AND $5";
    /// What was added to a contact.
    pub REPORTS_ABOUT = report!("r.about = $2 AND r.state <> 'draft' ORDER BY r.day, r.id LIMIT 100");
    /// What was filed about a person and is not forgotten.
    pub REPORTS_OF_PERSON = report!("r.person_number = $2 AND r.state <> 'draft' AND r.key_wrapped IS NOT NULL
        ORDER BY r.day, r.filed_on, r.id LIMIT 2000");
    /// How many were filed about a conversation.
    pub COUNT_OF_THREAD = "SELECT COUNT(*) AS n FROM report WHERE org_id = $1 AND thread = $2 AND state <> 'draft'";
    /// Whether anything was counted for a person.
    pub COUNT_OF_PERSON = "SELECT COUNT(*) AS n FROM report WHERE org_id = $1 AND person_number = $2";
    /// How many wait for a coordinator.
    pub COUNT_SUBMITTED = "SELECT COUNT(*) AS n FROM report WHERE org_id = $1 AND state = 'submitted'";
    /// How many came back to a member.
    pub COUNT_RETURNED = "SELECT COUNT(*) AS n FROM report WHERE org_id = $1 AND staff_id = $2 AND state = 'returned'";
    /// How many reports of some days stand how.
    pub COUNT_STATES = "SELECT state, COUNT(*) AS n FROM report WHERE org_id = $1 AND day BETWEEN $2 AND $3
        GROUP BY state ORDER BY state";
    /// The first day that anything is counted on.
    pub FIRST_DAY = "SELECT MIN(day) AS first FROM report WHERE org_id = $1";
    /// What happened to a report.
    pub INSERT_STEP = "INSERT INTO report_step (report_id, number, org_id, step, staff_id, day, word, answers_before, private_before)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Everything that happened to it, in order.
    pub STEPS = "SELECT p.number, p.step, p.staff_id, s.work_name, p.day, p.word, p.answers_before, p.private_before
        FROM report_step p LEFT JOIN staff s ON s.id = p.staff_id WHERE p.report_id = $1 AND p.org_id = $2 ORDER BY p.number";
    /// Whether a session sees a report for the first time.
    pub INSERT_REPORT_OPENING = "INSERT INTO report_opening (lookup, report_id) VALUES ($1, $2)
        ON CONFLICT (lookup, report_id) DO NOTHING";
    /// How a month stands.
    pub PERIOD = "SELECT p.number, p.locked, s.work_name, p.at, p.reason FROM period_lock p LEFT JOIN staff s ON s.id = p.staff_id
        WHERE p.org_id = $1 AND p.month = $2 ORDER BY p.number DESC LIMIT 1";
    /// A month is locked or opened again.
    pub INSERT_PERIOD = "INSERT INTO period_lock (org_id, month, number, locked, staff_id, at, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// What was begun about a conversation goes with it.
    pub FORGET_DRAFTS = "DELETE FROM report WHERE org_id = $1 AND thread = $2 AND state = 'draft'";
    /// What was said on the way of its reports.
    pub FORGET_STEPS = "UPDATE report_step SET word = NULL, private_before = NULL
        WHERE report_id IN (SELECT id FROM report WHERE org_id = $1 AND thread = $2)";
    /// The same of everything that was filed about a person.
    pub FORGET_STEPS_OF_PERSON = "UPDATE report_step SET word = NULL, private_before = NULL
        WHERE report_id IN (SELECT id FROM report WHERE org_id = $1 AND person_number = $2)";
    /// What is counted of them stays, and leads to nobody.
    pub FORGET_PERSON = "UPDATE report SET key_wrapped = NULL, private = NULL, thread = NULL, revision = revision + 1
        WHERE org_id = $1 AND person_number = $2 AND state <> 'draft'";
    /// What is counted stays; everything else of its reports, and the way to the conversation, goes.
    pub FORGET_REPORTS = "UPDATE report SET key_wrapped = NULL, private = NULL, thread = NULL, revision = revision + 1
        WHERE org_id = $1 AND thread = $2";
}

/// A row of `report`.
#[derive(Clone, Debug)]
pub struct ReportRow {
    /// Which.
    pub id: ReportId,
    /// The form it was filed with.
    pub form: String,
    /// The version of the form.
    pub form_version: i64,
    /// How far it is.
    pub state: State,
    /// Who filed it.
    pub staff: StaffId,
    /// The name they work under; `None` once they are gone.
    pub work_name: Option<String>,
    /// The day on which the contact began, where the organisation is: days since 1 January 1970.
    pub day: i64,
    /// The day it was filed on.
    pub filed_on: i64,
    /// Whom it is about, as a number.
    pub person: Option<PersonNumber>,
    /// The countable answers in a line; empty for a draft.
    pub answers: String,
    /// The conversation it is about, unreadably.
    pub thread: Option<Blind<ConversationId>>,
    /// The contact that an overdose or an incident belongs to.
    pub about: Option<ReportId>,
    /// How often it was changed.
    pub revision: i64,
    /// Which key of the team opens its key.
    pub epoch: i64,
    /// Its key; gone once the conversation is forgotten.
    pub key_wrapped: Option<Sealed<[u8; 32]>>,
    /// What is sealed.
    pub private: Option<Sealed<Private>>,
}

fn report(row: &Row) -> Result<ReportRow, DbError> {
    let state = State::from_name(row.text(3)?)
        .ok_or_else(|| DbError::Broken("a report in an unknown state".into()))?;
    Ok(ReportRow {
        id: ReportId::from_bytes(row.id(0)?),
        form: row.text(1)?.to_owned(),
        form_version: row.int(2)?,
        state,
        staff: StaffId::from_bytes(row.id(4)?),
        work_name: row.opt_text(5)?.map(str::to_owned),
        day: row.int(6)?,
        filed_on: row.int(7)?,
        person: row.opt_id(8)?,
        answers: row.text(9)?.to_owned(),
        thread: row.opt_blind(10)?,
        about: row.opt_id(11)?.map(ReportId::from_bytes),
        revision: row.int(12)?,
        epoch: row.int(13)?,
        key_wrapped: row.opt_sealed(14)?,
        private: row.opt_sealed(15)?,
    })
}

/// A row of `report_step`.
#[derive(Clone, Debug)]
pub(super) struct StepRow {
    pub(super) number: i64,
    pub(super) step: Step,
    pub(super) staff: StaffId,
    pub(super) work_name: Option<String>,
    pub(super) day: i64,
    pub(super) word: Option<Sealed<String>>,
    pub(super) answers_before: Option<String>,
    pub(super) private_before: Option<Sealed<Private>>,
}

/// What a report says in clear, for [`insert`] and [`write_draft`].
pub(super) struct Clear<'a> {
    pub(super) id: ReportId,
    pub(super) org: OrgId,
    pub(super) form: &'a str,
    pub(super) form_version: i64,
    pub(super) state: State,
    pub(super) staff: StaffId,
    pub(super) day: i64,
    pub(super) filed_on: i64,
    pub(super) person: Option<PersonNumber>,
    pub(super) as_filed: Option<PersonNumber>,
    pub(super) answers: &'a str,
    pub(super) thread: Option<&'a Blind<ConversationId>>,
    pub(super) about: Option<ReportId>,
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    clear: &Clear<'_>,
    epoch: i64,
    key: &Sealed<[u8; 32]>,
    private: &Sealed<Private>,
) -> Result<(), DbError> {
    let values = values![
        clear.id.bytes(),
        clear.org.bytes(),
        clear.form,
        clear.form_version,
        clear.state.name(),
        clear.staff.bytes(),
        clear.day,
        clear.filed_on,
        clear.person,
        clear.as_filed,
        clear.answers,
        clear.thread,
        clear.about.map(|id| id.bytes()),
        epoch,
        key,
        private,
    ];
    tx.execute(&INSERT_REPORT, &values).map(drop)
}

/// Whether it was still this draft.
pub(super) fn write_draft(
    tx: &mut Tx<'_>,
    clear: &Clear<'_>,
    private: &Sealed<Private>,
    revision: i64,
) -> Result<bool, DbError> {
    let values = values![
        clear.form,
        clear.form_version,
        clear.state.name(),
        clear.day,
        clear.filed_on,
        clear.person,
        clear.as_filed,
        clear.answers,
        clear.thread,
        clear.about.map(|id| id.bytes()),
        private,
        clear.id.bytes(),
        clear.org.bytes(),
        clear.staff.bytes(),
        revision,
    ];
    Ok(tx.execute(&WRITE_DRAFT, &values)? == 1)
}

/// Whether nobody had changed it meanwhile.
#[allow(clippy::too_many_arguments)] // One per column.
pub(super) fn correct(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ReportId,
    revision: i64,
    state: State,
    day: i64,
    answers: &str,
    private: &Sealed<Private>,
) -> Result<bool, DbError> {
    let values = values![state.name(), day, answers, private, id.bytes(), org.bytes(), revision];
    Ok(tx.execute(&CORRECT_REPORT, &values)? == 1)
}

/// Whether nobody had changed it meanwhile.
pub(super) fn mark(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: ReportId,
    revision: i64,
    state: State,
) -> Result<bool, DbError> {
    Ok(tx.execute(&MARK_REPORT, &values![state.name(), id.bytes(), org.bytes(), revision])? == 1)
}

/// Whether it was one.
pub(super) fn delete_draft(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    id: ReportId,
) -> Result<bool, DbError> {
    Ok(tx.execute(&DELETE_DRAFT, &values![id.bytes(), org.bytes(), staff.bytes()])? == 1)
}

/// One report of an organisation.
///
/// # Errors
/// Those of the store.
pub fn find(tx: &mut Tx<'_>, org: OrgId, id: ReportId) -> Result<Option<ReportRow>, DbError> {
    tx.optional(&REPORT, &values![org.bytes(), id.bytes()])?.as_ref().map(report).transpose()
}

/// What was filed about a conversation, the latest first.
///
/// # Errors
/// Those of the store.
pub fn of_thread(
    tx: &mut Tx<'_>,
    org: OrgId,
    thread: &Blind<ConversationId>,
) -> Result<Vec<ReportRow>, DbError> {
    tx.query(&REPORTS_OF_THREAD, &values![org.bytes(), thread])?.iter().map(report).collect()
}

/// What was filed about whoever is counted under a number, the oldest first; what was forgotten of them apart.
///
/// # Errors
/// Those of the store.
pub fn of_person(tx: &mut Tx<'_>, org: OrgId, counted: &PersonNumber) -> Result<Vec<ReportRow>, DbError> {
    tx.query(&REPORTS_OF_PERSON, &values![org.bytes(), *counted])?.iter().map(report).collect()
}

/// What a member has begun about a conversation.
pub(super) fn draft_of(
    tx: &mut Tx<'_>,
    org: OrgId,
    thread: &Blind<ConversationId>,
    staff: StaffId,
) -> Result<Option<ReportRow>, DbError> {
    let values = values![org.bytes(), thread, staff.bytes()];
    tx.optional(&DRAFT_OF_THREAD, &values)?.as_ref().map(report).transpose()
}

/// A place in a list: the day and the report after which the next ones come.
pub(super) type Place = (i64, ReportId);

/// Before everything.
pub(super) const START: Place = (i64::MAX, ReportId::from_bytes([0xff; 16]));

/// Which reports a coordinator looks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// All but drafts where there is none.
    pub(super) state: Option<State>,
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) staff: Option<StaffId>,
}

impl Wanted {
    /// None: the days end before they begin.
    pub(super) const NOTHING: Self = Self { state: None, from: 1, to: 0, staff: None };
}

pub(super) fn own(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    after: Place,
    limit: i64,
) -> Result<Vec<ReportRow>, DbError> {
    let values = values![org.bytes(), staff.bytes(), after.0, after.1.bytes(), limit];
    tx.query(&OWN_REPORTS, &values)?.iter().map(report).collect()
}

pub(super) fn wanted(
    tx: &mut Tx<'_>,
    org: OrgId,
    wanted: &Wanted,
    after: Place,
    limit: i64,
) -> Result<Vec<ReportRow>, DbError> {
    let (least, most) = wanted.staff.map_or(([0; 16], [0xff; 16]), |staff| (staff.bytes(), staff.bytes()));
    let (from, to, day, id) = (wanted.from, wanted.to, after.0, after.1.bytes());
    let rows = match wanted.state {
        Some(state) => tx.query(
            &REPORTS_IN_STATE,
            &values![org.bytes(), state.name(), from, to, least, most, day, id, limit],
        )?,
        None => tx.query(&REPORTS_FILED, &values![org.bytes(), from, to, least, most, day, id, limit])?,
    };
    rows.iter().map(report).collect()
}

/// What was added to a contact: overdoses, incidents.
pub(super) fn about(tx: &mut Tx<'_>, org: OrgId, contact: ReportId) -> Result<Vec<ReportRow>, DbError> {
    tx.query(&REPORTS_ABOUT, &values![org.bytes(), contact.bytes()])?.iter().map(report).collect()
}

/// What a member has filed with a form from a day to a day, both in it, in order.
pub(super) fn own_between(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    form: &str,
    from: i64,
    to: i64,
) -> Result<Vec<ReportRow>, DbError> {
    let values = values![org.bytes(), staff.bytes(), form, from, to];
    tx.query(&OWN_BETWEEN, &values)?.iter().map(report).collect()
}

/// Which reports of a member are there with a form from a day to a day, both in it.
pub(super) fn own_ids(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    form: &str,
    from: i64,
    to: i64,
) -> Result<HashSet<ReportId>, DbError> {
    let values = values![org.bytes(), staff.bytes(), form, from, to];
    tx.query(&OWN_IDS, &values)?.iter().map(|row| Ok(ReportId::from_bytes(row.id(0)?))).collect()
}

pub(super) fn count_of_thread(
    tx: &mut Tx<'_>,
    org: OrgId,
    thread: &Blind<ConversationId>,
) -> Result<i64, DbError> {
    tx.one(&COUNT_OF_THREAD, &values![org.bytes(), thread])?.int(0)
}

/// Whether anything was ever counted for a person.
pub(super) fn is_known(tx: &mut Tx<'_>, org: OrgId, person: PersonNumber) -> Result<bool, DbError> {
    Ok(tx.one(&COUNT_OF_PERSON, &values![org.bytes(), person])?.int(0)? > 0)
}

/// How many wait for a coordinator.
///
/// # Errors
/// Those of the store.
pub fn count_submitted(tx: &mut Tx<'_>, org: OrgId) -> Result<i64, DbError> {
    tx.one(&COUNT_SUBMITTED, &values![org.bytes()])?.int(0)
}

/// How many came back to a member.
///
/// # Errors
/// Those of the store.
pub fn count_returned(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<i64, DbError> {
    tx.one(&COUNT_RETURNED, &values![org.bytes(), staff.bytes()])?.int(0)
}

/// How many reports from a day to a day, both in it, stand how.
pub(super) fn count_states(
    tx: &mut Tx<'_>,
    org: OrgId,
    from: i64,
    to: i64,
) -> Result<Vec<(State, i64)>, DbError> {
    let rows = tx.query(&COUNT_STATES, &values![org.bytes(), from, to])?;
    let counted = |row: &Row| Ok(State::from_name(row.text(0)?).zip(Some(row.int(1)?)));
    rows.iter().filter_map(|row| counted(row).transpose()).collect()
}

/// The first day that there is a report of.
pub(super) fn first_day(tx: &mut Tx<'_>, org: OrgId) -> Result<Option<i64>, DbError> {
    tx.one(&FIRST_DAY, &values![org.bytes()])?.opt_int(0)
}

pub(super) fn insert_step(tx: &mut Tx<'_>, org: OrgId, id: ReportId, step: &StepRow) -> Result<(), DbError> {
    let values = values![
        id.bytes(),
        step.number,
        org.bytes(),
        step.step.name(),
        step.staff.bytes(),
        step.day,
        step.word.as_ref(),
        step.answers_before.as_deref(),
        step.private_before.as_ref(),
    ];
    tx.execute(&INSERT_STEP, &values).map(drop)
}

pub(super) fn steps(tx: &mut Tx<'_>, org: OrgId, id: ReportId) -> Result<Vec<StepRow>, DbError> {
    let step = |row: &Row| {
        let step = Step::from_name(row.text(1)?)
            .ok_or_else(|| DbError::Broken("an unknown step of a report".into()))?;
        Ok(StepRow {
            number: row.int(0)?,
            step,
            staff: StaffId::from_bytes(row.id(2)?),
            work_name: row.opt_text(3)?.map(str::to_owned),
            day: row.int(4)?,
            word: row.opt_sealed(5)?,
            answers_before: row.opt_text(6)?.map(str::to_owned),
            private_before: row.opt_sealed(7)?,
        })
    };
    tx.query(&STEPS, &values![id.bytes(), org.bytes()])?.iter().map(step).collect()
}

/// Whether the session sees the report for the first time.
pub(super) fn insert_opening(tx: &mut Tx<'_>, lookup: &[u8; 32], id: ReportId) -> Result<bool, DbError> {
    Ok(tx.execute(&INSERT_REPORT_OPENING, &values![*lookup, id.bytes()])? == 1)
}

/// How a month stands that was ever locked.
#[derive(Clone, Debug)]
pub(super) struct Period {
    pub(super) number: i64,
    pub(super) locked: bool,
    pub(super) work_name: Option<String>,
    pub(super) at: Moment,
    pub(super) reason: String,
}

pub(super) fn period(tx: &mut Tx<'_>, org: OrgId, month: i64) -> Result<Option<Period>, DbError> {
    let Some(row) = tx.optional(&PERIOD, &values![org.bytes(), month])? else { return Ok(None) };
    Ok(Some(Period {
        number: row.int(0)?,
        locked: row.flag(1)?,
        work_name: row.opt_text(2)?.map(str::to_owned),
        at: row.moment(3)?,
        reason: row.text(4)?.to_owned(),
    }))
}

#[allow(clippy::too_many_arguments)] // One per column.
pub(super) fn insert_period(
    tx: &mut Tx<'_>,
    org: OrgId,
    month: i64,
    number: i64,
    locked: bool,
    staff: StaffId,
    now: Moment,
    reason: &str,
) -> Result<(), DbError> {
    let values = values![org.bytes(), month, number, locked, staff.bytes(), now.to_minute(), reason];
    tx.execute(&INSERT_PERIOD, &values).map(drop)
}

/// Forgets what reports say of a conversation beside what is counted.
pub(super) fn forget(tx: &mut Tx<'_>, org: OrgId, thread: &Blind<ConversationId>) -> Result<(), DbError> {
    for statement in [&FORGET_DRAFTS, &FORGET_STEPS, &FORGET_REPORTS] {
        tx.execute(statement, &values![org.bytes(), thread])?;
    }
    Ok(())
}

/// Forgets what reports say of whoever is counted under a number beside what is counted. Drafts carry no number: they go with
/// their conversation.
///
/// # Errors
/// Those of the store.
pub fn forget_person(tx: &mut Tx<'_>, org: OrgId, counted: &PersonNumber) -> Result<(), DbError> {
    for statement in [&FORGET_STEPS_OF_PERSON, &FORGET_PERSON] {
        tx.execute(statement, &values![org.bytes(), *counted])?;
    }
    Ok(())
}
