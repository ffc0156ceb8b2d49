//! The page of one person: what is known in order of days, what they agreed to, the notes of the team.

use askama::Template;
use axum::{
    body::Body,
    extract::{
        Path, Query,
        rejection::{PathRejection, QueryRejection},
    },
    http::StatusCode,
    response::Response,
};
use kernel::{Fault, Lang};
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::{Known, Merge, Note, load, timeline, timeline::Timeline, window::Window};
use crate::{
    chat::form::nonce,
    ids::{ConversationId, NoteId, PersonId},
    note::MAX_CHARS,
    person::{
        Answered, Purpose, Stance, consent,
        desk::{conversation_at, our_form},
        merge, note, rules, store,
    },
    policy::Deed,
    report::day,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
    tag::{Book, Tag},
};

/// The routes of the page of a person.
pub(in crate::person) fn routes() -> Vec<Route> {
    vec![
        Route::post("/{lang}/inbox/{id}/person/open", Who::May(Deed::SeePerson), open),
        Route::get("/{lang}/persons/{id}", Who::May(Deed::SeePerson), page),
        Route::post("/{lang}/persons/{id}/consent", Who::May(Deed::SeePerson), agree),
        Route::post("/{lang}/persons/{id}/note", Who::May(Deed::SeePerson), write_note),
    ]
}

type At = Result<Path<(String, String)>, PathRejection>;

fn person_at(at: At) -> Result<PersonId, Fault> {
    at.ok().and_then(|Path((_, id))| PersonId::parse(&id)).ok_or(Fault::NotFound)
}

/// Notes, and pairs of those who are counted as one, that stand on one page.
const NOTES: usize = 10;
const MERGES: usize = 10;

/// From which line on a list of the page is asked for; without one its latest lines stand there.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Asked {
    days: String,
    merges: String,
    notes: String,
}

fn place(text: &str) -> Option<usize> {
    text.parse().ok()
}

#[derive(Template)]
#[template(path = "person/templates/known.html")]
struct Page<'a> {
    desk: &'a Desk,
    id: PersonId,
    known: &'a Known,
    timeline: Timeline,
    /// Which of the pairs that are counted as one, and which of the notes, stand on the page.
    merges: Window,
    notes: Window,
    tags: Vec<Tag>,
    languages: Vec<&'static str>,
    nonce: String,
    /// What was typed in a form that was refused.
    typed: Option<&'a Form>,
    errors: Errors,
}

impl Page<'_> {
    fn href(&self, action: &str) -> String {
        self.desk.ground.href(&format!("persons/{}{action}", self.id))
    }

    fn thread_href(&self, id: &ConversationId) -> String {
        self.desk.ground.href(&format!("inbox/{id}"))
    }

    fn day(&self, day: &i64) -> String {
        self.desk.ground.day(&day::shown(*day))
    }

    /// The purposes, each with what counts of what was said to it.
    fn standing(&self) -> Vec<(Purpose, Option<&Answered>)> {
        let said = &self.known.consents;
        Purpose::ALL.iter().map(|purpose| (*purpose, consent::last(said, *purpose))).collect()
    }

    fn purposes(&self) -> &'static [Purpose] {
        Purpose::ALL
    }

    fn answers(&self) -> [Stance; 4] {
        Stance::ANSWERS
    }

    fn is_typed(&self, field: &str, value: &str) -> bool {
        self.typed.is_some_and(|form| form.text(field) == value)
    }

    fn typed_note(&self) -> &str {
        let text = self.typed.map_or("", |form| form.text("note"));
        let end = text.char_indices().nth(2 * MAX_CHARS).map_or(text.len(), |(at, _)| at);
        &text[..end]
    }

    fn code_of(&self, id: &ConversationId) -> &str {
        self.known.threads.iter().find(|thread| thread.id == *id).map_or("", |thread| &thread.code)
    }

    /// Those who are counted as one, as far as they stand on the page.
    fn merged(&self) -> Vec<&Merge> {
        self.known.merged(true).skip(self.merges.range().start).take(self.merges.range().len()).collect()
    }

    /// Those of whom somebody says that they are one.
    fn said_to_be_one(&self) -> Vec<&Merge> {
        self.known.merged(false).take(MERGES).collect()
    }

    fn grounds(&self, merge: &Merge) -> &'static str {
        let word = merge.row.grounds == merge::Grounds::Word;
        self.desk.ground.t.say(if word { "merges-by-word" } else { "merges-by-code" })
    }

    fn purpose(&self, purpose: &Purpose) -> String {
        purpose_key(*purpose)
    }

    fn stance(&self, stance: &Stance) -> String {
        stance_key(*stance)
    }

    fn tone(&self, stance: &Stance) -> &'static str {
        tone(*stance)
    }

    fn decides(&self) -> bool {
        self.desk.may(Deed::DecideMerge)
    }

    fn forgets(&self) -> bool {
        self.desk.may(Deed::ForgetPerson)
    }

    fn notes(&self) -> &[Note] {
        &self.known.notes[self.notes.range()]
    }

    /// Where another part of one of the lists stands.
    fn part(&self, list: &str, from: &usize) -> String {
        self.href(&format!("?{list}={from}#{list}"))
    }
}

pub(super) fn purpose_key(purpose: Purpose) -> String {
    format!("consent-for-{}", purpose.name().replace('_', "-"))
}

pub(super) fn stance_key(stance: Stance) -> String {
    format!("consent-is-{}", stance.name().replace('_', "-"))
}

pub(super) const fn tone(stance: Stance) -> &'static str {
    match stance {
        Stance::Given => "ok",
        Stance::NotAsked | Stance::Unknown => "idle",
        Stance::Refused | Stance::Withdrawn => "attention",
    }
}

/// The languages they wrote on pages of, by their own names.
fn languages(known: &Known) -> Vec<&'static str> {
    let mut languages: Vec<&'static str> = Vec::new();
    let told = known.threads.iter().filter(|thread| !thread.restricted);
    for lang in told.filter_map(|thread| Lang::from_code(&thread.language)) {
        if !languages.contains(&lang.own_name()) {
            languages.push(lang.own_name());
        }
    }
    languages
}

/// The page; with a form that was refused, and what is wrong with it.
async fn show(
    colleague: &Colleague,
    id: PersonId,
    status: StatusCode,
    asked: &Asked,
    typed: Option<&Form>,
    errors: Errors,
) -> Response {
    // A page that answers a form is the person's: its language links lead there, not to the form's address.
    let mut desk = colleague.desk.clone();
    desk.ground.path = format!("/persons/{id}");
    let (ground, session) = (&desk.ground, &colleague.session);
    let (app, org) = (&ground.app, ground.org.id);
    let known = match load(app, org, session, id).await {
        Ok(known) => known,
        Err(fault) => return desk.fault_keeping(&fault, typed),
    };
    let book = Book::open(&known.book, &app.instance, org, session, ground.lang());
    let fresh = || hex::encode(kernel::entropy::bytes::<16>(app.entropy.as_ref()));
    // The same form keeps its nonce: should the note have been stored after all, it is not stored twice.
    let nonce = typed.map(nonce).filter(|nonce| nonce.len() == 32).unwrap_or_else(fresh);
    let page = Page {
        desk: &desk,
        id,
        timeline: timeline::of(&desk, &known, place(&asked.days)),
        merges: Window::of(known.merged(true).count(), MERGES, place(&asked.merges)),
        notes: Window::of(known.notes.len(), NOTES, place(&asked.notes)),
        tags: book.tags(&known.tags),
        languages: languages(&known),
        known: &known,
        nonce,
        typed,
        errors,
    };
    desk.page(status, &page)
}

async fn page(colleague: Colleague, at: At, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    match person_at(at) {
        Ok(id) => show(&colleague, id, StatusCode::OK, &asked, None, Errors::new()).await,
        Err(fault) => colleague.desk.fault(&fault),
    }
}

/// From a conversation to whom it is with. Who was never counted yet gets a key of their own first, so that there is somebody to
/// note something on.
async fn open(colleague: Colleague, at: At, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let id = match conversation_at(at) {
        Ok(id) => id,
        Err(fault) => return desk.fault(&fault),
    };
    match our_form(&colleague, body).await {
        Ok(Some(_)) => {}
        Ok(None) => return desk.fault(&Fault::Forbidden),
        Err(response) => return response,
    }
    match rules::person_of(&desk.ground.app, desk.ground.org.id, session, id).await {
        Ok(person) => desk.go(&format!("persons/{person}")),
        Err(fault) => desk.fault(&fault),
    }
}

fn one_error(field: &'static str, words: impl Into<String>) -> Errors {
    let mut errors = Errors::new();
    errors.add(field, words);
    errors
}

/// Reads a form of this session about a person; otherwise gives the answer to send instead.
async fn form_about(colleague: &Colleague, at: At, body: Body) -> Result<(PersonId, Form), Response> {
    let id = person_at(at).map_err(|fault| colleague.desk.fault(&fault))?;
    let form = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&form) {
        return Ok((id, form));
    }
    let errors = one_error("main", colleague.desk.ground.t.say("form-error-stale"));
    Err(show(colleague, id, StatusCode::UNPROCESSABLE_ENTITY, &Asked::default(), Some(&form), errors).await)
}

async fn agree(colleague: Colleague, at: At, body: Body) -> Response {
    let (id, form) = match form_about(&colleague, at, body).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let t = desk.ground.t;
    let mut errors = Errors::new();
    let purpose = Purpose::from_name(form.text("purpose"));
    if purpose.is_none() {
        errors.add("purpose", t.say("consent-error-purpose"));
    }
    let said = Stance::from_name(form.text("said")).filter(|said| Stance::ANSWERS.contains(said));
    if said.is_none() {
        errors.add("said", t.say("consent-error-said"));
    }
    let (Some(purpose), Some(said)) = (purpose, said) else {
        return show(
            &colleague,
            id,
            StatusCode::UNPROCESSABLE_ENTITY,
            &Asked::default(),
            Some(&form),
            errors,
        )
        .await;
    };
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    match consent::write_down(app, org, session, id, purpose, said).await {
        Ok(true) => desk.go(&format!("persons/{id}#consent")),
        Ok(false) => {
            let errors = one_error("said", t.say("consent-error-nothing"));
            show(&colleague, id, StatusCode::CONFLICT, &Asked::default(), Some(&form), errors).await
        }
        Err(fault) => desk.fault(&fault),
    }
}

async fn write_note(colleague: Colleague, at: At, body: Body) -> Response {
    let (id, form) = match form_about(&colleague, at, body).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let (app, t, org) = (&desk.ground.app, desk.ground.t, desk.ground.org.id);
    let text = match clean(form.text("note"), MAX_CHARS) {
        Ok(text) if !form.cut => text,
        unfit => {
            let words = match unfit {
                Err(Unclean::Empty) => t.say("note-error-empty").to_owned(),
                _ => t.with("note-error-long", "max", MAX_CHARS),
            };
            let errors = one_error("note", words);
            return show(
                &colleague,
                id,
                StatusCode::UNPROCESSABLE_ENTITY,
                &Asked::default(),
                Some(&form),
                errors,
            )
            .await;
        }
    };
    let note = note_of_form(&colleague, id, &nonce(&form), &text);
    let written = async {
        let row = app.db.read(move |tx| store::find(tx, org, id)).await?.ok_or(Fault::NotFound)?;
        let body = note::seal(session, org, &row, note, text, app.clock.now(), app.entropy.as_ref())?;
        let by = session.staff();
        let there = app.db.write(move |tx| store::insert_note(tx, org, id, note, by, &body)).await?;
        if there { Ok(()) } else { Err(Fault::NotFound) }
    };
    match written.await {
        Ok(()) => desk.go(&format!("persons/{id}#notes")),
        Err(fault) => desk.fault_keeping(&fault, Some(&form)),
    }
}

/// The note that a form becomes: sent twice it is one.
fn note_of_form(colleague: &Colleague, id: PersonId, nonce: &str, text: &str) -> NoteId {
    let (ground, staff) = (&colleague.desk.ground, colleague.session.staff().bytes());
    let data = [&ground.org.id.bytes()[..], &id.bytes(), &staff, nonce.as_bytes(), b"\0", text.as_bytes()];
    let mac = ground.app.instance.derive("note on a person").mac("note", &data.concat());
    NoteId::from_bytes(*mac.first_chunk().expect("a MAC has 32 bytes"))
}
