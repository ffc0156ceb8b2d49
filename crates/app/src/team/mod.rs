//! The team: who belongs to it, by whose signature, and how a member opens the keys.
//!
//! Nothing is ever sealed to a key that the chain of signatures from the founding key does not reach ([`trust`]).

pub mod desk;
mod found;
mod keys;
mod session;
mod sign_in;
mod store;
pub mod trust;

pub use found::{Founded, NewMember, add_member, found};
pub use keys::{StaffKeys, TeamKey};
pub use session::{
    IDLE_MINUTES, Session, SessionKeys, SessionSecret, Stage, delete_idle_sessions, open_session,
    touch_session,
};
pub use sign_in::{Wrong, code_at, enter_code, enter_password, sign_out};
pub use store::{ALL as STATEMENTS, StaffRow, members};
pub use trust::{Trust, TrustError};

use crate::{ids::StaffId, policy::Role};

/// A member of the team as colleagues and visitors see them: a work name and a role, nothing private (rule L-5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Their identifier.
    pub id: StaffId,
    /// The name they work under.
    pub work_name: String,
    /// Their role.
    pub role: Role,
}
