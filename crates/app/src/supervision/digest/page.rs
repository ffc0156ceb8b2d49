//! The page of a week, beside the week before it.

use askama::Template;
use axum::{
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::DbError;

use super::{MEASURES, store};
use crate::{
    report::day,
    surfaces::desk::{Colleague, Desk},
};

/// Weeks that can be chosen: a year.
const WEEKS: i64 = 53;

#[derive(Default, serde::Deserialize)]
pub(in super::super) struct Asked {
    week: Option<i64>,
}

#[derive(Template)]
#[template(path = "supervision/templates/digest.html")]
struct Page<'a> {
    desk: &'a Desk,
    /// The week that is shown, by its Monday; `None` before the first was counted.
    week: Option<i64>,
    weeks: Vec<i64>,
    /// The measure, what was counted, and what the week before.
    rows: Vec<(&'static str, i64, Option<i64>)>,
}

impl Page<'_> {
    fn day(&self, day: &i64) -> String {
        self.desk.ground.day(&day::shown(*day))
    }

    fn name(&self, measure: &&str) -> String {
        let target = self.desk.ground.org.settings.answer_target_minutes;
        self.desk.ground.t.with(&format!("digest-{measure}"), "target", target)
    }

    fn is(&self, measure: &&str) -> &str {
        self.desk.ground.t.say(&format!("digest-{measure}-is"))
    }
}

pub(in super::super) async fn page(
    colleague: Colleague,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let (desk, asked) = (&colleague.desk, asked.map(|Query(asked)| asked).unwrap_or_default());
    let org = desk.ground.org.id;
    let found = desk.ground.app.db.read(move |tx| {
        let weeks = store::weeks(tx, org, WEEKS)?;
        let week = asked.week.filter(|week| weeks.contains(week)).or(weeks.first().copied());
        let Some(shown) = week else { return Ok((weeks, None)) };
        Ok::<_, DbError>((
            weeks,
            Some((shown, store::find(tx, org, shown)?, store::find(tx, org, shown - 7)?)),
        ))
    });
    let (weeks, shown) = match found.await {
        Ok(found) => found,
        Err(error) => return desk.fault(&error.into()),
    };
    let (week, rows) = match shown {
        None => (None, Vec::new()),
        Some((week, counted, before)) => {
            let row =
                |measure: &'static str| Some((measure, *counted.get(measure)?, before.get(measure).copied()));
            (Some(week), MEASURES.into_iter().filter_map(row).collect())
        }
    };
    desk.page(StatusCode::OK, &Page { desk, week, weeks, rows })
}
