//! One follow-up: what it is about, what was tried, what can be done now.

use std::collections::BTreeSet;

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::{Errors, Form};

use super::{
    desk::{At, beside, our_form, whose},
    line::{self, Line},
    model::{self, Act, CHANNELS, Outcome, Reach, Told, channel_named},
    plan::{self, Typed},
    rules::{self, Done, Order, Step},
    store,
};
use crate::{
    ids::FollowUpId,
    restricted,
    surfaces::desk::{Colleague, Desk},
    team::Member,
};

#[derive(Template)]
#[template(path = "follow_up/templates/one.html")]
struct Page<'a> {
    desk: &'a Desk,
    line: Line,
    steps: Vec<Step>,
    members: Vec<Member>,
    /// What was typed in a form that was refused.
    typed: Typed,
    reach: String,
    errors: Errors,
}

impl Page<'_> {
    fn href(&self, action: &str) -> String {
        self.desk.ground.href(&format!("follow-ups/{}{action}", self.line.row.id))
    }

    /// How it can end now.
    fn ends(&self) -> Vec<Outcome> {
        self.line.row.standing.ends(self.most())
    }

    /// The number that the next attempt has.
    fn next_attempt(&self) -> i64 {
        self.line.row.standing.attempts + 1
    }

    fn most(&self) -> i64 {
        i64::from(self.desk.ground.org.settings.follow_up_attempts)
    }

    fn reaches(&self) -> Vec<(&'static str, String, bool)> {
        Reach::ALL.map(|reach| (reach.name(), reach_key(reach), self.reach == reach.name())).to_vec()
    }

    fn channels(&self) -> Vec<(&'static str, String)> {
        CHANNELS.map(|channel| (channel, format!("follow-channel-{channel}"))).to_vec()
    }

    fn days(&self) -> Vec<(String, String, bool)> {
        plan::offered(&self.typed.when)
    }

    fn is_me(&self, member: &Member) -> bool {
        self.desk.session().is_some_and(|session| session.staff() == member.id)
    }

    fn is_whose(&self, member: &Member) -> bool {
        self.line.row.standing.whose == Some(member.id)
    }

    /// What a step was, in words.
    fn says(&self, step: &Step) -> String {
        let t = self.desk.ground.t;
        match step.told() {
            None => t.say("message-unreadable").to_owned(),
            Some(Told::Attempt(reach, channel)) => {
                let (reach, channel) =
                    (t.say(&reach_key(*reach)), t.say(&format!("follow-channel-{channel}")));
                t.with2("follow-did-attempt", "reach", reach, "channel", channel)
            }
            Some(Told::End(outcome)) => t.say(&format!("follow-outcome-{}", outcome.name())).to_owned(),
            Some(Told::Move) => t.say("follow-did-move").to_owned(),
            Some(Told::Back) => t.say("follow-did-back").to_owned(),
        }
    }

    /// Whether the last step is this member's, so that they can take it back.
    fn can_undo(&self) -> bool {
        let last = self.steps.last().map(|step| step.by);
        last.is_some() && last == self.desk.session().map(crate::session::Session::staff)
    }
}

fn reach_key(reach: Reach) -> String {
    format!("follow-reach-{}", reach.name().replace('_', "-"))
}

/// The page; with a form that was refused, and what is wrong with it.
async fn show(
    colleague: &Colleague,
    id: &str,
    status: StatusCode,
    form: Option<&Form>,
    errors: Errors,
) -> Response {
    let at_page = colleague.at(format!("/follow-ups/{id}"));
    match load(&at_page, id, form, errors).await {
        Ok(page) => at_page.desk.page(status, &page),
        Err(fault) => at_page.desk.fault_keeping(&fault, form),
    }
}

async fn load<'a>(
    colleague: &'a Colleague,
    id: &str,
    form: Option<&Form>,
    errors: Errors,
) -> Result<Page<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let id = FollowUpId::parse(id).ok_or(Fault::NotFound)?;
    let (org, reader) = (desk.ground.org.id, session.clone());
    let found = desk.ground.app.db.read(move |tx| {
        let Some(row) = store::find(tx, org, id)? else { return Ok::<_, DbError>(None) };
        // Nothing of a restricted conversation is shown to whoever is not named.
        if restricted::is_closed_to(tx, org, row.conversation, reader.staff())? {
            return Ok(None);
        }
        let open = BTreeSet::new();
        let unseen = line::unseen(tx, &reader, std::slice::from_ref(&row), &open)?;
        let steps = store::steps(tx, org, id)?;
        Ok(Some((row, steps, unseen)))
    });
    let (row, steps, unseen) = found.await?.ok_or(Fault::NotFound)?;
    line::record(colleague, unseen).await?;
    let steps = rules::open_steps(session, org, &row, steps);
    let members = beside(colleague).await?;
    let line = Line::new(&desk.ground, session, row, &BTreeSet::new());
    let typed = Typed::of(form);
    let reach = form.map_or(String::new(), |form| form.text("reach").chars().take(20).collect());
    Ok(Page { desk, line, steps, members, typed, reach, errors })
}

/// The answer to a form that is not of this session. It is refused also where there is nothing, so that it tells nothing.
async fn stale(colleague: &Colleague, id: &str, form: &Form) -> Response {
    let mut errors = Errors::new();
    errors.add("main", colleague.desk.ground.t.say("form-error-stale"));
    let page = show(colleague, id, StatusCode::UNPROCESSABLE_ENTITY, Some(form), errors).await;
    if page.status() == StatusCode::NOT_FOUND { colleague.desk.fault(&Fault::Forbidden) } else { page }
}

pub(super) async fn page(colleague: Colleague, At(id): At) -> Response {
    show(&colleague, &id, StatusCode::OK, None, Errors::new()).await
}

/// What a form asks for: the act, the channel, and the words beside it.
type Wanted = (Act, &'static str, String);

/// Reads a form of this session, does what it asks for, and goes back to where it stood.
async fn does(
    colleague: &Colleague,
    id: &str,
    body: Body,
    wanted: impl AsyncFnOnce(&Form, &mut Errors) -> Result<Option<Wanted>, Fault>,
) -> Response {
    let (form, ours) = match our_form(colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (app, mut errors) = (&colleague.desk.ground.app, Errors::new());
    if !ours {
        return stale(colleague, id, &form).await;
    }
    let Some(follow_up) = FollowUpId::parse(id) else {
        return colleague.desk.fault_keeping(&Fault::NotFound, Some(&form));
    };
    let (act, channel, words) = match wanted(&form, &mut errors).await {
        Ok(Some(wanted)) if errors.is_empty() => wanted,
        Ok(_) => return show(colleague, id, StatusCode::UNPROCESSABLE_ENTITY, Some(&form), errors).await,
        Err(fault) => return colleague.desk.fault_keeping(&fault, Some(&form)),
    };
    let steps = form.text("steps").parse().unwrap_or(-1);
    let order = Order { act, channel, words: &words, steps };
    let done = rules::act(app, &colleague.desk.ground.org, &colleague.session, follow_up, &order).await;
    finish(colleague, id, done, &form).await
}

/// Back to where the form stood; or the page with the reason why nothing was done.
async fn finish(colleague: &Colleague, id: &str, done: Result<Done, Fault>, form: &Form) -> Response {
    let t = colleague.desk.ground.t;
    let why = match done {
        Ok(Done::Done) => return go_back(colleague, id, form).await,
        Ok(Done::Changed) => "follow-error-changed",
        Ok(Done::No) => "follow-error-no",
        Err(fault) => return colleague.desk.fault_keeping(&fault, Some(form)),
    };
    let mut errors = Errors::new();
    errors.add("main", t.say(why));
    show(colleague, id, StatusCode::CONFLICT, Some(form), errors).await
}

/// To the conversation if the form stood there, else to the follow-up.
async fn go_back(colleague: &Colleague, id: &str, form: &Form) -> Response {
    if form.text("from") == "thread"
        && let Some(follow_up) = FollowUpId::parse(id)
    {
        let org = colleague.desk.ground.org.id;
        let found = colleague.desk.ground.app.db.read(move |tx| store::find(tx, org, follow_up)).await;
        if let Ok(Some(row)) = found {
            return colleague.desk.go(&format!("inbox/{}#follow-ups", row.conversation));
        }
    }
    colleague.desk.go(&format!("follow-ups/{id}"))
}

/// The words of a form; what is wrong with them stands at their field.
fn words(colleague: &Colleague, form: &Form, errors: &mut Errors) -> String {
    plan::words(colleague, form).unwrap_or_else(|error| {
        errors.add("words", error);
        String::new()
    })
}

pub(super) async fn attempt(colleague: Colleague, At(id): At, body: Body) -> Response {
    let ground = &colleague.desk.ground;
    does(&colleague, &id, body, async |form, errors| {
        let words = words(&colleague, form, errors);
        let reach = Reach::from_name(form.text("reach"));
        if reach.is_none() {
            errors.add("reach", ground.t.say("follow-error-reach"));
        }
        let channel = channel_named(form.text("channel")).unwrap_or(CHANNELS[0]);
        let today = rules::today(&ground.app, &ground.org);
        let next = model::due(form.text("when"), form.text("day"), today);
        match (reach, next) {
            (Some(Reach::Reached), _) => Ok(Some((Act::Attempt(Reach::Reached, today), channel, words))),
            (Some(reach), Some(next)) => Ok(Some((Act::Attempt(reach, next), channel, words))),
            (Some(_), None) => {
                errors.add("when", ground.t.say("follow-error-due"));
                Ok(None)
            }
            (None, _) => Ok(None),
        }
    })
    .await
}

pub(super) async fn end(colleague: Colleague, At(id): At, body: Body) -> Response {
    does(&colleague, &id, body, async |form, errors| {
        let words = words(&colleague, form, errors);
        let outcome = Outcome::from_name(form.text("outcome"));
        if outcome.is_none() {
            errors.add("outcome", colleague.desk.ground.t.say("follow-error-outcome"));
        }
        Ok(outcome.map(|outcome| (Act::End(outcome), CHANNELS[0], words)))
    })
    .await
}

pub(super) async fn put(colleague: Colleague, At(id): At, body: Body) -> Response {
    let ground = &colleague.desk.ground;
    does(&colleague, &id, body, async |form, errors| {
        let members = beside(&colleague).await?;
        let due = model::due(form.text("when"), form.text("day"), rules::today(&ground.app, &ground.org));
        if due.is_none() {
            errors.add("move-when", ground.t.say("follow-error-due"));
        }
        let whose = whose(&colleague, &members, form.text("whose"));
        if whose.is_none() {
            errors.add("whose", ground.t.say("follow-error-whose"));
        }
        Ok(due.zip(whose).map(|(due, whose)| (Act::Move(due, whose), CHANNELS[0], String::new())))
    })
    .await
}

pub(super) async fn back(colleague: Colleague, At(id): At, body: Body) -> Response {
    does(&colleague, &id, body, async |_, _| Ok(Some((Act::Back, CHANNELS[0], String::new())))).await
}

pub(super) async fn undo(colleague: Colleague, At(id): At, body: Body) -> Response {
    let (form, ours) = match our_form(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let ground = &colleague.desk.ground;
    if !ours {
        return stale(&colleague, &id, &form).await;
    }
    let Some(follow_up) = FollowUpId::parse(&id) else { return colleague.desk.fault(&Fault::NotFound) };
    let steps = form.text("steps").parse().unwrap_or(-1);
    let done = rules::undo(&ground.app, &ground.org, &colleague.session, follow_up, steps).await;
    finish(&colleague, &id, done, &form).await
}
