//! The audit trail at the desk: for coordinators.

use askama::Template;
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{DbError, Fault, Moment};
use ui::{Errors, page};

use super::{
    Action, csv, digest, digest_page,
    list::{self, Filter, Line, Place},
};
use crate::{
    audit,
    ids::StaffId,
    policy::Deed,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
    team::{self, Member},
    watch::{self, Examined, Finding, Level},
};

/// Lines on one page.
const PAGE: usize = 50;
/// Lines that an export reads at once.
const PIECE: usize = 1_000;

/// The routes of the trail.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/audit", Who::May(Deed::SeeAudit), trail_page),
        Route::post("/{lang}/audit/check", Who::May(Deed::SeeAudit), check),
        Route::post("/{lang}/audit/export", Who::May(Deed::SeeAudit), export),
        Route::get("/{lang}/audit/digest", Who::May(Deed::SeeAudit), digest_page::page),
        Route::post("/{lang}/audit/digest", Who::May(Deed::SeeAudit), digest_page::compare),
        Route::get("/{lang}/audit/digest/text", Who::May(Deed::SeeAudit), digest_page::text),
    ]
}

/// The filter as it stands in the address or in a form.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    member: String,
    #[serde(default)]
    action: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    before: String,
}

impl Asked {
    /// The filter, and what of it cannot be read.
    fn read(&self, desk: &Desk) -> (Filter, Errors) {
        let (zone, t) = (&desk.ground.org.zone, desk.ground.t);
        let mut errors = Errors::new();
        let mut filter = Filter {
            member: StaffId::parse(&self.member),
            action: Action::from_name(&self.action),
            from: Moment::from_millis(i64::MIN),
            to: Moment::from_millis(i64::MAX),
        };
        if !self.from.trim().is_empty() {
            match list::day(&self.from, zone) {
                Some(from) => filter.from = from,
                None => errors.add("from", t.say("audit-error-day")),
            }
        }
        if !self.to.trim().is_empty() {
            match list::day_after(&self.to, zone) {
                Some(to) => filter.to = to,
                None => errors.add("to", t.say("audit-error-day")),
            }
        }
        (filter, errors)
    }

    /// The address of what comes after a place. What is in it was read, so that nothing strange comes back.
    fn next(&self, desk: &Desk, filter: &Filter, place: Place) -> String {
        let member = filter.member.map(|id| id.to_string()).unwrap_or_default();
        let action = filter.action.map_or("", Action::name);
        let (from, to) = (self.from.trim(), self.to.trim());
        let path = desk.ground.href("audit");
        format!("{path}?member={member}&action={action}&from={from}&to={to}&before={}", place.to_text())
    }
}

#[derive(Template)]
#[template(path = "audit/templates/trail.html")]
struct TrailPage<'a> {
    desk: &'a Desk,
    asked: &'a Asked,
    errors: Errors,
    members: Vec<Member>,
    lines: Vec<Line>,
    next: Option<String>,
    examined: Option<std::sync::Arc<Examined>>,
}

impl TrailPage<'_> {
    fn actions(&self) -> Vec<(&'static str, &'static str)> {
        let t = self.desk.ground.t;
        Action::ALL.iter().map(|action| (action.name(), t.say(&list::key(action.name())))).collect()
    }

    /// What was done, in words; an action of another version has none.
    fn did(&self, line: &Line) -> &'static str {
        let t = self.desk.ground.t;
        let key = line.key();
        if t.has(&key) { t.say(&key) } else { t.say("audit-did-other") }
    }

    fn number(&self, n: &i64) -> String {
        self.desk.ground.t.number(*n)
    }

    fn when(&self, at: &Moment) -> String {
        let (t, zone) = (self.desk.ground.t, &self.desk.ground.org.zone);
        format!("{} {}", t.date(*at, zone), t.time(*at, zone))
    }

    fn wrong<'a>(&self, examined: &'a Examined) -> impl Iterator<Item = &'a Finding> {
        examined.findings.iter().filter(|finding| finding.what.level() > Level::Fine)
    }

    fn say(&self, finding: &Finding) -> String {
        let key = format!("alarm-{}", finding.what.name());
        self.desk.ground.t.with2(&key, "who", &finding.who, "number", finding.number)
    }

    fn is_urgent(&self, examined: &Examined) -> bool {
        examined.is_wrong()
    }

    fn filtered(&self) -> bool {
        let asked = self.asked;
        [&asked.member, &asked.action, &asked.from, &asked.to].iter().any(|text| !text.is_empty())
    }

    fn head(&self, examined: &Examined) -> Option<String> {
        examined.team.map(|(number, hash)| digest::line(number, &hash))
    }
}

async fn trail_page(colleague: Colleague, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let desk = &colleague.desk;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let (filter, errors) = asked.read(desk);
    let after = Place::from_text(&asked.before).unwrap_or(Place::START);
    let (app, org) = (&desk.ground.app, desk.ground.org.id);
    let unread = !errors.is_empty();
    let read = app.db.read(move |tx| {
        let found = if unread { (Vec::new(), false) } else { list::page(tx, org, &filter, after, PAGE)? };
        Ok::<_, DbError>((names(tx, org)?, found))
    });
    let (members, (lines, more)) = match read.await {
        Ok(read) => read,
        Err(error) => return desk.fault(&error.into()),
    };
    let next = lines.last().filter(|_| more).map(|line| asked.next(desk, &filter, line.place()));
    let examined = app.watch.last(org);
    let status = if unread { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    desk.page(status, &TrailPage { desk, asked: &asked, errors, members, lines, next, examined })
}

/// Everybody who has a row, for the choice of whose trail it is.
fn names(tx: &mut db::Tx<'_>, org: crate::ids::OrgId) -> Result<Vec<Member>, DbError> {
    let mut names: Vec<Member> = team::members(tx, org)?
        .into_iter()
        .filter_map(|row| {
            let role = crate::policy::Role::from_name(row.role())?;
            Some(Member { id: row.id(), work_name: row.work_name().to_owned(), role })
        })
        .collect();
    names.sort_by(|a, b| a.work_name.cmp(&b.work_name));
    Ok(names)
}

/// Examines everything now.
async fn check(colleague: Colleague, body: Body) -> Response {
    let desk = &colleague.desk;
    match desk.form(body).await {
        Ok(form) if desk.is_ours(&form) => {}
        Ok(_) => return desk.fault(&Fault::Forbidden),
        Err(response) => return response,
    }
    match watch::one(&desk.ground.app, &desk.ground.org).await {
        Ok(_) => desk.go("audit"),
        Err(fault) => desk.fault(&fault),
    }
}

/// A copy of what is filtered. That it was taken is recorded before it is given.
async fn export(colleague: Colleague, body: Body) -> Response {
    let desk = &colleague.desk;
    let form = match desk.form(body).await {
        Ok(form) if desk.is_ours(&form) => form,
        Ok(_) => return desk.fault(&Fault::Forbidden),
        Err(response) => return response,
    };
    let text = |name| form.text(name).to_owned();
    let asked = Asked {
        member: text("member"),
        action: text("action"),
        from: text("from"),
        to: text("to"),
        before: String::new(),
    };
    let (filter, errors) = asked.read(desk);
    if !errors.is_empty() {
        return desk.fault(&Fault::Invalid(()));
    }
    match take_copy(&colleague, filter).await {
        Ok(file) => page::file("text/csv; charset=utf-8", "audit-trail.csv", file),
        Err(fault) => desk.fault(&fault),
    }
}

async fn take_copy(colleague: &Colleague, filter: Filter) -> Result<String, Fault> {
    let (ground, staff) = (&colleague.desk.ground, colleague.session.staff());
    let (app, org, now) = (&ground.app, ground.org.id, ground.app.clock.now());
    app.db.write(move |tx| audit::record(tx, org, staff, Action::ExportAudit, staff.bytes(), now)).await?;
    let (mut lines, mut after) = (Vec::new(), Place::START);
    loop {
        let (mut piece, more) = app.db.read(move |tx| list::page(tx, org, &filter, after, PIECE)).await?;
        after = piece.last().map_or(after, Line::place);
        lines.append(&mut piece);
        if !more {
            break;
        }
    }
    let (t, zone) = (ground.t, &ground.org.zone);
    let definition = t.fill(
        "audit-csv-definition",
        [
            ("organisation", ground.org_name().into()),
            ("zone", ground.org.settings.time_zone.as_str().into()),
            ("when", csv::stamp(now, zone).into()),
        ],
    );
    let columns = ["audit-column-when", "audit-column-who", "audit-column-number", "audit-column-what"];
    let mut columns: Vec<&str> = columns.iter().map(|key| t.say(key)).collect();
    columns.extend([t.say("audit-column-name"), t.say("audit-column-object")]);
    Ok(csv::file(&definition, &columns, t, zone, &lines))
}
