//! The week in figures, without a word about anybody: sums that are counted once a week is over, and kept.

mod page;
mod store;

use std::collections::BTreeMap;

use db::Tx;
use jiff::civil::Weekday;
use kernel::{DbError, Fault, Moment};

pub(super) use page::page;
pub use store::ALL as STATEMENTS;

use crate::{
    App,
    form::{Answer, answer},
    ids::{ConversationId, OrgId},
    report::day,
    settings::Organisation,
};

/// What is counted, in the order of the page. The name is what the row holds; `digest-` before it is its text in Fluent, and
/// `digest-…-is` its definition.
pub(super) const MEASURES: [&str; 11] = [
    "begun",
    "visitor-messages",
    "answers",
    "contacts",
    "in-time",
    "later",
    "out-of-hours",
    "incidents",
    "feedback",
    "complaints",
    "reviews",
];

/// Conversations whose messages are read in one unit of work.
const AT_ONCE: i64 = 500;

/// The Monday of the week that a day lies in.
fn monday(day: i64) -> i64 {
    let date = day::date_of(day);
    day - i64::from(date.weekday().since(Weekday::Monday))
}

/// The last week that is over at a moment, by its Monday.
fn last_week(now: Moment, org: &Organisation) -> i64 {
    monday(day::of(now, &org.zone)) - 7
}

/// When a day begins where the organisation is.
fn begins(day: i64, org: &Organisation) -> Moment {
    let zoned = day::date_of(day).to_zoned(org.zone.clone());
    zoned.map_or(day::shown(day), |zoned| Moment::from_millis(zoned.timestamp().as_millisecond()))
}

/// Counts the last week that is over, if that was not done yet. For a regular job.
///
/// # Errors
/// Those of the store; the next run goes on.
pub async fn keep_weeks(app: &App) -> Result<(), Fault> {
    for org in &app.organisations {
        let (id, week) = (org.id, last_week(app.clock.now(), org));
        if app.db.read(move |tx| store::has(tx, id, week)).await? {
            continue;
        }
        let counted = count(app, org, week).await?;
        app.db.write(move |tx| store::keep(tx, id, week, &counted)).await?;
    }
    Ok(())
}

/// Counts a week. Messages keep their minute while their conversation is open and their day afterwards; both lie in the week.
async fn count(app: &App, org: &Organisation, week: i64) -> Result<BTreeMap<&'static str, i64>, Fault> {
    let (id, from, to) = (org.id, begins(week, org), begins(week + 7, org));
    let mut counted: BTreeMap<_, _> = MEASURES.into_iter().map(|measure| (measure, 0)).collect();
    let mut after = ConversationId::from_bytes([0; 16]);
    loop {
        let page = app.db.read(move |tx| store::messages(tx, id, after, (from, to), AT_ONCE)).await?;
        let Some((last, [begun, visitor, staff])) = page else { break };
        for (measure, n) in [("begun", begun), ("visitor-messages", visitor), ("answers", staff)] {
            *counted.entry(measure).or_insert(0) += n;
        }
        after = last;
    }
    let (first, last) = (week, week + 6);
    let days = app.db.read(move |tx| {
        let mut more = BTreeMap::new();
        count_reports(tx, id, (first, last), &mut more)?;
        more.insert("feedback", store::feedback(tx, id, first, last)?);
        more.insert("complaints", store::complaints(tx, id, day::shown(first), day::shown(last))?);
        more.insert("reviews", store::reviews(tx, id, first, last)?);
        Ok::<_, DbError>(more)
    });
    let target = i64::from(org.settings.answer_target_minutes);
    for (measure, n) in days.await? {
        counted.insert(measure, n);
    }
    let lines = app.db.read(move |tx| store::contact_answers(tx, id, first, last)).await?;
    for line in lines {
        let answers = answer::read(&line);
        let outside = matches!(answers.get(answer::OUT_OF_HOURS), Some(Answer::Codes(codes)) if codes.iter().any(|(code, _)| code == "yes"));
        let measure = match answers.get(answer::FIRST_ANSWER) {
            _ if outside => "out-of-hours",
            Some(Answer::Number(minutes)) if *minutes <= target => "in-time",
            Some(Answer::Number(_)) => "later",
            _ => continue,
        };
        *counted.entry(measure).or_insert(0) += 1;
    }
    Ok(counted)
}

fn count_reports(
    tx: &mut Tx<'_>,
    org: OrgId,
    (first, last): (i64, i64),
    into: &mut BTreeMap<&'static str, i64>,
) -> Result<(), DbError> {
    for (measure, form) in [("contacts", "contact"), ("incidents", "incident")] {
        into.insert(measure, store::reports(tx, org, form, first, last)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_begins_on_monday() {
        let sunday = day::number(date(2026, 11, 22));
        assert_eq!(day::date_of(monday(sunday)), date(2026, 11, 16));
        assert_eq!(monday(sunday + 1), sunday + 1);
    }
}
