//! The whole set as a text: taking a copy, loading one.

use std::time::Duration;

use askama::Template;
use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use kernel::Fault;
use ui::{
    Errors,
    form::upload::{self, Files, NotKept},
    page,
};

use super::{
    check::{self, Problem},
    library::{Library, Topics},
    model::{Pack, Snippet},
    rules,
};
use crate::{
    form::LIMITS,
    surfaces::desk::{Colleague, Desk},
};

/// The longest text of a set, in bytes.
const MOST_BYTES: usize = 1024 * 1024;

#[derive(Template)]
#[template(path = "snippet/templates/load.html")]
struct LoadPage<'a> {
    desk: &'a Desk,
    text: &'a str,
    problems: Vec<Problem>,
    errors: Errors,
}

impl LoadPage<'_> {
    fn say(&self, problem: &Problem) -> String {
        problem.say(self.desk.ground.t)
    }
}

pub(super) async fn file(colleague: Colleague) -> Response {
    let org = colleague.desk.ground.org.id;
    let library = match colleague.desk.ground.app.db.read(move |tx| Library::read(tx, org)).await {
        Ok(library) => library,
        Err(error) => return colleague.desk.fault(&error.into()),
    };
    let offered = library.entries.values().filter_map(|entry| entry.in_use.as_deref());
    match check::to_toml(&Pack { snippets: offered.map(Snippet::clone).collect() }) {
        Ok(text) => page::file("text/plain; charset=utf-8", "snippets.toml", text),
        Err(error) => colleague.desk.fault(&Fault::Broken(format!("a set of snippets is no text: {error}"))),
    }
}

pub(super) async fn page(colleague: Colleague) -> Response {
    show(&colleague, "", StatusCode::OK, Vec::new(), Errors::new()).await
}

async fn show(
    colleague: &Colleague,
    text: &str,
    status: StatusCode,
    problems: Vec<Problem>,
    errors: Errors,
) -> Response {
    let desk = &colleague.desk;
    desk.page(status, &LoadPage { desk, text, problems, errors })
}

pub(super) async fn load(colleague: Colleague, headers: HeaderMap, body: Body) -> Response {
    let desk = &colleague.desk;
    let (t, org) = (desk.ground.t, desk.ground.org.id);
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let limits = ui::form::Limits { bytes: 2 * MOST_BYTES, field_bytes: MOST_BYTES, ..LIMITS };
    let files =
        Files { bytes: MOST_BYTES, room: &desk.ground.app.upload_room, time: Duration::from_secs(120) };
    let Ok(posted) = upload::read(content_type.unwrap_or_default(), body, &limits, files).await else {
        return desk.fault(&Fault::Busy);
    };
    let mut errors = Errors::new();
    let from_file = match &posted.file {
        Some(Ok(file)) => String::from_utf8(file.bytes.clone()).ok().or_else(|| {
            errors.add("file", t.say("forms-error-file-text"));
            None
        }),
        Some(Err(why)) => {
            let key = if *why == NotKept::NoRoom { "forms-error-file-room" } else { "forms-error-file-big" };
            errors.add("file", t.say(key));
            None
        }
        None => None,
    };
    let text = from_file.unwrap_or_else(|| posted.form.text("text").replace("\r\n", "\n"));
    if posted.form.cut {
        errors.add("text", t.say("forms-error-file-big"));
    } else if text.trim().is_empty() && errors.is_empty() {
        errors.add("text", t.say("forms-error-nothing"));
    }
    if !desk.is_ours(&posted.form) {
        errors.add("text", t.say("form-error-stale"));
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    if !errors.is_empty() {
        return show(&colleague, &text, status, Vec::new(), errors).await;
    }
    let topics = match desk.ground.app.db.read(move |tx| Topics::read(tx, org)).await {
        Ok(topics) => topics.codes(),
        Err(error) => return desk.fault(&error.into()),
    };
    let pack = match check::parse(&text, &topics) {
        Ok(pack) => pack,
        Err(problems) => {
            errors.add("text", t.say("forms-error-problems"));
            return show(&colleague, &text, status, problems, errors).await;
        }
    };
    match rules::load(&colleague, &pack.snippets).await {
        Ok(0) => {
            errors.add("text", t.say("snippet-error-same"));
            show(&colleague, &text, status, Vec::new(), errors).await
        }
        Ok(_) => desk.go("snippets?only=waiting"),
        Err(fault) => desk.fault(&fault),
    }
}
