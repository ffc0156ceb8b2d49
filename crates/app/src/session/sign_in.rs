//! Signing in: a password, then a one-time code.
//!
//! Both answers are the same whether the login exists or not, in words and in work done.

use std::sync::Arc;

use kernel::{DbError, Entropy, Fault, Plain};
use seal::password;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use super::{
    lock,
    model::{Session, SessionKeys, SessionSecret, Stage},
    store::{self, Missed, SessionRow},
};
use crate::{
    App, audit,
    ids::{OrgId, StaffId},
    policy,
    settings::Organisation,
    team::{self, SlotRow, StaffKeys, StaffRow, TeamKey, Way},
};

/// Wrong codes after which the password must be given again, and wrong passwords after which a locked session is over.
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
    let (trust, of) = (Arc::clone(&on.trust), Arc::clone(org));
    let found = on
        .db
        .read(move |tx| {
            let Some(staff) = team::staff_by_login(tx, of.id, &login)? else { return Ok(None) };
            let signed = trust.is_member(tx, &of, &staff)?;
            let slot = team::slot(tx, staff.id, Way::Password)?;
            Ok::<_, DbError>(slot.map(|slot| (staff, slot, signed)))
        })
        .await?;
    let (staff, slot, signed) = match found {
        Some((staff, slot, signed)) => (Some(staff), slot, signed),
        None => (None, nobody(on.entropy.as_ref()), true),
    };
    let (org_id, tried) = (org.id, staff.as_ref().map(|staff| staff.id));
    let Some((staff, keys)) = open_slot(on, org_id, staff, slot, password, from).await? else {
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
pub(super) enum Caller {
    /// A browser that has never signed in to this login. All of these have one turn of the two, so that a crowd of them
    /// leaves the other to whoever is known.
    Stranger,
    /// A browser that has, or a session that is locked.
    Known,
}

/// Opens a password slot, off the threads that answer requests and not more than a few at a time. `None` when the
/// password does not fit, or there is nobody whose slot it would be.
pub(super) async fn open_slot(
    on: &App,
    org: OrgId,
    staff: Option<StaffRow>,
    slot: SlotRow,
    password: Plain<String>,
    from: Caller,
) -> Result<Option<(StaffRow, StaffKeys)>, Wrong> {
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
    let instance = on.instance.clone();
    let opened = tokio::task::spawn_blocking(move || {
        let _turns = turns; // Given back when the work is done, not when somebody stops waiting for it.
        let key = password::slot_key(&password, &slot.salt, &instance, slot.cost).ok()?;
        let staff = staff?;
        let place = team::slot_place(org, staff.id);
        let secret = key.open(&policy::own_keys(staff.id), &place, &slot.secret).ok()?;
        Some((staff, StaffKeys::from_secret(secret)))
    });
    opened.await.map_err(|_| Wrong::Fault(Fault::Broken("a sign-in thread ended early".into())))
}

/// The team keys that are sealed to a member, opened with theirs.
pub(super) async fn team_keys(
    db: &db::Store,
    org: OrgId,
    staff: StaffId,
    own: &StaffKeys,
) -> Result<Vec<TeamKey>, Fault> {
    let seals = db.read(move |tx| team::seals(tx, org, staff)).await?;
    let (permit, pair) = (policy::own_keys(staff), own.sealing());
    let open = |(epoch, seal): &(i64, kernel::Sealed<[u8; 32]>)| {
        let seed = pair.open(&permit, &team::seed_place(org, staff, *epoch), seal).ok()?;
        Some(TeamKey::from_seed(*epoch, seed))
    };
    Ok(seals.iter().filter_map(open).collect())
}

/// Checks the code; gives the secret of the open session, which replaces the waiting one.
///
/// # Errors
/// [`Wrong`].
pub(super) async fn enter_code(
    on: &App,
    org: &Arc<Organisation>,
    waiting: &Session,
    code: &str,
) -> Result<SessionSecret, Wrong> {
    let now = on.clock.now();
    let own = waiting.keys.expose().staff();
    let permit = policy::own_keys(waiting.member.id);
    let totp_secret = own
        .own()
        .open(&permit, &team::totp_place(org.id, waiting.member.id), &waiting.row.totp)
        .map_err(Fault::<()>::from)?;
    let step = one_time(&totp_secret)
        .and_then(|totp| totp.check(&digits(code), u64::try_from(now.seconds()).unwrap_or(0)))
        .and_then(|step| i64::try_from(step).ok());
    let old = waiting.secret.lookup();
    let (org_id, staff) = (org.id, waiting.member.id);
    let Some(step) = step else { return Err(count_wrong(on, old, org_id, staff).await?) };
    let team = team_keys(&on.db, org_id, staff, &own).await?;

    let secret = SessionSecret::generate(on.entropy.as_ref());
    let keys = secret.seal(org_id, SessionKeys::new(&own, &team), on.entropy.as_ref());
    let lookup = secret.lookup();
    let taken = on
        .db
        .write(move |tx| {
            // Asked here again: many codes may have been sent before the first was counted.
            if store::session(tx, &old, org_id)?.is_none() || !team::use_totp_step(tx, staff, step)? {
                return Ok::<_, DbError>(false);
            }
            store::delete_session(tx, &old)?;
            let missed = store::take_missed(tx, staff)?;
            let keys = keys.clone();
            let row = SessionRow { staff, stage: Stage::Open, keys, missed, opened_at: now, seen_at: now };
            store::insert_session(tx, &lookup, org_id, &row)?;
            audit::record(tx, org_id, staff, audit::Action::SignIn, staff.bytes(), now)?;
            Ok(true)
        })
        .await?;
    if taken { Ok(secret) } else { Err(count_wrong(on, old, org_id, staff).await?) }
}

/// Counts a wrong code; after five the waiting session is gone.
async fn count_wrong(on: &App, lookup: [u8; 32], org: OrgId, staff: StaffId) -> Result<Wrong, Wrong> {
    let missed = Missed { passwords: 0, codes: 1 };
    let count = on
        .db
        .write(move |tx| {
            let count = store::count_wrong(tx, &lookup)?;
            if count >= WRONG {
                store::delete_session(tx, &lookup)?;
            }
            store::count_missed(tx, org, staff, missed)?;
            Ok::<_, DbError>(count)
        })
        .await?;
    Ok(if count >= WRONG { Wrong::StartAgain } else { Wrong::NoMatch })
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
