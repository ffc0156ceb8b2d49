//! The report of a shift: what the member's own reports say of its hours, counted when it is filed, and what they add to it.

mod count;
pub(super) mod page;

use askama::Template;
use kernel::{Fault, Moment};
use ui::Speech;

use self::count::{Numbers, Span, count, in_words, length};
use super::{
    day, form_in_use,
    opening::{self, Opened},
    store::{self, ReportRow},
};
use crate::{form::Form, surfaces::desk::Colleague};

/// What stands below a shift report: its numbers as they were when it was filed, and what they would be now if reports of its
/// contacts have changed. The report itself is not rewritten.
#[derive(Template)]
#[template(path = "report/templates/shift-numbers.html")]
struct Filed {
    t: Speech,
    length: String,
    as_filed: Vec<(String, String)>,
    now: Vec<(String, String)>,
}

/// The numbers of a shift report, for its page.
pub(super) async fn numbers_of(colleague: &Colleague, report: &Opened, form: &Form) -> Result<String, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org, t) = (&desk.ground.app, &desk.ground.org, desk.ground.t);
    let Some(private) = &report.private else { return Ok(String::new()) };
    let private = private.expose();
    let (Some(start), Some(end)) = (private.start, private.end) else { return Ok(String::new()) };
    let span = Span { start, end };
    let contact = form_in_use(app, org.id, "contact").await?;
    let kept = Numbers::kept(&private.answers);
    let now = count(app, org, session, report.row.staff, span).await?;
    let words = |numbers: &Numbers| in_words(numbers, form, &contact, t);
    let changed = if now == kept { Vec::new() } else { words(&now) };
    let filed = Filed { t, length: length(t, span), as_filed: words(&kept), now: changed };
    filed.render().map_err(|error| Fault::Broken(error.to_string()))
}

/// The shift in which a contact began, of the same member: its report and its hours. By containment, and nowhere written.
pub(super) async fn of_contact(
    colleague: &Colleague,
    contact: &Opened,
) -> Result<Option<(ReportRow, Moment, Moment)>, Fault> {
    let Colleague { desk, session } = colleague;
    let (app, org) = (&desk.ground.app, &desk.ground.org);
    let Some(start) = contact.private.as_ref().and_then(|private| private.expose().start) else {
        return Ok(None);
    };
    let (id, staff, last) = (org.id, contact.row.staff, day::of(start, &org.zone));
    // A shift of the day before may have gone on past midnight.
    let rows = app.db.read(move |tx| store::own_between(tx, id, staff, "shift", last - 1, last)).await?;
    for row in rows {
        let opened = match opening::open(session, org.id, row) {
            Ok(opened) => opened,
            Err(Fault::NotFound) => continue,
            Err(fault) => return Err(fault),
        };
        let span =
            opened.private.as_ref().and_then(|private| private.expose().start.zip(private.expose().end));
        if let Some((from, to)) = span.filter(|(from, to)| Span { start: *from, end: *to }.holds(start)) {
            return Ok(Some((opened.row, from, to)));
        }
    }
    Ok(None)
}
