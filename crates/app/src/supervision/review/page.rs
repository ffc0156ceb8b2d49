//! The pages of reviews: drawing a sample, one talk with the form beside it, what was said of one's own talks.

use askama::Template;
use axum::{body::Body, extract::Path, http::StatusCode, response::Response};
use kernel::{Fault, Lang};
use ui::{Errors, Form as Posted};

use super::{
    rules::{self, Asked, MOST, MOST_DAYS, Review, SUMMED_FROM},
    store::{self, ReviewRow},
};
use crate::{
    chat, desk as threads,
    form::{self, Filled, Form, Kind, Shown},
    ids::ReviewId,
    report::{Part, day, parts},
    restricted,
    surfaces::desk::{Colleague, Desk},
};

/// Reviews on one page: as many as ninety days hold if there is a sample each week.
const PAGE: i64 = 260;
/// The name of the form.
const FORM: &str = "review";
/// The longest reason, in characters.
const MOST_REASON: usize = 500;

/// What stands in the form that draws a sample.
struct Typed<'a> {
    count: &'a str,
    days: &'a str,
    language: &'a str,
    reason: &'a str,
}

/// A question and how often each answer was given.
type Summed = (String, Vec<(String, usize)>);

#[derive(Template)]
#[template(path = "supervision/templates/reviews.html")]
struct Page<'a> {
    desk: &'a Desk,
    typed: Typed<'a>,
    open: Vec<ReviewRow>,
    done: Vec<ReviewRow>,
    sums: Option<Vec<Summed>>,
    errors: Errors,
}

impl Page<'_> {
    fn day(&self, day: &i64) -> String {
        self.desk.ground.day(&day::shown(*day))
    }

    fn languages() -> [Lang; 6] {
        Lang::ALL
    }

    fn limits() -> (usize, i64, usize) {
        (MOST, MOST_DAYS, SUMMED_FROM)
    }
}

async fn form_in_use(desk: &Desk, version: Option<i64>) -> Result<std::sync::Arc<Form>, Fault> {
    let org = desk.ground.org.id;
    let found = desk.ground.app.db.read(move |tx| match version {
        Some(version) => form::version(tx, org, FORM, version),
        None => form::current(tx, org, FORM),
    });
    found.await?.ok_or_else(|| Fault::Broken("there is no form for reviews".into()))
}

pub(in super::super) async fn page(colleague: Colleague) -> Response {
    list(&colleague, StatusCode::OK, None, Errors::new()).await
}

async fn list(
    colleague: &Colleague,
    status: StatusCode,
    posted: Option<&Posted>,
    errors: Errors,
) -> Response {
    let desk = &colleague.desk;
    let org = desk.ground.org.id;
    let rows = match desk.ground.app.db.read(move |tx| store::all(tx, org, PAGE)).await {
        Ok(found) => found,
        Err(error) => return desk.fault_keeping(&error.into(), posted),
    };
    let form = match form_in_use(desk, None).await {
        Ok(form) => form,
        Err(fault) => return desk.fault_keeping(&fault, posted),
    };
    let sums = rules::sums(&rows).map(|sums| {
        let lang = desk.ground.t.lang();
        let counted = form.asked().filter(|field| matches!(field.kind, Kind::One | Kind::Several));
        let one = |field: &form::Field| {
            let of_field = sums.iter().filter(|((name, _), _)| *name == field.name);
            let said = of_field.map(|((_, code), n)| (form.say(field, code, lang).to_owned(), *n)).collect();
            (field.label.say(lang).to_owned(), said)
        };
        counted.map(one).filter(|(_, said): &Summed| !said.is_empty()).collect()
    });
    let (open, done) = rows.into_iter().partition(|row| row.done_on.is_none());
    let text = |name: &'static str| posted.map_or("", |posted| posted.text(name));
    let typed = Typed {
        count: if posted.is_some() { text("count") } else { "5" },
        days: if posted.is_some() { text("days") } else { "30" },
        language: text("language"),
        reason: text("reason"),
    };
    desk.page(status, &Page { desk, typed, open, done, sums, errors })
}

/// Draws a sample, if a reason is given.
pub(in super::super) async fn draw(colleague: Colleague, body: Body) -> Response {
    let desk = &colleague.desk;
    let posted = match desk.form(body).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    let (ground, t, mut errors) = (&desk.ground, desk.ground.t, Errors::new());
    if !desk.is_ours(&posted) {
        errors.add("reason", t.say("form-error-stale"));
    }
    let number = |name: &str, most: i64| {
        posted.text(name).trim().parse::<i64>().ok().filter(|n| (1..=most).contains(n))
    };
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    let (count, days) = (number("count", most), number("days", MOST_DAYS));
    if count.is_none() {
        errors.add("count", t.with("review-error-number", "most", most));
    }
    if days.is_none() {
        errors.add("days", t.with("review-error-number", "most", MOST_DAYS));
    }
    let reason = posted.text("reason").trim();
    if reason.is_empty() || reason.chars().count() > MOST_REASON {
        errors.add("reason", t.with("review-error-reason", "most", MOST_REASON));
    }
    let (Some(count), Some(days), true) = (count, days, errors.is_empty()) else {
        return list(&colleague, StatusCode::UNPROCESSABLE_ENTITY, Some(&posted), errors).await;
    };
    let now = ground.app.clock.now();
    let version = match form_in_use(desk, None).await {
        Ok(form) => form.version,
        Err(fault) => return desk.fault_keeping(&fault, Some(&posted)),
    };
    let asked = Asked {
        count: usize::try_from(count).unwrap_or(1),
        since: now.plus_minutes(-days * 24 * 60).to_day(),
        language: Lang::from_code(posted.text("language")).map(|lang| lang.code()),
        reason: reason.to_owned(),
        day: day::of(now, &ground.org.zone),
        version,
    };
    match rules::draw(&ground.app, ground.org.id, &colleague.session, asked).await {
        Ok(0) => {
            errors.add("count", t.say("review-error-nothing"));
            list(&colleague, StatusCode::UNPROCESSABLE_ENTITY, Some(&posted), errors).await
        }
        Ok(_) => desk.go("review#open"),
        Err(fault) => desk.fault_keeping(&fault, Some(&posted)),
    }
}

#[derive(Template)]
#[template(path = "supervision/templates/review.html")]
struct One<'a> {
    desk: &'a Desk,
    review: &'a Review,
    lines: Vec<chat::Line>,
    fields: String,
    errors: &'a Errors,
}

impl One<'_> {
    fn day(&self, day: &i64) -> String {
        self.desk.ground.day(&day::shown(*day))
    }
}

/// A talk of the sample that was restricted after it was drawn: it says so, and the look at talks goes on.
#[derive(Template)]
#[template(path = "supervision/templates/closed.html")]
struct Closed<'a> {
    desk: &'a Desk,
    row: ReviewRow,
    /// Another talk of the sample that nobody has looked at.
    next: Option<ReviewId>,
}

/// The page that stands for a talk which only named people open, if this one is and whoever looks is not named in it.
async fn closed(colleague: &Colleague, id: &str) -> Result<Option<Response>, Fault> {
    let desk = &colleague.desk;
    let (org, staff) = (desk.ground.org.id, colleague.session.staff());
    let id = ReviewId::parse(id).ok_or(Fault::NotFound)?;
    let read = desk.ground.app.db.read(move |tx| {
        let Some(row) = store::find(tx, org, id)? else { return Ok(None) };
        if !restricted::is_closed_to(tx, org, row.conversation, staff)? {
            return Ok(None);
        }
        let others =
            store::all(tx, org, PAGE)?.into_iter().filter(|one| one.done_on.is_none() && one.id != id);
        let mut next = None;
        for other in others {
            if !restricted::is_closed_to(tx, org, other.conversation, staff)? {
                next = Some(other.id);
                break;
            }
        }
        Ok::<_, kernel::DbError>(Some((row, next)))
    });
    let Some((row, next)) = read.await? else { return Ok(None) };
    Ok(Some(desk.page(StatusCode::OK, &Closed { desk, row, next })))
}

/// Takes a talk out of the sample that only named people open.
pub(in super::super) async fn leave_out(
    colleague: Colleague,
    Path((_, id)): Path<(String, String)>,
    body: Body,
) -> Response {
    let desk = &colleague.desk;
    let posted = match desk.form(body).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    if !desk.is_ours(&posted) {
        return desk.fault(&Fault::Forbidden);
    }
    let Some(id) = ReviewId::parse(&id) else { return desk.fault(&Fault::NotFound) };
    let org = desk.ground.org.id;
    match desk.ground.app.db.write(move |tx| store::leave_out(tx, org, id)).await {
        Ok(()) => desk.go("review#open"),
        Err(error) => desk.fault(&error.into()),
    }
}

async fn load(colleague: &Colleague, id: &str) -> Result<Review, Fault> {
    let (desk, session) = (&colleague.desk, &colleague.session);
    let (org, id) = (desk.ground.org.id, ReviewId::parse(id).ok_or(Fault::NotFound)?);
    let row = desk.ground.app.db.read(move |tx| store::find(tx, org, id)).await?.ok_or(Fault::NotFound)?;
    rules::open(session, org, row)
}

pub(in super::super) async fn one(colleague: Colleague, Path((_, id)): Path<(String, String)>) -> Response {
    show(&colleague, &id, StatusCode::OK, None, &Errors::new()).await
}

async fn show(
    colleague: &Colleague,
    id: &str,
    status: StatusCode,
    posted: Option<&Posted>,
    errors: &Errors,
) -> Response {
    let desk = &colleague.desk;
    match closed(colleague, id).await {
        Ok(Some(page)) if posted.is_none() => return page,
        Ok(_) => {}
        Err(fault) => return desk.fault_keeping(&fault, posted),
    }
    let made = async {
        let review = load(colleague, id).await?;
        // The opening stands in the trail before anything of the talk is shown.
        let (_, lines) = threads::read_along(colleague, rules::conversation(&review), 0).await?;
        Ok::<_, Fault>((review, lines, form_in_use(desk, None).await?))
    };
    let (review, lines, form) = match made.await {
        Ok(made) => made,
        Err(fault) => return desk.fault_keeping(&fault, posted),
    };
    let filled = match posted {
        Some(posted) => Filled::typed(posted),
        None => Filled::answers(&form, &review.answers),
    };
    let fields = match Shown::new(&form, filled, errors, desk.ground.t).render() {
        Ok(fields) => fields,
        Err(error) => return desk.fault_keeping(&Fault::Broken(error.to_string()), posted),
    };
    desk.page(status, &One { desk, review: &review, lines, fields, errors })
}

/// Keeps what was learned of one talk.
pub(in super::super) async fn answer(
    colleague: Colleague,
    Path((_, id)): Path<(String, String)>,
    body: Body,
) -> Response {
    let desk = &colleague.desk;
    let posted = match desk.form(body).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    if !desk.is_ours(&posted) {
        return desk.fault_keeping(&Fault::Forbidden, Some(&posted));
    }
    let form = match form_in_use(desk, None).await {
        Ok(form) => form,
        Err(fault) => return desk.fault_keeping(&fault, Some(&posted)),
    };
    let (answers, errors) = form::read(&form, &posted, desk.ground.t);
    if !errors.is_empty() {
        return show(&colleague, &id, StatusCode::UNPROCESSABLE_ENTITY, Some(&posted), &errors).await;
    }
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    let today = day::of(app.clock.now(), &org.zone);
    let done = async {
        let review = load(&colleague, &id).await?;
        rules::answer(app, org.id, &colleague.session, &review, &form, answers, today).await
    };
    match done.await {
        Ok(()) => desk.go("review"),
        Err(fault) => desk.fault_keeping(&fault, Some(&posted)),
    }
}

/// A review of one's own talk, in words.
struct Mine {
    row: ReviewRow,
    reason: String,
    parts: Vec<Part>,
}

#[derive(Template)]
#[template(path = "supervision/templates/mine.html")]
struct MinePage<'a> {
    desk: &'a Desk,
    reviews: Vec<Mine>,
}

impl MinePage<'_> {
    fn day(&self, day: &i64) -> String {
        self.desk.ground.day(&day::shown(*day))
    }
}

pub(in super::super) async fn mine(colleague: Colleague) -> Response {
    let (desk, session) = (&colleague.desk, &colleague.session);
    let (org, staff) = (desk.ground.org.id, session.staff());
    let rows = match desk.ground.app.db.read(move |tx| store::of(tx, org, staff, PAGE)).await {
        Ok(rows) => rows,
        Err(error) => return desk.fault(&error.into()),
    };
    let mut reviews = Vec::with_capacity(rows.len());
    for row in rows {
        let form = match form_in_use(desk, Some(row.form_version)).await {
            Ok(form) => form,
            Err(fault) => return desk.fault(&fault),
        };
        match rules::open(session, org, row) {
            Ok(Review { row, reason, answers, .. }) => {
                let parts = parts(&form, &answers, desk.ground.t);
                reviews.push(Mine { row, reason, parts });
            }
            Err(Fault::NotFound) => {} // From before this member came.
            Err(fault) => return desk.fault(&fault),
        }
    }
    desk.page(StatusCode::OK, &MinePage { desk, reviews })
}
