//! Raising an emergency beside the message that raises it, and ending it.

use db::Tx;
use kernel::{Action, Entropy, Moment, Permit, Place, Plain, Sealed};

use super::{Ending, Step, StoredStep, What, store};
use crate::{
    App, audit,
    chat::{self, Refused, Root, Stamp},
    ids::{ConversationId, OrgId, StepId, TagId},
    policy::{self, Held},
    session::Session,
    tag,
    triage::{self, Alarm, Read},
};

/// A step ready to be written.
struct NewStep {
    org: OrgId,
    conversation: ConversationId,
    id: StepId,
    body: Sealed<Step>,
}

impl NewStep {
    fn prepare(root: &Root, step: Step, entropy: &dyn Entropy) -> Self {
        let (org, conversation, id) = (root.org(), root.conversation(), StepId::random(entropy));
        let body = root.derive(KEY).seal(&place(org, id), &Plain::new(step), entropy);
        Self { org, conversation, id, body }
    }

    fn write(&self, tx: &mut Tx<'_>, upto: i64) -> Result<(), kernel::DbError> {
        store::insert_step(tx, self.org, self.conversation, self.id, upto, &self.body)
    }
}

/// What the key of steps follows from the root by.
const KEY: &str = "emergency step";

fn place(org: OrgId, id: StepId) -> Place {
    Place { org: org.bytes(), table: "emergency_step", column: "body", row: id.bytes() }
}

/// What was found in a visitor's message, ready to be written with it. Of most messages that is nothing.
pub(crate) struct Found {
    org: OrgId,
    conversation: ConversationId,
    tags: Vec<TagId>,
    raise: Option<(NewStep, Vec<Alarm>)>,
}

impl Found {
    /// Seals what there is to be sealed.
    pub(crate) fn prepare(app: &App, root: &Root, reading: &Read, now: Moment) -> Self {
        let (org, conversation) = (root.org(), root.conversation());
        let tags = reading.topics.iter().map(|topic| tag::id_of(&app.instance, org, topic)).collect();
        let raise = reading.marks.is_emergency().then(|| {
            let step = Step { at: now, what: What::Raised(reading.alarms.clone()) };
            (NewStep::prepare(root, step, app.entropy.as_ref()), reading.alarms.clone())
        });
        Self { org, conversation, tags, raise }
    }

    /// Writes it, in the unit of work of its message. The same word fifty times is one emergency and counts once, until
    /// somebody has said how it ended.
    ///
    /// # Errors
    /// Those of the store.
    pub(crate) fn write(&self, tx: &mut Tx<'_>) -> Result<(), kernel::DbError> {
        let (org, conversation) = (self.org, self.conversation);
        self.tags.iter().try_for_each(|tag| tag::add(tx, org, conversation, *tag, false))?;
        let Some((step, alarms)) = &self.raise else { return Ok(()) };
        if !store::raise(tx, org, conversation)? {
            return Ok(());
        }
        step.write(tx, 0)?;
        triage::raised(tx, org, alarms)
    }
}

/// Opens the steps of a conversation. One that was moved or changed is left out, and the log says so.
pub(crate) fn open_steps<A: Action>(
    root: &Root,
    permit: &Permit<A>,
    stored: &[StoredStep],
) -> Vec<(i64, Plain<Step>)> {
    if permit.object() != root.conversation().bytes() {
        return Vec::new();
    }
    let key = root.derive(KEY);
    let open = |one: &StoredStep| match key.open(permit, &place(root.org(), one.id), &one.body) {
        Ok(step) => Some((one.upto, step)),
        Err(error) => {
            tracing::error!("a step of an emergency does not open: {error}");
            None
        }
    };
    stored.iter().filter_map(open).collect()
}

/// How the emergencies of a conversation ended, in order, with the moment: opened with the team's symmetric key alone, which every
/// conversation has of which somebody said how an emergency ended. What does not open is left out.
pub(crate) fn endings(
    session: &Session,
    org: OrgId,
    conversation: &chat::Conversation,
    stored: &[StoredStep],
) -> Vec<(Moment, Ending)> {
    let root = || {
        let permit = policy::thread(session.role(), conversation.id, Held::Team)?;
        let team = session.keys.expose().team(conversation.epoch)?;
        let wrapped = Some(conversation.root_wrapped.as_ref()?);
        let root = Root::open_as_team(&permit, org, conversation.id, &team, wrapped, None).ok()?;
        Some((root, permit))
    };
    let Some((root, permit)) = root() else { return Vec::new() };
    let ends: Vec<_> = stored.iter().filter(|step| step.upto > 0).cloned().collect();
    let ended = |(_, step): (i64, Plain<Step>)| match &step.expose().what {
        What::Ended(ending, _) => Some((step.expose().at, *ending)),
        What::Raised(_) => None,
    };
    open_steps(&root, &permit, &ends).into_iter().filter_map(ended).collect()
}

/// How an emergency ended, ready to be written.
pub(crate) struct End {
    step: NewStep,
    by: Stamp,
    action: audit::Action,
    /// What a false alarm is counted for.
    cleared: Vec<Alarm>,
}

impl End {
    /// Seals what a member says. `steps` are those that there were.
    pub(crate) fn prepare(
        app: &App,
        root: &Root,
        ending: Ending,
        by: Stamp,
        steps: &[(i64, Plain<Step>)],
        now: Moment,
    ) -> Self {
        let step = Step { at: now, what: What::Ended(ending, by.clone()) };
        let step = NewStep::prepare(root, step, app.entropy.as_ref());
        let raised_by = steps.last().map(|(_, last)| &last.expose().what);
        let (action, cleared) = match (ending, raised_by) {
            (Ending::FalseAlarm, Some(What::Raised(alarms))) => (audit::Action::ClearAlarm, alarms.clone()),
            (Ending::FalseAlarm, _) => (audit::Action::ClearAlarm, Vec::new()),
            _ => (audit::Action::GiveOutcome, Vec::new()),
        };
        Self { step, by, action, cleared }
    }
}

/// An emergency ends, unless the visitor has written after message `seen`: what was not read may be the next one. Where it
/// has ended already, as by a second click, nothing is done.
///
/// # Errors
/// [`Refused`].
pub(crate) fn end(tx: &mut Tx<'_>, end: &End, seen: i64, now: Moment) -> Result<(), Refused> {
    let NewStep { org, conversation, .. } = end.step;
    if chat::find(tx, org, conversation)?.is_none() {
        return Err(Refused::NotFound);
    }
    if chat::last_by_visitor(tx, conversation)? > seen {
        return Err(Refused::Visitor);
    }
    if !store::end(tx, org, conversation)? {
        return Ok(());
    }
    // No further than there are messages, whatever a form says: what comes later is the next one.
    let last = chat::messages_before(tx, conversation, i64::MAX, 1)?.last().map_or(1, |one| one.number);
    end.step.write(tx, seen.clamp(1, last.max(1)))?;
    triage::cleared(tx, org, &end.cleared)?;
    Ok(audit::record(tx, org, end.by.id, end.action, conversation.bytes(), now)?)
}
