//! Who is there when: the calendar of shifts, who is on now, swaps, what is measured of first answers, and notes at the end of a
//! shift. The published hours of the settings say when an organisation means to be there; the calendar whether somebody is.

mod answered;
mod change;
pub mod desk;
mod handover;
mod load;
mod one;
mod plan;
mod reach;
mod replan;
mod roster;
mod rota;
mod shift;
mod span;
mod store;
mod swap;
mod typed;
mod week;

use kernel::{DbError, Moment};

pub(crate) use answered::count_before;
pub use answered::{STATEMENTS as ANSWER_STATEMENTS, Said, answered, asked, resolved};
pub(crate) use handover::{Inbox, for_inbox};
pub use handover::{KEPT_DAYS as NOTES_KEPT_DAYS, NewNote, STATEMENTS as HANDOVER_STATEMENTS};
pub use load::Load;
pub use roster::{Roster, expected, known, now, on_now, refresh, renew, time, was_open};
pub use rota::{Now, OnDuty, Person, Rota};
pub use shift::{Change, Kind, Series, Shift};
pub(crate) use shift::{WEEKDAYS, bit, monday};
pub use store::{ALL as STATEMENTS, forget_member, people, rota};
pub use swap::{Doing, Offer, Refused, ShiftDay, State, end, plan};
pub(crate) use typed::time as time_typed;

/// Whether somebody is on duty now.
pub fn is_open(app: &crate::App, org: &crate::settings::Organisation, at: Moment) -> bool {
    matches!(now(app, org, at), Now::Open(_))
}

/// Deletes what nobody needs any more: notes at the end of a shift after two weeks, offers of a month ago, sums of ten weeks ago.
///
/// # Errors
/// Those of the store.
pub async fn delete_old(db: &db::Store, now: Moment) -> Result<u64, DbError> {
    const OFFERS_LAST: i64 = 30;
    let today = now.to_day().millis() / 86_400_000;
    let delete = db.write(move |tx| {
        let offers = store::delete_old_offers(tx, today - OFFERS_LAST)?;
        Ok::<_, DbError>(offers + answered::delete_old(tx, now)? + handover::delete_old(tx, now)?)
    });
    delete.await
}
