//! Snippets for those who write them: all there are, one of them with what becomes of it.

use std::{collections::BTreeMap, convert::Infallible, sync::Arc};

use askama::Template;
use axum::{
    body::Body,
    extract::{FromRequestParts, Path, Query, rejection::QueryRejection},
    http::{StatusCode, request::Parts},
    response::Response,
};
use kernel::{DbError, Fault, Lang};
use ui::{Errors, form::Form};

use super::{
    check::{self, Problem},
    library::{Entry, Library},
    model::{Piece, Snippet, pieces},
    rules::{self, Of, Step},
    sending, store,
    store::State,
    words::{Word, to_look_at},
};
use crate::{
    policy::Deed,
    report::day,
    surfaces::{
        Shared,
        desk::{Colleague, Desk},
    },
};

/// The name in the address; bytes that are no text are the address of nothing.
pub(super) struct Named(pub(super) String);

impl FromRequestParts<Shared> for Named {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        let path = Path::<(String, String)>::from_request_parts(parts, app).await;
        Ok(Self(path.map(|Path((_, key))| key).unwrap_or_default()))
    }
}

#[derive(Default, serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    /// `waiting`: only what waits to be approved.
    #[serde(default)]
    only: String,
}

/// One of the list.
struct Line {
    key: String,
    snippet: Arc<Snippet>,
    topic: String,
    entry: Entry,
    due: bool,
    uses: (i64, i64),
}

#[derive(Template)]
#[template(path = "snippet/templates/list.html")]
struct ListPage<'a> {
    desk: &'a Desk,
    asked: Asked,
    lines: Vec<Line>,
    /// How many wait to be approved.
    submitted: usize,
}

pub(super) async fn list(colleague: Colleague, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let desk = &colleague.desk;
    let (org, app) = (desk.ground.org.id, &desk.ground.app);
    let this = day::month(day::of(app.clock.now(), &desk.ground.org.zone));
    let found = app.db.read(move |tx| {
        let uses = (store::uses(tx, org, this)?, store::uses(tx, org, this - 11)?);
        Ok::<_, DbError>((Library::read(tx, org)?, uses))
    });
    let (library, uses) = match found.await {
        Ok(found) => found,
        Err(error) => return desk.fault(&error.into()),
    };
    let submitted = library.entries.values().filter(|entry| entry.waits()).count();
    let lines = lines(&library, &asked, &uses, (desk.ground.lang(), &super::today(&colleague)));
    desk.page(StatusCode::OK, &ListPage { desk, asked, lines, submitted })
}

fn lines(
    library: &Library,
    asked: &Asked,
    uses: &(BTreeMap<String, i64>, BTreeMap<String, i64>),
    (lang, today): (Lang, &str),
) -> Vec<Line> {
    let words = asked.q.to_lowercase();
    let line = |(key, entry): (&String, &Entry)| {
        let snippet = entry.shown()?;
        let used = |uses: &BTreeMap<String, i64>| uses.get(key).copied().unwrap_or(0);
        Some(Line {
            key: key.clone(),
            topic: library.topics.say(&snippet.topic, lang).to_owned(),
            due: snippet.is_due(today) || snippet.needs_clinician(),
            snippet: Arc::clone(snippet),
            uses: (used(&uses.0), used(&uses.1)),
            entry: entry.clone(),
        })
    };
    let has = |line: &Line| {
        let own = line.snippet.title.0.values().chain(line.snippet.body.0.values());
        let all = own.chain([&line.topic, &line.key]).map(|text| text.to_lowercase()).collect::<Vec<_>>();
        words.split_whitespace().all(|word| all.iter().any(|text| text.contains(word)))
    };
    let mut lines: Vec<_> = library.entries.iter().filter_map(line).collect();
    lines.retain(|line| has(line) && (asked.only != "waiting" || line.entry.waits()));
    lines.sort_by_key(|line| {
        (!line.entry.waits(), line.topic.clone(), line.snippet.title.say(lang).to_owned())
    });
    lines
}

#[derive(Template)]
#[template(path = "snippet/templates/one.html")]
struct OnePage<'a> {
    desk: &'a Desk,
    key: String,
    entry: Entry,
    snippet: Arc<Snippet>,
    topic: String,
    steps: Vec<String>,
    due: bool,
    seen: String,
    problems: Vec<Problem>,
    /// Words to look at (rule L-1).
    words: Vec<Word>,
    /// Whether this member may approve what was handed in, if it is not their own.
    approves: bool,
    /// Whether it waits for another coordinator than this one.
    needs_another: bool,
    /// Who wrote it last, if the chain knows them.
    author: Option<String>,
    errors: Errors,
}

impl OnePage<'_> {
    fn href(&self, below: &str) -> String {
        self.desk.ground.href(&format!("snippets/{}{below}", self.key))
    }

    fn is_draft(&self) -> bool {
        self.entry.work.as_ref().is_some_and(|work| work.state == State::Draft)
    }

    fn say(&self, problem: &Problem) -> String {
        problem.say(self.desk.ground.t)
    }

    /// A text in pieces, variables apart.
    fn pieces(&self, snippet: &Snippet, lang: &Lang) -> Vec<(bool, String)> {
        let piece = |piece| match piece {
            Piece::Words(words) => (false, words.to_owned()),
            Piece::Variable(name) => (true, name.to_owned()),
        };
        pieces(snippet.body.say(*lang).trim()).map(piece).collect()
    }

    /// What is offered while something else is being worked on.
    fn until_then(&self) -> Option<&Arc<Snippet>> {
        self.entry.work.as_ref().and(self.entry.in_use.as_ref())
    }
}

pub(super) async fn one(colleague: Colleague, Named(key): Named) -> Response {
    show(&colleague, &key, StatusCode::OK, Errors::new()).await
}

pub(super) async fn show(colleague: &Colleague, key: &str, status: StatusCode, errors: Errors) -> Response {
    let mut desk = colleague.desk.clone();
    desk.ground.path = format!("/snippets/{key}");
    let desk = &desk;
    let (org, of) = (desk.ground.org.id, Of::new(colleague));
    let found = desk.ground.app.db.read(move |tx| {
        let roll = of.roll(tx)?;
        Ok::<_, DbError>((Library::read(tx, org)?, rules::coordinators(tx, &of)?, roll))
    });
    let (library, coordinators, roll) = match found.await {
        Ok(found) => found,
        Err(error) => return desk.fault(&error.into()),
    };
    let Some((entry, snippet)) =
        library.entries.get(key).and_then(|entry| Some((entry.clone(), Arc::clone(entry.shown()?))))
    else {
        return desk.fault(&Fault::NotFound);
    };
    let by = colleague.session.staff();
    let author = entry.work.as_ref().map(|work| work.written_by);
    let approves = desk.may(Deed::ApproveSnippets);
    let own = author.is_some_and(|author| !rules::may_approve(&coordinators, author, by));
    let t = desk.ground.t;
    let page = OnePage {
        desk,
        key: key.to_owned(),
        topic: library.topics.say(&snippet.topic, t.lang()).to_owned(),
        steps: sending::said(&snippet.after, &library, t),
        due: snippet.is_due(&super::today(colleague)) || snippet.needs_clinician(),
        seen: rules::fingerprint(&entry),
        problems: entry
            .work
            .as_ref()
            .map_or_else(Vec::new, |work| check::check(&work.snippet, &library.topics.codes())),
        words: if entry.work.is_some() { to_look_at(&snippet, t) } else { Vec::new() },
        approves: approves && !own,
        needs_another: approves && own,
        author: author.and_then(|author| roll.as_ref()?.member(author).map(|card| card.work_name.clone())),
        entry,
        snippet,
        errors,
    };
    desk.page(status, &page)
}

pub(super) async fn submit(colleague: Colleague, Named(key): Named, body: Body) -> Response {
    let form = match read(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let t = colleague.desk.ground.t;
    if !form.has("anyway") {
        let org = colleague.desk.ground.org.id;
        let library = match colleague.desk.ground.app.db.read(move |tx| Library::read(tx, org)).await {
            Ok(library) => library,
            Err(error) => return colleague.desk.fault(&error.into()),
        };
        let work = library.entries.get(&key).and_then(|entry| entry.work.as_ref());
        if work.is_some_and(|work| !to_look_at(&work.snippet, t).is_empty()) {
            let mut errors = Errors::new();
            errors.add("words", t.say("snippet-error-words"));
            return show(&colleague, &key, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
        }
    }
    step(&colleague, &key, &form, Step::Submit).await
}

pub(super) async fn discard(colleague: Colleague, Named(key): Named, body: Body) -> Response {
    match read(&colleague, body).await {
        Ok(form) => step(&colleague, &key, &form, Step::Discard).await,
        Err(response) => response,
    }
}

pub(super) async fn decide(colleague: Colleague, Named(key): Named, body: Body) -> Response {
    let form = match read(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let what = match form.text("do") {
        "approve" => Step::Approve,
        "return" => Step::Return,
        "withdraw" => Step::Withdraw,
        _ => return colleague.desk.fault(&Fault::Invalid(())),
    };
    step(&colleague, &key, &form, what).await
}

/// A form of this session.
async fn read(colleague: &Colleague, body: Body) -> Result<Form, Response> {
    let form = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&form) { Ok(form) } else { Err(colleague.desk.fault(&Fault::Forbidden)) }
}

async fn step(colleague: &Colleague, key: &str, form: &Form, what: Step) -> Response {
    let desk = &colleague.desk;
    let (status, text) = match rules::step(colleague, key, form.text("seen"), what).await {
        Ok(()) => {
            let org = desk.ground.org.id;
            // What was new and was given up is not there any more.
            let left = desk.ground.app.db.read(move |tx| Library::read(tx, org)).await;
            let there = left.is_ok_and(|library| library.entries.contains_key(key));
            return desk.go(&if there { format!("snippets/{key}") } else { "snippets".to_owned() });
        }
        Err(Fault::Conflict) => (StatusCode::CONFLICT, "snippet-error-changed"),
        Err(Fault::Invalid(())) => (StatusCode::UNPROCESSABLE_ENTITY, "snippet-error-problems"),
        Err(Fault::Forbidden) => (StatusCode::UNPROCESSABLE_ENTITY, "snippet-needs-another"),
        Err(fault) => return desk.fault(&fault),
    };
    let mut errors = Errors::new();
    errors.add("state", desk.ground.t.say(text));
    show(colleague, key, status, errors).await
}
