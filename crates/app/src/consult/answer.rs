//! One question, as the consultant who is asked sees it: taking it, answering, keeping what was begun.

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::Fault;
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::{
    MAX_CHARS, fault_keeping, keys,
    model::{Consult, History, State},
    rules::{self, Mine, Unanswered},
};
use crate::{
    audit::Action,
    chat::{self, Opened},
    desk::At,
    ids::ConsultId,
    session::Kept,
    surfaces::desk::{Colleague, Desk},
    wording::{self, Check, Found},
};

#[derive(Template)]
#[template(path = "consult/templates/one.html")]
struct Page<'a> {
    desk: &'a Desk,
    consult: Consult,
    /// Whether this member has it, or may take it.
    mine: bool,
    free: bool,
    /// The language of whoever the answer may go to.
    language: String,
    /// What stands in the form.
    text: String,
    may: bool,
    is_draft: bool,
    /// What the word check says of an answer that may go to the visitor.
    check: Option<Check>,
    errors: Errors,
}

impl Page<'_> {
    fn href(&self, action: &str) -> String {
        self.desk.ground.href(&format!("consults/{}{action}", self.consult.row.id))
    }

    /// What there is to say of one thing that was found.
    fn says(&self, found: &Found) -> String {
        found.says(self.desk.ground.t)
    }

    fn warned(&self) -> String {
        self.check.as_ref().map(Check::written).unwrap_or_default()
    }

    /// Whether there is something to answer.
    fn is_waiting(&self) -> bool {
        self.consult.row.state == State::Waiting && (self.mine || self.free)
    }

    fn was_taken_back(&self) -> bool {
        self.consult.row.state == State::Back
    }

    /// Whether the conversation was given with it, so that an answer hands it back.
    fn hands_back(&self) -> bool {
        self.consult.row.history == History::Given && !self.reads_anyway()
    }

    /// Whether this member reads the team's conversations as it is.
    fn reads_anyway(&self) -> bool {
        self.desk.may(crate::policy::Deed::WorkThread)
    }

    /// Who else has it.
    fn colleague(&self) -> Option<&str> {
        let (_, name) = self.consult.row.taken_by.as_ref().filter(|_| !self.mine)?;
        Some(name)
    }

    /// The language in which its speakers call it.
    fn own_name(&self) -> &str {
        kernel::Lang::from_code(&self.language).map_or(&self.language, |lang| lang.own_name())
    }
}

pub(super) async fn page(colleague: Colleague, At(id): At) -> Response {
    show(&colleague, &id, StatusCode::OK, None, Errors::new()).await
}

async fn show(
    colleague: &Colleague,
    id: &str,
    status: StatusCode,
    form: Option<&Form>,
    errors: Errors,
) -> Response {
    let at = colleague.at(format!("/consults/{id}"));
    match load(&at, id, form, errors).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault) => colleague.desk.fault_keeping(&fault, form),
    }
}

async fn load<'a>(
    colleague: &'a Colleague,
    id: &str,
    form: Option<&Form>,
    errors: Errors,
) -> Result<Page<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let id = ConsultId::parse(id).ok_or(Fault::NotFound)?;
    let Mine { row, key, draft } = rules::mine(app, org, session, id).await?;
    let mine = row.is_of(&session.staff());
    let free = row.taken_by.is_none() && row.state == State::Waiting;
    // What a colleague has is not shown, though it would open.
    let key = key.filter(|_| mine || free);
    let conversation = row.conversation;
    let language = app.db.read(move |tx| chat::find(tx, org, conversation)).await?;
    let language = language.ok_or(Fault::NotFound)?.language;
    if key.is_some() {
        record(colleague, conversation).await?;
    }
    let consult = keys::open(row, key.as_ref());
    let is_draft = form.is_none() && draft.is_some();
    let text = match form {
        Some(form) => form.text("reply").to_owned(),
        None => draft.map(|draft| draft.expose().clone()).unwrap_or_default(),
    };
    let may = form.is_some_and(|form| form.has("may"));
    let check = (may && !text.trim().is_empty()).then(|| check(colleague, &language, &text));
    Ok(Page { desk, consult, mine, free, language, text, may, is_draft, check, errors })
}

/// That a question was opened goes on record before it is shown.
async fn record(colleague: &Colleague, conversation: crate::ids::ConversationId) -> Result<(), Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org, session, now) =
        (&desk.ground.app, desk.ground.org.id, session.clone(), desk.ground.app.clock.now());
    let opened = [Opened { conversation, action: Action::OpenConsult, rewrapped: None }];
    Ok(app.db.write(move |tx| chat::reopen(tx, org, &session, &opened, now)).await?)
}

/// The words of an answer that may go to the visitor, checked as those of every answer.
fn check(colleague: &Colleague, language: &str, text: &str) -> Check {
    let known = [colleague.session.member.work_name.as_str(), colleague.desk.ground.org_name()];
    wording::check(text, language, &known)
}

/// A form about a question.
async fn form_of(colleague: &Colleague, id: &str, body: Body) -> Result<(ConsultId, Form), Response> {
    let desk = &colleague.desk;
    let form = desk.form(body).await?;
    if !desk.is_ours(&form) {
        let kept = Kept { at: desk.ground.path.clone(), form: &form };
        return Err(desk.keep(StatusCode::UNPROCESSABLE_ENTITY, "form-error-stale", &kept));
    }
    match ConsultId::parse(id) {
        Some(id) => Ok((id, form)),
        None => Err(desk.fault_keeping(&Fault::NotFound, Some(&form))),
    }
}

pub(super) async fn take(colleague: Colleague, At(id): At, body: Body) -> Response {
    let (which, form) = match form_of(&colleague, &id, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let taken = async {
        let mine = rules::mine(app, org, session, which).await?;
        rules::take(app, org, session, &mine.row).await
    };
    let done = taken.await;
    // What was typed in the form beside the button is not lost.
    if form.has("reply")
        && let Err(fault) = rules::keep(app, org, session, which, form.text("reply")).await
    {
        return desk.fault_keeping(&fault, Some(&form));
    }
    match done {
        Ok(()) => desk.go(&format!("consults/{id}")),
        Err(why) => unanswered(&colleague, &id, why, &form).await,
    }
}

pub(super) async fn release(colleague: Colleague, At(id): At, body: Body) -> Response {
    let (which, form) = match form_of(&colleague, &id, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let released = async {
        let mine = rules::mine(app, org, session, which).await?;
        if form.has("reply") {
            rules::keep(app, org, session, which, form.text("reply")).await?;
        }
        rules::release(app, org, session, &mine.row).await
    };
    match released.await {
        Ok(_) => desk.go("consults"),
        Err(fault) => desk.fault_keeping(&fault, Some(&form)),
    }
}

/// Keeps what was begun.
pub(super) async fn keep(colleague: Colleague, At(id): At, body: Body) -> Response {
    let (which, form) = match form_of(&colleague, &id, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let kept = async {
        // Only what they were asked.
        rules::mine(app, org, session, which).await?;
        rules::keep(app, org, session, which, form.text("reply")).await
    };
    match kept.await {
        Ok(()) => desk.go(&format!("consults/{id}")),
        Err(fault) => fault_keeping(desk, &fault, form, "reply"),
    }
}

pub(super) async fn answer(colleague: Colleague, At(id): At, body: Body) -> Response {
    let (which, form) = match form_of(&colleague, &id, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let (app, org, t) = (&desk.ground.app, desk.ground.org.id, desk.ground.t);
    let mine = match rules::mine(app, org, session, which).await {
        Ok(mine) => mine,
        Err(fault) => return fault_keeping(desk, &fault, form, "reply"),
    };
    let (refused, mut errors) = (StatusCode::UNPROCESSABLE_ENTITY, Errors::new());
    let hands_back = mine.row.history == History::Given;
    let text = match clean(form.text("reply"), MAX_CHARS) {
        Ok(text) if !form.cut => text,
        // Handing back needs no word.
        Err(Unclean::Empty) if hands_back => String::new(),
        Err(Unclean::Empty) => {
            errors.add("reply", t.say("consult-error-answer"));
            String::new()
        }
        _ => {
            errors.add("reply", t.with("consult-error-long", "max", MAX_CHARS));
            String::new()
        }
    };
    if !errors.is_empty() {
        return show(&colleague, &id, refused, Some(&form), errors).await;
    }
    let may = form.has("may");
    if may && !hands_back {
        let conversation = mine.row.conversation;
        let found = app.db.read(move |tx| chat::find(tx, org, conversation)).await;
        let language = match found {
            Ok(Some(found)) => found.language,
            Ok(None) => return fault_keeping(desk, &Fault::NotFound, form, "reply"),
            Err(error) => return desk.fault_keeping(&error.into(), Some(&form)),
        };
        if check(&colleague, &language, &text).has_more_than(form.text("warned")) {
            errors.add("reply", t.say("compose-look"));
            return show(&colleague, &id, refused, Some(&form), errors).await;
        }
    }
    match rules::answer(app, org, session, mine, text, may).await {
        Ok(()) => desk.go("consults#answered"),
        Err(Unanswered::Fault(fault)) => fault_keeping(desk, &fault, form, "reply"),
        Err(why) => unanswered(&colleague, &id, why, &form).await,
    }
}

/// Why something was not done; what was typed is kept as a draft and stands on the page.
async fn unanswered(colleague: &Colleague, id: &str, why: Unanswered, form: &Form) -> Response {
    let t = colleague.desk.ground.t;
    let words = match why {
        Unanswered::Back => t.say("consult-error-back").to_owned(),
        Unanswered::Colleague(name) => t.with("consult-error-colleague", "name", name),
        Unanswered::Fault(fault) => return colleague.desk.fault_keeping(&fault, Some(form)),
    };
    let mut errors = Errors::new();
    errors.add("reply", words);
    show(colleague, id, StatusCode::CONFLICT, Some(form), errors).await
}
