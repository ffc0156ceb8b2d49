//! What can be done with a report. Keys are drawn and things sealed outside the unit of work, written inside: one unit of
//! work for each deed, so that nothing is ever half filed.

use db::Tx;
use kernel::{Blind, DbError, Entropy, Fault, Sealed};

use super::{
    keys::{ReportKeys, place},
    lock::refuse_if_locked,
    model::{Private, State},
    opening::open_key,
    reach::Reach,
    store::{self, Clear, ReportRow},
};
use crate::{
    chat,
    form::{Answers, Form, answer},
    ids::{ConversationId, OrgId, ReportId, StaffId},
    person::{self, NewPerson, Person, PersonNumber},
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
    /// How far it reaches into the conversation.
    reach: Option<Reach>,
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
            reach: None,
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

    /// Says how far into the conversation it reaches, so that the next one begins behind it.
    #[must_use]
    pub(super) fn reaching(mut self, reach: Reach) -> Self {
        self.reach = Some(reach);
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
    if let (Some(reach), Some(thread)) = (&filing.reach, &filing.about.thread) {
        store::reach::set(tx, filing.org, thread, reach)?;
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
