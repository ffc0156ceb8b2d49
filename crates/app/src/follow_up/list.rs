//! What is due, by day; and who is not heard of any more.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{DbError, Fault};

use super::{
    line::{self, Line},
    model::Part,
    rules,
    said::{self, Said},
    store::{self, FollowUpRow, Place},
};
use crate::{
    chat,
    ids::{ConversationId, FollowUpId},
    report::day,
    restricted,
    surfaces::desk::{Colleague, Desk},
};

/// Lines on one page.
const PAGE: usize = 40;

/// The address as it asks for a page.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    /// Everybody's, and not only one's own and those of nobody.
    #[serde(default)]
    all: String,
    /// Those who were not heard of, in the list of the lost.
    #[serde(default)]
    silent: String,
    /// After which place.
    #[serde(default)]
    after: String,
}

type Address = Result<Query<Asked>, QueryRejection>;

/// A place in an address: day and identifier.
fn place(text: &str) -> Option<Place> {
    let (day, id) = text.split_once('.')?;
    Some((day.parse().ok()?, FollowUpId::parse(id)?))
}

/// Before everything, and after it.
const FIRST: Place = (i64::MIN, FollowUpId::from_bytes([0; 16]));
const LAST: Place = (i64::MAX, FollowUpId::from_bytes([0xff; 16]));

/// A page of rows, opened and put on record, and whether there are more.
async fn lines(
    colleague: &Colleague,
    mut rows: Vec<FollowUpRow>,
    unseen: Vec<chat::Opened>,
    closed: &BTreeSet<ConversationId>,
) -> Result<(Vec<Line>, bool), Fault> {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    line::record(colleague, unseen).await?;
    let open = |row| Line::new(&colleague.desk.ground, &colleague.session, row, closed);
    Ok((rows.into_iter().map(open).collect(), more))
}

const LIMIT: i64 = PAGE as i64 + 1;

/// What of the rows is shown, so that no more is put on record.
fn shown(rows: &[FollowUpRow]) -> &[FollowUpRow] {
    &rows[..rows.len().min(PAGE)]
}

#[derive(Template)]
#[template(path = "follow_up/templates/list.html")]
struct Due<'a> {
    desk: &'a Desk,
    all: bool,
    /// The first page, before which nothing stands.
    first: bool,
    lines: Vec<Line>,
    next: Option<String>,
    /// How many are due until today, and in all.
    counts: (i64, i64),
    said: Said,
}

impl Due<'_> {
    fn tab(&self) -> &'static str {
        if self.all { "all" } else { "mine" }
    }

    fn of(&self, part: &Part) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.part() == *part).collect()
    }
}

pub(super) async fn due(colleague: Colleague, asked: Address) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    match load_due(&colleague, &asked).await {
        Ok(page) => colleague.desk.page(StatusCode::OK, &page),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn load_due<'a>(colleague: &'a Colleague, asked: &Asked) -> Result<Due<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let ground = &desk.ground;
    let (org, staff, reader) = (ground.org.id, session.staff(), session.clone());
    let (all, after) = (!asked.all.is_empty(), place(&asked.after));
    let whose = (!all).then_some(staff);
    let today = rules::today(&ground.app, &ground.org);
    let found = ground.app.db.read(move |tx| {
        let rows = store::due_after(tx, org, whose, after.unwrap_or(FIRST), LIMIT)?;
        let closed = restricted::closed_to(tx, org, staff)?;
        let unseen = line::unseen(tx, &reader, shown(&rows), &closed)?;
        let counts = store::count_due(tx, org, whose, today)?;
        Ok::<_, DbError>((rows, (unseen, closed), counts))
    });
    let (rows, (unseen, closed), counts) = found.await?;
    let (lines, more) = lines(colleague, rows, unseen, &closed).await?;
    let next = lines.last().filter(|_| more).map(|last| {
        let all = if all { "all=1&" } else { "" };
        format!("{}?{all}after={}.{}", ground.href("follow-ups"), last.row.standing.due, last.row.id)
    });
    let said = said::read(colleague).await?;
    Ok(Due { desk, all, first: after.is_none(), lines, next, counts, said })
}

#[derive(Template)]
#[template(path = "follow_up/templates/lost.html")]
struct Lost<'a> {
    desk: &'a Desk,
    silent: bool,
    lines: Vec<Line>,
    next: Option<String>,
}

impl Lost<'_> {
    fn tab(&self) -> &'static str {
        if self.silent { "silent" } else { "lost" }
    }

    fn heading(&self) -> &'static str {
        if self.silent { "follow-silent" } else { "follow-lost" }
    }

    fn days(&self) -> u32 {
        self.desk.ground.org.settings.silent_days
    }
}

pub(super) async fn lost(colleague: Colleague, asked: Address) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    match load_lost(&colleague, &asked).await {
        Ok(page) => colleague.desk.page(StatusCode::OK, &page),
        Err(fault) => colleague.desk.fault(&fault),
    }
}

async fn load_lost<'a>(colleague: &'a Colleague, asked: &Asked) -> Result<Lost<'a>, Fault> {
    let Colleague { desk, session } = colleague;
    let ground = &desk.ground;
    let (org, staff, reader) = (ground.org.id, session.staff(), session.clone());
    let (silent, after) = (!asked.silent.is_empty(), place(&asked.after));
    // Of a resolved conversation only days are kept, so that whole days are compared.
    let since = rules::today(&ground.app, &ground.org) - i64::from(ground.org.settings.silent_days);
    let since = day::shown(since).millis();
    let found = ground.app.db.read(move |tx| {
        let rows = if silent {
            store::silent_after(tx, org, since, after.unwrap_or(FIRST), LIMIT)?
        } else {
            store::lost_before(tx, org, after.unwrap_or(LAST), LIMIT)?
        };
        let closed = restricted::closed_to(tx, org, staff)?;
        let unseen = line::unseen(tx, &reader, shown(&rows), &closed)?;
        Ok::<_, DbError>((rows, (unseen, closed)))
    });
    let (rows, (unseen, closed)) = found.await?;
    let (lines, more) = lines(colleague, rows, unseen, &closed).await?;
    let next = lines.last().filter(|_| more).map(|last| {
        let (silent, day) = match silent {
            true => ("silent=1&", last.row.standing.due),
            false => ("", last.row.changed_on),
        };
        format!("{}?{silent}after={day}.{}", ground.href("follow-ups/lost"), last.row.id)
    });
    Ok(Lost { desk, silent, lines, next })
}
