//! Planning, trying, ending, taking back: one short unit of work each. Everything is sealed before it begins.

use db::Tx;
use kernel::{DbError, Entropy, Fault, Plain, Sealed};

use super::{
    model::{Act, Asked, Outcome, Reach, Standing, State, Told},
    store::{self, Doing, FollowUpRow, New, StepRow},
};
use crate::{
    App,
    audit::{self, Action},
    chat,
    ids::{ConversationId, FollowUpId, OrgId, PersonId, StaffId},
    policy,
    report::day,
    restricted,
    session::Session,
    settings::Organisation,
    team::{self, RowKey, RowPlace},
};

/// The longest words of one's own, in characters.
pub(super) const MAX_CHARS: usize = 500;
/// Follow-ups that are to be done in one conversation, at most.
const MOST_OF_ONE: i64 = 20;
/// Of one conversation or person so many are shown.
const SHOWN: i64 = 60;

/// The label under which a row's key seals what it is about.
const ASKED: &str = "asked";
/// The label under which a row's key seals its steps.
const STEP: &str = "step";

const fn place(org: OrgId, id: FollowUpId) -> RowPlace {
    RowPlace { org, table: "follow_up", row: id.bytes() }
}

/// Today where the organisation is, in days since 1970.
pub(super) fn today(app: &App, org: &Organisation) -> i64 {
    day::of(app.clock.now(), &org.zone)
}

/// A follow-up that was opened with the keys of a session.
pub struct FollowUp {
    /// What stands in clear.
    pub row: FollowUpRow,
    /// What it is about; `None` where it does not open.
    asked: Option<Plain<String>>,
}

impl FollowUp {
    /// What it is about; `None` where it does not open.
    pub fn asked(&self) -> Option<Asked> {
        Asked::read(self.asked.as_ref()?.expose())
    }
}

/// Opens one follow-up. One that was changed is there without what it is about, and the log says so.
pub fn open(session: &Session, org: OrgId, row: FollowUpRow) -> FollowUp {
    let asked = (|| {
        let permit = policy::follow_up(session.role(), row.id)?;
        let team = session.keys.expose().team(row.epoch)?;
        let opened = RowKey::open(&permit, place(org, row.id), &team, Some(&row.key), None)
            .and_then(|key| key.derive(ASKED).open(&permit, &key.place().column("asked"), &row.asked));
        opened.inspect_err(|error| tracing::error!("a follow-up does not open: {error}")).ok()
    })();
    FollowUp { row, asked }
}

/// A step that was opened.
pub struct Step {
    /// Its place among the steps, from 1.
    pub number: i64,
    /// Who did it.
    pub by: StaffId,
    /// Their work name.
    pub who: Option<String>,
    /// On which day.
    pub on: kernel::Moment,
    /// What was done, and in which words; `None` where it does not open.
    told: Option<(Told, Plain<String>)>,
}

impl Step {
    /// What was done; `None` where it does not open.
    pub fn told(&self) -> Option<&Told> {
        Some(&self.told.as_ref()?.0)
    }

    /// The words beside it, if there are any.
    pub fn words(&self) -> Option<&str> {
        let words = self.told.as_ref()?.1.expose().as_str();
        (!words.is_empty()).then_some(words)
    }
}

pub(super) fn open_steps(session: &Session, org: OrgId, row: &FollowUpRow, steps: Vec<StepRow>) -> Vec<Step> {
    let key = policy::follow_up(session.role(), row.id).and_then(|permit| {
        let team = session.keys.expose().team(row.epoch)?;
        let opened = RowKey::open(&permit, place(org, row.id), &team, Some(&row.key), None);
        let key = opened.inspect_err(|error| tracing::error!("a follow-up does not open: {error}")).ok()?;
        Some((permit, key))
    });
    let told = |body: &Sealed<String>, number: i64| {
        let (permit, key) = key.as_ref()?;
        let opened = key.derive(&step_label(number)).open(permit, &key.place().column("step"), body);
        let text = opened
            .inspect_err(|error| tracing::error!("a step of a follow-up does not open: {error}"))
            .ok()?;
        let (told, words) = Told::read(text.expose())?;
        Some((told, Plain::new(words)))
    };
    let step = |row: StepRow| {
        let told = told(&row.body, row.number);
        Step { number: row.number, by: row.by, who: row.who, on: day::shown(row.day), told }
    };
    steps.into_iter().map(step).collect()
}

/// Each step has a key of its own, so that none opens in the place of another.
fn step_label(number: i64) -> String {
    format!("{STEP} {number}")
}

/// What a worker plans. Only if the person agreed to be written to; the form asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The identifier follows from the form, so that one sent twice is one.
    pub id: FollowUpId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// What it is about.
    pub asked: Asked,
    /// The day, in days since 1970.
    pub due: i64,
    /// Who is to do it; `None` for anybody.
    pub whose: Option<StaffId>,
}

/// A follow-up sealed before the unit of work that keeps it.
pub struct NewFollowUp {
    new: New,
    now: kernel::Moment,
}

impl NewFollowUp {
    /// Seals a plan under the team's newest key.
    ///
    /// # Errors
    /// [`Fault::Forbidden`] for a session without the team key.
    pub fn seal(app: &App, org: &Organisation, session: &Session, plan: &Plan) -> Result<Self, Fault> {
        let entropy: &dyn Entropy = app.entropy.as_ref();
        let team = session.keys.expose().newest().ok_or(Fault::Forbidden)?;
        let key = RowKey::generate(place(org.id, plan.id), entropy);
        let asked =
            key.derive(ASKED).seal(&key.place().column("asked"), &Plain::new(plan.asked.written()), entropy);
        let new = New {
            id: plan.id,
            org: org.id,
            conversation: plan.conversation,
            due: plan.due,
            whose: plan.whose,
            by: session.staff(),
            today: today(app, org),
            epoch: team.epoch,
            key: key.wrap_for_team(&team, entropy),
            asked,
        };
        Ok(Self { new, now: app.clock.now() })
    }

    /// Keeps it, with a line in the trail.
    ///
    /// # Errors
    /// Those of the store.
    pub fn write(&self, tx: &mut Tx<'_>) -> Result<Planned, DbError> {
        let New { org, conversation, by, epoch, .. } = self.new;
        if !team::is_newest(tx, org, epoch)? {
            return Ok(Planned::Again);
        }
        if chat::find(tx, org, conversation)?.is_none() {
            return Ok(Planned::Gone);
        }
        if store::find(tx, org, self.new.id)?.is_some() {
            return Ok(Planned::Done);
        }
        if store::count_of(tx, org, conversation)? >= MOST_OF_ONE {
            return Ok(Planned::TooMany);
        }
        store::insert(tx, &self.new)?;
        audit::record(tx, org, by, Action::PlanFollowUp, conversation.bytes(), self.now)?;
        Ok(Planned::Done)
    }
}

/// What came of planning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planned {
    /// It stands in the list.
    Done,
    /// The team has a newer key meanwhile: seal it anew.
    Again,
    /// The conversation is not there any more.
    Gone,
    /// There are so many in this conversation already that nobody would see one more.
    TooMany,
}

/// What came of doing something about a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It was done.
    Done,
    /// It changed since it was looked at; nothing was done.
    Changed,
    /// There is no way from where it stands.
    No,
}

/// Something that a worker does about a follow-up.
pub struct Order<'a> {
    /// What.
    pub act: Act,
    /// How it was made.
    pub channel: &'static str,
    /// Words beside it, sealed with it; there need not be any.
    pub words: &'a str,
    /// How often something had been done when it was looked at.
    pub steps: i64,
}

/// Does something about a follow-up.
///
/// # Errors
/// [`Fault::NotFound`] if it is gone, or if the session cannot open it; those of the store.
pub async fn act(
    app: &App,
    org: &Organisation,
    session: &Session,
    id: FollowUpId,
    order: &Order<'_>,
) -> Result<Done, Fault> {
    let (of, by, now, today) = (org.id, session.staff(), app.clock.now(), today(app, org));
    let row = app.db.read(move |tx| find_for(tx, of, id, by)).await?.ok_or(Fault::NotFound)?;
    if row.steps != order.steps {
        return Ok(Done::Changed);
    }
    let most = i64::from(org.settings.follow_up_attempts);
    let Some(after) = row.standing.after(order.act, most) else { return Ok(Done::No) };
    let permit = policy::follow_up(session.role(), id).ok_or(Fault::NotFound)?;
    let team = session.keys.expose().team(row.epoch).ok_or(Fault::NotFound)?;
    let key = RowKey::open(&permit, place(of, id), &team, Some(&row.key), None)
        .map_err(|error| Fault::Broken(format!("the key of a follow-up: {error}")))?;
    let told = match order.act {
        Act::Attempt(reach, _) => Told::Attempt(reach, order.channel),
        Act::End(outcome) => Told::End(outcome),
        Act::Move(..) => Told::Move,
        Act::Back => Told::Back,
    };
    let body = key.derive(&step_label(row.steps + 1)).seal(
        &key.place().column("step"),
        &Plain::new(told.written(order.words)),
        app.entropy.as_ref(),
    );
    // What they wrote is dealt with once they are reached or it is over; until then the mark stays.
    let heard = !matches!(
        order.act,
        Act::Move(..) | Act::Attempt(Reach::NotReached | Reach::Informant, _) | Act::End(Outcome::Off)
    );
    let doing = Doing { id, org: of, after, heard, steps: row.steps, by, today, body };
    let over = matches!(order.act, Act::End(_) | Act::Back);
    let (before, conversation) = (row.standing, row.conversation);
    let done = app.db.write(move |tx| {
        if !store::act(tx, &doing)? {
            return Ok(Done::Changed);
        }
        if over || is_over(&before, &doing.after) {
            audit::record(tx, of, by, Action::EndFollowUp, conversation.bytes(), now)?;
        }
        Ok::<_, DbError>(Done::Done)
    });
    let done = done.await?;
    if done == Done::Done {
        app.wake(of, conversation);
    }
    Ok(done)
}

const fn is_over(before: &Standing, after: &Standing) -> bool {
    before.state.is_due() && matches!(after.state, State::Lost | State::Ended)
}

/// Takes the last step back. Only for whoever did it, and only while it is the last.
///
/// # Errors
/// [`Fault::NotFound`] if the follow-up is gone; those of the store.
pub async fn undo(
    app: &App,
    org: &Organisation,
    session: &Session,
    id: FollowUpId,
    steps: i64,
) -> Result<Done, Fault> {
    let (of, by, today) = (org.id, session.staff(), today(app, org));
    let row = app.db.read(move |tx| find_for(tx, of, id, by)).await?.ok_or(Fault::NotFound)?;
    let done = app.db.write(move |tx| store::undo(tx, of, id, steps, by, today)).await?;
    if done {
        app.wake(of, row.conversation);
    }
    Ok(if done { Done::Done } else { Done::Changed })
}

/// One follow-up, unless its conversation is restricted and the member not named in it.
fn find_for(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: FollowUpId,
    staff: StaffId,
) -> Result<Option<FollowUpRow>, DbError> {
    let Some(row) = store::find(tx, org, id)? else { return Ok(None) };
    Ok((!restricted::is_closed_to(tx, org, row.conversation, staff)?).then_some(row))
}

/// The follow-ups of one conversation, what is to be done first; still sealed.
///
/// # Errors
/// Those of the store.
pub fn of_conversation(
    tx: &mut Tx<'_>,
    org: OrgId,
    conversation: ConversationId,
) -> Result<Vec<FollowUpRow>, DbError> {
    store::of_conversation(tx, org, conversation, SHOWN)
}

/// The follow-ups of every conversation with a person, what is to be done first; still sealed. Persons who were merged are
/// asked for one by one.
///
/// # Errors
/// Those of the store.
pub fn of_person(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<Vec<FollowUpRow>, DbError> {
    store::of_person(tx, org, person, SHOWN)
}

/// How many a member or anybody is to do until today.
///
/// # Errors
/// Those of the store.
pub fn count_due(
    tx: &mut Tx<'_>,
    org: &Organisation,
    staff: StaffId,
    now: kernel::Moment,
) -> Result<i64, DbError> {
    Ok(store::count_due(tx, org.id, Some(staff), day::of(now, &org.zone))?.0)
}
