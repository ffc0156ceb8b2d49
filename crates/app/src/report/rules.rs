//! What can be done with a report. Keys are drawn and things sealed outside the unit of work, written inside: one unit of
//! work for each deed, so that nothing is ever half filed.

use db::Tx;
use kernel::{Blind, DbError, Entropy, Fault, Moment, Plain, Sealed};

use super::{
    by_hand::{DAY, has_day},
    day,
    keys::{ReportKeys, place},
    model::{Private, State, Step},
    store::{self, Clear, ReportRow, StepRow},
};
use crate::{
    audit::{self, Action},
    chat,
    form::{Answers, Form, answer},
    ids::{ConversationId, OrgId, ReportId, StaffId},
    person::{self, NewPerson, Person, PersonNumber},
    policy::{self, ReadReport},
    session::Session,
    team::{self, RowKey},
};

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such report for this member.
    #[error("no such report")]
    NotFound,
    /// Somebody has changed it since the page was made, or this form was sent before.
    #[error("the report was changed meanwhile")]
    Changed,
    /// Somebody has filed a report of this conversation since the page was made.
    #[error("a report of this conversation was filed meanwhile")]
    Another,
    /// Its month is locked, or that of the day it would get.
    #[error("the month is locked")]
    Locked,
    /// The day lies in the future.
    #[error("a day in the future")]
    Future,
    /// Somebody was faster: the conversation is with a person already, or the team has another key. Prepared anew it works.
    #[error("to be prepared anew")]
    Again,
    /// It is not in a state in which this is done.
    #[error("not in this state")]
    State,
    /// The store failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What a report is about, beside its answers.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The conversation, as its row remembers it; see `chat::blind`.
    pub thread: Option<Blind<ConversationId>>,
    /// The conversation itself: nothing is written about one that was forgotten meanwhile.
    pub conversation: Option<ConversationId>,
    /// The number of the person; none for one that is not identified.
    pub person: Option<PersonNumber>,
    /// The contact that an overdose or an incident belongs to.
    pub report: Option<ReportId>,
}

/// A report or a draft ready to be written.
pub struct Filing {
    id: ReportId,
    org: OrgId,
    form: String,
    form_version: i64,
    staff: StaffId,
    day: i64,
    today: i64,
    about: About,
    answers: String,
    /// Of a new row: its key under the newest key of the team.
    key: Option<(i64, Sealed<[u8; 32]>)>,
    private: Sealed<Private>,
    /// A person who was counted before, as they were when this was prepared.
    person: Option<Person>,
    /// A person who is counted for the first time, and the conversation with them.
    newcomer: Option<(NewPerson, ConversationId)>,
    /// How many reports of the conversation its writer knows of.
    known: Option<i64>,
}

impl Filing {
    /// Seals a report. `private` brings what is sealed beside the answers; those are sorted here: what the form counts
    /// lies in clear, the rest is sealed. `draft` is the row that this was kept in before.
    ///
    /// `day` is when the contact began and `today` when it is filed, both days as [`day::of`] numbers them.
    ///
    /// # Errors
    /// [`Fault::Forbidden`] for a session without the team's key, [`Fault::Broken`] for a draft that does not open.
    #[allow(clippy::too_many_arguments)] // Each is another source.
    pub fn prepare(
        session: &Session,
        org: OrgId,
        id: ReportId,
        draft: Option<&ReportRow>,
        form: &Form,
        answers: &Answers,
        private: Private,
        (day, today): (i64, i64),
        entropy: &dyn Entropy,
    ) -> Result<Self, Fault> {
        let (counted, sealed) = sort(form, answers);
        Self::seal(
            session,
            org,
            id,
            draft,
            form,
            counted,
            Private { answers: sealed, ..private },
            (day, today),
            entropy,
        )
    }

    /// Seals a draft: every answer is sealed and nothing is counted.
    ///
    /// # Errors
    /// As [`prepare`](Self::prepare).
    #[allow(clippy::too_many_arguments)] // Each is another source.
    pub fn draft(
        session: &Session,
        org: OrgId,
        id: ReportId,
        draft: Option<&ReportRow>,
        form: &Form,
        answers: Answers,
        private: Private,
        (day, today): (i64, i64),
        entropy: &dyn Entropy,
    ) -> Result<Self, Fault> {
        Self::seal(
            session,
            org,
            id,
            draft,
            form,
            String::new(),
            Private { answers, ..private },
            (day, today),
            entropy,
        )
    }

    #[allow(clippy::too_many_arguments)] // Each is another source.
    fn seal(
        session: &Session,
        org: OrgId,
        id: ReportId,
        draft: Option<&ReportRow>,
        form: &Form,
        answers: String,
        private: Private,
        (day, today): (i64, i64),
        entropy: &dyn Entropy,
    ) -> Result<Self, Fault> {
        let (key, wrapped) = match draft {
            Some(row) => (open_key(session, org, row)?.0, None),
            None => {
                let team = session.keys.expose().newest().ok_or(Fault::Forbidden)?;
                let key = RowKey::generate(place(org, id), entropy);
                let wrapped = key.wrap_for_team(&team, entropy);
                (key, Some((team.epoch, wrapped)))
            }
        };
        let private = ReportKeys::of(&key).seal(private, entropy);
        Ok(Self {
            id,
            org,
            form: form.form.clone(),
            form_version: form.version,
            staff: session.staff(),
            day,
            today,
            about: About::default(),
            answers,
            key: wrapped,
            private,
            person: None,
            newcomer: None,
            known: None,
        })
    }

    /// Says what it is about.
    #[must_use]
    pub fn about(mut self, about: About) -> Self {
        self.about = about;
        self
    }

    /// Says about whom it is, of those who were counted before. They may have been merged with somebody since.
    #[must_use]
    pub fn with_person(mut self, person: Person) -> Self {
        self.about.person = Some(person.number);
        self.person = Some(person);
        self
    }

    /// Adds the person of a conversation with it, who was never counted before.
    #[must_use]
    pub fn with_newcomer(mut self, person: NewPerson, conversation: ConversationId) -> Self {
        self.about.person = Some(person.person.number);
        self.newcomer = Some((person, conversation));
        self
    }

    /// Is refused if more reports of the conversation are there than its writer knows of: the same contact is not
    /// counted twice because two members file it at once.
    #[must_use]
    pub fn knowing(mut self, reports: i64) -> Self {
        self.known = Some(reports);
        self
    }

    /// Which report it becomes.
    pub fn id(&self) -> ReportId {
        self.id
    }

    /// Under which number it is counted: that of the group, if its person was merged with somebody.
    fn counted(&self, tx: &mut Tx<'_>) -> Result<Option<PersonNumber>, Refused> {
        match &self.person {
            Some(person) => Ok(Some(person::counted_as(tx, self.org, person)?.ok_or(Refused::Again)?)),
            None => Ok(self.about.person),
        }
    }

    fn clear(&self, state: State, counted: Option<PersonNumber>) -> Clear<'_> {
        Clear {
            id: self.id,
            org: self.org,
            form: &self.form,
            form_version: self.form_version,
            state,
            staff: self.staff,
            day: self.day,
            filed_on: self.today,
            // Of a draft nobody needs to know whom it is about.
            person: counted.filter(|_| state != State::Draft),
            as_filed: self.about.person.filter(|_| state != State::Draft),
            answers: &self.answers,
            thread: self.about.thread.as_ref(),
            about: self.about.report,
        }
    }

    /// Writes it, if the row stands as its writer saw it: `revision` 0 for one that is not there yet.
    fn write(&self, tx: &mut Tx<'_>, state: State, revision: i64) -> Result<(), Refused> {
        // Its fingerprint would bring back what forgetting has just taken away (rule A-5).
        if let Some(conversation) = self.about.conversation
            && chat::find(tx, self.org, conversation)?.is_none()
        {
            return Err(Refused::NotFound);
        }
        if let Some((epoch, key)) = &self.key {
            if store::find(tx, self.org, self.id)?.is_some() {
                return Err(Refused::Changed); // The same form once more.
            }
            // Nothing new is sealed to an old key of the team.
            if !team::is_newest(tx, self.org, *epoch)? {
                return Err(Refused::Again);
            }
            let clear = self.clear(state, self.counted(tx)?);
            return Ok(store::insert(tx, &clear, *epoch, key, &self.private)?);
        }
        let clear = self.clear(state, self.counted(tx)?);
        if store::write_draft(tx, &clear, &self.private, revision)? {
            return Ok(());
        }
        Err(if store::find(tx, self.org, self.id)?.is_some() { Refused::Changed } else { Refused::NotFound })
    }
}

/// Which answers are counted, in a line, and which are sealed.
pub(super) fn sort(form: &Form, answers: &Answers) -> (String, Answers) {
    let is_counted = |name: &str| {
        matches!(name, answer::OUT_OF_HOURS | answer::FIRST_ANSWER)
            || form.field(name).is_some_and(crate::form::Field::is_counted)
    };
    let (counted, sealed): (Vec<_>, Vec<_>) = answers
        .iter()
        .map(|(name, answer)| (name.clone(), answer.clone()))
        .partition(|(name, _)| is_counted(name));
    (answer::write(&counted.into_iter().collect()), sealed.into_iter().collect())
}

/// Keeps a draft. Nothing is counted, and nothing is checked: a draft may be as wrong as it likes.
///
/// # Errors
/// [`Refused`].
pub fn save_draft(tx: &mut Tx<'_>, filing: &Filing, revision: i64) -> Result<(), Refused> {
    filing.write(tx, State::Draft, revision)
}

/// Files a report, also out of a draft.
///
/// # Errors
/// [`Refused`].
pub fn submit(tx: &mut Tx<'_>, filing: &Filing, revision: i64) -> Result<(), Refused> {
    if filing.day > filing.today {
        return Err(Refused::Future);
    }
    refuse_if_locked(tx, filing.org, filing.day)?;
    // The row first: who sends the same form twice is told that it is there, not that somebody was faster.
    filing.write(tx, State::Submitted, revision)?;
    if let (Some(known), Some(thread)) = (filing.known, &filing.about.thread)
        && store::count_of_thread(tx, filing.org, thread)? != known + 1
    {
        return Err(Refused::Another);
    }
    if let Some((person, conversation)) = &filing.newcomer
        && !person.add(tx, filing.org, *conversation)?
    {
        return Err(Refused::Again);
    }
    Ok(())
}

/// Throws a draft away.
///
/// # Errors
/// [`Refused::NotFound`] if it is none of this member's.
pub fn discard(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, id: ReportId) -> Result<(), Refused> {
    if store::delete_draft(tx, org, staff, id)? { Ok(()) } else { Err(Refused::NotFound) }
}

/// A report opened by somebody who may read it.
pub struct Opened {
    /// Its row.
    pub row: ReportRow,
    /// What is sealed; `None` once its conversation was forgotten.
    pub private: Option<Plain<Private>>,
    keys: Option<(ReportKeys, kernel::Permit<ReadReport>)>,
}

impl Opened {
    /// The answers, countable and sealed ones.
    pub fn answers(&self) -> Answers {
        let mut answers = answer::read(&self.row.answers);
        if let Some(private) = &self.private {
            answers.extend(private.expose().answers.clone());
        }
        answers
    }

    /// The word of a step.
    pub(super) fn word(&self, step: &StepRow) -> Option<Plain<String>> {
        let (keys, permit) = self.keys.as_ref()?;
        keys.open_word(permit, step.number, step.word.as_ref()?).ok()
    }

    /// The answers before a step; `None` if it changed none.
    pub(super) fn before(&self, step: &StepRow) -> Option<Answers> {
        let mut answers = answer::read(step.answers_before.as_deref()?);
        let sealed = || {
            let (keys, permit) = self.keys.as_ref()?;
            keys.open_before(permit, step.number, step.private_before.as_ref()?).ok()
        };
        answers.extend(sealed().map(|private| private.expose().answers.clone()).unwrap_or_default());
        Some(answers)
    }
}

fn open_key(
    session: &Session,
    org: OrgId,
    row: &ReportRow,
) -> Result<(RowKey, kernel::Permit<ReadReport>), Fault> {
    let permit =
        policy::report(session.role(), row.id, session.staff() == row.staff).ok_or(Fault::NotFound)?;
    let team = session.keys.expose().team(row.epoch).ok_or(Fault::NotFound)?;
    let key = RowKey::open(&permit, place(org, row.id), &team, row.key_wrapped.as_ref(), None)
        .map_err(|error| Fault::Broken(format!("the key of a report: {error}")))?;
    Ok((key, permit))
}

/// Opens a report. One whose conversation was forgotten has its countable answers still.
///
/// # Errors
/// [`Fault::NotFound`] for a member who may not read it or has not the team's key of then, [`Fault::Broken`] for a row
/// that was changed.
pub fn open(session: &Session, org: OrgId, row: ReportRow) -> Result<Opened, Fault> {
    let own = session.staff() == row.staff;
    if policy::report(session.role(), row.id, own).is_none() || (row.state == State::Draft && !own) {
        return Err(Fault::NotFound);
    }
    let Some(private) = row.private.as_ref().filter(|_| row.key_wrapped.is_some()) else {
        return Ok(Opened { row, private: None, keys: None });
    };
    let (key, permit) = open_key(session, org, &row)?;
    let keys = ReportKeys::of(&key);
    let private =
        keys.open(&permit, private).map_err(|error| Fault::Broken(format!("what a report says: {error}")))?;
    Ok(Opened { row, private: Some(private), keys: Some((keys, permit)) })
}

/// The last message of its conversation that a report covers, for whoever files the next one; 0 if it does not open.
/// Nothing else of a colleague's report is shown to them.
pub(super) fn reach(session: &Session, org: OrgId, row: &ReportRow) -> i64 {
    let read = || {
        let permit = policy::report_reach(session.role(), row.id)?;
        let team = session.keys.expose().team(row.epoch)?;
        let key = RowKey::open(&permit, place(org, row.id), &team, row.key_wrapped.as_ref(), None).ok()?;
        Some(ReportKeys::of(&key).open(&permit, row.private.as_ref()?).ok()?.expose().upto)
    };
    read().unwrap_or(0)
}

/// Other answers for a report that was filed, ready to be written.
pub struct Correction {
    id: ReportId,
    org: OrgId,
    staff: StaffId,
    state: State,
    days: (i64, i64),
    today: i64,
    answers: String,
    private: Sealed<Private>,
    before: Sealed<Private>,
    word: Option<Sealed<String>>,
    revision: i64,
}

impl Correction {
    /// Seals other answers, and those before them. Whoever wrote the report asks for another look with it; a coordinator who
    /// corrects an accepted report leaves it accepted.
    ///
    /// # Errors
    /// [`Fault::Gone`] for a report whose conversation was forgotten: it has no key any more.
    #[allow(clippy::too_many_arguments)] // Each is another source.
    pub fn prepare(
        session: &Session,
        org: OrgId,
        report: &Opened,
        form: &Form,
        answers: &Answers,
        word: Option<String>,
        today: i64,
        entropy: &dyn Entropy,
    ) -> Result<Self, Fault> {
        let (Some((keys, _)), Some(private)) = (&report.keys, &report.private) else {
            return Err(Fault::Gone);
        };
        let (row, number) = (&report.row, report.row.revision + 1);
        // What the program has measured or counted is not asked by the form.
        let mut answers = answers.clone();
        let is_asked =
            |name: &str| form.field(name).is_some_and(|field| field.kind != crate::form::Kind::Auto);
        for (name, counted) in &private.expose().answers {
            if !is_asked(name) {
                answers.insert(name.clone(), counted.clone());
            }
        }
        for (name, measured) in answer::read(&row.answers) {
            if form.field(&name).is_none() {
                answers.insert(name, measured);
            }
        }
        let (counted, sealed) = sort(form, &answers);
        // The day that the form asks for is the day that the report counts on, unless a conversation says when it was.
        let asks_day = (row.form != "contact" || row.thread.is_none()) && has_day(form);
        let day = match answers.get(DAY) {
            Some(crate::form::Answer::Number(day)) if asks_day => *day,
            _ => row.day,
        };
        let theirs = session.staff() != row.staff;
        let state = if theirs && row.state == State::Accepted { State::Accepted } else { State::Submitted };
        Ok(Self {
            id: row.id,
            org,
            staff: session.staff(),
            state,
            days: (row.day, day),
            today,
            answers: counted,
            before: keys.seal_before(number, private, entropy),
            word: word.map(|word| keys.seal_word(number, word, entropy)),
            private: keys.seal(Private { answers: sealed, ..private.expose().clone() }, entropy),
            revision: row.revision,
        })
    }
}

/// Corrects a report. What it said before stays visible.
///
/// # Errors
/// [`Refused`].
pub fn correct(tx: &mut Tx<'_>, correction: &Correction, now: Moment) -> Result<(), Refused> {
    let Correction { id, org, staff, state, days: (old, day), today, revision, .. } = correction;
    if day > today {
        return Err(Refused::Future);
    }
    let Some(row) = store::find(tx, *org, *id)? else { return Err(Refused::NotFound) };
    for day in [old, day] {
        refuse_if_locked(tx, *org, *day)?;
    }
    let Correction { answers, private, before, word, .. } = correction;
    if !store::correct(tx, *org, *id, *revision, *state, *day, answers, private)? {
        return Err(Refused::Changed);
    }
    let step = StepRow {
        number: revision + 1,
        step: Step::Corrected,
        staff: *staff,
        work_name: None,
        day: *today,
        word: word.clone(),
        answers_before: Some(row.answers),
        private_before: Some(before.clone()),
    };
    store::insert_step(tx, *org, *id, &step)?;
    if row.staff != *staff {
        audit::record(tx, *org, *staff, Action::CorrectReport, id.bytes(), now)?;
    }
    Ok(())
}

/// A coordinator's verdict, ready to be written.
pub struct Verdict {
    id: ReportId,
    org: OrgId,
    staff: StaffId,
    accepted: bool,
    word: Option<Sealed<String>>,
    today: i64,
    revision: i64,
}

impl Verdict {
    /// Seals the word that goes with it. One that is given back needs a word; the form asks for it.
    ///
    /// # Errors
    /// [`Fault::Gone`] for a word about a report whose conversation was forgotten.
    pub fn prepare(
        session: &Session,
        org: OrgId,
        report: &Opened,
        accepted: bool,
        word: Option<String>,
        today: i64,
        entropy: &dyn Entropy,
    ) -> Result<Self, Fault> {
        let revision = report.row.revision;
        let seal = |word| match &report.keys {
            Some((keys, _)) => Ok(keys.seal_word(revision + 1, word, entropy)),
            None => Err(Fault::Gone),
        };
        let word = word.map(seal).transpose()?;
        Ok(Self { id: report.row.id, org, staff: session.staff(), accepted, word, today, revision })
    }
}

/// Gives a report back with a word.
///
/// # Errors
/// [`Refused`].
pub fn return_with_word(tx: &mut Tx<'_>, verdict: &Verdict, now: Moment) -> Result<(), Refused> {
    judge(tx, verdict, &[State::Submitted, State::Accepted], State::Returned, now)
}

/// Accepts a report.
///
/// # Errors
/// [`Refused`].
pub fn accept(tx: &mut Tx<'_>, verdict: &Verdict, now: Moment) -> Result<(), Refused> {
    judge(tx, verdict, &[State::Submitted], State::Accepted, now)
}

/// Gives a verdict.
///
/// # Errors
/// [`Refused`].
pub(super) fn give(tx: &mut Tx<'_>, verdict: &Verdict, now: Moment) -> Result<(), Refused> {
    if verdict.accepted { accept(tx, verdict, now) } else { return_with_word(tx, verdict, now) }
}

fn judge(tx: &mut Tx<'_>, verdict: &Verdict, from: &[State], to: State, now: Moment) -> Result<(), Refused> {
    let Verdict { id, org, staff, word, today, revision, .. } = verdict;
    let Some(row) = store::find(tx, *org, *id)? else { return Err(Refused::NotFound) };
    if row.revision != *revision {
        return Err(Refused::Changed);
    }
    if !from.contains(&row.state) {
        return Err(Refused::State);
    }
    refuse_if_locked(tx, *org, row.day)?;
    if !store::mark(tx, *org, *id, *revision, to)? {
        return Err(Refused::Changed);
    }
    let (step, action) = match to {
        State::Accepted => (Step::Accepted, Action::AcceptReport),
        _ => (Step::Returned, Action::ReturnReport),
    };
    let step = StepRow {
        number: revision + 1,
        step,
        staff: *staff,
        work_name: None,
        day: *today,
        word: word.clone(),
        answers_before: None,
        private_before: None,
    };
    store::insert_step(tx, *org, *id, &step)?;
    Ok(audit::record(tx, *org, *staff, action, id.bytes(), now)?)
}

/// Records that a session sees somebody else's report for the first time.
///
/// # Errors
/// Those of the store.
pub(super) fn opened(
    tx: &mut Tx<'_>,
    org: OrgId,
    session: &Session,
    id: ReportId,
    now: Moment,
) -> Result<(), DbError> {
    if store::insert_opening(tx, &session.secret.lookup(), id)? {
        audit::record(tx, org, session.staff(), Action::OpenReport, id.bytes(), now)?;
    }
    Ok(())
}

/// Whether a day lies in a locked month.
///
/// # Errors
/// Those of the store.
pub fn is_locked(tx: &mut Tx<'_>, org: OrgId, day: i64) -> Result<bool, DbError> {
    Ok(store::period(tx, org, day::month(day))?.is_some_and(|period| period.locked))
}

fn refuse_if_locked(tx: &mut Tx<'_>, org: OrgId, day: i64) -> Result<(), Refused> {
    if is_locked(tx, org, day)? { Err(Refused::Locked) } else { Ok(()) }
}

/// Why a locked month is opened again; one has to be named.
pub const REASONS: [&str; 4] = ["correction", "late", "mistake", "other"];

/// Locks a month, or opens it again for one of the [`REASONS`]. Whether it stood differently before.
///
/// # Errors
/// Those of the store.
pub(super) fn lock(
    tx: &mut Tx<'_>,
    org: OrgId,
    month: i64,
    locked: bool,
    staff: StaffId,
    reason: &str,
    now: Moment,
) -> Result<bool, DbError> {
    let before = store::period(tx, org, month)?;
    if before.as_ref().is_some_and(|period| period.locked) == locked {
        return Ok(false);
    }
    let number = before.map_or(1, |period| period.number + 1);
    store::insert_period(tx, org, month, number, locked, staff, now, reason)?;
    let action = if locked { Action::LockPeriod } else { Action::OpenPeriod };
    // The month is the object: nothing else has a name here.
    let mut object = [0; 16];
    object[8..].copy_from_slice(&month.to_be_bytes());
    audit::record(tx, org, staff, action, object, now)?;
    Ok(true)
}
