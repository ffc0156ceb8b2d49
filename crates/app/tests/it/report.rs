//! Reports of contacts, as those who file, review and lock them meet them.

mod beside;
mod forgotten;
mod months;
mod review;

use app::{
    ids::{ConversationId, ReportId},
    report,
};
use axum::http::Method;
use db::values;
use kernel::DbError;
use scraper::{ElementRef, Html};

use crate::{
    browser::{Browser, encode, selector, text},
    rows,
    stories::{answer, visitor_who_wrote, worker_at},
    world::World,
};

db::statements! {
    REPORTS = "SELECT id, state, day, filed_on, answers, person_number, revision, staff_id FROM report ORDER BY id";
    SEALED = "SELECT key_wrapped, private, thread FROM report ORDER BY id";
    RECORDED = "SELECT COUNT(*) AS n FROM audit WHERE action = $1 AND object = $2";
    RECORDS = "SELECT COUNT(*) AS n FROM audit";
    STEPS = "SELECT step, word, answers_before, private_before FROM report_step ORDER BY report_id, number";
}

/// What a row of a report says in clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: ReportId,
    pub state: String,
    pub day: i64,
    pub filed_on: i64,
    pub answers: String,
    pub person: Option<[u8; 16]>,
    pub revision: i64,
}

/// Every report that lies in the table.
pub async fn all(world: &World) -> Vec<Row> {
    let read = world.app.db.read(|tx| {
        let row = |row: &db::Row| {
            Ok(Row {
                id: ReportId::from_bytes(row.id(0)?),
                state: row.text(1)?.to_owned(),
                day: row.int(2)?,
                filed_on: row.int(3)?,
                answers: row.text(4)?.to_owned(),
                person: row.opt_id(5)?,
                revision: row.int(6)?,
            })
        };
        tx.query(&REPORTS, &[])?.iter().map(row).collect::<Result<Vec<_>, DbError>>()
    });
    read.await.expect("the rows can be read")
}

/// The only report there is.
pub async fn only(world: &World) -> Row {
    let rows = all(world).await;
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.into_iter().next().expect("one")
}

/// Sealed columns, whichever are there: keys, bodies, fingerprints.
pub async fn sealed(world: &World) -> Vec<[Option<Vec<u8>>; 3]> {
    let read = world.app.db.read(|tx| {
        let column = |row: &db::Row, at| Ok::<_, DbError>(row.opt_bytes(at)?.map(<[u8]>::to_vec));
        let row = |row: &db::Row| Ok([column(row, 0)?, column(row, 1)?, column(row, 2)?]);
        tx.query(&SEALED, &values![])?.iter().map(row).collect::<Result<Vec<_>, DbError>>()
    });
    read.await.expect("the rows can be read")
}

/// What a form would send as it stands: boxes only where they are ticked.
pub fn standing(page: &Browser, form: &str) -> Vec<(String, String)> {
    let document = Html::parse_document(&page.html());
    let form = document.select(&selector(form)).next().unwrap_or_else(|| panic!("no form: {}", page.text()));
    let mut pairs = Vec::new();
    for control in form.select(&selector("input[name], textarea[name], select[name]")) {
        let name = control.attr("name").expect("it has one").to_owned();
        let value = match control.value().name() {
            "textarea" => control.text().collect::<String>().trim_start_matches('\n').to_owned(),
            "select" => {
                let chosen = control.select(&selector("option[selected]")).next();
                chosen.and_then(|one: ElementRef<'_>| one.attr("value")).unwrap_or("").to_owned()
            }
            _ if matches!(control.attr("type"), Some("checkbox" | "radio"))
                && control.attr("checked").is_none() =>
            {
                continue;
            }
            _ => control.attr("value").unwrap_or("").to_owned(),
        };
        pairs.push((name, value));
    }
    pairs
}

/// The form with some fields in the place of what stood in them. A field of several is given several times.
pub fn typed(standing: &[(String, String)], fields: &[(&str, &str)]) -> String {
    let kept = standing.iter().filter(|(name, _)| fields.iter().all(|(other, _)| other != name));
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    encode(&kept.cloned().chain(fields.iter().map(own)).collect::<Vec<_>>())
}

/// What a routine contact needs beside what is prefilled.
pub const ROUTINE: [(&str, &str); 6] = [
    ("topics", "sleep"),
    ("topics", "supplies"),
    ("urgency", "routine"),
    ("service", "counselling"),
    ("solved", "online"),
    ("do", "submit"),
];

/// A conversation that began seven minutes before it was answered, the visitor in it, and whoever answered.
pub async fn answered(world: &World, login: &str, words: &str) -> (Browser, Browser, ConversationId) {
    let visitor = visitor_who_wrote(world, words).await;
    world.clock.advance_minutes(7);
    let mut desk = worker_at(world, login, &visitor).await;
    answer(&mut desk, "we are here").await;
    let id = rows::own(world, &visitor).await.expect("a conversation");
    (visitor, desk, id)
}

/// Files the report beside a conversation with these fields.
pub async fn file(desk: &mut Browser, id: ConversationId, fields: &[(&str, &str)]) {
    let path = format!("/en/inbox/{id}/report");
    desk.open(&path).await;
    let body = typed(&standing(desk, "#report-form"), fields);
    desk.send(&path, body).await;
}

/// A routine contact of Aida's, filed.
pub async fn filed(world: &World) -> (Browser, Browser, ConversationId, ReportId) {
    let (visitor, mut desk, id) = answered(world, "aida", "I have not slept for three nights").await;
    let fields: Vec<_> =
        ROUTINE.into_iter().chain([("summary", "asked about sleep; it helped to talk")]).collect();
    file(&mut desk, id, &fields).await;
    assert!(desk.url().starts_with("/en/reports?filed="), "{} {}", desk.url(), desk.text());
    let report = only(world).await.id;
    (visitor, desk, id, report)
}

/// How often an action on an object stands in a trail.
pub async fn recorded(world: &World, action: app::audit::Action, object: [u8; 16]) -> i64 {
    let read = world.app.db.read(move |tx| tx.one(&RECORDED, &values![action.name(), object])?.int(0));
    read.await.expect("the trail can be read")
}

/// How much stands in all trails.
pub async fn records(world: &World) -> i64 {
    world.app.db.read(|tx| tx.one(&RECORDS, &[])?.int(0)).await.expect("the trail can be read")
}

/// Whether a request is answered as if there were nothing.
pub async fn is_missing(browser: &Browser, path: &str) -> bool {
    browser.ask(Method::GET, path, None).await.status == axum::http::StatusCode::NOT_FOUND
}

/// The short name of a report on pages.
pub fn code(id: ReportId) -> String {
    report::code(id)
}

/// The texts of what is wrong on a page.
pub fn wrong(page: &Browser) -> Vec<String> {
    page.all(".errors li").into_iter().map(text).collect()
}
