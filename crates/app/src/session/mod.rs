//! Signing in, a member's session, locking it, and its end.

mod account;
pub mod desk;
mod device;
mod guess;
mod lock;
mod model;
mod panic;
mod sign_in;
mod store;
mod unlock;

pub use guess::Guessing;
pub use lock::lock_idle_sessions;
pub use model::{
    Found, IDLE_MINUTES, Locked, Session, SessionKeys, SessionSecret, Stage, open_session, touch_session,
};
pub use panic::PATH as PANIC_PATH;
pub use sign_in::{Wrong, code_at, sign_out};
pub use store::{ALL as STATEMENTS, Missed};
pub(crate) use unlock::{Kept, ask as ask_to_unlock};
