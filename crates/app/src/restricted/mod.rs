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
use kernel::DbError;

pub(crate) use closed::turn_away;
pub use desk::routes;
pub use rules::{Done, Wanted, Why, open_to_team, restrict};
pub use store::{ALL as STATEMENTS, Lost, closed_to, in_danger, is_closed_to, lost_without, named, names};

use crate::{
    chat::Conversation,
    settings::Organisation,
    team::{self, Member, Trust, chain::Card},
};

/// So many who work on conversations must be able to open one, so that it is not lost with one of them.
pub const FEWEST: usize = 2;

fn member_of(card: &Card) -> Member {
    Member { id: card.id, work_name: card.work_name.clone(), role: card.role }
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
