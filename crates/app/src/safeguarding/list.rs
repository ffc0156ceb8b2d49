//! The page of coordinators: what waits for a supervisor, what is open, what is over, and who looks after it.

use std::{collections::BTreeSet, sync::Arc};

use askama::Template;
use axum::{body::Body, http::StatusCode, response::Response};
use kernel::{DbError, Fault, Moment};
use ui::Errors;

use super::{
    model::{Kind, State},
    rules, store,
};
use crate::{
    audit::{self, Action},
    country,
    ids::{ConversationId, StaffId},
    restricted,
    surfaces::desk::{Colleague, Desk},
    team::Member,
};

/// So many courses of each part of the page.
const MOST: i64 = 100;

/// A course on the page.
struct Item {
    thread: ConversationId,
    code: String,
    kind: Kind,
    /// Whether its conversation is restricted and the coordinator not named in it: then nothing of it is opened.
    closed: bool,
    /// `None` if it cannot be read.
    state: Option<State>,
    /// When the last step was taken; `None` while nobody has done anything.
    at: Option<Moment>,
    /// The day on which it is looked at again, once it is over.
    review_on: Option<String>,
    /// Whether that day has come.
    due: bool,
}

#[derive(Template)]
#[template(path = "safeguarding/templates/list.html")]
struct Page<'a> {
    desk: &'a Desk,
    /// What waits for a supervisor, what is open beside that, what is over; each with the key of its heading.
    parts: [(&'static str, Vec<Item>); 3],
    coordinators: Vec<(Member, bool)>,
    /// The country of the profile in use, and what it lacks.
    country: String,
    missing: usize,
    reviewed: bool,
    errors: Errors,
}

pub(super) async fn page(colleague: Colleague) -> Response {
    show(&colleague, StatusCode::OK, Errors::new()).await
}

async fn show(colleague: &Colleague, status: StatusCode, errors: Errors) -> Response {
    let Colleague { desk, session } = colleague;
    let (app, org, staff) = (&desk.ground.app, Arc::clone(&desk.ground.org), session.staff());
    let trust = Arc::clone(&app.trust);
    let of = Arc::clone(&org);
    let found = app.db.read(move |tx| {
        let org = of.id;
        let rows = [2, 1, 0].map(|state| store::list(tx, org, state, MOST));
        let roll = trust.believed(tx, &of)?;
        let leads = store::leads(tx, org)?;
        let one = |card: &crate::team::chain::Card| {
            let (id, role) = (card.id, card.role);
            (Member { id, work_name: card.work_name.clone(), role }, leads.contains(&id))
        };
        let coordinators = roll.map(|roll| roll.coordinators().map(one).collect()).unwrap_or_default();
        let closed = restricted::closed_to(tx, org, staff)?;
        Ok::<_, DbError>((rows, closed, coordinators))
    });
    let (rows, closed, coordinators) = match found.await {
        Ok(found) => found,
        Err(error) => return desk.fault(&error.into()),
    };
    let profile = country::of(app, org.id).await;
    let today = jiff::Timestamp::from_millisecond(app.clock.now().millis())
        .map(|stamp| stamp.to_zoned(org.zone.clone()).date().to_string())
        .unwrap_or_default();
    let item = |(row, thread, code): store::Listed| {
        if closed.contains(&thread) {
            let (kind, at, review_on, due) = (row.kind, None, None, false);
            return Item { thread, code, kind, closed: true, state: None, at, review_on, due };
        }
        let course = rules::open(session, org.id, row);
        let last = course.steps.last().map(kernel::Plain::expose);
        let review_on = last.and_then(|step| step.with.review_on.clone());
        let due = review_on.as_ref().is_some_and(|day| *day <= today);
        Item {
            thread,
            code,
            kind: course.kind,
            closed: false,
            state: course.state,
            at: last.map(|step| step.at),
            review_on,
            due,
        }
    };
    let mut parts = Vec::new();
    for (rows, key) in rows.into_iter().zip(["safeguarding-waits", "safeguarding-open", "safeguarding-over"])
    {
        let mut items: Vec<Item> = match rows {
            Ok(rows) => rows.into_iter().map(item).collect(),
            Err(error) => return desk.fault(&error.into()),
        };
        items.sort_by_key(|item| (!item.due, std::cmp::Reverse(item.at)));
        parts.push((key, items));
    }
    let Ok(parts) = <[_; 3]>::try_from(parts) else {
        return desk.fault(&Fault::Broken("the page has three parts".into()));
    };
    let (country, reviewed) = (profile.name(desk.ground.lang()).to_owned(), profile.is_reviewed());
    let missing = profile.missing().count();
    desk.page(status, &Page { desk, parts, coordinators, country, missing, reviewed, errors })
}

/// Chooses who looks after safeguarding.
pub(super) async fn choose(colleague: Colleague, body: Body) -> Response {
    let desk = &colleague.desk;
    let form = match desk.form(body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    if !desk.is_ours(&form) {
        let mut errors = Errors::new();
        errors.add("leads", desk.ground.t.say("form-error-stale"));
        return show(&colleague, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    }
    let wanted: BTreeSet<StaffId> = form.all("lead").filter_map(StaffId::parse).collect();
    let (app, org) = (&desk.ground.app, Arc::clone(&desk.ground.org));
    let (trust, by, now) = (Arc::clone(&app.trust), colleague.session.staff(), app.clock.now());
    let done = app.db.write(move |tx| {
        let roll = trust.believed(tx, &org)?;
        let coordinators: BTreeSet<StaffId> =
            roll.map(|roll| roll.coordinators().map(|card| card.id).collect()).unwrap_or_default();
        let leads: Vec<StaffId> = wanted.intersection(&coordinators).copied().collect();
        store::set_leads(tx, org.id, &leads)?;
        audit::record(tx, org.id, by, Action::ChooseLeads, [0; 16], now)
    });
    match done.await {
        Ok(()) => desk.go("safeguarding"),
        Err(error) => desk.fault(&error.into()),
    }
}
