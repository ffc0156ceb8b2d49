//! Putting something on hold, looking at it again on another day, lifting it.

use askama::Template;
use axum::{
    body::Body,
    extract::{Path, rejection::PathRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{DbError, Fault};
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::{
    desk::{Asked, show as show_list},
    hold::{self, MAX_CHARS, MOST_DAYS, NewHold, On},
    store,
};
use crate::{
    audit::{self, Action},
    chat::{self, Conversation, form::nonce},
    form,
    ids::{ConversationId, HoldId, PersonId},
    report::day,
    surfaces::desk::{Colleague, Desk},
};

/// How often something is sealed anew because the team's key changed meanwhile.
const TRIES: usize = 3;
/// So many characters of what was typed go back into a form that refused them.
const GIVEN_BACK: usize = 4 * MAX_CHARS;
/// After so many days a hold is looked at again where nothing else is said.
const USUAL: i64 = 90;

pub(super) type At = Result<Path<(String, String)>, PathRejection>;

#[derive(Template)]
#[template(path = "retention/templates/hold.html")]
struct Page<'a> {
    desk: &'a Desk,
    conversation: Conversation,
    /// Whether somebody is known there, so that all their conversations can be held.
    has_person: bool,
    /// Whether it is held already, by whatever hold.
    held: bool,
    reason: String,
    review: String,
    whole: bool,
    nonce: String,
    errors: Errors,
}

impl Page<'_> {
    fn href(&self, action: &str) -> String {
        self.desk.ground.href(&format!("inbox/{}{action}", self.conversation.id))
    }
}

/// A conversation of the organisation, and whom it is with.
async fn find(colleague: &Colleague, at: &At) -> Result<(Conversation, Option<PersonId>, bool), Fault> {
    let id = at.as_ref().ok().and_then(|Path((_, id))| ConversationId::parse(id)).ok_or(Fault::NotFound)?;
    let org = colleague.desk.ground.org.id;
    let found = colleague.desk.ground.app.db.read(move |tx| {
        let Some(conversation) = chat::find(tx, org, id)? else { return Ok(None) };
        let person = store::person_of(tx, org, id)?;
        Ok::<_, DbError>(Some((conversation, person, hold::is_any_held(tx, org, [id])?)))
    });
    found.await?.ok_or(Fault::NotFound)
}

pub(super) async fn page(colleague: Colleague, at: At) -> Response {
    show(&colleague, &at, StatusCode::OK, None, Errors::new()).await
}

fn today(colleague: &Colleague) -> i64 {
    let ground = &colleague.desk.ground;
    day::of(ground.app.clock.now(), &ground.org.zone)
}

async fn show(
    colleague: &Colleague,
    at: &At,
    status: StatusCode,
    typed: Option<&Form>,
    errors: Errors,
) -> Response {
    let desk = &colleague.desk;
    let (conversation, person, held) = match find(colleague, at).await {
        Ok(found) => found,
        Err(fault) => return desk.fault_keeping(&fault, typed),
    };
    let text = |name: &str| typed.map(|form| form.text(name).chars().take(GIVEN_BACK).collect::<String>());
    let fresh = || hex::encode(kernel::entropy::bytes::<16>(desk.ground.app.entropy.as_ref()));
    let page = Page {
        desk,
        conversation,
        has_person: person.is_some(),
        held,
        reason: text("reason").unwrap_or_default(),
        review: text("review").unwrap_or_else(|| form::iso(today(colleague) + USUAL)),
        whole: typed.is_some_and(|form| form.text("what") == "person"),
        nonce: typed.map(nonce).filter(|nonce| nonce.len() == 32).unwrap_or_else(fresh),
        errors,
    };
    desk.page(status, &page)
}

/// A day on which a hold is looked at again: after today, and within a year.
fn review_day(colleague: &Colleague, typed: &str) -> Result<i64, String> {
    let today = today(colleague);
    let days = form::days(typed).filter(|day| (today + 1..=today + MOST_DAYS).contains(day));
    days.ok_or_else(|| colleague.desk.ground.t.with("retention-error-review", "days", MOST_DAYS))
}

/// What is wrong with a form before anything is done.
fn read(colleague: &Colleague, form: &Form) -> Result<(String, i64), Errors> {
    let (desk, t) = (&colleague.desk, colleague.desk.ground.t);
    let mut errors = Errors::new();
    if !desk.is_ours(form) {
        errors.add("reason", t.say("form-error-stale"));
        return Err(errors);
    }
    let reason = clean(form.text("reason"), MAX_CHARS).unwrap_or_else(|wrong| {
        let words = match wrong {
            Unclean::Empty => t.say("retention-error-reason").to_owned(),
            Unclean::TooLong { chars } => t.with2("write-error-long", "max", MAX_CHARS, "chars", chars),
        };
        errors.add("reason", words);
        String::new()
    });
    let review = review_day(colleague, form.text("review")).unwrap_or_else(|words| {
        errors.add("review", words);
        0
    });
    if errors.is_empty() { Ok((reason, review)) } else { Err(errors) }
}

/// Puts a hold on a conversation, or on everything with whoever it is with.
pub(super) async fn put(colleague: Colleague, at: At, body: Body) -> Response {
    let desk = &colleague.desk;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (conversation, person, _) = match find(&colleague, &at).await {
        Ok(found) => found,
        Err(fault) => return desk.fault_keeping(&fault, Some(&form)),
    };
    let (reason, review_on) = match read(&colleague, &form) {
        Ok(read) => read,
        Err(errors) => {
            return show(&colleague, &at, StatusCode::UNPROCESSABLE_ENTITY, Some(&form), errors).await;
        }
    };
    let on = match person {
        Some(person) if form.text("what") == "person" => On::Person(person),
        _ => On::Thread(conversation.id),
    };
    let id = id_of_form(&colleague, conversation.id, &nonce(&form), &reason);
    match keep(&colleague, id, on, reason, review_on).await {
        Ok(()) => desk.go(&format!("retention#hold-{id}")),
        Err(fault) => desk.fault_keeping(&fault, Some(&form)),
    }
}

async fn keep(
    colleague: &Colleague,
    id: HoldId,
    on: On,
    reason: String,
    review_on: i64,
) -> Result<(), Fault> {
    let ground = &colleague.desk.ground;
    let (app, org, by, today) = (&ground.app, ground.org.id, colleague.session.staff(), today(colleague));
    let now = app.clock.now();
    for _ in 0..TRIES {
        let days = (today, review_on);
        let new = NewHold::seal(&colleague.session, org, id, on, reason.clone(), days, app.entropy.as_ref())?;
        let kept = app.db.write(move |tx| {
            if store::hold_on(tx, org, id)?.is_some() {
                return Ok(true); // The same form, a second time.
            }
            if !new.write(tx)? {
                return Ok(false);
            }
            let (action, object) = match on {
                On::Thread(id) => (Action::HoldThread, id.bytes()),
                On::Person(id) => (Action::HoldPerson, id.bytes()),
            };
            audit::record(tx, org, by, action, object, now)?;
            Ok::<_, DbError>(true)
        });
        if kept.await? {
            return Ok(());
        }
    }
    Err(Fault::Busy)
}

/// The hold that a form becomes: sent twice it is one.
fn id_of_form(colleague: &Colleague, id: ConversationId, nonce: &str, reason: &str) -> HoldId {
    let (ground, staff) = (&colleague.desk.ground, colleague.session.staff().bytes());
    let data = [&ground.org.id.bytes()[..], &id.bytes(), &staff, nonce.as_bytes(), b"\0", reason.as_bytes()];
    let mac = ground.app.instance.derive("hold").mac("hold", &data.concat());
    HoldId::from_bytes(*mac.first_chunk().expect("a MAC has 32 bytes"))
}

/// Reads a form about a hold that is there.
async fn about(colleague: &Colleague, at: &At, body: Body) -> Result<(HoldId, Form), Response> {
    let desk = &colleague.desk;
    let form = desk.form(body).await?;
    let id = at.as_ref().ok().and_then(|Path((_, id))| HoldId::parse(id));
    let Some(id) = id else { return Err(desk.fault(&Fault::NotFound)) };
    if !desk.is_ours(&form) {
        let mut asked = Asked { of: id.to_string(), ..Asked::default() };
        asked.errors.add("review", desk.ground.t.say("form-error-stale"));
        return Err(show_list(colleague, StatusCode::UNPROCESSABLE_ENTITY, asked).await);
    }
    Ok((id, form))
}

/// It was looked at, and stays until another day.
pub(super) async fn again(colleague: Colleague, at: At, body: Body) -> Response {
    let (id, form) = match about(&colleague, &at, body).await {
        Ok(about) => about,
        Err(response) => return response,
    };
    let review_on = match review_day(&colleague, form.text("review")) {
        Ok(day) => day,
        Err(words) => {
            let mut asked = Asked { of: id.to_string(), ..Asked::default() };
            asked.errors.add("review", words);
            return show_list(&colleague, StatusCode::UNPROCESSABLE_ENTITY, asked).await;
        }
    };
    change(&colleague, id, Some(review_on)).await
}

/// It is no more; what is over goes with the next sweep.
pub(super) async fn lift(colleague: Colleague, at: At, body: Body) -> Response {
    match about(&colleague, &at, body).await {
        Ok((id, _)) => change(&colleague, id, None).await,
        Err(response) => response,
    }
}

async fn change(colleague: &Colleague, id: HoldId, review_on: Option<i64>) -> Response {
    let desk = &colleague.desk;
    let (app, org, by) = (&desk.ground.app, desk.ground.org.id, colleague.session.staff());
    let now = app.clock.now();
    let changed = app.db.write(move |tx| {
        let Some(on) = store::hold_on(tx, org, id)? else { return Ok(false) };
        let (action, object) = match (review_on, on) {
            (Some(_), _) => (Action::ReviewHold, id.bytes()),
            (None, On::Thread(id)) => (Action::LiftThreadHold, id.bytes()),
            (None, On::Person(id)) => (Action::LiftPersonHold, id.bytes()),
        };
        match review_on {
            Some(day) => store::review_hold(tx, org, id, day)?,
            None => store::lift_hold(tx, org, id)?,
        }
        audit::record(tx, org, by, action, object, now)?;
        Ok::<_, DbError>(true)
    });
    match changed.await {
        // Also where a colleague was faster, or the visitor has deleted what was held.
        Ok(_) => desk.go("retention#holds"),
        Err(error) => desk.fault(&error.into()),
    }
}
