//! Care for the team: what a member carries, shown to them first (rule J-4); caps that the program does not go beyond by itself; quiet
//! hours; and words after a hard talk for one colleague, which nobody else opens. Nothing here ranks anybody (rule J-3).

mod beside;
mod debrief;
mod load;
mod over;
mod own;
mod quiet;
mod store;
mod team;
mod told;

pub(crate) use beside::Beside;
pub(crate) use debrief::offer;
pub use debrief::{KEPT_DAYS, STATEMENTS as DEBRIEF_STATEMENTS};
pub use load::{Cap, Load};
pub(crate) use over::shown as shown_over;
pub use over::{SHOWN_AFTER_HOURS, watch};
pub use quiet::{Quiet, quiet_now};
pub use store::ALL as STATEMENTS;
pub use told::{Told, told};

use db::Tx;
use kernel::{DbError, Moment};

use crate::{
    ids::{OrgId, StaffId},
    policy::Deed,
    surfaces::{Route, Who},
};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/care", Who::SignedIn, own::page),
        Route::post("/{lang}/care/agree", Who::SignedIn, own::agree),
        Route::post("/{lang}/care/quiet", Who::SignedIn, own::set_quiet),
        Route::get("/{lang}/care/team", Who::May(Deed::Supervise), team::page),
        Route::get("/{lang}/care/debrief", Who::SignedIn, debrief::write::page),
        Route::post("/{lang}/care/debrief", Who::SignedIn, debrief::write::write),
        Route::get("/{lang}/care/debrief/{id}", Who::SignedIn, debrief::one::page),
        Route::post("/{lang}/care/debrief/{id}", Who::SignedIn, debrief::one::answer),
        Route::post("/{lang}/care/debrief/{id}/delete", Who::SignedIn, debrief::one::delete),
    ]
}

/// What is kept about a member for their sake goes when they leave: what they chose, what they were told, and their seals. What they
/// wrote to a colleague stays the colleague's; what was between them and somebody who left before goes wholly.
///
/// # Errors
/// Those of the store.
pub fn forget_member(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    store::forget(tx, org, staff)?;
    debrief::forget_member(tx, org, staff)
}

/// Deletes debriefs in which nobody wrote for [`KEPT_DAYS`] (rule A-4); how many. `serve` asks every hour.
///
/// # Errors
/// Those of the store.
pub async fn delete_old(db: &db::Store, now: Moment) -> Result<u64, DbError> {
    debrief::delete_old(db, now).await
}
