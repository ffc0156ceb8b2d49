//! What lies in the tables, in clear, for stories that must know that nothing was lost or doubled.

use app::{
    ids::{ConversationId, OrgId, StaffId},
    surfaces::{Shared, public::COOKIE},
    visitor::VisitorSecret,
};
use db::values;
use kernel::{DbError, Moment};

use crate::{browser::Browser, world::World};

db::statements! {
    COUNT = "SELECT (SELECT COUNT(*) FROM conversation) AS conversations, (SELECT COUNT(*) FROM message) AS messages,
        (SELECT COUNT(*) FROM visitor_session) AS sessions";
    NUMBERS = "SELECT conversation_id, number FROM message ORDER BY conversation_id, number";
    STANDING = "SELECT state, waiting_since, changed_at, taken_by FROM conversation WHERE id = $1";
    SENT = "SELECT sent_at FROM message WHERE conversation_id = $1 ORDER BY number";
    BURNED = "SELECT COUNT(*) AS n FROM visitor_session WHERE root_wrapped IS NULL";
    STAFF = "SELECT id, org_id FROM staff";
    OPEN_SESSIONS = "SELECT COUNT(*) AS n FROM staff_session";
}

/// How much there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    pub conversations: i64,
    pub messages: i64,
    pub sessions: i64,
}

impl Rows {
    /// So many further conversations, each with its session, and so many further messages.
    pub fn and(self, conversations: i64, messages: i64) -> Self {
        Self {
            conversations: self.conversations + conversations,
            messages: self.messages + messages,
            sessions: self.sessions + conversations,
        }
    }
}

pub async fn count(app: &Shared) -> Rows {
    let counted = app.db.read(|tx| {
        let row = tx.one(&COUNT, &[])?;
        Ok::<_, DbError>(Rows { conversations: row.int(0)?, messages: row.int(1)?, sessions: row.int(2)? })
    });
    counted.await.expect("counting works")
}

/// The numbers of the messages in every conversation are 1, 2, 3 … without a gap.
pub async fn assert_no_gaps(app: &Shared) {
    let rows = app.db.read(|tx| {
        let rows = tx.query(&NUMBERS, &[])?;
        rows.iter().map(|row| Ok((row.id(0)?, row.int(1)?))).collect::<Result<Vec<_>, DbError>>()
    });
    let (mut of, mut last) = ([0; 16], 0);
    for (conversation, number) in rows.await.expect("reading works") {
        last = if conversation == of { last + 1 } else { 1 };
        of = conversation;
        assert_eq!(number, last, "a conversation has a gap or a double");
    }
}

/// Where a conversation stands: state, waiting since, changed at, whether somebody has taken it.
pub async fn standing(app: &Shared, id: ConversationId) -> (String, Moment, Moment, bool) {
    let row = app.db.read(move |tx| {
        let row = tx.one(&STANDING, &values![id.bytes()])?;
        Ok::<_, DbError>((row.text(0)?.to_owned(), row.moment(1)?, row.moment(2)?, row.opt_id(3)?.is_some()))
    });
    row.await.expect("the conversation is there")
}

/// When the messages of a conversation were sent, as far as their rows say.
pub async fn sent(app: &Shared, id: ConversationId) -> Vec<Moment> {
    let rows = app.db.read(move |tx| {
        tx.query(&SENT, &values![id.bytes()])?.iter().map(|row| row.moment(0)).collect::<Result<_, DbError>>()
    });
    rows.await.expect("reading works")
}

/// The conversation that a visitor's browser opens; `None` if it opens none.
pub async fn own(world: &World, visitor: &Browser) -> Option<ConversationId> {
    let secret = VisitorSecret::from_cookie(visitor.cookies.get(COOKIE)?)?;
    let own = app::visitor::open(&world.app, world.org(), &secret).await.expect("the store is there");
    own.map(|own| own.conversation)
}

/// How many sessions of visitors have been ended for good.
pub async fn burned(app: &Shared) -> i64 {
    app.db.read(|tx| tx.one(&BURNED, &[])?.int(0)).await.expect("counting works")
}

/// How many sessions of members there are, at either stage.
pub async fn desk_sessions(app: &Shared) -> i64 {
    app.db.read(|tx| tx.one(&OPEN_SESSIONS, &[])?.int(0)).await.expect("counting works")
}

/// Whether every member's record is a whole chain.
pub async fn records_are_whole(app: &Shared) -> bool {
    let whole = app.db.read(|tx| {
        let mut whole = true;
        for row in tx.query(&STAFF, &[])? {
            let (staff, org) = (StaffId::from_bytes(row.id(0)?), OrgId::from_bytes(row.id(1)?));
            whole &= app::audit::verify(tx, org, staff)?;
        }
        Ok::<_, DbError>(whole)
    });
    whole.await.expect("reading works")
}
