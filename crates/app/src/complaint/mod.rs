//! Complaints and feedback without a name (rule B-2).
//!
//! A complaint may be about a worker, so the team key does not open it. It has a random root of its own, sealed to each
//! coordinator's own key and wrapped under a key that follows from the trace code, which only the person who wrote it
//! has. Nothing leads from a complaint to a conversation, a session or a cookie.

pub mod desk;
mod hand;
mod keys;
mod model;
pub mod public;
mod rules;
mod store;

pub use hand::{Handed, hand_over, take_back, write_handed};
pub use keys::{Root, Seed};
pub use model::{Entry, State, Topic};
pub use rules::{Beginning, KEPT_DAYS, Line, Own, Reply, Submitted, begin, reply};
pub(crate) use rules::{PURPOSE, answer};
pub use store::{ALL as STATEMENTS, count_between, count_new, count_seals_of, delete_seals_of};
