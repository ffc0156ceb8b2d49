//! The page on which a conversation is restricted to named members, the names are changed, and it is opened to the team again.

use std::{collections::BTreeSet, sync::Arc};

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::{
    member_of,
    rules::{self, Wanted, Why},
    store,
};
use crate::{
    chat::{self, Conversation, form::nonce},
    desk::{self, At},
    ids::{ConversationId, NoteId, StaffId},
    note,
    policy::{Deed, Role},
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
    team::Member,
};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    let who = Who::May(Deed::Restrict);
    vec![
        Route::get("/{lang}/inbox/{id}/restrict", who, page),
        Route::post("/{lang}/inbox/{id}/restrict", who, name),
        Route::post("/{lang}/inbox/{id}/open-to-team", who, open_to_team),
        // Beside the addresses of conversations, whose gate lets nobody pass who is not named.
        Route::post("/{lang}/unopened/{id}/close", Who::May(Deed::Supervise), close),
    ]
}

#[derive(Template)]
#[template(path = "restricted/templates/page.html")]
struct Page<'a> {
    desk: &'a Desk,
    conversation: Conversation,
    /// Everybody who can be named, and whether they are.
    members: Vec<(Member, bool)>,
    /// Who is named now, as the form carries it; nobody where it is not restricted.
    seen: String,
    words: String,
    nonce: String,
    errors: Errors,
}

impl Page<'_> {
    fn href(&self, action: &str) -> String {
        self.desk.ground.href(&format!("inbox/{}{action}", self.conversation.id))
    }

    fn is_restricted(&self) -> bool {
        self.conversation.is_restricted()
    }

    /// Whether whoever looks may restrict it: it is theirs, or they are a coordinator.
    fn may(&self) -> bool {
        let Some(session) = self.desk.session() else { return false };
        let theirs = |(holder, _): &(StaffId, String)| *holder == session.staff();
        self.is_restricted()
            || session.role() == Role::Coordinator
            || self.conversation.taken_by.as_ref().is_some_and(theirs)
    }
}

async fn page(colleague: Colleague, At(id): At) -> Response {
    show(&colleague, &id, StatusCode::OK, None, Errors::new()).await
}

async fn show(
    colleague: &Colleague,
    id: &str,
    status: StatusCode,
    form: Option<&Form>,
    errors: Errors,
) -> Response {
    let at = colleague.at(format!("/inbox/{id}/restrict"));
    match load(&at, id, form, errors).await {
        Ok(page) => at.desk.page(status, &page),
        Err(fault) => at.desk.fault_keeping(&fault, form),
    }
}

async fn load<'a>(
    colleague: &'a Colleague,
    id: &str,
    form: Option<&Form>,
    errors: Errors,
) -> Result<Page<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, me) = (&desk.ground.app, session.staff());
    let id = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    // Whoever cannot open it has no say about it.
    desk::can_open(colleague, id).await?;
    let (trust, of) = (Arc::clone(&app.trust), Arc::clone(&desk.ground.org));
    let read = app.db.read(move |tx| {
        let Some(conversation) = chat::find(tx, of.id, id)? else { return Ok(None) };
        let Some(roll) = trust.believed(tx, &of)? else { return Ok(None) };
        let members: Vec<Member> =
            roll.members().filter(|card| card.role.held().is_some()).map(member_of).collect();
        let named = store::named(tx, of.id, id)?;
        Ok::<_, DbError>(Some((conversation, members, named)))
    });
    let (conversation, mut members, mut named) = read.await?.ok_or(Fault::NotFound)?;
    if !conversation.is_restricted() {
        named.insert(me);
        named.extend(conversation.taken_by.as_ref().map(|(holder, _)| *holder));
    }
    let seen = named.iter().map(StaffId::to_string).collect::<Vec<_>>().join(" ");
    if let Some(form) = form {
        named = wanted(form);
    }
    members.sort_by(|a, b| (a.role.name(), &a.work_name).cmp(&(b.role.name(), &b.work_name)));
    members.sort_by_key(|member| member.role != Role::Coordinator);
    let members = members.into_iter().map(|member| (named.contains(&member.id), member));
    let members = members.map(|(is_named, member)| (member, is_named)).collect();
    let words = form.map_or("", |form| form.text("words")).chars().take(2 * note::MAX_CHARS).collect();
    let nonce = form.map(nonce).filter(|nonce| nonce.len() == 32);
    let nonce = nonce.unwrap_or_else(|| hex::encode(kernel::entropy::bytes::<16>(app.entropy.as_ref())));
    Ok(Page { desk, conversation, members, seen, words, nonce, errors })
}

fn wanted(form: &Form) -> BTreeSet<StaffId> {
    form.all("named").filter_map(StaffId::parse).collect()
}

/// Reads a form of this session; otherwise gives the answer to send instead.
async fn our_form(colleague: &Colleague, id: &str, body: Body) -> Result<Form, Response> {
    let form = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&form) {
        return Ok(form);
    }
    let mut errors = Errors::new();
    errors.add("named", colleague.desk.ground.t.say("form-error-stale"));
    Err(show(colleague, id, StatusCode::UNPROCESSABLE_ENTITY, Some(&form), errors).await)
}

/// Who was named on the page that the form comes from; `None` if nobody was, because it was not restricted there.
fn seen(form: &Form) -> Option<BTreeSet<StaffId>> {
    form.has("was").then(|| form.text("was").split(' ').filter_map(StaffId::parse).collect())
}

async fn name(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, &id, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let (ground, t) = (&desk.ground, desk.ground.t);
    let Some(conversation) = ConversationId::parse(&id) else { return desk.fault(&Fault::NotFound) };
    let words = match clean(form.text("words"), note::MAX_CHARS) {
        Ok(words) if !form.cut => words,
        Err(Unclean::Empty) => String::new(),
        _ => {
            let mut errors = Errors::new();
            errors.add("words", t.with("note-error-long", "max", note::MAX_CHARS));
            return show(&colleague, &id, StatusCode::UNPROCESSABLE_ENTITY, Some(&form), errors).await;
        }
    };
    let note = note_of_form(&colleague, conversation, &nonce(&form), &words);
    let asked = Wanted { named: wanted(&form), seen: seen(&form), words, note };
    let done = async {
        let root = desk::root_of(&colleague, conversation).await?;
        rules::restrict(&ground.app, &ground.org, session, &root, &asked).await
    };
    let why = match done.await {
        Ok(Ok(())) => return desk.go(&format!("inbox/{id}#restricted")),
        Ok(Err(why)) => why,
        Err(fault) => return desk.fault_keeping(&fault, Some(&form)),
    };
    let mut errors = Errors::new();
    if why == Why::Changed && form.has("was") {
        // Who is named by now: the ticks on the page are those of the form.
        let org = ground.org.id;
        match ground.app.db.read(move |tx| store::names(tx, org, conversation)).await {
            Ok(names) if !names.is_empty() => {
                errors.add("named", t.with("restricted-error-renamed", "names", names.join(t.say("comma"))));
                return show(&colleague, &id, StatusCode::CONFLICT, Some(&form), errors).await;
            }
            Ok(_) => {}
            Err(error) => return desk.fault_keeping(&error.into(), Some(&form)),
        }
    }
    let (status, field, key) = match why {
        Why::Discarded => (StatusCode::CONFLICT, "named", "restricted-error-discarded"),
        Why::Changed => (StatusCode::CONFLICT, "named", "restricted-error-changed"),
        Why::NotTheirs => (StatusCode::CONFLICT, "named", "restricted-error-theirs"),
        Why::Few => (StatusCode::UNPROCESSABLE_ENTITY, "named", "restricted-error-few"),
        Why::NotMe => (StatusCode::UNPROCESSABLE_ENTITY, "named", "restricted-error-me"),
        Why::Nobody => (StatusCode::UNPROCESSABLE_ENTITY, "named", "restricted-error-nobody"),
        Why::NoCoordinator => (StatusCode::UNPROCESSABLE_ENTITY, "words", "restricted-error-coordinator"),
    };
    errors.add(field, t.say(key));
    show(&colleague, &id, status, Some(&form), errors).await
}

/// Puts a conversation to rest that nobody opens. It comes back when its visitor writes.
async fn close(colleague: Colleague, At(id): At, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    match desk.form(body).await {
        Ok(form) if desk.is_ours(&form) => {}
        Ok(_) => return desk.fault(&Fault::Forbidden),
        Err(response) => return response,
    }
    let Some(conversation) = ConversationId::parse(&id) else { return desk.fault(&Fault::NotFound) };
    match rules::close_unopened(&desk.ground.app, desk.ground.org.id, session.staff(), conversation).await {
        Ok(()) => desk.go("inbox"),
        Err(fault) => desk.fault(&fault),
    }
}

async fn open_to_team(colleague: Colleague, At(id): At, body: Body) -> Response {
    if let Err(response) = our_form(&colleague, &id, body).await {
        return response;
    }
    let Colleague { desk, session } = &colleague;
    let Some(conversation) = ConversationId::parse(&id) else { return desk.fault(&Fault::NotFound) };
    let done = async {
        let root = desk::root_of(&colleague, conversation).await?;
        rules::open_to_team(&desk.ground.app, &desk.ground.org, session, &root).await
    };
    match done.await {
        Ok(()) => desk.go(&format!("inbox/{id}#latest")),
        Err(fault) => desk.fault(&fault),
    }
}

/// The note that a reason becomes: sent twice it is one.
fn note_of_form(colleague: &Colleague, id: ConversationId, nonce: &str, words: &str) -> NoteId {
    let ground = &colleague.desk.ground;
    let (org, staff) = (ground.org.id.bytes(), colleague.session.staff().bytes());
    let data = [&org[..], &id.bytes(), &staff, nonce.as_bytes(), b"\0", words.as_bytes()].concat();
    let mac = ground.app.instance.derive("reason of a restriction").mac("note", &data);
    NoteId::from_bytes(*mac.first_chunk().expect("a MAC has 32 bytes"))
}
