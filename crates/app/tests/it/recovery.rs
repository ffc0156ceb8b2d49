//! What to do when something is lost: a password, a second factor, or every coordinator.

use app::{
    demo::{Account, code_now},
    ids::StaffId,
    policy::Role,
    recovery::{Unfit, drill, papers, restore},
    team::{self, recovery::RecoverySecret, word_list},
};
use axum::http::{Method, StatusCode};
use db::values;
use kernel::SeededEntropy;
use seal::{Share, share};

use crate::{
    browser::{Browser, text},
    rows,
    stories::{answer, said, visitor_who_wrote},
    world::{World, both},
};

db::statements! {
    ACTIONS = "SELECT a.action FROM audit a JOIN staff s ON s.id = a.staff_id WHERE s.login = $1 ORDER BY a.number";
    SESSIONS = "SELECT COUNT(*) AS n FROM staff_session t JOIN staff s ON s.id = t.staff_id WHERE s.login = $1";
    STAFF = "SELECT id FROM staff WHERE login = $1";
    APPROVALS = "SELECT org_id, staff_id, coordinator_id, at, signature FROM factor_approval ORDER BY at";
    APPROVE = "INSERT INTO factor_approval (org_id, staff_id, coordinator_id, at, signature) VALUES ($1, $2, $3, $4, $5)";
    NO_SEALS = "DELETE FROM recovery_seal";
    SWAP_SEAL = "UPDATE recovery_seal SET seed = $1";
    SEALS = "SELECT COUNT(*) AS n FROM recovery_seal";
}

async fn actions(world: &World, login: &str) -> Vec<String> {
    let login = login.to_owned();
    let rows = world.app.db.read(move |tx| tx.query(&ACTIONS, &values![login.as_str()])).await;
    let rows = rows.expect("it can be read");
    rows.iter().map(|row| row.text(0).expect("text").to_owned()).collect()
}

async fn sessions(world: &World, login: &str) -> i64 {
    let login = login.to_owned();
    let row = world.app.db.read(move |tx| tx.one(&SESSIONS, &values![login.as_str()])).await;
    row.and_then(|row| row.int(0)).expect("it can be read")
}

async fn id_of(world: &World, login: &str) -> StaffId {
    let login = login.to_owned();
    let row = world.app.db.read(move |tx| tx.one(&STAFF, &values![login.as_str()])).await;
    StaffId::from_bytes(row.and_then(|row| row.id(0)).expect("it can be read"))
}

/// The twelve words on a page.
pub fn shown(page: &Browser) -> String {
    let words = page.texts_of(".words li");
    assert_eq!(words.len(), 12, "{}", page.text());
    words.join(" ")
}

/// Makes words for paper at the desk.
pub async fn make_phrase(world: &World, account: &Account) -> String {
    let mut desk = world.signed_in(account).await;
    desk.open("/en/account/phrase").await.fill("Your present password", &account.password);
    desk.press("Make new words").await;
    assert_eq!((desk.status(), desk.header("cache-control")), (StatusCode::OK, "no-store"));
    world.clock.advance_minutes(1); // A code counts once.
    shown(&desk)
}

/// The code that an app shows now.
pub fn code(world: &World, secret: &str) -> String {
    code_now(secret, world.now()).expect("the secret can be read")
}

#[test]
fn somebody_who_forgot_the_password_comes_back_with_the_words_on_paper() {
    both(async |world| {
        let aida = world.named("aida");
        let phrase = make_phrase(world, aida).await;
        let elsewhere = world.signed_in(aida).await;
        world.clock.advance_minutes(1);

        let mut desk = world.desk();
        desk.open("/en/sign-in").await.follow("Forgotten your password?").await;
        let typed = phrase.to_uppercase().replacen(' ', " - ", 3).replacen(' ', "\n", 1);
        desk.fill("Login", " Aida ").fill("Your twelve words", &typed).press("Next").await;
        assert_eq!(desk.h1(), "New password", "{}", desk.text());
        let offered = desk.value("New password");
        assert_eq!(offered.split('-').count(), 6);
        desk.fill("New password", "Marina2026").fill("Code", &code(world, &aida.totp_secret));
        desk.press("Save the new password").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("This is too easy to guess."), "{}", desk.text());
        assert_eq!(desk.value("New password"), "Marina2026", "what was typed is kept");
        desk.fill("New password", &offered).fill("Code", &code(world, &aida.totp_secret));
        desk.press("Save the new password").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        let next = shown(&desk);
        assert_ne!(next, phrase);
        assert!(desk.cookies.values().all(String::is_empty), "they sign in with the new password now");
        assert_eq!(sessions(world, "aida").await, 0, "all sessions ended");
        assert_eq!(elsewhere.ask(Method::GET, "/en/inbox", None).await.location(), Some("/en/sign-in"));
        assert_eq!(actions(world, "aida").await.last().map(String::as_str), Some("recover"));

        world.clock.advance_minutes(1);
        let fresh = Account { password: offered, ..aida.clone() };
        let visitor = visitor_who_wrote(world, "are you there").await;
        let mut desk = world.signed_in(&fresh).await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        desk.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(said(&desk), ["are you there"], "the keys are the same as before");
        let mut old = world.desk();
        old.open("/en/sign-in").await.fill("Login", "aida").fill("Password", &aida.password);
        old.press("Next").await;
        assert_eq!(old.status(), StatusCode::UNPROCESSABLE_ENTITY, "the old password opens nothing");
        let mut used = world.desk();
        used.open("/en/recover").await.fill("Login", "aida").fill("Your twelve words", &phrase);
        used.press("Next").await;
        assert!(used.shows("Login and words do not fit together."), "the old words are used up");
        used.fill("Your twelve words", &next).press("Next").await;
        assert_eq!(used.h1(), "New password", "the new ones open");
    });
}

#[test]
fn words_that_cannot_be_right_are_named_and_an_unknown_login_says_what_wrong_words_say() {
    both(async |world| {
        let phrase = make_phrase(world, world.named("aida")).await;
        let mut desk = world.desk();
        desk.open("/en/recover").await.fill("Login", "aida");
        desk.fill("Your twelve words", &phrase.replacen(' ', " abbove ", 1)).press("Next").await;
        assert!(desk.shows("“abbove” is not one of our words."), "{}", desk.text());
        desk.fill("Your twelve words", phrase.rsplit_once(' ').expect("words").0).press("Next").await;
        assert!(desk.shows("There are twelve words."), "{}", desk.text());
        let other = team::new_phrase(&SeededEntropy::new(5)).expose().clone();
        let mut said = Vec::new();
        // A wrong phrase, nobody's login, and a member who never made words.
        for login in ["aida", "nobody", "marat"] {
            let mut desk = world.desk();
            desk.open("/en/recover").await.fill("Login", login).fill("Your twelve words", &other);
            desk.press("Next").await;
            assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
            assert!(desk.cookies.is_empty());
            said.push(desk.text_of(".errors"));
        }
        assert!(said.iter().all(|one| *one == said[0]), "{said:?}");
    });
}

#[test]
fn five_wrong_codes_end_the_way_back_and_change_nothing() {
    both(async |world| {
        let aida = world.named("aida");
        let phrase = make_phrase(world, aida).await;
        let mut desk = world.desk();
        desk.open("/en/recover").await.fill("Login", "aida").fill("Your twelve words", &phrase);
        desk.press("Next").await;
        for _ in 0..4 {
            desk.fill("Code", "000000").press("Save the new password").await;
            assert!(desk.shows("This code does not fit"), "{}", desk.text());
        }
        desk.fill("Code", "000000").press("Save the new password").await;
        assert!(desk.shows("Too many codes did not fit."), "{}", desk.text());
        assert_eq!(desk.ask(Method::GET, "/en/recover/password", None).await.location(), Some("/en/sign-in"));
        // Codes have one budget, here and where they open a session.
        world.clock.advance_minutes(3);
        world.signed_in(aida).await;
    });
}

#[test]
fn one_changes_ones_own_password_with_the_present_one_and_ends_other_sessions_on_wish() {
    both(async |world| {
        let aida = world.named("aida");
        let other = world.signed_in(aida).await;
        world.clock.advance_minutes(1);
        let mut desk = world.signed_in(aida).await;
        desk.open("/en/account/password").await;
        let offered = desk.value("New password");
        desk.fill("Your present password", "something else").press("Save the new password").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("This is not your present password."));
        assert_eq!(desk.value("New password"), offered, "what stood there is kept");
        desk.fill("Your present password", &aida.password).press("Save the new password").await;
        assert!(desk.shows("Your password is changed."), "{}", desk.text());
        assert_eq!(other.ask(Method::GET, "/en/inbox", None).await.location(), Some("/en/sign-in"));
        assert_eq!(desk.ask(Method::GET, "/en/inbox", None).await.status, StatusCode::OK);
        assert_eq!(actions(world, "aida").await.last().map(String::as_str), Some("change_password"));
        world.clock.advance_minutes(1);
        world.signed_in(&Account { password: offered, ..aida.clone() }).await;
    });
}

/// Makes papers at the desk; gives the words of each.
pub async fn make_papers(world: &World, needed: &str, count: &str) -> Vec<String> {
    papers_of(world, world.account(Role::Coordinator), needed, count).await
}

/// As [`make_papers`], by a coordinator of the caller's choice.
pub async fn papers_of(world: &World, coordinator: &Account, needed: &str, count: &str) -> Vec<String> {
    let mut desk = world.signed_in(coordinator).await;
    world.clock.advance_minutes(1);
    desk.open("/en/team/recovery").await.fill("How many papers", count).fill("How many are needed", needed);
    desk.fill("Your present password", &coordinator.password).press("Make papers").await;
    assert_eq!(
        (desk.status(), desk.header("cache-control")),
        (StatusCode::OK, "no-store"),
        "{}",
        desk.text()
    );
    let papers = desk.all("section.paper");
    papers
        .into_iter()
        .map(|paper| {
            let words: Vec<String> = paper.select(&crate::browser::selector(".words li")).map(text).collect();
            words.join(" ")
        })
        .collect()
}

/// What papers add up to.
pub fn put_together(papers: &[&String]) -> RecoverySecret {
    let list = word_list();
    let list: Vec<&str> = list.iter().map(String::as_str).collect();
    let shares: Vec<Share> =
        papers.iter().map(|paper| Share::read(paper, &list).expect("a whole paper")).collect();
    RecoverySecret::from_seed(share::join(&shares).expect("papers of one set"))
}

/// A further coordinator, by the word of papers.
pub async fn restored(world: &World, secret: &RecoverySecret, login: &str) -> Account {
    let made = std::thread::scope(|scope| {
        let work = scope.spawn(|| restore(&world.app, world.org(), secret, login, "Nino"));
        work.join().expect("it ended").expect("the papers are the right ones")
    });
    Account {
        role: Role::Coordinator,
        name: "Nino".into(),
        login: login.into(),
        password: made.password.expose().clone(),
        totp_secret: made.totp.expose().clone(),
    }
}

pub fn try_drill(world: &World, secret: &RecoverySecret) -> Result<usize, Unfit> {
    std::thread::scope(|scope| {
        scope.spawn(|| drill(&world.app, world.org(), secret)).join().expect("it ended")
    })
}

#[test]
fn papers_admit_a_coordinator_who_reads_everything_that_was_written_before() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "is somebody there").await;
        let papers = make_papers(world, "2", "3").await;
        assert_eq!(papers.len(), 3);
        let secret = put_together(&[&papers[2], &papers[0]]);
        assert_eq!(try_drill(world, &secret).expect("they fit"), 1);
        let mut desk = world.signed_in(world.account(Role::Coordinator)).await;
        world.clock.advance_minutes(1);
        desk.open("/en/team/recovery").await;
        assert!(desk.shows("Last tried on"), "{}", desk.text());

        let nino = restored(world, &secret, "nino").await;
        let mut desk = world.signed_in(&nino).await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        desk.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(said(&desk), ["is somebody there"]);
        answer(&mut desk, "We are here.").await;
        // A process that starts afterwards walks the same chain.
        let (fresh, _, router) = world.restarted();
        assert_eq!(desk.through(&router).open("/en/inbox").await.status(), StatusCode::OK);
        fresh.db.clone().close();
        let again = std::thread::scope(|scope| {
            scope.spawn(|| restore(&world.app, world.org(), &secret, "nino", "Nino").map(|_| ())).join()
        });
        assert!(matches!(again.expect("it ended"), Err(Unfit::Login(_))));
    });
}

#[test]
fn new_papers_take_the_place_of_the_old_and_strangers_papers_open_nothing() {
    both(async |world| {
        let stranger = RecoverySecret::generate(&SeededEntropy::new(8));
        assert!(matches!(try_drill(world, &stranger), Err(Unfit::NoPapers)));
        let old = make_papers(world, "2", "2").await;
        let new = make_papers(world, "3", "5").await;
        let secret = put_together(&[&old[0], &old[1]]);
        assert!(matches!(try_drill(world, &secret), Err(Unfit::OtherKey)));
        assert!(matches!(try_drill(world, &stranger), Err(Unfit::OtherKey)));
        let secret = put_together(&[&new[4], &new[1], &new[3]]);
        try_drill(world, &secret).expect("the new ones fit");
        let seals = world.app.db.read(|tx| tx.one(&SEALS, &[])).await.and_then(|row| row.int(0));
        assert_eq!(seals.expect("it can be read"), 1, "the old seals are gone");
        assert_eq!(
            actions(world, &world.account(Role::Coordinator).login).await.last().map(String::as_str),
            Some("make_papers")
        );

        // Who has the database can take the seals away or swap them, and a drill tells.
        world.app.db.write(|tx| tx.execute(&SWAP_SEAL, &values![vec![1u8, 2]])).await.expect("it is done");
        assert!(matches!(try_drill(world, &secret), Err(Unfit::Seal(1))));
        world.app.db.write(|tx| tx.execute(&NO_SEALS, &[])).await.expect("it is done");
        assert!(matches!(try_drill(world, &secret), Err(Unfit::Seal(1))));
    });
}

#[test]
fn papers_need_the_password_and_counts_that_can_be() {
    both(async |world| {
        let coordinator = world.account(Role::Coordinator);
        let mut desk = world.signed_in(coordinator).await;
        desk.open("/en/team/recovery")
            .await
            .fill("Your present password", "wrong")
            .press("Make papers")
            .await;
        assert!(desk.shows("This is not your present password."), "{}", desk.text());
        desk.fill("How many papers", "3").fill("How many are needed", "4");
        desk.fill("Your present password", &coordinator.password).press("Make papers").await;
        assert!(desk.shows("No more papers can be needed than there are."), "{}", desk.text());
        assert!(desk.shows("There are no papers yet."));
    });
}

#[test]
fn papers_of_the_program_are_words_of_its_list() {
    let secret = RecoverySecret::generate(&SeededEntropy::new(1));
    let made = papers(&secret, (3, 5), &SeededEntropy::new(2));
    let all: Vec<String> = made.iter().map(|paper| paper.words.join(" ")).collect();
    assert_eq!(made.iter().map(|paper| paper.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    let again = put_together(&[&all[4], &all[0], &all[2]]);
    assert_eq!(again.seed().expose(), secret.seed().expose());
}

const FACTOR: &str = "New second factor";

/// A world with a second coordinator besides the first.
pub async fn two_coordinators(world: &World) -> (Account, Account) {
    let papers = make_papers(world, "2", "2").await;
    let nino = restored(world, &put_together(&[&papers[0], &papers[1]]), "nino").await;
    (world.account(Role::Coordinator).clone(), nino)
}

/// Signs in as far as the code.
pub async fn at_the_code(world: &World, account: &Account) -> Browser {
    let mut desk = world.desk();
    desk.open("/en/sign-in").await.fill("Login", &account.login).fill("Password", &account.password);
    desk.press("Next").await;
    desk
}

#[test]
fn two_coordinators_allow_a_member_a_new_second_factor_once() {
    both(async |world| {
        let (first, second) = two_coordinators(world).await;
        let aida = world.named("aida");
        let page = format!("/en/team/{}/second-factor", id_of(world, "aida").await);
        let mut one = world.signed_in(&first).await;
        one.open(&page).await;
        assert_eq!(one.h1(), FACTOR);
        one.press("Allow a new second factor").await;
        assert!(one.shows("A second coordinator has to confirm it."), "{}", one.text());
        assert!(!one.has_button("Confirm as the second coordinator"), "not the same one twice");
        assert!(!at_the_code(world, aida).await.has_link("Set a new code app"), "one is not enough");
        let mut two = world.signed_in(&second).await;
        two.open(&page).await.press("Confirm as the second coordinator").await;
        assert!(two.shows("Both have allowed it."), "{}", two.text());

        let old = world.signed_in(aida).await;
        world.clock.advance_minutes(1);
        let mut desk = at_the_code(world, aida).await;
        desk.follow("Set a new code app").await;
        let secret = desk.texts_of(".digits span").concat();
        assert_eq!(secret.len(), 32);
        let picture = desk.ask(Method::GET, "/en/sign-in/factor/code.png", None).await;
        assert_eq!(picture.headers["content-type"], "image/png");
        assert_eq!(image::load_from_memory(&picture.body).expect("a picture").width() % 8, 0);
        assert_eq!(
            at_the_code(world, aida)
                .await
                .follow("Set a new code app")
                .await
                .texts_of(".digits span")
                .concat(),
            secret,
            "the same after signing in again"
        );
        desk.fill("Code that the app shows now", &code(world, &aida.totp_secret))
            .press("Set it and sign in")
            .await;
        assert!(desk.shows("This code does not fit"), "the old app does not confirm the new");
        desk.fill("Code that the app shows now", &code(world, &secret)).press("Set it and sign in").await;
        assert_eq!(desk.h1(), "Inbox", "{}", desk.text());
        assert_eq!(old.ask(Method::GET, "/en/inbox", None).await.location(), Some("/en/sign-in"));
        let trail = actions(world, "aida").await;
        assert!(trail.windows(2).any(|two| two == ["reset_factor", "sign_in"]), "{trail:?}");
        assert_eq!(actions(world, &first.login).await.last().map(String::as_str), Some("allow_factor"));
        assert_eq!(actions(world, &second.login).await.last().map(String::as_str), Some("confirm_factor"));

        world.clock.advance_minutes(1);
        let mut desk = at_the_code(world, aida).await;
        assert!(!desk.has_link("Set a new code app"), "the approvals are used up");
        desk.fill("Code", &code(world, &aida.totp_secret)).press("Sign in").await;
        assert!(desk.shows("This code does not fit"), "the old secret is gone");
        world.signed_in(&Account { totp_secret: secret, ..aida.clone() }).await;
    });
}

#[test]
fn approvals_made_by_hand_in_the_database_count_nothing() {
    both(async |world| {
        let (first, second) = two_coordinators(world).await;
        let (org, aida) = (world.org().id, id_of(world, "aida").await);
        let marat = id_of(world, "marat").await;
        let by = [id_of(world, &first.login).await, id_of(world, &second.login).await];
        // Whoever has the database can name coordinators, and cannot sign for them.
        let now = world.now().to_minute();
        for coordinator in by {
            let row = values![org.bytes(), aida.bytes(), coordinator.bytes(), now, vec![7u8; 64]];
            let row = row.to_vec();
            world.app.db.write(move |tx| tx.execute(&APPROVE, &row)).await.expect("the database takes it");
        }
        assert!(!at_the_code(world, world.named("aida")).await.has_link("Set a new code app"));
        // Two that were given for one member are not another's.
        for account in [&first, &second] {
            let mut desk = world.signed_in(account).await;
            desk.open(&format!("/en/team/{marat}/second-factor")).await;
            let button = if account.login == first.login {
                "Allow a new second factor"
            } else {
                "Confirm as the second coordinator"
            };
            desk.press(button).await;
        }
        assert!(at_the_code(world, world.named("marat")).await.has_link("Set a new code app"));
        let rows = world.app.db.read(|tx| tx.query(&APPROVALS, &[])).await.expect("it can be read");
        let moved: Vec<_> = rows.iter().filter(|row| row.id(1).expect("an id") == marat.bytes()).collect();
        assert_eq!(moved.len(), 2);
        db::statements! { MOVE = "UPDATE factor_approval SET signature = $1 WHERE staff_id = $2 AND coordinator_id = $3"; }
        for row in moved {
            let (by, signature) = (row.id(2).expect("an id"), row.bytes(4).expect("bytes").to_vec());
            let values = values![signature, aida.bytes(), by].to_vec();
            world.app.db.write(move |tx| tx.execute(&MOVE, &values)).await.expect("it is done");
        }
        let mut desk = at_the_code(world, world.named("aida")).await;
        assert!(!desk.has_link("Set a new code app"));
        desk.open("/en/sign-in/factor").await;
        assert_eq!(desk.url(), "/en/sign-in/code");
        // A day later they count no more.
        world.clock.advance_minutes(24 * 60);
        assert!(!at_the_code(world, world.named("marat")).await.has_link("Set a new code app"));
    });
}

#[test]
fn an_approval_is_withdrawn_at_any_time_and_nobody_approves_themselves() {
    both(async |world| {
        let (first, second) = two_coordinators(world).await;
        let aida = format!("/en/team/{}/second-factor", id_of(world, "aida").await);
        let own = format!("/en/team/{}/second-factor", id_of(world, &second.login).await);
        let mut one = world.signed_in(&first).await;
        one.open(&aida).await.press("Allow a new second factor").await;
        let mut two = world.signed_in(&second).await;
        two.open(&aida).await.press("Withdraw it").await;
        assert!(two.has_button("Allow a new second factor"), "{}", two.text());
        let csrf = two.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        two.open(&own).await;
        assert!(two.shows("Two other coordinators have to allow it."));
        let answer = two.ask(Method::POST, &own, Some(&format!("csrf={csrf}"))).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        one.open(&own).await;
        assert!(one.shows("fewer than two coordinators"), "{}", one.text());
        assert_eq!(one.open("/en/team/nobody/second-factor").await.status(), StatusCode::NOT_FOUND);
    });
}
