//! What visitors say about a talk: whether it helped, how it was, in a form without a name (domain P7, W23, W24).
//!
//! A row knows its day and no conversation, unless the visitor allows that. Its words have a key of their own, sealed to
//! the team. Whose row it is follows from the secret in the visitor's cookie alone, so one session has one row.

pub mod desk;
mod model;
pub mod public;
mod rules;
mod store;

pub use model::{Experience, Useful, topics};
pub use rules::{Line, MAX_CHARS, WORDS_KEPT_DAYS, forget, of_thread, open_all};
pub use store::{ALL as STATEMENTS, count_between};
