//! What is due, kind by kind: identifier, what the days are counted from, and the conversation it belongs to where it has one.
//! All of them take the same values ([`Sweep::due`](crate::retention::model::Sweep::due)). Nothing that is open stands in any.

use db::{Tx, statements, values};
use kernel::{DbError, Moment};

use crate::ids::{ConversationId, OrgId};

/// The order in which what is due is gone through, and where to go on.
macro_rules! due {
    ($what:literal, $at:literal, $id:literal, $when:expr) => {
        concat!(
            "SELECT ",
            $what,
            " WHERE ",
            $when,
            " AND (",
            $at,
            ", ",
            $id,
            ") > ($3, $4) ORDER BY ",
            $at,
            ", ",
            $id,
            " LIMIT $5"
        )
    };
}

/// A talk that is over, was not changed from `$2` on, and has nothing in it that waits: no emergency without an outcome, nobody to be
/// asked again, no question to a consultant, nobody to be kept safe.
macro_rules! over {
    () => {
        "c.state = 'resolved' AND c.changed_at < $2 AND c.emergency <> 1
        AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.conversation_id = c.id AND f.state <> 'lost' AND f.state <> 'ended')
        AND NOT EXISTS (SELECT 1 FROM consult q WHERE q.conversation_id = c.id AND (q.state = 'waiting' OR q.state = 'asking'))
        AND NOT EXISTS (SELECT 1 FROM safeguarding s WHERE s.conversation_id = c.id AND s.state <> 0)"
    };
}

statements! {
    /// Talks that are over and in which nothing waits.
    pub CONVERSATIONS = due!("c.id, c.changed_at, c.id AS thread FROM conversation c", "c.changed_at", "c.id",
        concat!("c.org_id = $1 AND ", over!()));
    /// Whether one of them still is.
    pub STILL_OVER = concat!("SELECT c.id FROM conversation c WHERE c.id = $1 AND ", over!());
    /// Whose it is.
    pub WHOSE = "SELECT org_id FROM conversation WHERE id = $1";
    /// What was discarded; the last of its days is over with the beginning of `$2`.
    pub DISCARDED = due!("c.id, c.discarded_on, c.id AS thread FROM conversation c", "c.discarded_on", "c.id",
        "c.org_id = $1 AND c.state = 'discarded' AND c.discarded_on <= $2");
    /// Follow-ups that ended, or in which nobody hears of the person any more.
    pub FOLLOW_UPS = due!("f.id, f.changed_on, f.conversation_id FROM follow_up f", "f.changed_on", "f.id",
        "f.org_id = $1 AND (f.state = 'lost' OR f.state = 'ended') AND f.changed_on < $2");
    /// Questions that were answered or taken back.
    pub CONSULTS = due!("q.id, q.since, q.conversation_id FROM consult q", "q.since", "q.id",
        "q.org_id = $1 AND (q.state = 'answered' OR q.state = 'back') AND q.since < $2");
    /// Reviews of talks.
    pub REVIEWS = due!("r.id, r.asked_on, r.conversation_id FROM quality_review r", "r.asked_on", "r.id",
        "r.org_id = $1 AND r.asked_on < $2");
    /// Reports that still have words, whatever became of them: the public page promises it of all.
    pub REPORTS = due!("r.id, r.filed_on, r.thread FROM report r", "r.filed_on", "r.id",
        "r.org_id = $1 AND r.key_wrapped IS NOT NULL AND r.state <> 'draft' AND r.filed_on < $2");
    /// What was begun as a report and not filed.
    pub REPORT_DRAFTS = due!("r.id, r.filed_on, r.thread FROM report r", "r.filed_on", "r.id",
        "r.org_id = $1 AND r.key_wrapped IS NOT NULL AND r.state = 'draft' AND r.filed_on < $2");
    /// What people said about a talk in words, or with a way to it.
    pub FEEDBACK = due!("f.id, f.day, f.thread FROM feedback f", "f.day", "f.id",
        "f.org_id = $1 AND (f.words IS NOT NULL OR f.thread IS NOT NULL) AND f.day < $2");
    /// Complaints that were answered or closed.
    pub COMPLAINTS = due!("c.id, c.changed_on FROM complaint c", "c.changed_on", "c.id",
        "c.org_id = $1 AND (c.state = 'answered' OR c.state = 'closed') AND c.changed_on < $2");
    /// What consultants said about being away.
    pub AWAY = due!("a.id, a.to_day FROM consult_away a", "a.to_day", "a.id", "a.org_id = $1 AND a.to_day < $2");
}

/// The organisation of a conversation; `None` if there is no such conversation.
pub(in crate::retention) fn whose(tx: &mut Tx<'_>, id: ConversationId) -> Result<Option<OrgId>, DbError> {
    let row = tx.optional(&WHOSE, &values![id.bytes()])?;
    row.map(|row| Ok(OrgId::from_bytes(row.id(0)?))).transpose()
}

/// Whether a conversation is over with nothing in it that waits, and was not changed since a moment.
pub(in crate::retention) fn is_over(
    tx: &mut Tx<'_>,
    id: ConversationId,
    since: Moment,
) -> Result<bool, DbError> {
    Ok(tx.optional(&STILL_OVER, &values![id.bytes(), since.millis()])?.is_some())
}
