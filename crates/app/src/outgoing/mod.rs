//! Answers on their way: an answer waits some seconds in which it can be taken back (domain c.4).
//!
//! It is sealed as the message that it becomes and stored in the request that brought it, so nothing that was acknowledged
//! is lost: a process that ends in between leaves it to the next one. What waits goes out before a conversation is resolved,
//! and before another answer of the same member; a colleague's answer is refused until then, for it would be a second one.

mod rules;
mod store;

pub use rules::{Sent, deliver_due, is_there, open, send, send_now, send_waiting, take_back};
pub use store::{ALL as STATEMENTS, Waiting, let_go, let_go_unnamed, waiting};
