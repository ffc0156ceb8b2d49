//! What a member has begun to write in a conversation, kept on the server under their own key: it is there again on another
//! device and after a lock, and nobody else of the team opens it. It goes when it is sent, and after thirty days (rule A-4).

mod desk;
mod rules;
mod store;

pub use desk::routes;
pub use rules::{KEPT_DAYS, Kept, Mine, delete_old, keep, open, seal};
pub use store::{ALL as STATEMENTS, delete_of, find, remove, write};
