//! The follow-ups of a conversation beside its messages.

use std::collections::BTreeSet;

use db::Tx;
use kernel::DbError;

use super::{line::Line, rules, store::FollowUpRow};
use crate::{
    ids::{ConversationId, OrgId},
    policy::{self, Deed, Role},
    surfaces::desk::Desk,
};

/// What stands beside the messages, still sealed.
#[derive(Default)]
pub struct Beside(Vec<FollowUpRow>);

impl Beside {
    /// Reads them; nothing for whoever plans none.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(tx: &mut Tx<'_>, org: OrgId, role: Role, id: ConversationId) -> Result<Self, DbError> {
        if !policy::allows(role, Deed::FollowUp) {
            return Ok(Self::default());
        }
        rules::of_conversation(tx, org, id).map(Self)
    }

    /// Those with something to do, and of those who were lost whoever wrote again; opened.
    pub(crate) fn lines(&self, desk: &Desk) -> Vec<Line> {
        let Some(session) = desk.session() else { return Vec::new() };
        // Whoever sees the conversation's page opens it.
        let open = BTreeSet::new();
        let lines = self.0.iter().map(|row| Line::new(&desk.ground, session, row.clone(), &open));
        lines.filter(|line| line.state().is_due() || line.is_back()).collect()
    }

    /// How many there were before.
    pub(crate) fn over(&self) -> usize {
        self.0.iter().filter(|row| !row.standing.state.is_due()).count()
    }
}
