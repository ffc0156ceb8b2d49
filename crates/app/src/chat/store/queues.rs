//! The queues of the desk. Each lists emergencies first and then whoever waits longest, what is resolved last and the newest
//! of it first. A page begins after a place, or ends before one, so that nothing stands on two pages or on none while
//! messages come in.

use db::{Statement, Tx, Value, values};
use kernel::{DbError, Moment, Sealed};

use super::{Conversation, body, conversation, queue_sql as sql};
use crate::{
    chat::{
        filter::{Filter, Worker},
        model::Said,
    },
    ids::{ConversationId, MessageId, OrgId, StaffId},
    policy::Held,
};

/// Counts stop here; a page says that there are more.
pub const MANY: i64 = 100;

/// Which conversations to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Queue {
    /// Emergencies that nobody has closed.
    Emergency,
    /// Taken by this member.
    Mine,
    /// Nobody has it.
    Unassigned,
    /// The visitor wrote last.
    Waiting,
    /// We wrote last.
    Answered,
    /// Put off until later.
    Snoozed,
    /// This member was mentioned and has not seen it.
    Mentioned,
    /// Everything that was not discarded.
    All,
    /// Resolved.
    Resolved,
    /// Given to this member, who does not hold the team's key.
    Given,
    /// Given to this member, and resolved.
    GivenResolved,
}

impl Queue {
    /// In the order the desk shows them.
    pub const ALL: [Self; 9] = [
        Self::Emergency,
        Self::Mine,
        Self::Unassigned,
        Self::Waiting,
        Self::Answered,
        Self::Snoozed,
        Self::Mentioned,
        Self::All,
        Self::Resolved,
    ];

    /// For whoever does not hold the team's key: what was given to them.
    pub const GIVEN: [Self; 2] = [Self::Given, Self::GivenResolved];

    /// The queues of a member.
    pub const fn of(held: Held) -> &'static [Self] {
        match held {
            Held::Team => &Self::ALL,
            Held::Given => &Self::GIVEN,
        }
    }

    /// The one that the desk opens with: whoever waits for us, emergencies first.
    pub const fn first(held: Held) -> Self {
        match held {
            Held::Team => Self::Waiting,
            Held::Given => Self::Given,
        }
    }

    /// The name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Mine => "mine",
            Self::Unassigned => "new",
            Self::Waiting => "waiting",
            Self::Answered => "answered",
            Self::Snoozed => "snoozed",
            Self::Mentioned => "mentioned",
            Self::All => "all",
            Self::Resolved | Self::GivenResolved => "resolved",
            Self::Given => "given",
        }
    }

    /// The queue of a member with this name.
    pub fn from_name(held: Held, name: &str) -> Option<Self> {
        Self::of(held).iter().copied().find(|queue| queue.name() == name)
    }

    /// Its parts in their order, each with the statements that go on from a place and back from it.
    fn parts(self) -> Vec<(Part, &'static Statement, &'static Statement)> {
        use Part::{Calm, Resolved, Urgent};
        match self {
            Self::Emergency => vec![(Urgent, &sql::EMERGENCY, &sql::EMERGENCY_BACK)],
            Self::Mine => {
                vec![(Urgent, &sql::MINE_URGENT, &sql::MINE_URGENT_BACK), (Calm, &sql::MINE, &sql::MINE_BACK)]
            }
            Self::Unassigned => vec![
                (Urgent, &sql::UNASSIGNED_URGENT, &sql::UNASSIGNED_URGENT_BACK),
                (Calm, &sql::UNASSIGNED, &sql::UNASSIGNED_BACK),
            ],
            Self::Waiting => {
                vec![
                    (Urgent, &sql::WAITING_URGENT, &sql::WAITING_URGENT_BACK),
                    (Calm, &sql::WAITING, &sql::WAITING_BACK),
                ]
            }
            Self::Answered => {
                vec![
                    (Urgent, &sql::ANSWERED_URGENT, &sql::ANSWERED_URGENT_BACK),
                    (Calm, &sql::ANSWERED, &sql::ANSWERED_BACK),
                ]
            }
            Self::Snoozed => vec![(Calm, &sql::SNOOZED, &sql::SNOOZED_BACK)],
            Self::Mentioned => vec![
                (Urgent, &sql::MENTIONED_URGENT, &sql::MENTIONED_URGENT_BACK),
                (Calm, &sql::MENTIONED, &sql::MENTIONED_BACK),
                (Resolved, &sql::MENTIONED_RESOLVED, &sql::MENTIONED_RESOLVED_BACK),
            ],
            Self::All => vec![
                (Urgent, &sql::EMERGENCY, &sql::EMERGENCY_BACK),
                (Calm, &sql::UNRESOLVED, &sql::UNRESOLVED_BACK),
                (Resolved, &sql::RESOLVED, &sql::RESOLVED_BACK),
            ],
            Self::Resolved => vec![(Resolved, &sql::RESOLVED, &sql::RESOLVED_BACK)],
            Self::Given => vec![
                (Urgent, &sql::GIVEN_URGENT, &sql::GIVEN_URGENT_BACK),
                (Calm, &sql::GIVEN, &sql::GIVEN_BACK),
            ],
            Self::GivenResolved => vec![(Resolved, &sql::GIVEN_RESOLVED, &sql::GIVEN_RESOLVED_BACK)],
        }
    }
}

/// A part of a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Emergencies, longest waiting first.
    Urgent,
    /// Whoever else waits, longest waiting first.
    Calm,
    /// What is resolved, the newest first.
    Resolved,
}

/// The place of a conversation in a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    part: Part,
    since: Moment,
    id: ConversationId,
}

impl Place {
    /// As it stands in an address.
    pub fn write(&self) -> String {
        let part = match self.part {
            Part::Urgent => 'e',
            Part::Calm => 'o',
            Part::Resolved => 'r',
        };
        format!("{part}{}.{}", self.since.millis(), self.id)
    }

    /// As [`Place::write`] wrote it.
    pub fn read(text: &str) -> Option<Self> {
        let part = match text.chars().next()? {
            'e' => Part::Urgent,
            'o' => Part::Calm,
            'r' => Part::Resolved,
            _ => return None,
        };
        let (since, id) = text[1..].split_once('.')?;
        Some(Self { part, since: Moment::from_millis(since.parse().ok()?), id: ConversationId::parse(id)? })
    }
}

/// Which page of a queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// The first.
    #[default]
    Start,
    /// What follows on a place.
    After(Place),
    /// What stands before a place.
    Before(Place),
}

/// A line of the inbox: a conversation, its last message and whether this session has seen it before.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The conversation.
    pub conversation: Conversation,
    /// The last message's identifier.
    pub last_id: MessageId,
    /// The last message, sealed; `None` once it was deleted.
    pub last: Option<Sealed<Said>>,
    /// Whether this session has opened or previewed it.
    pub seen: bool,
    /// Whether this member was mentioned in it and has not seen it.
    pub mentioned: bool,
    /// Whether it has tags.
    pub tagged: bool,
    /// Whether it is put off until later.
    pub snoozed: bool,
    /// Where it stands in its queue.
    pub place: Place,
}

/// How many stand in the queues of the team; each counted up to [`MANY`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([i64; 7]);

impl Counts {
    /// The number beside a queue; what is resolved is not counted.
    pub const fn of(&self, queue: Queue) -> Option<i64> {
        let at = match queue {
            Queue::Emergency => 0,
            Queue::Mine => 1,
            Queue::Unassigned => 2,
            Queue::Waiting => 3,
            Queue::Answered => 4,
            Queue::Snoozed => 5,
            Queue::Mentioned => 6,
            _ => return None,
        };
        Some(self.0[at])
    }

    /// How many wait for us.
    pub const fn waiting(&self) -> i64 {
        self.0[3]
    }
}

/// How many wait for the team at `now`: the number in the rail, which ends at a hundred.
///
/// # Errors
/// Those of the store.
pub fn count_waiting(tx: &mut Tx<'_>, org: OrgId, now: Moment) -> Result<i64, DbError> {
    tx.one(&sql::COUNT_WAITING, &values![org.bytes(), now])?.int(0)
}

/// How many stand in the queues at `now`.
///
/// # Errors
/// Those of the store.
pub fn queue_counts(tx: &mut Tx<'_>, org: OrgId, staff: StaffId, now: Moment) -> Result<Counts, DbError> {
    let row = tx.one(&sql::QUEUE_COUNTS, &values![org.bytes(), staff.bytes(), now])?;
    let mut counts = [0; 7];
    for (at, count) in counts.iter_mut().enumerate() {
        *count = row.int(at)?;
    }
    Ok(Counts(counts))
}

/// How many were given to a member and are not resolved, and how many of those wait.
///
/// # Errors
/// Those of the store.
pub fn given_counts(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(i64, i64), DbError> {
    let row = tx.one(&sql::GIVEN_COUNTS, &values![staff.bytes(), org.bytes()])?;
    Ok((row.int(0)?, row.int(1)?))
}

/// Whose list, and when.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The organisation.
    pub org: OrgId,
    /// The member.
    pub staff: StaffId,
    /// What the openings of their session are found by.
    pub lookup: &'a [u8; 32],
    /// Now: what was put off until then stands in its queue again.
    pub now: Moment,
}

/// At most `limit` conversations of a queue that fit the filter, in the order of the queue.
///
/// # Errors
/// Those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    queue: Queue,
    reader: Reader<'_>,
    filter: &Filter,
    at: At,
    limit: i64,
) -> Result<Vec<Listed>, DbError> {
    let mut listed = Vec::new();
    let wanted = usize::try_from(limit).unwrap_or(0);
    let (back, place) = match at {
        At::Start => (false, None),
        At::After(place) => (false, Some(place)),
        At::Before(place) => (true, Some(place)),
    };
    let mut one = |part: Part, statement: &'static Statement| {
        let (since, id) = match place {
            Some(place) if place.part == part => (place.since, place.id),
            Some(place) if (place.part < part) == back => return Ok(()), // A part that lies on the other side.
            // From the end that this direction begins at: newest first and back is the same way as oldest first.
            _ if back == (part == Part::Resolved) => {
                (Moment::from_millis(i64::MIN), ConversationId::from_bytes([0; 16]))
            }
            _ => (Moment::from_millis(i64::MAX), ConversationId::from_bytes([255; 16])),
        };
        let left = wanted.saturating_sub(listed.len());
        if left > 0 {
            let left = i64::try_from(left).unwrap_or(i64::MAX);
            listed.extend(page(tx, statement, part, reader, filter, (since, id), left)?);
        }
        Ok::<_, DbError>(())
    };
    if back {
        queue.parts().iter().rev().try_for_each(|(part, _, back)| one(*part, back))?;
        listed.reverse();
    } else {
        queue.parts().iter().try_for_each(|(part, on, _)| one(*part, on))?;
    }
    Ok(listed)
}

/// At most `limit` conversations of a queue after a place, each part of it from the newest.
///
/// # Errors
/// Those of the store.
pub fn newest(
    tx: &mut Tx<'_>,
    queue: Queue,
    reader: Reader<'_>,
    filter: &Filter,
    after: Option<Place>,
    limit: i64,
) -> Result<Vec<Listed>, DbError> {
    let mut listed = Vec::new();
    for (part, on, back) in queue.parts() {
        // What is resolved stands newest first already.
        let statement = if part == Part::Resolved { on } else { back };
        let from = match after {
            Some(place) if place.part == part => (place.since, place.id),
            Some(place) if place.part > part => continue,
            _ => (Moment::from_millis(i64::MAX), ConversationId::from_bytes([255; 16])),
        };
        let left = limit - i64::try_from(listed.len()).unwrap_or(limit);
        if left > 0 {
            listed.extend(page(tx, statement, part, reader, filter, from, left)?);
        }
    }
    Ok(listed)
}

/// How many unresolved conversations of a queue of the team fit a filter, counted up to [`MANY`].
///
/// # Errors
/// Those of the store.
pub fn count_fitting(
    tx: &mut Tx<'_>,
    queue: Queue,
    reader: Reader<'_>,
    filter: &Filter,
) -> Result<i64, DbError> {
    let start = (Moment::from_millis(i64::MIN), ConversationId::from_bytes([0; 16]));
    tx.one(&sql::COUNT_FITTING, &asked(Value::from(queue.name()), reader, filter, start, MANY))?.int(0)
}

fn page(
    tx: &mut Tx<'_>,
    statement: &'static Statement,
    part: Part,
    reader: Reader<'_>,
    filter: &Filter,
    (since, id): (Moment, ConversationId),
    limit: i64,
) -> Result<Vec<Listed>, DbError> {
    let rows =
        tx.query(statement, &asked(Value::from(*reader.lookup), reader, filter, (since, id), limit))?;
    let read = |row: &db::Row| {
        let conversation = conversation(row)?;
        let place = Place { part, since: conversation.waiting_since, id: conversation.id };
        Ok(Listed {
            last_id: MessageId::from_bytes(row.id(15)?),
            last: body(row, 16)?,
            seen: row.int(17)? > 0,
            mentioned: row.int(18)? > 0,
            tagged: row.int(19)? > 0,
            snoozed: row.int(20)? > 0,
            place,
            conversation,
        })
    };
    rows.iter().map(read).collect()
}

/// The sixteen values that every list is asked with.
fn asked(
    first: Value,
    reader: Reader<'_>,
    filter: &Filter,
    (since, id): (Moment, ConversationId),
    limit: i64,
) -> [Value; 16] {
    let (worker, staff) = match filter.worker {
        None => ("", None),
        Some(Worker::Nobody) => ("nobody", None),
        Some(Worker::Member(id)) => ("member", Some(id.bytes())),
    };
    let values: &[Value; 16] = &values![
        first,
        reader.staff.bytes(),
        reader.now,
        reader.org.bytes(),
        since,
        id.bytes(),
        filter.code.as_str(),
        filter.language.as_str(),
        filter.state.map_or("", |state| state.name()),
        worker,
        staff,
        if filter.tag.is_some() { "tag" } else { "" },
        filter.tag.map(|tag| tag.bytes()),
        filter.from,
        filter.to,
        limit,
    ];
    values.clone()
}
