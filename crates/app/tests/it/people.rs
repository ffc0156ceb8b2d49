//! Founding by a link, inviting, joining, waiting, admitting, and changing roles.

use app::{demo::Account, demo::code_now, policy::Role};
use axum::http::{Method, StatusCode};
use db::{Engine, values};

use crate::{
    browser::Browser,
    rows,
    world::{LEFT, World, both, on, run},
};

db::statements! {
    PEOPLE = "SELECT (SELECT COUNT(*) FROM staff) AS staff, (SELECT COUNT(*) FROM team_entry) AS entries,
        (SELECT COUNT(*) FROM team_seal) AS seals, (SELECT COUNT(*) FROM invitation) AS invitations";
    SWAP_KEYS = "UPDATE staff SET sealing_key = $1, signing_key = $2 WHERE login = $3";
    ADD_ROW = "INSERT INTO staff (id, org_id, login, work_name, role, languages, sealing_key, signing_key, totp, totp_step)
        SELECT $1, org_id, 'mallory', 'Mallory', role, languages, sealing_key, signing_key, totp, 0 FROM staff WHERE login = $2";
    SEALS_OF = "SELECT (SELECT COUNT(*) FROM team_seal t WHERE t.staff_id = s.id) AS seals,
        (SELECT COUNT(*) FROM staff_session o WHERE o.staff_id = s.id) AS sessions FROM staff s WHERE login = $1";
    ACTIONS = "SELECT action FROM audit WHERE action <> 'sign_in' ORDER BY at, number";
    LANGUAGES = "SELECT languages FROM staff WHERE login = $1";
    INVITATION_ROWS = "SELECT lookup, salt, work_name FROM invitation";
}

/// Rows of people: staff, entries of the chain, seals of the team's key, invitations.
async fn people(world: &World) -> [i64; 4] {
    let read = world.app.db.read(|tx| {
        let row = tx.one(&PEOPLE, &[])?;
        Ok::<_, db::DbError>([row.int(0)?, row.int(1)?, row.int(2)?, row.int(3)?])
    });
    read.await.expect("it can be counted")
}

/// What a link shows its holder.
pub struct Shown {
    password: String,
    totp: String,
    phrase: Vec<String>,
}

fn shown(browser: &Browser) -> Shown {
    let digits = browser.texts_of(".digits");
    Shown {
        password: digits[0].clone(),
        totp: digits[1].replace(' ', ""),
        phrase: browser.texts_of(".phrase li"),
    }
}

/// Opens the form behind a link.
pub async fn begin(browser: &mut Browser, link: &str) -> Shown {
    browser.open(link).await;
    assert_eq!(browser.status(), StatusCode::OK, "{}", browser.text());
    assert!(browser.all(".phrase").is_empty(), "the cover shows no secret to whoever makes previews");
    browser.post(link, &[("begin", "1")]).await;
    assert_eq!(browser.status(), StatusCode::OK, "{}", browser.text());
    shown(browser)
}

/// The form, filled in.
fn filled<'a>(login: &'a str, name: &'a str, code: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("login", login),
        ("work_name", name),
        ("languages", "en"),
        ("languages", "ar"),
        ("draw", "0"),
        ("choice", "six"),
        ("password", ""),
        ("code", code),
        ("kept", "1"),
        ("done", "1"),
    ]
}

/// Comes by a link and makes an account.
async fn join(world: &World, browser: &mut Browser, link: &str, login: &str, name: &str) -> Account {
    let shown = begin(browser, link).await;
    let code = code_now(&shown.totp, world.now()).expect("the secret can be read");
    browser.post(link, &filled(login, name, &code)).await;
    assert_eq!(browser.h1(), "Your account is ready", "{}", browser.text());
    let (login, password) = (login.to_owned(), shown.password);
    Account { role: Role::Peer, name: name.to_owned(), login, password, totp_secret: shown.totp }
}

/// Signs in as far as it goes.
pub async fn enter(world: &World, browser: &mut Browser, account: &Account) {
    browser.open("/en/sign-in").await;
    browser.fill("Login", &account.login).fill("Password", &account.password).press("Next").await;
    let code = code_now(&account.totp_secret, world.now()).expect("the secret can be read");
    browser.fill("Code", &code).press("Sign in").await;
}

/// Sends a form of the page that is shown, with its token.
pub async fn send(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) {
    let value = |name: &str| {
        let found = browser.all(&format!("input[name={name}]"));
        found.first().and_then(|input| input.attr("value")).unwrap_or_default().to_owned()
    };
    let (csrf, nonce) = (value("csrf"), value("nonce"));
    let mut all = vec![("csrf", csrf.as_str()), ("nonce", nonce.as_str())];
    all.extend_from_slice(fields);
    browser.post(path, &all).await;
}

/// Invites somebody; gives the path of the link.
pub async fn invite(desk: &mut Browser, role: Role, name: &str) -> String {
    desk.open("/en/team").await;
    let fields = [("role", role.name()), ("work_name", name), ("languages", "en")];
    send(desk, "/en/team/invite", &fields).await;
    assert_eq!(desk.h1(), "The link, shown once", "{}", desk.text());
    let link = desk.text_of(".one-time-link");
    assert!(link.starts_with("https://"), "{link}");
    format!("/en/join/{}", link.rsplit_once('/').expect("a link").1)
}

async fn coordinator(world: &World) -> Browser {
    world.signed_in(world.account(Role::Coordinator)).await
}

/// The page of somebody whose name stands in the team's list.
pub async fn page_of(desk: &mut Browser, name: &str) -> String {
    desk.open("/en/team").await;
    let href = desk.link(name);
    desk.open(&href).await;
    href
}

/// Somebody who was invited, has joined, signed in and waits; with the number that they see.
pub async fn newcomer(
    world: &World,
    desk: &mut Browser,
    role: Role,
    login: &str,
    name: &str,
) -> (Browser, Account, String) {
    let link = invite(desk, role, "").await;
    let mut theirs = world.desk();
    let account = join(world, &mut theirs, &link, login, name).await;
    enter(world, &mut theirs, &account).await;
    assert_eq!(theirs.h1(), "You wait to be admitted", "{}", theirs.text());
    let number = theirs.text_of(".digits");
    (theirs, account, number)
}

#[test]
fn an_organisation_is_founded_by_its_link_and_answers_its_first_message() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (world, links) = World::unfounded(engine, &["harbour"]);
        run(async {
            // Nobody could read yet, and every page says so.
            let mut visitor = world.visitor();
            visitor.open("/en/").await;
            assert!(visitor.shows("Not open yet") && !visitor.has_link("Start"), "{}", visitor.text());
            for path in ["/en/write", "/en/complaint"] {
                visitor.open(path).await;
                assert_eq!(visitor.h1(), "Not open yet");
                assert!(visitor.shows("112"), "the emergency number stays");
            }
            let mut desk = world.desk();
            let account = join(&world, &mut desk, &links[0], "dana", "Dana").await;
            enter(&world, &mut desk, &account).await;
            assert!(
                desk.url().ends_with("/inbox"),
                "the first coordinator waits for nobody: {}",
                desk.text()
            );
            let visitor = crate::stories::visitor_who_wrote(&world, "is somebody there").await;
            desk.open("/en/inbox?queue=new").await;
            let thread = desk.all("li.item a[href]")[0].attr("href").expect("a link").to_owned();
            desk.open(&thread).await;
            assert!(desk.shows("is somebody there"));
            let path = format!("{}/answer", thread.split('#').next().expect("a path"));
            send(&mut desk, &path, &[("seen", "1"), ("message", "yes")]).await;
            // Whoever has chosen nothing can take an answer back for eight seconds.
            world.clock.advance_millis(8_000);
            app::outgoing::deliver_due(&world.app).await.expect("the store is there");
            let mut visitor = visitor;
            visitor.open("/en/thread").await;
            assert!(visitor.shows("yes") && visitor.shows("Dana"), "{}", visitor.text());
        });
    }
}

#[test]
fn the_founding_link_makes_one_coordinator_whatever_is_clicked_twice() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (world, links) = World::unfounded(engine, &["harbour"]);
        run(async {
            let link = links[0].as_str();
            let (mut one, mut two) = (world.desk(), world.desk());
            let (first, second) = (begin(&mut one, link).await, begin(&mut two, link).await);
            assert_eq!(
                (&first.totp, &first.phrase),
                (&second.totp, &second.phrase),
                "both tabs show the same"
            );
            let code = code_now(&first.totp, world.now()).expect("it can be read");
            let fields = filled("dana", "Dana", &code);
            let body: Vec<_> = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
            let body = crate::browser::encode(&body);
            let sent: Vec<_> = (0..4).map(|_| one.ask(Method::POST, link, Some(&body))).collect();
            for answer in futures_util::future::join_all(sent).await {
                let done = answer.status == StatusCode::SEE_OTHER;
                assert!(done || answer.status == StatusCode::SERVICE_UNAVAILABLE, "{}", answer.status);
            }
            assert_eq!(people(&world).await[..3], [1, 2, 1], "one coordinator, one key of the team");
            one.post(link, &fields).await;
            assert_eq!(one.h1(), "Your account is ready", "this form was sent before");
            two.post(link, &filled("mallory", "Mallory", &code)).await;
            assert_eq!(two.status(), StatusCode::GONE, "{}", two.text());
            two.open(link).await;
            assert_eq!((two.status(), two.h1().as_str()), (StatusCode::GONE, "This link opens nothing"));
            assert!(two.ask(Method::GET, &format!("{link}/code.png"), None).await.status == StatusCode::GONE);
        });
    }
}

#[test]
fn a_new_founding_link_counts_in_the_place_of_the_old_one_until_somebody_has_come() {
    let (world, links) = World::unfounded(Engine::Sqlite, &["harbour"]);
    let entropy = kernel::SeededEntropy::new(9);
    let secret = app::team::FoundingSecret::generate(&entropy);
    app::people::renew_founding(&world.app.db, "harbour", &secret, world.now(), &entropy)
        .expect("nobody came");
    let mut listed = world.listed.clone();
    listed[0].founding = secret.key().verifying().fingerprint();
    let mut from = world.surroundings(db::Store::open(world.url()).expect("it opens again"));
    from.organisations = listed;
    let app = std::sync::Arc::new(app::App::new(from).expect("the fingerprint fits"));
    let mut desk = world.desk().through(&app::surfaces::desk::router(&app));
    run(async {
        desk.open(&links[0]).await;
        assert_eq!(desk.status(), StatusCode::GONE, "the old link is over");
        join(&world, &mut desk, &format!("/en/found/{}", secret.to_link()), "dana", "Dana").await;
    });
    let again = app::people::renew_founding(&app.db, "harbour", &secret, world.now(), &entropy);
    assert!(again.is_err_and(|error| error.to_string().contains("first coordinator already")));
    app.db.clone().close();
}

#[test]
fn a_12_two_organisations_are_founded_each_by_its_own_link_at_its_own_host() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (world, links) = World::unfounded(engine, &["night-window", "left-bank"]);
        run(async {
            let (mut night, mut left) = (world.desk(), world.desk().at(LEFT));
            night.open(&links[1]).await;
            assert_eq!(night.status(), StatusCode::GONE, "the link of one opens nothing at the other");
            left.open(&links[0]).await;
            assert_eq!(left.status(), StatusCode::GONE);
            let dana = join(&world, &mut night, &links[0], "dana", "Dana").await;
            let mut visitor = world.visitor().at(LEFT);
            visitor.open("/en/write").await;
            assert_eq!(visitor.h1(), "Not open yet", "the other has not begun");
            join(&world, &mut left, &links[1], "dana", "Dana").await;
            visitor
                .open("/en/write")
                .await
                .fill("Your first message", "hello left")
                .press("Send message")
                .await;
            assert_eq!(visitor.status(), StatusCode::OK, "{}", visitor.text());
            enter(&world, &mut night, &dana).await;
            night.open("/en/inbox?queue=new").await;
            assert!(!night.shows("hello left"), "nothing of one is seen at the other");
            left.open("/en/sign-in").await.fill("Login", &dana.login).fill("Password", &dana.password);
            left.press("Next").await;
            assert!(
                left.shows("do not fit together"),
                "an account of one is none at the other: {}",
                left.text()
            );
        });
    }
}

#[test]
fn somebody_invited_opens_nothing_until_the_coordinator_has_typed_their_number() {
    both(async |world| {
        crate::stories::visitor_who_wrote(world, "words for the team").await;
        let mut desk = coordinator(world).await;
        let before = people(world).await;
        let (mut theirs, account, number) =
            newcomer(world, &mut desk, Role::OutreachWorker, "noor", "Noor").await;
        assert_eq!(
            people(world).await[..3],
            [before[0] + 1, before[1], before[2]],
            "nothing was sealed or signed"
        );
        for path in ["/en/inbox", "/en/team", "/en/complaints"] {
            theirs.open(path).await;
            assert_eq!(theirs.h1(), "You wait to be admitted", "{path}");
        }
        theirs.press("Look again").await;
        assert_eq!(theirs.h1(), "You wait to be admitted");

        let href = page_of(&mut desk, "Noor").await;
        desk.fill("The number that they read to you", "11111 22222 33333").press("Admit").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            desk.shows("This is not the number of the keys") && desk.shows("did not fit so far: 1"),
            "{}",
            desk.text()
        );
        assert_eq!(people(world).await[1..3], before[1..3], "a wrong number signs nothing");
        desk.fill("The number that they read to you", &number).press("Admit").await;
        assert_eq!(desk.url(), href, "{}", desk.text());
        assert!(!desk.has_button("Admit"));

        theirs.press("Look again").await;
        assert!(theirs.url().ends_with("/inbox"), "{}", theirs.url());
        theirs.open("/en/inbox?queue=new").await;
        assert!(theirs.shows("words for the team"), "they read what came before them: {}", theirs.text());
        world.clock.advance_minutes(1);
        let mut later = world.desk();
        enter(world, &mut later, &account).await;
        assert!(later.url().ends_with("/inbox"), "and sign in as everybody does");
        let actions = world.app.db.read(|tx| tx.query(&ACTIONS, &[])).await.expect("it can be read");
        let actions: Vec<_> = actions.iter().map(|row| row.text(0).expect("text").to_owned()).collect();
        assert!(actions.contains(&"invite".into()) && actions.contains(&"admit".into()), "{actions:?}");
    });
}

#[test]
fn keys_that_were_swapped_while_somebody_waits_give_another_number_and_are_not_admitted() {
    both(async |world| {
        let mut desk = coordinator(world).await;
        let (_, _, number) = newcomer(world, &mut desk, Role::Peer, "noor", "Noor").await;
        let keys = app::team::StaffKeys::from_secret(kernel::Plain::new([9; 32]));
        let (sealing, signing) =
            (keys.sealing().public().to_bytes(), keys.signing().verifying().to_bytes().to_vec());
        let swapped = world
            .app
            .db
            .write(move |tx| tx.execute(&SWAP_KEYS, &values![sealing.clone(), signing.clone(), "noor"]));
        assert_eq!(swapped.await.expect("whoever has the database can"), 1);
        let before = people(world).await;
        page_of(&mut desk, "Noor").await;
        desk.fill("The number that they read to you", &number).press("Admit").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(people(world).await, before, "nothing was sealed to the other keys");
        desk.press("Refuse and delete").await;
        assert!(desk.url().ends_with("/team") && !desk.shows("Noor"), "{}", desk.text());
        assert_eq!(people(world).await[0], before[0] - 1);
    });
}

#[test]
fn a_row_that_nobody_invited_is_an_alarm_for_coordinators_and_opens_nothing() {
    both(async |world| {
        let login = world.account(Role::OutreachWorker).login.clone();
        let added = world.app.db.write(move |tx| tx.execute(&ADD_ROW, &values![[7u8; 16], login.clone()]));
        assert_eq!(added.await.expect("whoever has the database can"), 1);
        let mut desk = coordinator(world).await;
        desk.open("/en/team").await;
        assert!(desk.shows("Nobody invited this person") && desk.shows("Mallory"), "{}", desk.text());
        let mut worker = world.signed_in(world.account(Role::OutreachWorker)).await;
        worker.open("/en/team").await;
        assert!(!worker.shows("Mallory"), "that is for coordinators");
        assert!(world.logs().contains("a row of the team that nobody invited"));
        desk.follow("Look at it").await;
        assert!(!desk.has_button("Admit"), "there is nothing to admit");
        desk.press("Refuse and delete").await;
        assert!(!desk.shows("Mallory"));
    });
}

#[test]
fn an_invitation_works_once_ends_after_three_days_and_can_be_withdrawn_while_its_form_is_open() {
    both(async |world| {
        let mut desk = coordinator(world).await;
        let used = invite(&mut desk, Role::Peer, "Noor").await;
        join(world, &mut world.desk(), &used, "noor", "Noor").await;
        let mut other = world.desk();
        other.open(&used).await;
        assert_eq!(other.status(), StatusCode::GONE);

        let withdrawn = invite(&mut desk, Role::Peer, "Sami").await;
        let mut sami = world.desk();
        let shown = begin(&mut sami, &withdrawn).await;
        assert_eq!(sami.value("Work name"), "Sami", "the suggestion stands in the form");
        desk.open("/en/team").await;
        assert!(desk.shows("Sami"));
        desk.press("Withdraw Sami").await;
        assert!(!desk.shows("Sami"), "{}", desk.text());
        let code = code_now(&shown.totp, world.now()).expect("it can be read");
        sami.post(&withdrawn, &filled("sami", "Sami", &code)).await;
        assert_eq!(sami.status(), StatusCode::GONE);

        let late = invite(&mut desk, Role::Peer, "").await;
        world.clock.advance_minutes(3 * 24 * 60);
        sami.open(&late).await;
        assert_eq!(sami.status(), StatusCode::GONE, "three days are over");
        for wrong in ["/en/join/", "/en/join/abc", "/en/found/abc"] {
            let answer = sami.ask(Method::GET, wrong, None).await;
            assert!(answer.status == StatusCode::GONE || answer.status == StatusCode::NOT_FOUND, "{wrong}");
        }
    });
}

#[test]
fn the_same_invitation_form_sent_twice_makes_one_link_and_neither_is_stored_readable() {
    both(async |world| {
        let mut desk = coordinator(world).await;
        desk.open("/en/team").await;
        let (csrf, nonce) = ("input[name=csrf]", "input[name=nonce]");
        let value = |of: &Browser, css: &str| of.all(css)[0].attr("value").expect("a value").to_owned();
        let (csrf, nonce) = (value(&desk, csrf), value(&desk, nonce));
        let mut links = Vec::new();
        for _ in 0..2 {
            let fields =
                [("csrf", csrf.as_str()), ("nonce", &nonce), ("role", "peer"), ("work_name", "Noor")];
            desk.post("/en/team/invite", &fields).await;
            links.push(desk.text_of(".one-time-link"));
        }
        assert_eq!(links[0], links[1]);
        assert_eq!(people(world).await[3], 1);
        let secret = hex_bytes(links[0].rsplit_once('/').expect("a link").1);
        let rows = world.app.db.read(|tx| tx.query(&INVITATION_ROWS, &[])).await.expect("it can be read");
        for at in 0..2 {
            assert_ne!(rows[0].bytes(at).expect("bytes"), secret);
        }
    });
}

fn hex_bytes(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("digits")).collect()
}

#[test]
fn what_is_wrong_with_the_form_is_said_and_what_was_typed_stays() {
    on(Engine::Sqlite, async |world| {
        let mut desk = coordinator(world).await;
        let link = invite(&mut desk, Role::Peer, "").await;
        let mut theirs = world.desk();
        let first = begin(&mut theirs, &link).await;
        let code = code_now(&first.totp, world.now()).expect("it can be read");
        let mut fields = filled("noor", "Noor", &code);
        fields[5] = ("choice", "own");
        let long = "x".repeat(300);
        for (password, why) in [
            ("", "Enter your own password"),
            ("Noor", "must not be your login"),
            ("Tr0ub4dor&3", "can be guessed too soon: strength"),
            (long.as_str(), "too long"),
        ] {
            fields[6] = ("password", password);
            theirs.post(&link, &fields).await;
            assert_eq!(theirs.status(), StatusCode::UNPROCESSABLE_ENTITY);
            assert!(theirs.shows(why), "{why}: {}", theirs.text());
            assert_eq!((theirs.value("Login"), theirs.value("Work name")), ("noor".into(), "Noor".into()));
            assert_eq!(shown(&theirs).phrase, first.phrase, "the words that are on paper already stay");
        }
        fields[6] = ("password", "velvet ladder onion quartz meadow");
        let aida = world.named("aida");
        for (at, field, why) in [
            (0, ("login", "a b"), "Choose a login"),
            (0, ("login", aida.login.as_str()), "Somebody has this login"),
            (1, ("work_name", aida.name.as_str()), "A colleague works under this name"),
            (7, ("code", "000000"), "This code does not fit"),
            (8, ("other", "1"), "Write the twelve words down"),
        ] {
            let right = std::mem::replace(&mut fields[at], field);
            theirs.post(&link, &fields).await;
            assert_eq!(theirs.status(), StatusCode::UNPROCESSABLE_ENTITY, "{why}");
            assert!(theirs.shows(why), "{why}: {}", theirs.text());
            fields[at] = right;
        }
        theirs.post(&link, &[("draw", "0"), ("login", "noor"), ("another", "1")]).await;
        let another = shown(&theirs);
        assert!(
            another.password != first.password && another.totp == first.totp,
            "only the password is drawn anew"
        );
        theirs.post(&link, &fields).await;
        assert_eq!(theirs.h1(), "Your account is ready", "{}", theirs.text());
        let account = Account {
            role: Role::Peer,
            name: "Noor".into(),
            login: "noor".into(),
            password: "velvet ladder onion quartz meadow".into(),
            totp_secret: first.totp,
        };
        enter(world, &mut theirs, &account).await;
        assert_eq!(theirs.h1(), "You wait to be admitted");
    });
}

#[test]
fn a_new_coordinator_reads_the_complaints_that_came_before_and_loses_them_with_the_role() {
    both(async |world| {
        let mut desk = coordinator(world).await;
        let (mut theirs, account, number) =
            newcomer(world, &mut desk, Role::Coordinator, "noor", "Noor").await;
        let href = page_of(&mut desk, "Noor").await;
        desk.fill("The number that they read to you", &number).press("Admit").await;
        theirs.press("Look again").await;
        theirs.open("/en/complaints").await;
        let complaint = theirs.all("li.item a[href]")[0].attr("href").expect("a link").to_owned();
        theirs.open(&complaint).await;
        assert!(theirs.has_button("Send the answer"), "their key opens it: {}", theirs.text());

        desk.open(&href).await;
        send(&mut desk, &format!("{href}/change"), &[("role", "analyst"), ("work_name", "Noor")]).await;
        assert!(desk.shows("no longer holds the team’s key"), "{}", desk.text());
        let of = world.app.db.read(|tx| {
            let row = tx.one(&SEALS_OF, &values!["noor"])?;
            Ok::<_, db::DbError>((row.int(0)?, row.int(1)?))
        });
        assert_eq!(of.await.expect("it can be read"), (0, 0), "neither seals nor sessions are left");
        theirs.open("/en/inbox").await;
        assert!(theirs.url().ends_with("/sign-in"), "the session ended with the role");
        world.clock.advance_minutes(1);
        enter(world, &mut theirs, &account).await;
        theirs.open("/en/team").await;
        assert!(theirs.shows("analyst") && !theirs.has_link("Inbox"), "{}", theirs.text());

        // And back: the seals come again.
        desk.open(&href).await;
        send(&mut desk, &format!("{href}/change"), &[("role", "outreach_worker"), ("work_name", "Noor B")])
            .await;
        world.clock.advance_minutes(1);
        enter(world, &mut theirs, &account).await;
        theirs.open("/en/inbox?queue=new").await;
        assert!(theirs.shows("Noor B") && !theirs.all("li.item").is_empty(), "{}", theirs.text());
    });
}

#[test]
fn the_last_coordinator_keeps_the_role_and_may_take_another_name() {
    both(async |world| {
        let mut desk = coordinator(world).await;
        let name = world.account(Role::Coordinator).name.clone();
        let href = page_of(&mut desk, &name).await;
        let change = format!("{href}/change");
        send(&mut desk, &change, &[("role", "peer"), ("work_name", &name)]).await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("This is the only coordinator"), "{}", desk.text());
        send(&mut desk, &change, &[("role", "coordinator"), ("work_name", &world.named("aida").name)]).await;
        assert!(desk.shows("A colleague works under this name"), "{}", desk.text());
        send(&mut desk, &change, &[("role", "coordinator"), ("work_name", "Another Name")]).await;
        assert_eq!(desk.h1(), "Another Name", "the session goes on: {}", desk.text());
    });
}

#[test]
fn two_coordinators_who_change_the_team_at_once_both_succeed_or_are_told() {
    both(async |world| {
        let mut desk = coordinator(world).await;
        let (mut second, _, number) = newcomer(world, &mut desk, Role::Coordinator, "noor", "Noor").await;
        page_of(&mut desk, "Noor").await;
        desk.fill("The number that they read to you", &number).press("Admit").await;
        second.press("Look again").await;
        let (one, two) = (
            page_of(&mut desk, &world.named("aida").name).await,
            page_of(&mut second, &world.named("marat").name).await,
        );
        let csrf = |of: &Browser| of.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        let body = |of: &Browser, name: &str| format!("csrf={}&role=analyst&work_name={name}", csrf(of));
        let (first_body, second_body) = (body(&desk, "Uno"), body(&second, "Due"));
        let (first_path, second_path) = (format!("{one}/change"), format!("{two}/change"));
        let (first, second_answer) = futures_util::future::join(
            desk.ask(Method::POST, &first_path, Some(&first_body)),
            second.ask(Method::POST, &second_path, Some(&second_body)),
        )
        .await;
        for answer in [first, second_answer] {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "each is signed after the other");
        }
        desk.open("/en/team").await;
        assert!(desk.shows("Uno") && desk.shows("Due"), "{}", desk.text());
    });
}

#[test]
fn members_see_who_works_here_and_change_their_own_languages_and_nobody_elses() {
    both(async |world| {
        let aida = world.named("aida");
        let mut desk = world.signed_in(aida).await;
        let own = page_of(&mut desk, &aida.name).await;
        send(
            &mut desk,
            &format!("{own}/languages"),
            &[("languages", "ru"), ("languages", "kk"), ("speaks", "1")],
        )
        .await;
        assert_eq!(desk.status(), StatusCode::OK);
        let row = world
            .app
            .db
            .read(|tx| Ok::<_, db::DbError>(tx.one(&LANGUAGES, &values!["aida"])?.text(0)?.to_owned()));
        assert_eq!(row.await.expect("it can be read"), "ru kk");
        desk.open("/en/team").await;
        assert!(!desk.has_button("Make the link"), "only coordinators invite");
        let marat = page_of(&mut desk, &world.named("marat").name).await;
        assert!(!desk.has_button("Save the languages") && !desk.has_button("Sign and save"));
        desk.open(&own).await;
        send(&mut desk, &format!("{marat}/languages"), &[("languages", "ar")]).await;
        assert_eq!(desk.status(), StatusCode::NOT_FOUND);
        send(&mut desk, &format!("{own}/languages"), &[("speaks", "1")]).await;
    });
}

#[test]
fn in_arabic_somebody_comes_and_is_admitted_with_arabic_digits() {
    on(Engine::Sqlite, async |world| {
        let mut desk = coordinator(world).await;
        let link = invite(&mut desk, Role::Peer, "").await.replace("/en/", "/ar/");
        let mut theirs = world.desk();
        theirs.open(&link).await;
        assert_eq!((theirs.h1().as_str(), theirs.all("html[dir=rtl]").len()), ("أنت مدعو", 1));
        theirs.post(&link, &[("begin", "1")]).await;
        let shown = shown(&theirs);
        let code = code_now(&shown.totp, world.now()).expect("it can be read");
        theirs.post(&link, &filled("نور", "نور", &code)).await;
        assert_eq!(theirs.h1(), "حسابك جاهز", "{}", theirs.text());
        let account = Account {
            role: Role::Peer,
            name: "نور".into(),
            login: "نور".into(),
            password: shown.password,
            totp_secret: shown.totp,
        };
        enter(world, &mut theirs, &account).await;
        let number = theirs.text_of(".digits");
        let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or(c);
        page_of(&mut desk, "نور").await;
        let typed: String = number.chars().map(digit).collect();
        desk.fill("The number that they read to you", &typed).press("Admit").await;
        assert!(!desk.has_button("Admit"), "{}", desk.text());
        theirs.open("/ar/waiting").await;
        theirs.press("انظر مجددًا").await;
        assert!(theirs.url().ends_with("/ar/inbox"), "{}", theirs.url());
    });
}

#[test]
fn nobody_without_a_session_signs_up_through_the_pages_of_members() {
    on(Engine::Sqlite, async |world| {
        let before = rows::count(&world.app).await;
        let mut stranger = world.desk();
        stranger.open("/en/waiting").await;
        assert!(stranger.url().ends_with("/sign-in"));
        stranger.post("/en/waiting", &[("look", "1")]).await;
        assert!(stranger.url().ends_with("/sign-in"));
        assert_eq!(rows::count(&world.app).await, before);
    });
}
