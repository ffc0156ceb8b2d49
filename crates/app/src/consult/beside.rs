//! What consultants were asked, beside the conversation it is about.

use kernel::{DbError, Fault, Plain};

use super::{
    keys,
    model::{Consult, History, State},
    store,
};
use crate::{
    App,
    ids::{ConversationId, OrgId},
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

/// What consultants were asked about a conversation, opened with the keys of a session.
///
/// # Errors
/// Those of the store.
pub async fn of_thread(
    app: &App,
    org: OrgId,
    session: &Session,
    id: ConversationId,
) -> Result<Beside, Fault> {
    let (staff, asks) = (session.staff(), policy::allows(session.role(), Deed::AskConsult));
    let found = app.db.read(move |tx| {
        let rows = store::of_thread(tx, org, id)?;
        let mine = rows.iter().find(|row| {
            !asks && row.is_of(&staff) && row.state == State::Waiting && row.history == History::Given
        });
        let mine = match mine.map(|row| row.id) {
            Some(id) => Some((id, store::seal(tx, org, id, staff)?, store::draft(tx, org, id, staff)?)),
            None => None,
        };
        Ok::<_, DbError>((rows, mine))
    });
    let (rows, mine) = found.await?;
    let mut beside = Beside::default();
    if asks {
        let open = |row| {
            let key = keys::as_team(session, &row);
            keys::open(row, key.as_ref())
        };
        beside.asked = rows.into_iter().map(open).collect();
        return Ok(beside);
    }
    let Some((id, Some(seal), draft)) = mine else { return Ok(beside) };
    beside.draft = draft.and_then(|body| keys::open_draft(session, org, id, &body));
    beside.mine = rows.into_iter().find(|row| row.id == id).map(|row| {
        let key = keys::as_consultant(session, &row, &seal);
        keys::open(row, key.as_ref())
    });
    Ok(beside)
}
