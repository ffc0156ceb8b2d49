//! The visitor's word about who may read their conversation.

use std::sync::Arc;

use axum::{body::Body, response::Response};
use db::Tx;
use kernel::{DbError, Fault};
use ui::csrf;

use super::{
    model::{History, State, Word},
    rules, store,
};
use crate::{
    ids::{ConsultId, ConversationId},
    policy::Role,
    settings::Organisation,
    surfaces::{Route, Who, public::Visit},
    team::Trust,
    visitor::{self, no_thread},
};

/// The route of this slice on the public site.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/{lang}/thread/consult", Who::Anyone, say)]
}

/// Somebody whom the team would like to read a conversation, or who reads it.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Which question.
    pub id: ConsultId,
    /// The name they work under, by the word of the chain.
    pub name: String,
    /// Their role.
    pub role: Role,
    history: History,
}

impl Wish {
    /// Whether the visitor is being asked.
    pub fn asks(&self) -> bool {
        self.history == History::Asked
    }

    /// Whether they have said yes, and can take it back.
    pub fn is_yes(&self) -> bool {
        matches!(self.history, History::Allowed | History::Given)
    }

    /// What it is and how it stands, for a page that goes on where another has stopped. Random beside that.
    pub fn mark(&self) -> String {
        format!("{}.{}", self.id, self.history.number())
    }

    /// The Fluent key of what the visitor has said, or what is so.
    pub const fn key(&self) -> &'static str {
        match self.history {
            History::Given => "consult-visitor-given",
            History::Withdrawn => "consult-visitor-back",
            History::Declined => "consult-visitor-no",
            _ => "consult-visitor-yes",
        }
    }
}

/// What the visitor of a conversation is asked, or has said, about the newest question that they were asked about.
///
/// # Errors
/// Those of the store.
pub fn wish(
    tx: &mut Tx<'_>,
    trust: &Trust,
    org: &Organisation,
    conversation: ConversationId,
) -> Result<Option<Wish>, DbError> {
    let rows = store::of_thread(tx, org.id, conversation)?;
    let concerns = |history| history != History::Without;
    let open = rows.into_iter().filter(|row| row.is_open() && concerns(row.history));
    // What still waits for their word stands before what they have said.
    let Some(row) = open.min_by_key(|row| (row.history != History::Asked, row.state == State::Waiting))
    else {
        return Ok(None);
    };
    let Some((staff, _)) = row.taken_by else { return Ok(None) };
    let Some(roll) = trust.believed(tx, org)? else { return Ok(None) };
    let card = roll.member(staff);
    Ok(card.map(|card| Wish {
        id: row.id,
        name: card.work_name.clone(),
        role: card.role,
        history: row.history,
    }))
}

async fn say(visit: Visit, body: Body) -> Response {
    let form = match visit.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(secret) = visit.secret.as_ref() else { return no_thread(&visit, "") };
    // A form without its token says nothing: the question stands there as before.
    let ours = csrf::matches(&secret.form_key(), "thread", form.text("csrf"));
    let word = match form.text("say") {
        "yes" if ours => Some(Word::Yes),
        "no" if ours => Some(Word::No),
        "back" if ours => Some(Word::Back),
        _ => None,
    };
    match (word, ConsultId::parse(form.text("which"))) {
        (Some(word), Some(which)) => match decide(&visit, which, word).await {
            Ok(true) => visit.go("thread#consult"),
            Ok(false) => no_thread(&visit, ""),
            Err(fault) => visit.fault(&fault),
        },
        _ => visit.go("thread#consult"),
    }
}

/// `false` if no conversation is open in this browser.
async fn decide(visit: &Visit, which: ConsultId, word: Word) -> Result<bool, Fault> {
    let (app, org) = (&visit.ground.app, Arc::clone(&visit.ground.org));
    let Some(secret) = visit.secret.as_ref() else { return Ok(false) };
    let Some(own) = visitor::open(app, &org, secret).await? else { return Ok(false) };
    let (conversation, of) = (own.conversation, org.id);
    let decided = app.db.write(move |tx| {
        let decided = rules::decide(tx, of, conversation, which, word)?;
        let row = if decided && word == Word::Back { store::find(tx, of, which)? } else { None };
        Ok::<_, DbError>((decided, row.and_then(|row| row.taken_by)))
    });
    let (decided, consultant) = decided.await?;
    if let Some((consultant, _)) = consultant {
        app.presence.leave_one(conversation, consultant);
    }
    if decided {
        app.wake(of, conversation);
    }
    Ok(true)
}
