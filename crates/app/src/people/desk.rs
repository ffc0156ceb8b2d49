//! Who works here, who waits, and inviting.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    body::Body,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use kernel::{DbError, Fault, Lang, Moment};
use seal::SymmetricKey;
use ui::{Errors, Form};

use super::{
    form::{codes, from_codes, languages, work_name},
    invite::{self, Wanted},
    link::LinkSecret,
    store::{self, Invitation},
};
use crate::{
    chat::form::nonce,
    ids::StaffId,
    leaving::{self, Progress},
    policy::{Deed, Role},
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
    team::{self, StaffRow, Standing, chain::Change},
};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/team", Who::May(Deed::SeeTeam), page),
        Route::post("/{lang}/team/invite", Who::May(Deed::ManageTeam), invite),
        Route::post("/{lang}/team/invite/{id}/withdraw", Who::May(Deed::ManageTeam), withdraw),
    ]
}

/// Somebody in the list.
pub(super) struct Line {
    pub(super) id: StaffId,
    pub(super) work_name: String,
    pub(super) role: Option<Role>,
    pub(super) languages: Vec<Lang>,
    pub(super) since: Option<Moment>,
}

#[derive(Template)]
#[template(path = "people/templates/team.html")]
struct Page<'a> {
    desk: &'a Desk,
    members: Vec<Line>,
    newcomers: Vec<Line>,
    /// Rows that nobody invited.
    strangers: Vec<Line>,
    invitations: Vec<Invitation>,
    /// What an older key of the team still opens.
    progress: Option<Progress>,
    nonce: String,
    typed: Typed,
    errors: Errors,
}

/// The form of an invitation as it stands.
#[derive(Default)]
struct Typed {
    role: Option<Role>,
    work_name: String,
    languages: Vec<Lang>,
}

impl Typed {
    fn is_role(&self, role: &Role) -> bool {
        self.role.as_ref() == Some(role)
    }

    fn speaks(&self, lang: &Lang) -> bool {
        self.languages.contains(lang)
    }
}

impl Page<'_> {
    fn is_me(&self, id: &StaffId) -> bool {
        self.desk.session().is_some_and(|session| session.staff() == *id)
    }
}

/// The Fluent key of what a role may see.
pub(crate) const fn sees(role: &Role) -> &'static str {
    match role {
        Role::Coordinator => "sees-coordinator",
        Role::OutreachWorker => "sees-outreach-worker",
        Role::Doctor => "sees-doctor",
        Role::Psychologist => "sees-psychologist",
        Role::CaseManager => "sees-case-manager",
        Role::HivConsultant => "sees-hiv-consultant",
        Role::HcvConsultant => "sees-hcv-consultant",
        Role::Peer => "sees-peer",
        Role::Analyst => "sees-analyst",
        Role::Publisher => "sees-publisher",
        Role::Administrator => "sees-administrator",
    }
}

fn line(row: StaffRow, since: Option<Moment>) -> Line {
    let (role, languages) = (Role::from_name(&row.role), from_codes(&row.languages));
    Line { id: row.id, work_name: row.work_name, role, languages, since }
}

/// When each member was admitted for the first time, as the chain says.
pub(super) fn admitted(
    tx: &mut db::Tx<'_>,
    org: crate::ids::OrgId,
) -> Result<BTreeMap<StaffId, Moment>, DbError> {
    let mut since = BTreeMap::new();
    for entry in team::entries(tx, org)?.iter().filter_map(|signed| signed.entry(org)) {
        if let Change::Admit(card) = entry.change {
            since.entry(card.id).or_insert(entry.at);
        }
    }
    Ok(since)
}

async fn show(colleague: &Colleague, status: StatusCode, typed: Typed, errors: Errors) -> Response {
    // A page that answers a form is the team's too: its language links lead there.
    let mut desk = colleague.desk.clone();
    desk.ground.path = "/team".to_owned();
    let (app, org) = (&desk.ground.app, std::sync::Arc::clone(&desk.ground.org));
    let (trust, now) = (std::sync::Arc::clone(&app.trust), app.clock.now());
    let manages = desk.may(Deed::ManageTeam);
    let found = app.db.read(move |tx| {
        let (mut members, mut newcomers, mut strangers) = (Vec::new(), Vec::new(), Vec::new());
        let since = admitted(tx, org.id)?;
        let roll = trust.believed(tx, &org)?;
        for row in team::members(tx, org.id)? {
            let has_left = roll.as_ref().is_some_and(|roll| roll.left(row.id).is_some());
            match trust.standing(tx, &org, &row)? {
                Standing::Member => {
                    let since = since.get(&row.id).copied();
                    members.push(line(row, since));
                }
                _ if !manages || has_left => {}
                Standing::Waiting => newcomers.push(line(row, None)),
                Standing::Stranger => strangers.push(line(row, None)),
            }
        }
        let invitations = if manages { store::open(tx, org.id, now)? } else { Vec::new() };
        Ok::<_, DbError>((members, newcomers, strangers, invitations))
    });
    let (members, newcomers, strangers, invitations) = match found.await {
        Ok(found) => found,
        Err(error) => return desk.fault(&error.into()),
    };
    let progress = reseal(colleague).await;
    let nonce = hex::encode(kernel::entropy::bytes::<16>(app.entropy.as_ref()));
    let desk = &desk;
    let page = Page { desk, members, newcomers, strangers, invitations, progress, nonce, typed, errors };
    desk.page(status, &page)
}

/// Goes on with what an older key of the team still opens, and says how far it is. A number that is missing is no reason
/// to show no page.
async fn reseal(colleague: &Colleague) -> Option<Progress> {
    let Colleague { desk, session } = colleague;
    if !desk.may(Deed::RenewTeam) {
        return None;
    }
    leaving::start(&desk.ground.app, &desk.ground.org, session);
    let progress = leaving::progress(&desk.ground.app, &desk.ground.org).await.ok()?;
    (progress.left() > 0).then_some(progress)
}

async fn page(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, Typed::default(), Errors::new()).await
}

/// The link, this once.
#[derive(Template)]
#[template(path = "people/templates/link.html")]
struct LinkPage<'a> {
    desk: &'a Desk,
    work_name: String,
    role: Role,
    link: String,
    ends_at: Moment,
}

async fn invite(colleague: Colleague, headers: HeaderMap, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let t = desk.ground.t;
    let typed = Typed {
        role: Role::from_name(form.text("role")),
        work_name: form.text("work_name").chars().take(200).collect(),
        languages: languages(&form),
    };
    let mut errors = Errors::new();
    if !desk.is_ours(&form) {
        errors.add("role", t.say("form-error-stale"));
    }
    let Some(role) = typed.role else {
        errors.add("role", t.say("team-error-role"));
        return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await;
    };
    let name = match work_name(&typed.work_name) {
        Ok(name) => name,
        Err("join-error-name") if typed.work_name.trim().is_empty() => String::new(),
        Err(key) => {
            errors.add("work_name", t.say(key));
            String::new()
        }
    };
    if !errors.is_empty() {
        return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await;
    }
    let secret = secret_of(session, &form);
    let wanted = Wanted { role, work_name: name.clone(), languages: codes(&typed.languages) };
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    match invite::invite(app, org, session.staff(), &secret, wanted).await {
        Ok(ends_at) => {
            let link = address(desk, &headers, &secret);
            // The link is shown once: its language links lead to the team.
            let mut desk = desk.clone();
            desk.ground.path = "/team".to_owned();
            let desk = &desk;
            let page = LinkPage { desk, work_name: name, role, link, ends_at };
            desk.page(StatusCode::OK, &page)
        }
        Err(fault) => {
            if let Fault::Broken(what) = &fault {
                tracing::error!("an invitation: {what}");
            }
            errors.add("role", t.say("error-busy"));
            show(&colleague, StatusCode::SERVICE_UNAVAILABLE, typed, errors).await
        }
    }
}

/// The secret follows from the session and the form, so that the same form sent twice is one invitation.
fn secret_of(session: &crate::session::Session, form: &Form) -> LinkSecret {
    let said = [nonce(form).as_str(), form.text("role"), form.text("work_name"), &codes(&languages(form))]
        .join("\n");
    let key = SymmetricKey::from_bytes(session.secret.form_key());
    LinkSecret::from_key(key.derive_for("invitation link", said.as_bytes()))
}

/// The whole address of a link, at the host that the coordinator uses.
fn address(desk: &Desk, headers: &HeaderMap, secret: &LinkSecret) -> String {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let scheme = if desk.ground.app.secure_cookies { "https" } else { "http" };
    format!("{scheme}://{host}{}", desk.ground.href(&format!("join/{}", secret.to_link())))
}

async fn withdraw(colleague: Colleague, path: Option<Path<(String, String)>>, body: Body) -> Response {
    let Colleague { desk, session } = &colleague;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let refuse = async |status, key| {
        let mut errors = Errors::new();
        errors.add("invitations", desk.ground.t.say(key));
        show(&colleague, status, Typed::default(), errors).await
    };
    if !desk.is_ours(&form) {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "form-error-stale").await;
    }
    let id = path.and_then(|Path((_, id))| StaffId::parse(&id));
    let Some(id) = id else { return desk.fault(&Fault::NotFound) };
    match invite::withdraw(&desk.ground.app, desk.ground.org.id, session.staff(), id).await {
        Ok(true) => desk.go("team"),
        Ok(false) => refuse(StatusCode::CONFLICT, "team-error-used").await,
        Err(fault) => desk.fault(&fault),
    }
}
