//! Signing in: a password, then a one-time code or a passkey.
//!
//! Both answers are the same whether the login exists or not, in words and in work done.

use std::sync::Arc;

use kernel::{DbError, Entropy, Fault, Plain};
use seal::password;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use super::{
    lock,
    model::{self, Session, SessionKeys, SessionSecret, Stage},
    store::{self, Missed, SessionRow},
};
use crate::{
    App, audit,
    ids::{OrgId, StaffId},
    policy,
    settings::Organisation,
    team::{self, SlotRow, StaffKeys, StaffRow, Standing, Way},
};

/// Wrong codes after which the password must be given again, and wrong passwords after which a session is over.
pub(super) const WRONG: i64 = 5;

/// How long a sign-in waits for its turn.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

/// Why a sign-in step did not succeed.
#[derive(Debug)]
pub enum Wrong {
    /// Login, password or code do not fit. Which one is not told.
    NoMatch,
    /// Too many wrong codes, or too long ago: the password again.
    StartAgain,
    /// The member's key is not signed by a coordinator.
    NotSigned,
    /// The store or a defect.
    Fault(Fault),
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<DbError> for Wrong {
    fn from(error: DbError) -> Self {
        Self::Fault(error.into())
    }
}

/// Checks login and password; gives the secret of a session that waits for the code. `from` says which of the two
/// queues it waits in.
///
/// # Errors
/// [`Wrong`].
pub(super) async fn enter_password(
    on: &Arc<App>,
    org: &Arc<Organisation>,
    login: String,
    password: Plain<String>,
    from: Caller,
) -> Result<SessionSecret, Wrong> {
    enter(on, org, login, (Way::Password, password), from).await
}

/// The same with the words on paper in place of the password: it costs the same and says the same.
///
/// # Errors
/// [`Wrong`].
pub(crate) async fn enter_phrase(
    on: &Arc<App>,
    org: &Arc<Organisation>,
    login: String,
    phrase: Plain<String>,
    from: Caller,
) -> Result<SessionSecret, Wrong> {
    enter(on, org, login, (Way::Phrase, phrase), from).await
}

async fn enter(
    on: &Arc<App>,
    org: &Arc<Organisation>,
    login: String,
    (way, words): (Way, Plain<String>),
    from: Caller,
) -> Result<SessionSecret, Wrong> {
    let (trust, of) = (Arc::clone(&on.trust), Arc::clone(org));
    let found = on
        .db
        .read(move |tx| {
            let Some(staff) = team::staff_by_login(tx, of.id, &login)? else { return Ok(None) };
            let signed = trust.standing(tx, &of, &staff)? != Standing::Stranger;
            let slot = team::slot(tx, staff.id, way)?;
            Ok::<_, DbError>(slot.map(|slot| (staff, slot, signed)))
        })
        .await?;
    let (staff, slot, signed) = match found {
        Some((staff, slot, signed)) => (Some(staff), slot, signed),
        None => (None, nobody(on.entropy.as_ref()), true),
    };
    let (org_id, tried) = (org.id, staff.as_ref().map(|staff| staff.id));
    let Some((staff, keys)) = open_slot(on, org_id, staff, slot, words, from).await? else {
        if let Some(staff) = tried {
            // Not waited for: whether there is somebody to count for must not show in how long the answer takes.
            tokio::spawn(count_password(Arc::clone(on), org_id, staff));
        }
        return Err(Wrong::NoMatch);
    };
    if !signed {
        return Err(Wrong::NotSigned);
    }

    let secret = SessionSecret::generate(on.entropy.as_ref());
    let now = on.clock.now();
    let row = Arc::new(SessionRow {
        staff: staff.id,
        stage: Stage::Code,
        keys: secret.seal(org_id, SessionKeys::new(&keys, &[]), on.entropy.as_ref()),
        missed: Missed::default(),
        opened_at: now,
        seen_at: now,
    });
    let lookup = secret.lookup();
    on.db
        .write(move |tx| {
            lock::sweep(tx, now)?;
            store::insert_session(tx, &lookup, org_id, &row)
        })
        .await?;
    Ok(secret)
}

/// A slot that nobody's password opens, so that an unknown login costs the same Argon2 call.
fn nobody(entropy: &dyn Entropy) -> SlotRow {
    SlotRow {
        salt: kernel::entropy::bytes(entropy),
        cost: password::Cost::STANDARD,
        secret: kernel::Sealed::from_envelope(Vec::new()),
    }
}

/// Notes a wrong password, for the member to be told at their next sign-in.
pub(super) async fn count_password(on: Arc<App>, org: OrgId, staff: StaffId) {
    let missed = Missed { passwords: 1, codes: 0 };
    if let Err(error) = on.db.write(move |tx| store::count_missed(tx, org, staff, missed)).await {
        tracing::warn!("a wrong password was not counted: {error}");
    }
}

/// Where a password comes from, and so in which queue it waits for its slow hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Caller {
    /// A browser that has never signed in to this login. All of these have one turn of the two, so that a crowd of them
    /// leaves the other to whoever is known.
    Stranger,
    /// A browser that has, or a session that is locked.
    Known,
}

/// Opens a slot. `None` when the words do not fit, or there is nobody whose slot it would be.
pub(super) async fn open_slot(
    on: &App,
    org: OrgId,
    staff: Option<StaffRow>,
    slot: SlotRow,
    words: Plain<String>,
    from: Caller,
) -> Result<Option<(StaffRow, StaffKeys)>, Wrong> {
    let instance = on.instance.clone();
    slowly(on, from, move || {
        let key = password::slot_key(&words, &slot.salt, &instance, slot.cost).ok()?;
        let staff = staff?;
        let place = team::slot_place(org, staff.id);
        let secret = key.open(&policy::own_keys(staff.id), &place, &slot.secret).ok()?;
        Some((staff, StaffKeys::from_secret(secret)))
    })
    .await
}

/// Does the slow work of a password off the threads that answer requests, and not more than a few at a time.
pub(crate) async fn slowly<T: Send + 'static>(
    on: &App,
    from: Caller,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Wrong> {
    let turns = async {
        let one = match from {
            Caller::Stranger => Some(Arc::clone(&on.guessing.strangers).acquire_owned().await.ok()?),
            Caller::Known => None,
        };
        Some((one, Arc::clone(&on.sign_in_lane).acquire_owned().await.ok()?))
    };
    let Ok(Some(turns)) = tokio::time::timeout(PATIENCE, turns).await else {
        return Err(Wrong::Fault(Fault::Busy));
    };
    let done = tokio::task::spawn_blocking(move || {
        let _turns = turns; // Given back when the work is done, not when somebody stops waiting for it.
        work()
    });
    done.await.map_err(|_| Wrong::Fault(Fault::Broken("a sign-in thread ended early".into())))
}

/// Whether a password is that of the member of a session. Who guesses here sits at an open desk: after five wrong ones
/// the session is over.
///
/// # Errors
/// [`Wrong`].
pub(crate) async fn is_password(
    on: &App,
    org: OrgId,
    session: &Session,
    password: Plain<String>,
) -> Result<bool, Wrong> {
    let staff = session.staff();
    let slot = on.db.read(move |tx| team::slot(tx, staff, Way::Password)).await?;
    let slot = slot.unwrap_or_else(|| nobody(on.entropy.as_ref()));
    let (row, lookup) = (Some(StaffRow::clone(&session.row)), session.secret.lookup());
    // Counted before it is tried: many may be sent at the same moment.
    let over = on.db.write(move |tx| Ok::<_, DbError>(store::count_wrong(tx, &lookup)? > WRONG)).await?;
    let fits = !over && open_slot(on, org, row, slot, password, Caller::Known).await?.is_some();
    let missed = Missed { passwords: 1, codes: 0 };
    on.db
        .write(move |tx| match (fits, over) {
            (true, _) => store::take_back_wrong(tx, &lookup),
            (false, true) => store::delete_session(tx, &lookup),
            (false, false) => store::count_missed(tx, org, staff, missed),
        })
        .await?;
    Ok(fits)
}

/// Checks the code of a session that waits for it and gives its half minute, which is still to be marked as used.
///
/// # Errors
/// [`Wrong`]; a wrong code is counted.
pub(crate) async fn check_code(on: &App, org: OrgId, waiting: &Session, code: &str) -> Result<i64, Wrong> {
    let (own, permit) = (waiting.keys.expose().staff(), policy::own_keys(waiting.staff()));
    let secret = own
        .own()
        .open(&permit, &team::totp_place(org, waiting.staff()), &waiting.row.totp)
        .map_err(Fault::<()>::from)?;
    match step_of(&secret, code, on.clock.now()) {
        Some(step) => Ok(step),
        None => Err(count_wrong(on, org, waiting).await?),
    }
}

/// The half minute that a code as typed belongs to; `None` if it is not a present one of this Base32 secret.
pub(crate) fn step_of(secret: &Plain<String>, code: &str, now: kernel::Moment) -> Option<i64> {
    let seconds = u64::try_from(now.seconds()).unwrap_or(0);
    one_time(secret)?.check(&digits(code), seconds).and_then(|step| i64::try_from(step).ok())
}

/// Checks the code; gives the secret of the open session, which replaces the waiting one.
///
/// # Errors
/// [`Wrong`].
pub(crate) async fn enter_code(
    on: &App,
    org: &Arc<Organisation>,
    waiting: &Session,
    code: &str,
) -> Result<SessionSecret, Wrong> {
    let step = check_code(on, org.id, waiting, code).await?;
    let staff = waiting.member.id;
    open_after(on, org, waiting, move |tx| team::use_totp_step(tx, staff, step)).await
}

/// Opens the session of a member who has given the second factor; it replaces the waiting one. `used` notes, in the same
/// unit of work, that the factor was used, and says whether it could be.
///
/// # Errors
/// [`Wrong`].
pub(crate) async fn open_after(
    on: &App,
    org: &Arc<Organisation>,
    waiting: &Session,
    used: impl Fn(&mut db::Tx<'_>) -> Result<bool, DbError> + Send + 'static,
) -> Result<SessionSecret, Wrong> {
    let (now, old) = (on.clock.now(), waiting.secret.lookup());
    let (org_id, staff) = (org.id, waiting.member.id);
    let (secret, row) = begin(on, org, waiting).await?;
    let (lookup, open) = (secret.lookup(), row.stage == Stage::Open);
    let taken = on
        .db
        .write(move |tx| {
            // Asked here again: many codes may have been sent before the first was counted.
            if store::session(tx, &old, org_id)?.is_none() || !used(tx)? {
                return Ok::<_, DbError>(false);
            }
            store::delete_session(tx, &old)?;
            let (stage, keys) = (row.stage, row.keys.clone());
            let missed = if open { store::take_missed(tx, staff)? } else { Missed::default() };
            let row = SessionRow { staff, stage, keys, missed, opened_at: now, seen_at: now };
            store::insert_session(tx, &lookup, org_id, &row)?;
            if open {
                audit::record(tx, org_id, staff, audit::Action::SignIn, staff.bytes(), now)?;
            }
            Ok(true)
        })
        .await?;
    if taken { Ok(secret) } else { Err(count_wrong(on, org.id, waiting).await?) }
}

/// What comes after password and code: an open session with the team's keys for a member, one that opens nothing for
/// somebody who waits.
async fn begin(
    on: &App,
    org: &Arc<Organisation>,
    waiting: &Session,
) -> Result<(SessionSecret, Arc<SessionRow>), Wrong> {
    let (of, trust, staff) = (Arc::clone(org), Arc::clone(&on.trust), waiting.member.id);
    let standing = on.db.read(move |tx| match team::staff_by_id(tx, of.id, staff)? {
        Some(row) => trust.standing(tx, &of, &row),
        None => Ok::<_, DbError>(Standing::Stranger),
    });
    let stage = match standing.await? {
        Standing::Member => Stage::Open,
        Standing::Waiting => Stage::Waiting,
        Standing::Stranger => return Err(Wrong::NotSigned),
    };
    let (roll, seals) = model::sealed_to(&on.db, &on.trust, org, staff).await?;
    let own = waiting.keys.expose().staff();
    let team = team::open_seals(&roll, org.id, staff, &own, &seals);
    let (secret, now) = (SessionSecret::generate(on.entropy.as_ref()), on.clock.now());
    let keys = secret.seal(org.id, SessionKeys::new(&own, &team), on.entropy.as_ref());
    let row =
        Arc::new(SessionRow { staff, stage, keys, missed: Missed::default(), opened_at: now, seen_at: now });
    Ok((secret, row))
}

/// Gives somebody who waited and was admitted meanwhile their open session; `None` while they wait.
///
/// # Errors
/// [`Wrong`].
pub(crate) async fn go_in(
    on: &App,
    org: &Arc<Organisation>,
    waiting: &Session,
) -> Result<Option<SessionSecret>, Wrong> {
    let (secret, row) = begin(on, org, waiting).await?;
    if row.stage != Stage::Open {
        return Ok(None);
    }
    let (old, lookup, org_id, staff) = (waiting.secret.lookup(), secret.lookup(), org.id, row.staff);
    let now = row.opened_at;
    let taken = on.db.write(move |tx| {
        if store::session(tx, &old, org_id)?.is_none() {
            return Ok::<_, DbError>(false);
        }
        store::delete_session(tx, &old)?;
        store::insert_session(tx, &lookup, org_id, &row)?;
        audit::record(tx, org_id, staff, audit::Action::SignIn, staff.bytes(), now)?;
        Ok(true)
    });
    Ok(taken.await?.then_some(secret))
}

/// Counts a wrong code or a passkey that does not fit; after five the waiting session is gone.
pub(crate) async fn count_wrong(on: &App, org: OrgId, waiting: &Session) -> Result<Wrong, Wrong> {
    let (lookup, staff) = (waiting.secret.lookup(), waiting.staff());
    let missed = Missed { passwords: 0, codes: 1 };
    let over = on.db.write(move |tx| count(tx, &lookup, org, staff, missed)).await?;
    Ok(if over { Wrong::StartAgain } else { Wrong::NoMatch })
}

/// Counts what did not fit, for the session and for its member to be told. Whether the session is over with it.
fn count(
    tx: &mut db::Tx<'_>,
    lookup: &[u8; 32],
    org: OrgId,
    staff: StaffId,
    missed: Missed,
) -> Result<bool, DbError> {
    let over = store::count_wrong(tx, lookup)? >= WRONG;
    if over {
        store::delete_session(tx, lookup)?;
    }
    store::count_missed(tx, org, staff, missed)?;
    Ok(over)
}

/// Ends a session.
///
/// # Errors
/// Those of the store.
pub async fn sign_out(db: &db::Store, secret: &SessionSecret) -> Result<(), Fault> {
    let lookup = secret.lookup();
    Ok(db.write(move |tx| store::delete_session(tx, &lookup)).await?)
}

/// The code generator that belongs to a Base32 secret: six digits, 30 seconds, SHA-1, as every code app reads it
/// (RFC 6238); one step of skew either way.
fn one_time(secret: &Plain<String>) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret.expose()).ok()?;
    Builder::new().with_algorithm(Algorithm::SHA1).with_secret(secret).with_skew(1).build().ok()
}

/// The code that belongs to a Base32 secret at a moment; `None` if the secret cannot be read.
pub fn code_at(secret: &Plain<String>, now: kernel::Moment) -> Option<String> {
    Some(one_time(secret)?.generate(u64::try_from(now.seconds()).ok()?).to_string())
}

/// The code as typed, without blanks and hyphens, with Arabic-Indic digits read as digits.
fn digits(code: &str) -> String {
    code.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c {
            '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10).unwrap_or(c),
            '\u{6f0}'..='\u{6f9}' => char::from_digit(c as u32 - 0x6f0, 10).unwrap_or(c),
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(digits(" 123 456 "), "123456");
        assert_eq!(digits("123-456"), "123456");
        assert_eq!(digits("١٢٣٤٥٦"), "123456");
    }

    #[test]
    fn rfc_6238_appendix_b_gives_these_codes() {
        // The RFC's secret is the ASCII text 12345678901234567890.
        let secret = Plain::new("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".to_owned());
        let totp = one_time(&secret).expect("the secret is long enough");
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert!(totp.check(code, seconds).is_some(), "{code} at {seconds}");
        }
        assert!(totp.check("287082", 59 + 120).is_none());
    }
}
