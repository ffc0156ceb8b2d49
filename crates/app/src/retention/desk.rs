//! The page on which coordinators choose how long things are kept, and see what goes, what went and what is held.

use std::collections::BTreeMap;

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault, Moment, Plain};
use ui::Errors;

use super::{
    hold::{HoldRow, On},
    hold_desk,
    model::{self, KINDS, Kind, With},
    renew, store, sweep,
};
use crate::{
    audit::{self, Action},
    form,
    ids::HoldId,
    policy::Deed,
    report::day,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
};

/// What is due within so many days is counted.
const AHEAD: i64 = 7;
/// No further than this is counted.
const MOST: i64 = 1_000;
/// So many holds stand on the page.
const HOLDS: i64 = 200;

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/retention", Who::May(Deed::WorkRetention), page),
        Route::post("/{lang}/retention", Who::May(Deed::WorkRetention), set),
        Route::get("/{lang}/inbox/{id}/hold", Who::May(Deed::WorkRetention), hold_desk::page),
        Route::post("/{lang}/inbox/{id}/hold", Who::May(Deed::WorkRetention), hold_desk::put),
        Route::post("/{lang}/retention/holds/{id}/again", Who::May(Deed::WorkRetention), hold_desk::again),
        Route::post("/{lang}/retention/holds/{id}/lift", Who::May(Deed::WorkRetention), hold_desk::lift),
    ]
}

/// A kind on the page.
struct Item {
    kind: &'static Kind,
    days: i64,
    /// How many go within the next days.
    soon: i64,
    /// When it was looked through last, and how many went.
    swept: Option<(Moment, i64)>,
    /// What stands in its field.
    typed: String,
}

/// A hold on the page.
struct Held {
    id: HoldId,
    on: On,
    code: String,
    by: String,
    reason: Option<Plain<String>>,
    put_on: Moment,
    review_on: Moment,
    /// The same day as its field takes it.
    again: String,
    /// Whether that day has come.
    due: bool,
}

impl Held {
    fn reason(&self) -> Option<&str> {
        self.reason.as_ref().map(|reason| reason.expose().as_str())
    }

    /// The conversation, where it is on one.
    fn thread(&self) -> Option<String> {
        match self.on {
            On::Thread(id) => Some(format!("inbox/{id}")),
            On::Person(_) => None,
        }
    }
}

/// What a shorter time would delete at once, for a second click.
pub(super) struct Sure {
    kind: &'static Kind,
    days: i64,
    before: i64,
    gone: i64,
}

/// What was typed and not done.
#[derive(Default)]
pub(super) struct Asked {
    /// Of which kind or hold.
    pub(super) of: String,
    pub(super) days: String,
    pub(super) sure: Option<Sure>,
    pub(super) errors: Errors,
}

#[derive(Template)]
#[template(path = "retention/templates/retention.html")]
struct Page<'a> {
    desk: &'a Desk,
    items: Vec<Item>,
    holds: Vec<Held>,
    sure: Option<Sure>,
    /// What the errors are about: the name of a kind, or a hold.
    of: String,
    errors: Errors,
}

impl Page<'_> {
    /// A number that was counted no further than some.
    fn counted(&self, key: &str, n: &i64) -> String {
        let t = self.desk.ground.t;
        if *n >= MOST { t.with("retention-many", "n", MOST) } else { t.with(key, "n", *n) }
    }

    /// The identifier of a field, and what is wrong with it. The summary of errors leads to the one that is wrong.
    fn field(&self, name: &str, of: &str) -> (String, Option<&str>) {
        let error = self.errors.of(name).filter(|_| self.of == of);
        let id = if error.is_some() { name.to_owned() } else { format!("{name}-{of}") };
        (id, error)
    }

    fn overdue(&self) -> usize {
        self.holds.iter().filter(|hold| hold.due).count()
    }
}

async fn page(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, Asked::default()).await
}

/// The page; with a form that was not done.
pub(super) async fn show(colleague: &Colleague, status: StatusCode, asked: Asked) -> Response {
    // A page that answers a form is the list's too: its language links lead there.
    let mut desk = colleague.desk.clone();
    "/retention".clone_into(&mut desk.ground.path);
    match load(colleague, &desk, asked).await {
        Ok(page) => colleague.desk.page(status, &page),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn load<'a>(colleague: &Colleague, desk: &'a Desk, asked: Asked) -> Result<Page<'a>, Fault> {
    let ground = &desk.ground;
    let (app, org) = (&ground.app, ground.org.id);
    let (instance, now) = (app.instance.clone(), app.clock.now());
    let today = day::of(now, &ground.org.zone);
    let read = app.db.read(move |tx| {
        let (chosen, swept) = (store::days(tx, org)?, store::sweeps(tx, org)?);
        let with = With { org, instance: &instance, now, today };
        let mut soon = BTreeMap::new();
        for kind in KINDS {
            soon.insert(kind.name, sweep::count(tx, &with, kind, kind.days(&chosen), AHEAD, MOST)?);
        }
        Ok::<_, DbError>((chosen, swept, soon, store::holds(tx, org, HOLDS)?))
    });
    let (chosen, swept, soon, holds) = read.await?;
    let item = |kind: &'static Kind| {
        let days = kind.days(&chosen);
        let typed = if asked.of == kind.name { asked.days.clone() } else { days.to_string() };
        let soon = soon.get(kind.name).copied().unwrap_or_default();
        Item { kind, days, soon, swept: swept.get(kind.name).copied(), typed }
    };
    let held = |row: HoldRow| Held {
        id: row.id,
        on: row.on,
        reason: row.reason(&colleague.session, org),
        code: row.code.unwrap_or_default(),
        by: row.by,
        put_on: day::shown(row.put_on),
        review_on: day::shown(row.review_on),
        again: form::iso(row.review_on),
        due: row.review_on <= today,
    };
    let items = KINDS.iter().map(item).collect();
    let holds = holds.into_iter().map(held).collect();
    Ok(Page { desk, items, holds, sure: asked.sure, of: asked.of, errors: asked.errors })
}

/// Changes how long a kind is kept; where that would delete something at once, only with a second click.
async fn set(colleague: Colleague, body: Body) -> Response {
    let desk = &colleague.desk;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let (t, refused) = (desk.ground.t, StatusCode::UNPROCESSABLE_ENTITY);
    let Some(kind) = model::kind(form.text("kind")).filter(|kind| kind.is_chosen()) else {
        return desk.fault(&Fault::NotFound);
    };
    let typed: String = form.text("days").chars().take(20).collect();
    let mut asked = Asked { of: kind.name.to_owned(), days: typed, ..Asked::default() };
    if !desk.is_ours(&form) {
        asked.errors.add("days", t.say("form-error-stale"));
        return show(&colleague, refused, asked).await;
    }
    let bounds = kind.shortest..=kind.longest;
    let days = form::latin(asked.days.trim()).parse().ok().filter(|days| bounds.contains(days));
    let Some(days) = days else {
        let (from, to) = (kind.shortest, kind.longest);
        asked.errors.add("days", t.with2("retention-error-days", "from", from, "to", to));
        return show(&colleague, refused, asked).await;
    };
    let (app, org, by) = (&desk.ground.app, desk.ground.org.id, colleague.session.staff());
    let (instance, now) = (app.instance.clone(), app.clock.now());
    let today = day::of(now, &desk.ground.org.zone);
    let sure = form.text("sure") == days.to_string();
    let done = app.db.write(move |tx| {
        let before = kind.days(&store::days(tx, org)?);
        if days < before && !sure {
            let with = With { org, instance: &instance, now, today };
            let gone = sweep::count(tx, &with, kind, days, 0, MOST)?;
            if gone > 0 {
                return Ok(Some(Sure { kind, days, before, gone }));
            }
        }
        if days != before {
            store::set_days(tx, org, kind.name, days)?;
            audit::record(tx, org, by, Action::SetRetention, [0; 16], now)?;
        }
        Ok::<_, DbError>(None)
    });
    match done.await {
        Ok(Some(sure)) => {
            asked.sure = Some(sure);
            show(&colleague, StatusCode::OK, asked).await
        }
        Ok(None) => {
            if let Err(error) = renew(app, org).await {
                tracing::warn!("how long things are kept was not read: {error}");
            }
            desk.go(&format!("retention#kind-{}", kind.name))
        }
        Err(error) => desk.fault(&error.into()),
    }
}
