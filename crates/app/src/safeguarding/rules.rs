//! Opening a course with the keys of a session, moving it on, and what a visitor's message raises.

use db::Tx;
use kernel::{DbError, Entropy, Fault, Moment, Plain, Sealed};

use super::{
    model::{self, Event, Kind, State},
    step::{Step, With},
    store::{self, CourseRow, Wrapped},
};
use crate::{
    App, audit,
    chat::{self, Marks, Stamp},
    ids::{ConversationId, OrgId, PersonId, SafeguardingId, StaffId, StepId},
    policy,
    session::Session,
    team::{self, RowKey, RowPlace},
};

/// The label under which a row's key seals steps.
const LABEL: &str = "safeguarding step";

fn place(org: OrgId, id: SafeguardingId) -> RowPlace {
    RowPlace { org, table: "safeguarding", row: id.bytes() }
}

/// Where a step lies: in its own row of the table of steps.
fn step_place(org: OrgId, id: StepId) -> kernel::Place {
    kernel::Place { org: org.bytes(), table: "safeguarding_step", column: "body", row: id.bytes() }
}

/// A course, opened.
pub(super) struct Course {
    pub(super) id: SafeguardingId,
    pub(super) kind: Kind,
    /// How many steps it has.
    pub(super) count: i64,
    pub(super) steps: Vec<Plain<Step>>,
    /// Where it stands by its steps; `None` if they do not open, are not all there or are no path. Then nothing moves it.
    pub(super) state: Option<State>,
    key: Option<RowKey>,
}

impl Course {
    /// The step that proposed it.
    pub(super) fn proposal(&self) -> Option<&Step> {
        self.steps.iter().map(Plain::expose).find(|step| step.event == Event::Propose)
    }

    /// After which message it was approved.
    fn approved_after(&self) -> Option<i64> {
        let approval = self.steps.iter().map(Plain::expose).find(|step| step.event == Event::Approve);
        approval.and_then(|step| step.with.message)
    }
}

/// Opens a course. One that was moved or changed is there without its steps, and the log says so.
pub(super) fn open(session: &Session, org: OrgId, row: CourseRow) -> Course {
    let key = row_key(session, org, &row);
    let steps = key.as_ref().map_or_else(Vec::new, |key| open_steps(session, org, key, &row));
    let whole = i64::try_from(steps.len()) == Ok(row.count);
    let events = steps.iter().map(|step| step.expose().event);
    let state = model::after(row.kind, events).filter(|state| whole && state.in_clear() == row.state);
    Course { id: row.id, kind: row.kind, count: row.count, steps, state, key }
}

/// A course of somebody, for a page about several conversations of one person.
pub struct OnDay {
    /// Which conversation.
    pub conversation: ConversationId,
    /// Which course.
    pub kind: Kind,
    /// Whether it is open, and whether a supervisor is waited for.
    pub open: bool,
    #[allow(missing_docs)]
    pub waits: bool,
    /// When its last step was taken; `None` while nobody has done anything, and where it does not open.
    pub at: Option<Moment>,
}

/// The courses of a person, still sealed.
pub struct ByDay(Vec<(CourseRow, ConversationId)>);

/// The courses of a person and of those who are counted as one with them.
///
/// # Errors
/// Those of the store.
pub fn by_day(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<ByDay, DbError> {
    store::by_day(tx, org, person).map(ByDay)
}

impl ByDay {
    /// Opens of each when its last step was taken.
    pub fn open(self, session: &Session, org: OrgId) -> Vec<OnDay> {
        let one = |(row, conversation): (CourseRow, ConversationId)| {
            let last = row_key(session, org, &row).and_then(|key| {
                let (_, id, body) = row.steps.first()?;
                let permit = policy::safeguarding(session.role(), row.id)?;
                let step = key.derive(LABEL).open(&permit, &step_place(org, *id), body);
                step.inspect_err(|error| tracing::error!("a step of safeguarding does not open: {error}"))
                    .ok()
            });
            let at = last.map(|step| step.expose().at);
            OnDay { conversation, kind: row.kind, open: row.state > 0, waits: row.state == 2, at }
        };
        self.0.into_iter().map(one).collect()
    }
}

fn row_key(session: &Session, org: OrgId, row: &CourseRow) -> Option<RowKey> {
    let permit = policy::safeguarding(session.role(), row.id)?;
    let team = session.keys.expose().team(row.epoch)?;
    let key = RowKey::open(&permit, place(org, row.id), &team, Some(row.key.as_ref()?), None);
    key.inspect_err(|error| tracing::error!("a course of safeguarding does not open: {error}")).ok()
}

fn open_steps(session: &Session, org: OrgId, key: &RowKey, row: &CourseRow) -> Vec<Plain<Step>> {
    let Some(permit) = policy::safeguarding(session.role(), row.id) else { return Vec::new() };
    let key = key.derive(LABEL);
    let open = |((number, id, body), at): (&(i64, StepId, Sealed<Step>), i64)| {
        if *number != at {
            return None;
        }
        let step = key.open(&permit, &step_place(org, *id), body);
        step.inspect_err(|error| tracing::error!("a step of safeguarding does not open: {error}")).ok()
    };
    row.steps.iter().zip(1..).map_while(open).collect()
}

/// Why a course was not moved on.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refused {
    /// It went on since the page was made, or another of its kind was begun.
    #[error("it went on meanwhile")]
    Changed,
    /// The message in which the person was told is none of ours, or stood there before it was approved.
    #[error("the person was not told in that message")]
    Told,
    /// The team has a newer key meanwhile.
    #[error("the team has a newer key")]
    OldKey,
    /// The conversation is gone.
    #[error("no such conversation")]
    NotFound,
    /// The store failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What somebody asks for.
pub(super) struct Asked<'a> {
    pub(super) org: OrgId,
    pub(super) conversation: ConversationId,
    pub(super) kind: Kind,
    /// The course that goes on; `None` for a new one.
    pub(super) course: Option<&'a Course>,
    pub(super) event: Event,
    /// Where that leads, as the model says.
    pub(super) to: State,
    /// Which form it comes from: the same one sent twice is one step.
    pub(super) form: [u8; 16],
}

/// A step ready to be written.
pub(super) struct Move {
    org: OrgId,
    conversation: ConversationId,
    id: SafeguardingId,
    kind: Kind,
    to: State,
    /// How many steps there were; `None` for a new course.
    seen: Option<i64>,
    key: Option<Wrapped>,
    step: StepId,
    body: Sealed<Step>,
    event: Event,
    by: StaffId,
    /// Where the person is said to have been told, and after which message it was approved.
    told: Option<(i64, i64)>,
}

impl Move {
    /// Seals a step under the key of its course, or under a new one of the team's newest.
    ///
    /// # Errors
    /// [`Fault::Forbidden`] for a session without the team key.
    pub(super) fn prepare(
        session: &Session,
        asked: &Asked<'_>,
        with: With,
        now: Moment,
        entropy: &dyn Entropy,
    ) -> Result<Self, Fault> {
        let Asked { org, conversation, kind, course, event, to, form } = *asked;
        let id = course.map_or(SafeguardingId::from_bytes(form), |course| course.id);
        let (key, wrapped) = match course.and_then(|course| course.key.clone()) {
            Some(key) => (key, None),
            None => {
                let team = session.keys.expose().newest().ok_or(Fault::Forbidden)?;
                let key = RowKey::generate(place(org, id), entropy);
                let wrapped = key.wrap_for_team(&team, entropy);
                (key, Some((team.epoch, wrapped)))
            }
        };
        let message = with.message.unwrap_or(0);
        let approved = course.and_then(Course::approved_after).unwrap_or(i64::MAX);
        let told = (event == Event::Tell).then_some((message, approved));
        let member = &session.member;
        let by = Stamp { id: member.id, work_name: member.work_name.clone(), role: member.role };
        let step = StepId::from_bytes(form);
        let body = Plain::new(Step { at: now, by, event, with });
        let body = key.derive(LABEL).seal(&step_place(org, step), &body, entropy);
        let (seen, by) = (course.map(|course| course.count), member.id);
        Ok(Self { org, conversation, id, kind, to, seen, key: wrapped, step, body, event, by, told })
    }

    /// Writes it, with a line in the trail. The same form again changes nothing.
    ///
    /// # Errors
    /// [`Refused`].
    pub(super) fn write(&self, tx: &mut Tx<'_>, now: Moment) -> Result<(), Refused> {
        let Self { org, conversation, id, kind, to, key, .. } = self;
        if store::has_step(tx, *org, self.id, self.step)? {
            return Ok(());
        }
        if chat::find(tx, *org, *conversation)?.is_none() {
            return Err(Refused::NotFound);
        }
        if let Some((epoch, _)) = key
            && !team::is_newest(tx, *org, *epoch)?
        {
            return Err(Refused::OldKey);
        }
        if let Some((message, approved)) = self.told {
            let ours = chat::message_at(tx, *conversation, message)?.is_some_and(|one| one.staff.is_some());
            if !ours || message <= approved {
                return Err(Refused::Told);
            }
        }
        match self.seen {
            None if store::is_open(tx, *org, *conversation, *kind)? => return Err(Refused::Changed),
            None => store::insert(tx, *org, (*conversation, *id, *kind), *to, 1, key.as_ref())?,
            Some(seen) if !store::advance(tx, *org, *id, *to, seen, key.as_ref())? => {
                return Err(Refused::Changed);
            }
            Some(_) => {}
        }
        let number = self.seen.unwrap_or(0) + 1;
        store::insert_step(tx, *org, *id, number, self.step, &self.body)?;
        Ok(audit::record(tx, *org, self.by, recorded(self.event), conversation.bytes(), now)?)
    }
}

/// What stands in the trail.
const fn recorded(event: Event) -> audit::Action {
    use audit::Action;
    match event {
        Event::Confirm => Action::OpenProtocol,
        Event::Clear => Action::ClearProtocol,
        Event::Propose => Action::ProposeException,
        Event::Approve => Action::ApproveException,
        Event::Refuse => Action::RefuseException,
        Event::Withdraw => Action::WithdrawException,
        Event::Tell => Action::TellPerson,
        Event::NotTell => Action::NotTellPerson,
        Event::CarryOut => Action::CarryOutException,
        Event::Close => Action::CloseSafeguarding,
    }
}

/// What a message is marked with for safeguarding (rule M-1): whether its writer says to be under the age of the country's
/// profile.
pub async fn marks(app: &App, org: OrgId, text: &str) -> Marks {
    let Some(age) = super::age::said(text) else { return Marks::NONE };
    if age < crate::country::of(app, org).await.minor_age() { Marks::MINOR } else { Marks::NONE }
}

/// Raises the protocol for minors in the unit of work of the message that says so, unless it runs already. Nothing is sealed: a
/// row that words raised says nothing more than that.
///
/// # Errors
/// Those of the store.
pub fn raise(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
    id: SafeguardingId,
) -> Result<(), DbError> {
    if store::is_open(tx, org, conversation, Kind::Minor)? {
        return Ok(());
    }
    store::insert(tx, org, (conversation, id, Kind::Minor), State::Raised, 0, None)
}

/// What is closed to the visitor of a conversation while the protocol for minors is open in it (rule M-1). For whatever answers
/// or invites by itself: no automatic answer on sexual topics, no entry to groups. Emergency cards ask nothing of this (rule M-4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closed {
    /// Automatic answers on sexual topics.
    pub sexual_topics: bool,
    /// Groups of people who do not know each other.
    pub groups: bool,
}

/// What is closed to the visitor of a conversation.
///
/// # Errors
/// Those of the store.
pub fn closed(tx: &mut Tx<'_>, org: OrgId, conversation: ConversationId) -> Result<Closed, DbError> {
    let minor = is_minor(tx, org, conversation)?;
    Ok(Closed { sexual_topics: minor, groups: minor })
}

/// Whether the protocol for minors is open in a conversation.
///
/// # Errors
/// Those of the store.
pub fn is_minor(tx: &mut Tx<'_>, org: OrgId, conversation: ConversationId) -> Result<bool, DbError> {
    store::is_open(tx, org, conversation, Kind::Minor)
}
