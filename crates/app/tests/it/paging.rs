//! Members are called by e-mail: through a real mail server, with nothing in the letter but the wish to look.

use std::{fs, path::PathBuf, time::Duration};

use app::{App, Surroundings, paging, policy::Role};
use axum::http::StatusCode;
use channels::email::{Files, Relay, Security, Settings};
use db::jobs::{self, Lane};

use crate::{
    leaving::{id_of, remove},
    restricted, rows,
    stories::{visitor_who_wrote, worker_at},
    world::{World, both},
};

/// The mail server of the tests, which takes letters and sends none on.
pub fn relay() -> Option<Relay> {
    let port = std::env::var("NIGHTBUS_TEST_SMTP").ok()?.parse().expect("a port");
    Some(Relay::new(&at(port, Security::None), Files::default()).expect("a relay on this machine"))
}

fn at(port: u16, security: Security) -> Settings {
    let from = "Reminder <reminder@team.example>".into();
    Settings { relay: "127.0.0.1".into(), port: Some(port), security, login: None, from }
}

fn told_by_xtask(name: &str) -> String {
    std::env::var(name).expect("`cargo xtask test` as root starts Postfix")
}

/// The same mail server at another port, trusted by the word of the authority in this file; of Mozilla's where none is named.
fn under_tls(port: &str, security: Security, authority: Option<&str>) -> Relay {
    let port = told_by_xtask(port).parse().expect("a port");
    let folder = PathBuf::from(told_by_xtask("NIGHTBUS_TEST_AUTHORITIES"));
    let read = |file| fs::read_to_string(folder.join(file)).expect("it was made with the server");
    let files = Files { password: None, authority: authority.map(read) };
    Relay::new(&at(port, security), files).expect("the authority can be read")
}

/// An address that no other test has.
fn new_address(world: &World) -> String {
    format!("m{}@team.example", hex::encode(kernel::entropy::bytes::<8>(world.app.entropy.as_ref())))
}

/// Sends what was asked for; how many letters were handed over.
pub async fn send_all(world: &World) -> usize {
    let mut sent = 0;
    loop {
        let (token, now) = (kernel::entropy::bytes(world.app.entropy.as_ref()), world.now());
        let taken =
            world.app.db.write(move |tx| jobs::take(tx, Lane::Once, token, now, 1)).await.expect("taken");
        let Some(lease) = taken.into_iter().next() else { return sent };
        assert_eq!(lease.kind, paging::LETTER);
        let done = paging::deliver(&world.app, &lease.payload).await;
        sent += usize::from(done.is_ok());
        let end = if done.is_ok() { jobs::finish } else { jobs::fail };
        world.app.db.write(move |tx| end(tx, &lease, now)).await.expect("ended");
    }
}

/// The letters that have come to an address so far, once there are so many.
fn letters(address: &str, count: usize) -> Vec<String> {
    let inbox = told_by_xtask("NIGHTBUS_TEST_LETTERS");
    let to = format!("to: {address}");
    for _ in 0..300 {
        let all = fs::read_dir(PathBuf::from(&inbox)).into_iter().flatten().flatten();
        let found: Vec<String> = all
            .filter_map(|one| fs::read_to_string(one.path()).ok())
            .filter(|letter| letter.to_lowercase().contains(&to))
            .collect();
        if found.len() >= count {
            return found;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("{count} letters to {address} never came");
}

fn digits(letter: &str) -> String {
    let after = letter.split("code: ").nth(1).expect("the letter has a code");
    after.chars().take_while(char::is_ascii_digit).collect()
}

/// A member sets an address and confirms it with the code that came.
pub async fn confirmed(world: &World, login: &str) -> String {
    let address = new_address(world);
    let mut desk = world.signed_in(world.named(login)).await;
    desk.open("/en/account/calls").await.fill("E-mail address", &address).press("Send a code").await;
    assert!(desk.shows("A code was sent to it."), "{}", desk.text());
    assert_eq!(send_all(world).await, 1);
    let code = digits(&letters(&address, 1)[0]);
    desk.fill("The code from the e-mail", "12345678").press("Confirm").await;
    assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(desk.shows("This is not the code."), "{}", desk.text());
    desk.fill("The code from the e-mail", &format!("{} {}", &code[..4], &code[4..])).press("Confirm").await;
    assert!(desk.shows("Confirmed. You can be called."), "{}", desk.text());
    address
}

db::statements! {
    NOBODY_WAITS = "UPDATE conversation SET state = 'resolved' WHERE state IN ('new', 'open')";
}

/// Whatever the demonstration left waiting is over.
async fn nobody_waits(world: &World) {
    world.app.db.write(|tx| tx.execute(&NOBODY_WAITS, &[])).await.expect("the store is there");
}

async fn call(world: &World) -> usize {
    paging::call_waiting(&world.app, world.org()).await.expect("the store is there");
    send_all(world).await
}

#[test]
fn e_5_in_an_emergency_that_nobody_takes_a_coordinator_is_called_and_the_letter_says_nothing() {
    both(async |world| {
        nobody_waits(world).await;
        let address = confirmed(world, "dana").await;
        assert_eq!(call(world).await, 0, "nothing waits");
        world.clock.advance_minutes(4);
        let visitor = visitor_who_wrote(world, "she is not breathing, please help").await;
        assert_eq!(call(world).await, 1);
        assert_eq!(call(world).await, 0, "once for one occasion");
        let all = letters(&address, 2);
        let letter = all.iter().find(|one| !one.contains("code: ")).expect("a call");
        assert!(letter.contains("Please have a look."), "{letter}");
        for word in ["breathing", "Night Window", "emergency", "visitor", "overdose", "nightbus"] {
            assert!(!letter.to_lowercase().contains(&word.to_lowercase()), "{word}: {letter}");
        }
        world.clock.advance_minutes(5);
        assert_eq!(call(world).await, 1, "again while nobody has it");
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.press("Take it").await;
        world.clock.advance_minutes(1);
        assert_eq!(call(world).await, 0, "somebody has it");
    });
}

#[test]
fn an_emergency_is_called_for_also_while_an_older_one_has_no_outcome() {
    both(async |world| {
        nobody_waits(world).await;
        confirmed(world, "dana").await;
        world.clock.advance_minutes(4);
        let visitor = visitor_who_wrote(world, "she is not breathing, please help").await;
        let mut aida = worker_at(world, "aida", &visitor).await;
        aida.press("Take it").await;
        world.clock.advance_minutes(70);
        assert_eq!(call(world).await, 0, "the letters for that one are over");
        let _other = visitor_who_wrote(world, "he is blue and not breathing").await;
        assert_eq!(call(world).await, 1, "this one is new");
    });
}

#[test]
fn in_a_restricted_conversation_those_who_are_named_are_called_first_on_duty_or_not() {
    both(async |world| {
        nobody_waits(world).await;
        let mut visitor = visitor_who_wrote(world, "good evening").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let (aida, dana) = (confirmed(world, "aida").await, confirmed(world, "dana").await);
        world.clock.advance_minutes(1);
        let mut desk = worker_at(world, "aida", &visitor).await;
        desk.press("Take it").await;
        crate::stories::answer(&mut desk, "good evening, what is it?").await;
        restricted::name(&mut desk, world, "en", id, &["aida", "salma"], "no coordinator of this town").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        let (org, holder) = (world.org().id, id_of(world, "aida").await);
        let free = world.app.db.write(move |tx| app::chat::give_up(tx, org, id, holder)).await;
        free.expect("the store is there");
        visitor.open("/en/thread").await.fill("Your message", "she is not breathing, please help");
        visitor.press("Send message").await;
        world.clock.advance_minutes(4);
        assert_eq!(call(world).await, 1);
        assert_eq!(letters(&aida, 2).len(), 2, "the code of then, and the call");
        assert_eq!(letters(&dana, 1).len(), 1, "the code alone: she could only call Aida");
        world.clock.advance_minutes(5);
        assert_eq!(call(world).await, 2, "and if that did not help, a coordinator too");
    });
}

#[test]
fn whoever_waits_too_long_in_the_hours_of_duty_is_called_for_and_whoever_sits_at_the_desk_is_not_called() {
    both(async |world| {
        nobody_waits(world).await;
        confirmed(world, "dana").await;
        let _visitor = visitor_who_wrote(world, "good evening, a question about sleep").await;
        assert_eq!(call(world).await, 0, "not yet too long");
        let target = i64::from(world.org().settings.answer_target_minutes);
        world.clock.advance_minutes(target);
        let mut dana = world.signed_in(world.account(Role::Coordinator)).await;
        dana.open("/en/inbox").await;
        assert_eq!(call(world).await, 0, "she sits at the desk");
        world.clock.advance_minutes(5);
        assert_eq!(call(world).await, 1);
    });
}

#[test]
fn an_address_that_is_refused_is_told_and_one_that_is_none_is_not_taken() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("aida")).await;
        desk.open("/ar/account/calls").await;
        assert!(desk.shows("الاستدعاء بالبريد الإلكتروني"), "{}", desk.text());
        desk.fill("عنوان البريد الإلكتروني", "aida at team").press("أرسل رمزًا").await;
        assert_eq!(desk.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.shows("هذا ليس عنوان بريد إلكتروني."), "{}", desk.text());
        assert_eq!(desk.value("عنوان البريد الإلكتروني"), "aida at team", "what was typed stays");
        desk.fill("عنوان البريد الإلكتروني", "refused@team.example").press("أرسل رمزًا").await;
        assert_eq!(send_all(world).await, 1);
        desk.open("/en/account/calls").await;
        assert!(desk.shows("The mail server refused this address."), "{}", desk.text());
        assert!(!world.logs().contains("refused@team.example"), "no address in a log");
        desk.press("Remove the address").await;
        assert!(!desk.shows("refused@team.example"), "{}", desk.text());
    });
}

#[test]
fn a_letter_that_the_server_does_not_take_now_is_tried_again_and_whoever_leaves_is_called_no_more() {
    both(async |world| {
        let mut desk = world.signed_in(world.named("marat")).await;
        desk.open("/en/account/calls")
            .await
            .fill("E-mail address", "later@team.example")
            .press("Send a code")
            .await;
        assert_eq!(send_all(world).await, 0);
        world.clock.advance_minutes(1);
        assert_eq!(send_all(world).await, 0, "tried again, and once more later");

        nobody_waits(world).await;
        let address = confirmed(world, "aida").await;
        // A code counts once: the next is half a minute later.
        world.clock.advance_minutes(1);
        let mut aida = world.signed_in(world.named("aida")).await;
        aida.open("/en/account/calls").await;
        let (path, body) = aida.form_of("Save");
        aida.send(&path, format!("{body}&always=1")).await;
        let aida = id_of(world, "aida").await;
        remove(&mut world.signed_in(world.account(Role::Coordinator)).await, aida).await;
        world.clock.advance_minutes(6);
        let _visitor = visitor_who_wrote(world, "he does not wake up").await;
        assert_eq!(call(world).await, 0);
        assert_eq!(letters(&address, 1).len(), 1, "only the code of then");
    });
}

#[test]
fn a_letter_goes_under_tls_to_a_relay_of_the_named_authority_and_otherwise_not_at_all() {
    const START_TLS: (&str, Security) = ("NIGHTBUS_TEST_SMTP_START_TLS", Security::StartTls);
    const TLS: (&str, Security) = ("NIGHTBUS_TEST_SMTP_TLS", Security::Tls);
    both(async |world| {
        for (port, security) in [START_TLS, TLS] {
            world.clock.advance_minutes(6); // A code is sent once in five.
            let address = new_address(world);
            let mut desk = world.signed_in(world.named("aida")).await;
            desk.open("/en/account/calls").await.fill("E-mail address", &address).press("Send a code").await;
            let (token, now) = (kernel::entropy::bytes(world.app.entropy.as_ref()), world.now());
            let taken = world.app.db.write(move |tx| jobs::take(tx, Lane::Once, token, now, 1)).await;
            let lease = taken.expect("the store is there").remove(0);
            let through = async |relay| {
                let from = Surroundings { relay: Some(relay), ..world.surroundings(world.app.db.clone()) };
                let app = App::new(from).expect("the texts and the organisations can be read");
                paging::deliver(&app, &lease.payload).await
            };
            // To this port everybody may also speak without TLS: whoever gave way would be found out below.
            for authority in [None, Some("other.pem")] {
                let told =
                    through(under_tls(port, security, authority)).await.expect_err("nobody vouches for it");
                assert!(told.contains("no certificate of an authority that counts here"), "{told}");
                assert!(!told.contains("team.example"), "{told}");
            }
            let told = through(under_tls("NIGHTBUS_TEST_SMTP", security, Some("own.pem"))).await;
            told.expect_err("there is no TLS at this port");
            through(under_tls(port, security, Some("own.pem")))
                .await
                .expect("its own authority vouches for it");
            world.app.db.write(move |tx| jobs::finish(tx, &lease, now)).await.expect("ended");
            let come = letters(&address, 1);
            assert_eq!(come.len(), 1, "one of the four: {come:?}");
            assert!(come[0].contains("(using TLSv1."), "{}", come[0]);
            assert!(!world.logs().contains(&address), "no address in a log");
        }
    });
}
