//! The page on which a worker asks.

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::Fault;
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::{
    MAX_CHARS,
    asking::{self, Asking},
    fault_keeping, keys,
    model::Consult,
    store,
    whom::{To, Whom},
};
use crate::{
    App,
    chat::{self, Author, Conversation, Marks, Said, form::nonce, given},
    desk::{self, At},
    ids::{ConsultId, ConversationId, OrgId},
    surfaces::desk::{Colleague, Desk},
    team::Member,
};

#[derive(Template)]
#[template(path = "consult/templates/ask.html")]
struct Page<'a> {
    desk: &'a Desk,
    conversation: Conversation,
    whom: Whom,
    /// What stands in the form.
    form: &'a Form,
    nonce: String,
    /// The question that a second opinion is wanted on.
    second: Option<Consult>,
    /// Whether whoever is chosen is away, so that the page offers other ways.
    away: bool,
    /// Words that were warned of, as the form carries them.
    sure: String,
    errors: Errors,
}

impl Page<'_> {
    /// Whether somebody is chosen.
    fn is_to(&self, value: &str) -> bool {
        self.form.text("to") == value
    }

    /// When a colleague is away, in words.
    fn member_away(&self, member: &Member) -> Option<String> {
        self.whom.away(&member.id).map(|away| self.until(away))
    }

    /// That everybody of a profession is away, in words.
    fn role_away(&self, role: &crate::policy::Role) -> Option<String> {
        let ground = &self.desk.ground;
        let away = self.whom.all_away(role)?;
        Some(ground.t.with("consult-all-away", "day", ground.date(&iso(away.to))))
    }

    fn until(&self, away: &super::Away) -> String {
        let ground = &self.desk.ground;
        let until = ground.t.with("consult-away-until", "day", ground.date(&iso(away.to)));
        if away.word.is_empty() { until } else { format!("{until}: {}", away.word) }
    }

    fn href(&self, action: &str) -> String {
        self.desk.ground.href(&format!("inbox/{}{action}", self.conversation.id))
    }

    /// The question of which a second opinion is wanted.
    fn of(&self) -> String {
        self.second.as_ref().map(|consult| consult.row.id.to_string()).unwrap_or_default()
    }

    /// Whether the visitor is asked before a conversation goes with a question.
    fn asks_visitor(&self) -> bool {
        self.desk.ground.org.settings.ask_before_history
    }
}

/// A day as [`Ground::date`](crate::surfaces::Ground::date) reads it.
pub(super) fn iso(day: i64) -> String {
    crate::form::iso(day)
}

#[derive(Default, serde::Deserialize)]
pub(super) struct Position {
    /// The question that a second opinion is wanted on.
    of: Option<String>,
}

pub(super) async fn page(
    colleague: Colleague,
    At(id): At,
    position: Result<Query<Position>, QueryRejection>,
) -> Response {
    let of = position.ok().and_then(|Query(position)| position.of).unwrap_or_default();
    let second = match question(&colleague, &id, &of).await {
        Ok(second) => second,
        Err(fault) => return colleague.desk.fault(&fault),
    };
    let text = second.as_ref().and_then(|consult| Some(consult.question()?.text().to_owned()));
    let form = Form::default().set("question", text.unwrap_or_default());
    show(&colleague, &id, second, StatusCode::OK, &form, Errors::new()).await
}

/// A question about this conversation, opened as the team; `None` where there is none with this identifier.
pub(super) async fn question(colleague: &Colleague, id: &str, which: &str) -> Result<Option<Consult>, Fault> {
    let Colleague { desk, session } = colleague;
    let conversation = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    let (Some(which), org) = (ConsultId::parse(which), desk.ground.org.id) else { return Ok(None) };
    let row = desk.ground.app.db.read(move |tx| store::find(tx, org, which)).await?;
    let Some(row) = row.filter(|row| row.conversation == conversation) else { return Ok(None) };
    let key = keys::as_team(session, &row);
    Ok(Some(keys::open(row, key.as_ref())))
}

async fn show(
    colleague: &Colleague,
    id: &str,
    second: Option<Consult>,
    status: StatusCode,
    form: &Form,
    errors: Errors,
) -> Response {
    match load(colleague, id, second, form, errors).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault) => colleague.desk.fault_keeping(&fault, Some(form)),
    }
}

async fn load<'a>(
    colleague: &'a Colleague,
    id: &str,
    second: Option<Consult>,
    form: &'a Form,
    errors: Errors,
) -> Result<Page<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    let id = ConversationId::parse(id).ok_or(Fault::NotFound)?;
    // Whoever cannot open it asks nothing about it.
    desk::root_of(colleague, id).await?;
    let of = org.id;
    let conversation = app.db.read(move |tx| chat::find(tx, of, id)).await?.ok_or(Fault::NotFound)?;
    let whom = Whom::read(app, org, session).await?;
    let nonce = Some(nonce(form)).filter(|nonce| nonce.len() == 32);
    let nonce = nonce.unwrap_or_else(|| hex::encode(kernel::entropy::bytes::<16>(app.entropy.as_ref())));
    let away = To::read(form.text("to")).is_some_and(|to| whom.is_away(to).is_some());
    let sure = if errors.of("question").is_some() { form.text("question").to_owned() } else { String::new() };
    Ok(Page { desk, conversation, whom, form, nonce, second, away, sure, errors })
}

/// What was asked; or what is wrong with it.
fn read(colleague: &Colleague, id: ConversationId, whom: &Whom, form: &Form) -> Result<Asking, Errors> {
    let (t, mut errors) = (colleague.desk.ground.t, Errors::new());
    let to = To::read(form.text("to")).filter(|to| whom.has(*to));
    let history = form.text("history") == "with";
    match to {
        None => errors.add("to", t.say("consult-error-whom")),
        Some(To::Profession(_)) if history => errors.add("to", t.say("consult-error-history")),
        Some(to) if whom.is_away(to).is_some() && !form.has("anyway") => {
            errors.add("to", t.say("consult-error-away"));
        }
        Some(_) => {}
    }
    let text = match clean(form.text("question"), MAX_CHARS) {
        Ok(text) if !form.cut => text,
        Err(Unclean::Empty) => {
            errors.add("question", t.say("consult-error-empty"));
            String::new()
        }
        _ => {
            errors.add("question", t.with("consult-error-long", "max", MAX_CHARS));
            String::new()
        }
    };
    // What travels alone goes to somebody who does not know the person, and need not.
    if !history && form.text("sure") != form.text("question") {
        for one in scrub::find(&text).into_iter().filter(|one| one.kind != scrub::Kind::Link) {
            let kind = t.say(&format!("scrub-{}", one.kind.name().replace('_', "-"))).to_owned();
            errors.add("question", t.with2("scrub-found", "words", &text[one.range], "kind", kind));
        }
        if errors.of("question").is_some() && !text.is_empty() {
            errors.add("question", t.say("consult-sure"));
        }
    }
    match to {
        Some(to) if errors.is_empty() => {
            let id = id_of_form(colleague, id, &nonce(form), &text);
            Ok(Asking { id, to, text, earlier: None, history, told: form.has("told") })
        }
        _ => Err(errors),
    }
}

/// The question that a form becomes: sent twice it is one.
fn id_of_form(colleague: &Colleague, id: ConversationId, nonce: &str, text: &str) -> ConsultId {
    ConsultId::from_bytes(colleague.of_form("consult", id.bytes(), nonce, text))
}

pub(super) async fn ask(colleague: Colleague, At(id): At, body: Body) -> Response {
    let desk = &colleague.desk;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let second = match question(&colleague, &id, form.text("of")).await {
        Ok(second) => second,
        Err(fault) => return desk.fault_keeping(&fault, Some(&form)),
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    if !desk.is_ours(&form) {
        let mut errors = Errors::new();
        errors.add("question", desk.ground.t.say("form-error-stale"));
        return show(&colleague, &id, second, refused, &form, errors).await;
    }
    let whom = match Whom::read(&desk.ground.app, &desk.ground.org, &colleague.session).await {
        Ok(whom) => whom,
        Err(fault) => return desk.fault_keeping(&fault, Some(&form)),
    };
    let Some(conversation) = ConversationId::parse(&id) else { return desk.fault(&Fault::NotFound) };
    let mut asking = match read(&colleague, conversation, &whom, &form) {
        Ok(asking) => asking,
        Err(errors) => return show(&colleague, &id, second, refused, &form, errors).await,
    };
    asking.earlier = second.as_ref().filter(|_| form.has("with_answer")).and_then(earlier);
    let root = match desk::root_of(&colleague, conversation).await {
        Ok(root) => root,
        Err(fault) => return fault_keeping(desk, &fault, form, "question"),
    };
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    match goes_to(app, org.id, conversation, &asking).await {
        Ok(true) => {}
        Ok(false) => {
            let mut errors = Errors::new();
            errors.add("to", desk.ground.t.say("restricted-error-history"));
            return show(&colleague, &id, second, refused, &form, errors).await;
        }
        Err(fault) => return fault_keeping(desk, &fault, form, "question"),
    }
    match asking::ask(app, org, &colleague.session, &root, &asking).await {
        Ok(()) => desk.go(&format!("inbox/{id}#consults")),
        Err(fault) => fault_keeping(desk, &fault, form, "question"),
    }
}

/// Whether the conversation may go where it is asked to: one that only named members open goes to nobody else.
async fn goes_to(app: &App, org: OrgId, id: ConversationId, asking: &Asking) -> Result<bool, Fault> {
    let To::Named(to) = asking.to else { return Ok(true) };
    if !asking.history {
        return Ok(true);
    }
    let read = app.db.read(move |tx| {
        let restricted = chat::find(tx, org, id)?.is_some_and(|found| found.is_restricted());
        Ok::<_, kernel::DbError>(!restricted || given::seal(tx, org, id, to)?.is_some())
    });
    Ok(read.await?)
}

/// The answer to a question, as it goes with the next one.
fn earlier(consult: &Consult) -> Option<Said> {
    let answer = consult.answer()?;
    let author = Author::Staff(answer.stamp()?.clone());
    let (at, text) = (*answer.at(), answer.text().to_owned());
    Some(Said { at, author, text, image: None, marks: Marks::NONE })
}
