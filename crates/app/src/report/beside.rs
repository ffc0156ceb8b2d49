//! The report beside the conversation it is about: prefilled from it, kept as a draft, filed.

use std::{collections::BTreeMap, convert::Infallible, sync::Arc};

use askama::Template;
use axum::{
    body::Body,
    extract::{FromRequestParts, Path},
    http::{StatusCode, request::Parts},
    response::Response,
};
use kernel::{DbError, Fault};
use ui::Errors;

use super::{
    contact::Contact,
    day, form_in_use, form_of,
    keys::id_of_form,
    model::{Private, State},
    opening::{self, Opened},
    reach,
    rules::{self, About, Filing, Refused},
    store::{self, ReportRow},
    typed::{self, Sent},
};
use crate::{
    chat::{self, Conversation, Line, Stamp, form::nonce},
    desk as conversations, duty,
    form::{Answer, Answers, Filled, Form, Shown, answer},
    ids::{ConversationId, ReportId},
    person::{self, NewPerson, Person},
    surfaces::{
        Shared,
        desk::{Colleague, Desk},
    },
    tag,
};

/// Messages that are shown beside the form; all of the contact are measured.
const SHOWN: usize = 30;

/// What of a person is carried from one report to the next: it seldom changes, and nobody likes to be asked twice.
const CARRIED: [&str; 4] = ["speaks_for", "age", "gender", "area"];

/// The identifier in the address; bytes that are no text are the address of nothing.
pub(super) struct At(pub(super) String);

impl FromRequestParts<Shared> for At {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        let path = Path::<(String, String)>::from_request_parts(parts, app).await;
        Ok(Self(path.map(|Path((_, id))| id).unwrap_or_default()))
    }
}

/// A conversation and what was filed about it.
struct Loaded {
    conversation: Conversation,
    /// The messages since the last report.
    lines: Vec<Line>,
    contact: Option<Contact>,
    /// What was filed about it, the last one first.
    earlier: Vec<ReportRow>,
    /// How many there are, drafts not counted.
    known: i64,
    draft: Option<Opened>,
    person: Option<Person>,
    /// Whether anything was counted for the person before.
    returning: bool,
    form: Arc<Form>,
    /// The topics among the tags of the conversation, by code.
    topics: Vec<String>,
}

#[derive(Template)]
#[template(path = "report/templates/beside.html")]
struct Page<'a> {
    desk: &'a Desk,
    conversation: &'a Conversation,
    lines: &'a [Line],
    cut: bool,
    contact: Option<&'a Contact>,
    earlier: &'a [ReportRow],
    draft: Option<&'a ReportRow>,
    returning: bool,
    /// Whether there is a form at all: not if everything was reported and nothing was typed.
    asks: bool,
    fields: String,
    nonce: String,
    report: String,
    revision: String,
    known: String,
    upto: i64,
    warned: bool,
    errors: &'a Errors,
}

impl Page<'_> {
    fn href(&self, rest: &str) -> String {
        self.desk.ground.href(&format!("inbox/{}{rest}", self.conversation.id))
    }

    fn is_me(&self, stamp: &Stamp) -> bool {
        self.desk.session().is_some_and(|session| session.staff() == stamp.id)
    }

    /// Whether this member may open an earlier report.
    fn may_open(&self, row: &&ReportRow) -> bool {
        let own = self.desk.session().is_some_and(|session| session.staff() == row.staff);
        own || self.desk.may(crate::policy::Deed::ReviewReports)
    }

    fn day(&self, day: &i64) -> String {
        self.desk.ground.day(&day::shown(*day))
    }
}

pub(super) async fn page(colleague: Colleague, At(id): At) -> Response {
    show(&colleague, &id, StatusCode::OK, None, &Errors::new(), false).await
}

/// The page with a form that was typed before the desk was locked.
pub(crate) async fn show_kept(colleague: &Colleague, id: &str, form: &ui::Form, words: &str) -> Response {
    let (status, errors) = (StatusCode::UNPROCESSABLE_ENTITY, typed::whole(words));
    show(colleague, id, status, Some(Typed::again(form)), &errors, false).await
}

/// A form that was refused.
#[derive(Clone, Copy)]
struct Typed<'a> {
    form: &'a ui::Form,
    /// Whether its writer is told of what others did meanwhile, so that the next time it is done all the same.
    told: bool,
}

impl<'a> Typed<'a> {
    const fn again(form: &'a ui::Form) -> Self {
        Self { form, told: false }
    }
}

/// The page; with a form that was refused, and what is wrong with it.
async fn show(
    colleague: &Colleague,
    id: &str,
    status: StatusCode,
    typed: Option<Typed<'_>>,
    errors: &Errors,
    warned: bool,
) -> Response {
    // A page that answers a form is the same page: its language links lead there.
    let mut colleague = colleague.clone();
    colleague.desk.ground.path = format!("/inbox/{id}/report");
    let desk = &colleague.desk;
    let loaded = match ConversationId::parse(id) {
        Some(id) => load(&colleague, id, None).await,
        None => Err(Fault::NotFound),
    };
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(fault) => return desk.fault_keeping(&fault, typed.map(|typed| typed.form)),
    };
    let t = desk.ground.t;
    let (answers, from) = prefilled(&loaded, t);
    let filled = match typed {
        Some(typed) => Filled::typed(typed.form),
        None => Filled::answers(&loaded.form, &answers),
    };
    let fields = Shown::new(&loaded.form, filled, errors, t).from(&from).to_string();
    let fresh = || hex::encode(kernel::entropy::bytes::<16>(desk.ground.app.entropy.as_ref()));
    // The same form keeps its nonce: should the report have been stored after all, it is not stored twice.
    let nonce = typed.map(|typed| nonce(typed.form)).filter(|nonce| nonce.len() == 32).unwrap_or_else(fresh);
    let draft = loaded.draft.as_ref().map(|draft| &draft.row);
    // What its writer saw stays in the form, unless they are told of something newer.
    let seen = |name: &str| typed.filter(|typed| !typed.told).map(|typed| typed.form.text(name).to_owned());
    let report = draft.map(|draft| draft.id.to_string()).unwrap_or_default();
    let revision = draft.map_or(0, |draft| draft.revision).to_string();
    let lines = &loaded.lines[loaded.lines.len().saturating_sub(SHOWN)..];
    let page = Page {
        desk,
        conversation: &loaded.conversation,
        lines,
        cut: lines.len() < loaded.lines.len(),
        contact: loaded.contact.as_ref(),
        earlier: &loaded.earlier,
        draft,
        returning: loaded.returning,
        asks: loaded.contact.is_some() || loaded.draft.is_some() || typed.is_some(),
        fields,
        nonce,
        report: seen("report").unwrap_or(report),
        revision: seen("revision").unwrap_or(revision),
        known: seen("known").unwrap_or_else(|| loaded.known.to_string()),
        upto: loaded.contact.as_ref().map_or(0, |contact| contact.upto),
        warned,
        errors,
    };
    desk.page(status, &page)
}

/// Reads a conversation and everything filed about it. `upto` is the last message that counts: a page shows what was
/// written until then, and a report covers no more.
async fn load(colleague: &Colleague, id: ConversationId, upto: Option<i64>) -> Result<Loaded, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let thread = chat::blind(&app.instance, org, id);
    let found = app.db.read(move |tx| {
        let earlier = store::of_thread(tx, org, &thread)?;
        let draft = store::draft_of(tx, org, &thread, staff)?;
        let person = person::of_conversation(tx, org, id)?;
        let known = store::count_of_thread(tx, org, &thread)?;
        let tags = (tag::of(tx, org, id)?, tag::Book::read(tx, org)?);
        let covered = (known, store::reach::read(tx, org, &thread)?);
        Ok::<_, DbError>((earlier, covered, draft, person, tags))
    });
    let (mut earlier, (known, kept), draft, person, (tags, book)) = found.await?;
    let topics = tag::Book::open(&book, &app.instance, org, session, desk.ground.lang()).codes(&tags);
    let mut reached: Vec<(i64, ReportRow)> =
        earlier.drain(..).map(|row| (opening::reach(session, org, &row), row)).collect();
    reached.sort_by_key(|(reach, row)| (-reach, -row.day));
    // What is kept beside the reports outlives their words.
    let kept = reach::open(&app.instance, session, org, id, kept.as_ref())
        .map_err(|error| Fault::Broken(format!("how far reports reach: {error}")))?;
    let since = reached.first().map_or(0, |(reach, _)| *reach).max(kept);
    let (conversation, mut lines) = conversations::read_along(colleague, id, since).await?;
    lines.retain(|line| upto.is_none_or(|upto| line.number <= upto));
    let now = app.clock.now();
    let contact = Contact::of(&lines, staff, |at| duty::was_open(app, &desk.ground.org, at, now));
    let draft = draft.map(|row| opening::open(session, org, row)).transpose()?;
    let person = person.map(|row| person::open(session, org, &row)).transpose()?;
    let returning = match &person {
        Some(person) => {
            let number = person.counted;
            app.db.read(move |tx| store::is_known(tx, org, number)).await?
        }
        None => false,
    };
    let form = match &draft {
        Some(draft) => form_of(app, org, &draft.row.form, draft.row.form_version).await?,
        None => form_in_use(app, org, "contact").await?,
    };
    let earlier = reached.into_iter().map(|(_, row)| row).collect();
    Ok(Loaded { conversation, lines, contact, earlier, known, draft, person, returning, form, topics })
}

/// What stands in the form before anybody types, and where it comes from.
fn prefilled(loaded: &Loaded, t: ui::Speech) -> (Answers, BTreeMap<String, String>) {
    let code = |code: &str| Answer::Codes(vec![(code.to_owned(), None)]);
    let (mut answers, mut from) = (Answers::new(), BTreeMap::new());
    let has = |field: &str, code: &str| {
        let field = loaded.form.field(field);
        field.is_some_and(|field| loaded.form.codes_of(field).iter().any(|one| one.name == code))
    };
    let mut put = |name: &str, answer: Answer, source: &str| {
        let fits = match &answer {
            Answer::Codes(codes) => codes.iter().all(|(code, _)| has(name, code)),
            _ => loaded.form.field(name).is_some(),
        };
        if fits {
            answers.insert(name.to_owned(), answer);
            from.insert(name.to_owned(), t.say(source).to_owned());
        }
    };
    // Of a web chat nobody keeps by which address it was reached.
    for (name, value) in [("platform", "site"), ("instance", "own_chat"), ("mode", "direct_message")] {
        put(name, code(value), "report-from-chat");
    }
    let language = loaded.conversation.language.as_str();
    put("language", code(if has("language", language) { language } else { "other" }), "report-from-chat");
    if let Some(contact) = &loaded.contact {
        put("direction", code(if contact.by_visitor { "client" } else { "worker" }), "report-from-chat");
        put("minutes", Answer::Number(contact.minutes), "report-estimated");
    }
    if !loaded.topics.is_empty() {
        let topics = loaded.topics.iter().filter(|topic| has("topics", topic));
        put("topics", Answer::Codes(topics.map(|topic| (topic.clone(), None)).collect()), "report-from-tags");
    }
    if let Some(last) = loaded.earlier.first() {
        let last = answer::read(&last.answers);
        for name in CARRIED {
            if let Some(answer @ Answer::Codes(_)) = last.get(name) {
                put(name, answer.clone(), "report-from-last");
            }
        }
    }
    if let Some(draft) = &loaded.draft {
        let kept = draft.answers();
        from.retain(|name, _| kept.get(name).is_none_or(|kept| answers.get(name) == Some(kept)));
        answers.extend(kept);
    }
    (answers, from)
}

pub(super) async fn post(colleague: Colleague, At(id): At, body: Body) -> Response {
    let desk = &colleague.desk;
    let posted = match desk.form(body).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let t = desk.ground.t;
    if !desk.is_ours(&posted) {
        let errors = typed::whole(t.say("form-error-stale"));
        return show(&colleague, &id, refused, Some(Typed::again(&posted)), &errors, false).await;
    }
    let Some(conversation) = ConversationId::parse(&id) else { return desk.fault(&Fault::NotFound) };
    let upto = posted.text("upto").parse().ok().filter(|upto| *upto > 0);
    let loaded = match load(&colleague, conversation, upto).await {
        Ok(loaded) => loaded,
        Err(fault) => return desk.fault_keeping(&fault, Some(&posted)),
    };
    let (answers, as_draft) = match typed::read(&loaded.form, &posted, t) {
        Sent::Draft(answers) => (answers, true),
        Sent::Report(answers) => (answers, false),
        Sent::Refused { errors, warned } => {
            return show(&colleague, &id, refused, Some(Typed::again(&posted)), &errors, warned).await;
        }
    };
    let done = match report_id(&colleague, &loaded, &posted) {
        Some(report) => write(&colleague, &loaded, report, &posted, answers.clone(), as_draft).await,
        None => Err(Refused::Changed),
    };
    let filed = |report: ReportId| {
        desk.go(&if as_draft { format!("inbox/{id}/report") } else { format!("reports?filed={report}") })
    };
    match done {
        Ok(report) => filed(report),
        Err(error) => {
            if let Some(report) = same(&colleague, &loaded, &posted, &answers, as_draft).await {
                return filed(report);
            }
            let told = matches!(error, Refused::Changed | Refused::Another);
            let (status, errors) = typed::say(t, &error);
            let typed = Typed { form: &posted, told };
            show(&colleague, &id, status, Some(typed), &errors, false).await
        }
    }
}

/// Which report the form itself becomes.
fn id_of(colleague: &Colleague, posted: &ui::Form) -> ReportId {
    let ground = &colleague.desk.ground;
    id_of_form(&ground.app.instance, ground.org.id, colleague.session.staff(), &nonce(posted))
}

/// Which report it is to be: the draft that it was kept in, or what the form itself becomes. `None` if a draft was kept
/// in another window meanwhile, of which the form knows nothing.
fn report_id(colleague: &Colleague, loaded: &Loaded, posted: &ui::Form) -> Option<ReportId> {
    let own = id_of(colleague, posted);
    match &loaded.draft {
        None => Some(own),
        Some(draft) => {
            let knows = own == draft.row.id || ReportId::parse(posted.text("report")) == Some(draft.row.id);
            knows.then_some(draft.row.id)
        }
    }
}

async fn write(
    colleague: &Colleague,
    loaded: &Loaded,
    report: ReportId,
    posted: &ui::Form,
    mut answers: Answers,
    as_draft: bool,
) -> Result<ReportId, Refused> {
    let Colleague { desk, session } = colleague;
    let ground = &desk.ground;
    let (app, org, entropy) = (&ground.app, ground.org.id, ground.app.entropy.as_ref());
    let Some(contact) = loaded.contact.as_ref() else { return Err(Refused::Another) };
    let conversation = loaded.conversation.id;
    let today = day::of(app.clock.now(), &ground.org.zone);
    let days = (day::of(contact.start, &ground.org.zone), today);
    let draft = loaded.draft.as_ref().map(|draft| &draft.row).filter(|row| row.id == report);
    let revision = posted.text("revision").parse().unwrap_or(0);
    let mut private = Private {
        start: Some(contact.start),
        end: Some(contact.end),
        conversation: Some(conversation),
        upto: contact.upto,
        person: None,
        answers: Answers::new(),
    };
    let thread = Some(chat::blind(&app.instance, org, conversation));
    let about = About { thread, conversation: Some(conversation), ..About::default() };
    if as_draft {
        let filing =
            Filing::draft(session, org, report, draft, &loaded.form, answers, private, days, entropy)
                .map_err(refused)?
                .about(about);
        app.db.write(move |tx| rules::save_draft(tx, &filing, revision)).await?;
        return Ok(report);
    }
    answers.extend(contact.measured());
    let (mut person, mut newcomer) = (None, None);
    if is_about_a_person(&answers) {
        match &loaded.person {
            Some(known) => (person, private.person) = (Some(known.clone()), Some(known.id)),
            None => {
                let new = NewPerson::generate(session, org, entropy).map_err(refused)?;
                private.person = Some(new.person.id);
                newcomer = Some(new);
            }
        }
    }
    let filing = Filing::prepare(session, org, report, draft, &loaded.form, &answers, private, days, entropy)
        .map_err(refused)?
        .about(about)
        .knowing(posted.text("known").parse().unwrap_or(0))
        .reaching(reach::seal(&app.instance, org, conversation, contact.upto, entropy));
    let filing = match (person, newcomer) {
        (Some(person), _) => filing.with_person(person),
        (None, Some(person)) => filing.with_newcomer(person, conversation),
        (None, None) => filing,
    };
    app.db.write(move |tx| rules::submit(tx, &filing, revision)).await?;
    Ok(report)
}

fn refused(fault: Fault) -> Refused {
    match fault {
        Fault::NotFound | Fault::Forbidden => Refused::NotFound,
        Fault::Busy => Refused::Db(DbError::Busy),
        other => Refused::Db(DbError::Broken(other.to_string())),
    }
}

/// Whether a contact is one with somebody: an answer in a group or a publication is with nobody in particular.
pub(super) fn is_about_a_person(answers: &Answers) -> bool {
    match answers.get("mode") {
        Some(Answer::Codes(codes)) => codes
            .iter()
            .any(|(code, _)| matches!(code.as_str(), "direct_message" | "bot" | "call" | "meeting")),
        _ => true,
    }
}

/// The report that is there already and says what was just typed: the same form was sent twice.
async fn same(
    colleague: &Colleague,
    loaded: &Loaded,
    posted: &ui::Form,
    answers: &Answers,
    as_draft: bool,
) -> Option<ReportId> {
    let Colleague { desk, session } = colleague;
    let org = desk.ground.org.id;
    let asked = |(name, _): &(&String, &Answer)| loaded.form.field(name).is_some();
    for id in ReportId::parse(posted.text("report")).into_iter().chain([id_of(colleague, posted)]) {
        let row = desk.ground.app.db.read(move |tx| store::find(tx, org, id)).await.ok().flatten();
        let Some(row) = row.filter(|row| row.staff == session.staff()) else { continue };
        let Ok(opened) = opening::open(session, org, row) else { continue };
        let said = opened.answers();
        let says = said.iter().filter(asked).eq(answers.iter().filter(asked));
        if says && as_draft == (opened.row.state == State::Draft) {
            return Some(id);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_in_a_group_is_about_nobody_in_particular() {
        let mode =
            |code: &str| Answers::from([("mode".to_owned(), Answer::Codes(vec![(code.to_owned(), None)]))]);
        for (code, with_somebody) in
            [("direct_message", true), ("call", true), ("group_answer", false), ("publication", false)]
        {
            assert_eq!(is_about_a_person(&mode(code)), with_somebody, "{code}");
        }
    }
}
