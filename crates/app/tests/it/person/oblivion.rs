//! Forgetting somebody wholly: what the page says would go, going, and staying away.

use app::{
    audit::Action,
    forget::{self, Kept, Reason},
    ids::{ConversationId, PersonId},
    session::Session,
};
use axum::http::{Method, StatusCode};
use db::{Engine, values};

use super::{
    count,
    forgotten::{lies, merged},
    known::known,
    numbers, persons, token,
};
use crate::{
    browser::Browser,
    leaks,
    leaving::{all, dana},
    report, rows,
    stories::{said, visitor_who_wrote, worker_at},
    world::{World, both, on},
};

db::statements! {
    PERSON_OF = "SELECT person_id FROM conversation WHERE id = $1";
    KEYS = "SELECT c.root_wrapped, p.key_wrapped FROM conversation c JOIN person p ON p.id = c.person_id WHERE c.id = $1";
    OF_THREAD = "SELECT (SELECT COUNT(*) FROM conversation WHERE id = $1) + (SELECT COUNT(*) FROM message WHERE conversation_id = $1)
        + (SELECT COUNT(*) FROM note WHERE conversation_id = $1) + (SELECT COUNT(*) FROM return_ticket WHERE conversation_id = $1)
        + (SELECT COUNT(*) FROM visitor_session WHERE conversation_id = $1) AS n";
    OF_PERSONS = "SELECT (SELECT COUNT(*) FROM person) + (SELECT COUNT(*) FROM person_note) + (SELECT COUNT(*) FROM consent)
        + (SELECT COUNT(*) FROM person_merge) + (SELECT COUNT(*) FROM forgetting_thread) AS n";
    OPENED = "SELECT COUNT(*) AS n FROM conversation WHERE root_wrapped IS NOT NULL OR root_sealed IS NOT NULL";
    FORGETTINGS = "SELECT COUNT(*) AS n FROM forgetting WHERE reason = $1 AND total = $2";
    WORDS_LEFT = "SELECT COUNT(*) AS n FROM report WHERE key_wrapped IS NOT NULL OR private IS NOT NULL OR thread IS NOT NULL";
    SAME_PERSON = "UPDATE conversation SET person_id = (SELECT person_id FROM conversation WHERE id = $1) WHERE id = $2";
    FLAG = "UPDATE conversation SET emergency = 1 WHERE id = $1";
}

async fn person_of(world: &World, id: ConversationId) -> PersonId {
    PersonId::from_bytes(all(world, &PERSON_OF, values![id.bytes()]).await[0].id(0).expect("an id"))
}

/// The envelopes of the keys of a conversation and of whom it is with.
async fn keys(world: &World, id: ConversationId) -> Vec<Vec<u8>> {
    let row = &all(world, &KEYS, values![id.bytes()]).await[0];
    [0, 1].map(|at| row.bytes(at).expect("bytes").to_vec()).into()
}

async fn forget_now(
    world: &World,
    session: &Session,
    person: PersonId,
) -> Result<app::ids::ForgettingId, Kept> {
    let preview = forget::preview(&world.app, world.org().id, session, person).await.expect("they are there");
    forget::person(&world.app, world.org(), session, person, Reason::Asked, &preview.stamp).await
}

/// Two conversations of one person, each with a ticket, a report and notes; and the visitors in them.
async fn somebody(world: &World) -> (Session, Vec<(Browser, ConversationId, String)>) {
    let mut made = Vec::new();
    for login in ["aida", "marat"] {
        let (mut visitor, mut desk, id) =
            report::answered(world, login, "please remember nothing of this").await;
        visitor.open("/en/thread/later").await.press("Make a return ticket").await;
        let ticket = visitor.text_of(".digits");
        report::file(&mut desk, id, &report::ROUTINE).await;
        desk.open(&format!("/en/inbox/{id}")).await.fill("New note", "they like tea").press("Add note").await;
        made.push((visitor, id, ticket));
    }
    world.clock.advance_minutes(1);
    let (_, session) = dana(world).await;
    merged(world, &session, made[1].1, made[0].1).await;
    (session, made)
}

#[test]
fn a_5_somebody_who_asks_is_forgotten_with_every_conversation_in_one_action_and_only_numbers_stay() {
    both(async |world| {
        let (_, made) = somebody(world).await;
        let other = visitor_who_wrote(world, "somebody else").await;
        let others = rows::own(world, &other).await.expect("it is theirs");
        let mut aida = world.signed_in(world.named("aida")).await;
        let theirs = known(&mut aida, others).await;
        let person = known(&mut aida, made[1].1).await;
        aida.fill("New note", "they like tea, in the morning").press("Add note").await;
        let csrf = token(&aida);
        let consent = [("csrf", csrf.as_str()), ("purpose", "story"), ("said", "refused")];
        aida.post(&format!("/en/persons/{person}/consent"), &consent).await;
        let mut sealed = keys(world, made[0].1).await;
        sealed.extend(keys(world, made[1].1).await);
        assert!(!lies(world, &sealed[0]).is_empty(), "the search finds what is there");
        let before = numbers(world).await;
        assert_eq!(before.len(), 2);

        aida.open(&format!("/en/persons/{person}")).await.follow("Forget this person").await;
        for words in [
            "2 conversations",
            "4 messages",
            "2 return tickets",
            "3 notes of the team",
            "The words of 2 reports",
            "1 answer about what they agreed to",
        ] {
            assert!(aida.shows(words), "{words}: {}", aida.text());
        }
        assert!(
            !aida.text().contains("by mistake"),
            "a worker forgets because somebody asked, and for no other reason"
        );
        let path = format!("/en/persons/{person}/forget");
        let standing = report::standing(&aida, "main form");
        let form = |fields: &[(&str, &str)]| report::typed(&standing, fields);
        aida.send(&path, form(&[])).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(report::wrong(&aida).len(), 2, "{}", aida.text());
        aida.send(&path, form(&[("reason", "danger"), ("sure", "1")])).await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY, "not theirs to decide");
        aida.send(&path, form(&[("reason", "asked"), ("sure", "1")])).await;
        assert!(aida.url().starts_with("/en/forgetting/"), "{} {}", aida.url(), aida.text());
        assert!(aida.shows("Everything is gone."), "{}", aida.text());

        for envelope in &sealed {
            assert_eq!(lies(world, envelope), Vec::<String>::new(), "a key");
        }
        for (visitor, id, ticket) in &made {
            assert_eq!(count(world, &OF_THREAD, values![id.bytes()]).await, 0);
            let back = visitor.ask(Method::GET, "/en/thread", None).await;
            assert_eq!(back.status, StatusCode::NOT_FOUND);
            let mut returns = world.visitor();
            returns
                .open("/en/return")
                .await
                .fill("Your ticket number", ticket)
                .press("Open my conversation")
                .await;
            assert!(!returns.text().contains("remember nothing"), "the ticket opens nothing");
            assert!(report::is_missing(&aida, &format!("/en/inbox/{id}")).await);
        }
        assert!(report::is_missing(&aida, &format!("/en/persons/{person}")).await);
        assert_eq!(numbers(world).await, before, "what was counted is counted as before");
        assert_eq!(count(world, &WORDS_LEFT, values![]).await, 0);
        assert_eq!(count(world, &OF_PERSONS, values![]).await, 1, "somebody else is still there");
        aida.open(&format!("/en/persons/{theirs}")).await;
        assert_eq!(aida.status(), StatusCode::OK);
        assert_eq!(count(world, &FORGETTINGS, values!["asked", 2_i64]).await, 1);
        assert!(rows::records_are_whole(&world.app).await);
        // Twice the same is nothing the second time.
        aida.send(&path, form(&[("reason", "asked"), ("sure", "1")])).await;
        assert_eq!(aida.status(), StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_5_after_the_first_step_no_key_is_left_and_whoever_comes_next_deletes_the_rows() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let made = persons(world, &session, 25).await;
        for (id, _) in &made[1..] {
            let same = values![made[0].0.bytes(), id.bytes()];
            world.app.db.write(move |tx| tx.execute(&SAME_PERSON, &same)).await.expect("written");
        }
        let person = person_of(world, made[0].0).await;
        let opened = count(world, &OPENED, values![]).await;
        let forgetting = forget_now(world, &session, person).await.expect("nothing is in the way");
        assert_eq!(count(world, &OPENED, values![]).await, opened - 25, "every key is destroyed at once");
        let org = world.org().id;
        let far = async || forget::progress(&world.app, org, forgetting).await.expect("read").expect("there");
        assert_eq!((far().await.total, far().await.left), (25, 25));
        let (mut desk, _) = dana_again(world).await;
        assert!(
            report::is_missing(&desk, &format!("/en/inbox/{}", made[3].0)).await,
            "and nothing of it opens"
        );
        desk.open("/en/inbox?queue=all").await;
        assert_eq!(desk.status(), StatusCode::OK);

        // The process stops here. Another one goes on, some at a time.
        let (other, ..) = another(world);
        assert!(!forget::go_on(&other, 1).await.expect("the store is there"), "there is more to do");
        assert_eq!(far().await.left, 15);
        desk.open(&format!("/en/forgetting/{forgetting}")).await;
        assert!(desk.shows("20 of 25 conversations"), "looking goes on with it: {}", desk.text());
        assert!(forget::go_on(&other, 10).await.expect("the store is there"));
        assert_eq!(far().await.left, 0);
        desk.follow("Look again").await;
        assert!(desk.shows("Everything is gone."), "{}", desk.text());
        other.db.clone().close();

        // Ninety days later it is not even known that it was done.
        world.clock.advance_minutes(92 * 24 * 60);
        assert!(forget::go_on(&world.app, 1).await.expect("the store is there"));
        assert_eq!(forget::progress(&world.app, org, forgetting).await.expect("read"), None);
    });
}

/// A process on the same store that does not yet know of any list.
fn another(world: &World) -> (app::surfaces::Shared, axum::Router, axum::Router) {
    let list = std::fs::read(world.forgotten()).expect("the list is there");
    std::fs::write(world.forgotten(), b"").expect("it can be written");
    let other = world.restarted();
    std::fs::write(world.forgotten(), list).expect("it can be written");
    other
}

async fn dana_again(world: &World) -> (Browser, Session) {
    world.clock.advance_minutes(1);
    dana(world).await
}

#[test]
fn a_5_a_start_after_a_crash_deletes_what_was_left_and_an_older_copy_brings_nothing_back() {
    on(Engine::Sqlite, async |world| {
        let (session, made) = somebody(world).await;
        let person = person_of(world, made[0].1).await;
        let (mut desk, _) = dana_again(world).await;
        desk.open(&format!("/en/persons/{person}"))
            .await
            .fill("New note", "a word to find")
            .press("Add note")
            .await;
        let sealed = keys(world, made[0].1).await;
        world.app.db.checkpoint().await.expect("nobody reads");
        let backup = tempfile::tempdir().expect("a folder");
        let copy = backup.path().join("nightbus.db");
        std::fs::copy(world.folder().join("nightbus.db"), &copy).expect("a copy");
        forget_now(world, &session, person).await.expect("nothing is in the way");

        let (app, ..) = world.restarted(); // Nobody has called `go_on`.
        assert_eq!(count(world, &OF_PERSONS, values![]).await, 0);
        assert_eq!(count(world, &OF_THREAD, values![made[1].1.bytes()]).await, 0);
        app.db.clone().close();
        for folder in [world.folder(), backup.path()] {
            if folder == backup.path() {
                let restored =
                    db::Store::open(&format!("sqlite:{}", copy.display())).expect("the copy opens");
                world.over(restored).0.db.clone().close();
            }
            let mut heaps = Vec::new();
            leaks::files(folder, &mut heaps);
            for (name, bytes) in heaps {
                for envelope in &sealed {
                    let held =
                        envelope.chunks_exact(24).any(|piece| memchr::memmem::find(&bytes, piece).is_some());
                    assert!(!held, "a key lies in {name}");
                }
            }
        }
    });
}

#[test]
fn nothing_is_forgotten_that_was_not_seen_and_nobody_during_an_emergency() {
    both(async |world| {
        let (session, made) = somebody(world).await;
        let person = person_of(world, made[0].1).await;
        let org = world.org().id;
        let seen = forget::preview(&world.app, org, &session, person).await.expect("they are there").stamp;
        let third = persons(world, &session, 1).await[0].0;
        merged(world, &session, third, made[0].1).await;
        let (mut desk, _) = dana_again(world).await;
        desk.open(&format!("/en/persons/{person}/forget")).await;
        assert!(desk.shows("3 conversations") && desk.shows("by mistake"), "{}", desk.text());
        let csrf = token(&desk);
        let old = [("csrf", csrf.as_str()), ("seen", &seen), ("reason", "over"), ("sure", "1")];
        desk.post(&format!("/en/persons/{person}/forget"), &old).await;
        assert_eq!(desk.status(), StatusCode::CONFLICT);
        assert!(desk.shows("Something changed since you looked"), "{}", desk.text());
        world.app.db.write(move |tx| tx.execute(&FLAG, &values![third.bytes()])).await.expect("written");
        assert!(matches!(forget_now(world, &session, person).await, Err(Kept::Emergency)));
        desk.open(&format!("/en/persons/{person}/forget")).await;
        assert!(desk.shows("Say first how it ended") && !desk.has_button("Forget the person for good"));
        assert_eq!(std::fs::read(world.forgotten()).unwrap_or_default(), b"", "nothing is on the list");
        for (visitor, ..) in &made {
            let page = visitor.clone().open("/en/thread").await.clone();
            assert_eq!(said(&page).len(), 2, "{}", page.text());
        }
    });
}

#[test]
fn what_the_store_would_not_forget_is_not_forgotten_by_the_next_start_either() {
    on(Engine::Sqlite, async |world| {
        let (session, made) = somebody(world).await;
        let person = person_of(world, made[0].1).await;
        let file = rusqlite::Connection::open(world.folder().join("nightbus.db")).expect("the file is there");
        let refuse = "CREATE TRIGGER refuse BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'no'); END";
        file.execute_batch(refuse).expect("a trigger");
        let refused = forget_now(world, &session, person).await;
        assert!(matches!(refused, Err(Kept::Fault(_))), "{refused:?}");
        assert_eq!(std::fs::read(world.forgotten()).expect("the list is there"), b"", "it was taken back");
        file.execute_batch("DROP TRIGGER refuse").expect("no trigger");
        let (app, public, _) = world.restarted();
        let visitor = made[0].0.clone().through(&public).open("/en/thread").await.clone();
        assert_eq!(said(&visitor).len(), 2);
        let desk = worker_at(world, "aida", &made[1].0).await;
        assert!(desk.shows("please remember nothing of this"));
        assert_eq!(report::recorded(world, Action::ForgetPerson, person.bytes()).await, 0);
        app.db.clone().close();
    });
}
