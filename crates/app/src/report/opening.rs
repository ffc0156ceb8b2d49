//! Opening what a report says beside its countable answers: by whoever filed it and by coordinators.

use db::Tx;
use kernel::{DbError, Fault, Moment, Plain};

use super::{
    keys::{ReportKeys, place},
    model::{Private, State},
    store::{self, ReportRow, StepRow},
};
use crate::{
    audit::{self, Action},
    form::{Answers, answer},
    ids::{OrgId, ReportId},
    policy::{self, ReadReport},
    session::Session,
    team::RowKey,
};

/// A report opened by somebody who may read it.
pub struct Opened {
    /// Its row.
    pub row: ReportRow,
    /// What is sealed; `None` once its conversation was forgotten.
    pub private: Option<Plain<Private>>,
    pub(super) keys: Option<(ReportKeys, kernel::Permit<ReadReport>)>,
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

pub(super) fn open_key(
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
