//! The team: who belongs to it, by whose signature, and which keys they hold.
//!
//! Nothing is ever sealed to a key that the [`chain`] of signatures from the founding key does not reach ([`trust`]).

mod admit;
pub mod chain;
mod found;
mod keys;
mod newcomer;
mod number;
mod picture;
pub mod recovery;
mod renew;
mod roll;
mod row_key;
mod store;
pub mod trust;
mod words;

pub use admit::{Admission, admit, begin};
pub use found::{Founding, FoundingSecret, found};
pub use keys::{StaffKeys, TeamKey};
pub(crate) use keys::{open_seals, slot as make_slot, slot_place, totp_place};
pub use newcomer::{NewMember, Newcomer};
pub use number::Number;
pub(crate) use picture::code_picture;
pub use renew::renew;
pub use roll::{Epoch, Roll};
pub use row_key::{RowKey, RowPlace};
pub use store::{
    ALL as STATEMENTS, StaffRow, drilled_on, entries, epochs, epochs_in_use, holds_key, is_newest, members,
    newest_epoch, recovery_seals, seal_holders, set_drilled, slot_holders,
};
pub(crate) use store::{
    ApprovalRow, EpochSeal, SlotRow, Way, approvals, count_seals, count_wrong_number, delete_approvals,
    delete_old_seals, delete_seals, delete_staff, head, insert_approval, replace_slot, retire, seals,
    set_totp, slot, staff_by_id, staff_by_login, update_card, update_languages, use_totp_step, wrong_numbers,
};
pub use trust::{Head, Standing, Trust, TrustError};
pub(crate) use words::totp_of;
pub use words::{
    MIN_BITS, NoPhrase, list as word_list, new_password, new_phrase, new_totp, read_phrase, strength,
};

use db::Tx;
use kernel::DbError;

use crate::{
    ids::{OrgId, StaffId},
    policy::Role,
};

/// Whether there are people but no chain that could say who belongs: an organisation that an older program founded.
///
/// # Errors
/// Those of the store.
pub fn is_without_chain(tx: &mut Tx<'_>, org: OrgId) -> Result<bool, DbError> {
    Ok(head(tx, org)?.is_none() && !members(tx, org)?.is_empty())
}

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

/// The members who hold the team's key of an epoch, by the word of the chain: what is of that epoch can be given to them.
///
/// # Errors
/// Those of the store.
pub fn holders_of(
    tx: &mut Tx<'_>,
    trust: &Trust,
    org: &crate::settings::Organisation,
    epoch: i64,
) -> Result<Vec<Member>, DbError> {
    let Some(roll) = trust.believed(tx, org)? else { return Ok(Vec::new()) };
    let holders = seal_holders(tx, org.id)?;
    let holds = |id: StaffId| holders.contains(&(epoch, id));
    let members = roll.members().filter(|card| card.role.holds_team_key() && holds(card.id));
    Ok(members
        .map(|card| Member { id: card.id, work_name: card.work_name.clone(), role: card.role })
        .collect())
}
