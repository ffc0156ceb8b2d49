//! Putting many new conversations away after a flood: looking first, doing, undoing.

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use jiff::tz::TimeZone;
use kernel::{Fault, Moment};
use ui::Form;

use super::thread::At;
use crate::{
    chat::discard::{self, Batch, Candidate, KEPT_DAYS, Span, Which},
    ids::{BatchId, ConversationId},
    surfaces::desk::{Colleague, Desk},
};

/// Conversations that the page before it happens lists; their number is told in full.
const LISTED: i64 = 50;
/// Batches that the list of what was discarded shows.
const BATCHES: i64 = 50;
/// The spans to choose from, in minutes; and today.
pub(super) const SPANS: [i64; 3] = [10, 30, 60];

#[derive(Template)]
#[template(path = "desk/templates/discard.html")]
struct Preview<'a> {
    desk: &'a Desk,
    span: Span,
    count: i64,
    listed: Vec<Candidate>,
}

/// What would be discarded: how many, and which. Nothing has happened yet.
pub(super) async fn preview(colleague: Colleague, At(since): At) -> Response {
    let desk = colleague.desk;
    let Some(span) = read_span(&since, desk.ground.app.clock.now(), &desk.ground.org.zone) else {
        return desk.fault(&Fault::NotFound);
    };
    let org = desk.ground.org.id;
    match desk.ground.app.db.read(move |tx| discard::candidates(tx, org, span, LISTED)).await {
        Ok((count, listed)) => desk.page(StatusCode::OK, &Preview { desk: &desk, span, count, listed }),
        Err(error) => desk.fault(&error.into()),
    }
}

/// `10` for the last ten minutes, `today` since midnight where the organisation is. The minute that runs is left out:
/// what comes while somebody looks at the page was not looked at.
fn read_span(since: &str, now: Moment, zone: &TimeZone) -> Option<Span> {
    let to = now.to_minute();
    let from = match since {
        "today" => {
            let here = jiff::Timestamp::from_millisecond(now.millis()).ok()?.to_zoned(zone.clone());
            Moment::from_millis(here.start_of_day().ok()?.timestamp().as_millisecond())
        }
        minutes => to.plus_minutes(-SPANS.into_iter().find(|span| span.to_string() == minutes)?),
    };
    Some(Span { from, to })
}

/// Discards what is ticked in the list, or the span that the page before showed.
pub(super) async fn discard(colleague: Colleague, body: Body) -> Response {
    let form = match ours(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = colleague;
    let app = &desk.ground.app;
    // Nothing was ticked: the list is where one does that.
    let Some(which) = read_which(&form) else { return desk.go("inbox?queue=new") };
    let batch = BatchId::random(app.entropy.as_ref());
    let org = desk.ground.org.id;
    match discard::discard(&app.db, org, session.staff(), batch, which, app.clock.now()).await {
        Ok(0) => desk.fault(&Fault::Conflict),
        Ok(_) => desk.go(&format!("discarded?batch={batch}")),
        Err(error) => desk.fault(&error.into()),
    }
}

fn read_which(form: &Form) -> Option<Which> {
    if let (Ok(from), Ok(to)) = (form.text("from").parse(), form.text("to").parse()) {
        return Some(Which::Came(Span { from: Moment::from_millis(from), to: Moment::from_millis(to) }));
    }
    let tick = |tick: &str| {
        let (id, revision) = tick.split_once('.')?;
        Some((ConversationId::parse(id)?, revision.parse().ok()?))
    };
    let ticked: Vec<_> = form.all("pick").filter_map(tick).collect();
    (!ticked.is_empty()).then_some(Which::Ticked(ticked))
}

#[derive(Default, serde::Deserialize)]
pub(super) struct Done {
    batch: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/templates/discarded.html")]
struct Discarded<'a> {
    desk: &'a Desk,
    /// What was discarded just now.
    done: Option<(BatchId, i64)>,
    batches: Vec<Batch>,
}

impl Discarded<'_> {
    /// The day on which a batch is deleted.
    fn until(&self, batch: &Batch) -> String {
        let day = batch.day.plus_minutes(KEPT_DAYS * 24 * 60);
        self.desk.ground.t.day(day, &TimeZone::UTC)
    }
}

/// What was discarded and can still be brought back.
pub(super) async fn list(colleague: Colleague, done: Result<Query<Done>, QueryRejection>) -> Response {
    let desk = colleague.desk;
    let done = done.ok().and_then(|Query(done)| BatchId::parse(&done.batch?));
    let org = desk.ground.org.id;
    let read = desk.ground.app.db.read(move |tx| {
        let count = done.map(|batch| discard::count_batch(tx, org, batch)).transpose()?;
        Ok::<_, kernel::DbError>((count, discard::batches(tx, org, BATCHES)?))
    });
    match read.await {
        Ok((count, batches)) => {
            let done = done.zip(count.filter(|count| *count > 0));
            desk.page(StatusCode::OK, &Discarded { desk: &desk, done, batches })
        }
        Err(error) => desk.fault(&error.into()),
    }
}

/// Brings a batch back.
pub(super) async fn undo(colleague: Colleague, body: Body) -> Response {
    let form = match ours(&colleague, body).await {
        Ok(form) => form,
        Err(response) => return response,
    };
    let Colleague { desk, session } = colleague;
    let Some(batch) = BatchId::parse(form.text("batch")) else { return desk.fault(&Fault::NotFound) };
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    match discard::undo(&app.db, org, session.staff(), batch, app.clock.now()).await {
        Ok(0) => desk.fault(&Fault::Conflict), // A colleague was faster, or the week is over.
        Ok(_) => desk.go("inbox?queue=new"),
        Err(error) => desk.fault(&error.into()),
    }
}

/// Reads a form of this session; otherwise gives the answer to send instead.
async fn ours(colleague: &Colleague, body: Body) -> Result<Form, Response> {
    let form = colleague.desk.form(body).await?;
    if colleague.desk.is_ours(&form) { Ok(form) } else { Err(colleague.desk.fault(&Fault::Forbidden)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_ends_before_the_present_minute_and_only_the_offered_ones_exist() {
        let now = Moment::from_millis(1_795_226_400_000 + 90_000); // 03:01:30 in Warsaw
        let zone = TimeZone::get("Europe/Warsaw").expect("the zone is known");
        let span = read_span("10", now, &zone).expect("it is offered");
        assert_eq!((span.to, span.from), (now.to_minute(), now.to_minute().plus_minutes(-10)));
        let today = read_span("today", now, &zone).expect("it is offered");
        assert_eq!(now.minutes_since(today.from), 3 * 60 + 1);
        for odd in ["", "11", "-10", "tomorrow"] {
            assert_eq!(read_span(odd, now, &zone), None, "{odd}");
        }
    }
}
