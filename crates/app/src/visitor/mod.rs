//! The visitor: the public pages, the first message, the thread, leaving. Nothing about the visitor is stored but
//! the wrapped root of their conversation under the hash of a secret that only their browser has (rule A-2).

mod delete;
mod leave;
pub mod public;
mod rules;
mod session;
mod store;
mod thread;
mod write;

pub use rules::{
    OwnThread, Sent, delete_ended_sessions, forget_session, open, send_first, send_further, send_to_open,
};
pub use session::{Start, VisitorSecret};
pub use store::{ALL as STATEMENTS, end_sessions_of};
