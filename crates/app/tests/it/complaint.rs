//! Complaints without a name (rule B-2): who can make them, who can read them, and when they go.

use app::{complaint, policy::Role, retention};
use axum::http::StatusCode;
use db::{Engine, values};
use kernel::{DbError, Place, Plain, Sealed};
use seal::{PrivateKey, Suite};

use crate::{
    browser::{Browser, encode, selector, text},
    world::{LEFT, NIGHT, World, both, both_with_two_organisations, on},
};

db::statements! {
    COUNT = "SELECT (SELECT COUNT(*) FROM complaint) AS complaints, (SELECT COUNT(*) FROM complaint_entry) AS entries,
        (SELECT COUNT(*) FROM complaint_seal) AS seals, (SELECT COUNT(*) FROM complaint_opening) AS openings";
    ROOTS = "SELECT s.root, s.staff_id, c.id FROM complaint_seal s JOIN complaint c ON c.id = s.complaint_id";
    BODIES = "SELECT body FROM complaint_entry";
    DAYS = "SELECT received_on, changed_on FROM complaint";
    SWAP_KEY = "UPDATE staff SET sealing_key = $1 WHERE role = 'coordinator'";
    PROMOTE = "UPDATE staff SET role = 'coordinator' WHERE login = $1";
    MOVE_SEALS = "UPDATE complaint_seal SET staff_id = (SELECT id FROM staff WHERE login = $1)";
    MOVE_COMPLAINTS = "UPDATE complaint SET org_id = $1";
    ID_OF = "SELECT id FROM staff WHERE login = $1";
    TRAIL = "SELECT a.action FROM audit a JOIN staff s ON s.id = a.staff_id WHERE s.login = $1 ORDER BY a.number";
    CLEAR = "DELETE FROM complaint";
}

const WORDS: &str = "nobody answered me for canary-complaint-Zyq61 nights";
const ANSWER: &str = "we are sorry canary-sorry-Zyq62, two more people answer at night now";
const MORE: &str = "canary-more-Zyq63 thank you";

/// An empty table of complaints: the demonstration's own would be in the way of counting.
async fn clear(world: &World) {
    world.app.db.write(|tx| tx.execute(&CLEAR, &[])).await.expect("it can be emptied");
}

/// Complaints, entries, seals, openings.
async fn count(world: &World) -> [i64; 4] {
    let counted = world.app.db.read(|tx| {
        let row = tx.one(&COUNT, &[])?;
        Ok::<_, DbError>([row.int(0)?, row.int(1)?, row.int(2)?, row.int(3)?])
    });
    counted.await.expect("counting works")
}

/// Complains as somebody who has just opened a browser; gives the browser and the trace code.
pub async fn complain(world: &World, words: &str) -> (Browser, String) {
    let mut person = world.visitor();
    person.open("/en/").await.follow("Complain or give feedback without a name").await;
    person.fill("What happened?", words).fill("What is it about?", "worker");
    person.press("Send it").await;
    assert_eq!(person.status(), StatusCode::OK, "{}", person.text());
    let code = code(&person);
    (person, code)
}

fn code(browser: &Browser) -> String {
    let groups = browser.texts_of(".digits span");
    assert_eq!(groups.len(), 5, "a code of five groups: {}", browser.text());
    groups.join(" ")
}

/// Looks with a trace code, as from another device.
async fn look(world: &World, code: &str) -> Browser {
    let mut person = world.visitor();
    person.open("/en/complaint/trace").await.fill("Your trace code", code).press("Open").await;
    person
}

/// The coordinator, at the only open complaint.
pub async fn at_complaint(world: &World) -> Browser {
    let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
    open_first(&mut desk).await;
    desk
}

async fn open_first(desk: &mut Browser) {
    desk.open("/en/complaints").await;
    let link = desk.all("li.item a[href]")[0].attr("href").expect("an address").to_owned();
    desk.open(&link).await;
    assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
}

async fn trail(world: &World, login: &'static str) -> Vec<String> {
    let rows = world.app.db.read(move |tx| tx.query(&TRAIL, &values![login])).await.expect("it can be read");
    rows.iter().map(|row| row.text(0).expect("text").to_owned()).collect()
}

#[test]
fn b_2_somebody_complains_without_a_name_gets_a_trace_code_and_later_an_answer() {
    both(async |world| {
        clear(world).await;
        let (person, code) = complain(world, WORDS).await;
        assert!(person.cookies.is_empty(), "no cookie joins the complaint to a browser");
        assert_eq!(person.header("cache-control"), "no-store");
        assert!(!person.trail.iter().any(|address| address.contains(&code[..4])), "{:?}", person.trail);

        let own = look(world, &code).await;
        assert!(own.shows("Received") && own.shows(WORDS) && own.shows("A worker"), "{}", own.text());

        let mut desk = at_complaint(world).await;
        assert!(desk.shows(WORDS) && desk.shows("A worker"), "{}", desk.text());
        desk.press("I am looking at it").await;
        assert!(look(world, &code).await.shows("Being looked at"));
        desk.fill("Your answer", ANSWER).press("Send the answer").await;
        assert!(desk.shows(ANSWER), "{}", desk.text());

        let mut own = look(world, &code).await;
        assert!(own.shows("Answered") && own.shows(ANSWER), "{}", own.text());
        assert!(own.shows("Dana, coordinator"), "signed with work name and role: {}", own.text());
        own.fill("Do you want to add something?", MORE).press("Add it").await;
        assert!(own.shows(MORE) && own.shows("Received"), "{}", own.text());
        assert!(!own.has_button("Add it"), "there is room for one addition");

        open_first(&mut desk).await;
        assert!(desk.shows(MORE), "the addition waits for a coordinator");
        desk.press("Close it").await;
        assert!(look(world, &code).await.shows("Closed"));
        let trail = trail(world, "dana").await;
        let of_complaints: Vec<_> = trail.iter().filter(|action| action.ends_with("complaint")).collect();
        // The first is that of the demonstration.
        assert_eq!(of_complaints[1..], ["open_complaint", "answer_complaint", "close_complaint"]);
        assert!(crate::rows::records_are_whole(&world.app).await);
    });
}

#[test]
fn a_double_click_stores_one_complaint_and_shows_the_same_code() {
    both(async |world| {
        clear(world).await;
        let mut person = world.visitor();
        person.open("/en/complaint").await.fill("What happened?", WORDS);
        let (action, body) = person.form_of("Send it");
        let [first, second] = [person.clone(), person.clone()];
        let post = axum::http::Method::POST;
        let (one, two) = tokio::join!(
            first.ask(post.clone(), &action, Some(&body)),
            second.ask(post.clone(), &action, Some(&body))
        );
        let digits = |answer: &crate::browser::Answer| {
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
            let document = scraper::Html::parse_document(&answer.text());
            document.select(&selector(".digits span")).map(text).collect::<Vec<_>>()
        };
        assert_eq!(digits(&one).len(), 5);
        assert_eq!(digits(&one), digits(&two));
        assert_eq!(count(world).await[..3], [1, 1, 1]);

        // The same page with other words adds them; a third time there is no room, and nothing typed is lost.
        person.fill("What happened?", MORE).press("Send it").await;
        assert_eq!(code(&person).split(' ').collect::<Vec<_>>(), digits(&one));
        assert_eq!(count(world).await[..2], [1, 2]);
        let (action, other) = (action, body.replace("Zyq61", "Zyq99"));
        person.send(&action, other).await;
        assert_eq!(person.status(), StatusCode::CONFLICT);
        assert!(person.value("Do you want to add something?").contains("Zyq99"), "{}", person.text());
        assert_eq!(count(world).await[..2], [1, 2]);
    });
}

#[test]
fn a_mistyped_code_is_told_without_the_slow_call_and_a_wrong_one_opens_nothing() {
    both(async |world| {
        clear(world).await;
        let (_, code) = complain(world, WORDS).await;
        // Nobody gets a place at the slow call any more: whatever is answered now was answered without it.
        let places = u32::try_from(world.app.ticket_lane.places.available_permits()).expect("a few");
        let held = world.app.ticket_lane.places.try_acquire_many(places).expect("nobody is in it");
        let last = code.as_bytes()[code.len() - 1];
        let wrong_digit = format!("{}{}", &code[..code.len() - 1], char::from(b'0' + (last - b'0' + 1) % 10));
        for slip in [wrong_digit.as_str(), &code[..22], "", "what code", "1234"] {
            let mut person = look(world, slip).await;
            assert_eq!(person.status(), StatusCode::UNPROCESSABLE_ENTITY, "{slip:?}");
            assert!(person.shows("This is not a whole trace code"), "{}", person.text());
            assert_eq!(person.value("Your trace code"), slip, "what was typed is given back");
            person.open("/en/complaint").await;
        }
        let person = look(world, &code).await;
        assert_eq!(person.status(), StatusCode::SERVICE_UNAVAILABLE, "the right code waits");
        assert_eq!(person.value("Your trace code"), code);
        let mut late = world.visitor();
        late.open("/en/complaint").await.fill("What happened?", MORE).press("Send it").await;
        assert_eq!(late.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(late.value("What happened?"), MORE, "and what was typed is not lost");
        drop(held);
        let another = seal::ticket::Ticket::from_bytes(&[7; 32]).groups().join("-");
        let person = look(world, &another).await;
        assert_eq!(person.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(person.shows("No complaint has this code here") && !person.shows(WORDS));
        // As people copy it from paper: without blanks, or with the digits of their script.
        for typed in [code.replace(' ', ""), code.replace(' ', " - "), eastern(&code)] {
            assert!(look(world, &typed).await.shows(WORDS), "{typed}");
        }
    });
}

fn eastern(code: &str) -> String {
    let digit = |letter: char| letter.to_digit(10).and_then(|digit| char::from_u32('٠' as u32 + digit));
    code.chars().map(|letter| digit(letter).unwrap_or(letter)).collect()
}

#[test]
fn a_worker_with_the_database_and_their_own_keys_cannot_open_a_complaint() {
    both(async |world| {
        clear(world).await;
        complain(world, WORDS).await;
        let org = world.org().id.bytes();
        let mut worker = world.signed_in(world.named("marat")).await;
        worker.open("/en/complaints").await;
        assert_eq!(worker.status(), StatusCode::FORBIDDEN);
        assert!(!worker.has_link("Complaints"), "the rail of a worker does not lead there");

        // Even a worker whose row says coordinator, with everything moved to them: the signature does not fit.
        let moved = world.app.db.write(|tx| tx.execute(&MOVE_SEALS, &values!["marat"])).await;
        assert_eq!(moved.expect("whoever has the database can do this"), 1);
        let promoted = world.app.db.write(|tx| tx.execute(&PROMOTE, &values!["marat"])).await;
        assert_eq!(promoted.expect("whoever has the database can do this"), 1);
        worker.open("/en/complaints").await;
        assert!(worker.url().ends_with("/sign-in"), "no session opens for a changed row: {}", worker.url());

        // And the bytes themselves, with the keys of the worker, at the place they were sealed for.
        let account = world.named("marat");
        let keys = crate::keys::keys_of(world, account).await;
        let rows = world.app.db.read(|tx| tx.query(&ROOTS, &[])).await.expect("it can be read");
        let permit = app::policy::own_keys(app::ids::StaffId::from_bytes(rows[0].id(1).expect("an id")));
        let dana = world.app.db.read(|tx| tx.one(&ID_OF, &values!["dana"])?.id(0)).await.expect("an id");
        for staff in [rows[0].id(1).expect("an id"), dana] {
            let mut row = rows[0].id(2).expect("an id");
            row.iter_mut().zip(staff).for_each(|(byte, mix)| *byte ^= mix);
            let place = Place { org, table: "complaint_seal", column: "root", row };
            let sealed: Sealed<[u8; 32]> = rows[0].sealed(0).expect("an envelope");
            assert!(keys.sealing().open(&permit, &place, &sealed).is_err());
        }
        // The control: the coordinator's keys open the same bytes at the same place.
        let keys = crate::keys::keys_of(world, world.account(Role::Coordinator)).await;
        let mut row = rows[0].id(2).expect("an id");
        row.iter_mut().zip(dana).for_each(|(byte, mix)| *byte ^= mix);
        let place = Place { org, table: "complaint_seal", column: "root", row };
        let sealed: Sealed<[u8; 32]> = rows[0].sealed(0).expect("an envelope");
        let root: Plain<[u8; 32]> = keys.sealing().open(&permit, &place, &sealed).expect("it was for them");
        assert_ne!(*root.expose(), [0; 32]);
    });
}

#[test]
fn a_coordinators_key_that_was_swapped_in_the_database_opens_nothing_and_the_true_one_still_does() {
    both(async |world| {
        clear(world).await;
        let stranger = PrivateKey::from_seed(Suite::XWing, &[9; 32]);
        let theirs = stranger.public().to_bytes();
        let swapped = world.app.db.write(move |tx| tx.execute(&SWAP_KEY, &values![theirs.as_slice()])).await;
        assert_eq!(swapped.expect("whoever has the database can do this"), 1);
        complain(world, WORDS).await;
        assert_eq!(count(world).await[..3], [1, 1, 1]);
        let rows = world.app.db.read(|tx| tx.query(&ROOTS, &[])).await.expect("it can be read");
        let dana: [u8; 16] = rows[0].id(1).expect("an id");
        let mut row = rows[0].id(2).expect("an id");
        row.iter_mut().zip(dana).for_each(|(byte, mix)| *byte ^= mix);
        let place = Place { org: world.org().id.bytes(), table: "complaint_seal", column: "root", row };
        let sealed: Sealed<[u8; 32]> = rows[0].sealed(0).expect("an envelope");
        let permit = app::policy::own_keys(app::ids::StaffId::from_bytes(dana));
        let opened: Result<Plain<[u8; 32]>, _> = stranger.open(&permit, &place, &sealed);
        assert!(opened.is_err(), "it was sealed to the key that was signed");
        let keys = crate::keys::keys_of(world, world.account(Role::Coordinator)).await;
        let root: Plain<[u8; 32]> = keys.sealing().open(&permit, &place, &sealed).expect("it was for them");
        assert_ne!(*root.expose(), [0; 32]);
    });
}

#[test]
fn a_member_who_calls_themselves_coordinator_gets_nothing_sealed() {
    both(async |world| {
        clear(world).await;
        let promoted = world.app.db.write(|tx| tx.execute(&PROMOTE, &values!["marat"])).await;
        assert_eq!(promoted.expect("whoever has the database can do this"), 1);
        complain(world, WORDS).await;
        assert_eq!(count(world).await[..3], [1, 1, 1], "one seal, for the one whom the chain reaches");
        let dana = world.app.db.read(|tx| tx.one(&ID_OF, &values!["dana"])?.id(0)).await.expect("an id");
        let rows = world.app.db.read(|tx| tx.query(&ROOTS, &[])).await.expect("it can be read");
        assert_eq!(rows[0].id(1).expect("an id"), dana);
    });
}

#[test]
fn another_organisation_opens_nothing_with_the_code_not_even_with_the_row() {
    both_with_two_organisations(async |world| {
        clear(world).await;
        let mut person = world.visitor().at(NIGHT);
        person.open("/en/complaint").await.fill("What happened?", WORDS).press("Send it").await;
        let code = code(&person);
        for moved in [false, true] {
            if moved {
                let left = world.app.organisations[1].id.bytes();
                let done = world.app.db.write(move |tx| tx.execute(&MOVE_COMPLAINTS, &values![left])).await;
                assert_eq!(done.expect("whoever has the database can do this"), 1);
            }
            let mut elsewhere = world.visitor().at(LEFT);
            elsewhere.open("/en/complaint/trace").await.fill("Your trace code", &code).press("Open").await;
            assert_eq!(elsewhere.status(), StatusCode::UNPROCESSABLE_ENTITY, "moved: {moved}");
            assert!(!elsewhere.shows(WORDS));
        }
    });
}

#[test]
fn the_database_holds_no_word_of_a_complaint_and_no_time_but_the_day() {
    both(async |world| {
        clear(world).await;
        world.clock.advance_millis(12_345);
        let (_, code) = complain(world, WORDS).await;
        let mut desk = at_complaint(world).await;
        desk.fill("Your answer", ANSWER).press("Send the answer").await;
        let mut own = look(world, &code).await;
        own.fill("Do you want to add something?", MORE).press("Add it").await;
        let addresses = [own.trail.clone(), desk.trail.clone()].concat();
        let titles = [own.titles.clone(), desk.titles.clone()].concat();
        let planted =
            ["canary-complaint-Zyq61", "canary-sorry-Zyq62", "canary-more-Zyq63"].map(str::to_owned);
        let digits = code.replace(' ', "");
        for word in planted.into_iter().chain([code, digits]) {
            let found = crate::leaks::search(world, &addresses, &titles, &word);
            assert!(found.is_empty(), "{word} lies in {found:?}");
        }
        let rows = world.app.db.read(|tx| tx.query(&DAYS, &[])).await.expect("it can be read");
        for at in 0..2 {
            assert_eq!(rows[0].int(at).expect("a day") % 86_400_000, 0);
        }
        // Short words of any length give bodies of one size.
        let rows = world.app.db.read(|tx| tx.query(&BODIES, &[])).await.expect("it can be read");
        let sizes: Vec<_> = rows.iter().map(|row| row.bytes(0).expect("bytes").len()).collect();
        assert!(sizes.iter().all(|size| *size == sizes[0]), "{sizes:?}");
    });
}

#[test]
fn a_4_a_complaint_is_deleted_180_days_after_it_was_answered_or_closed_and_not_before() {
    both(async |world| {
        clear(world).await;
        let (_, closed) = complain(world, WORDS).await;
        let mut desk = at_complaint(world).await;
        desk.press("Close it").await;
        let (_, open) = complain(world, "nobody has looked at this one").await;
        let sweep = || retention::sweep_kind(&world.app, retention::COMPLAINT);
        world.clock.advance_minutes(complaint::KEPT_DAYS * 24 * 60);
        assert_eq!(sweep().await.expect("the store is there"), 0, "a day too early");
        assert!(look(world, &closed).await.shows(WORDS));
        world.clock.advance_minutes(24 * 60);
        assert_eq!(sweep().await.expect("the store is there"), 1);
        let gone = look(world, &closed).await;
        assert!(gone.shows("No complaint has this code here"), "{}", gone.text());
        assert!(look(world, &open).await.shows("nobody has looked at this one"), "what waits is not deleted");
        assert_eq!(count(world).await, [1, 1, 1, 0], "keys, words and openings go with it");
    });
}

#[test]
fn an_answer_that_misses_what_was_added_meanwhile_comes_back_with_its_words() {
    both(async |world| {
        clear(world).await;
        let (_, code) = complain(world, WORDS).await;
        let mut desk = at_complaint(world).await;
        let mut own = look(world, &code).await;
        own.fill("Do you want to add something?", MORE).press("Add it").await;
        desk.fill("Your answer", ANSWER).press("Send the answer").await;
        assert_eq!(desk.status(), StatusCode::CONFLICT);
        assert!(desk.shows(MORE), "what was added stands on the page");
        assert_eq!(desk.value("Your answer"), ANSWER);
        let (action, body) = desk.form_of("Send the answer");
        desk.press("Send the answer").await;
        assert_eq!(desk.status(), StatusCode::OK);
        assert_eq!(count(world).await[1], 3);
        desk.send(&action, body).await;
        assert_eq!(count(world).await[1], 3, "a double click answers once");
    });
}

#[test]
fn a_refused_complaint_keeps_its_words_and_its_topic() {
    on(Engine::Sqlite, async |world| {
        clear(world).await;
        let mut person = world.visitor();
        let long = "x".repeat(4_100);
        person.open("/en/complaint").await.fill("What happened?", &long).fill("What is it about?", "privacy");
        person.press("Send it").await;
        assert_eq!(person.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(person.value("What happened?"), long);
        assert_eq!(person.value("What is it about?"), "privacy");
        let pairs = [("start", "00"), ("message", WORDS)].map(|(name, value)| (name.into(), value.into()));
        person.send("/en/complaint", encode(&pairs)).await;
        assert_eq!(person.status(), StatusCode::UNPROCESSABLE_ENTITY, "a start that is not ours");
        assert_eq!(person.value("What happened?"), WORDS);
        person.press("Send it").await;
        assert_eq!(person.status(), StatusCode::OK, "it can be sent again at once");
        assert_eq!(count(world).await[..2], [1, 1]);
    });
}

#[test]
fn another_site_can_neither_complain_in_somebodys_name_nor_try_codes() {
    on(Engine::Sqlite, async |world| {
        clear(world).await;
        for origin in [("origin", "https://elsewhere.example"), ("sec-fetch-site", "cross-site")] {
            let mut person = world.visitor();
            person.open("/en/complaint").await.fill("What happened?", WORDS);
            person.always(origin.0, origin.1);
            person.press("Send it").await;
            assert_eq!(person.status(), StatusCode::FORBIDDEN, "{origin:?}");
            person.post("/en/complaint/trace", &[("code", "1234")]).await;
            assert_eq!(person.status(), StatusCode::FORBIDDEN, "{origin:?}");
        }
        assert_eq!(count(world).await, [0; 4]);
    });
}

#[test]
fn a_coordinator_who_came_later_is_told_that_their_key_does_not_open_it() {
    on(Engine::Sqlite, async |world| {
        clear(world).await;
        complain(world, WORDS).await;
        let moved = world.app.db.write(|tx| tx.execute(&MOVE_SEALS, &values!["marat"])).await;
        assert_eq!(moved.expect("whoever has the database can do this"), 1);
        let desk = at_complaint(world).await;
        assert!(desk.shows("Your key does not open this complaint") && !desk.shows(WORDS));
        assert!(!desk.has_button("Send the answer"));
        assert!(!trail(world, "dana").await.contains(&"open_complaint".to_owned()), "nothing was opened");
    });
}
