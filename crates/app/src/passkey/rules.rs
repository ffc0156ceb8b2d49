//! Adding, removing and using a passkey.

use axum::http::HeaderMap;
use kernel::{DbError, Fault, Moment, Sealed};
use webauthn_rs::prelude::{PublicKeyCredential, RegisterPublicKeyCredential, Uuid};

use super::{
    model::{Ceremony, Kept, Question},
    party::Party,
    store::{self, PasskeyRow},
};
use crate::{
    audit,
    ids::PasskeyId,
    session::{self, Session, SessionSecret, Wrong},
    surfaces::Ground,
};

/// The most passkeys that one member has: a phone, a computer and a USB key, twice.
pub(super) const MOST: usize = 6;

/// Minutes after signing in within which a passkey can be added. Somebody who sits down at an open desk adds none.
pub(super) const FRESH_MINUTES: i64 = 15;

/// A passkey of the member whose session it is.
pub(super) struct Passkey {
    pub(super) id: PasskeyId,
    pub(super) added_on: Moment,
    sealed: Sealed<String>,
    /// `None` when the row was moved here from elsewhere.
    pub(super) kept: Option<Kept>,
}

/// The passkeys of a session's member.
pub(super) async fn list(ground: &Ground, session: &Session) -> Result<Vec<Passkey>, Fault> {
    let (org, staff) = (ground.org.id, session.staff());
    let rows = ground.app.db.read(move |tx| store::passkeys(tx, org, staff)).await?;
    let open = |row: PasskeyRow| {
        let kept = Kept::open(session, org, row.id, &row.credential);
        Passkey { id: row.id, added_on: row.added_on, sealed: row.credential, kept }
    };
    Ok(rows.into_iter().map(open).collect())
}

/// What the page of one's own passkeys can offer.
pub(super) enum Offer {
    /// To make one: what the browser is asked, as JSON.
    Make(String),
    /// Not under this host.
    NotHere,
    /// Not so long after signing in.
    SignInAgain,
    /// There are enough.
    Enough,
}

/// Asks the browser of a session for a new passkey.
pub(super) async fn offer(
    ground: &Ground,
    headers: &HeaderMap,
    session: &Session,
    mine: &[Passkey],
) -> Result<Offer, Fault> {
    let Some(party) = Party::of(ground, headers) else { return Ok(Offer::NotHere) };
    if mine.len() >= MOST {
        return Ok(Offer::Enough);
    }
    let known = mine.iter().filter_map(|one| one.kept.as_ref()).map(|kept| kept.key.cred_id().clone());
    // The browser keeps this number and the name beside the key: neither says more than the page it is for.
    let handle = Uuid::from_bytes(kernel::entropy::bytes(ground.app.entropy.as_ref()));
    let name = &session.member.work_name;
    let asked =
        party.webauthn.start_securitykey_registration(handle, name, name, Some(known.collect()), None, None);
    let (mut asked, state) =
        asked.map_err(|error| Fault::Broken(format!("no passkey can be asked for: {error}")))?;
    // A phone does as well as a key on a ring, and a key without a PIN stands beside a password well enough.
    asked.public_key.hints = None;
    asked.public_key.extensions = None;
    let question = Question::Make(state);
    let since = ground.app.clock.now().plus_minutes(-FRESH_MINUTES);
    if !put(ground, session, party.host, question, since).await? {
        return Ok(Offer::SignInAgain);
    }
    Ok(Offer::Make(json(&asked.public_key)?))
}

/// Adds the passkey that a browser made. `false` when it does not fit what was asked, or that was too long ago.
pub(super) async fn add(
    ground: &Ground,
    headers: &HeaderMap,
    session: &Session,
    name: String,
    answer: &str,
) -> Result<bool, Fault> {
    let Some((party, Question::Make(state))) = take(ground, headers, session).await? else {
        return Ok(false);
    };
    let Ok(made) = serde_json::from_str::<RegisterPublicKeyCredential>(answer) else { return Ok(false) };
    let Ok(key) = party.webauthn.finish_securitykey_registration(&made, &state) else { return Ok(false) };
    let (app, org, staff, now) = (&ground.app, ground.org.id, session.staff(), ground.app.clock.now());
    let id = PasskeyId::random(app.entropy.as_ref());
    let credential = Kept { name, host: party.host, key }.seal(session, org, id, app.entropy.as_ref())?;
    let row = PasskeyRow { id, added_on: now.to_day(), credential };
    let added = app.db.write(move |tx| {
        if usize::try_from(store::count(tx, staff)?).unwrap_or(usize::MAX) >= MOST {
            return Ok::<_, DbError>(false);
        }
        store::insert(tx, org, staff, &row)?;
        audit::record(tx, org, staff, audit::Action::AddPasskey, id.bytes(), now)?;
        Ok(true)
    });
    Ok(added.await?)
}

/// Removes one of one's own passkeys; the code app always stays.
pub(super) async fn remove(ground: &Ground, session: &Session, id: PasskeyId) -> Result<(), Fault> {
    let (org, staff, now) = (ground.org.id, session.staff(), ground.app.clock.now());
    let removed = ground.app.db.write(move |tx| {
        let there = store::delete(tx, id, staff)?;
        if there {
            audit::record(tx, org, staff, audit::Action::RemovePasskey, id.bytes(), now)?;
        }
        Ok::<_, DbError>(there)
    });
    if removed.await? { Ok(()) } else { Err(Fault::NotFound) }
}

/// Asks the browser of a session that waits for the second factor for one of the member's passkeys: what it is asked,
/// as JSON. `None` when the member has none for this host.
///
/// # Errors
/// Those of the store.
pub async fn ask(ground: &Ground, headers: &HeaderMap, waiting: &Session) -> Result<Option<String>, Fault> {
    let mine = list(ground, waiting).await?;
    let Some(party) = Party::of(ground, headers).filter(|_| !mine.is_empty()) else { return Ok(None) };
    let here = mine.into_iter().filter_map(|one| one.kept).filter(|kept| kept.host == party.host);
    let keys: Vec<_> = here.map(|kept| kept.key).collect();
    if keys.is_empty() {
        return Ok(None);
    }
    let asked = party.webauthn.start_securitykey_authentication(&keys);
    let (mut asked, state) =
        asked.map_err(|error| Fault::Broken(format!("no passkey can be asked for: {error}")))?;
    asked.public_key.hints = None;
    let put = put(ground, waiting, party.host, Question::Prove(state), Moment::from_millis(0)).await?;
    if put { json(&asked.public_key).map(Some) } else { Ok(None) }
}

/// Checks a browser's answer in the place of a code; gives the secret of the open session.
///
/// # Errors
/// [`Wrong`]. What does not fit is counted as a wrong code.
pub async fn prove(
    ground: &Ground,
    headers: &HeaderMap,
    waiting: &Session,
    answer: &str,
) -> Result<SessionSecret, Wrong> {
    let Some((id, before, after)) = check(ground, headers, waiting, answer).await? else {
        return Err(session::count_wrong(&ground.app, ground.org.id, waiting).await?);
    };
    let staff = waiting.staff();
    let used = move |tx: &mut db::Tx<'_>| store::replace(tx, id, staff, &before, &after);
    session::open_after(&ground.app, &ground.org, waiting, used).await
}

/// Which passkey answered, its row as it was, and as it is after this use.
async fn check(
    ground: &Ground,
    headers: &HeaderMap,
    waiting: &Session,
    answer: &str,
) -> Result<Option<(PasskeyId, Sealed<String>, Sealed<String>)>, Fault> {
    let Some((party, Question::Prove(state))) = take(ground, headers, waiting).await? else {
        return Ok(None);
    };
    let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(answer) else { return Ok(None) };
    let Ok(done) = party.webauthn.finish_securitykey_authentication(&answer, &state) else { return Ok(None) };
    let mine = list(ground, waiting).await?;
    let found = mine.into_iter().find_map(|one| {
        let kept = one.kept.filter(|kept| kept.host == party.host && kept.key.cred_id() == done.cred_id())?;
        Some((one.id, one.sealed, kept))
    });
    let Some((id, before, mut kept)) = found else { return Ok(None) };
    // The counter may have gone on since the question was put: then this key was copied, or the answer is late.
    let moved = kept.key.update_credential(&done) == Some(true);
    if done.counter() > 0 && !moved {
        return Ok(None);
    }
    let after = kept.seal(waiting, ground.org.id, id, ground.app.entropy.as_ref())?;
    Ok(Some((id, before, after)))
}

/// Keeps a question beside its session. `false` when the session is gone or was opened before `since`.
async fn put(
    ground: &Ground,
    session: &Session,
    host: String,
    question: Question,
    since: Moment,
) -> Result<bool, Fault> {
    let app = &ground.app;
    let ceremony = Ceremony::new(host, question, app.clock.now());
    let sealed = ceremony.seal(session, ground.org.id, app.entropy.as_ref())?;
    let lookup = session.secret.lookup();
    Ok(app.db.write(move |tx| store::ask(tx, &lookup, &sealed, since)).await?)
}

/// Takes the question that a session waits for an answer to. Whatever the answer is, there is no second one.
async fn take(
    ground: &Ground,
    headers: &HeaderMap,
    session: &Session,
) -> Result<Option<(Party, Question)>, Fault> {
    let lookup = session.secret.lookup();
    let taken = ground.app.db.write(move |tx| store::take_question(tx, &lookup)).await?;
    let now = ground.app.clock.now();
    let ceremony = taken.and_then(|sealed| Ceremony::open(session, ground.org.id, &sealed, now));
    let (Some(ceremony), Some(party)) = (ceremony, Party::of(ground, headers)) else { return Ok(None) };
    Ok((ceremony.host == party.host).then_some((party, ceremony.question)))
}

fn json(asked: &impl serde::Serialize) -> Result<String, Fault> {
    serde_json::to_string(asked)
        .map_err(|error| Fault::Broken(format!("a question cannot be written: {error}")))
}
