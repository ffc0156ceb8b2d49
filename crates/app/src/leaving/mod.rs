//! Leaving the team, and a new key for it.
//!
//! Whoever leaves loses everything in one unit of work: the place in the chain, sessions, the ways to their secret, and
//! what was sealed to them. The team gets a new key at the same moment, so that nothing written from then on opens with
//! the old one. What the old key opens is wrapped under the new one little by little, in a coordinator's session
//! ([`reseal`]); nobody else notices any of it.

pub mod desk;
mod reseal;
mod rules;
mod store;

pub use reseal::{Progress, Resealed, Reseals, progress, reseal, start};
pub use rules::{Holdings, NotDone, Standing, leave, leave_all_the_same, new_key, standing};
pub use store::{ALL as STATEMENTS, KEYED as KEYED_STATEMENTS};
