//! The routes of this slice, and how its forms are read.

use std::{convert::Infallible, sync::Arc};

use axum::{
    body::Body,
    extract::{FromRequestParts, Path},
    http::request::Parts,
    response::Response,
};
use kernel::Fault;
use ui::Form;

use super::{list, one, plan};
use crate::{
    ids::StaffId,
    policy::Deed,
    surfaces::{Route, Shared, Who, desk::Colleague},
    team::{self, Member},
};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    let who = Who::May(Deed::FollowUp);
    vec![
        Route::get("/{lang}/inbox/{id}/follow-up", who, plan::page),
        Route::post("/{lang}/inbox/{id}/follow-up", who, plan::plan),
        Route::get("/{lang}/follow-ups", who, list::due),
        Route::get("/{lang}/follow-ups/lost", who, list::lost),
        Route::get("/{lang}/follow-ups/{id}", who, one::page),
        Route::post("/{lang}/follow-ups/{id}/attempt", who, one::attempt),
        Route::post("/{lang}/follow-ups/{id}/end", who, one::end),
        Route::post("/{lang}/follow-ups/{id}/move", who, one::put),
        Route::post("/{lang}/follow-ups/{id}/back", who, one::back),
        Route::post("/{lang}/follow-ups/{id}/undo", who, one::undo),
    ]
}

/// The identifier in the address; bytes that are no text are the address of nothing.
pub(super) struct At(pub(super) String);

impl FromRequestParts<Shared> for At {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        let path = Path::<(String, String)>::from_request_parts(parts, app).await;
        Ok(Self(path.map(|Path((_, id))| id).unwrap_or_default()))
    }
}

/// Reads a form; `Ok(None)` with the form's text for one that is not of this session.
pub(super) async fn our_form(colleague: &Colleague, body: Body) -> Result<(Form, bool), Response> {
    let form = colleague.desk.form(body).await?;
    let ours = colleague.desk.is_ours(&form);
    Ok((form, ours))
}

/// Who holds the team's newest key: to whom a follow-up can be given; and how many conversations wait, for the rail.
pub(super) async fn beside(colleague: &Colleague) -> Result<Vec<Member>, Fault> {
    let ground = &colleague.desk.ground;
    let (trust, org) = (Arc::clone(&ground.app.trust), Arc::clone(&ground.org));
    let epoch = colleague.session.keys.expose().newest().ok_or(Fault::Forbidden)?.epoch;
    Ok(ground.app.db.read(move |tx| team::holders_of(tx, &trust, &org, epoch)).await?)
}

/// Who is to do it: `me`, `anybody`, or a colleague who holds the team's key. `None` for a form that says something else.
pub(super) fn whose(colleague: &Colleague, members: &[Member], typed: &str) -> Option<Option<StaffId>> {
    match typed {
        "anybody" => Some(None),
        "me" => Some(Some(colleague.session.staff())),
        typed => {
            let id = StaffId::parse(typed)?;
            members.iter().any(|member| member.id == id).then_some(Some(id))
        }
    }
}
