//! Figures as the desk shows them and as a copy: counted from rows as reports write them, with small numbers hidden.

use app::policy::Role;
use axum::http::{Method, StatusCode};
use db::values;
use kernel::{DbError, Lang};

use crate::{
    browser::Browser,
    world::{LEFT, World, both, both_with_two_organisations},
};

db::statements! {
    STAFF = "SELECT id FROM staff WHERE org_id = $1 ORDER BY id LIMIT 1";
    REPORT = "INSERT INTO report (id, org_id, form, form_version, state, staff_id, day, filed_on, person_number,
        number_as_filed, answers, revision, epoch) VALUES ($1, $2, $3, 1, $4, $5, $6, $6, $7, $7, $8, 1, 1)";
    SAID = "INSERT INTO feedback (id, org_id, day, useful, experience, topics, language, epoch)
        VALUES ($1, $2, $3, $4, $5, 'sleep', 'en', 1)";
    LOCK = "INSERT INTO period_lock (org_id, month, number, locked, staff_id, at, reason) VALUES ($1, $2, $3, $4, $5, 0, '')";
    COPIES = "SELECT COUNT(*) AS n FROM audit WHERE action = 'export_figures'";
}

/// 1 November 2026; the world's day is the 21st.
pub const NOVEMBER: i64 = 20_758;
/// 1 October 2026.
pub const OCTOBER: i64 = NOVEMBER - 31;

/// A report before it is a row.
#[derive(Clone)]
pub struct Filed {
    pub form: &'static str,
    pub state: &'static str,
    pub day: i64,
    pub person: Option<u8>,
    pub answers: String,
}

/// A submitted report of a contact.
pub fn contact(day: i64, person: Option<u8>, answers: &str) -> Filed {
    Filed { form: "contact", state: "submitted", day, person, answers: answers.to_owned() }
}

/// Writes rows as filing does.
pub async fn file(world: &World, org: [u8; 16], reports: Vec<Filed>) {
    let entropy = std::sync::Arc::clone(&world.app.entropy);
    let rows: Vec<([u8; 16], Filed)> =
        reports.into_iter().map(|report| (kernel::entropy::bytes(entropy.as_ref()), report)).collect();
    let done = world.app.db.write(move |tx| {
        let staff = tx.one(&STAFF, &values![org])?.id(0)?;
        for (id, report) in &rows {
            let person = report.person.map(|person| [person; 16]);
            let row = values![
                id,
                org,
                report.form,
                report.state,
                staff,
                report.day,
                person,
                report.answers.as_str()
            ];
            tx.execute(&REPORT, &row)?;
        }
        Ok::<_, DbError>(())
    });
    done.await.expect("rows of reports");
}

/// November with 60 contacts of 30 people on the site, 12 of 6 people in a messenger and 3 of 3 people in a forum.
pub async fn november(world: &World) {
    let mut reports = Vec::new();
    for n in 0..75_u8 {
        let (platform, person) = match n {
            0..60 => ("site", n % 30),
            60..72 => ("messenger", 100 + n % 6),
            _ => ("forum", 130 + n),
        };
        let answers = format!(
            "area=~not_asked;first_answer={};language=ru;mode=direct_message;out_of_hours=no;platform={platform};solved=online;topics=sleep;urgency=routine",
            if n < 50 { 7 } else { 40 }
        );
        reports.push(contact(NOVEMBER + i64::from(n % 20), Some(person), &answers));
    }
    file(world, world.org().id.bytes(), reports).await;
}

async fn said(world: &World, many: u8) {
    let org = world.org().id.bytes();
    let done = world.app.db.write(move |tx| {
        for n in 0..many {
            let useful = if n % 3 == 0 { "no" } else { "yes" };
            tx.execute(&SAID, &values![[n; 16], org, NOVEMBER, useful, i64::from(n % 5) + 1])?;
        }
        Ok::<_, DbError>(())
    });
    done.await.expect("rows of feedback");
}

async fn desk(world: &World, role: Role, address: &str) -> Browser {
    let mut desk = world.signed_in(world.account(role)).await;
    desk.open(address).await;
    desk
}

/// The cells of the rows of a table, by the end of its heading's identifier.
fn rows(desk: &Browser, table: &str) -> Vec<String> {
    desk.texts_of(&format!("section[aria-labelledby=\"{table}\"] tbody tr"))
}

fn row(desk: &Browser, table: &str, label: &str) -> String {
    let all = rows(desk, table);
    all.iter().find(|row| row.starts_with(label)).cloned().unwrap_or_else(|| panic!("{label} in {all:?}"))
}

/// The lines of the copy, each by column.
async fn copy(desk: &Browser, address: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let answer = desk.ask(Method::GET, address, None).await;
    assert_eq!(answer.status, StatusCode::OK);
    let text = answer.text();
    let text = text.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().expect("names of columns").clone();
    let line = |record: csv::StringRecord| {
        names.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| line(record.expect("a line"))).collect()
}

#[test]
fn an_analyst_without_a_key_sees_events_and_people_of_the_month_side_by_side() {
    both(async |world| {
        november(world).await;
        let desk = desk(world, Role::Analyst, "/en/figures").await;
        assert_eq!(desk.status(), StatusCode::OK);
        assert!(desk.h1().contains("November 2026"));
        let pairs = desk.texts_of(".pair");
        assert!(pairs[0].contains("75") && pairs[0].contains("39"), "{pairs:?}");
        assert!(
            row(&desk, "t-platform", "Our site").contains("60")
                && row(&desk, "t-platform", "Our site").contains("30")
        );
        assert!(row(&desk, "t-area", "Not asked").contains("75"), "a missing value is a row");
        assert!(desk.shows("Answered in time"));
        assert!(desk.shows("Reports not accepted yet: 75."));
        assert!(desk.shows("people are never added up"));
    });
}

#[test]
fn a_7_a_small_cell_and_one_beside_it_are_hidden_on_the_page_and_in_the_copy_alike() {
    both(async |world| {
        november(world).await;
        let desk = desk(world, Role::Coordinator, "/en/figures?period=2026-11").await;
        let forum = row(&desk, "t-platform", "Forum");
        assert_eq!(forum.matches("<5").count(), 2, "events and people: {forum}");
        assert!(row(&desk, "t-platform", "Messenger").contains("hidden"));
        let lines = copy(&desk, "/en/figures.csv?period=2026-11").await;
        let of = |code: &str| -> Vec<(String, String)> {
            let mine = lines.iter().filter(|line| line["dimension"] == "platform" && line["code"] == code);
            mine.map(|line| (line["value"].clone(), line["hidden"].clone())).collect()
        };
        let pair = |value: &str, mark: &str| (value.to_owned(), mark.to_owned());
        assert_eq!(of("forum"), [pair("", "<5"), pair("", "<5")]);
        assert_eq!(of("messenger"), [pair("", "hidden"), pair("", "hidden")]);
        assert_eq!(of("site"), [pair("60", ""), pair("30", "")]);
        for line in &lines {
            let value: Option<i64> = line["value"].parse().ok();
            let small = value.is_some_and(|value| (1..5).contains(&value)) && line["figure"] != "Median";
            assert!(!small, "{line:?}");
            assert!(!line["numerator"].is_empty() && !line["rule"].is_empty(), "{line:?}");
            assert_eq!((line["period"].as_str(), line["forms"].as_str()), ("November 2026", "contact 1"));
        }
        let copies = world.app.db.read(|tx| tx.one(&COPIES, &[])?.int(0)).await;
        assert_eq!(copies.expect("a count"), 1, "that a copy was taken is recorded");
    });
}

#[test]
fn drafts_are_not_counted_and_what_is_no_individual_contact_has_no_people() {
    both(async |world| {
        november(world).await;
        let org = world.org().id.bytes();
        let draft = Filed { state: "draft", ..contact(NOVEMBER, None, "") };
        let mut more = vec![draft; 9];
        more.extend(vec![contact(NOVEMBER, None, "mode=group_answer;platform=messenger"); 7]);
        let record = |form| Filed { form, state: "accepted", ..contact(NOVEMBER, Some(1), "") };
        more.extend(vec![record("overdose"); 6]);
        more.extend(vec![record("incident"); 2]);
        file(world, org, more).await;
        said(world, 15).await;
        let desk = desk(world, Role::Coordinator, "/en/figures").await;
        assert!(desk.texts_of(".pair")[0].contains("75"));
        assert!(row(&desk, "other", "Answers in groups").contains('7'));
        assert!(row(&desk, "other", "Overdose records").contains('6'));
        assert!(row(&desk, "other", "Incident records").contains("<5"));
        assert!(row(&desk, "other", "Feedback given").contains("15"));
        assert!(row(&desk, "useful", "Yes").contains("10"));
        assert!(desk.shows("Mean of the points") && desk.text_of("dl.facts").contains("3.0"));
    });
}

#[test]
fn a_period_is_compared_with_the_one_before_and_says_what_is_locked() {
    both(async |world| {
        november(world).await;
        let org = world.org().id.bytes();
        let october: Vec<Filed> = (0..70_u8)
            .map(|n| contact(OCTOBER + 30, Some(n % 30), "mode=direct_message;platform=site;solved=online"))
            .collect();
        file(world, org, october).await;
        let lock = |number: i64, locked: i64| {
            world.app.db.write(move |tx| {
                let staff = tx.one(&STAFF, &values![org])?.id(0)?;
                tx.execute(&LOCK, &values![org, 681_i64, number, locked, staff])
            })
        };
        lock(1, 1).await.expect("a row");
        let mut desk = desk(world, Role::Coordinator, "/en/figures?period=2026-11").await;
        let pairs = desk.texts_of(".pair");
        assert!(pairs[0].contains("5 more than October 2026 (70)"), "{pairs:?}");
        assert!(pairs[0].contains("9 more than October 2026 (30)"), "{pairs:?}");
        assert!(desk.shows("Locked months: 0 of 1."));
        desk.open("/en/figures?period=2026-Q4").await;
        assert!(desk.h1().contains("Quarter 4 of 2026") && desk.shows("Locked months: 1 of 3."));
        let pairs = desk.texts_of(".pair");
        assert!(pairs[0].contains("145") && pairs[0].contains("39"), "people are counted once: {pairs:?}");
        lock(2, 0).await.expect("a row");
        desk.open("/en/figures?period=2026-Q4").await;
        assert!(desk.shows("Locked months: 0 of 3."), "the last row counts");
        desk.open("/en/figures?period=2026-10").await;
        assert!(desk.texts_of(".pair")[0].contains("70"), "the last day of October is October's");
        desk.open("/en/figures?period=2026").await;
        assert!(desk.texts_of(".pair")[0].contains("145"));
        desk.open("/en/figures?from=2026-10-31&to=2026-11-01").await;
        assert!(desk.texts_of(".pair")[0].contains("145"), "whole months, whatever days were asked for");
        desk.open("/en/figures?period=2026-11&only=platform:site").await;
        assert!(desk.h1().contains("Quarter 4") && desk.shows("whole quarters are shown"));
        assert!(desk.texts_of(".pair")[0].contains("130"), "{:?}", desk.texts_of(".pair"));
    });
}

#[test]
fn a_12_reports_of_another_organisation_never_count() {
    both_with_two_organisations(async |world| {
        november(world).await;
        let account =
            world.left.iter().find(|account| account.role == Role::Coordinator).expect("a coordinator");
        let mut desk = world.desk().at(LEFT);
        desk.sign_in(account, world.now()).await;
        desk.open("/en/figures").await;
        assert_eq!(desk.status(), StatusCode::OK);
        assert!(desk.shows("No contacts were reported in this period"));
    });
}

#[test]
fn j_3_nothing_on_the_page_or_in_the_copy_names_a_member_or_counts_by_one() {
    both(async |world| {
        november(world).await;
        let desk = desk(world, Role::Coordinator, "/en/figures").await;
        let main = desk.text_of("main");
        let answer = desk.ask(Method::GET, "/en/figures.csv", None).await.text();
        for account in &world.accounts {
            let name = &account.name;
            assert!(!main.contains(name.as_str()) && !answer.contains(name.as_str()), "{name}");
        }
        for statement in app::figures::STATEMENTS {
            assert!(!statement.sql().contains("staff"), "{} reads who filed it", statement.name());
        }
    });
}

#[test]
fn a_11_no_place_is_finer_than_the_list_of_the_form() {
    both(async |world| {
        november(world).await;
        // A text cannot stand in the countable line; a code that the form does not know is shown as it is.
        let desk = desk(world, Role::Coordinator, "/en/figures").await;
        let known = ["The city", "The region around it", "Elsewhere in the country", "Abroad"];
        let missing =
            ["Unknown", "Did not want to say", "Not asked", "Does not apply here", "No entry", "All"];
        for row in rows(&desk, "t-area") {
            assert!(known.iter().chain(&missing).any(|label| row.starts_with(label)), "{row}");
        }
    });
}

#[test]
fn what_cannot_be_read_comes_back_with_a_reason() {
    both(async |world| {
        let mut desk = desk(world, Role::Coordinator, "/en/figures?period=soon").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("Choose a month, a quarter or a year"));
        for strange in [
            "from=2026-11",
            "from=2026-12&to=2026-11",
            "only=platform:x",
            "only=worker:1",
            "period=%00",
            "period=0",
        ] {
            desk.open(&format!("/en/figures?{strange}")).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{strange}");
            let answer = desk.ask(Method::GET, &format!("/en/figures.csv?{strange}"), None).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{strange}");
        }
    });
}

#[test]
fn every_row_has_a_name_in_every_language() {
    let world = World::sqlite();
    for lang in Lang::ALL {
        let t = world.app.catalogue.speak(lang);
        let dims = app::figures::model::Dim::ALL;
        let keys = dims
            .iter()
            .flat_map(|dim| [format!("figures-table-{}", dim.name()), format!("figures-def-{}", dim.name())]);
        let parts = app::figures::model::PERSON.iter().map(|code| format!("figures-person-{code}"));
        let answers = app::figures::model::ANSWER.iter().map(|code| format!("figures-answer-{code}"));
        let others = app::figures::model::OTHER.iter().map(|code| format!("figures-other-{code}"));
        let missing = app::form::Missing::ALL.iter().map(|one| format!("figures-missing-{}", one.name()));
        for key in keys.chain(parts).chain(answers).chain(others).chain(missing) {
            let key = key.replace('_', "-");
            assert!(t.has(&key), "{key} in {lang:?}");
        }
    }
}
