//! Leaving the team: what goes at once, what the old key still opens, and that nobody else notices.

use std::time::Duration;

use app::{
    chat::{self, Root, State},
    demo::Account,
    ids::{ConversationId, StaffId},
    leaving::{self, NotDone, Resealed},
    policy::{self, Held, Role},
    session::{self, Session, SessionSecret},
    surfaces::{Shared, desk::COOKIE},
    team::{
        self, NewMember, Newcomer, StaffKeys, TeamKey, TrustError,
        chain::{Card, Signer},
    },
};
use axum::http::StatusCode;
use db::{Value, values};
use kernel::{DbError, Fault, Place, Plain, Sealed};
use seal::{PublicKey, password::Cost};

use crate::{
    browser::Browser,
    rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    world::{World, both},
};

db::statements! {
    IDENTIFIER = "SELECT id FROM staff WHERE login = $1";
    HELD = "SELECT (SELECT COUNT(*) FROM staff_session WHERE staff_id = $1) AS sessions,
        (SELECT COUNT(*) FROM staff_slot WHERE staff_id = $1) AS slots,
        (SELECT COUNT(*) FROM team_seal WHERE staff_id = $1) AS seals,
        (SELECT COUNT(*) FROM complaint_seal WHERE staff_id = $1) AS complaints,
        (SELECT COUNT(*) FROM conversation_seal WHERE staff_id = $1) AS given,
        (SELECT COUNT(*) FROM conversation WHERE taken_by = $1) AS taken";
    LEFT_ROW = "SELECT login, totp, work_name FROM staff WHERE id = $1";
    ACTIONS = "SELECT action FROM audit WHERE staff_id = $1 ORDER BY number";
    ROOTS = "SELECT id, epoch, root_sealed, root_wrapped FROM conversation WHERE org_id = $1 ORDER BY id";
    SEALS = "SELECT epoch, staff_id, seed FROM team_seal WHERE org_id = $1 ORDER BY epoch, staff_id";
    FORGE = "UPDATE team_seal SET seed = $1 WHERE staff_id = $2 AND epoch = $3";
    SET_ROLE = "UPDATE staff SET role = $1 WHERE id = $2";
}

/// The identifier of whoever signs in with this login.
pub async fn id_of(world: &World, login: &str) -> StaffId {
    let login = login.to_owned();
    let row = world.app.db.read(move |tx| tx.one(&IDENTIFIER, &values![login.as_str()])).await;
    StaffId::from_bytes(row.expect("they are there").id(0).expect("an identifier"))
}

/// The open session of a browser, with its keys, as the server holds it during a request.
pub async fn session_on(app: &Shared, world: &World, desk: &Browser) -> Option<Session> {
    let secret = SessionSecret::from_cookie(desk.cookies.get(COOKIE)?)?;
    let (org, now) = (world.org(), world.now());
    let opened = session::open_session(&app.db, &app.trust, org, secret, now, app.entropy.as_ref()).await;
    opened.expect("the store is there").session()
}

pub async fn session_of(world: &World, desk: &Browser) -> Session {
    session_on(&world.app, world, desk).await.expect("they are signed in")
}

/// Dana's browser and session.
pub async fn dana(world: &World) -> (Browser, Session) {
    let desk = world.signed_in(world.named("dana")).await;
    let session = session_of(world, &desk).await;
    (desk, session)
}

/// Somebody new, admitted by a coordinator.
async fn admitted(world: &World, by: &Session, login: &str, role: Role) -> Account {
    let (org, app, now) = (world.org(), &world.app, world.now());
    let (password, totp) = (team::new_password(app.entropy.as_ref()), team::new_totp(app.entropy.as_ref()));
    let account = Account {
        role,
        name: login.to_owned(),
        login: login.to_owned(),
        password: password.expose().clone(),
        totp_secret: totp.expose().clone(),
    };
    let (work_name, languages) = (login.to_owned(), "en".to_owned());
    let new = NewMember { login: login.to_owned(), work_name, role, languages, password, totp, phrase: None };
    let entropy = app.entropy.as_ref();
    let newcomer =
        Newcomer::prepare(org.id, &new, &app.instance, Cost::TEST, now, entropy).expect("Argon2 runs");
    let card = newcomer.card.clone();
    let id = org.id;
    app.db.write(move |tx| newcomer.write(tx, id)).await.expect("the login is free");
    admit(world, by, &card).await;
    account
}

async fn admit(world: &World, by: &Session, card: &Card) {
    let (trust, of) = (world.app.trust.clone(), world.org().clone());
    let roll = world.app.db.read(move |tx| Ok::<_, DbError>(trust.roll(tx, &of).ok())).await;
    let roll = roll.expect("reading works").expect("the chain holds");
    let keys = by.keys.expose();
    let team: Vec<TeamKey> = roll.epochs().iter().filter_map(|epoch| keys.team(epoch.epoch)).collect();
    let (key, entropy) = (keys.staff().signing(), world.app.entropy.as_ref());
    let signer = (Signer::Member(by.staff()), &key);
    let admission = team::admit(world.org().id, &roll, card, signer, &team, world.now(), entropy);
    let (admission, org) = (admission.expect("the chain takes them"), world.org().id);
    world.app.db.write(move |tx| admission.write(tx, org)).await.expect("nobody else wrote");
}

/// A coordinator removes somebody on their page.
pub async fn remove(desk: &mut Browser, id: StaffId) {
    desk.open(&format!("/en/team/{id}/leave")).await;
    desk.press("Remove from the team").await;
    assert_eq!((desk.status(), desk.url()), (StatusCode::OK, "/en/team/re-seal"), "{}", desk.text());
}

pub async fn all(
    world: &World,
    statement: &'static db::Statement,
    values: impl Into<Vec<Value>>,
) -> Vec<db::Row> {
    let values = values.into();
    world.app.db.read(move |tx| tx.query(statement, &values)).await.expect("it can be read")
}

/// Wraps everything anew with a session's keys.
pub async fn reseal(world: &World, session: &Session) -> Resealed {
    // The one that the page began may be at it; it is short.
    for _ in 0..2_000 {
        let done = leaving::reseal(&world.app, world.org(), session, Duration::ZERO).await;
        let progress = leaving::progress(&world.app, world.org()).await.expect("it can be counted");
        if done.expect("the store is there") == Resealed::All && !progress.runs {
            return Resealed::All;
        }
        // Between the two looks the other may have come to its end.
        if !progress.runs && progress.left() > 0 && progress.left() == progress.failed {
            return Resealed::Some;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("it never ends");
}

/// So many further conversations that nobody has opened, sealed to the present key.
pub async fn many(world: &World, count: usize) -> Vec<ConversationId> {
    let (trust, of) = (world.app.trust.clone(), world.org().clone());
    let key = world.app.db.read(move |tx| trust.team_key(tx, &of)).await.expect("it can be read");
    let (epoch, public) = key.expect("there is a key");
    let mut ids = Vec::new();
    for number in 0..count {
        let text = format!("one of many: {number}");
        let (entropy, now) = (world.app.entropy.as_ref(), world.now());
        let new = chat::begin(world.org().id, (epoch, &public), "en", "nonce", text, now, entropy);
        ids.push(new.conversation);
        assert!(world.app.db.write(move |tx| new.write(tx)).await.expect("it is stored"));
    }
    ids
}

/// The words of a conversation, opened with the keys of a session.
pub async fn opens(world: &World, session: &Session, id: ConversationId) -> Option<String> {
    let org = world.org().id;
    let read = world.app.db.read(move |tx| {
        let found = chat::find(tx, org, id)?.expect("it is there");
        Ok::<_, DbError>((found, chat::messages_after(tx, id, 0, 1)?))
    });
    let (found, messages) = read.await.expect("it can be read");
    let permit = policy::thread(session.role(), id, Held::Team)?;
    let key = session.keys.expose().team(found.epoch)?;
    let (wrapped, sealed) = (found.root_wrapped.as_ref(), found.root_sealed.as_ref());
    let root = Root::open_as_team(&permit, org, id, &key, wrapped, sealed).ok()?;
    chat::lines(&root, &permit, &messages)[0].text().map(str::to_owned)
}

#[test]
fn whoever_leaves_loses_everything_at_once_and_nobody_else_notices() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "before").await;
        let old = rows::own(world, &visitor).await.expect("it is theirs");
        let mut aida = worker_at(world, "aida", &visitor).await;
        answer(&mut aida, "I am here").await;
        visitor.open("/en/thread").await;
        assert!(visitor.shows("Aida"), "{}", visitor.text());
        assert!(!visitor.texts_of(".here, [id=here]").is_empty() || visitor.text().contains("here"));
        let mut marat = world.signed_in(world.named("marat")).await;
        let id = id_of(world, "aida").await;
        assert!(!world.app.presence.here(old, world.now()).is_empty());

        let (mut dana, session) = dana(world).await;
        dana.open(&format!("/en/team/{id}/leave")).await;
        assert_eq!(dana.status(), StatusCode::OK);
        assert!(dana.shows("Their 1 open session ends at once"), "{}", dana.text());
        assert!(dana.shows("1 copy of the team's key is deleted"), "{}", dana.text());
        assert!(dana.shows("go back to the queue") || dana.shows("goes back to the queue"));
        let logins = [aida.cookies.clone()];
        remove(&mut dana, id).await;

        assert!(
            world.app.presence.here(old, world.now()).is_empty(),
            "the visitor reads no longer that she is here"
        );
        aida.open(&format!("/en/inbox/{old}")).await;
        assert_eq!(aida.url(), "/en/sign-in", "her cookie opens nothing");
        aida.open("/en/sign-in").await;
        let account = world.named("aida");
        aida.fill("Login", &account.login).fill("Password", &account.password).press("Next").await;
        assert_eq!(aida.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!logins[0].is_empty());
        let held = &all(world, &HELD, values![id.bytes()]).await[0];
        let held: Vec<i64> = (0..6).map(|at| held.int(at).expect("a number")).collect();
        assert_eq!(held, [0; 6], "sessions, slots, seals, complaints, given, taken");
        let row = &all(world, &LEFT_ROW, values![id.bytes()]).await[0];
        assert_eq!(row.text(0).ok(), Some(format!("left:{id}").as_str()), "the login is free");
        assert!(row.bytes(1).expect("bytes").is_empty(), "no secret of one-time codes");
        let recorded = all(world, &ACTIONS, values![session.staff().bytes()]).await;
        let recorded: Vec<&str> = recorded.iter().map(|row| row.text(0).expect("text")).collect();
        assert!(recorded.ends_with(&["remove", "new_epoch"]), "{recorded:?}");
        assert!(rows::records_are_whole(&world.app).await);

        // The others go on as if nothing had happened, without signing in again.
        let new_visitor = visitor_who_wrote(world, "after").await;
        let new = rows::own(world, &new_visitor).await.expect("it is theirs");
        for (id, words) in [(old, "before"), (new, "after")] {
            marat.open(&format!("/en/inbox/{id}")).await;
            assert_eq!(marat.status(), StatusCode::OK, "{words}");
            assert!(said(&marat).contains(&words.to_owned()), "{:?}", said(&marat));
        }
        marat.open(&format!("/en/inbox/{old}")).await;
        assert!(marat.shows("Aida"), "what she wrote keeps her name");
        assert!(marat.has_button("Take it"), "nobody has what she had");
        let found = world
            .app
            .db
            .read({
                let org = world.org().id;
                move |tx| chat::find(tx, org, old)
            })
            .await;
        assert_eq!(
            found.expect("reading works").expect("it is there").state,
            State::Open,
            "it stands where it stood"
        );
        answer(&mut marat, "I go on from here").await;
        visitor.open("/en/thread").await;
        assert!(said(&visitor).contains(&"I go on from here".to_owned()));

        dana.open(&format!("/en/team/{id}/leave")).await;
        assert_eq!(dana.status(), StatusCode::GONE, "nobody leaves twice");
    });
}

#[test]
fn the_old_key_opens_nothing_in_the_database_once_everything_has_the_new_one() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "an old thread").await;
        drop(worker_at(world, "aida", &visitor).await);
        let ids = many(world, 12).await;
        world.clock.advance_minutes(1);
        let aida = world.signed_in(world.named("aida")).await;
        // Everything she could have copied while she was there.
        let copied = session_of(world, &aida).await;
        assert_eq!(
            opens(world, &copied, ids[0]).await.as_deref(),
            Some("one of many: 0"),
            "it opened before"
        );
        let old = copied.keys.expose().team(1).expect("she held the key");
        let before: Vec<Vec<u8>> = all(world, &ROOTS, values![world.org().id.bytes()])
            .await
            .iter()
            .map(|row| {
                let sealed = row.opt_sealed::<[u8; 32]>(2).expect("bytes");
                let root = sealed.or(row.opt_sealed(3).expect("bytes")).expect("one of the two");
                root.envelope().to_vec()
            })
            .collect();

        let (mut dana, session) = dana(world).await;
        remove(&mut dana, copied.staff()).await;
        let after = visitor_who_wrote(world, "a new thread").await;
        assert_eq!(reseal(world, &session).await, Resealed::All);

        let org = world.org().id;
        let rows = all(world, &ROOTS, values![org.bytes()]).await;
        assert!(rows.len() > 12);
        for row in rows {
            let id = ConversationId::from_bytes(row.id(0).expect("an identifier"));
            assert_eq!(row.int(1).ok(), Some(2));
            let (sealed, wrapped) = (row.opt_sealed(2).expect("bytes"), row.opt_sealed(3).expect("bytes"));
            let permit = policy::thread(Role::OutreachWorker, id, Held::Team).expect("a worker may");
            // With the old seed, in every way that a root lies there, under every number it may pretend to have.
            for root in [(wrapped.as_ref(), None), (None, sealed.as_ref())] {
                let opened = Root::open_as_team(&permit, org, id, &old, root.0, root.1);
                assert!(opened.is_err(), "the old key opens a conversation");
            }
        }
        let pair = copied.keys.expose().staff().sealing();
        for row in all(world, &SEALS, values![org.bytes()]).await {
            let (epoch, staff) =
                (row.int(0).expect("a number"), StaffId::from_bytes(row.id(1).expect("an id")));
            assert_eq!(epoch, 2, "no seal of the old key is left");
            let seed: Sealed<[u8; 32]> = row.sealed(2).expect("a seal");
            for to in [staff, copied.staff()] {
                let opened =
                    pair.open(&policy::own_keys(copied.staff()), &seed_place(org.bytes(), to, epoch), &seed);
                assert!(opened.is_err(), "her own key opens the new one");
            }
        }
        if world.app.db.engine() == db::Engine::Sqlite {
            for file in std::fs::read_dir(world.folder()).expect("the folder") {
                let bytes = std::fs::read(file.expect("a file").path()).expect("readable");
                let lies = |old: &Vec<u8>| bytes.windows(old.len()).any(|window| window == old);
                assert!(!before.iter().any(lies), "a root under the old key lies in a file");
            }
        }
        // And the others read all of it.
        let marat = world.signed_in(world.named("marat")).await;
        let marat = session_of(world, &marat).await;
        assert!(marat.keys.expose().team(1).is_none(), "who signs in now gets no old key");
        for (number, id) in ids.iter().enumerate() {
            assert_eq!(opens(world, &marat, *id).await, Some(format!("one of many: {number}")));
        }
        let new = rows::own(world, &after).await.expect("it is theirs");
        assert_eq!(opens(world, &marat, new).await.as_deref(), Some("a new thread"));
    });
}

/// Where a seal lies, written down a second time: it is part of the format.
pub fn seed_place(org: [u8; 16], staff: StaffId, epoch: i64) -> Place {
    let mut row = staff.bytes();
    row[8..].iter_mut().zip(epoch.to_be_bytes()).for_each(|(byte, mix)| *byte ^= mix);
    Place { org, table: "team_seal", column: "seed", row }
}

#[test]
fn a_session_follows_to_the_new_key_and_gives_the_old_one_up_without_signing_in_again() {
    both(async |world| {
        let marat = world.signed_in(world.named("marat")).await;
        let (_, session) = dana(world).await;
        let held = async |desk: &Browser| {
            let keys = session_of(world, desk).await.keys;
            (1..4).filter(|epoch| keys.expose().team(*epoch).is_some()).collect::<Vec<_>>()
        };
        assert_eq!(held(&marat).await, [1]);
        leaving::new_key(&world.app, world.org(), &session).await.expect("it is made");
        assert_eq!(held(&marat).await, [1, 2], "old conversations still need the old one");
        leaving::new_key(&world.app, world.org(), &session).await.expect("another is made");
        assert_eq!(held(&marat).await, [1, 2, 3]);
        assert_eq!(reseal(world, &session).await, Resealed::All);
        assert_eq!(held(&marat).await, [3]);
        // Another process reads the same session.
        let (fresh, _, _) = world.restarted();
        let there = session_on(&fresh, world, &marat).await.expect("the session is open there too");
        assert!(there.keys.expose().team(3).is_some());
        fresh.db.clone().close();
    });
}

#[test]
fn a_team_key_that_somebody_sealed_to_a_member_in_the_database_is_not_taken() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "not for strangers").await;
        let mut marat = world.signed_in(world.named("marat")).await;
        let marat_id = id_of(world, "marat").await;
        let (_, session) = dana(world).await;
        leaving::new_key(&world.app, world.org(), &session).await.expect("it is made");
        // Whoever can write to the database seals a seed of their own to his public key, which everybody may read.
        let org = world.org().id;
        let key = {
            let (trust, of) = (world.app.trust.clone(), world.org().clone());
            let roll =
                world.app.db.read(move |tx| trust.believed(tx, &of)).await.expect("read").expect("a chain");
            PublicKey::from_bytes(&roll.member(marat_id).expect("he is there").sealing_key).expect("a key")
        };
        let theirs = key.seal(
            &seed_place(org.bytes(), marat_id, 2),
            &Plain::new([7_u8; 32]),
            world.app.entropy.as_ref(),
        );
        let values = values![&theirs, marat_id.bytes(), 2_i64];
        world.app.db.write(move |tx| tx.execute(&FORGE, &values)).await.expect("the database lets them");
        let keys = session_of(world, &marat).await.keys;
        assert!(keys.expose().team(2).is_none());
        // He opens an old conversation; it stays under the key that he has by the chain's word.
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        marat.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(marat.status(), StatusCode::OK);
        let found = world.app.db.read(move |tx| chat::find(tx, org, id)).await.expect("read").expect("there");
        assert_eq!(found.epoch, 1);
    });
}

#[test]
fn whose_role_no_longer_holds_the_key_opens_nothing_at_the_next_click() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "for the team").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let mut marat = worker_at(world, "marat", &visitor).await;
        let (_, session) = dana(world).await;
        let staff = id_of(world, "marat").await;
        let card = {
            let (trust, of) = (world.app.trust.clone(), world.org().clone());
            let roll =
                world.app.db.read(move |tx| trust.believed(tx, &of)).await.expect("read").expect("a chain");
            Card { role: Role::Analyst, ..roll.member(staff).expect("he is there").clone() }
        };
        admit(world, &session, &card).await;
        let values = values![Role::Analyst.name(), staff.bytes()];
        world.app.db.write(move |tx| tx.execute(&SET_ROLE, &values)).await.expect("it is written");
        marat.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(marat.status(), StatusCode::NOT_FOUND);
        marat.open("/en/inbox").await;
        assert_eq!(marat.status(), StatusCode::FORBIDDEN);
        assert!(session_of(world, &marat).await.keys.expose().newest().is_none(), "the keys are gone too");
    });
}

#[test]
fn two_coordinators_who_remove_each_other_at_once_leave_one_of_them() {
    both(async |world| {
        let (_, dana) = dana(world).await;
        let account = admitted(world, &dana, "omar", Role::Coordinator).await;
        let desk = world.signed_in(&account).await;
        let omar = session_of(world, &desk).await;
        let (app, org) = (&world.app, world.org());
        let (first, second) = tokio::join!(
            leaving::leave(app, org, &dana, omar.staff()),
            leaving::leave(app, org, &omar, dana.staff())
        );
        assert_eq!([&first, &second].iter().filter(|done| done.is_ok()).count(), 1, "{first:?} {second:?}");
        let refused = if first.is_err() { first } else { second };
        assert!(matches!(refused, Err(NotDone::Fault(Fault::Forbidden))), "{refused:?}");
        // A process that has seen nothing of it walks the chain from the beginning.
        let (fresh, _, _) = world.restarted();
        let (trust, of) = (fresh.trust.clone(), world.org().clone());
        let roll = fresh.db.read(move |tx| Ok::<_, TrustError>(trust.roll(tx, &of))).await;
        let roll = roll.expect("read").expect("the chain holds");
        assert_eq!(roll.coordinators().count(), 1);
        assert_eq!(roll.epoch().map(|epoch| epoch.epoch), Some(2));
        fresh.db.clone().close();
        let visitor = visitor_who_wrote(world, "is anybody left").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let stays = [dana, omar].into_iter().find(|session| roll.member(session.staff()).is_some());
        let stays = stays.expect("one of them");
        let secret = stays.secret.clone();
        let entropy = app.entropy.as_ref();
        let session = session::open_session(&app.db, &app.trust, org, secret, world.now(), entropy).await;
        let session = session.expect("the store is there").session().expect("their session is open");
        assert_eq!(opens(world, &session, id).await.as_deref(), Some("is anybody left"));
    });
}

#[test]
fn removals_of_two_members_at_once_are_both_done() {
    both(async |world| {
        let (_, dana) = dana(world).await;
        let (aida, marat) = (id_of(world, "aida").await, id_of(world, "marat").await);
        let (app, org) = (&world.app, world.org());
        let (first, second) =
            tokio::join!(leaving::leave(app, org, &dana, aida), leaving::leave(app, org, &dana, marat));
        assert!(first.is_ok() && second.is_ok(), "{first:?} {second:?}");
        assert!(matches!(leaving::leave(app, org, &dana, aida).await, Err(NotDone::Fault(Fault::Gone))));
    });
}

#[test]
fn the_only_coordinator_cannot_leave_and_reads_why() {
    both(async |world| {
        let (mut desk, session) = dana(world).await;
        let id = session.staff();
        desk.open(&format!("/en/team/{id}/leave")).await;
        assert!(desk.shows("This is the only coordinator"), "{}", desk.text());
        assert!(!desk.has_button("Remove from the team"));
        let csrf = desk.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        desk.post(&format!("/en/team/{id}/leave"), &[("csrf", &csrf)]).await;
        assert_eq!(desk.status(), StatusCode::CONFLICT);
        assert!(desk.shows("This is the only coordinator"));
        desk.open("/en/inbox").await;
        assert_eq!(desk.status(), StatusCode::OK, "she is still there");
        // With a second one she can, and is signed out.
        admitted(world, &session, "omar", Role::Coordinator).await;
        desk.open(&format!("/en/team/{id}/leave")).await;
        assert!(desk.shows("This is you"));
        desk.press("Remove from the team").await;
        assert_eq!(desk.url(), "/en/sign-in");
        assert_eq!(rows::desk_sessions(&world.app).await, 0);
    });
}

#[test]
fn whoever_was_never_admitted_and_whoever_does_not_exist_cannot_be_removed() {
    both(async |world| {
        let (mut desk, _) = dana(world).await;
        for id in ["00000000-0000-4000-8000-000000000000", "no-identifier"] {
            desk.open(&format!("/en/team/{id}/leave")).await;
            assert_eq!(desk.status(), StatusCode::NOT_FOUND, "{id}");
        }
    });
}

#[test]
fn keys_of_somebody_who_left_are_worth_nothing_to_the_chain() {
    both(async |world| {
        let (_, dana) = dana(world).await;
        let account = admitted(world, &dana, "omar", Role::Coordinator).await;
        let desk = world.signed_in(&account).await;
        let omar = session_of(world, &desk).await;
        leaving::leave(&world.app, world.org(), &dana, omar.staff()).await.expect("he leaves");
        let stolen: StaffKeys = omar.keys.expose().staff();
        let (trust, of) = (world.app.trust.clone(), world.org().clone());
        let roll =
            world.app.db.read(move |tx| trust.believed(tx, &of)).await.expect("read").expect("a chain");
        let (signer, now) = (Signer::Member(omar.staff()), world.now());
        let made = team::renew(
            world.org().id,
            &roll,
            Some(dana.staff()),
            (signer, &stolen.signing()),
            now,
            world.app.entropy.as_ref(),
        );
        assert!(made.is_err(), "he signs nothing any more");
        assert!(matches!(
            leaving::new_key(&world.app, world.org(), &omar).await,
            Err(NotDone::Fault(Fault::Forbidden))
        ));
    });
}
