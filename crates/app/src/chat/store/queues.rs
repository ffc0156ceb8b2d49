//! The queues of the inbox.

use db::{Statement, Tx, statements, values};
use kernel::{DbError, Moment, Sealed};

use super::{Conversation, body, conversation};
use crate::{
    chat::model::Said,
    ids::{ConversationId, MessageId, OrgId, StaffId},
    policy::Held,
};

/// A page of a queue after a position: each conversation with its last message and how often this session has opened
/// it. `$which` says which stand in the queue and has the fifth value; the last is how many.
macro_rules! page {
    ($which:literal, $limit:literal) => {
        concat!(
            "SELECT c.id, c.code, c.language, c.state, c.taken_by, s.work_name, c.last_author, c.waiting_since, c.changed_at,
                c.epoch, c.root_sealed, c.root_wrapped, c.emergency, c.snoozed_until, c.revision, m.id, m.body,
                (SELECT COUNT(*) FROM session_opening o WHERE o.lookup = $1 AND o.conversation_id = c.id) AS openings
            FROM conversation c JOIN message m ON m.conversation_id = c.id LEFT JOIN staff s ON s.id = c.taken_by
            WHERE c.org_id = $2 AND (c.waiting_since, c.id) > ($3, $4) AND ",
            $which,
            " AND m.number = (SELECT MAX(number) FROM message WHERE conversation_id = c.id)
            ORDER BY c.waiting_since, c.id LIMIT ",
            $limit
        )
    };
}

statements! {
    /// How many conversations stand in each queue.
    pub QUEUE_COUNTS = "SELECT
            COUNT(*) FILTER (WHERE state = 'new') AS fresh,
            COUNT(*) FILTER (WHERE state = 'open' AND taken_by = $1) AS mine,
            COUNT(*) FILTER (WHERE last_author = 'visitor') AS waiting,
            COUNT(*) FILTER (WHERE state = 'open' AND last_author = 'staff') AS answered
        FROM conversation WHERE org_id = $2 AND state <> 'resolved' AND state <> 'discarded'";
    /// Nobody has it yet, longest waiting first.
    pub LIST_NEW = page!("c.state = 'new'", "$5");
    /// Whoever waits for us, longest first.
    pub LIST_WAITING = page!("c.state <> 'resolved' AND c.state <> 'discarded' AND c.last_author = 'visitor'", "$5");
    /// What one member has taken, longest waiting first.
    pub LIST_MINE = page!("c.state = 'open' AND c.taken_by = $5", "$6");
    /// What we have answered, longest waiting first.
    pub LIST_ANSWERED = page!("c.state = 'open' AND c.last_author = 'staff'", "$5");
    /// What is resolved, in the order of its day.
    pub LIST_RESOLVED = page!("c.state = 'resolved'", "$5");
    /// What was given to one member, longest waiting first.
    pub LIST_GIVEN = page!("c.state <> 'resolved' AND c.state <> 'discarded'
            AND EXISTS (SELECT 1 FROM conversation_seal g WHERE g.conversation_id = c.id AND g.staff_id = $5)", "$6");
    /// What was given to one member and is resolved.
    pub LIST_GIVEN_RESOLVED = page!("c.state = 'resolved'
            AND EXISTS (SELECT 1 FROM conversation_seal g WHERE g.conversation_id = c.id AND g.staff_id = $5)", "$6");
    /// How many conversations were given to one member, and in how many of them a visitor waits.
    pub GIVEN_COUNTS = "SELECT COUNT(*) AS given, COUNT(*) FILTER (WHERE c.last_author = 'visitor') AS waiting
        FROM conversation_seal g JOIN conversation c ON c.id = g.conversation_id
        WHERE g.staff_id = $1 AND c.org_id = $2 AND c.state <> 'resolved' AND c.state <> 'discarded'";
}

/// Which conversations to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Queue {
    /// Nobody has it yet.
    New,
    /// Taken by this member.
    Mine,
    /// The visitor wrote last.
    Waiting,
    /// We wrote last.
    Answered,
    /// Resolved.
    Resolved,
    /// Given to this member, who does not hold the team's key.
    Given,
    /// Given to this member, and resolved.
    GivenResolved,
}

impl Queue {
    /// In the order the desk shows them.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::New, Self::Mine, Self::Answered, Self::Resolved];

    /// For whoever does not hold the team's key: what was given to them.
    pub const GIVEN: [Self; 2] = [Self::Given, Self::GivenResolved];

    /// The queues of a member, the first one first seen.
    pub const fn of(held: Held) -> &'static [Self] {
        match held {
            Held::Team => &Self::ALL,
            Held::Given => &Self::GIVEN,
        }
    }

    /// The name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Mine => "mine",
            Self::Waiting => "waiting",
            Self::Answered => "answered",
            Self::Resolved | Self::GivenResolved => "resolved",
            Self::Given => "given",
        }
    }

    /// The queue of a member with this name.
    pub fn from_name(held: Held, name: &str) -> Option<Self> {
        Self::of(held).iter().copied().find(|queue| queue.name() == name)
    }

    const fn statement(self) -> &'static Statement {
        match self {
            Self::New => &LIST_NEW,
            Self::Mine => &LIST_MINE,
            Self::Waiting => &LIST_WAITING,
            Self::Answered => &LIST_ANSWERED,
            Self::Resolved => &LIST_RESOLVED,
            Self::Given => &LIST_GIVEN,
            Self::GivenResolved => &LIST_GIVEN_RESOLVED,
        }
    }
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
}

/// How many stand in the queues new, mine, waiting and answered.
///
/// # Errors
/// Those of the store.
pub fn counts(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<[i64; 4], DbError> {
    let row = tx.one(&QUEUE_COUNTS, &values![staff.bytes(), org.bytes()])?;
    Ok([row.int(0)?, row.int(1)?, row.int(2)?, row.int(3)?])
}

/// How many were given to a member and are not resolved, and how many of those wait.
///
/// # Errors
/// Those of the store.
pub fn given_counts(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(i64, i64), DbError> {
    let row = tx.one(&GIVEN_COUNTS, &values![staff.bytes(), org.bytes()])?;
    Ok((row.int(0)?, row.int(1)?))
}

/// At most `limit` conversations of a queue after a position (the waiting time and identifier of the last one seen).
///
/// # Errors
/// Those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    queue: Queue,
    org: OrgId,
    staff: StaffId,
    lookup: &[u8; 32],
    after: (Moment, ConversationId),
    limit: i64,
) -> Result<Vec<Listed>, DbError> {
    let (since, id) = (after.0, after.1.bytes());
    let rows = match queue {
        Queue::Mine | Queue::Given | Queue::GivenResolved => {
            tx.query(queue.statement(), &values![*lookup, org.bytes(), since, id, staff.bytes(), limit])?
        }
        _ => tx.query(queue.statement(), &values![*lookup, org.bytes(), since, id, limit])?,
    };
    rows.iter()
        .map(|row| {
            Ok(Listed {
                conversation: conversation(row)?,
                last_id: MessageId::from_bytes(row.id(15)?),
                last: body(row, 16)?,
                seen: row.int(17)? > 0,
            })
        })
        .collect()
}
