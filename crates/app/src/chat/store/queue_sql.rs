//! The SQL of the queues: a statement for each part of each queue and each direction, put together from what they share. The
//! values are the same for all, so that [`super::queues`] gives them in one place.

use db::statements;

/// Not resolved, and not put away.
macro_rules! unresolved {
    () => {
        "c.state <> 'resolved' AND c.state <> 'discarded'"
    };
}

/// Unresolved, and not put off until later.
macro_rules! live {
    ($which:literal) => {
        concat!(unresolved!(), " AND COALESCE(c.snoozed_until, 0) <= $3 AND ", $which)
    };
}

/// Given to this member.
macro_rules! given {
    () => {
        "EXISTS (SELECT 1 AS one FROM conversation_seal g WHERE g.conversation_id = c.id AND g.staff_id = $2)"
    };
}

/// This member was mentioned and has not seen it.
macro_rules! mentioned {
    () => {
        "EXISTS (SELECT 1 AS one FROM mention n WHERE n.conversation_id = c.id AND n.staff_id = $2 AND n.seen = 0)"
    };
}

/// What a filter lets through, from the seventh value to the fifteenth.
macro_rules! fits {
    () => {
        "($7 = '' OR SUBSTR(c.code, 1, LENGTH($7)) = $7) AND ($8 = '' OR c.language = $8)
            AND ($9 = '' OR $9 = CASE WHEN c.state = 'resolved' THEN 'resolved'
                WHEN COALESCE(c.snoozed_until, 0) > $3 THEN 'snoozed' WHEN c.state = 'new' THEN 'new'
                WHEN c.last_author = 'visitor' THEN 'waiting' ELSE 'answered' END)
            AND ($10 = '' OR ($10 = 'nobody' AND c.taken_by IS NULL) OR c.taken_by = $11)
            AND ($12 = '' OR EXISTS (SELECT 1 AS one FROM conversation_tag t
                WHERE t.conversation_id = c.id AND t.tag_id = $13))
            AND c.changed_at >= $14 AND c.changed_at < $15"
    };
}

/// A page of a queue: each conversation with its last message, how often this session has opened it, how many mentions of
/// this member and how many tags it has. `$which` says which stand in the queue.
macro_rules! page {
    ($which:expr, $beyond:literal, $order:literal) => {
        concat!(
            "SELECT c.id, c.code, c.language, c.state, c.taken_by, s.work_name, c.last_author, c.waiting_since, c.changed_at,
                c.epoch, c.root_sealed, c.root_wrapped, c.emergency, c.snoozed_until, c.revision, m.id, m.body,
                (SELECT COUNT(*) FROM session_opening o WHERE o.lookup = $1 AND o.conversation_id = c.id) AS openings,
                (SELECT COUNT(*) FROM mention n WHERE n.conversation_id = c.id AND n.staff_id = $2 AND n.seen = 0) AS mentions,
                (SELECT COUNT(*) FROM conversation_tag t WHERE t.conversation_id = c.id) AS tags,
                CAST(CASE WHEN c.snoozed_until > $3 THEN 1 ELSE 0 END AS BIGINT) AS snoozed
            FROM conversation c JOIN message m ON m.conversation_id = c.id LEFT JOIN staff s ON s.id = c.taken_by
            WHERE c.org_id = $4 AND (c.waiting_since, c.id) ",
            $beyond,
            " ($5, $6) AND ",
            $which,
            " AND ",
            fits!(),
            " AND m.number = (SELECT MAX(number) FROM message WHERE conversation_id = c.id)
            ORDER BY c.waiting_since ",
            $order,
            ", c.id ",
            $order,
            " LIMIT $16"
        )
    };
}

/// Emergencies, longest waiting first.
macro_rules! urgent {
    (on $which:expr) => {
        page!(concat!("c.emergency = 1 AND ", $which), ">", "ASC")
    };
    (back $which:expr) => {
        page!(concat!("c.emergency = 1 AND ", $which), "<", "DESC")
    };
}

/// What is no emergency, longest waiting first.
macro_rules! calm {
    (on $which:expr) => {
        page!(concat!("c.emergency <> 1 AND ", $which), ">", "ASC")
    };
    (back $which:expr) => {
        page!(concat!("c.emergency <> 1 AND ", $which), "<", "DESC")
    };
}

/// What is resolved, the newest first.
macro_rules! resolved {
    (on $which:expr) => {
        page!(concat!("c.emergency <> 1 AND c.state = 'resolved' AND ", $which), "<", "DESC")
    };
    (back $which:expr) => {
        page!(concat!("c.emergency <> 1 AND c.state = 'resolved' AND ", $which), ">", "ASC")
    };
}

/// How many stand in a queue, from an index alone; no more than are told apart.
macro_rules! some {
    ($from:literal, $which:expr) => {
        concat!("(SELECT COUNT(*) FROM (SELECT 1 AS one FROM ", $from, " WHERE ", $which, " LIMIT 100) AS a)")
    };
}

statements! {
    /// How many conversations of the team wait for it.
    pub COUNT_WAITING = concat!(
        "SELECT ", some!("conversation", "org_id = $1 AND last_author = 'visitor' AND state <> 'resolved' AND state <> 'discarded'
            AND COALESCE(snoozed_until, 0) <= $2"), " AS waiting"
    );
    /// How many conversations stand in each queue of the team.
    pub QUEUE_COUNTS = concat!(
        "SELECT ", some!("conversation", "org_id = $1 AND emergency = 1"), " AS emergency, ",
        some!("conversation", "org_id = $1 AND taken_by = $2 AND state <> 'resolved' AND state <> 'discarded'
            AND COALESCE(snoozed_until, 0) <= $3"), " AS mine, ",
        some!("conversation", "org_id = $1 AND taken_by IS NULL AND state <> 'resolved' AND state <> 'discarded'
            AND COALESCE(snoozed_until, 0) <= $3"), " AS unassigned, ",
        some!("conversation", "org_id = $1 AND last_author = 'visitor' AND state <> 'resolved' AND state <> 'discarded'
            AND COALESCE(snoozed_until, 0) <= $3"), " AS waiting, ",
        some!("conversation", "org_id = $1 AND last_author = 'staff' AND state <> 'resolved' AND state <> 'discarded'
            AND COALESCE(snoozed_until, 0) <= $3"), " AS answered, ",
        some!("conversation", "org_id = $1 AND snoozed_until > $3 AND state <> 'resolved' AND state <> 'discarded'"),
        " AS snoozed, (SELECT COUNT(*) FROM (SELECT DISTINCT conversation_id FROM mention
            WHERE org_id = $1 AND staff_id = $2 AND seen = 0 LIMIT 100) AS a) AS mentions"
    );
    /// How many conversations were given to one member, and in how many of them a visitor waits.
    pub GIVEN_COUNTS = "SELECT COUNT(*) AS given, COUNT(*) FILTER (WHERE c.last_author = 'visitor') AS waiting
        FROM conversation_seal g JOIN conversation c ON c.id = g.conversation_id
        WHERE g.staff_id = $1 AND c.org_id = $2 AND c.state <> 'resolved' AND c.state <> 'discarded'";
    /// How many unresolved conversations of a queue fit a filter.
    pub COUNT_FITTING = concat!(
        "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM conversation c WHERE CASE $1
                WHEN 'emergency' THEN c.emergency = 1
                WHEN 'mine' THEN c.taken_by = $2 AND COALESCE(c.snoozed_until, 0) <= $3
                WHEN 'new' THEN c.taken_by IS NULL AND COALESCE(c.snoozed_until, 0) <= $3
                WHEN 'waiting' THEN c.last_author = 'visitor' AND COALESCE(c.snoozed_until, 0) <= $3
                WHEN 'answered' THEN c.last_author = 'staff' AND COALESCE(c.snoozed_until, 0) <= $3
                WHEN 'snoozed' THEN c.snoozed_until > $3 ELSE FALSE END
            AND c.org_id = $4 AND (c.waiting_since, c.id) > ($5, $6) AND ", unresolved!(), " AND ", fits!(),
        " LIMIT $16) AS a"
    );
    /// Emergencies that nobody has closed, whatever else was done with them.
    pub EMERGENCY = urgent!(on "TRUE");
    /// The page before.
    pub EMERGENCY_BACK = urgent!(back "TRUE");
    /// What one member has.
    pub MINE = calm!(on live!("c.taken_by = $2"));
    /// The page before.
    pub MINE_BACK = calm!(back live!("c.taken_by = $2"));
    /// Emergencies among them.
    pub MINE_URGENT = urgent!(on live!("c.taken_by = $2"));
    /// The page before.
    pub MINE_URGENT_BACK = urgent!(back live!("c.taken_by = $2"));
    /// What nobody has.
    pub UNASSIGNED = calm!(on live!("c.taken_by IS NULL"));
    /// The page before.
    pub UNASSIGNED_BACK = calm!(back live!("c.taken_by IS NULL"));
    /// Emergencies among them.
    pub UNASSIGNED_URGENT = urgent!(on live!("c.taken_by IS NULL"));
    /// The page before.
    pub UNASSIGNED_URGENT_BACK = urgent!(back live!("c.taken_by IS NULL"));
    /// Where the visitor wrote last.
    pub WAITING = calm!(on live!("c.last_author = 'visitor'"));
    /// The page before.
    pub WAITING_BACK = calm!(back live!("c.last_author = 'visitor'"));
    /// Emergencies among them.
    pub WAITING_URGENT = urgent!(on live!("c.last_author = 'visitor'"));
    /// The page before.
    pub WAITING_URGENT_BACK = urgent!(back live!("c.last_author = 'visitor'"));
    /// Where we wrote last.
    pub ANSWERED = calm!(on live!("c.last_author = 'staff'"));
    /// The page before.
    pub ANSWERED_BACK = calm!(back live!("c.last_author = 'staff'"));
    /// Emergencies among them.
    pub ANSWERED_URGENT = urgent!(on live!("c.last_author = 'staff'"));
    /// The page before.
    pub ANSWERED_URGENT_BACK = urgent!(back live!("c.last_author = 'staff'"));
    /// What was put off until later.
    pub SNOOZED = calm!(on concat!("c.snoozed_until > $3 AND ", unresolved!()));
    /// The page before.
    pub SNOOZED_BACK = calm!(back concat!("c.snoozed_until > $3 AND ", unresolved!()));
    /// Where a member was mentioned and has not seen it.
    pub MENTIONED = calm!(on concat!(unresolved!(), " AND ", mentioned!()));
    /// The page before.
    pub MENTIONED_BACK = calm!(back concat!(unresolved!(), " AND ", mentioned!()));
    /// Emergencies among them.
    pub MENTIONED_URGENT = urgent!(on mentioned!());
    /// The page before.
    pub MENTIONED_URGENT_BACK = urgent!(back mentioned!());
    /// What is resolved among them.
    pub MENTIONED_RESOLVED = resolved!(on mentioned!());
    /// The page before.
    pub MENTIONED_RESOLVED_BACK = resolved!(back mentioned!());
    /// Whatever is unresolved.
    pub UNRESOLVED = calm!(on unresolved!());
    /// The page before.
    pub UNRESOLVED_BACK = calm!(back unresolved!());
    /// Whatever is resolved.
    pub RESOLVED = resolved!(on "TRUE");
    /// The page before.
    pub RESOLVED_BACK = resolved!(back "TRUE");
    /// What was given to one member.
    pub GIVEN = calm!(on concat!(unresolved!(), " AND ", given!()));
    /// The page before.
    pub GIVEN_BACK = calm!(back concat!(unresolved!(), " AND ", given!()));
    /// Emergencies among them.
    pub GIVEN_URGENT = urgent!(on given!());
    /// The page before.
    pub GIVEN_URGENT_BACK = urgent!(back given!());
    /// What is resolved among them.
    pub GIVEN_RESOLVED = resolved!(on given!());
    /// The page before.
    pub GIVEN_RESOLVED_BACK = resolved!(back given!());
}
