//! What consultants were asked, beside the conversation it is about.

use kernel::{DbError, Plain, Sealed};

use super::{
    keys,
    model::{Consult, History, Row, State},
    store,
};
use crate::{
    ids::{ConsultId, ConversationId, OrgId},
    policy::{self, Deed},
    session::Session,
};

/// What stands beside a conversation.
#[derive(Default)]
pub struct Beside {
    /// The questions that the team asked, the newest first; none for whoever does not hold the team's key.
    pub asked: Vec<Consult>,
    /// The question that the conversation was given with, for the consultant to whom it was given.
    pub mine: Option<Consult>,
    /// What that consultant has begun to write to the team.
    pub draft: Option<Plain<String>>,
}

/// What the store knows of it without any key.
pub struct Found {
    rows: Vec<Row>,
    mine: Option<Mine>,
}

/// The question that the conversation was given with.
struct Mine {
    id: ConsultId,
    /// Its key for the consultant.
    seal: Option<Sealed<[u8; 32]>>,
    /// What the consultant has begun to write.
    draft: Option<Sealed<String>>,
}

impl Found {
    /// Reads it for a member.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(
        tx: &mut db::Tx<'_>,
        org: OrgId,
        session: &Session,
        id: ConversationId,
    ) -> Result<Self, DbError> {
        let (staff, rows) = (session.staff(), store::of_thread(tx, org, id)?);
        let mine = rows.iter().find(|row| {
            !asks(session)
                && row.is_of(&staff)
                && row.state == State::Waiting
                && row.history == History::Given
        });
        let mine = match mine.map(|row| row.id) {
            Some(id) => {
                let (seal, draft) = (store::seal(tx, org, id, staff)?, store::draft(tx, org, id, staff)?);
                Some(Mine { id, seal, draft })
            }
            None => None,
        };
        Ok(Self { rows, mine })
    }

    /// Opens it with the keys of a session.
    pub fn open(self, org: OrgId, session: &Session) -> Beside {
        let Self { rows, mine } = self;
        let mut beside = Beside::default();
        if asks(session) {
            let open = |row| {
                let key = keys::as_team(session, &row);
                keys::open(row, key.as_ref())
            };
            beside.asked = rows.into_iter().map(open).collect();
            return beside;
        }
        let Some(Mine { id, seal: Some(seal), draft }) = mine else { return beside };
        beside.draft = draft.and_then(|body| keys::open_draft(session, org, id, &body));
        beside.mine = rows.into_iter().find(|row| row.id == id).map(|row| {
            let key = keys::as_consultant(session, &row, &seal);
            keys::open(row, key.as_ref())
        });
        beside
    }
}

fn asks(session: &Session) -> bool {
    policy::allows(session.role(), Deed::AskConsult)
}
