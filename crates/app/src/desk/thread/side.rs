//! What is known beside a conversation.

use std::sync::Arc;

use db::Tx;
use kernel::DbError;

use crate::{
    chat::given::{self, Holder},
    feedback,
    ids::ConversationId,
    policy::{self, Deed, Role},
    settings::Organisation,
    team::{Member, Trust},
};

/// What stands beside the messages.
#[derive(Default)]
pub(super) struct Side {
    /// Who of those without the team's key has it.
    pub(super) holders: Vec<Holder>,
    /// To whom else it can be given.
    pub(super) possible: Vec<Member>,
    /// What the visitor allows to be known as being about this conversation.
    pub(super) feedback: Vec<feedback::Line>,
}

impl Side {
    /// What the store knows without any key.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        trust: &Trust,
        org: &Arc<Organisation>,
        role: Role,
        id: ConversationId,
    ) -> Result<Self, DbError> {
        let mut side = Self::default();
        if policy::allows(role, Deed::WorkThread) {
            side.holders = given::holders(tx, org.id, id)?;
            side.possible = given::possible(tx, trust, org)?;
            side.possible.retain(|member| side.holders.iter().all(|holder| holder.id != member.id));
        }
        Ok(side)
    }
}
