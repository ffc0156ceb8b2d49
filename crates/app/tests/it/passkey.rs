//! Passkeys in the place of the one-time code: what fits opens the session, whatever else came does not.

use app::demo::Account;
use axum::http::StatusCode;
use db::{Value as Stored, statements, values};
use serde_json::Value;

use crate::{
    browser::Browser,
    passkey_key::Key,
    world::{NIGHT, World, both},
};

statements! {
    MOVE_TO = "UPDATE staff_passkey SET staff_id = (SELECT s.id FROM staff s WHERE s.login = $1)";
    RENUMBER = "UPDATE staff_passkey SET id = $1";
    TRAIL = "SELECT a.action FROM audit a JOIN staff s ON s.id = a.staff_id WHERE s.login = $1 AND a.action <> 'preview_thread' ORDER BY a.number";
    LEFT = "SELECT (SELECT COUNT(*) FROM staff_passkey) AS passkeys, (SELECT COUNT(*) FROM passkey_ceremony) AS questions";
    STAFF = "SELECT id FROM staff WHERE login = $1";
    SESSIONS_OVER = "DELETE FROM staff_session";
}

const PAGE: &str = "/en/account/passkeys";
const DOES_NOT_FIT: &str = "This passkey does not fit, or it came too late.";

/// What the page in a browser asks its passkeys.
fn asked(browser: &Browser) -> Value {
    let forms = browser.all("form#ceremony");
    let form = forms.first().unwrap_or_else(|| panic!("nothing is asked: {}", browser.text()));
    serde_json::from_str(form.attr("data-options").expect("it is asked in JSON")).expect("it is JSON")
}

/// The token of the session.
fn csrf(browser: &Browser) -> String {
    browser.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned()
}

/// Brings the answer of a passkey back to where it was asked for.
async fn answer(browser: &mut Browser, answer: &str) {
    let to = browser.all("form#ceremony")[0].attr("action").expect("an address").to_owned();
    let csrf = csrf(browser);
    browser.post(&to, &[("csrf", &csrf), ("name", "my phone"), ("answer", answer)]).await;
}

/// A member adds a passkey.
async fn add(desk: &mut Browser, key: &mut Key) {
    desk.open(PAGE).await;
    let made = key.make(&asked(desk));
    answer(desk, &made).await;
    assert_eq!(desk.url(), PAGE, "{}", desk.text());
}

/// A browser in which the password was given.
async fn at_the_code(world: &World, account: &Account) -> Browser {
    let mut desk = world.desk();
    desk.open("/en/sign-in").await.fill("Login", &account.login).fill("Password", &account.password);
    desk.press("Next").await;
    assert_eq!(desk.h1(), "Enter the code");
    desk
}

/// A member with a passkey, signed in; and once more between password and second factor.
pub async fn somebody_with_one(world: &World) -> (Browser, Browser) {
    let account = world.named("timur");
    let mut desk = world.signed_in(account).await;
    add(&mut desk, &mut Key::new(7, NIGHT)).await;
    (desk, at_the_code(world, account).await)
}

async fn trail(world: &World, login: &'static str) -> Vec<String> {
    let rows = world.app.db.read(move |tx| tx.query(&TRAIL, &values![login])).await.expect("it can be read");
    rows.iter().map(|row| row.text(0).expect("text").to_owned()).collect()
}

/// How many passkeys and open questions there are.
async fn left(world: &World) -> (i64, i64) {
    let row = world.app.db.read(|tx| tx.one(&LEFT, &[])).await.expect("it can be read");
    (row.int(0).expect("a number"), row.int(1).expect("a number"))
}

async fn change(world: &World, statement: &'static db::Statement, values: impl Into<Vec<Stored>>) {
    let values = values.into();
    world.app.db.write(move |tx| tx.execute(statement, &values)).await.expect("the database lets them");
}

#[test]
fn a_member_adds_a_passkey_and_signs_in_with_it_in_the_place_of_the_code_and_without_it_by_the_code() {
    both(async |world| {
        let (aida, mut key) = (world.named("aida"), Key::new(1, NIGHT));
        let mut desk = world.signed_in(aida).await;
        add(&mut desk, &mut key).await;
        assert!(desk.shows("my phone"), "{}", desk.text());
        assert!(desk.header("content-security-policy").contains("script-src 'self'"));
        let known = asked(&desk)["excludeCredentials"].as_array().expect("a list").len();
        assert_eq!(known, 1, "the browser is told which passkey is there already");

        for _ in 0..3 {
            let mut desk = at_the_code(world, aida).await;
            let proof = key.prove(&asked(&desk));
            answer(&mut desk, &proof).await;
            assert_eq!((desk.status(), desk.url()), (StatusCode::OK, "/en/inbox"), "{}", desk.text());
            assert_eq!(desk.all(".list li.item").len(), desk.all(".list li.item a").len());
        }
        world.clock.advance_minutes(1); // A code counts once.
        let mut desk = world.signed_in(aida).await;
        desk.open(PAGE).await.press("Remove my phone").await;
        assert!(desk.shows("You have no passkey."), "{}", desk.text());
        assert!(at_the_code(world, aida).await.all("form#ceremony, script").is_empty());
        let trail = trail(world, "aida").await;
        assert_eq!(
            trail,
            ["sign_in", "add_passkey", "sign_in", "sign_in", "sign_in", "sign_in", "remove_passkey"]
        );
    });
}

#[test]
fn an_answer_counts_once_and_for_the_question_it_was_given_to() {
    both(async |world| {
        let (aida, mut key) = (world.named("aida"), Key::new(1, NIGHT));
        add(&mut world.signed_in(aida).await, &mut key).await;
        let mut first = at_the_code(world, aida).await;
        let question = asked(&first);
        let proof = key.prove(&question);
        let mut second = at_the_code(world, aida).await;
        answer(&mut second, &proof).await;
        assert!(second.shows(DOES_NOT_FIT), "the question of another session: {}", second.text());
        let before = first.clone();
        answer(&mut first, &proof).await;
        assert_eq!(first.url(), "/en/inbox");
        for mut again in [before, at_the_code(world, aida).await] {
            again.post("/en/sign-in/passkey", &[("csrf", &csrf(&again)), ("answer", &proof)]).await;
            assert_ne!(again.url(), "/en/inbox", "it was used already");
        }
        // Whatever a page was asked before, only its newest question has an answer.
        let mut desk = at_the_code(world, aida).await;
        let old = asked(&desk);
        desk.open("/en/sign-in/code").await;
        let late = key.prove(&old);
        answer(&mut desk, &late).await;
        assert!(desk.shows(DOES_NOT_FIT));
        let right = key.prove(&asked(&desk));
        answer(&mut desk, &right).await;
        assert_eq!(desk.url(), "/en/inbox");
    });
}

#[test]
fn what_another_page_another_key_or_an_untouched_key_says_opens_nothing() {
    both(async |world| {
        let (aida, marat) = (world.named("aida"), world.named("marat"));
        let (mut hers, mut his) = (Key::new(1, NIGHT), Key::new(2, NIGHT));
        add(&mut world.signed_in(aida).await, &mut hers).await;
        add(&mut world.signed_in(marat).await, &mut his).await;
        let with = |change: fn(&mut Key)| {
            let mut key = hers.clone();
            change(&mut key);
            key
        };
        let wrong = [
            ("another origin", with(|key| key.origin = "https://n1ght.example".into())),
            ("another scheme", with(|key| key.origin = "http://night.example".into())),
            ("another port", with(|key| key.origin = "https://night.example:8443".into())),
            ("a part of the host", with(|key| key.origin = "https://desk.night.example".into())),
            ("another host", with(|key| key.host = "example".into())),
            ("nobody touches it", with(|key| key.touched = false)),
            ("a copy that is behind", with(|key| key.counter = 0)),
            ("somebody else's", his),
            ("a forged signature", {
                let mut forged = Key::new(3, NIGHT);
                forged.counter = 9;
                forged.called(&hers)
            }),
        ];
        for (what, mut key) in wrong {
            world.clock.advance_minutes(11); // So that it is the key and not the haste that is refused.
            let mut desk = at_the_code(world, aida).await;
            let proof = key.prove(&asked(&desk));
            answer(&mut desk, &proof).await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY, "{what}");
            assert!(desk.shows(DOES_NOT_FIT), "{what}: {}", desk.text());
        }
        for rubbish in ["", "{}", "null", "[1]", "x"] {
            world.clock.advance_minutes(11);
            let mut desk = at_the_code(world, aida).await;
            answer(&mut desk, rubbish).await;
            assert!(desk.shows(DOES_NOT_FIT), "{rubbish}");
        }
        // Five of them, and the password has to be given again.
        world.clock.advance_minutes(11);
        let mut desk = at_the_code(world, aida).await;
        for _ in 0..5 {
            answer(&mut desk, "{}").await;
        }
        assert_eq!(desk.h1(), "Sign in");
        assert!(desk.cookies.is_empty() && desk.shows("Too many codes did not fit."), "{}", desk.text());
    });
}

#[test]
fn a_passkey_that_was_moved_in_the_database_opens_nothing_and_is_shown_as_foreign() {
    both(async |world| {
        let (aida, marat, mut key) = (world.named("aida"), world.named("marat"), Key::new(1, NIGHT));
        add(&mut world.signed_in(aida).await, &mut key).await;
        change(world, &MOVE_TO, values!["marat"]).await;
        assert!(at_the_code(world, marat).await.all("form#ceremony").is_empty(), "another member's");
        let mut desk = world.signed_in(marat).await;
        desk.open(PAGE).await;
        assert!(desk.shows("A passkey that is not yours to open."), "{}", desk.text());
        change(world, &MOVE_TO, values!["aida"]).await;
        assert_eq!(at_the_code(world, aida).await.all("form#ceremony").len(), 1, "back in its place");
        change(world, &RENUMBER, values![[5_u8; 16]]).await;
        assert!(at_the_code(world, aida).await.all("form#ceremony").is_empty(), "in another row");
    });
}

#[test]
fn a_question_is_good_for_five_minutes_and_one_is_put_only_shortly_after_signing_in() {
    both(async |world| {
        let (aida, mut key) = (world.named("aida"), Key::new(1, NIGHT));
        let mut desk = world.signed_in(aida).await;
        desk.open(PAGE).await;
        let made = key.make(&asked(&desk));
        world.clock.advance_minutes(5);
        answer(&mut desk, &made).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("Nothing was added."), "{}", desk.text());
        assert_eq!(desk.value("Name of the passkey"), "my phone");
        world.clock.advance_minutes(10);
        desk.open(PAGE).await;
        assert!(desk.all("form#ceremony").len() == 1, "a quarter of an hour is fresh enough");
        world.clock.advance_minutes(1);
        desk.open(PAGE).await;
        assert!(desk.all("form#ceremony").is_empty(), "{}", desk.text());
        assert!(desk.shows("only in the first minutes after signing in"));
    });
}

#[test]
fn a_member_has_six_passkeys_at_most_and_removes_only_their_own() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        for seed in 1..=6 {
            add(&mut desk, &mut Key::new(seed, NIGHT)).await;
        }
        assert!(desk.all("form#ceremony").is_empty() && desk.shows("as one person can have here: 6"));
        let (theirs, _) = desk.form_of("Remove my phone");
        let mut other = world.signed_in(world.named("marat")).await;
        other.open(PAGE).await;
        let token = csrf(&other);
        other.post(&theirs, &[("csrf", &token)]).await;
        assert_eq!(other.status(), StatusCode::NOT_FOUND);
        assert_eq!(left(world).await.0, 6);
    });
}

#[test]
fn under_another_host_no_passkey_is_asked_for_and_a_number_can_have_none() {
    both(async |world| {
        let (aida, mut key) = (world.named("aida"), Key::new(1, NIGHT));
        let mut desk = world.signed_in(aida).await;
        add(&mut desk, &mut key).await;
        let mut elsewhere = at_the_code(world, aida).await.at("other.example");
        elsewhere.open("/en/sign-in/code").await;
        assert!(elsewhere.all("form#ceremony").is_empty(), "it was made for another host");
        for number in ["192.0.2.1:8080", "[2001:db8::1]"] {
            let mut there = desk.clone().at(number);
            there.open(PAGE).await;
            assert!(there.shows("There can be no passkeys under the address"), "{}", there.text());
            assert!(there.shows("my phone"), "it can still be removed");
        }
    });
}

#[test]
fn passkeys_are_forgotten_when_asked_and_questions_end_with_their_session() {
    both(async |world| {
        let (aida, mut key) = (world.named("aida"), Key::new(1, NIGHT));
        add(&mut world.signed_in(aida).await, &mut key).await;
        let (passkeys, questions) = left(world).await;
        assert!(passkeys == 1 && questions > 0);
        change(world, &SESSIONS_OVER, []).await;
        assert_eq!(left(world).await, (1, 0));
        let forgotten = world.app.db.write(|tx| {
            let id = tx.one(&STAFF, &values!["aida"])?.id(0)?;
            app::passkey::forget(tx, app::ids::StaffId::from_bytes(id))
        });
        forgotten.await.expect("they are forgotten");
        assert_eq!(left(world).await, (0, 0));
    });
}
