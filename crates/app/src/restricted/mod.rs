//! Conversations that only named members open (feature F20): the team's key is taken from one, and its root is sealed to each of
//! them. What everybody else sees is that there is one, who opens it, and whether it is an emergency.
//!
//! The seals lie with those of conversations that were given to single members (`crates/app/src/chat/given/`); that a conversation
//! is restricted says its epoch, [`chat::NAMED`](crate::chat::NAMED). `rules.rs` names people and opens to the team again, `desk.rs` is the
//! page for it, `closed.rs` what whoever is not named is told.

mod closed;
mod desk;
mod rules;
mod store;

use db::Tx;
use kernel::{DbError, Moment};

pub(crate) use closed::turn_away;
pub use desk::routes;
pub use rules::{Done, Wanted, Why, open_by_visitor, open_to_team, restrict};
pub use store::{
    ALL as STATEMENTS, Lost, closed_to, in_danger, is_closed_to, is_unopened, lost_without, named, names,
};

use crate::{
    audit::{self, Action},
    chat::Conversation,
    ids::{OrgId, StaffId},
    settings::Organisation,
    team::{self, Member, Trust, chain::Card},
};

/// So many who work on conversations must be able to open one, so that it is not lost with one of them.
pub const FEWEST: usize = 2;

fn member_of(card: &Card) -> Member {
    Member { id: card.id, work_name: card.work_name.clone(), role: card.role }
}

/// Writes down that a member left, or got another role, although restricted conversations were left to too few with it: how many,
/// and not which.
///
/// # Errors
/// Those of the store.
pub fn record_lost(
    tx: &mut Tx<'_>,
    org: OrgId,
    by: StaffId,
    lost: &Lost,
    now: Moment,
) -> Result<(), DbError> {
    let number = i128::try_from(lost.lost.len()).unwrap_or(i128::MAX);
    match number {
        0 => Ok(()),
        _ => audit::record(tx, org, by, Action::LeaveUnopened, number.to_be_bytes(), now),
    }
}

/// Who can have a conversation: who holds the team's key that opens it; of one that only named members open those of them who hold
/// a key of the team.
///
/// # Errors
/// Those of the store.
pub fn can_have(
    tx: &mut Tx<'_>,
    trust: &Trust,
    org: &Organisation,
    conversation: &Conversation,
) -> Result<Vec<Member>, DbError> {
    if !conversation.is_restricted() {
        return team::holders_of(tx, trust, org, conversation.epoch);
    }
    let Some(roll) = trust.believed(tx, org)? else { return Ok(Vec::new()) };
    let named = store::named(tx, org.id, conversation.id)?;
    let members = roll.members().filter(|card| card.role.holds_team_key() && named.contains(&card.id));
    Ok(members.map(member_of).collect())
}
