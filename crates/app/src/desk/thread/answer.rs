//! Answering: the form under a conversation, and writing what was typed in it.

use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{Entropy, Fault};
use ui::Form;

use super::{At, be_here, finish, our_form, seen, show};
use crate::{
    chat::{
        self, Author, Refused, Stamp, Writing,
        form::{nonce, read_text, typed},
    },
    desk::open,
    ids::ConversationId,
    policy::Deed,
    surfaces::desk::Colleague,
};

/// What the form under a conversation holds.
pub(super) struct Composer<'a> {
    pub(super) nonce: String,
    pub(super) text: &'a str,
}

impl<'a> Composer<'a> {
    /// Empty, or with what a refused form had. The same form keeps its nonce: should the answer have been stored after all,
    /// it is not stored twice.
    pub(super) fn of(form: Option<&'a Form>, entropy: &dyn Entropy) -> Self {
        let nonce = form
            .map(nonce)
            .filter(|nonce| nonce.len() == 32)
            .unwrap_or_else(|| hex::encode(kernel::entropy::bytes::<16>(entropy)));
        Self { nonce, text: form.map_or("", typed) }
    }
}

pub(in crate::desk) async fn answer(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, Deed::AnswerThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let text = match read_text(colleague.desk.ground.t, &form) {
        Ok(text) => text,
        Err(errors) => {
            return show(&colleague, &id, None, StatusCode::UNPROCESSABLE_ENTITY, Some(&form), errors).await;
        }
    };
    let written = write_answer(&colleague, &id, text, &nonce(&form), seen(&form)).await;
    finish(&colleague, &id, written, "thread-error-colleague", Some(&form)).await
}

async fn write_answer(
    colleague: &Colleague,
    id: &str,
    text: String,
    nonce: &str,
    seen: i64,
) -> Result<(), Refused> {
    let Colleague { desk, session } = colleague;
    let app = &desk.ground.app;
    let id = ConversationId::parse(id).ok_or(Refused::NotFound)?;
    let opened = open(colleague, id).await.map_err(|fault| match fault {
        Fault::NotFound | Fault::Forbidden => Refused::NotFound,
        Fault::Busy => Refused::Db(kernel::DbError::Busy),
        other => Refused::Db(kernel::DbError::Broken(other.to_string())),
    })?;
    let held = session.role().held().ok_or(Refused::NotFound)?;
    let member = session.member.clone();
    let author = Author::Staff(Stamp { id: member.id, work_name: member.work_name, role: member.role });
    let writing =
        Writing::prepare(&opened.root, author, nonce, text, None, app.clock.now(), app.entropy.as_ref());
    app.db.write(move |tx| chat::answer(tx, &writing, (member.id, held), seen)).await?;
    be_here(colleague, id);
    app.wake(desk.ground.org.id, id);
    Ok(())
}
