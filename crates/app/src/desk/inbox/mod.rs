//! The inbox: queues, and in each the conversations that wait longest first. `asked.rs` reads what is asked for, `item.rs`
//! says what stands in a line, `words.rs` what codes are called.

mod asked;
mod item;
mod words;

use std::sync::Arc;

use askama::Template;
use axum::{extract::RawQuery, http::StatusCode, response::Response};
use jiff::tz::TimeZone;
use kernel::{Fault, Lang, Moment};
use ui::Errors;

pub(crate) use asked::Asked;
pub(super) use item::Item;
use words::TagWords;

use super::open_root;
use crate::{
    audit::Action,
    chat::{
        self, At, Counts, Listed, MANY, Opened, Queue, Reader, Stands, Worker,
        given::{self, Seal},
    },
    duty::{self, Now},
    form::{self, Form},
    ids::{ConversationId, OrgId, StaffId, TagId},
    policy::{Deed, Held},
    restricted,
    session::Session,
    surfaces::{
        Ground,
        desk::{Colleague, Desk},
    },
    tag, team,
    view::{self, Saved},
};

/// Conversations on one page.
const PAGE: i64 = 50;

/// How many stand in the queues.
#[derive(Clone, Copy)]
enum Counted {
    Team(Counts),
    /// Given to this member.
    Given(i64),
}

/// A saved view beside the queues.
pub(super) struct Shelf {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) query: String,
    /// How many stand in it; not known beside a conversation, and not counted among what is resolved.
    pub(super) count: Option<String>,
    pub(super) current: bool,
}

/// A part of the filter that holds, in words, and the address of the list without it.
pub(super) struct Chip {
    pub(super) words: String,
    pub(super) without: String,
}

/// What the list can be narrowed to.
struct Choices {
    workers: Vec<(StaffId, String)>,
}

/// The queues with their counts, and one of them listed.
pub(super) struct Inbox {
    pub(super) queue: Queue,
    pub(super) asked: Asked,
    counts: Counted,
    pub(super) views: Vec<Shelf>,
    pub(super) items: Vec<Item>,
    /// The addresses of the page after this one and of the one before.
    pub(super) next: Option<String>,
    pub(super) previous: Option<String>,
    /// Whether what is listed can be ticked, for something to be done with many at once.
    pub(super) ticks: bool,
    /// Whether this is the inbox itself and not the list beside a conversation: it can be narrowed.
    pub(super) narrows: bool,
    tags: TagWords,
    workers: Vec<(StaffId, String)>,
    /// When the target's clock goes on, if it rests.
    pub(super) rests_until: Option<Moment>,
    /// Notes of those who were here before; beside a conversation none.
    pub(super) handover: duty::Inbox,
}

/// A number beside a list: nobody counts a hundred by eye.
pub(super) fn capped(count: i64) -> String {
    if count < MANY { count.to_string() } else { format!("{}+", MANY - 1) }
}

impl Inbox {
    /// The number beside a queue; the resolved are not counted.
    pub(super) fn count(&self, queue: &Queue) -> Option<String> {
        match (queue, self.counts) {
            (Queue::Given, Counted::Given(given)) => Some(capped(given)),
            (queue, Counted::Team(counts)) => counts.of(*queue).map(capped),
            _ => None,
        }
    }

    /// Whether a queue has somebody in it who may be in danger.
    pub(super) fn is_urgent(&self, queue: &Queue) -> bool {
        *queue == Queue::Emergency
            && matches!(self.counts, Counted::Team(counts) if counts.of(*queue) > Some(0))
    }

    /// The queues of this member.
    pub(super) fn queues(&self) -> &'static [Queue] {
        Queue::of(self.held())
    }

    /// Whether this member sees only what was given to them.
    pub(super) fn is_given(&self) -> bool {
        self.held() == Held::Given
    }

    fn held(&self) -> Held {
        match self.counts {
            Counted::Team(_) => Held::Team,
            Counted::Given(..) => Held::Given,
        }
    }

    /// What this list is called: its saved view's name, else its queue's.
    pub(super) fn title(&self, t: ui::Speech) -> &str {
        let view = self.views.iter().find(|view| view.current);
        view.map_or_else(|| t.say(Self::key(&self.queue)), |view| &view.name)
    }

    /// The parts of the filter that hold.
    pub(super) fn chips(&self, t: ui::Speech) -> Vec<Chip> {
        let chip = |(name, value): (&'static str, String)| {
            let words = match name {
                "code" => t.with("filter-code-is", "code", value.as_str()),
                "language" => Lang::from_code(&value).map_or("", Lang::own_name).to_owned(),
                "state" => Stands::from_name(&value).map_or("", |state| t.say(state_key(state))).to_owned(),
                "worker" => self.worker_words(t),
                "tag" => self.tag_words(t),
                "from" => t.with("filter-from-is", "day", value.as_str()),
                _ => t.with("filter-to-is", "day", value.as_str()),
            };
            Chip { words, without: self.asked.query_without(name) }
        };
        self.asked.parts().into_iter().map(chip).collect()
    }

    fn worker_words(&self, t: ui::Speech) -> String {
        let name = |id| self.workers.iter().find(|(worker, _)| *worker == id).map(|(_, name)| name.clone());
        match self.asked.filter.worker {
            Some(Worker::Member(id)) => name(id).unwrap_or_else(|| t.say("filter-unknown").to_owned()),
            _ => t.say("side-nobody").to_owned(),
        }
    }

    fn tag_words(&self, t: ui::Speech) -> String {
        let word = self.asked.filter.tag.and_then(|tag| self.tags.say(tag));
        word.unwrap_or_else(|| t.say("filter-unknown")).to_owned()
    }

    /// The choices of one select of the filter: value, label, whether it holds.
    pub(super) fn choices(&self, t: ui::Speech, name: &str) -> Vec<(String, String, bool)> {
        let holds = self.asked.value(name);
        let all: Vec<(String, String)> = match name {
            "language" => {
                Lang::ALL.into_iter().map(|lang| (lang.code().into(), lang.own_name().into())).collect()
            }
            "state" => Stands::ALL
                .into_iter()
                .map(|state| (state.name().into(), t.say(state_key(state)).into()))
                .collect(),
            "worker" => {
                let nobody = ("nobody".to_owned(), t.say("side-nobody").to_owned());
                let named = self.workers.iter().map(|(id, name)| (id.to_string(), name.clone()));
                std::iter::once(nobody).chain(named).collect()
            }
            _ => self.tags.all().iter().map(|(id, word)| (id.to_string(), word.clone())).collect(),
        };
        all.into_iter().map(|(value, label)| (value.clone(), label, value == holds)).collect()
    }

    /// Whether one of the saved views is open.
    pub(super) fn is_view(&self) -> bool {
        self.views.iter().any(|view| view.current)
    }

    /// A day of the filter as browsers write it.
    pub(super) fn day(&self, name: &&str) -> &str {
        if *name == "from" { &self.asked.from } else { &self.asked.to }
    }

    /// The selects of the filter: name and label.
    pub(super) fn selects(&self) -> &'static [(&'static str, &'static str)] {
        const ALL: [(&str, &str); 4] = [
            ("state", "filter-state"),
            ("language", "filter-language"),
            ("worker", "filter-worker"),
            ("tag", "filter-tag"),
        ];
        // Whoever holds no key of the team sees neither who has what nor what it is about.
        if self.is_given() { &ALL[..2] } else { &ALL }
    }

    /// Whether what is listed can be discarded: what nobody has taken.
    pub(super) fn discards(&self) -> bool {
        self.ticks && self.queue == Queue::Unassigned && !self.is_view()
    }

    /// The Fluent key of a queue's name.
    pub(super) fn key(queue: &Queue) -> &'static str {
        match queue {
            Queue::Emergency => "queue-emergency",
            Queue::Mine => "queue-mine",
            Queue::Unassigned => "queue-unassigned",
            Queue::Waiting => "queue-waiting",
            Queue::Answered => "queue-answered",
            Queue::Snoozed => "queue-snoozed",
            Queue::Mentioned => "queue-mentioned",
            Queue::All => "queue-all",
            Queue::Given => "queue-given",
            Queue::Resolved | Queue::GivenResolved => "queue-resolved",
        }
    }

    /// The icon of a queue.
    pub(super) fn icon(queue: &Queue) -> &'static str {
        match queue {
            Queue::Emergency => "alert",
            Queue::Mine | Queue::Given => "person",
            Queue::Unassigned => "plus",
            Queue::Waiting => "clock",
            Queue::Answered => "pause",
            Queue::Snoozed => "snooze",
            Queue::Mentioned => "mention",
            Queue::All => "inbox",
            Queue::Resolved | Queue::GivenResolved => "done",
        }
    }
}

fn state_key(state: Stands) -> &'static str {
    match state {
        Stands::New => "state-new",
        Stands::Waiting => "state-waiting-for-us",
        Stands::Answered => "state-answered",
        Stands::Snoozed => "queue-snoozed",
        Stands::Resolved => "state-resolved",
    }
}

#[derive(Template)]
#[template(path = "desk/templates/inbox.html")]
struct Page<'a> {
    desk: &'a Desk,
    inbox: Inbox,
    errors: Errors,
}

impl Page<'_> {
    /// No conversation is open beside the list.
    fn is_current(&self, _: &ConversationId) -> bool {
        false
    }
}

pub(super) async fn page(colleague: Colleague, RawQuery(query): RawQuery) -> Response {
    let Colleague { desk, session } = colleague;
    // The guard lets nobody through who holds nothing.
    let held = session.role().held().unwrap_or(Held::Given);
    let asked = Asked::read(query.as_deref().unwrap_or_default(), held, &desk.ground.org.zone);
    let mut errors = Errors::new();
    for name in &asked.wrong {
        errors.add(*name, desk.ground.t.say("audit-error-day"));
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    match load(&desk.ground, &session, asked).await {
        Ok(mut inbox) => {
            inbox.handover = duty::for_inbox(&desk.ground, &session).await;
            inbox.ticks = !inbox.items.is_empty() && desk.may(Deed::WorkMany);
            desk.page(status, &Page { desk: &desk, inbox, errors })
        }
        Err(fault) => desk.fault(&fault),
    }
}

/// A conversation as the store gives it, still sealed.
struct Line {
    one: Listed,
    /// What is sealed to this member alone.
    seal: Option<Seal>,
    tags: Vec<TagId>,
    /// Who alone opens it, if it is restricted.
    named: Vec<String>,
}

/// A queue as the store gives it, still sealed.
pub(super) struct Fetched {
    asked: Asked,
    now: Moment,
    counts: Counted,
    views: Vec<(Saved, Option<i64>)>,
    listed: Vec<Line>,
    topics: Option<Arc<Form>>,
    /// Whether there is a page before and one after.
    before: bool,
    after: bool,
    choices: Option<Choices>,
}

/// Fetches a page of a queue. `narrows` asks also for what only the inbox itself shows: who could have a conversation, and
/// how many stand in saved views.
pub(super) fn fetch(
    tx: &mut db::Tx<'_>,
    org: OrgId,
    session: &Session,
    asked: Asked,
    now: Moment,
    (limit, narrows): (i64, Option<&TimeZone>),
) -> Result<Fetched, kernel::DbError> {
    let (staff, lookup) = (session.staff(), session.secret.lookup());
    let reader = Reader { org, staff, lookup: &lookup, now };
    let mut listed = chat::list(tx, asked.queue, reader, &asked.filter, asked.at, limit + 1)?;
    // One more than the page has tells whether there is more in that direction.
    let more = listed.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    let (before, after) = match asked.at {
        At::Start => (false, more),
        At::After(_) => (true, more),
        At::Before(_) => (more, true),
    };
    match asked.at {
        At::Before(_) if more => drop(listed.remove(0)),
        _ if more => drop(listed.pop()),
        _ => {}
    }
    let mut fetched = Fetched {
        now,
        counts: Counted::Given(0),
        views: Vec::new(),
        listed: Vec::with_capacity(listed.len()),
        topics: None,
        before,
        after,
        choices: None,
        asked,
    };
    let held_by_team = session.role().holds_team_key();
    for one in listed {
        let id = one.conversation.id;
        let named = one.conversation.is_restricted();
        let seal = if held_by_team && !named { None } else { given::seal(tx, org, id, staff)? };
        // What a restricted one is about is for those who are named.
        let tagged = held_by_team && one.tagged && (!named || seal.is_some());
        let tags = if tagged { tag::of(tx, org, id)? } else { Vec::new() };
        let tags = tags.into_iter().map(|(tag, _)| tag).collect();
        let named = if named { restricted::names(tx, org, id)? } else { Vec::new() };
        fetched.listed.push(Line { one, seal, tags, named });
    }
    if !held_by_team {
        fetched.counts = Counted::Given(chat::given_counts(tx, org, staff)?.0);
        return Ok(fetched);
    }
    fetched.counts = Counted::Team(chat::queue_counts(tx, org, staff, now)?);
    fetched.topics = form::current(tx, org, "contact")?;
    for saved in view::of(tx, org, staff)? {
        let count = match narrows {
            Some(zone) => view::count(tx, &saved, reader, zone)?,
            None => None,
        };
        fetched.views.push((saved, count));
    }
    if narrows.is_some() {
        let named = |row: team::StaffRow| (row.id(), row.work_name().to_owned());
        let workers = team::members(tx, org)?.into_iter().map(named).collect();
        fetched.choices = Some(Choices { workers });
    }
    Ok(fetched)
}

/// Opens the last message of each conversation. Gives also what this session sees for the first time; that must be on
/// record before anything is shown ([`record`]).
pub(super) fn open(
    ground: &Ground,
    session: &Session,
    fetched: Fetched,
) -> Result<(Inbox, Vec<Opened>), Fault> {
    let Fetched { asked, now, counts, views, listed, topics, before, after, choices } = fetched;
    let (org, app) = (&ground.org, &ground.app);
    let tags = TagWords::of_topics(topics.as_ref(), &app.instance, org.id, ground.lang());
    let place = |at: Option<&Line>, there: bool, name: &str| {
        let place = at.filter(|_| there)?.one.place.write();
        Some(format!("{}&{name}={place}", asked.query()))
    };
    let (previous, next) = (place(listed.first(), before, "before"), place(listed.last(), after, "after"));
    let earliest = listed.iter().map(|line| line.one.conversation.waiting_since).min().unwrap_or(now);
    let duty = duty::time(app, org, earliest, now);

    let held_by_team = session.role().holds_team_key();
    let (mut items, mut first) = (Vec::with_capacity(listed.len()), Vec::new());
    for Line { one, seal, tags: tag_ids, named } in listed {
        let id = one.conversation.id;
        let preview = match open_root(session, org.id, &one.conversation, seal.as_ref(), app.entropy.as_ref())
        {
            Ok(opened) => {
                let keys = opened.root.messages();
                let preview = match one.last.as_ref().map(|last| keys.open(&opened.permit, one.last_id, last))
                {
                    Some(Ok(said)) => item::preview(ground.t, said.expose()),
                    Some(Err(_)) => ground.t.say("message-unreadable").to_owned(),
                    None => ground.t.say("message-deleted").to_owned(),
                };
                if !one.seen || opened.rewrapped.is_some() {
                    let action = Action::PreviewThread;
                    first.push(Opened { conversation: id, action, rewrapped: opened.rewrapped });
                }
                preview
            }
            // A line without words: that there is one, and who opens it.
            Err(Fault::NotFound) if held_by_team && named.is_empty() && one.conversation.is_restricted() => {
                ground.t.say("unopened-line").to_owned()
            }
            Err(Fault::NotFound) if !named.is_empty() => {
                let names = named.join(ground.t.say("comma"));
                ground.t.with("restricted-line", "names", names)
            }
            Err(Fault::NotFound) => continue,
            // One damaged row must not take the whole desk down.
            Err(fault) => {
                tracing::error!("a conversation does not open: {fault}");
                ground.t.say("message-unreadable").to_owned()
            }
        };
        let status = item::status(ground, &duty, &one);
        let words = tag_ids.into_iter().filter_map(|tag| tags.say(tag).map(str::to_owned)).collect();
        let others = |stamp: &chat::Stamp| stamp.id != session.staff();
        let here = app.presence.here(id, now).into_iter().filter(others).map(|stamp| stamp.work_name);
        items.push(Item::new(one, preview, status, words, here.collect()));
    }
    let views = views.into_iter().filter_map(|(saved, count)| shelf(session, org.id, &asked, saved, count));
    let rests_until = match duty::now(app, org, now) {
        Now::Closed(until) | Now::Away(Some(until)) => Some(until),
        Now::Open(_) | Now::Away(None) | Now::Never => None,
    };
    let inbox = Inbox {
        queue: asked.queue,
        counts,
        views: views.collect(),
        items,
        next,
        previous,
        ticks: false,
        narrows: choices.is_some() || (matches!(counts, Counted::Given(..)) && ground.path == "/inbox"),
        tags,
        workers: choices.map(|choices| choices.workers).unwrap_or_default(),
        rests_until,
        handover: duty::Inbox::default(),
        asked,
    };
    Ok((inbox, first))
}

/// A saved view as it stands beside the queues; none for one that this member cannot open.
fn shelf(session: &Session, org: OrgId, asked: &Asked, saved: Saved, count: Option<i64>) -> Option<Shelf> {
    let name = view::name(session, org, &saved)?;
    let current = asked.view == Some(saved.id);
    Some(Shelf { id: saved.id.to_string(), name, query: saved.query, count: count.map(capped), current })
}

/// Puts on record what a session has opened for the first time.
pub(super) async fn record(ground: &Ground, session: &Session, opened: Vec<Opened>) -> Result<(), Fault> {
    if opened.is_empty() {
        return Ok(());
    }
    let (app, org, session) = (&ground.app, ground.org.id, session.clone());
    let now = app.clock.now();
    Ok(app.db.write(move |tx| chat::reopen(tx, org, &session, &opened, now)).await?)
}

async fn load(ground: &Ground, session: &Session, asked: Asked) -> Result<Inbox, Fault> {
    let (of, reader, now) = (Arc::clone(&ground.org), session.clone(), ground.app.clock.now());
    let read =
        move |tx: &mut db::Tx<'_>| fetch(tx, of.id, &reader, asked.clone(), now, (PAGE, Some(&of.zone)));
    let (inbox, first) = open(ground, session, ground.app.db.read(read).await?)?;
    record(ground, session, first).await?;
    Ok(inbox)
}
