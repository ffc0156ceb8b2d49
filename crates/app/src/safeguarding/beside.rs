//! What stands beside a conversation: its courses, what was done in each, what there is to do and what can follow.

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Lang, Moment};
use ui::Form;

use super::{
    model::{self, By, Event, Ground, Kind, Known, State, Whom},
    protocol::{Protocol, Protocols},
    rules,
    step::Step,
    store,
};
use crate::{
    country::{Duty, Profile},
    ids::ConversationId,
    policy::{self, Deed},
    session::Session,
    settings::Organisation,
    surfaces::Ground as Place,
    team::Trust,
};

/// The longest reason, in characters.
pub(super) const MAX_CHARS: usize = 2_000;

/// What the store has of the courses of a conversation.
#[derive(Default)]
pub(crate) struct Sealed {
    courses: Vec<store::CourseRow>,
    /// Whether this member is the only supervisor.
    alone: bool,
    /// The message after which nothing was written yet by us: what the form proposes as the one in which the person was told.
    last_of_ours: i64,
}

impl Sealed {
    /// Reads what a member who works on conversations may see.
    ///
    /// # Errors
    /// Those of the store.
    pub(crate) fn read(
        tx: &mut Tx<'_>,
        trust: &Trust,
        org: &Arc<Organisation>,
        session: &Session,
        id: ConversationId,
    ) -> Result<Self, DbError> {
        if !policy::allows(session.role(), Deed::WorkThread) {
            return Ok(Self::default());
        }
        let courses = store::of(tx, org.id, id)?;
        let roll = trust.believed(tx, org)?;
        let alone = roll.is_some_and(|roll| roll.coordinators().all(|card| card.id == session.staff()));
        let last_of_ours = if courses.is_empty() { 0 } else { store::last_of_ours(tx, id)? };
        Ok(Self { courses, alone, last_of_ours })
    }
}

/// Who does something, as the model asks.
pub(super) fn by(session: &Session, alone: bool) -> By {
    By { id: session.staff(), supervises: policy::allows(session.role(), Deed::Safeguard), alone }
}

/// What stands beside a conversation.
#[derive(Default)]
pub(crate) struct Beside {
    /// Whether the member works here at all.
    pub(crate) works: bool,
    /// The courses, those that are open first.
    pub(crate) courses: Vec<Shown>,
    /// Which can be begun.
    pub(crate) begins: Vec<Begin>,
    /// How many flags the country's profile lacks.
    pub(crate) strict: usize,
    /// What was typed in a form that is not there any more.
    pub(crate) lost: Option<String>,
}

/// A course as it is shown.
pub(crate) struct Shown {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// `None` if it cannot be read.
    pub(crate) state: Option<State>,
    /// How many steps there are.
    pub(crate) seen: i64,
    pub(crate) steps: Vec<Line>,
    /// What there is to do now, and the language it is in.
    pub(crate) points: (Lang, Vec<String>),
    /// When the list was looked through.
    pub(crate) reviewed_on: String,
    /// What can follow.
    pub(crate) asks: Vec<Ask>,
    /// What the country's profile says about what is proposed.
    pub(crate) duty: Option<Duty>,
}

/// A step as it is shown.
pub(crate) struct Line {
    pub(crate) event: Event,
    pub(crate) at: Moment,
    pub(crate) name: String,
    pub(crate) role: &'static str,
    pub(crate) words: String,
    pub(crate) ground: Option<Ground>,
    pub(crate) whom: Option<Whom>,
    /// The message in which the person was told.
    pub(crate) message: Option<i64>,
    pub(crate) alone: bool,
    pub(crate) review_on: Option<String>,
    /// How many points were ticked, of how many.
    pub(crate) ticked: (usize, usize),
}

impl Line {
    fn of(step: &Step) -> Self {
        let with = step.with.clone();
        Self {
            event: step.event,
            at: step.at,
            name: step.by.work_name.clone(),
            role: step.by.role.key(),
            words: with.words,
            ground: with.ground,
            whom: with.whom,
            message: with.message.filter(|_| step.event == Event::Tell),
            alone: with.alone,
            review_on: with.review_on,
            ticked: (with.ticked.len(), with.points),
        }
    }
}

/// What can follow, with what was typed in its form if that was refused.
pub(crate) struct Ask {
    pub(crate) event: Event,
    pub(crate) words: String,
    pub(crate) message: String,
    pub(crate) review_on: String,
    pub(crate) ticked: Vec<usize>,
    /// Whether it was refused just now.
    pub(crate) open: bool,
}

impl Ask {
    fn of(kind: Kind, event: Event, form: Option<&Form>, message: i64) -> Self {
        let form = form.filter(|form| form.text("do") == event.name() && form.text("kind") == kind.name());
        let typed =
            |name: &str| form.map_or("", |form| form.text(name)).chars().take(2 * MAX_CHARS).collect();
        let ticked = form.into_iter().flat_map(|form| form.all("tick").filter_map(|tick| tick.parse().ok()));
        Self {
            event,
            words: typed("words"),
            message: form.map_or_else(|| message.to_string(), |form| form.text("message-number").to_owned()),
            review_on: typed("review-on"),
            ticked: ticked.collect(),
            open: form.is_some(),
        }
    }

    pub(crate) fn is_ticked(&self, point: &usize) -> bool {
        self.ticked.contains(point)
    }

    /// Whether the form asks where the person was told.
    pub(crate) fn asks_message(&self) -> bool {
        self.event == Event::Tell
    }

    /// Whether the form asks for the day on which it is looked at again.
    pub(crate) fn asks_day(&self) -> bool {
        self.event == Event::Close
    }
}

/// A course that can be begun, with what was typed if that was refused.
pub(crate) struct Begin {
    pub(crate) kind: Kind,
    pub(crate) ask: Ask,
    pub(crate) ground: String,
    pub(crate) whom: String,
}

impl Beside {
    /// Opens the courses with the keys of a session. `form` is what was refused just now.
    pub(crate) fn open(
        sealed: Sealed,
        place: &Place,
        session: &Session,
        (profile, protocols): (&Profile, &Protocols),
        form: Option<&Form>,
    ) -> Self {
        if !policy::allows(session.role(), Deed::WorkThread) {
            return Self::default();
        }
        let Sealed { courses, alone, last_of_ours } = sealed;
        let (by, lang) = (by(session, alone), place.lang());
        let minor = courses.iter().any(|row| row.kind == Kind::Minor && row.state > 0);
        let open_kinds: Vec<_> = courses.iter().filter(|row| row.state > 0).map(|row| row.kind).collect();
        let mut courses: Vec<_> = courses
            .into_iter()
            .map(|row| {
                let course = rules::open(session, place.org.id, row);
                shown(&course, (profile, protocols.of(course.kind)), (by, minor), lang, form, last_of_ours)
            })
            .collect();
        courses.sort_by_key(|course| course.state.is_some_and(State::is_over));
        let begins = Kind::ALL.into_iter().filter(|kind| !open_kinds.contains(kind));
        let begins = begins.map(|kind| {
            let event = if kind == Kind::Minor { Event::Confirm } else { Event::Propose };
            let form = form.filter(|form| form.text("course").is_empty());
            let ask = Ask::of(kind, event, form, 0);
            let typed = |name| form.map_or_else(String::new, |form| form.text(name).to_owned());
            Begin { kind, ground: typed("ground"), whom: typed("whom"), ask }
        });
        let begins: Vec<Begin> = begins.collect();
        let is_back = |ask: &Ask| ask.open;
        let back = courses.iter().flat_map(|course| &course.asks).any(is_back)
            || begins.iter().any(|begin| is_back(&begin.ask));
        let typed = |form: &Form| form.text("words").chars().take(2 * MAX_CHARS).collect::<String>();
        let lost = form.filter(|_| !back).map(typed).filter(|words| !words.is_empty());
        Self { works: true, courses, begins, strict: profile.missing().count(), lost }
    }
}

/// What the profile says about what a course proposes.
pub(super) fn duty_of(course: &rules::Course, profile: &Profile, minor: bool) -> Option<Duty> {
    let with = &course.proposal()?.with;
    Some(model::duty(profile, with.ground?, with.whom?, minor))
}

fn shown(
    course: &rules::Course,
    (profile, protocol): (&Profile, &Protocol),
    (by, minor): (By, bool),
    lang: Lang,
    form: Option<&Form>,
    last_of_ours: i64,
) -> Shown {
    let duty = duty_of(course, profile, minor);
    let known =
        Known { proposer: course.proposal().map(|step| step.by.id), duty: duty.unwrap_or(Duty::Decides) };
    let may = |event: &Event| {
        course.state.is_some_and(|state| model::judge(course.kind, state, *event, by, known).is_ok())
    };
    let id = course.id.to_string();
    let form = form.filter(|form| form.text("course") == id);
    let ask = |event| Ask::of(course.kind, event, form, last_of_ours);
    let points = course.state.map_or((lang, &[][..]), |state| protocol.points(state, lang));
    Shown {
        id,
        kind: course.kind,
        state: course.state,
        seen: course.count,
        steps: course.steps.iter().map(|step| Line::of(step.expose())).collect(),
        points: (points.0, points.1.to_vec()),
        reviewed_on: protocol.reviewed_on.clone(),
        asks: Event::ALL.into_iter().filter(may).map(ask).collect(),
        duty,
    }
}
