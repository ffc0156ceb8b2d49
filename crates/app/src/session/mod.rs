//! Signing in, a member's session, and its end.

pub mod desk;
mod model;
mod sign_in;
mod store;

pub use model::{
    IDLE_MINUTES, Session, SessionKeys, SessionSecret, Stage, delete_idle_sessions, open_session,
    touch_session,
};
pub use sign_in::{Wrong, code_at, enter_code, enter_password, go_in, sign_out};
pub(crate) use sign_in::{
    check_code, count_wrong, enter_phrase, fits_code, is_password, open_after, slowly, step_of,
};
pub use store::ALL as STATEMENTS;
pub(crate) use store::{count_sessions_of, delete_other_sessions, delete_session, delete_sessions_of, session};
