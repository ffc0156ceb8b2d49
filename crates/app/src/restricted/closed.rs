//! What whoever is not named in a restricted conversation is told: that there is one, who opens it, and if it is an emergency what
//! to do and whom to call.

use askama::Template;
use axum::{
    body::Body,
    extract::MatchedPath,
    http::{Method, StatusCode, request::Parts},
    response::Response,
};
use kernel::{DbError, Fault};

use super::store;
use crate::{
    chat::{self, Conversation, Emergency, State, given},
    duty,
    ids::ConversationId,
    knowledge::{self, Shown},
    note,
    policy::Deed,
    session::Kept,
    surfaces::desk::Desk,
};

/// Whatever lies at or below this address is about one conversation.
const THREAD: &str = "/{lang}/inbox/{id}";

#[derive(Template)]
#[template(path = "restricted/templates/closed.html")]
struct Page<'a> {
    desk: &'a Desk,
    conversation: Conversation,
    /// Who opens it, and whether they are on a shift now.
    named: Vec<(given::Holder, bool)>,
    /// What to do in an emergency: everything there is, because what it is about is not known here.
    protocols: Vec<Shown>,
}

impl Page<'_> {
    /// Whether nobody of the team opens it any more.
    fn is_unopened(&self) -> bool {
        self.named.is_empty()
    }

    /// Whether whoever looks may put it to rest.
    fn may_close(&self) -> bool {
        self.is_unopened() && self.conversation.state != State::Resolved && self.desk.may(Deed::Supervise)
    }

    fn is_emergency(&self) -> bool {
        self.conversation.emergency == Emergency::Open
    }
}

/// The conversation that an address is about; `None` for one that is about none. An identifier that is not written plainly is
/// nobody's: a handler would read what an address has in `%` signs, and the gate would not.
fn thread_of(parts: &Parts) -> Option<Result<ConversationId, Fault>> {
    let route = parts.extensions.get::<MatchedPath>()?.as_str();
    let below = route.strip_prefix(THREAD)?;
    if !below.is_empty() && !below.starts_with('/') {
        return None;
    }
    let id = parts.uri.path().split('/').nth(3).and_then(ConversationId::parse);
    Some(id.ok_or(Fault::NotFound))
}

/// Asked once for every address of a conversation, before its handler: the answer for a member who is not named in a restricted
/// one, with what they typed; the body comes back for everybody else.
pub(crate) async fn turn_away(desk: &Desk, parts: &Parts, body: Body) -> Result<Body, Response> {
    let Some((id, session)) = thread_of(parts).zip(desk.session()) else { return Ok(body) };
    let id = id.map_err(|fault| desk.fault(&fault))?;
    let (org, staff) = (desk.ground.org.id, session.staff());
    // Whoever holds no key of the team sees nothing of what is not theirs, restricted or not.
    if !desk.may(Deed::WorkThread) {
        return Ok(body);
    }
    let read = desk.ground.app.db.read(move |tx| {
        if !store::is_closed_to(tx, org, id, staff)? {
            return Ok(None);
        }
        let Some(conversation) = chat::find(tx, org, id)? else { return Ok(None) };
        let named = given::holders(tx, org, id)?;
        let unseen = note::is_unseen(tx, org, id, staff)?;
        Ok::<_, DbError>(Some((conversation, named, unseen)))
    });
    let (conversation, named, unseen) = match read.await {
        Ok(Some(found)) => found,
        Ok(None) => return Ok(body),
        Err(error) => return Err(desk.fault(&error.into())),
    };
    if conversation.state == State::Discarded && named.is_empty() {
        return Err(desk.fault(&Fault::NotFound)); // Its keys are destroyed: it is being forgotten.
    }
    if parts.method != Method::GET {
        let form = desk.form(body).await?;
        let kept = Kept { at: desk.ground.path.clone(), form: &form };
        return Err(desk.keep(StatusCode::FORBIDDEN, "restricted-kept", &kept));
    }
    if unseen && !desk.is_live() {
        // They were named in a note before; there is nothing more for them to see.
        let marked = desk.ground.app.db.write(move |tx| note::mark_seen(tx, org, id, staff)).await;
        if let Err(error) = marked {
            return Err(desk.fault(&error.into()));
        }
    }
    let ground = &desk.ground;
    let on = duty::on_now(&ground.app, &ground.org, ground.app.clock.now());
    let named = named.into_iter().map(|one| (on.iter().any(|on| on.staff == one.id), one));
    let mut named: Vec<_> = named.map(|(on_shift, one)| (one, on_shift)).collect();
    named.sort_by_key(|(_, on_shift)| !on_shift);
    let protocols = match conversation.emergency {
        Emergency::Open => knowledge::all(ground.lang()),
        _ => Vec::new(),
    };
    let page = Page { desk, conversation, named, protocols };
    // The conversation's own address is a page as any other: lists lead there.
    let status = if desk.ground.path.split('/').count() > 3 { StatusCode::FORBIDDEN } else { StatusCode::OK };
    Err(desk.page(status, &page))
}
