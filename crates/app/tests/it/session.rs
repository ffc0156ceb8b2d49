//! A member's session: locking, unlocking, ending, the panic button, and guesses that slow nobody else down.

use app::{demo::code_now, policy::Role, session, surfaces};
use axum::http::StatusCode;
use db::values;
use kernel::DbError;
use ui::Peer;

use crate::{
    browser::Browser,
    rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    world::{World, both, both_with_two_organisations},
};

db::statements! {
    SESSIONS = "SELECT stage, keys FROM staff_session ORDER BY opened_at, lookup";
    ACTIONS = "SELECT COUNT(*) AS n FROM audit WHERE action = $1";
}

/// Stage and length of the sealed keys of every session.
async fn sessions(world: &World) -> Vec<(String, usize)> {
    let read = world.app.db.read(|tx| {
        let rows = tx.query(&SESSIONS, &[])?;
        rows.iter()
            .map(|row| Ok((row.text(0)?.to_owned(), row.bytes(1)?.len())))
            .collect::<Result<_, DbError>>()
    });
    read.await.expect("it can be read")
}

async fn recorded(world: &World, action: &'static str) -> i64 {
    world.app.db.read(move |tx| tx.one(&ACTIONS, &values![action])?.int(0)).await.expect("it can be read")
}

/// What `serve` does every minute.
async fn sweep(world: &World) {
    session::lock_idle_sessions(&world.app.db, world.now()).await.expect("it can be swept");
}

fn is_locked(desk: &Browser) -> bool {
    desk.h1() == "The desk is locked"
}

/// A browser at the desk that comes from somewhere.
fn from(world: &World, peer: Peer) -> Browser {
    world.desk().through(&surfaces::desk::router(&world.app).layer(axum::Extension(peer)))
}

/// Gives a login and a password at the first step.
async fn try_password(desk: &mut Browser, login: &str, password: &str) -> StatusCode {
    desk.open("/en/sign-in").await.fill("Login", login).fill("Password", password);
    desk.press("Next").await.status()
}

#[test]
fn after_fifteen_minutes_the_keys_are_gone_from_the_row_and_the_password_brings_them_back() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "are you there").await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        let there = desk.url().to_owned();
        world.clock.advance_minutes(14);
        sweep(world).await;
        desk.open(&there).await;
        assert_eq!(said(&desk), ["are you there"]);
        world.clock.advance_minutes(15);
        sweep(world).await;
        assert_eq!(sessions(world).await, [("locked".to_owned(), 0)]);

        desk.open(&there).await;
        assert!(is_locked(&desk) && desk.status() == StatusCode::UNAUTHORIZED);
        assert!(!desk.shows("are you there"));
        desk.fill("Password", "wrong").press("Unlock").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!desk.html().contains("value=\"wrong\""));
        desk.fill("Password", &world.named("aida").password).press("Unlock").await;
        assert_eq!((desk.url(), said(&desk)), (there.as_str(), vec!["are you there".to_owned()]));
        let open = sessions(world).await;
        assert!(open.len() == 1 && open[0].0 == "open" && open[0].1 > 64, "{open:?}");
        assert_eq!(recorded(world, "unlock").await, 1);
    });
}

#[test]
fn an_idle_session_is_locked_before_the_sweep_and_a_clock_that_jumps_back_does_not_find_its_keys() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        world.clock.advance_minutes(15);
        desk.open("/en/inbox").await;
        assert!(is_locked(&desk));
        assert_eq!(sessions(world).await, [("locked".to_owned(), 0)]);
        world.clock.advance_minutes(-60);
        desk.open("/en/inbox").await;
        assert!(is_locked(&desk));
    });
}

#[test]
fn a_clock_that_jumps_back_keeps_no_session_open_for_ever_and_throws_nobody_out() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        world.clock.advance_minutes(-24 * 60);
        sweep(world).await;
        world.clock.advance_minutes(14);
        sweep(world).await;
        assert_eq!(sessions(world).await[0].0, "open");
        world.clock.advance_minutes(1);
        sweep(world).await;
        assert_eq!(sessions(world).await, [("locked".to_owned(), 0)]);
        desk.open("/en/inbox").await.fill("Password", &world.named("aida").password).press("Unlock").await;
        assert_eq!(desk.url(), "/en/inbox");
    });
}

#[test]
fn an_answer_that_arrives_at_a_locked_desk_comes_back_after_unlocking_and_is_sent_once() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "a question").await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        let mut window = desk.clone();
        window.press("Lock").await;
        assert!(is_locked(&window) && window.url() == "/en/unlock");
        assert_eq!(sessions(world).await, [("locked".to_owned(), 0)]);

        answer(&mut desk, "An answer\nof two halves & \"more\"").await;
        assert!(is_locked(&desk) && desk.status() == StatusCode::UNAUTHORIZED);
        assert!(desk.shows("What you wrote was not sent."));
        desk.fill("Password", "wrong").press("Unlock").await;
        desk.fill("Password", &world.named("aida").password).press("Unlock").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(said(&desk), ["a question"]);
        assert!(desk.shows("The desk was locked, so this was not sent."));
        let label = desk.text_of("label[for=message]");
        assert_eq!(desk.value(&label).replace('\r', ""), "An answer\nof two halves & \"more\"");
        desk.press("Send message").await;
        assert_eq!(said(&desk).len(), 2, "{}", desk.text());
        visitor.follow("Check for new messages").await;
        assert_eq!(said(&visitor).len(), 2);
    });
}

#[test]
fn after_five_wrong_passwords_a_locked_session_is_over_and_what_was_typed_is_not() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "a question").await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        desk.clone().press("Lock").await;
        answer(&mut desk, "an answer about fennel").await;
        for _ in 0..4 {
            desk.fill("Password", "wrong").press("Unlock").await;
            assert!(is_locked(&desk));
        }
        desk.fill("Password", "wrong").press("Unlock").await;
        assert_eq!(desk.status(), StatusCode::UNAUTHORIZED);
        assert!(desk.html().contains("an answer about fennel") && !is_locked(&desk));
        assert!(sessions(world).await.is_empty());

        // Signed in in another window, the page still has the words, and the thread takes them.
        world.clock.advance_minutes(1);
        let window = world.signed_in(world.named("aida")).await;
        desk.cookies = window.cookies.clone();
        desk.press("Send message").await;
        assert_eq!(
            desk.text_of(".errors li"),
            "This page was open too long. What you typed is still here. Send it again."
        );
        desk.press("Send message").await;
        assert_eq!(said(&desk), ["a question", "an answer about fennel"]);
        // The wrong ones are told at the sign-in after them.
        let mut window = window;
        window.open("/en/account").await;
        assert!(window.shows("5 wrong passwords"), "{}", window.text());
    });
}

#[test]
fn a_locked_session_is_over_twelve_hours_after_sign_in_and_one_that_is_used_goes_on() {
    both(async |world| {
        let mut used = world.signed_in(world.named("aida")).await;
        let mut left = world.signed_in(world.named("marat")).await;
        for minute in (10..=12 * 60).step_by(10) {
            world.clock.advance_minutes(10);
            sweep(world).await;
            used.open("/en/inbox").await;
            assert_eq!(used.h1(), "Inbox", "after {minute} minutes");
            match minute {
                10 => {} // Looking would be doing something.
                20..720 => assert!(is_locked(left.open("/en/inbox").await), "after {minute} minutes"),
                _ => assert_eq!(left.open("/en/inbox").await.url(), "/en/sign-in"),
            }
        }
        assert_eq!(sessions(world).await.len(), 1);
    });
}

#[test]
fn a_locked_session_reaches_no_route_of_the_desk_but_unlocking_signing_out_and_the_panic_button() {
    both(async |world| {
        let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
        desk.press("Lock").await;
        let open = ["/{lang}/sign-out", "/{lang}/panic"];
        for route in surfaces::desk::routes() {
            // What anybody may ask for asks for no session.
            if route.who == surfaces::Who::Anyone || open.contains(&route.path) {
                continue;
            }
            let path = route.path.replace("{lang}", "en").replace("{id}", "x");
            let answered = desk.ask(route.method.clone(), &path, Some("message=hi")).await;
            assert_eq!(answered.status, StatusCode::UNAUTHORIZED, "{} {path}", route.method);
            assert!(answered.text().contains("The desk is locked"), "{path}");
        }
        desk.press("Sign out").await;
        assert_eq!(desk.url(), "/en/sign-in");
        assert!(sessions(world).await.is_empty());
    });
}

#[test]
fn a_member_sees_their_own_sessions_and_ends_one_or_all_others() {
    both(async |world| {
        let mut first = world.signed_in(world.named("aida")).await;
        let mut marat = world.signed_in(world.named("marat")).await;
        let mut others = Vec::new();
        for _ in 0..3 {
            world.clock.advance_minutes(1);
            others.push(world.signed_in(world.named("aida")).await);
        }
        first.open("/en/account").await;
        assert_eq!(first.all("main li.item").len(), 4, "those of nobody else");
        assert_eq!(first.texts_of("main li.item b"), ["This one"]);
        first.press("End this session").await;
        assert_eq!(first.all("main li.item").len(), 3);
        first.press("End all others").await;
        assert_eq!(first.all("main li.item").len(), 1);
        assert!(!first.has_button("End all others"));
        for other in &mut others {
            other.open("/en/inbox").await;
            assert_eq!(other.url(), "/en/sign-in");
        }
        marat.open("/en/account").await;
        assert_eq!(marat.url(), "/en/account");
        assert_eq!(recorded(world, "end_session").await, 2);

        // A session of somebody else is none of theirs.
        let csrf = marat.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let cookie = &first.cookies["nb-desk"];
        let secret = session::SessionSecret::from_cookie(cookie).expect("a secret");
        let lookup = hex::encode(secret.lookup());
        marat.post("/en/account/end", &[("csrf", &csrf), ("session", &lookup)]).await;
        first.open("/en/inbox").await;
        assert_eq!(first.url(), "/en/inbox");
    });
}

#[test]
fn the_panic_button_ends_every_session_of_the_organisation_and_no_other() {
    both_with_two_organisations(async |world| {
        let (aida, marat) = (world.named("aida"), world.named("marat"));
        let mut night = Vec::new();
        for account in [aida, marat, world.account(Role::Coordinator)] {
            night.push(world.signed_in(account).await);
        }
        let mut left = world.desk().at(crate::world::LEFT);
        left.sign_in(&world.left[0], world.now()).await;
        // Also from a desk that is locked.
        let mut pressed = night[0].clone();
        pressed.press("Lock").await.follow("Panic button").await;
        pressed.press("End all sessions now").await;
        assert!(pressed.external().is_some_and(|away| away.starts_with("https://")));
        assert_eq!(pressed.header("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
        assert!(!pressed.cookies.contains_key("nb-desk"));
        for desk in &mut night {
            desk.open("/en/inbox").await;
            assert_eq!(desk.url(), "/en/sign-in");
        }
        left.open("/en/inbox").await;
        assert_eq!(left.h1(), "Inbox");
        assert_eq!(sessions(world).await.len(), 1);
        assert_eq!(recorded(world, "panic").await, 1);
    });
}

#[test]
fn the_panic_button_leads_away_also_where_the_store_is_gone() {
    both(async |world| {
        let desk = world.signed_in(world.named("aida")).await;
        let (app, _, router) = world.restarted();
        let mut desk = desk.through(&router);
        desk.open("/en/panic").await;
        app.db.clone().close();
        desk.press("End all sessions now").await;
        assert!(desk.external().is_some() && !desk.cookies.contains_key("nb-desk"));
    });
}

#[test]
fn a_flood_of_guesses_slows_one_login_and_not_its_owner_on_a_browser_that_is_known() {
    both(async |world| {
        let account = world.named("aida");
        let mut owner = world.signed_in(account).await;
        owner.press("Sign out").await;
        assert!(owner.cookies.contains_key("nb-device") && !owner.cookies.contains_key("nb-desk"));

        // Each guess from another circuit; an unknown login is answered in the same way.
        for login in ["aida", "nobody-of-this-name"] {
            let mut refused = None;
            for guess in 0..12 {
                let mut desk = from(world, Peer::Circuit(guess));
                let status = try_password(&mut desk, login, "a guess").await;
                if status == StatusCode::TOO_MANY_REQUESTS {
                    assert_eq!(desk.value("Login"), login);
                    assert!(!desk.html().contains("a guess"), "the password does not come back");
                    assert_eq!(desk.header("retry-after"), "61");
                    refused = Some(guess);
                    break;
                }
                assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
            }
            assert_eq!(refused, Some(10), "{login}");
        }
        let mut stranger = world.desk();
        assert_eq!(
            try_password(&mut stranger, "aida", &account.password).await,
            StatusCode::TOO_MANY_REQUESTS,
            "also with the right one: nothing is told"
        );
        let mut colleague = world.desk();
        assert_eq!(try_password(&mut colleague, "marat", "wrong").await, StatusCode::UNPROCESSABLE_ENTITY);

        world.clock.advance_millis(30_000);
        owner.sign_in(account, world.now()).await;
        owner.open("/en/account").await;
        assert!(owner.shows("10 wrong passwords"), "{}", owner.text());

        // Nothing was locked: a minute later there is room for one more.
        world.clock.advance_minutes(1);
        assert_eq!(try_password(&mut stranger, "aida", &account.password).await, StatusCode::OK);
    });
}

#[test]
fn one_peer_guesses_at_many_logins_only_so_often() {
    both(async |world| {
        let mut desk = from(world, Peer::Circuit(7));
        for number in 0..30 {
            let status = try_password(&mut desk, &format!("login-{number}"), "a guess").await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
        }
        assert_eq!(try_password(&mut desk, "login-31", "a guess").await, StatusCode::TOO_MANY_REQUESTS);
        let mut other = from(world, Peer::Circuit(8));
        assert_eq!(try_password(&mut other, "login-31", "a guess").await, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn at_most_ten_codes_in_ten_minutes_are_looked_at_however_often_the_password_is_given() {
    both(async |world| {
        let account = world.named("aida");
        let mut owner = world.signed_in(account).await;
        owner.press("Sign out").await;
        let mut looked_at = 0;
        for _ in 0..40 {
            world.clock.advance_millis(15_000);
            let right = code_now(&account.totp_secret, world.now()).expect("a secret");
            let wrong = if right.starts_with('0') { "111111" } else { "000000" };
            let mut thief = world.desk();
            assert_eq!(try_password(&mut thief, "aida", &account.password).await, StatusCode::OK);
            thief.fill("Code", wrong).press("Sign in").await;
            match thief.status() {
                StatusCode::UNPROCESSABLE_ENTITY => looked_at += 1,
                other => assert_eq!(other, StatusCode::TOO_MANY_REQUESTS),
            }
        }
        assert!((5..=10).contains(&looked_at), "{looked_at} in ten minutes");
        owner.sign_in(account, world.now()).await;
        owner.open("/en/account").await;
        assert!(owner.shows(&format!("{looked_at} wrong codes")), "{}", owner.text());
    });
}

#[test]
fn a_browser_is_forgotten_on_wish() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open("/en/account").await;
        assert!(desk.shows("says it was used to sign in here"));
        desk.press("Forget this browser").await;
        assert!(!desk.cookies.contains_key("nb-device"));
        assert!(desk.shows("holds no cookie") && !desk.has_button("Forget this browser"));
        assert_eq!(rows::desk_sessions(&world.app).await, 1, "the session goes on");
    });
}
