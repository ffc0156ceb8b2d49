//! The page of saved views: keeping one, naming it anew, ordering, sharing, deleting.

use askama::Template;
use axum::{body::Body, extract::Path, http::StatusCode, response::Response};
use kernel::{DbError, Fault};
use ui::{
    Errors, Form,
    form::{Unclean, clean},
};

use super::{Saved, store};
use crate::{
    desk::Asked,
    ids::ViewId,
    policy::{Deed, Held},
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
    team,
};

/// The longest name, in characters.
const MAX_CHARS: usize = 40;
/// So many of one's own, and so many that are shared: more are no help in finding one.
const MOST: usize = 30;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/views", Who::May(Deed::WorkThread), page),
        Route::post("/{lang}/views", Who::May(Deed::WorkThread), keep),
        Route::post("/{lang}/views/{id}", Who::May(Deed::WorkThread), change),
    ]
}

/// A view as the page shows it.
struct Shown {
    saved: Saved,
    name: String,
    /// Whether this member may change it.
    changes: bool,
    /// Whether this member may share it or take that back.
    shares: bool,
}

#[derive(Template)]
#[template(path = "view/templates/views.html")]
struct Page<'a> {
    desk: &'a Desk,
    views: Vec<Shown>,
    /// What a refused form wanted to keep, and under which name.
    kept: Option<(String, String)>,
    /// The view that a refused form wanted to name, and the name.
    renamed: Option<(ViewId, String)>,
    errors: Errors,
}

impl Page<'_> {
    fn typed<'s>(&'s self, shown: &'s Shown) -> &'s str {
        let typed = self.renamed.as_ref().filter(|(id, _)| *id == shown.saved.id);
        typed.map_or(&shown.name, |(_, name)| name)
    }

    fn name_id(&self, id: &ViewId) -> String {
        format!("name-{id}")
    }
}

async fn page(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, None, None, Errors::new()).await
}

async fn show(
    colleague: &Colleague,
    status: StatusCode,
    kept: Option<(String, String)>,
    renamed: Option<(ViewId, String)>,
    errors: Errors,
) -> Response {
    let Colleague { desk, session } = colleague;
    let mut desk = desk.clone();
    desk.ground.path = "/views".to_owned(); // Also the page that answers a form: its language links lead here.
    let (org, staff) = (desk.ground.org.id, session.staff());
    let views = match desk.ground.app.db.read(move |tx| super::of(tx, org, staff)).await {
        Ok(views) => views,
        Err(error) => return desk.fault(&error.into()),
    };
    let shares = desk.may(Deed::Supervise);
    let shown = |saved: Saved| {
        let name = super::name(session, org, &saved)?;
        let own = saved.staff == staff;
        let changes = if saved.shared { shares } else { own };
        Some(Shown { shares: shares && own, saved, name, changes })
    };
    let views = views.into_iter().filter_map(shown).collect();
    desk.page(status, &Page { desk: &desk, views, kept, renamed, errors })
}

/// Why a view was not kept.
enum Refused {
    /// There are as many as there may be.
    Full,
    /// It is not there, or not this member's to change.
    Gone,
    /// The team has a newer key since the session began.
    Busy,
    Db(DbError),
}

impl From<DbError> for Refused {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

/// Keeps what a list was narrowed to, under a name.
async fn keep(colleague: Colleague, body: Body) -> Response {
    let form = match ours(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let asked = Asked::read(form.text("query"), Held::Team, &desk.ground.org.zone);
    let back = Some((asked.query(), form.text("name").to_owned()));
    let name = match read_name(desk, &form) {
        Ok(name) => name,
        Err(words) => {
            let mut errors = Errors::new();
            errors.add("name", words);
            return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, back, None, errors).await;
        }
    };
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let Some(team) = session.keys.expose().newest() else { return desk.fault(&Fault::Forbidden) };
    let id = ViewId::random(app.entropy.as_ref());
    let (key_wrapped, name) = super::seal(org, id, &name, &team, app.entropy.as_ref());
    let shared = form.has("shared") && desk.may(Deed::Supervise);
    let new =
        Saved { id, staff, shared, place: 0, query: asked.query(), epoch: team.epoch, key_wrapped, name };
    let written = app.db.write(move |tx| {
        if !team::is_newest(tx, org, new.epoch)? {
            return Err(Refused::Busy);
        }
        let others: Vec<Saved> =
            super::of(tx, org, staff)?.into_iter().filter(|view| view.shared == new.shared).collect();
        if others.len() >= MOST {
            return Err(Refused::Full);
        }
        let place = others.iter().map(|view| view.place).max().map_or(0, |last| last + 1);
        store::insert(tx, org, &Saved { place, ..new.clone() }).map_err(Refused::Db)
    });
    match written.await {
        Ok(()) => desk.go(&format!("inbox?{}&view={id}", asked.query())),
        Err(refused) => refuse(&colleague, refused, back).await,
    }
}

/// Names a view anew, moves it, shares it or takes that back, deletes it.
async fn change(colleague: Colleague, Path((_, id)): Path<(String, String)>, body: Body) -> Response {
    let form = match ours(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = &colleague;
    let Some(id) = ViewId::parse(&id) else { return desk.fault(&Fault::NotFound) };
    let (app, org, staff) = (&desk.ground.app, desk.ground.org.id, session.staff());
    let (shares, deed) = (desk.may(Deed::Supervise), form.text("do").to_owned());
    let renamed = if deed == "rename" {
        let name = match read_name(desk, &form) {
            Ok(name) => name,
            Err(words) => {
                let mut errors = Errors::new();
                errors.add(format!("name-{id}"), words);
                let typed = Some((id, form.text("name").to_owned()));
                return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, None, typed, errors).await;
            }
        };
        let Some(team) = session.keys.expose().newest() else { return desk.fault(&Fault::Forbidden) };
        let (key, name) = super::seal(org, id, &name, &team, app.entropy.as_ref());
        Some((team.epoch, key, name))
    } else {
        None
    };
    let written = app.db.write(move |tx| {
        let all = super::of(tx, org, staff)?;
        let mine = |view: &&Saved| if view.shared { shares } else { view.staff == staff };
        let Some(view) = all.iter().filter(mine).find(|view| view.id == id) else {
            return Err(Refused::Gone);
        };
        match (deed.as_str(), &renamed) {
            ("rename", Some((epoch, key, name))) => {
                if !team::is_newest(tx, org, *epoch)? {
                    return Err(Refused::Busy);
                }
                store::rename(tx, org, id, *epoch, key, name)?;
            }
            ("delete", _) => store::delete(tx, org, id)?,
            ("share" | "keep", _) if shares && view.staff == staff => {
                let shared = deed == "share";
                let others: Vec<_> = all.iter().filter(|one| one.shared == shared).collect();
                if shared != view.shared && others.len() >= MOST {
                    return Err(Refused::Full);
                }
                let last = others.iter().map(|one| one.place).max().map_or(0, |last| last + 1);
                store::put(tx, org, id, last, shared)?;
            }
            ("up" | "down", _) => {
                let mut order: Vec<&Saved> = all.iter().filter(|one| one.shared == view.shared).collect();
                let at = order.iter().position(|one| one.id == id).unwrap_or(0);
                let to = if deed == "up" {
                    at.checked_sub(1)
                } else {
                    Some(at + 1).filter(|to| *to < order.len())
                };
                if let Some(to) = to {
                    order.swap(at, to);
                }
                for (place, one) in (0..).zip(order) {
                    store::put(tx, org, one.id, place, one.shared)?;
                }
            }
            _ => return Err(Refused::Gone),
        }
        Ok(())
    });
    match written.await {
        Ok(()) => desk.go("views"),
        Err(refused) => refuse(&colleague, refused, None).await,
    }
}

async fn refuse(colleague: &Colleague, refused: Refused, kept: Option<(String, String)>) -> Response {
    let t = colleague.desk.ground.t;
    let (status, words) = match refused {
        Refused::Full => (StatusCode::CONFLICT, t.with("view-error-full", "n", MOST)),
        Refused::Gone => return colleague.desk.fault(&Fault::NotFound),
        Refused::Busy => (StatusCode::SERVICE_UNAVAILABLE, t.say("write-error-busy").to_owned()),
        Refused::Db(DbError::Broken(what)) => return colleague.desk.fault(&Fault::Broken(what)),
        Refused::Db(_) => (StatusCode::SERVICE_UNAVAILABLE, t.say("write-error-busy").to_owned()),
    };
    let mut errors = Errors::new();
    errors.add("name", words);
    show(colleague, status, kept, None, errors).await
}

/// The name that was typed, fit to be kept; or what is wrong with it.
fn read_name(desk: &Desk, form: &Form) -> Result<String, String> {
    let t = desk.ground.t;
    match clean(form.text("name"), MAX_CHARS) {
        Ok(name) => Ok(name.split_whitespace().collect::<Vec<_>>().join(" ")),
        Err(Unclean::Empty) => Err(t.say("view-error-empty").to_owned()),
        Err(Unclean::TooLong { .. }) => Err(t.with("view-error-long", "n", MAX_CHARS)),
    }
}

async fn ours(colleague: &Colleague, body: Body) -> Result<Form, Response> {
    let form = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&form) {
        return Ok(form);
    }
    let back = form.has("query").then(|| (form.text("query").to_owned(), form.text("name").to_owned()));
    let mut errors = Errors::new();
    errors.add("name", colleague.desk.ground.t.say("form-error-stale"));
    Err(show(colleague, StatusCode::UNPROCESSABLE_ENTITY, back, None, errors).await)
}
