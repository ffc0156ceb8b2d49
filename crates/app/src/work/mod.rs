//! What is done with conversations, one or many at once: taken, given to a colleague, released, tagged, put off, resolved. Every
//! deed is written down for a day with what was before it, so that it can be undone; and new conversations find whoever is there.

mod act;
mod assign;
mod choose;
pub mod desk;
pub mod later;
mod rules;
mod store;

pub use act::{Act, Kind, Outcome, Seen, Why, judge};
pub use assign::{assign_waiting, held};
pub use choose::{Candidate, Caps, Held, Wanted, choose};
pub use rules::{AT_ONCE, KEPT_DAYS, Order, Pick, begin, forget_old, perform, perform_one, undo, undo_some};
pub use store::waiting::ALL as ASSIGN_STATEMENTS;
pub use store::{ALL as STATEMENTS, Done, Holding, Thread, find, forget_holder, last_holding};
