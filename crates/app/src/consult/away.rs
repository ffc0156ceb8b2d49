//! When consultants are away, and a word about it: for whoever asks, and for themselves.

use std::sync::Arc;

use kernel::{DbError, Fault, Plain};

use super::store::{AwayRow, NewAway, remove_away, write_away};
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
        let new = NewAway { id, org: org_id, staff, from, to, epoch, sealed, own, word };
        let done = app.db.write(move |tx| {
            if !team::is_newest(tx, org_id, epoch)? {
                return Ok(false);
            }
            remove_away(tx, org_id, staff)?;
            write_away(tx, &new)?;
            Ok::<_, DbError>(true)
        });
        if done.await? {
            return Ok(());
        }
    }
    Err(Fault::Busy)
}
