//! Who may do what: every route for nobody, for somebody between password and code, and for each of the eleven roles.
//! The table, `who_may/table.txt`, is the specification; a route that it lacks fails, and so does a row without a route.

use std::collections::BTreeSet;

use app::{
    policy::{self, Deed, Role},
    surfaces::{self, Who},
    team,
};
use axum::http::{Method, StatusCode};

use crate::{
    browser::{Answer, Browser, encode},
    pictures, rows,
    world::{World, both, on, run},
};

/// What the cells say:
/// - `ok`: let through to the handler (a page, a change, a form that comes back);
/// - `in`, `code`, `inbox`, `first`: sent to sign in, to the code, to the inbox, to figures or films where the work of a role begins with them;
/// - `lost`: refused for want of a session, on a page that gives back what was typed;
/// - `dead`: a link that opens nothing;
/// - `out`: signed out; `no`: told that it is not for this role; `-`: nothing there.
const TABLE: &str = include_str!("who_may/table.txt");

/// What leaves nobody with the keys they had.
const ENDS_SESSION: [&str; 3] = ["/{lang}/sign-out", "/{lang}/lock", "/{lang}/panic"];

struct Row {
    surface: &'static str,
    method: Method,
    path: &'static str,
    /// Column name and what stands in it.
    cells: Vec<(&'static str, &'static str)>,
}

fn table() -> Vec<Row> {
    let mut lines = TABLE.trim().lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let head = lines.next().expect("the table has a head");
    lines
        .map(|line| {
            assert_eq!(line.len(), head.len(), "a cell is missing: {line:?}");
            let cells = head.iter().copied().zip(line.iter().copied()).skip(3).collect();
            let method = line[1].parse().expect("a method");
            Row { surface: line[0], method, path: line[2], cells }
        })
        .collect()
}

/// What an answer says, in the words of the table.
fn verdict(answer: &Answer) -> String {
    let to = answer.location().unwrap_or("");
    match answer.status {
        StatusCode::FORBIDDEN => "no".into(),
        StatusCode::UNAUTHORIZED => "lost".into(),
        StatusCode::NOT_FOUND => "-".into(),
        StatusCode::GONE => "dead".into(),
        StatusCode::SEE_OTHER if to.ends_with("/sign-in") && answer.headers.contains_key("set-cookie") => {
            "out".into()
        }
        StatusCode::SEE_OTHER if to.ends_with("/sign-in") => "in".into(),
        StatusCode::SEE_OTHER if to.ends_with("/sign-in/code") => "code".into(),
        StatusCode::SEE_OTHER if to.ends_with("/inbox") => "inbox".into(),
        StatusCode::SEE_OTHER if ["/figures", "/films"].iter().any(|first| to.ends_with(first)) => {
            "first".into()
        }
        StatusCode::OK
        | StatusCode::FOUND
        | StatusCode::NO_CONTENT
        | StatusCode::SEE_OTHER
        | StatusCode::CONFLICT
        | StatusCode::UNPROCESSABLE_ENTITY => "ok".into(),
        other => format!("{other}"),
    }
}

/// A browser at the desk, as the person of a column has it, showing a page with a token if they have one.
async fn person(world: &World, column: &str) -> Browser {
    let mut desk = world.desk();
    match column {
        "nobody" => {}
        "waiting" => {
            let account = world.account(Role::Publisher);
            desk.open("/en/sign-in").await.fill("Login", &account.login).fill("Password", &account.password);
            desk.press("Next").await;
        }
        role => {
            let role = Role::from_name(role).expect("the column is a role");
            desk.sign_in(world.account(role), world.now()).await;
            desk.open("/en/inbox").await;
        }
    }
    desk
}

/// A visitor who has a conversation, with the desk's cookie in the same browser besides.
async fn visitor(world: &World, desk: &Browser) -> Browser {
    let mut visitor = world.visitor();
    visitor.open("/en/write").await.fill("Your first message", "hello").press("Send message").await;
    send_image(&mut visitor).await;
    visitor.cookies.extend(desk.cookies.clone());
    visitor
}

/// An image as the second message.
async fn send_image(visitor: &mut Browser) {
    let picture = pictures::file(&pictures::corners(8, 8), image::ImageFormat::Png);
    pictures::send(visitor, "", &[("a.png", &picture)]).await;
}

fn hidden(browser: &Browser, name: &str) -> String {
    let found = browser.all(&format!("input[name={name}]"));
    found.first().and_then(|input| input.attr("value")).unwrap_or_default().to_owned()
}

/// The request of a row, made by somebody, with everything a form of theirs would carry.
async fn try_row(world: &World, row: &Row, desk: &Browser, objects: &[String; 4]) -> Answer {
    let [conversation, complaint, colleague, person] = objects;
    let path = in_form(row.path)
        .replace("{lang}", "en")
        .replace("{kind}/{name}", "how-to/naloxone")
        .replace("video/{name}", "video/writing")
        .replace("picture/{file}", "picture/nb-recovery-position.png")
        .replace("{file}", "writing.webm")
        .replace("{part}", "film.webm")
        .replace("{language}", "en")
        .replace("emergency/{name}", "emergency/overdose-opioid")
        .replace("{code}", "2z427w59")
        .replace("{id}", id_of(row.path, [conversation, complaint, colleague, person]))
        .replace("{deed}", conversation)
        .replace("{number}", "2")
        .replace("{since}", "10")
        .replace("/assets/{name}", world.app.assets.url("nightbus.css"));
    let at = match row.surface {
        // Who only reads has no conversation; there is room for so many new ones and no more.
        "public"
            if row.path.contains("/guide")
                || row.path.contains("/g/")
                || row.path.starts_with("/film")
                || row.path.ends_with("/answers") =>
        {
            let mut reader = world.visitor();
            reader.cookies.extend(desk.cookies.clone());
            reader
        }
        "public" => visitor(world, desk).await,
        _ => desk.clone(),
    };
    let body = (row.method == Method::POST).then(|| {
        let start = app::visitor::Start::new(world.now(), world.app.entropy.as_ref());
        let start = start.to_field(&world.app.instance, world.org().id);
        let csrf = hidden(&at, "csrf");
        let fields =
            [("csrf", csrf.as_str()), ("nonce", "aa"), ("seen", "99"), ("message", "hi"), ("start", &start)];
        encode(&fields.map(|(name, value)| (name.to_owned(), value.to_owned())))
    });
    at.ask(row.method.clone(), &path, body.as_deref()).await
}

/// A member who is no coordinator.
pub async fn some_member(world: &World) -> String {
    let org = world.org().id;
    let rows = world.app.db.read(move |tx| team::entries(tx, org)).await.expect("it can be read");
    let roll = team::chain::walk(org, &world.org().founding_key, &rows).expect("the chain holds");
    let found = roll.members().find(|card| card.role != Role::Coordinator);
    found.expect("a team").id.to_string()
}

/// A form with a field and a list of it in the place of the names in a path.
fn in_form(path: &str) -> String {
    path.replace("{form}", "contact")
        .replace("{field}", "platform")
        .replace("{list}", "platform")
        .replace("{language}", "en")
        .replace("{key}", "first_hello")
        .replace("{course}", "minor")
}

/// What stands in the place of the identifier in a path.
fn id_of<'a>(path: &str, [conversation, complaint, colleague, person]: [&'a String; 4]) -> &'a str {
    match path {
        _ if path.contains("/complaints/") => complaint,
        _ if path.ends_with("/leave") => conversation, // Nobody's: they are needed below.
        _ if path.contains("/team/") => colleague,
        _ if path.contains("/persons/{id}") => person,
        _ => conversation,
    }
}

db::statements! {
    MARAT = "SELECT id FROM staff WHERE login = 'marat'";
}

/// A conversation, a complaint, a member whom no column is, and a person.
async fn some_objects(world: &World) -> [String; 4] {
    let complaint = some_complaint(world).await;
    world.clock.advance_minutes(1); // The coordinator's code counts once.
    let marat = world.app.db.read(|tx| tx.one(&MARAT, &[])?.id(0)).await.expect("he works there");
    let conversation = some_conversation(world).await;
    let person = some_person(world, &conversation).await;
    [conversation, complaint, app::ids::StaffId::from_bytes(marat).to_string(), person]
}

/// The identifier of whom a conversation is with, as a coordinator opens their page.
async fn some_person(world: &World, conversation: &str) -> String {
    let mut coordinator = world.signed_in(world.account(Role::Coordinator)).await;
    coordinator.open(&format!("/en/inbox/{conversation}")).await;
    coordinator.press("Everything we know of this person").await;
    world.clock.advance_minutes(1); // The coordinator's code counts once.
    coordinator.url().trim_start_matches("/en/persons/").to_owned()
}

/// The identifier of a complaint, as its coordinator sees it.
async fn some_complaint(world: &World) -> String {
    let mut coordinator = world.signed_in(world.account(Role::Coordinator)).await;
    coordinator.open("/en/complaints").await;
    let href = coordinator.all("li.item a[href]")[0].attr("href").expect("a link");
    href.trim_start_matches("/en/complaints/").split('#').next().expect("an identifier").to_owned()
}

/// The identifier of a conversation whose second message is an image.
async fn some_conversation(world: &World) -> String {
    let visitor = visitor(world, &world.desk()).await;
    rows::own(world, &visitor).await.expect("it is theirs").to_string()
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let listed: BTreeSet<_> =
        table().iter().map(|row| (row.surface, row.method.to_string(), row.path)).collect();
    let of = |surface, routes: Vec<surfaces::Route>| {
        routes.into_iter().map(move |route| (surface, route.method.to_string(), route.path))
    };
    let there: BTreeSet<_> =
        of("public", surfaces::public::routes()).chain(of("desk", surfaces::desk::routes())).collect();
    let missing: Vec<_> = there.difference(&listed).collect();
    let extra: Vec<_> = listed.difference(&there).collect();
    assert!(missing.is_empty() && extra.is_empty(), "without a row: {missing:?}; without a route: {extra:?}");
    assert_eq!(table().len(), listed.len(), "a row stands twice");
}

#[test]
fn w_1_the_table_knows_the_eleven_roles_and_nobody_from_outside() {
    for row in table() {
        let columns: Vec<_> = row.cells.iter().map(|(column, _)| *column).collect();
        let roles = Role::ALL.map(Role::name);
        assert_eq!(columns[..2], ["nobody", "waiting"]);
        assert_eq!(columns[2..], roles, "one column for each role there is");
        for word in ["police", "ministry", "security", "government", "officer", "authority"] {
            assert!(!row.path.contains(word), "{} (rule W-1)", row.path);
        }
    }
}

#[test]
fn every_route_answers_every_person_as_the_table_says() {
    both(async |world| {
        let objects = some_objects(world).await;
        let columns: Vec<_> = table()[0].cells.iter().map(|(column, _)| *column).collect();
        let mut wrong = Vec::new();
        for column in columns {
            let desk = person(world, column).await;
            for row in table() {
                let expected = row.cells.iter().find(|(of, _)| *of == column).expect("the column is there").1;
                // What ends a session is tried with another one, so that the other rows still have theirs; last of all
                // what ends everybody's.
                let found = if ENDS_SESSION.contains(&row.path) && row.method == Method::POST {
                    world.clock.advance_minutes(1); // A code counts once.
                    let another = person(world, column).await;
                    verdict(&try_row(world, &row, &another, &objects).await)
                } else {
                    verdict(&try_row(world, &row, &desk, &objects).await)
                };
                if found != expected {
                    wrong.push(format!(
                        "{} {} {} for {column}: {found}, not {expected}",
                        row.surface, row.method, row.path
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn a_9_administrator_analyst_and_publisher_reach_no_conversation_and_hold_no_team_key() {
    let inner = table().into_iter().filter(|row| row.path.contains("/inbox"));
    for row in inner {
        for (column, cell) in &row.cells {
            if ["administrator", "analyst", "publisher"].contains(column) {
                assert!(["no", "-"].contains(cell), "{} {column} (rule A-9)", row.path);
            }
        }
    }
    for role in [Role::Administrator, Role::Analyst, Role::Publisher] {
        for deed in [Deed::SeeInbox, Deed::ReadThread, Deed::WorkThread, Deed::AnswerThread] {
            assert!(!policy::allows(role, deed), "{role:?} {deed:?}");
        }
    }
    db::statements! {
        HOLDERS = "SELECT DISTINCT s.role FROM team_seal t JOIN staff s ON s.id = t.staff_id ORDER BY s.role";
    }
    both(async |world| {
        let rows = world.app.db.read(|tx| tx.query(&HOLDERS, &[])).await.expect("it can be read");
        let holders: Vec<_> = rows.iter().map(|row| row.text(0).expect("text").to_owned()).collect();
        assert_eq!(holders, ["coordinator", "outreach_worker", "peer"], "who holds a seal of the team key");
    });
}

#[test]
fn a_post_that_another_site_sends_changes_nothing_on_any_route() {
    both(async |world| {
        let objects = some_objects(world).await;
        for origin in [("origin", "https://elsewhere.example"), ("sec-fetch-site", "cross-site")] {
            let mut desk = person(world, "coordinator").await;
            desk.always(origin.0, origin.1);
            let mut answers = Vec::new();
            for row in table().into_iter().filter(|row| row.method == Method::POST && row.surface == "desk") {
                answers.push((row.path, try_row(world, &row, &desk, &objects).await.status));
            }
            let mut visitor = visitor(world, &desk).await;
            visitor.always(origin.0, origin.1);
            let thread = visitor.form_of("Send message");
            answers
                .push(("/{lang}/thread", visitor.ask(Method::POST, &thread.0, Some(&thread.1)).await.status));
            for (path, status) in answers {
                assert_eq!(status, StatusCode::FORBIDDEN, "{path} {origin:?}");
            }
            world.clock.advance_minutes(1); // The coordinator's code counts once.
        }
    });
}

#[test]
fn a_form_at_the_desk_without_the_token_of_the_session_changes_nothing() {
    db::statements! {
        CONVERSATION = "SELECT state, taken_by, changed_at FROM conversation ORDER BY id";
        MESSAGES = "SELECT (SELECT COUNT(*) FROM message) + (SELECT COUNT(*) FROM complaint_entry)
            + (SELECT COUNT(*) FROM complaint WHERE state = 'received') AS n";
    }
    both(async |world| {
        let [conversation, complaint, colleague, person] = some_objects(world).await;
        let mut desk = self::person(world, "coordinator").await;
        desk.open(&format!("/en/inbox/{conversation}")).await;
        let state = || {
            world.app.db.read_blocking(|tx| {
                let rows = tx.query(&CONVERSATION, &[])?;
                let states: Vec<_> =
                    rows.iter().map(|row| [0, 1, 2].map(|at| row.value(at).cloned().ok())).collect();
                Ok::<_, db::DbError>((states, tx.one(&MESSAGES, &[])?.int(0)?))
            })
        };
        let before = state().expect("it can be read");
        world.clock.advance_minutes(2);
        for wrong in ["", "00000000000000000000000000000000"] {
            for row in table().into_iter().filter(|row| row.method == Method::POST && row.surface == "desk") {
                let id = id_of(row.path, [&conversation, &complaint, &colleague, &person]);
                let path = in_form(&row.path.replace("{lang}", "en").replace("{id}", id));
                let body = format!("csrf={wrong}&nonce=aa&seen=99&message=typed+already");
                let answer = desk.ask(Method::POST, &path, Some(&body)).await;
                let refused = [
                    StatusCode::UNPROCESSABLE_ENTITY,
                    StatusCode::FORBIDDEN,
                    StatusCode::SEE_OTHER,
                    StatusCode::GONE, // One-time links carry their own secret and no token.
                    StatusCode::NOT_FOUND, // Not for a coordinator: being asked as a consultant.
                ];
                assert!(refused.contains(&answer.status), "{path}: {}", answer.status);
                if path.ends_with("/answer") && answer.status != StatusCode::NOT_FOUND {
                    assert!(answer.text().contains("typed already"), "what was typed is given back");
                }
            }
        }
        assert!(before == state().expect("it can be read"), "a form without its token changed something");
        desk.open("/en/inbox").await;
        assert_eq!(desk.status(), StatusCode::OK, "the session is still open");
    });
}

#[test]
fn no_route_of_the_public_site_is_for_members_only() {
    for route in surfaces::public::routes() {
        assert_eq!(route.who, Who::Anyone, "{}", route.path);
    }
    on(db::Engine::Sqlite, async |world| {
        for path in ["/en/inbox", "/en/sign-in", "/en/sign-out", "/en/desk", "/en/inbox/x"] {
            let answer = world.visitor().ask(Method::GET, path, None).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path} exists on the public site");
        }
    });
}

#[test]
fn nobodys_first_page_refuses_them() {
    let world = World::sqlite();
    run(async {
        for role in Role::ALL {
            let mut desk = world.signed_in(world.account(role)).await;
            assert_eq!(desk.status(), StatusCode::OK, "{role:?} at {}", desk.url());
            desk.open("/en/").await;
            assert_eq!(desk.status(), StatusCode::OK, "{role:?} at {}", desk.url());
        }
    });
}
