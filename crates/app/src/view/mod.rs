//! Views of the inbox with a name: what a list was narrowed to, kept to be opened again. A member's own, or shared with the
//! team by a coordinator. What is asked for lies in clear as codes and identifiers; the name is sealed.

pub mod desk;
mod store;

use db::Tx;
use jiff::tz::TimeZone;
use kernel::{DbError, Entropy, OpenError, Plain, Sealed};

pub use store::{ALL as STATEMENTS, forget_member, of};

use crate::{
    chat::{self, Queue, Reader},
    desk::Asked,
    ids::{OrgId, StaffId, ViewId},
    policy::{self, Held},
    session::Session,
    team::{RowKey, RowPlace, TeamKey},
};

/// The label under which a row's key seals the name.
const NAME: &str = "name";

/// A saved view as its row has it.
#[derive(Clone)]
pub struct Saved {
    /// Which one.
    pub id: ViewId,
    /// Who keeps it.
    pub staff: StaffId,
    /// Whether everybody with the team's key sees it.
    pub shared: bool,
    /// Its place in the order, from the smallest.
    pub place: i64,
    /// What stands in the address of its list.
    pub query: String,
    /// Which key of the team opens its key.
    pub epoch: i64,
    /// Its own key.
    pub key_wrapped: Sealed<[u8; 32]>,
    /// What it is called.
    pub name: Sealed<String>,
}

const fn place(org: OrgId, id: ViewId) -> RowPlace {
    RowPlace { org, table: "saved_view", row: id.bytes() }
}

/// The name of a view; none if this member has not the key of the team that it is under, or the row was changed.
pub fn name(session: &Session, org: OrgId, saved: &Saved) -> Option<String> {
    let team = session.keys.expose().team(saved.epoch)?;
    let opened = || {
        let permit = policy::saved_view(session.role(), saved.id).ok_or(OpenError::Refused)?;
        let key = RowKey::open(&permit, place(org, saved.id), &team, Some(&saved.key_wrapped), None)?;
        key.derive(NAME).open(&permit, &key.place().column("name"), &saved.name)
    };
    match opened() {
        Ok(name) => Some(name.expose().clone()),
        Err(error) => {
            tracing::error!("the name of a view does not open: {error}");
            None
        }
    }
}

/// A name under a new key of its row, and that key under the team's.
fn seal(
    org: OrgId,
    id: ViewId,
    name: &str,
    team: &TeamKey,
    entropy: &dyn Entropy,
) -> (Sealed<[u8; 32]>, Sealed<String>) {
    let key = RowKey::generate(place(org, id), entropy);
    let name = Plain::new(name.to_owned());
    let sealed = key.derive(NAME).seal(&key.place().column("name"), &name, entropy);
    (key.wrap_for_team(team, entropy), sealed)
}

/// How many stand in a view, up to [`chat::MANY`]; none for one that lists what is resolved, which nobody counts.
///
/// # Errors
/// Those of the store.
pub fn count(
    tx: &mut Tx<'_>,
    saved: &Saved,
    reader: Reader<'_>,
    zone: &TimeZone,
) -> Result<Option<i64>, DbError> {
    let asked = Asked::read(&saved.query, Held::Team, zone);
    match asked.queue {
        Queue::Resolved | Queue::All | Queue::Mentioned => Ok(None),
        queue => chat::count_fitting(tx, queue, reader, &asked.filter).map(Some),
    }
}
