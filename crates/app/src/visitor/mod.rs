//! The visitor: the public pages, the first message, the thread, leaving. Nothing about the visitor is stored but
//! the wrapped root of their conversation under the hash of a secret that only their browser has (rule A-2).

mod come_back;
mod delete;
mod image;
mod later;
mod leave;
mod live;
pub mod public;
mod rules;
mod session;
mod store;
mod thread;
mod ticket;
mod write;

pub use public::not_open;
pub use rules::{
    OwnThread, Sent, delete_ended_sessions, forget_session, is_open, open, send_first, send_further,
    send_to_open,
};
pub use session::{Start, VisitorSecret};
pub use store::{ALL as STATEMENTS, GOOD_DAYS as SESSION_DAYS, end_sessions_of};
pub(crate) use thread::no_thread;
pub(crate) use write::write_on;
