//! Where the forms of a follow-up stand: on a page of its own, whose address nobody knows before it is planned.

use kernel::Fault;

use crate::{follow_up, ids::ConversationId, surfaces::Shared};

/// How `content/demo/desk.toml` begins the name of such a form.
pub(super) const FORMS: &str = "follow-ups/";

/// The page of the follow-up of a conversation that is to be done first, and the address of one of its forms.
pub(super) async fn at(app: &Shared, thread: &str, form: &str) -> Result<(String, String), Fault> {
    let org = app.organisations[0].id;
    let id = thread.rsplit_once('/').and_then(|(_, id)| ConversationId::parse(id)).ok_or(Fault::NotFound)?;
    let found = app.db.read(move |tx| follow_up::of_conversation(tx, org, id)).await?;
    let first = found.first().ok_or_else(|| Fault::Broken("content/demo: no follow-up there".into()))?;
    let page = format!("/en/follow-ups/{}", first.id);
    Ok((page.clone(), format!("{page}/{form}")))
}
