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

pub(crate) use desk::{later, too_many};
pub(crate) use guess::Asker;
pub use guess::Guessing;
pub use lock::lock_idle_sessions;
pub use model::{
    Found, IDLE_MINUTES, Locked, Session, SessionKeys, SessionSecret, Stage, open_session, touch_session,
};
pub use panic::PATH as PANIC_PATH;
pub(crate) use sign_in::{
    Caller, check_code, count_wrong, enter_code, enter_phrase, is_password, open_after, slowly, step_of,
};
pub use sign_in::{Wrong, code_at, sign_out};
pub use store::{ALL as STATEMENTS, Missed};
pub(crate) use store::{
    count_sessions_of, delete_other_sessions, delete_session, delete_sessions_of, session,
};
pub(crate) use unlock::{Kept, ask as ask_to_unlock};
