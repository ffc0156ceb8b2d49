//! The page of figures and its copy. Both are made of one [`Report`], so that neither shows what the other hides.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use kernel::{DbError, Fault};
use ui::{Errors, Speech, page};

use super::{
    count::{Counter, NO_ENTRY},
    csv,
    model::{Dim, Figure, Pair, Report, Row},
    period::{Period, first_date},
    store,
    tables::{self, Shape},
};
use crate::{
    audit::{self, Action},
    form::{self, Form},
    policy::Deed,
    surfaces::{
        Route, Who,
        desk::{Colleague, Desk},
    },
};

/// The routes of this slice.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{lang}/figures", Who::May(Deed::SeeFigures), figures_page),
        Route::get("/{lang}/figures.csv", Who::May(Deed::SeeFigures), copy),
    ]
}

/// What the address asks for.
#[derive(Clone, Debug, Default, serde::Deserialize)]
struct Asked {
    #[serde(default)]
    period: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    only: String,
}

/// What it means.
struct Wanted {
    period: Period,
    only: Option<(Dim, String)>,
    errors: Errors,
    /// Another period was asked for than a filter can have.
    moved: bool,
}

/// The form that contacts are reported with now: its codes are the rows of tables, its words their labels.
async fn contact_form(colleague: &Colleague) -> Result<Arc<Form>, Fault> {
    let (app, org) = (&colleague.desk.ground.app, colleague.desk.ground.org.id);
    let form = app.db.read(move |tx| form::current(tx, org, "contact")).await?;
    form.ok_or_else(|| Fault::Broken("there is no form of contacts".to_owned()))
}

impl Asked {
    fn read(&self, desk: &Desk, form: &Form) -> Wanted {
        let t = desk.ground.t;
        let mut errors = Errors::new();
        let now = jiff::Timestamp::from_millisecond(desk.ground.app.clock.now().millis());
        let today = desk.ground.org.zone.to_datetime(now.unwrap_or(jiff::Timestamp::UNIX_EPOCH)).date();
        let free = !self.from.is_empty() || !self.to.is_empty();
        let asked = match (free, self.period.is_empty()) {
            (true, _) => Period::between(&self.from, &self.to),
            (false, true) => Some(Period::month_of(today)),
            (false, false) => Period::read(&self.period),
        };
        if asked.is_none() {
            errors.add(if free { "from" } else { "period" }, t.say("figures-error-period"));
        }
        let period = asked.unwrap_or_else(|| Period::month_of(today));
        let only = self.only.split_once(':').and_then(|(dim, code)| {
            let dim = [Dim::Platform, Dim::Language].into_iter().find(|known| known.name() == dim)?;
            let field = form.field(dim.field()?)?;
            let known = form.codes_of(field).iter().any(|known| known.name == code);
            known.then(|| (dim, code.to_owned()))
        });
        if only.is_none() && !self.only.is_empty() {
            errors.add("only", t.say("figures-error-only"));
        }
        // All values of a filter are protected together, in one kind of period only.
        let moved = only.is_some() && period != period.quarter();
        let period = if moved { period.quarter() } else { period };
        Wanted { period, only, errors, moved }
    }
}

/// What was counted, ready to be shown.
struct Counted {
    now: Report,
    before: Report,
    open: i64,
    locked: usize,
    versions: Vec<i64>,
}

async fn read(colleague: &Colleague, wanted: &Wanted, form: &Arc<Form>) -> Result<Counted, Fault> {
    let ground = &colleague.desk.ground;
    let org = ground.org.id;
    let target = ground.org.settings.answer_target_minutes;
    let (period, only, form) = (wanted.period, wanted.only.clone(), Arc::clone(form));
    let counted = ground.app.db.read(move |tx| {
        let before = period.before();
        let slices = [before.slices(), period.slices()].concat();
        let (from, end) =
            (slices.first().map_or(0, |slice| slice.0), slices.last().map_or(0, |slice| slice.1));
        let earlier = store::earlier(tx, org, from)?;
        let mut counter = Counter::new(&form, &slices, target, only.as_ref().map(|only| only.0), &earlier);
        store::count(tx, org, from, end, &mut counter)?;
        let place = |(dim, code): &(Dim, String)| {
            let place = counter.codes[dim.place()].iter().position(|known| known == code);
            place.map(|place| (*dim, place))
        };
        let filter = only.as_ref().and_then(place);
        let middle = before.slices().len();
        let this = counter.tallies.iter().skip(middle).flatten();
        Ok::<_, DbError>(Counted {
            now: tables::report(&counter, middle..slices.len(), period.shape, filter),
            before: tables::report(&counter, 0..middle, before.shape, filter),
            open: this.map(|tally| tally.open).sum(),
            locked: store::locked(tx, org, period.first, period.first + period.months)?,
            versions: counter.versions.clone(),
        })
    });
    Ok(counted.await?)
}

/// What page and copy are made of.
pub(super) struct Sheet<'a> {
    desk: &'a Desk,
    form: &'a Form,
    wanted: &'a Wanted,
    counted: &'a Counted,
    /// The period in words.
    pub(super) period_text: String,
    /// The form and its versions.
    pub(super) forms: String,
}

impl<'a> Sheet<'a> {
    fn new(desk: &'a Desk, form: &'a Form, wanted: &'a Wanted, counted: &'a Counted) -> Self {
        let mut versions: Vec<String> = counted.versions.iter().map(i64::to_string).collect();
        versions.sort();
        let versions = if versions.is_empty() { form.version.to_string() } else { versions.join(", ") };
        let forms = format!("{} {versions}", form.form);
        let mut sheet = Self { desk, form, wanted, counted, period_text: String::new(), forms };
        sheet.period_text = sheet.in_words(wanted.period);
        if let Some((dim, code)) = &wanted.only {
            sheet.period_text = format!("{}, {}", sheet.period_text, sheet.of_form(*dim, code));
        }
        sheet
    }

    pub(super) fn t(&self) -> Speech {
        self.desk.ground.t
    }

    pub(super) fn report(&self) -> &Report {
        &self.counted.now
    }

    fn in_words(&self, period: Period) -> String {
        let t = self.t();
        let (first, last) = (first_date(period.first), first_date(period.first + period.months - 1));
        match (period.shape, period.months) {
            (Shape::Tree, 1) => t.month(first),
            (Shape::Tree, 3) => {
                let (number, year) = (i64::from(first.month() / 3 + 1), first.year().to_string());
                t.with2("figures-quarter", "number", number, "year", year)
            }
            (Shape::Tree, _) => first.year().to_string(),
            (Shape::Free, _) => format!("{} – {}", t.month(first), t.month(last)),
        }
    }

    pub(super) fn heading(&self, dim: Dim) -> &'static str {
        self.t().say(&format!("figures-table-{}", dim.name()))
    }

    pub(super) fn definition(&self, dim: Dim) -> String {
        let minutes = self.desk.ground.org.settings.answer_target_minutes;
        self.t().with(&format!("figures-def-{}", dim.name()), "minutes", minutes)
    }

    fn of_form<'r>(&'r self, dim: Dim, code: &'r str) -> &'r str {
        let lang = self.t().lang();
        dim.field().and_then(|name| self.form.field(name)).map_or(code, |field| {
            self.form
                .codes_of(field)
                .iter()
                .find(|one| one.name == code)
                .map_or(code, |one| one.label.say(lang))
        })
    }

    /// What a row is called.
    pub(super) fn label<'r>(&'r self, dim: Dim, row: &'r Row) -> &'r str {
        let code = row.code.as_str();
        if code == NO_ENTRY {
            return self.t().say("figures-missing-no-entry");
        }
        if let Some(missing) = code.strip_prefix('~') {
            return self.t().say(&format!("figures-missing-{}", missing.replace('_', "-")));
        }
        match dim {
            Dim::Person | Dim::Kept | Dim::Answer => {
                self.t().say(&format!("figures-{}-{}", dim.name(), code.replace('_', "-")))
            }
            _ => self.of_form(dim, code),
        }
    }

    pub(super) fn other(&self, row: &Row) -> &'static str {
        self.t().say(&format!("figures-other-{}", row.code.replace('_', "-")))
    }

    #[allow(clippy::unused_self)] // Beside its neighbours.
    pub(super) fn other_id(&self, row: &Row) -> &'static str {
        match row.code.as_str() {
            "group_answer" => "W4",
            "publication" => "W6",
            "incident_record" => "W28",
            "feedback" => "W23",
            _ => "",
        }
    }

    pub(super) fn useful<'r>(&self, row: &'r Row) -> &'r str {
        match row.code.as_str() {
            "yes" | "partly" | "no" => self.t().say(&format!("figures-useful-{}", row.code)),
            NO_ENTRY => self.t().say("figures-missing-no-entry"),
            other => other,
        }
    }

    /// The mean of the points, with one decimal.
    pub(super) fn mean(&self) -> Option<String> {
        self.report().said.mean_tenths.map(|mean| format!("{}.{}", mean / 10, mean % 10))
    }
}

#[derive(Template)]
#[template(path = "figures/templates/figures.html")]
struct Page<'a> {
    desk: &'a Desk,
    sheet: Sheet<'a>,
    asked: &'a Asked,
    errors: &'a Errors,
}

/// A percentage of numbers that are both shown.
fn percent(part: Option<i64>, whole: Option<i64>) -> Option<i64> {
    let (part, whole) = (part?, whole?);
    (whole > 0).then(|| (part * 100 + whole / 2) / whole)
}

impl Page<'_> {
    /// The difference to the period before, in words; only where both are shown.
    fn compared(&self, now: Option<Figure>, before: Option<Figure>) -> String {
        let t = self.desk.ground.t;
        let words = self.sheet.in_words(self.sheet.wanted.period.before());
        let both = now.and_then(Figure::number).zip(before.and_then(Figure::number));
        let Some((now, before)) = both else { return t.say("figures-no-comparison").to_owned() };
        let key = match now.cmp(&before) {
            std::cmp::Ordering::Greater => "figures-more",
            std::cmp::Ordering::Less => "figures-fewer",
            std::cmp::Ordering::Equal => "figures-same",
        };
        t.with3(key, "n", (now - before).abs(), "then", before, "period", words)
    }

    /// The pairs at the head of the page: heading, figures, and how they differ from the period before.
    fn pairs(&self) -> Vec<(&'static str, Pair, String, String)> {
        let (now, before) = (&self.sheet.counted.now, &self.sheet.counted.before);
        let mut pairs = vec![("figures-contacts", now.total, Some(before.total))];
        for (key, dim, code) in [
            ("figures-person-new", Dim::Person, "new"),
            ("figures-answer-out-of-hours", Dim::Answer, "out_of_hours"),
            ("figures-solved-online", Dim::Solved, "online"),
        ] {
            let of = |report: &Report| {
                let table = report.table(dim)?;
                Some(Pair { events: table.events(code)?, people: table.people(code) })
            };
            if let Some(pair) = of(now) {
                pairs.push((key, pair, of(before)));
            }
        }
        let compare = |(key, pair, before): (&'static str, Pair, Option<Pair>)| {
            let events = self.compared(Some(pair.events), before.map(|before| before.events));
            let people = self.compared(pair.people, before.and_then(|before| before.people));
            (key, pair, events, people)
        };
        pairs.into_iter().map(compare).collect()
    }

    /// Shares that follow from shown rows: Fluent key, percentage.
    fn shares(&self) -> Vec<(&'static str, Option<i64>)> {
        let report = self.sheet.report();
        let sum = |dim: Dim, codes: &[&str]| report.table(dim)?.sum(codes);
        let total = report.total.events.number();
        let measured = sum(Dim::Answer, &["in_time", "later", "no_answer", "out_of_hours"]);
        let answered = sum(Dim::Answer, &["in_time", "later"]);
        let closed = sum(Dim::Solved, &["online", "partly", "not"]);
        let said = report.said.useful.as_ref();
        let mut shares = vec![
            ("figures-share-no-key", percent(sum(Dim::Person, &["no_key"]), total)),
            ("figures-share-in-time", percent(sum(Dim::Answer, &["in_time"]), answered)),
            ("figures-share-out-of-hours", percent(sum(Dim::Answer, &["out_of_hours"]), measured)),
            ("figures-share-online", percent(sum(Dim::Solved, &["online"]), closed)),
        ];
        if let Some(useful) = said {
            let answered = useful.sum(&["yes", "partly", "no"]);
            shares.push(("figures-share-useful", percent(useful.sum(&["yes"]), answered)));
        }
        shares
    }

    fn number(&self, number: &i64) -> String {
        self.desk.ground.t.number(*number)
    }

    fn share(&self, figure: &Figure) -> Option<i64> {
        percent(figure.number(), self.sheet.report().total.events.number())
    }

    fn is_empty(&self) -> bool {
        let report = self.sheet.report();
        report.total.events == Figure::Number(0) && report.other.is_empty()
    }

    fn is_few(&self) -> bool {
        let total = self.sheet.report().total;
        total.events.number().is_none() || total.people.is_none_or(|people| people.number().is_none())
    }

    /// Periods to choose from, the latest first: value, words, whether it is this one.
    fn periods(&self) -> Vec<(String, String, bool)> {
        let today = self.desk.ground.app.clock.now();
        let now = jiff::Timestamp::from_millisecond(today.millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let month = Period::month_of(self.desk.ground.org.zone.to_datetime(now).date());
        let year = |back: i64| {
            let year = i64::from(first_date(month.first).year()) - back;
            Period::read(&year.to_string())
        };
        let back = |first: Period| std::iter::successors(Some(first), |period| Some(period.before()));
        let mut all: Vec<Period> = back(month).take(12).collect();
        all.extend(back(month.quarter()).take(5));
        all.extend([0, 1].into_iter().filter_map(year));
        let chosen = self.sheet.wanted.period;
        if chosen.shape == Shape::Tree && !all.contains(&chosen) {
            all.push(chosen);
        }
        let choice = |period: &Period| {
            let value = period.to_query().split_once('=').map(|(_, value)| value.to_owned());
            (value.unwrap_or_default(), self.sheet.in_words(*period), *period == chosen)
        };
        all.iter().map(choice).collect()
    }

    /// Filters to choose from: value, words, whether it is this one.
    fn filters(&self) -> Vec<(String, String, bool)> {
        let mut all = Vec::new();
        for dim in [Dim::Platform, Dim::Language] {
            let codes = dim.field().and_then(|name| self.sheet.form.field(name));
            for code in codes.map_or(&[][..], |field| self.sheet.form.codes_of(field)) {
                let value = format!("{}:{}", dim.name(), code.name);
                let chosen = value == self.asked.only;
                let words = format!("{}: {}", self.sheet.heading(dim), self.sheet.of_form(dim, &code.name));
                all.push((value, words, chosen));
            }
        }
        all
    }

    fn address(&self, page: &str, period: &Period) -> String {
        let only = match &self.sheet.wanted.only {
            Some((dim, code)) => format!("&only={}:{code}", dim.name()),
            None => String::new(),
        };
        format!("{}?{}{only}", self.desk.ground.href(page), period.to_query())
    }

    fn copy(&self) -> String {
        self.address("figures.csv", &self.sheet.wanted.period)
    }

    fn earlier(&self) -> String {
        self.address("figures", &self.sheet.wanted.period.before())
    }

    fn later(&self) -> String {
        self.address("figures", &self.sheet.wanted.period.after())
    }

    fn is_free(&self) -> bool {
        self.sheet.wanted.period.shape == Shape::Free
    }
}

async fn figures_page(colleague: Colleague, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let desk = &colleague.desk;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let form = match contact_form(&colleague).await {
        Ok(form) => form,
        Err(fault) => return desk.fault(&fault),
    };
    let wanted = asked.read(desk, &form);
    let counted = match read(&colleague, &wanted, &form).await {
        Ok(counted) => counted,
        Err(fault) => return desk.fault(&fault),
    };
    let status = if wanted.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let sheet = Sheet::new(desk, &form, &wanted, &counted);
    desk.page(status, &Page { desk, sheet, asked: &asked, errors: &wanted.errors })
}

/// A copy of what the page shows; that it was taken is recorded first.
async fn copy(colleague: Colleague, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let desk = &colleague.desk;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    match make_copy(&colleague, &asked).await {
        Ok(file) => page::file("text/csv; charset=utf-8", "figures.csv", file),
        Err(fault) => desk.fault(&fault),
    }
}

async fn make_copy(colleague: &Colleague, asked: &Asked) -> Result<String, Fault> {
    let (desk, form) = (&colleague.desk, contact_form(colleague).await?);
    let wanted = asked.read(desk, &form);
    if !wanted.errors.is_empty() {
        return Err(Fault::Invalid(()));
    }
    let (ground, staff) = (&desk.ground, colleague.session.staff());
    let (app, org, now) = (&ground.app, ground.org.id, ground.app.clock.now());
    app.db.write(move |tx| audit::record(tx, org, staff, Action::ExportFigures, [0; 16], now)).await?;
    let counted = read(colleague, &wanted, &form).await?;
    let sheet = Sheet::new(desk, &form, &wanted, &counted);
    Ok(csv::file(&sheet, &audit::csv_stamp(now, &ground.org.zone)))
}
