//! An image from the visitor, on the desk: only after a click, and only in a conversation that this session has opened.

use axum::{
    extract::{Path, rejection::PathRejection},
    response::Response,
};
use kernel::Fault;
use ui::page;
use zeroize::Zeroizing;

use super::open_root;
use crate::{
    audit::Action,
    chat::{self, given},
    ids::ConversationId,
    surfaces::desk::Colleague,
};

pub(super) async fn image(
    colleague: Colleague,
    path: Result<Path<(String, String, i64)>, PathRejection>,
) -> Response {
    let Ok(Path((_, id, number))) = path else { return colleague.desk.fault(&Fault::NotFound) };
    match open(&colleague, &id, number).await {
        Ok(jpeg) => page::jpeg(jpeg.to_vec()),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn open(colleague: &Colleague, id: &str, number: i64) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let id = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    let (lookup, staff) = (session.secret.lookup(), session.staff());
    let found = app
        .db
        .read(move |tx| {
            // The opening is on record since the thread was shown; an image says nothing that is not.
            let opened = chat::was_opened(tx, &lookup, id, Action::OpenThread.name())?;
            let Some(conversation) = chat::find(tx, org, id)?.filter(|_| opened) else { return Ok(None) };
            Ok::<_, kernel::DbError>(Some((conversation, given::seal(tx, org, id, staff)?)))
        })
        .await?;
    let (conversation, given) = found.ok_or(Fault::NotFound)?;
    let opened = open_root(session, org, &conversation, given.as_ref(), app.entropy.as_ref())?;
    chat::open_image(&app.db, &opened.root, &opened.permit, number).await
}
