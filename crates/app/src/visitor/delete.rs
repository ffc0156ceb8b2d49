//! Deleting one message for both sides, or the whole conversation.

use askama::Template;
use axum::{
    body::Body,
    extract::{Path, rejection::PathRejection},
    http::StatusCode,
    response::Response,
};
use kernel::Fault;
use ui::{csrf, page};

use super::{
    public::status_of,
    rules::{self, OwnThread},
    thread::no_thread,
};
use crate::{
    chat::{self, Line},
    forget,
    surfaces::{Ground, forget_all, public::Visit},
};

/// What the page asks to delete.
#[derive(Template)]
#[template(path = "visitor/templates/delete.html")]
struct Delete<'a> {
    ground: &'a Ground,
    /// One message; the whole conversation without it.
    line: Option<Line>,
    csrf: String,
    /// Why nothing was deleted, if it was tried.
    problem: Option<&'static str>,
}

/// The conversation that is open in this browser, or the page that says that none is.
async fn own(visit: &Visit) -> Result<(OwnThread, [u8; 32]), Response> {
    let Some(secret) = &visit.secret else { return Err(no_thread(visit, "")) };
    match rules::open(&visit.ground.app, &visit.ground.org, secret).await {
        Ok(Some(own)) => Ok((own, secret.form_key())),
        Ok(None) => Err(no_thread(visit, "")),
        Err(fault) => Err(visit.fault(&fault)),
    }
}

/// One message of a conversation; `None` if there is none, or if it has been deleted already.
async fn line(visit: &Visit, own: &OwnThread, number: i64) -> Result<Option<Line>, Fault> {
    let (conversation, before) = (own.conversation, number.saturating_add(1));
    let stored =
        visit.ground.app.db.read(move |tx| chat::messages_before(tx, conversation, before, 1)).await?;
    let line = chat::lines(&own.root, &own.permit, &stored).pop();
    Ok(line.filter(|line| line.number == number && !line.deleted))
}

fn ask(
    visit: &Visit,
    key: &[u8; 32],
    line: Option<Line>,
    status: StatusCode,
    problem: Option<&'static str>,
) -> Response {
    let csrf = csrf::token(key, "thread");
    visit.personal(status, &Delete { ground: &visit.ground, line, csrf, problem })
}

pub(super) async fn page(visit: Visit) -> Response {
    match own(&visit).await {
        Ok((_, key)) => ask(&visit, &key, None, StatusCode::OK, None),
        Err(response) => response,
    }
}

pub(super) async fn message_page(
    visit: Visit,
    number: Result<Path<(String, i64)>, PathRejection>,
) -> Response {
    let Ok(Path((_, number))) = number else { return visit.fault(&Fault::NotFound) };
    let (own, key) = match own(&visit).await {
        Ok(own) => own,
        Err(response) => return response,
    };
    match line(&visit, &own, number).await {
        Ok(Some(line)) => ask(&visit, &key, Some(line), StatusCode::OK, None),
        Ok(None) => visit.fault(&Fault::NotFound),
        Err(fault) => visit.fault(&fault),
    }
}

/// What is wrong when a form of this page is not one of this session.
async fn is_ours(visit: &Visit, key: &[u8; 32], body: Body) -> Result<bool, Response> {
    let form = visit.form(body).await?;
    Ok(csrf::matches(key, "thread", form.text("csrf")))
}

pub(super) async fn delete(visit: Visit, body: Body) -> Response {
    let (own, key) = match own(&visit).await {
        Ok(own) => own,
        Err(response) => return response,
    };
    let refuse = |status, text| ask(&visit, &key, None, status, Some(text));
    match is_ours(&visit, &key, body).await {
        Ok(true) => {}
        Ok(false) => return refuse(StatusCode::CONFLICT, "delete-error-stale"),
        Err(response) => return response,
    }
    match forget::conversation(&visit.ground.app, own.conversation).await {
        Ok(()) => {
            let href = visit.ground.href("deleted");
            forget_all(page::see_other(&href, [visit.no_cookie()].into_iter().chain(visit.no_mark())))
        }
        Err(fault) => refuse(status_of(&fault), "delete-error-busy"),
    }
}

pub(super) async fn delete_message(
    visit: Visit,
    number: Result<Path<(String, i64)>, PathRejection>,
    body: Body,
) -> Response {
    let Ok(Path((_, number))) = number else { return visit.fault(&Fault::NotFound) };
    let (own, key) = match own(&visit).await {
        Ok(own) => own,
        Err(response) => return response,
    };
    let ours = match is_ours(&visit, &key, body).await {
        Ok(ours) => ours,
        Err(response) => return response,
    };
    let line = match line(&visit, &own, number).await {
        Ok(Some(line)) => line,
        Ok(None) if ours => return visit.go("thread#latest"), // Clicked twice: it is gone already.
        Ok(None) => return visit.fault(&Fault::NotFound),
        Err(fault) => return visit.fault(&fault),
    };
    let (id, image) = (line.id, line.image().map(|image| image.id));
    let refuse = |status, line, text| ask(&visit, &key, Some(line), status, Some(text));
    if !ours {
        return refuse(StatusCode::CONFLICT, line, "delete-error-stale");
    }
    match forget::message(&visit.ground.app, own.conversation, id, image).await {
        Ok(()) => visit.go("thread#latest"),
        Err(fault) => refuse(status_of(&fault), line, "delete-error-busy"),
    }
}

#[derive(Template)]
#[template(path = "visitor/templates/deleted.html")]
struct Deleted<'a> {
    ground: &'a Ground,
}

/// It is done. The same for everybody: who has deleted a conversation is nobody in particular.
pub(super) async fn deleted(visit: Visit) -> Response {
    visit.public(&Deleted { ground: &visit.ground })
}
