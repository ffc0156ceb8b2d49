//! The team: who belongs to it, by whose signature, and which keys they hold.
//!
//! Nothing is ever sealed to a key that the [`chain`] of signatures from the founding key does not reach ([`trust`]).

mod admit;
pub mod chain;
mod found;
mod keys;
mod newcomer;
mod roll;
mod store;
pub mod trust;
mod words;

pub use admit::{Admission, admit, begin};
pub use found::{Founding, FoundingSecret, found};
pub use keys::{StaffKeys, TeamKey};
pub(crate) use keys::{seed_place, slot_place, totp_place};
pub use newcomer::{NewMember, Newcomer};
pub use roll::{Epoch, Roll};
pub use store::{ALL as STATEMENTS, StaffRow, entries, epochs, members, seal_holders, slot_holders};
pub(crate) use store::{SlotRow, Way, seals, slot, staff_by_id, staff_by_login, use_totp_step};
pub use trust::{Head, Trust, TrustError};
pub use words::{new_password, new_phrase, new_totp};

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
