//! Reports without a conversation: by hand, from a table, of a shift, of an overdose or an incident.

use axum::http::{Method, StatusCode};
use db::{DbError, statements};

use crate::{
    browser::{Browser, encode},
    world::{World, both},
};

mod shift;
mod table;

statements! {
    FILED = "SELECT form, day, answers, thread, person_number, about, state FROM report ORDER BY form, day, answers";
    COUNTED = "SELECT COUNT(*) AS n FROM report WHERE form = $1";
}

/// A row as these tests look at it.
#[derive(Debug, PartialEq, Eq)]
struct Filed {
    form: String,
    day: i64,
    answers: String,
    has_thread: bool,
    has_person: bool,
    has_about: bool,
    state: String,
}

fn filed(world: &World) -> Vec<Filed> {
    let read = |tx: &mut db::Tx<'_>| {
        let rows = tx.query(&FILED, &[])?;
        let one = |row: &db::Row| {
            Ok::<_, DbError>(Filed {
                form: row.text(0)?.to_owned(),
                day: row.int(1)?,
                answers: row.text(2)?.to_owned(),
                has_thread: row.opt_bytes(3)?.is_some(),
                has_person: row.opt_bytes(4)?.is_some(),
                has_about: row.opt_bytes(5)?.is_some(),
                state: row.text(6)?.to_owned(),
            })
        };
        rows.iter().map(one).collect()
    };
    world.app.db.read_blocking(read).expect("it can be read")
}

fn count(world: &World, form: &'static str) -> i64 {
    let read = move |tx: &mut db::Tx<'_>| tx.one(&COUNTED, &db::values![form])?.int(0);
    world.app.db.read_blocking(read).expect("it can be read")
}

/// What is hidden in the form that goes to an address.
fn hidden(browser: &Browser, action: &str) -> Vec<(String, String)> {
    let inputs = browser.all(&format!("form[action=\"{action}\"] input[type=hidden]"));
    let of = |name: &str, input: &scraper::ElementRef<'_>| input.attr(name).unwrap_or_default().to_owned();
    inputs.iter().map(|input| (of("name", input), of("value", input))).collect()
}

/// Sends the form that goes to an address, with what is hidden in it.
async fn send(browser: &mut Browser, action: &str, fields: &[(&str, &str)]) {
    let body = body(browser, action, fields);
    browser.send(action, body).await;
}

fn body(browser: &Browser, action: &str, fields: &[(&str, &str)]) -> String {
    let typed = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    encode(&hidden(browser, action).into_iter().chain(typed).collect::<Vec<_>>())
}

/// An answer in a group, as it is typed.
const ANSWER: [(&str, &str); 10] = [
    ("platform", "messenger"),
    ("instance", "other_group"),
    ("mode", "group_answer"),
    ("direction", "client"),
    ("language", "ru"),
    ("topics", "overdose"),
    ("topics", "sleep"),
    ("urgency", "routine"),
    ("service", "information"),
    ("minutes", "12"),
];

const NEW: &str = "/en/reports/new";

/// Types an answer in a group, or something else in the places named.
async fn by_hand(desk: &mut Browser, other: &[(&str, &str)]) {
    let kept = ANSWER.iter().filter(|(name, _)| !other.iter().any(|(changed, _)| changed == name));
    let fields: Vec<_> = kept.chain(other).copied().collect();
    send(desk, NEW, &fields).await;
}

/// Days since 1970 of a day in November 2026.
const fn november(day: i64) -> i64 {
    20_757 + day
}

/// Every page of reports without a conversation, for the tests that look at all pages. What is filed on the way is filed once
/// in each language.
pub async fn pages(
    desk: &mut Browser,
    lang: kernel::Lang,
    mut take: impl AsyncFnMut(&'static str, &Browser, u16),
) {
    let to = |path: &str| format!("/{}/reports/{path}", lang.code());
    desk.open(&to("new")).await;
    take("report by hand", desk, 200).await;
    send(desk, &to("new"), &[("when-day", "2026-10-25"), ("when-time", "02:30"), ("minutes", "many")]).await;
    take("report by hand with errors", desk, 422).await;
    // Another day for each language: the same words on the same day are the same contact.
    let place = kernel::Lang::ALL.into_iter().position(|one| one == lang).unwrap_or(9);
    let day = format!("2026-10-{:02}", place + 2);
    let typed = [&ANSWER[..], &[("when-day", day.as_str()), ("when-time", "12:00")]].concat();
    send(desk, &to("new"), &typed).await;
    take("report by hand, filed", desk, 200).await;
    let like = desk
        .all("[role=status] a[href]")
        .last()
        .and_then(|link| link.attr("href"))
        .expect("a link")
        .to_owned();
    desk.open(&like).await;
    take("another report by hand", desk, 200).await;
    let contact = like.rsplit('=').next().expect("an identifier").to_owned();
    for (form, name) in [("overdose", "overdose record"), ("incident", "incident")] {
        desk.open(&to(&format!("new?form={form}&about={contact}"))).await;
        take(name, desk, 200).await;
    }
    desk.open(&to("table")).await;
    take("table of reports", desk, 200).await;
    let lines = format!("day;mode;summary\n{day};call;reach me: +44 7700 900123\n{day};shout;");
    send(desk, &to("table"), &[("table", &lines), ("do", "check")]).await;
    take("table of reports with errors", desk, 422).await;
    send(desk, &to("table"), &[("table", &format!("day;mode\n{day};call")), ("do", "file")]).await;
    take("table of reports, filed", desk, 200).await;
    desk.open(&to("shift")).await;
    take("shift report", desk, 200).await;
    let hours = [
        ("start-day", day.as_str()),
        ("start-time", "11:00"),
        ("end-day", day.as_str()),
        ("end-time", "13:00"),
    ];
    send(desk, &to("shift"), &[&hours[..], &[("do", "submit")]].concat()).await;
    take("shift report with errors", desk, 422).await;
    let filled = [&hours[..], &fewest("shift"), &[("do", "submit")]].concat();
    send(desk, &to("shift"), &filled).await;
    take("shift report, filed", desk, 200).await;
    desk.open(&to(&contact)).await;
    take("contact of a shift", desk, 200).await;
}

#[test]
fn an_answer_in_a_group_is_filed_without_a_conversation_and_without_a_person() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open("/en/reports").await.follow("Report without a conversation").await;
        assert_eq!(desk.value("Day"), "2026-11-21", "today, where the organisation is");
        assert!(desk.shows("Person: not identified"), "{}", desk.text());
        by_hand(
            &mut desk,
            &[("when-day", "20.11.2026"), ("when-time", "23:40"), ("summary", "a word to nobody")],
        )
        .await;
        assert!(desk.shows("The report is filed."), "{}", desk.text());
        let rows = filed(world);
        assert_eq!(rows.len(), 1);
        assert_eq!(
            (rows[0].form.as_str(), rows[0].day, rows[0].state.as_str()),
            ("contact", november(20), "submitted")
        );
        assert!(!rows[0].has_thread && !rows[0].has_person && !rows[0].has_about, "{rows:?}");
        assert!(
            rows[0].answers.contains("mode=group_answer") && !rows[0].answers.contains("nobody"),
            "{rows:?}"
        );

        desk.follow("File another like this").await;
        assert_eq!(desk.value("Day"), "2026-11-20");
        let ticked = |name: &str| {
            let chosen = desk.all(&format!("[name={name}] option[selected], input[name={name}][checked]"));
            chosen.iter().filter_map(|one| one.attr("value")).map(str::to_owned).collect::<Vec<_>>()
        };
        for (name, value) in [
            ("platform", "messenger"),
            ("instance", "other_group"),
            ("mode", "group_answer"),
            ("language", "ru"),
        ] {
            assert_eq!(ticked(name), [value], "{name}");
        }
        assert!(ticked("topics").is_empty() && ticked("urgency").is_empty(), "what differs is asked again");
        by_hand(&mut desk, &[("when-day", "2026-11-20")]).await;
        assert_eq!(count(world, "contact"), 2);
        let page = desk.link("Open it");
        desk.open(&page).await;
        assert!(desk.shows("Answer in a group"), "{}", desk.text());
    });
}

#[test]
fn the_same_form_twice_is_one_report_and_with_other_answers_it_is_refused() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open(NEW).await;
        let again = desk.clone();
        by_hand(&mut desk, &[("when-day", "2026-11-20"), ("summary", "once")]).await;
        let mut second = again.clone();
        by_hand(&mut second, &[("when-day", "2026-11-20"), ("summary", "once")]).await;
        assert!(second.shows("The report is filed."), "{}", second.text());
        let mut third = again;
        by_hand(&mut third, &[("when-day", "2026-11-20"), ("summary", "another word")]).await;
        assert_eq!(third.status(), StatusCode::CONFLICT);
        assert!(third.html().contains("another word"), "what was typed is given back");
        assert_eq!(count(world, "contact"), 1);
    });
}

#[test]
fn what_lies_ahead_and_hours_that_never_were_are_refused_and_nothing_typed_is_lost() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open(NEW).await;
        for (day, time, words) in [
            ("2026-11-22", "", "This is in the future"),
            ("2026-11-21", "03:01", "This is in the future"),
            ("2026-03-29", "02:30", "There was no such time"),
            ("yesterday", "", "Write the day as"),
            ("", "", "Write the day as"),
            ("2026-11-20", "noon", "Write the time as"),
        ] {
            by_hand(&mut desk, &[("when-day", day), ("when-time", time), ("summary", "words to keep")]).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{day} {time}");
            assert!(desk.shows(words), "{day} {time}: {}", desk.text());
            assert_eq!((desk.value("Day"), desk.value("Began at")), (day.to_owned(), time.to_owned()));
            assert!(desk.html().contains("words to keep"));
        }
        assert_eq!(count(world, "contact"), 0);
        // Half past two came twice that night.
        by_hand(&mut desk, &[("when-day", "2026-10-25"), ("when-time", "02:30")]).await;
        assert!(desk.shows("This time came twice that night"), "{}", desk.text());
        assert!(desk.shows("+02:00") && desk.shows("+01:00"), "{}", desk.text());
        by_hand(&mut desk, &[("when-day", "2026-10-25"), ("when-time", "02:30"), ("when-which", "second")])
            .await;
        assert!(desk.shows("The report is filed."), "{}", desk.text());
        assert_eq!(filed(world)[0].day, november(25) - 31);
    });
}

#[test]
fn an_overdose_and_an_incident_belong_to_their_contact() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open(NEW).await;
        by_hand(&mut desk, &[("when-day", "2026-11-20"), ("when-time", "23:40")]).await;
        let contact = desk.link("Open it");
        desk.open(&contact).await.follow("Add an incident").await;
        assert!(desk.shows("Nobody is blamed for an incident"), "{}", desk.text());
        assert_eq!(desk.all("[name=date]")[0].attr("value"), Some("2026-11-20"), "the day of the contact");
        assert!(desk.all("[name=when-day]").is_empty(), "nobody is asked for the day twice");
        send(&mut desk, NEW, &incident()).await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        assert_eq!(desk.url(), contact, "back to the contact");
        assert_eq!(desk.texts_of("aside li a").len(), 1, "{}", desk.text());
        desk.open(&contact).await.follow("Add an overdose record").await;
        assert_eq!(
            (desk.value("Day"), desk.value("Began at")),
            ("2026-11-20".to_owned(), "23:40".to_owned())
        );
        send(&mut desk, NEW, &overdose()).await;
        assert_eq!(desk.url(), contact, "{}", desk.text());
        assert_eq!(desk.texts_of("aside li a").len(), 2, "{}", desk.text());
        let rows = filed(world);
        let about: Vec<_> = rows.iter().map(|row| (row.form.as_str(), row.has_about, row.day)).collect();
        let day = november(20);
        assert_eq!(about, [("contact", false, day), ("incident", true, day), ("overdose", true, day)]);
        // A colleague who is no coordinator finds neither the contact nor a way to add to it.
        let mut other = world.signed_in(world.named("marat")).await;
        other.open(&contact).await;
        assert_eq!(other.status(), StatusCode::NOT_FOUND);
        let id = contact.rsplit('/').next().expect("an identifier");
        other.open(&format!("{NEW}?form=incident&about={id}")).await;
        assert_eq!(other.status(), StatusCode::NOT_FOUND);
    });
}

/// The fewest answers that a form takes: the first choice of everything that is needed.
fn fewest(form: &'static str) -> Vec<(&'static str, &'static str)> {
    let form = app::form::default(form).expect("the form is there");
    let needed = form.asked().filter(|field| field.required);
    let first = |field: &'static app::form::Field| {
        let code = form.codes_of(field).first().map_or("1", |code| code.name.as_str());
        (field.name.as_str(), code)
    };
    needed.map(first).collect()
}

fn incident() -> Vec<(&'static str, &'static str)> {
    let other = fewest("incident").into_iter().filter(|(name, _)| *name != "date");
    other.chain([("date", "2026-11-20")]).collect()
}

fn overdose() -> Vec<(&'static str, &'static str)> {
    [fewest("overdose"), vec![("when-day", "2026-11-20"), ("when-time", "23:40")]].concat()
}

#[test]
fn j_3_no_page_that_a_coordinator_sees_counts_incidents_by_worker() {
    both(async |world| {
        // Numbers that stand on no page by chance.
        for (login, times) in [("aida", 37), ("marat", 43)] {
            let mut desk = world.signed_in(world.named(login)).await;
            for _ in 0..times {
                desk.open("/en/reports/new?form=incident").await;
                send(&mut desk, NEW, &incident()).await;
                assert!(desk.shows("The report is filed."), "{}", desk.text());
            }
        }
        assert_eq!(count(world, "incident"), 80);
        let coordinator = world.signed_in(world.account(app::policy::Role::Coordinator)).await;
        let mut waiting: Vec<String> = [
            "/en/reports",
            "/en/reports?list=review",
            "/en/reports?list=review&state=all",
            "/en/team",
            "/en/audit",
        ]
        .map(str::to_owned)
        .to_vec();
        let mut seen = std::collections::BTreeSet::new();
        while let Some(path) = waiting.pop() {
            if seen.len() > 200 || !seen.insert(path.clone()) {
                continue;
            }
            let mut page = coordinator.clone();
            page.open(&path).await;
            for word in page.text().split(|letter: char| !letter.is_alphanumeric() && letter != ':') {
                assert!(
                    !["37", "43"].contains(&word),
                    "{path} counts incidents of one member: {}",
                    page.text()
                );
            }
            let inner = ["/en/reports", "/en/team", "/en/figures"];
            let links =
                page.all("main a[href], header a[href]").into_iter().filter_map(|link| link.attr("href"));
            let links = links.map(|href| href.split('#').next().unwrap_or(href).to_owned());
            waiting.extend(links.filter(|href| inner.iter().any(|part| href.starts_with(part))));
        }
        assert!(seen.len() > 60, "the walk went somewhere: {seen:?}");
        let choices = coordinator.ask(Method::GET, "/en/reports?list=review&state=all", None).await.text();
        assert!(!choices.contains("sort"), "nothing is put in an order by member");
    });
}
