//! People: founding by a one-time link, inviting, joining, admitting, and changing roles.
//!
//! Whoever comes by a link makes their own keys and then waits. Nothing is sealed to them before a coordinator has
//! compared a number with them and signed.

mod change;
mod desk;
mod form;
mod invite;
mod join;
mod link;
mod member;
mod newcomers;
mod store;

pub use invite::{Offer, founding_offer, renew_founding};
pub use link::LinkSecret;
pub use store::{ALL as STATEMENTS, withdraw_of};

pub(crate) use desk::sees;

use crate::surfaces::Route;

/// The days that an invitation counts.
pub const INVITATION_DAYS: i64 = 3;
/// The days that the link of the first coordinator counts; `nightbus init --new-link` makes a new one.
pub const FOUNDING_DAYS: i64 = 30;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    [join::routes(), desk::routes(), member::routes()].into_iter().flatten().collect()
}
