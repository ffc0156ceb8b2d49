//! The page of one person: a member, or a newcomer to be admitted.

use std::{convert::Infallible, sync::Arc};

use askama::Template;
use axum::{
    body::Body,
    extract::{FromRequestParts, Path},
    http::{StatusCode, request::Parts},
    response::Response,
};
use kernel::{DbError, Fault, Lang, Moment};
use ui::{Errors, Form};

use super::{
    change::{self, Found, Undone},
    desk::admitted,
    form::{codes, from_codes, languages, work_name},
};
use crate::{
    ids::StaffId,
    policy::{Deed, Role},
    restricted::Lost,
    surfaces::{
        Route, Shared, Who,
        desk::{Colleague, Desk},
    },
    team::{self, Standing},
};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/team/{id}", Who::May(Deed::SeeTeam), page),
        Route::post("/{lang}/team/{id}/admit", Who::May(Deed::ManageTeam), admit),
        Route::post("/{lang}/team/{id}/refuse", Who::May(Deed::ManageTeam), refuse),
        Route::post("/{lang}/team/{id}/change", Who::May(Deed::ManageTeam), change),
        Route::post("/{lang}/team/{id}/languages", Who::May(Deed::SeeTeam), speak),
    ]
}

/// The identifier in the address; bytes that are no text are the address of nobody.
struct At(Option<StaffId>);

impl FromRequestParts<Shared> for At {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Infallible> {
        let path = Path::<(String, String)>::from_request_parts(parts, app).await;
        Ok(Self(path.ok().and_then(|Path((_, id))| StaffId::parse(&id))))
    }
}

#[derive(Template)]
#[template(path = "people/templates/member.html")]
struct Page<'a> {
    desk: &'a Desk,
    id: StaffId,
    standing: Standing,
    work_name: String,
    login: String,
    role: Option<Role>,
    languages: Vec<Lang>,
    since: Option<Moment>,
    /// Numbers that were typed and did not fit.
    wrong_numbers: i64,
    /// The role was changed to one without the team's key just now.
    lost_key: bool,
    typed_number: String,
    typed_name: String,
    typed_role: Option<Role>,
    typed_languages: Vec<Lang>,
    /// The restricted conversations that would be lost with the role, if that was said.
    lost: Option<Lost>,
    errors: Errors,
}

impl Page<'_> {
    fn href(&self, action: &str) -> String {
        self.desk.ground.href(&format!("team/{}{action}", self.id))
    }

    fn is_role(&self, role: &Role) -> bool {
        self.typed_role.as_ref() == Some(role)
    }

    fn speaks(&self, lang: &Lang) -> bool {
        self.typed_languages.contains(lang)
    }

    fn is_me(&self) -> bool {
        self.desk.session().is_some_and(|session| session.staff() == self.id)
    }

    fn manages(&self) -> bool {
        self.desk.may(Deed::ManageTeam)
    }

    fn is_member(&self) -> bool {
        self.standing == Standing::Member
    }

    fn is_waiting(&self) -> bool {
        self.standing == Standing::Waiting
    }
}

/// What a form brings back to the page.
#[derive(Default)]
struct Back<'a> {
    form: Option<&'a Form>,
    errors: Errors,
    lost_key: bool,
    lost: Option<Lost>,
}

async fn show(colleague: &Colleague, id: Option<StaffId>, status: StatusCode, back: Back<'_>) -> Response {
    let mut desk = colleague.desk.clone();
    let Some(id) = id else { return desk.fault(&Fault::NotFound) };
    desk.ground.path = format!("/team/{id}");
    let (app, org) = (&desk.ground.app, Arc::clone(&desk.ground.org));
    let trust = Arc::clone(&app.trust);
    let found = app.db.read(move |tx| {
        let Some(found) = change::find(tx, &trust, &org, id)? else { return Ok(None) };
        let since = admitted(tx, org.id)?.get(&id).copied();
        let wrong = team::wrong_numbers(tx, org.id, id)?;
        Ok::<_, DbError>(Some((found, since, wrong)))
    });
    let (Found { row, standing, .. }, since, wrong_numbers) = match found.await {
        Ok(Some(found)) => found,
        Ok(None) => return desk.fault(&Fault::NotFound),
        Err(error) => return desk.fault(&error.into()),
    };
    // Who waits, and who should not be there at all, is for coordinators to know.
    if standing != Standing::Member && !desk.may(Deed::ManageTeam) {
        return desk.fault(&Fault::NotFound);
    }
    let typed = |name| back.form.filter(|form| form.has(name)).map(|form| short(form, name));
    let (role, languages_now) = (Role::from_name(&row.role), from_codes(&row.languages));
    let page = Page {
        desk: &desk,
        id,
        standing,
        typed_number: typed("number").unwrap_or_default(),
        typed_name: typed("work_name").unwrap_or_else(|| row.work_name.clone()),
        typed_role: typed("role").map_or(role, |name| Role::from_name(&name)),
        typed_languages: match back.form.filter(|form| form.has("speaks")) {
            Some(form) => languages(form),
            None => languages_now.clone(),
        },
        work_name: row.work_name,
        login: row.login,
        role,
        languages: languages_now,
        since,
        wrong_numbers,
        lost_key: back.lost_key,
        lost: back.lost,
        errors: back.errors,
    };
    desk.page(status, &page)
}

fn short(form: &Form, name: &str) -> String {
    form.text(name).chars().take(200).collect()
}

async fn page(colleague: Colleague, At(id): At, query: axum::extract::RawQuery) -> Response {
    let lost_key = query.0.as_deref() == Some("key=lost");
    show(&colleague, id, StatusCode::OK, Back { lost_key, ..Back::default() }).await
}

/// Reads a form and sees that it is ours; gives back the page that says that it is not.
async fn our_form(colleague: &Colleague, id: Option<StaffId>, body: Body) -> Result<Form, Response> {
    let form = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&form) {
        return Ok(form);
    }
    Err(refused(colleague, id, &form, "main", StatusCode::UNPROCESSABLE_ENTITY, "form-error-stale").await)
}

async fn refused(
    colleague: &Colleague,
    id: Option<StaffId>,
    form: &Form,
    field: &'static str,
    status: StatusCode,
    key: &str,
) -> Response {
    let mut errors = Errors::new();
    errors.add(field, colleague.desk.ground.t.say(key));
    show(colleague, id, status, Back { form: Some(form), errors, ..Back::default() }).await
}

/// The page again, with the reason at the field.
async fn undone(
    colleague: &Colleague,
    id: Option<StaffId>,
    form: &Form,
    field: &'static str,
    why: Undone,
) -> Response {
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let (status, key) = match why {
        Undone::Missing => return colleague.desk.fault(&Fault::NotFound),
        Undone::Number => (unprocessable, "newcomer-error-number"),
        Undone::LastCoordinator => (unprocessable, "team-error-last"),
        Undone::LastNamed(lost) => {
            let mut errors = Errors::new();
            errors.add(field, colleague.desk.ground.t.say("restricted-leave"));
            let back = Back { form: Some(form), errors, lost: Some(lost), ..Back::default() };
            return show(colleague, id, unprocessable, back).await;
        }
        Undone::NameTaken => (unprocessable, "join-error-name-taken"),
        Undone::Keys => (StatusCode::CONFLICT, "team-error-keys"),
        Undone::Crowded => (StatusCode::CONFLICT, "team-error-crowded"),
        Undone::Fault(fault) => {
            if let Fault::Broken(what) = &fault {
                tracing::error!("changing the team: {what}");
            }
            (StatusCode::SERVICE_UNAVAILABLE, "error-busy")
        }
    };
    refused(colleague, id, form, field, status, key).await
}

async fn admit(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, id, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(staff) = id else { return colleague.desk.fault(&Fault::NotFound) };
    let ground = &colleague.desk.ground;
    match change::admit(
        &ground.app,
        &ground.org,
        &colleague.session,
        staff,
        (form.text("number"), form.text("role")),
    )
    .await
    {
        Ok(()) => colleague.desk.go(&format!("team/{staff}")),
        Err(why) => undone(&colleague, id, &form, "number", why).await,
    }
}

async fn refuse(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, id, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(staff) = id else { return colleague.desk.fault(&Fault::NotFound) };
    let ground = &colleague.desk.ground;
    match change::refuse(&ground.app, &ground.org, &colleague.session, staff).await {
        Ok(()) => colleague.desk.go("team"),
        Err(why) => undone(&colleague, id, &form, "main", why).await,
    }
}

async fn change(colleague: Colleague, At(id): At, body: Body) -> Response {
    let form = match our_form(&colleague, id, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(staff) = id else { return colleague.desk.fault(&Fault::NotFound) };
    let (ground, unprocessable) = (&colleague.desk.ground, StatusCode::UNPROCESSABLE_ENTITY);
    let Some(role) = Role::from_name(form.text("role")) else {
        return refused(&colleague, id, &form, "role", unprocessable, "team-error-role").await;
    };
    let name = match work_name(form.text("work_name")) {
        Ok(name) => name,
        Err(key) => return refused(&colleague, id, &form, "work_name", unprocessable, key).await,
    };
    let tick = form.has("all_the_same").then(|| form.text("all_the_same"));
    match change::change(&ground.app, &ground.org, &colleague.session, staff, role, &name, tick).await {
        Ok(before) if before.holds_team_key() && !role.holds_team_key() => {
            colleague.desk.go(&format!("team/{staff}?key=lost"))
        }
        Ok(_) => colleague.desk.go(&format!("team/{staff}")),
        Err(why) => {
            let field = if matches!(why, Undone::NameTaken) { "work_name" } else { "role" };
            undone(&colleague, id, &form, field, why).await
        }
    }
}

/// The languages: by oneself, or by a coordinator. They are public and not signed.
async fn speak(colleague: Colleague, At(id): At, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    if !desk.may(Deed::ManageTeam) && id != Some(session.staff()) {
        return desk.fault(&Fault::NotFound);
    }
    let form = match our_form(&colleague, id, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Some(staff) = id else { return desk.fault(&Fault::NotFound) };
    let spoken = languages(&form);
    if spoken.is_empty() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return refused(&colleague, id, &form, "languages", status, "join-error-languages").await;
    }
    let (app, org, spoken) = (&desk.ground.app, desk.ground.org.id, codes(&spoken));
    match app.db.write(move |tx| team::update_languages(tx, org, staff, &spoken)).await {
        Ok(true) => desk.go(&format!("team/{staff}")),
        Ok(false) => desk.fault(&Fault::NotFound),
        Err(error) => undone(&colleague, id, &form, "languages", error.into()).await,
    }
}
