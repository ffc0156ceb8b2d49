//! One's own passkeys.

use askama::Template;
use axum::{
    body::Body,
    extract::{Path, rejection::PathRejection},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use kernel::Fault;
use ui::{
    Errors,
    form::{Unclean, clean},
    page,
};

use super::rules::{self, Offer, Passkey};
use crate::{
    ids::PasskeyId,
    session::Session,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
};

/// The longest name of a passkey, in characters.
const MAX_NAME: usize = 60;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/account/passkeys", Who::SignedIn, list),
        Route::post("/{lang}/account/passkeys", Who::SignedIn, add),
        Route::post("/{lang}/account/passkeys/{id}/remove", Who::SignedIn, remove),
    ]
}

#[derive(Template)]
#[template(path = "passkey/templates/passkeys.html")]
struct PasskeysPage<'a> {
    desk: &'a Desk,
    mine: &'a [Passkey],
    offer: Offer,
    name: &'a str,
    errors: Errors,
}

async fn list(colleague: Colleague, headers: HeaderMap) -> Response {
    show(&colleague, &headers, "", Errors::new()).await
}

async fn add(colleague: Colleague, headers: HeaderMap, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let t = desk.ground.t;
    let refuse = |message: String| {
        let mut errors = Errors::new();
        errors.add("name", &message);
        errors
    };
    let typed: String = form.text("name").chars().take(4 * MAX_NAME).collect();
    if !desk.is_ours(&form) {
        return show(&colleague, &headers, &typed, refuse(t.say("form-error-stale").to_owned())).await;
    }
    let name = match clean(form.text("name"), MAX_NAME) {
        Ok(name) => name,
        Err(Unclean::Empty) => String::new(),
        Err(Unclean::TooLong { .. }) => {
            let errors = refuse(t.with("passkey-error-name", "max", MAX_NAME));
            return show(&colleague, &headers, &typed, errors).await;
        }
    };
    match rules::add(&desk.ground, &headers, session, name, form.text("answer")).await {
        Ok(true) => desk.go("account/passkeys"),
        Ok(false) => show(&colleague, &headers, &typed, refuse(t.say("passkey-error-add").to_owned())).await,
        Err(fault) => desk.fault(&fault),
    }
}

async fn remove(
    colleague: Colleague,
    path: Result<Path<(String, String)>, PathRejection>,
    body: Body,
) -> Response {
    let Colleague { desk, session } = colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    if !desk.is_ours(&form) {
        return desk.fault(&Fault::Forbidden);
    }
    let id = path.ok().and_then(|Path((_, id))| PasskeyId::parse(&id));
    let removed = match id {
        Some(id) => rules::remove(&desk.ground, &session, id).await,
        None => Err(Fault::NotFound),
    };
    match removed {
        Ok(()) => desk.go("account/passkeys"),
        Err(fault) => desk.fault(&fault),
    }
}

/// The page: what is there, and what the browser is asked for a further one.
async fn show(colleague: &Colleague, headers: &HeaderMap, name: &str, errors: Errors) -> Response {
    let Colleague { desk, session } = colleague;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    match look(desk, session, headers).await {
        Ok((mine, offer)) => {
            let page = PasskeysPage { desk, mine: &mine, offer, name, errors };
            page::with_script(desk.page(status, &page))
        }
        Err(fault) => desk.fault(&fault),
    }
}

async fn look(desk: &Desk, session: &Session, headers: &HeaderMap) -> Result<(Vec<Passkey>, Offer), Fault> {
    let mine = rules::list(&desk.ground, session).await?;
    let offer = rules::offer(&desk.ground, headers, session, &mine).await?;
    Ok((mine, offer))
}
