//! The inbox: queues, and in each the conversations that wait longest first.

use askama::Template;
use axum::{
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{Fault, Moment};
use ui::Speech;

use super::open_root;
use crate::{
    audit::Action,
    chat::{
        self, Conversation, Listed, Opened, Queue, Said, State,
        given::{self, Seal},
    },
    ids::{ConversationId, OrgId},
    policy::{Deed, Held},
    session::Session,
    surfaces::{
        Ground,
        desk::{Colleague, Desk},
    },
};

/// Conversations on one page.
const PAGE: i64 = 20;

/// Where in the inbox somebody is.
#[derive(Default, serde::Deserialize)]
pub(super) struct Position {
    queue: Option<String>,
    /// The waiting time and identifier of the last conversation seen.
    after: Option<String>,
}

/// One conversation in the list.
pub(super) struct Item {
    pub(super) conversation: Conversation,
    /// The beginning of the last message.
    pub(super) preview: String,
}

impl Item {
    pub(super) fn is_new(&self) -> bool {
        self.conversation.state == State::New
    }

    /// What a tick at it says: this one, if nothing has changed since.
    pub(super) fn tick(&self) -> String {
        format!("{}.{}", self.conversation.id, self.conversation.revision)
    }

    pub(super) fn is_resolved(&self) -> bool {
        self.conversation.state == State::Resolved
    }
}

/// How many stand in the queues.
#[derive(Clone, Copy)]
enum Counts {
    /// New, mine, waiting, answered.
    Team([i64; 4]),
    /// Given to this member, and how many of those wait.
    Given(i64, i64),
}

/// The queues with their counts, and one of them listed.
pub(super) struct Inbox {
    pub(super) queue: Queue,
    counts: Counts,
    pub(super) items: Vec<Item>,
    /// The position to go on from, if there is more.
    pub(super) next: Option<String>,
    /// Whether what is listed can be ticked, for something to be done with many at once.
    pub(super) ticks: bool,
}

impl Inbox {
    /// The number beside a queue; the resolved are not counted.
    pub(super) fn count(&self, queue: &Queue) -> Option<i64> {
        match (queue, self.counts) {
            (Queue::New, Counts::Team([new, ..])) => Some(new),
            (Queue::Mine, Counts::Team([_, mine, ..])) => Some(mine),
            (Queue::Waiting, Counts::Team([_, _, waiting, _])) => Some(waiting),
            (Queue::Answered, Counts::Team([.., answered])) => Some(answered),
            (Queue::Given, Counts::Given(given, _)) => Some(given),
            _ => None,
        }
    }

    /// The queues of this member.
    pub(super) fn queues(&self) -> &'static [Queue] {
        Queue::of(self.held())
    }

    /// Whether what is listed can be discarded: what nobody has taken.
    pub(super) fn discards(&self) -> bool {
        self.ticks && self.queue == Queue::New
    }

    /// Whether this member sees only what was given to them.
    pub(super) fn is_given(&self) -> bool {
        self.held() == Held::Given
    }

    fn held(&self) -> Held {
        match self.counts {
            Counts::Team(_) => Held::Team,
            Counts::Given(..) => Held::Given,
        }
    }

    /// How many wait for us.
    pub(super) fn waiting(&self) -> i64 {
        match self.counts {
            Counts::Team([_, _, waiting, _]) | Counts::Given(_, waiting) => waiting,
        }
    }

    /// The Fluent key of a queue's name.
    pub(super) fn key(queue: &Queue) -> &'static str {
        match queue {
            Queue::New => "queue-new",
            Queue::Mine => "queue-mine",
            Queue::Waiting => "queue-waiting",
            Queue::Answered => "queue-answered",
            Queue::Given => "queue-given",
            Queue::Resolved | Queue::GivenResolved => "queue-resolved",
        }
    }

    /// The icon of a queue.
    pub(super) fn icon(queue: &Queue) -> &'static str {
        match queue {
            Queue::New => "plus",
            Queue::Mine | Queue::Given => "person",
            Queue::Waiting => "clock",
            Queue::Answered => "pause",
            Queue::Resolved | Queue::GivenResolved => "done",
        }
    }
}

#[derive(Template)]
#[template(path = "desk/templates/inbox.html")]
struct Page<'a> {
    desk: &'a Desk,
    inbox: Inbox,
    waiting: i64,
}

impl Page<'_> {
    /// No conversation is open beside the list.
    fn is_current(&self, _: &ConversationId) -> bool {
        false
    }
}

pub(super) async fn page(
    colleague: Colleague,
    position: Result<Query<Position>, QueryRejection>,
) -> Response {
    let position = position.map_or_else(|_| Position::default(), |Query(position)| position);
    let Colleague { desk, session } = colleague;
    // The guard lets nobody through who holds nothing.
    let held = session.role().held().unwrap_or(Held::Given);
    let named = position.queue.as_deref().and_then(|name| Queue::from_name(held, name));
    let queue = named.unwrap_or(Queue::of(held)[0]);
    let after = position.after.as_deref().and_then(read_position);
    match load(&desk.ground, &session, queue, after).await {
        Ok(mut inbox) => {
            inbox.ticks = !inbox.items.is_empty() && desk.may(Deed::WorkMany);
            desk.page(StatusCode::OK, &Page { desk: &desk, waiting: inbox.waiting(), inbox })
        }
        Err(fault) => desk.fault(&fault),
    }
}

/// A queue as the store gives it, still sealed.
pub(super) struct Fetched {
    queue: Queue,
    counts: Counts,
    listed: Vec<(Listed, Option<Seal>)>,
    limit: i64,
}

/// Fetches a queue, at most `limit` conversations after a position.
pub(super) fn fetch(
    tx: &mut db::Tx<'_>,
    org: OrgId,
    session: &Session,
    queue: Queue,
    after: Option<(Moment, ConversationId)>,
    limit: i64,
) -> Result<Fetched, kernel::DbError> {
    let after = after.unwrap_or((Moment::from_millis(i64::MIN), ConversationId::from_bytes([0; 16])));
    let staff = session.staff();
    let listed = chat::list(tx, queue, org, staff, &session.secret.lookup(), after, limit + 1)?;
    if session.role().holds_team_key() {
        let counts = Counts::Team(chat::counts(tx, org, staff)?);
        let listed = listed.into_iter().map(|one| (one, None)).collect();
        return Ok(Fetched { queue, counts, listed, limit });
    }
    let (given, waiting) = chat::given_counts(tx, org, staff)?;
    let counts = Counts::Given(given, waiting);
    let sealed = |one: Listed| {
        let seal = given::seal(tx, org, one.conversation.id, staff)?;
        Ok((one, seal))
    };
    let listed = listed.into_iter().map(sealed).collect::<Result<_, kernel::DbError>>()?;
    Ok(Fetched { queue, counts, listed, limit })
}

/// Opens the last message of each conversation. Gives also what this session sees for the first time; that must be on
/// record before anything is shown ([`record`]).
pub(super) fn open(
    ground: &Ground,
    session: &Session,
    fetched: Fetched,
) -> Result<(Inbox, Vec<Opened>), Fault> {
    let Fetched { queue, counts, mut listed, limit } = fetched;
    let limit = usize::try_from(limit).unwrap_or(0);
    let more = listed.len() > limit;
    listed.truncate(limit);
    let next = listed.last().filter(|_| more).map(|(last, _)| write_position(&last.conversation));

    let (mut items, mut first) = (Vec::with_capacity(listed.len()), Vec::new());
    for (one, given) in listed {
        let conversation = one.conversation;
        let entropy = ground.app.entropy.as_ref();
        let opened = match open_root(session, ground.org.id, &conversation, given.as_ref(), entropy) {
            Ok(opened) => opened,
            Err(Fault::NotFound) => continue,
            // One damaged row must not take the whole desk down.
            Err(fault) => {
                tracing::error!("a conversation does not open: {fault}");
                let preview = ground.t.say("message-unreadable").to_owned();
                items.push(Item { conversation, preview });
                continue;
            }
        };
        let keys = opened.root.messages();
        let preview = match one.last.map(|last| keys.open(&opened.permit, one.last_id, &last)) {
            Some(Ok(said)) => preview(ground.t, said.expose()),
            Some(Err(_)) => ground.t.say("message-unreadable").to_owned(),
            None => ground.t.say("message-deleted").to_owned(),
        };
        if !one.seen || opened.rewrapped.is_some() {
            let action = Action::PreviewThread;
            first.push(Opened { conversation: conversation.id, action, rewrapped: opened.rewrapped });
        }
        items.push(Item { conversation, preview });
    }
    Ok((Inbox { queue, counts, items, next, ticks: false }, first))
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

async fn load(
    ground: &Ground,
    session: &Session,
    queue: Queue,
    after: Option<(Moment, ConversationId)>,
) -> Result<Inbox, Fault> {
    let (org, reader) = (ground.org.id, session.clone());
    let fetched = ground.app.db.read(move |tx| fetch(tx, org, &reader, queue, after, PAGE)).await?;
    let (inbox, first) = open(ground, session, fetched)?;
    record(ground, session, first).await?;
    Ok(inbox)
}

/// What the list shows of a message: its first words, and that there is an image.
fn preview(t: Speech, said: &Said) -> String {
    let words = beginning(&said.text);
    match said.image {
        None => words,
        Some(_) if words.is_empty() => t.say("image-word").to_owned(),
        Some(_) => t.with("image-and-words", "words", words),
    }
}

/// The first words of a message, on one line.
fn beginning(text: &str) -> String {
    const CHARS: usize = 120;
    let mut short: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = short.char_indices().nth(CHARS) {
        short.truncate(end);
        short.push('…');
    }
    short
}

fn write_position(last: &Conversation) -> String {
    format!("{}.{}", last.waiting_since.millis(), last.id)
}

fn read_position(text: &str) -> Option<(Moment, ConversationId)> {
    let (since, id) = text.split_once('.')?;
    Some((Moment::from_millis(since.parse().ok()?), ConversationId::parse(id)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_is_one_short_line_cut_between_characters() {
        assert_eq!(beginning("one\n\n two"), "one two");
        let long = "я".repeat(200);
        assert_eq!(beginning(&long).chars().count(), 121);
    }

    #[test]
    fn a_position_that_nobody_gave_is_no_position() {
        for text in ["", "5", "x.y", "5.not-an-id"] {
            assert!(read_position(text).is_none(), "{text}");
        }
    }
}
