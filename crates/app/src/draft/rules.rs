//! Keeping drafts, showing them to whoever wrote them, letting them go.

use kernel::{DbError, Entropy, Fault, Moment, Place, Plain, Sealed};
use seal::SymmetricKey;

use super::store;
use crate::{
    ids::{ConversationId, OrgId, StaffId},
    policy,
    session::Session,
};

/// Days after the last change until a draft is deleted (rule A-4).
pub const KEPT_DAYS: i64 = 30;

/// Drafts on the list of a member. More conversations with something begun in them are lost from sight anyway.
const LISTED: i64 = 200;

/// A draft ready to be written.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The organisation.
    pub org: OrgId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// Whose.
    pub staff: StaffId,
    /// When; the row has the day.
    pub at: Moment,
    /// The words, sealed under the member's own key, padded.
    pub body: Sealed<String>,
}

/// Whose draft of which conversation it is lies in its place, so that it cannot be moved.
fn place(org: OrgId, conversation: ConversationId, staff: StaffId) -> Place {
    let mut row = conversation.bytes();
    row.iter_mut().zip(staff.bytes()).for_each(|(byte, mix)| *byte ^= mix);
    Place { org: org.bytes(), table: "draft", column: "body", row }
}

fn key(session: &Session) -> SymmetricKey {
    session.keys.expose().staff().own().derive("draft")
}

/// Seals what a member has begun to write.
pub fn seal(
    session: &Session,
    org: OrgId,
    conversation: ConversationId,
    text: String,
    at: Moment,
    entropy: &dyn Entropy,
) -> Kept {
    let staff = session.staff();
    let body = key(session).seal(&place(org, conversation, staff), &Plain::new(text), entropy);
    Kept { org, conversation, staff, at, body }
}

/// What a member had begun to write; `None` if it does not open: it was written under a key that they have lost.
pub fn open(
    session: &Session,
    org: OrgId,
    conversation: ConversationId,
    body: &Sealed<String>,
) -> Option<Plain<String>> {
    let (staff, permit) = (session.staff(), policy::own_keys(session.staff()));
    match key(session).open(&permit, &place(org, conversation, staff), body) {
        Ok(text) => Some(text),
        Err(error) => {
            tracing::warn!("a draft does not open: {error}");
            None
        }
    }
}

/// Keeps what a member has begun to write; with nothing in it, nothing is kept.
///
/// # Errors
/// [`Fault::NotFound`] if the conversation is gone; those of the store.
pub async fn keep(
    app: &crate::App,
    org: OrgId,
    session: &Session,
    conversation: ConversationId,
    text: &str,
) -> Result<(), Fault> {
    let staff = session.staff();
    let kept = (!text.trim().is_empty())
        .then(|| seal(session, org, conversation, text.to_owned(), app.clock.now(), app.entropy.as_ref()));
    let done = app.db.write(move |tx| {
        if crate::chat::find(tx, org, conversation)?.is_none() {
            return Ok(false);
        }
        match &kept {
            Some(kept) => store::write(tx, kept)?,
            None => store::remove(tx, conversation, staff)?,
        }
        Ok::<_, DbError>(true)
    });
    if done.await? { Ok(()) } else { Err(Fault::NotFound) }
}

/// A draft on the list of its member.
pub struct Mine {
    /// In which conversation.
    pub conversation: ConversationId,
    /// Its code name.
    pub code: String,
    /// The day of the last change.
    pub day: Moment,
    /// The words; `None` if they do not open any more.
    pub text: Option<Plain<String>>,
}

/// The drafts of a member, the newest first.
pub(super) async fn list(app: &crate::App, org: OrgId, session: &Session) -> Result<Vec<Mine>, Fault> {
    let staff = session.staff();
    let rows = app.db.read(move |tx| store::of(tx, org, staff, LISTED)).await?;
    let mine = |row: store::Listed| Mine {
        text: open(session, org, row.conversation, &row.body),
        conversation: row.conversation,
        code: row.code,
        day: row.day,
    };
    Ok(rows.into_iter().map(mine).collect())
}

/// Deletes drafts that nobody has touched for [`KEPT_DAYS`]; how many. `serve` asks every hour.
///
/// # Errors
/// Those of the store.
pub async fn delete_old(db: &db::Store, now: Moment) -> Result<u64, DbError> {
    let last = now.plus_minutes(-KEPT_DAYS * 24 * 60);
    db.write(move |tx| store::delete_until(tx, last)).await
}
