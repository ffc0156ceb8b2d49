//! The visitor: the public pages, the first message, the thread, leaving. Nothing about the visitor is stored but
//! the wrapped root of their conversation under the hash of a secret that only their browser has (rule A-2).

mod leave;
mod live;
pub mod public;
mod rules;
mod session;
mod store;
mod streams;
mod thread;
mod write;

pub use rules::{OwnThread, Sent, forget_session, open, send_first, send_further, send_to_open};
pub use session::{Start, VisitorSecret};
pub use store::ALL as STATEMENTS;
pub use streams::Streams;
