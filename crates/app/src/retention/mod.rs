//! How long things are kept, and what is kept longer (rule A-4): a table of every kind with its purpose and its days, a sweep that
//! deletes what is over, and holds that a sweep passes by.

pub mod desk;
mod hold;
mod hold_desk;
mod model;
mod store;
mod sweep;

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use kernel::{DbError, Moment};

pub use hold::{fingerprints as held_fingerprints, is_any_held, person_goes};
pub use model::{
    COMPLAINT, CONSULT, DISCARDED, ELSEWHERE, FEEDBACK, FOLLOW_UP, KINDS, Kind, REPORT, REPORT_DRAFT, REVIEW,
    THREAD, kind,
};
pub use store::{ALL as STATEMENTS, due::ALL as DUE_STATEMENTS, remove::ALL as REMOVE_STATEMENTS};
pub use sweep::{Gone, may_still_go, sweep, sweep_kind};

use crate::{App, ids::OrgId};

/// How long a process goes by what it knows, in milliseconds.
const FRESH: i64 = 60_000;

/// What an organisation has chosen, and when that was asked for.
type Known = (Moment, Arc<BTreeMap<String, i64>>);

/// What every organisation has chosen, as this process knows it: pages say it. The sweep itself asks the store.
#[derive(Default)]
pub struct Chosen {
    held: Mutex<HashMap<OrgId, Known>>,
}

impl Chosen {
    fn lock(&self) -> MutexGuard<'_, HashMap<OrgId, Known>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// For how many days an organisation keeps a kind, as this process knows it.
pub fn days(app: &App, org: OrgId, name: &str) -> i64 {
    let Some(kind) = kind(name) else { return 0 };
    let known = app.chosen.lock().get(&org).map(|(_, chosen)| Arc::clone(chosen));
    kind.days(&known.unwrap_or_default())
}

/// On which day something goes that is kept from a day on, as days of the organisation, for a kind that counts in these.
pub fn goes_on(app: &App, org: OrgId, name: &str, from: i64) -> i64 {
    from + days(app, org, name) + 1 // The day itself does not count.
}

/// Reads again what was chosen if that is a minute ago. If the store cannot say, what was known before is gone by.
pub async fn refresh(app: &App, org: OrgId) {
    let now = app.clock.now();
    let fresh = |(asked, _): &Known| (0..FRESH).contains(&(now.millis() - asked.millis()));
    if app.chosen.lock().get(&org).is_some_and(fresh) {
        return;
    }
    if let Err(error) = renew(app, org).await {
        tracing::warn!("how long things are kept was not read: {error}");
    }
}

/// Reads what was chosen now.
async fn renew(app: &App, org: OrgId) -> Result<(), DbError> {
    let now = app.clock.now();
    let chosen = app.db.read(move |tx| store::days(tx, org)).await?;
    app.chosen.lock().insert(org, (now, Arc::new(chosen)));
    Ok(())
}
