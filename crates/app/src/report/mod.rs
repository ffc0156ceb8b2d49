//! Reports of contacts: begun beside a conversation or by hand, filed, given back or accepted by a coordinator, locked with
//! their month. Nothing in a row leads to the conversation but a fingerprint under a key outside the database.

mod beside;
mod by_hand;
mod contact;
pub mod day;
pub mod desk;
mod keys;
mod list;
mod lock;
mod model;
mod opening;
mod page;
mod periods;
mod reach;
mod review;
mod rules;
mod shift;
mod store;
mod table;
mod typed;
mod when;
mod words;

use std::sync::Arc;

use db::Tx;
use kernel::{DbError, Fault};
use seal::SymmetricKey;

pub(crate) use beside::show_kept;
pub use keys::id_of_form;
pub use lock::{REASONS, is_locked};
pub use model::{Private, State, Step};
pub use opening::{Opened, open};
pub use review::{Correction, Verdict, accept, correct, return_with_word};
pub use rules::{About, Filing, Refused, discard, save_draft, submit};
pub use store::{
    ALL as STATEMENTS, ReportRow, count_returned, count_submitted, find, forget_person, of_person, of_thread,
    reach::ALL as REACH_STATEMENTS,
};
pub(crate) use words::{Part, parts};

use crate::{
    App, chat,
    form::{self, Form},
    ids::{ConversationId, OrgId, ReportId},
    settings,
};

/// What a report is called where people speak of it: the first eight digits of its random identifier.
pub fn code(id: ReportId) -> String {
    hex::encode(&id.bytes()[..4])
}

/// Forgets what reports say of a conversation beside what is counted (rule A-5): drafts go, of the others the key, what it
/// opens and the way to the conversation. To be called in the unit of work that forgets the conversation, and after every
/// restore: then nobody knows any more whose conversation it was, so each organisation is asked.
///
/// # Errors
/// Those of the store.
pub fn forget(tx: &mut Tx<'_>, instance: &SymmetricKey, conversation: ConversationId) -> Result<(), DbError> {
    for org in settings::ids(tx)? {
        let thread = chat::blind(instance, org, conversation);
        store::forget(tx, org, &thread)?;
        store::reach::forget(tx, org, &thread)?;
    }
    Ok(())
}

/// The form that is in use.
///
/// # Errors
/// [`Fault::NotFound`] for a name that no form has; those of the store.
pub async fn form_in_use(app: &App, org: OrgId, name: &str) -> Result<Arc<Form>, Fault> {
    let name = name.to_owned();
    app.db.read(move |tx| form::current(tx, org, &name)).await?.ok_or(Fault::NotFound)
}

/// The version of a form that a report was filed with.
///
/// # Errors
/// [`Fault::NotFound`] for a version that is not there; those of the store.
pub async fn form_of(app: &App, org: OrgId, name: &str, version: i64) -> Result<Arc<Form>, Fault> {
    let name = name.to_owned();
    app.db.read(move |tx| form::version(tx, org, &name, version)).await?.ok_or(Fault::NotFound)
}
