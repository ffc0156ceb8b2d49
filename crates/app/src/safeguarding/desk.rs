//! Moving a course on from the page of its conversation.

use std::sync::Arc;

use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::{
    beside::{self, MAX_CHARS},
    list,
    model::{self, Event, Ground, Kind, Known, State, Whom, Wrong},
    protocol,
    rules::{self, Asked, Course, Move, Refused},
    step::With,
    store,
};
use crate::{
    care,
    chat::{self, form::nonce},
    country::{self, Duty},
    desk::{self, At},
    ids::{ConversationId, SafeguardingId, StepId},
    policy::Deed,
    surfaces::{Route, Who, desk::Colleague},
};

/// How often a step is sealed anew because the team's key changed meanwhile.
const TRIES: usize = 3;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/{lang}/inbox/{id}/safeguarding", Who::May(Deed::WorkThread), step),
        Route::get("/{lang}/safeguarding", Who::May(Deed::Safeguard), list::page),
        Route::post("/{lang}/safeguarding/leads", Who::May(Deed::Safeguard), list::choose),
        Route::get("/{lang}/safeguarding/protocol/{course}", Who::May(Deed::WorkProtocol), protocol::page),
        Route::post("/{lang}/safeguarding/protocol/{course}", Who::May(Deed::WorkProtocol), protocol::work),
        Route::post(
            "/{lang}/safeguarding/protocol/{course}/back",
            Who::May(Deed::WorkProtocol),
            protocol::put_back,
        ),
    ]
}

/// Why nothing was done.
enum Refusal {
    Form(StatusCode, Errors),
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Fault(error.into())
    }
}

async fn step(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match desk::our_form(&colleague, &id, Deed::WorkThread, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(conversation) = ConversationId::parse(&id) else {
        return colleague.desk.fault(&Fault::NotFound);
    };
    match take_step(&colleague, conversation, &form).await {
        // Closing an exception is the end of something hard.
        Ok(()) if form.text("do") == Event::Close.name() && form.text("kind") == Kind::Exception.name() => {
            colleague.desk.go(&care::offer(conversation, "safeguarding"))
        }
        Ok(()) => colleague.desk.go(&format!("inbox/{id}#safeguarding")),
        Err(Refusal::Form(status, errors)) => {
            desk::show_thread(&colleague, &id, None, status, Some(&form), errors).await
        }
        Err(Refusal::Fault(fault)) => colleague.desk.fault_keeping(&fault, Some(&form)),
    }
}

async fn take_step(colleague: &Colleague, conversation: ConversationId, form: &Form) -> Result<(), Refusal> {
    let ground = &colleague.desk.ground;
    let (app, org, session) = (&ground.app, &ground.org, &colleague.session);
    // Whoever cannot open the conversation has no say about it.
    desk::can_open(colleague, conversation).await?;
    let kind = Kind::from_name(form.text("kind")).ok_or(Fault::NotFound)?;
    let event = Event::from_name(form.text("do")).ok_or(Fault::NotFound)?;
    let form_id = form_id(colleague, conversation, form);
    let wanted = match form.text("course") {
        "" => None,
        id => Some(SafeguardingId::parse(id).ok_or(Fault::NotFound)?),
    };
    let profile = country::of(app, org.id).await;
    let (trust, of, id) = (Arc::clone(&app.trust), Arc::clone(org), session.staff());
    let found = app.db.read(move |tx| {
        let rows = store::of(tx, of.id, conversation)?;
        let roll = trust.believed(tx, &of)?;
        let alone = roll.is_some_and(|roll| roll.coordinators().all(|card| card.id == id));
        let last = chat::messages_before(tx, conversation, i64::MAX, 1)?;
        let course = wanted.unwrap_or(SafeguardingId::from_bytes(form_id));
        let done = store::has_step(tx, of.id, course, StepId::from_bytes(form_id))?;
        Ok::<_, DbError>((rows, alone, last.last().map_or(0, |one| one.number), done))
    });
    let (rows, alone, last, done) = found.await?;
    if done {
        return Ok(()); // This very form, sent twice.
    }
    let minor = rows.iter().any(|row| row.kind == Kind::Minor && row.state > 0);
    let is_open = rows.iter().any(|row| row.kind == kind && row.state > 0);
    let course = match wanted {
        None => None,
        Some(id) => {
            let row = rows.into_iter().find(|row| row.id == id).ok_or(Fault::NotFound)?;
            Some(rules::open(session, org.id, row))
        }
    };
    // Only what was seen is judged, and before anything that was typed: a form that is not there has no fields.
    let seen = form.text("seen").parse::<i64>().unwrap_or(-1);
    let fits = course.as_ref().map_or(!is_open, |course| course.kind == kind && course.count == seen);
    if !fits {
        return Err(refused(colleague, StatusCode::CONFLICT, "safeguarding-error-changed"));
    }
    let (reason, whom) = proposed(form);
    let duty = match &course {
        Some(course) => beside::duty_of(course, &profile, minor),
        None => reason.zip(whom).map(|(reason, whom)| model::duty(&profile, reason, whom, minor)),
    };
    let by = beside::by(session, alone);
    let proposer = course.as_ref().and_then(Course::proposal).map(|step| step.by.id);
    let known = Known { proposer, duty: duty.unwrap_or(Duty::Decides) };
    let from = course.as_ref().map_or(Some(kind.begins()), |course| course.state);
    let to = from.ok_or(Wrong::Path).and_then(|from| model::judge(kind, from, event, by, known));
    let to = to.map_err(|wrong| refused(colleague, StatusCode::CONFLICT, wrong.key()))?;
    let mut with = read(colleague, form, kind, event)?;
    with.alone = proposer == Some(by.id) && matches!(event, Event::Approve | Event::NotTell);
    if event == Event::Approve {
        with.message = Some(last);
    }
    let protocols = protocol::protocols(app, org.id).await;
    with.points = from.map_or(0, |from| protocols.of(kind).points(from, ground.lang()).1.len());
    with.ticked.retain(|point| *point < with.points);
    write(colleague, conversation, (kind, event, to), course.as_ref(), with, form_id).await
}

/// On which ground somebody would be told, and who.
fn proposed(form: &Form) -> (Option<Ground>, Option<Whom>) {
    let ground = Ground::ALL.into_iter().find(|one| one.name() == form.text("ground"));
    (ground, Whom::ALL.into_iter().find(|one| one.name() == form.text("whom")))
}

fn refused(colleague: &Colleague, status: StatusCode, key: &str) -> Refusal {
    let mut errors = Errors::new();
    errors.add("safeguarding", colleague.desk.ground.t.say(key));
    Refusal::Form(status, errors)
}

async fn write(
    colleague: &Colleague,
    conversation: ConversationId,
    (kind, event, to): (Kind, Event, State),
    course: Option<&Course>,
    with: With,
    form: [u8; 16],
) -> Result<(), Refusal> {
    let ground = &colleague.desk.ground;
    let (app, org) = (&ground.app, ground.org.id);
    let asked = Asked { org, conversation, kind, course, event, to, form };
    for _ in 0..TRIES {
        let now = app.clock.now();
        let step = Move::prepare(&colleague.session, &asked, with.clone(), now, app.entropy.as_ref())?;
        match app.db.write(move |tx| step.write(tx, now)).await {
            Ok(()) => {
                app.wake(org, conversation);
                return Ok(());
            }
            Err(Refused::OldKey) => {}
            Err(Refused::Changed) => {
                return Err(refused(colleague, StatusCode::CONFLICT, "safeguarding-error-changed"));
            }
            Err(Refused::Told) => {
                return Err(refused(colleague, StatusCode::CONFLICT, "safeguarding-error-told"));
            }
            Err(Refused::NotFound) => return Err(Refusal::Fault(Fault::NotFound)),
            Err(Refused::Db(error)) => return Err(error.into()),
        }
    }
    Err(Refusal::Fault(Fault::Busy))
}

/// Reads a form; what is wrong with it stands at its fields.
fn read(colleague: &Colleague, form: &Form, kind: Kind, event: Event) -> Result<With, Refusal> {
    let (t, mut errors) = (colleague.desk.ground.t, Errors::new());
    let at = |name| format!("{}-{name}", super::prefix(&kind, &event));
    let mut with = With::default();
    match clean(form.text("words"), MAX_CHARS) {
        Ok(words) if !form.cut => with.words = words,
        Err(Unclean::Empty) if !event.needs_words() => {}
        Err(Unclean::Empty) => errors.add(at("words"), t.say("safeguarding-error-words")),
        _ => errors.add(at("words"), t.with("note-error-long", "max", MAX_CHARS)),
    }
    // Who was told what is written down without names (rule E-6): what may be one is asked about once.
    if form.text("sure") != with.words {
        for one in scrub::find(&with.words) {
            let kind = t.say(&format!("scrub-{}", one.kind.name().replace('_', "-"))).to_owned();
            errors.add(at("words"), t.with2("scrub-found", "words", &with.words[one.range], "kind", kind));
        }
        if !errors.is_empty() && !with.words.is_empty() {
            errors.add(at("words"), t.say("work-sure"));
        }
    }
    if event == Event::Propose {
        (with.ground, with.whom) = proposed(form);
        if with.ground.is_none() {
            errors.add(at("ground"), t.say("safeguarding-error-ground"));
        }
        if with.whom.is_none() {
            errors.add(at("whom"), t.say("safeguarding-error-whom"));
        }
    }
    if event == Event::Tell {
        with.message = form.text("message-number").parse().ok();
    }
    if event == Event::Close {
        let day = form.text("review-on").trim();
        let ground = &colleague.desk.ground;
        let today = jiff::Timestamp::from_millisecond(ground.app.clock.now().millis())
            .map(|stamp| stamp.to_zoned(ground.org.zone.clone()).date());
        match day.parse::<jiff::civil::Date>() {
            Ok(date) if today.is_ok_and(|today| date > today) => with.review_on = Some(date.to_string()),
            _ => errors.add(at("review-on"), t.say("safeguarding-error-day")),
        }
    }
    with.ticked = form.all("tick").filter_map(|tick| tick.parse().ok()).take(20).collect();
    with.ticked.sort_unstable();
    with.ticked.dedup();
    if errors.is_empty() { Ok(with) } else { Err(Refusal::Form(StatusCode::UNPROCESSABLE_ENTITY, errors)) }
}

/// What a form becomes: sent twice it is one step.
fn form_id(colleague: &Colleague, conversation: ConversationId, form: &Form) -> [u8; 16] {
    let ground = &colleague.desk.ground;
    let mut data = Vec::new();
    data.extend_from_slice(&ground.org.id.bytes());
    data.extend_from_slice(&conversation.bytes());
    data.extend_from_slice(&colleague.session.staff().bytes());
    let parts = ["kind", "course", "seen", "do", "words"].map(|name| form.text(name));
    for part in parts.into_iter().chain([nonce(form).as_str()]) {
        data.extend_from_slice(part.as_bytes());
        data.push(0);
    }
    let mac = ground.app.instance.derive("safeguarding of a form").mac("safeguarding", &data);
    *mac.first_chunk().expect("a MAC has 32 bytes")
}
