//! Writing to a colleague, answering, deleting for both. Sealing to public keys happens before the unit of work.

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Fault, Moment, Plain};
use seal::PublicKey;

use super::{
    keys,
    store::{self, Found, NewWord},
    word::Word,
};
use crate::{
    App,
    chat::Stamp,
    ids::{ConversationId, DebriefId, DebriefWordId, OrgId, StaffId},
    session::Session,
    settings::Organisation,
    team::{self, RowKey},
};

/// Days after the last words until a debrief is deleted (rule A-4).
pub const KEPT_DAYS: i64 = 90;

/// How often it is sealed anew because the team changed meanwhile.
const TRIES: usize = 5;

fn day(moment: Moment) -> i64 {
    moment.to_day().millis() / 86_400_000
}

/// What somebody wants to write.
#[derive(Clone)]
pub(super) struct Writing {
    /// Which debrief it becomes: the same form gives the same one.
    pub(super) id: DebriefId,
    /// To whom.
    pub(super) peer: StaffId,
    /// About which conversation, if they want to say so.
    pub(super) about: Option<ConversationId>,
    pub(super) text: String,
}

fn word(session: &Session, about: Option<ConversationId>, text: String, at: Moment) -> Word {
    let member = &session.member;
    let by = Stamp { id: member.id, work_name: member.work_name.clone(), role: member.role };
    Word { at, by, about, text }
}

/// Writes to one colleague: to the key that the signed chain has for them, and to the writer's own.
///
/// # Errors
/// [`Fault::NotFound`] if the colleague is not in the team, or is the writer; those of the store.
pub(super) async fn write(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    writing: &Writing,
) -> Result<(), Fault> {
    let (org_id, me, now, id) = (org.id, session.staff(), app.clock.now(), writing.id);
    for _ in 0..TRIES {
        let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
        let roll = app.db.read(move |tx| trust.believed(tx, &of)).await?.ok_or(Fault::NotFound)?;
        let peer = roll.member(writing.peer).filter(|card| card.id != me).ok_or(Fault::NotFound)?;
        let public = PublicKey::from_bytes(&peer.sealing_key).ok_or(Fault::NotFound)?;
        let own = session.keys.expose().staff().sealing().public();
        let entropy = app.entropy.as_ref();
        let key = RowKey::generate(keys::place(org_id, id), entropy);
        let seals = [
            (me, false, key.seal_to_member(me, &own, entropy)),
            (peer.id, true, key.seal_to_member(peer.id, &public, entropy)),
        ];
        // The first words have the identifier of the debrief.
        let first = DebriefWordId::from_bytes(id.bytes());
        let word = word(session, writing.about, writing.text.clone(), now);
        let new = NewWord { id: first, body: keys::seal(&key, org_id, first, word, entropy) };
        let done = app.db.write(move |tx| {
            if team::head(tx, org_id)?.is_none_or(|head| head != roll.head()) {
                return Ok(false); // The team has changed: perhaps they have left.
            }
            store::insert(tx, org_id, (id, day(now)), &seals, &new)?;
            Ok::<_, DbError>(true)
        });
        if done.await? {
            app.bus.wake(org_id.bytes());
            return Ok(());
        }
    }
    Err(Fault::Busy)
}

/// A debrief, opened.
pub(super) struct Opened {
    /// With whom; nobody, if that colleague has left.
    pub(super) colleague: Option<String>,
    /// Whether there is something that the member has not read.
    pub(super) unread: bool,
    /// The words in order; `None` for those that do not open.
    pub(super) words: Vec<Option<Plain<Word>>>,
    key: Option<RowKey>,
}

/// Opens a debrief of the member.
///
/// # Errors
/// [`Fault::NotFound`] if there is none that is sealed to them; those of the store.
pub(super) async fn open(app: &App, org: OrgId, session: &Session, id: DebriefId) -> Result<Opened, Fault> {
    let staff = session.staff();
    let found = app.db.read(move |tx| {
        let Some(found) = store::find(tx, org, id, staff)? else { return Ok(None) };
        Ok::<_, DbError>(Some((found, store::words(tx, org, id)?)))
    });
    let (Found { key, unread, colleague }, rows) = found.await?.ok_or(Fault::NotFound)?;
    let opened = keys::open_key(session, org, id, &key);
    let word = |(id, body)| {
        let (key, permit) = opened.as_ref()?;
        keys::open(key, permit, org, id, &body)
    };
    let words = rows.into_iter().map(word).collect();
    Ok(Opened { colleague, unread, words, key: opened.map(|(key, _)| key) })
}

/// A member has read it.
///
/// # Errors
/// Those of the store.
pub(super) async fn mark_read(
    app: &App,
    org: OrgId,
    session: &Session,
    id: DebriefId,
) -> Result<(), DbError> {
    let staff = session.staff();
    app.db.write(move |tx| store::mark_read(tx, org, id, staff)).await
}

/// Writes again, in the place of one of the two. The same form twice is written once.
///
/// # Errors
/// [`Fault::NotFound`] if it is not theirs or was deleted; those of the store.
pub(super) async fn answer(
    app: &App,
    org: OrgId,
    session: &Session,
    (id, word_id): (DebriefId, DebriefWordId),
    text: String,
) -> Result<(), Fault> {
    let key = open(app, org, session, id).await?.key.ok_or(Fault::NotFound)?;
    let (now, staff) = (app.clock.now(), session.staff());
    let body = keys::seal(&key, org, word_id, word(session, None, text, now), app.entropy.as_ref());
    let new = NewWord { id: word_id, body };
    let done = app.db.write(move |tx| {
        if store::find(tx, org, id, staff)?.is_none() {
            return Ok(false);
        }
        if store::insert_word(tx, org, id, &new)? {
            store::wrote(tx, org, id, staff, day(now))?;
        }
        Ok::<_, DbError>(true)
    });
    if !done.await? {
        return Err(Fault::NotFound);
    }
    app.bus.wake(org.bytes());
    Ok(())
}

/// Deletes it for both.
///
/// # Errors
/// [`Fault::NotFound`] if it is not theirs; those of the store.
pub(super) async fn delete(app: &App, org: OrgId, session: &Session, id: DebriefId) -> Result<(), Fault> {
    let staff = session.staff();
    if app.db.write(move |tx| store::delete(tx, org, id, staff)).await? {
        Ok(())
    } else {
        Err(Fault::NotFound)
    }
}

/// What is sealed to somebody who leaves goes, and whatever opens for nobody then.
pub(in super::super) fn forget_member(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    store::forget(tx, org, staff)
}

/// Deletes debriefs in which nobody wrote for [`KEPT_DAYS`].
pub(in super::super) async fn delete_old(db: &db::Store, now: Moment) -> Result<u64, DbError> {
    let last = day(now) - KEPT_DAYS;
    db.write(move |tx| store::delete_until(tx, last)).await
}
