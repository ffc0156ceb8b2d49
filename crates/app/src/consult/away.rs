//! When consultants are away, and a word about it: for whoever asks, and for themselves.

use std::sync::Arc;

use db::{Row, Tx, statements, values};
use kernel::{DbError, Fault, Plain, Sealed};

use crate::{
    App,
    ids::{AwayId, OrgId, StaffId},
    policy,
    session::Session,
    settings::Organisation,
    team::{self, RowKey, RowPlace},
};

/// The longest word about being away, in characters.
pub(super) const MAX_CHARS: usize = 120;

/// How often it is sealed anew because the team has a newer key meanwhile.
const TRIES: usize = 5;

statements! {
    /// A consultant is away, in the place of what was there before.
    pub WRITE_AWAY = "INSERT INTO consult_away (id, org_id, staff_id, from_day, to_day, epoch, key_sealed, key_own, word)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Whoever is back, or will not be away.
    pub REMOVE_AWAY = "DELETE FROM consult_away WHERE staff_id = $1 AND org_id = $2";
    /// Who is away on a day or will be, until their last day is over.
    pub AWAY = "SELECT id, staff_id, from_day, to_day, epoch, key_sealed, key_wrapped, key_own, word FROM consult_away
        WHERE org_id = $1 AND to_day >= $2 ORDER BY from_day, staff_id";
}

/// That a consultant is away, as its row has it.
#[derive(Clone, Debug)]
pub(super) struct AwayRow {
    id: AwayId,
    staff: StaffId,
    from: i64,
    to: i64,
    epoch: i64,
    sealed: Option<Sealed<[u8; 32]>>,
    wrapped: Option<Sealed<[u8; 32]>>,
    own: Sealed<[u8; 32]>,
    word: Sealed<String>,
}

/// That a consultant is away. Days since 1970, both included.
#[derive(Clone, Debug)]
pub struct Away {
    /// Who.
    pub staff: StaffId,
    /// The first day.
    pub from: i64,
    /// The last day.
    pub to: i64,
    /// What they say about it; empty if nothing, or if it does not open.
    pub word: String,
}

impl Away {
    /// Whether they are away on a day.
    pub fn is_on(&self, day: i64) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

fn place(org: OrgId, id: AwayId) -> RowPlace {
    RowPlace { org, table: "consult_away", row: id.bytes() }
}

/// Who is away on a day, or will be.
///
/// # Errors
/// Those of the store.
pub(super) fn all(tx: &mut Tx<'_>, org: OrgId, day: i64) -> Result<Vec<AwayRow>, DbError> {
    let one = |row: &Row| {
        Ok(AwayRow {
            id: AwayId::from_bytes(row.id(0)?),
            staff: StaffId::from_bytes(row.id(1)?),
            from: row.int(2)?,
            to: row.int(3)?,
            epoch: row.int(4)?,
            sealed: row.opt_sealed(5)?,
            wrapped: row.opt_sealed(6)?,
            own: row.sealed(7)?,
            word: row.sealed(8)?,
        })
    };
    tx.query(&AWAY, &values![org.bytes(), day])?.iter().map(one).collect()
}

/// Opens what somebody says about being away: as the team, or as they themselves.
pub(super) fn open(session: &Session, org: OrgId, row: &AwayRow) -> Away {
    let keys = session.keys.expose();
    let at = place(org, row.id);
    let key = if row.staff == session.staff() {
        let permit = policy::own_away(row.id);
        RowKey::open_as_self(&permit, at, &keys.staff().own(), &row.own).ok().map(|key| (key, permit))
    } else {
        policy::away(session.role(), row.id).and_then(|permit| {
            let team = keys.team(row.epoch)?;
            let key = RowKey::open(&permit, at, &team, row.wrapped.as_ref(), row.sealed.as_ref());
            Some((key.ok()?, permit))
        })
    };
    let word = key.and_then(|(key, permit)| {
        let opened = key.derive("word").open(&permit, &at.column("word"), &row.word);
        opened.inspect_err(|error| tracing::error!("a word about being away does not open: {error}")).ok()
    });
    let word = word.map(|word| word.expose().clone()).unwrap_or_default();
    Away { staff: row.staff, from: row.from, to: row.to, word }
}

/// Says that a member is away, in the place of what they said before. The word is sealed to the team's key, which they
/// do not hold, and to themselves.
///
/// # Errors
/// [`Fault::Forbidden`] where the team's key is not believed; those of the store.
pub(super) async fn say(
    app: &App,
    org: &Arc<Organisation>,
    session: &Session,
    (from, to): (i64, i64),
    word: &str,
) -> Result<(), Fault> {
    let (org_id, staff) = (org.id, session.staff());
    for _ in 0..TRIES {
        let (trust, of) = (Arc::clone(&app.trust), Arc::clone(org));
        let team = app.db.read(move |tx| trust.team_key(tx, &of)).await?;
        let (epoch, public) = team.ok_or(Fault::Forbidden)?;
        let (entropy, id) = (app.entropy.as_ref(), AwayId::random(app.entropy.as_ref()));
        let key = RowKey::generate(place(org_id, id), entropy);
        let sealed = key.seal_to_team(&public, entropy);
        let own = key.wrap_for_self(&session.keys.expose().staff().own(), entropy);
        let at = place(org_id, id).column("word");
        let word = key.derive("word").seal(&at, &Plain::new(word.to_owned()), entropy);
        let done = app.db.write(move |tx| {
            if !team::is_newest(tx, org_id, epoch)? {
                return Ok(false);
            }
            remove(tx, org_id, staff)?;
            let values =
                values![id.bytes(), org_id.bytes(), staff.bytes(), from, to, epoch, &sealed, &own, &word];
            tx.execute(&WRITE_AWAY, &values)?;
            Ok::<_, DbError>(true)
        });
        if done.await? {
            return Ok(());
        }
    }
    Err(Fault::Busy)
}

/// Whoever is back, or left.
pub(super) fn remove(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&REMOVE_AWAY, &values![staff.bytes(), org.bytes()]).map(drop)
}
