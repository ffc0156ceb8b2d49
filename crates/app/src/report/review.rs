//! What happens to a report after it was filed: a correction that leaves visible what stood there before, and a coordinator's
//! verdict. Sealed outside the unit of work, written inside.

use db::Tx;
use kernel::{Entropy, Fault, Moment, Sealed};

use super::{
    by_hand::{DAY, has_day},
    lock::refuse_if_locked,
    model::{Private, State, Step},
    opening::Opened,
    rules::{Refused, sort},
    store::{self, StepRow},
};
use crate::{
    audit::{self, Action},
    form::{Answers, Form, answer},
    ids::{OrgId, ReportId, StaffId},
    session::Session,
};

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
