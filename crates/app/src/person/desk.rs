//! The page beside a conversation on which a worker counts somebody once who writes twice, and the coordinators' page on
//! which two persons become one.

use askama::Template;
use axum::{
    body::Body,
    extract::{Path, rejection::PathRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{DbError, Fault, Moment, Plain};
use ui::{Errors, Form};

use super::{
    code::{self, Kind, Questions, Unread},
    merge::{self, Decided, Grounds, Pair, Side, State, Suggested, Verdict},
    rules::{self, Told},
    store,
};
use crate::{
    chat,
    ids::{ConversationId, MergeId},
    policy::Deed,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
};

/// Pairs of each kind on the page. More are shown when these are decided.
const PAGE: i64 = 100;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    let mut routes = super::view::routes();
    routes.extend([
        Route::get("/{lang}/inbox/{id}/person", Who::May(Deed::SuggestMerge), person_page),
        Route::post("/{lang}/inbox/{id}/person/before", Who::May(Deed::SuggestMerge), before),
        Route::post("/{lang}/inbox/{id}/person/code", Who::May(Deed::SuggestMerge), give_code),
        Route::post("/{lang}/inbox/{id}/person/no-code", Who::May(Deed::SuggestMerge), take_code),
        Route::get("/{lang}/persons/merges", Who::May(Deed::DecideMerge), merges_page),
        Route::post("/{lang}/persons/merges/{id}/one", Who::May(Deed::DecideMerge), one),
        Route::post("/{lang}/persons/merges/{id}/two", Who::May(Deed::DecideMerge), two),
        Route::post("/{lang}/persons/merges/{id}/back", Who::May(Deed::DecideMerge), back),
    ]);
    routes
}

type At = Result<Path<(String, String)>, PathRejection>;

pub(super) fn conversation_at(at: At) -> Result<ConversationId, Fault> {
    at.ok().and_then(|Path((_, id))| ConversationId::parse(&id)).ok_or(Fault::NotFound)
}

/// Reads a form of this session; `None` if it is not ours.
pub(super) async fn our_form(colleague: &Colleague, body: Body) -> Result<Option<Form>, Response> {
    let form = colleague.desk.form(body).await?;
    Ok(colleague.desk.is_ours(&form).then_some(form))
}

/// What is wrong with a form, and with no field of it.
fn on_page(words: &str) -> Errors {
    let mut errors = Errors::new();
    errors.add("main", words);
    errors
}

/// Conversations with their code names.
type Named = Vec<(ConversationId, String)>;

#[derive(Template)]
#[template(path = "person/templates/person.html")]
struct PersonPage<'a> {
    desk: &'a Desk,
    id: ConversationId,
    code: String,
    has_code: bool,
    /// With which conversations they are counted as one, and with which somebody says they should be.
    one: Named,
    suggested: Named,
    questions: &'static Questions,
    /// What was typed as the earlier conversation. Answers to the questions are never given back.
    earlier: &'a str,
    said: bool,
    errors: Errors,
}

impl PersonPage<'_> {
    fn href(&self, action: &str) -> String {
        self.desk.ground.href(&format!("inbox/{}{action}", self.id))
    }

    fn decides(&self) -> bool {
        self.desk.may(Deed::DecideMerge)
    }

    fn is_number(&self, kind: &Kind) -> bool {
        matches!(kind, Kind::Number { .. })
    }

    /// Whether a form with answers was refused, so that the page says why they are gone.
    fn emptied(&self) -> bool {
        self.errors.iter().any(|(field, _)| field.starts_with("code"))
    }
}

/// What the page knows of a conversation.
struct Known {
    code: String,
    has_code: bool,
    one: Named,
    suggested: Named,
}

fn known(tx: &mut db::Tx<'_>, colleague: &Colleague, id: ConversationId) -> Result<Option<Known>, DbError> {
    let org = colleague.desk.ground.org.id;
    let Some(conversation) = chat::find(tx, org, id)? else { return Ok(None) };
    let code = conversation.code;
    let Some(person) = store::of_conversation(tx, org, id)? else {
        return Ok(Some(Known { code, has_code: false, one: Vec::new(), suggested: Vec::new() }));
    };
    let (mut one, mut suggested) = (store::conversations(tx, org, person.id)?, Vec::new());
    for other in merge::others(tx, org, person.id)? {
        one.extend(store::conversations(tx, org, other)?);
    }
    one.retain(|(other, _)| *other != id);
    for other in store::suggested_with(tx, org, person.id)? {
        suggested.extend(store::conversations(tx, org, other)?);
    }
    Ok(Some(Known { code, has_code: person.has_code, one, suggested }))
}

/// The page; with a form that was refused, and what is wrong with it.
async fn show(
    colleague: &Colleague,
    id: ConversationId,
    status: StatusCode,
    form: Option<&Form>,
    errors: Errors,
) -> Response {
    // A page that answers a form is the conversation's too: its language links lead there, not to the form's address.
    let mut desk = colleague.desk.clone();
    desk.ground.path = format!("/inbox/{id}/person");
    let reader = colleague.clone();
    let known = match desk.ground.app.db.read(move |tx| known(tx, &reader, id)).await {
        Ok(Some(known)) => known,
        Ok(None) => return desk.fault(&Fault::NotFound),
        Err(error) => return desk.fault(&error.into()),
    };
    let Known { code, has_code, one, suggested } = known;
    let (earlier, said) = form.map_or(("", false), |form| (form.text("earlier"), form.has("said")));
    let (desk, questions) = (&desk, code::questions());
    let page = PersonPage { desk, id, code, has_code, one, suggested, questions, earlier, said, errors };
    desk.page(status, &page)
}

async fn person_page(colleague: Colleague, at: At) -> Response {
    match conversation_at(at) {
        Ok(id) => show(&colleague, id, StatusCode::OK, None, Errors::new()).await,
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn refused(colleague: &Colleague, id: ConversationId, form: Option<&Form>, errors: Errors) -> Response {
    show(colleague, id, StatusCode::UNPROCESSABLE_ENTITY, form, errors).await
}

/// An answer to a form that is not of this session.
async fn stale(colleague: &Colleague, id: ConversationId) -> Response {
    refused(colleague, id, None, on_page(colleague.desk.ground.t.say("form-error-stale"))).await
}

fn to_page(colleague: &Colleague, id: ConversationId) -> Response {
    colleague.desk.go(&format!("inbox/{id}/person"))
}

async fn before(colleague: Colleague, at: At, body: Body) -> Response {
    let id = match conversation_at(at) {
        Ok(id) => id,
        Err(fault) => return colleague.desk.fault(&fault),
    };
    let form = match our_form(&colleague, body).await {
        Ok(Some(form)) => form,
        Ok(None) => return stale(&colleague, id).await,
        Err(response) => return response,
    };
    let (desk, t) = (&colleague.desk, colleague.desk.ground.t);
    let mut errors = Errors::new();
    if !form.has("said") {
        errors.add("said", t.say("person-error-said"));
    }
    let earlier = form.text("earlier").trim().to_lowercase();
    if earlier.is_empty() {
        errors.add("earlier", t.say("person-error-nobody"));
    }
    if !errors.is_empty() {
        return refused(&colleague, id, Some(&form), errors).await;
    }
    let told = rules::told(&desk.ground.app, &desk.ground.org, &colleague.session, id, &earlier).await;
    let key = match told {
        Ok(Told::Suggested(Suggested::New | Suggested::Waits)) => return to_page(&colleague, id),
        Ok(Told::Suggested(Suggested::One | Suggested::Declined)) => "person-error-one",
        Ok(Told::Suggested(Suggested::Same)) => "person-error-same",
        Ok(Told::Nobody) => "person-error-nobody",
        Ok(Told::Several) => "person-error-several",
        Err(fault) => return desk.fault(&fault),
    };
    errors.add("earlier", t.say(key));
    refused(&colleague, id, Some(&form), errors).await
}

/// The answers in a form, in the one way in which they are hashed.
fn answers(desk: &Desk, form: &Form) -> Result<Vec<Option<Plain<String>>>, Errors> {
    let (t, questions) = (desk.ground.t, code::questions());
    let (mut errors, mut answers) = (Errors::new(), Vec::new());
    for question in &questions.all {
        if form.has(&format!("unknown-{}", question.name)) {
            answers.push(None);
            continue;
        }
        let field = format!("code-{}", question.name);
        match question.read(form.text(&field)) {
            Ok(answer) => answers.push(Some(answer)),
            Err(Unread::Empty) => errors.add(field, t.say("person-code-error-empty")),
            Err(Unread::NotLetters) => errors.add(field, t.say("person-code-error-letters")),
            Err(Unread::NotBetween(least, most)) => {
                errors.add(field, t.with2("person-code-error-number", "least", least, "most", most));
            }
        }
    }
    if errors.is_empty() && answers.iter().flatten().count() < questions.known_at_least {
        errors.add("code", t.with("person-code-error-few", "n", questions.known_at_least));
    }
    if errors.is_empty() { Ok(answers) } else { Err(errors) }
}

async fn give_code(colleague: Colleague, at: At, body: Body) -> Response {
    let id = match conversation_at(at) {
        Ok(id) => id,
        Err(fault) => return colleague.desk.fault(&fault),
    };
    let answers = match our_form(&colleague, body).await {
        Ok(Some(form)) => answers(&colleague.desk, &form),
        Ok(None) => return stale(&colleague, id).await,
        Err(response) => return response,
    };
    let answers = match answers {
        Ok(answers) => answers,
        // Without the form: what somebody said about themselves is on no page twice (rule A-6).
        Err(errors) => return refused(&colleague, id, None, errors).await,
    };
    let Colleague { desk, session } = &colleague;
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    match known_conversation(&colleague, id).await {
        Ok(true) => {}
        Ok(false) => return desk.fault(&Fault::NotFound),
        Err(fault) => return desk.fault(&fault),
    }
    let (instance, cost, version, of) =
        (app.instance.clone(), app.code_cost, code::questions().version, org.id);
    let hashed = app.code_lane.run(move || code::fingerprint(&instance, of, version, &answers, cost)).await;
    let given = match hashed {
        Ok(Ok(code)) => rules::give_code(app, org, session, id, &code).await,
        Ok(Err(bad)) => Err(Fault::Broken(bad.to_string())),
        Err(fault) => Err(fault),
    };
    match given {
        Ok(()) => to_page(&colleague, id),
        Err(Fault::Busy) => {
            let mut errors = Errors::new();
            errors.add("code", desk.ground.t.say("person-code-error-busy"));
            show(&colleague, id, StatusCode::SERVICE_UNAVAILABLE, None, errors).await
        }
        Err(fault) => desk.fault(&fault),
    }
}

/// Whether the conversation is there: nothing slow is done for one that is not.
async fn known_conversation(colleague: &Colleague, id: ConversationId) -> Result<bool, Fault> {
    let org = colleague.desk.ground.org.id;
    Ok(colleague.desk.ground.app.db.read(move |tx| chat::find(tx, org, id)).await?.is_some())
}

async fn take_code(colleague: Colleague, at: At, body: Body) -> Response {
    let id = match conversation_at(at) {
        Ok(id) => id,
        Err(fault) => return colleague.desk.fault(&fault),
    };
    match our_form(&colleague, body).await {
        Ok(Some(_)) => {}
        Ok(None) => return stale(&colleague, id).await,
        Err(response) => return response,
    }
    let ground = &colleague.desk.ground;
    match rules::take_code(&ground.app, ground.org.id, id).await {
        Ok(true) => to_page(&colleague, id),
        Ok(false) => colleague.desk.fault(&Fault::NotFound),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

#[derive(Template)]
#[template(path = "person/templates/merges.html")]
struct MergesPage<'a> {
    desk: &'a Desk,
    suggested: Vec<Pair>,
    merged: Vec<Pair>,
    errors: Errors,
}

impl MergesPage<'_> {
    fn href(&self, pair: &Pair, verdict: &str) -> String {
        self.desk.ground.href(&format!("persons/merges/{}/{verdict}", pair.row.id))
    }

    fn day(&self, day: &i64) -> String {
        self.desk.ground.day(&Moment::from_millis(day.saturating_mul(86_400_000)))
    }

    fn grounds(&self, pair: &Pair) -> &'static str {
        let key = if pair.row.grounds == Grounds::Word { "merges-by-word" } else { "merges-by-code" };
        self.desk.ground.t.say(key)
    }

    /// The two sides with the keys of what they are called.
    fn sides<'p>(&self, pair: &'p Pair) -> [(&'static str, &'p Side); 2] {
        [("merges-from", &pair.from), ("merges-into", &pair.into)]
    }
}

async fn show_merges(colleague: &Colleague, status: StatusCode, errors: Errors) -> Response {
    let mut desk = colleague.desk.clone();
    desk.ground.path = "/persons/merges".to_owned();
    let (desk, session) = (&desk, &colleague.session);
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let of = |state| merge::pairs(app, org, session, state, PAGE);
    let (suggested, merged) = match (of(State::Suggested).await, of(State::Merged).await) {
        (Ok(suggested), Ok(merged)) => (suggested, merged),
        (Err(fault), _) | (_, Err(fault)) => return desk.fault(&fault),
    };
    desk.page(status, &MergesPage { desk, suggested, merged, errors })
}

async fn merges_page(colleague: Colleague) -> Response {
    show_merges(&colleague, StatusCode::OK, Errors::new()).await
}

async fn one(colleague: Colleague, at: At, body: Body) -> Response {
    decide(colleague, at, body, Verdict::One).await
}

async fn two(colleague: Colleague, at: At, body: Body) -> Response {
    decide(colleague, at, body, Verdict::Two).await
}

async fn back(colleague: Colleague, at: At, body: Body) -> Response {
    decide(colleague, at, body, Verdict::TakeBack).await
}

async fn decide(colleague: Colleague, at: At, body: Body, verdict: Verdict) -> Response {
    let (desk, t) = (&colleague.desk, colleague.desk.ground.t);
    let Some(id) = at.ok().and_then(|Path((_, id))| MergeId::parse(&id)) else {
        return desk.fault(&Fault::NotFound);
    };
    match our_form(&colleague, body).await {
        Ok(Some(_)) => {}
        Ok(None) => {
            let errors = on_page(t.say("form-error-stale"));
            return show_merges(&colleague, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
        }
        Err(response) => return response,
    }
    match merge::decide(&desk.ground.app, &desk.ground.org, &colleague.session, id, verdict).await {
        Ok(Decided::Done) => desk.go("persons/merges"),
        Ok(Decided::Otherwise) => {
            let errors = on_page(t.say("merges-error-otherwise"));
            show_merges(&colleague, StatusCode::CONFLICT, errors).await
        }
        Err(fault) => desk.fault(&fault),
    }
}
