//! Asking again how somebody is: planned in a conversation if the person agreed to be written to, tried until they are reached,
//! ended in words of their own or lost. What it is about, what was tried and how it ended are sealed for the team; days and a
//! coarse state lie in clear, so that what is due is found. Everything goes with its conversation.
//!
//! There is no channel that reaches somebody who has left: a message waits in the conversation until they come back.

mod beside;
pub mod desk;
mod line;
mod list;
mod model;
mod one;
mod plan;
mod rules;
mod said;
mod store;

pub use beside::Beside;
pub use model::{Act, Asked, IN_DAYS, Outcome, PURPOSES, Part, Reach, Standing, State, Told};
/// Parts of the list of what is due, in its order.
const PARTS: [Part; 4] = Part::ALL;

pub(crate) use plan::{again, plan_with};
pub use rules::{
    Done, FollowUp, NewFollowUp, Order, Plan, Planned, Step, act, count_due, of_conversation, of_person,
    open, undo,
};
pub use store::{ALL as STATEMENTS, FollowUpRow, OnDay, by_day, let_go};
