//! New passwords and new words for paper.

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Plain};
use seal::password::Cost;

use crate::{
    App, audit,
    ids::OrgId,
    session::{self, Session, Wrong},
    team::{self, SlotRow, Way},
};

/// Whether a password of somebody's own is too easy to guess.
pub(super) fn is_weak(password: &Plain<String>, session: &Session) -> bool {
    team::strength(password, &[&session.login, &session.member.work_name, "nightbus"]) < team::MIN_BITS
}

/// Slots for a member's secret, one Argon2 call each.
async fn slots(
    on: &App,
    org: OrgId,
    session: &Session,
    ways: Vec<(Way, Plain<String>)>,
) -> Result<Arc<Vec<(Way, SlotRow)>>, Wrong> {
    let (staff, keys) = (session.staff(), Arc::clone(&session.keys));
    let (instance, entropy) = (on.instance.clone(), Arc::clone(&on.entropy));
    let made = session::slowly(on, session::Caller::Known, move || {
        let own = keys.expose().staff();
        let slot = |(way, words): (Way, Plain<String>)| {
            team::make_slot(org, staff, &own, &words, &instance, Cost::STANDARD, entropy.as_ref())
                .map(|slot| (way, slot))
        };
        ways.into_iter().map(slot).collect::<Result<Vec<_>, _>>()
    });
    let made = made.await?.map_err(|error| Wrong::Fault(kernel::Fault::Broken(error.to_string())))?;
    Ok(Arc::new(made))
}

fn write(tx: &mut Tx<'_>, session: &Session, slots: &[(Way, SlotRow)]) -> Result<(), DbError> {
    slots.iter().try_for_each(|(way, slot)| team::replace_slot(tx, session.staff(), *way, slot))
}

/// Gives somebody who came with their words on paper a new password, once their code fits, and new words in place of
/// the old. Every session of theirs ends.
pub(super) async fn recover(
    on: &App,
    org: OrgId,
    waiting: &Session,
    code: &str,
    password: Plain<String>,
) -> Result<Plain<String>, Wrong> {
    let step = session::check_code(on, org, waiting, code).await?;
    let phrase = team::new_phrase(on.entropy.as_ref());
    let slots =
        slots(on, org, waiting, vec![(Way::Password, password), (Way::Phrase, phrase.clone())]).await?;
    let (session, old, now) = (waiting.clone(), waiting.secret.lookup(), on.clock.now());
    let done = on.db.write(move |tx| {
        let staff = session.staff();
        // Asked here again: many codes may have been sent before the first was counted.
        if session::session(tx, &old, org)?.is_none() || !team::use_totp_step(tx, staff, step)? {
            return Ok::<_, DbError>(false);
        }
        write(tx, &session, &slots)?;
        session::delete_other_sessions(tx, org, staff, old)?;
        session::delete_session(tx, &old)?;
        audit::record(tx, org, staff, audit::Action::Recover, staff.bytes(), now)?;
        Ok(true)
    });
    match done.await? {
        true => Ok(phrase),
        false => Err(session::count_wrong(on, org, waiting).await?),
    }
}

/// Puts a new password in the place of the present one.
pub(super) async fn change_password(
    on: &App,
    org: OrgId,
    session: &Session,
    (present, new): (Plain<String>, Plain<String>),
    end_others: bool,
) -> Result<(), Wrong> {
    let way = vec![(Way::Password, new)];
    change(on, org, session, present, way, end_others, audit::Action::ChangePassword).await
}

/// Makes new words for paper; the old ones open nothing any more.
pub(super) async fn new_phrase(
    on: &App,
    org: OrgId,
    session: &Session,
    present: Plain<String>,
    end_others: bool,
) -> Result<Plain<String>, Wrong> {
    let phrase = team::new_phrase(on.entropy.as_ref());
    let way = vec![(Way::Phrase, phrase.clone())];
    change(on, org, session, present, way, end_others, audit::Action::NewPhrase).await?;
    Ok(phrase)
}

async fn change(
    on: &App,
    org: OrgId,
    session: &Session,
    present: Plain<String>,
    ways: Vec<(Way, Plain<String>)>,
    end_others: bool,
    action: audit::Action,
) -> Result<(), Wrong> {
    if !session::is_password(on, org, session, present).await? {
        return Err(Wrong::NoMatch);
    }
    let slots = slots(on, org, session, ways).await?;
    let (session, own, now) = (session.clone(), session.secret.lookup(), on.clock.now());
    let done = on.db.write(move |tx| {
        let staff = session.staff();
        // It may have been ended meanwhile, from elsewhere.
        if session::session(tx, &own, org)?.is_none() {
            return Ok::<_, DbError>(false);
        }
        write(tx, &session, &slots)?;
        if end_others {
            session::delete_other_sessions(tx, org, staff, own)?;
        }
        audit::record(tx, org, staff, action, staff.bytes(), now)?;
        Ok(true)
    });
    if done.await? { Ok(()) } else { Err(Wrong::StartAgain) }
}
