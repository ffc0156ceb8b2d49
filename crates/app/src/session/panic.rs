//! The panic button: every session of the organisation ends at once.
//!
//! Visitors' conversations go on: their keys lie in their own browsers and not here, and a page that breaks off would
//! show a visitor, and whoever sits beside them, that something happened.

use std::{sync::Arc, time::Duration};

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::{csrf, page as pages};

use super::{SessionSecret, Stage, store};
use crate::{
    App, audit,
    settings::Organisation,
    surfaces::{desk::Desk, forget_all},
    team,
};

/// The address of the page and of its form.
pub const PATH: &str = "/{lang}/panic";

/// How long whoever pressed the button waits for the store.
const PATIENCE: Duration = Duration::from_millis(300);
/// How often it is tried when the store does not answer, and how long between.
const TRIES: u32 = 120;
const BETWEEN: Duration = Duration::from_millis(500);

#[derive(Template)]
#[template(path = "session/templates/panic.html")]
struct Page<'a> {
    desk: &'a Desk,
}

pub(super) async fn page(desk: Desk) -> Response {
    desk.page(StatusCode::OK, &Page { desk: &desk })
}

/// Also when the store does not answer, and for a session that is locked: whoever has to press it has no time for a
/// password.
pub(super) async fn panic(desk: Desk, body: Body) -> Response {
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    // By the cookie alone: the store may not be able to say whose it is.
    let Some(secret) = desk.secret_in_cookie().cloned() else { return desk.go("sign-in") };
    if !csrf::matches(&secret.form_key(), "desk", form.text("csrf")) {
        return desk.fault(&Fault::Forbidden);
    }
    if desk.session().is_some_and(|session| session.stage == Stage::Code) {
        return desk.go("sign-in/code");
    }
    let ground = &desk.ground;
    let burning = tokio::spawn(burn(Arc::clone(&ground.app), Arc::clone(&ground.org), secret));
    // A store that is busy keeps nobody at the desk: it goes on by itself.
    let _burned = tokio::time::timeout(PATIENCE, burning).await;
    let away = ground.org.neutral_page(ground.lang());
    forget_all(pages::see_other(&away, [desk.no_cookie()]))
}

/// Ends all sessions, and tries again for a minute when the store does not answer.
async fn burn(app: Arc<App>, org: Arc<Organisation>, secret: SessionSecret) {
    for _ in 0..TRIES {
        match end_all(&app, &org, &secret).await {
            Ok(()) => return empty_log(&app).await,
            Err(error) => tracing::warn!("the sessions of an organisation were not ended yet: {error}"),
        }
        tokio::time::sleep(BETWEEN).await;
    }
    tracing::error!(organisation = %org.slug, "the sessions were not ended: end them by hand");
}

async fn end_all(app: &Arc<App>, org: &Arc<Organisation>, secret: &SessionSecret) -> Result<(), DbError> {
    let (lookup, now) = (secret.lookup(), app.clock.now());
    let (trust, of) = (app.trust.aside(), Arc::clone(org));
    let ended = app.db.write(move |tx| {
        let Some(row) = store::session(tx, &lookup, of.id)? else { return Ok(Vec::new()) };
        let Some(staff) = team::staff_by_id(tx, of.id, row.staff)? else { return Ok(Vec::new()) };
        if row.stage == Stage::Code || !trust.is_member(tx, &of, &staff)? {
            return Ok(Vec::new());
        }
        let ended = store::delete_sessions_of_org(tx, of.id)?;
        audit::record(tx, of.id, staff.id, audit::Action::Panic, staff.id.bytes(), now)?;
        Ok::<_, DbError>(ended)
    });
    for staff in ended.await? {
        for conversation in app.presence.leave(staff) {
            app.bus.wake(conversation.bytes());
        }
    }
    Ok(())
}

/// The database's log may still hold the rows as they were. Their keys open with the cookies of the browsers alone, but
/// those may be taken together with the disk.
async fn empty_log(app: &App) {
    for _ in 0..TRIES {
        if app.db.checkpoint().await.is_ok() {
            return;
        }
        tokio::time::sleep(BETWEEN).await;
    }
    tracing::warn!("the database's log could not be emptied yet");
}
