//! What lies under an older key gets the new one in the background: nothing is lost, nobody waits, and it comes to an end.

use std::time::Duration;

use app::{
    chat,
    leaving::{self, Resealed},
    policy::Role,
};
use axum::http::StatusCode;
use db::values;

use crate::{
    leaving::{all, dana, many, opens, reseal, session_of, session_on},
    people::{newcomer, page_of},
    recovery::{papers_of, put_together, restored, try_drill},
    rows,
    stories::{said, visitor_who_wrote, worker_at},
    world::{both, on},
};

db::statements! {
    OLD_SEALS = "SELECT COUNT(*) AS n FROM team_seal WHERE epoch < $1";
    SPOIL = "UPDATE conversation SET root_wrapped = $1, root_sealed = NULL WHERE id = $2";
}

#[test]
fn once_the_old_key_was_given_up_people_are_admitted_and_papers_made_as_before() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "before the new key").await;
        let (_, session) = dana(world).await;
        leaving::new_key(&world.app, world.org(), &session).await.expect("it is made");
        reseal(world, &session).await;
        world.clock.advance_minutes(1);
        let coordinator = world.named("dana");
        let mut desk = world.signed_in(coordinator).await;
        let (mut theirs, _, number) = newcomer(world, &mut desk, Role::Peer, "noor", "Noor").await;
        page_of(&mut desk, "Noor").await;
        desk.fill("The number that they read to you", &number).press("Admit").await;
        assert_eq!(desk.status(), StatusCode::OK, "{}", desk.text());
        theirs.press("Look again").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        theirs.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(said(&theirs), ["before the new key"]);

        world.clock.advance_minutes(1);
        let papers = papers_of(world, coordinator, "2", "2").await;
        let secret = put_together(&[&papers[0], &papers[1]]);
        assert_eq!(try_drill(world, &secret).expect("they fit"), 1, "the key that is left");
        let nino = restored(world, &secret, "nino").await;
        let mut desk = world.signed_in(&nino).await;
        desk.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(said(&desk), ["before the new key"]);
    });
}

#[test]
fn a_first_message_that_was_sealed_to_the_old_key_is_sealed_anew_and_not_lost() {
    both(async |world| {
        let (trust, of) = (world.app.trust.clone(), world.org().clone());
        let key = world.app.db.read(move |tx| trust.team_key(tx, &of)).await.expect("read");
        let (epoch, public) = key.expect("a key");
        let (entropy, now, org) = (world.app.entropy.as_ref(), world.now(), world.org().id);
        let beginning = chat::begin(org, (epoch, &public), "en", "nonce", "late".to_owned(), now, entropy);
        let (_, session) = dana(world).await;
        leaving::new_key(&world.app, world.org(), &session).await.expect("it is made");
        let before = rows::count(&world.app).await;
        let written = world.app.db.write(move |tx| beginning.write(tx)).await;
        assert!(!written.expect("the store is there"), "nothing is written under the old key");
        assert_eq!(rows::count(&world.app).await, before);

        // Visitors who write while the key changes notice nothing.
        let visitors = async {
            let mut ids = Vec::new();
            for number in 0..12 {
                let visitor = visitor_who_wrote(world, &format!("in the middle: {number}")).await;
                ids.push(rows::own(world, &visitor).await.expect("it is theirs"));
            }
            ids
        };
        let keys = async {
            for _ in 0..4 {
                leaving::new_key(&world.app, world.org(), &session).await.expect("it is made");
                tokio::time::sleep(Duration::from_millis(3)).await;
            }
        };
        let (ids, ()) = tokio::join!(visitors, keys);
        world.clock.advance_minutes(1);
        let marat = world.signed_in(world.named("marat")).await;
        let marat = session_of(world, &marat).await;
        for (number, id) in ids.into_iter().enumerate() {
            assert_eq!(opens(world, &marat, id).await, Some(format!("in the middle: {number}")));
        }
    });
}

#[test]
fn what_was_interrupted_goes_on_in_another_process_while_visitors_write() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "all the while").await;
        let ids = many(world, 130).await;
        let (mut desk, session) = dana(world).await;
        leaving::new_key(&world.app, world.org(), &session).await.expect("it is made");
        let begun = leaving::reseal(&world.app, world.org(), &session, Duration::from_secs(3_600));
        let some_done = async {
            loop {
                let progress = leaving::progress(&world.app, world.org()).await.expect("counted");
                if progress.done > 0 {
                    return progress;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        // One batch is done, and then the process ends.
        let progress = tokio::select! {
            done = begun => panic!("it waits an hour after the first batch: {done:?}"),
            progress = some_done => progress,
        };
        assert!(progress.runs && progress.left() > 0, "{progress:?}");
        let still = leaving::progress(&world.app, world.org()).await.expect("counted");
        assert!(!still.runs, "it has let go");
        desk.open("/en/inbox").await;

        let (fresh, _, _) = world.restarted();
        let there = session_on(&fresh, world, &desk).await.expect("the session is open there too");
        // Two of them at once, and visitors besides.
        let (one, two, ()) = tokio::join!(
            leaving::reseal(&fresh, world.org(), &there, Duration::ZERO),
            leaving::reseal(&world.app, world.org(), &session, Duration::ZERO),
            async {
                for number in 0..5 {
                    visitor.open("/en/thread").await.fill("Your message", &format!("still here {number}"));
                    visitor.press("Send message").await;
                }
            }
        );
        assert!(
            [one.expect("the store is there"), two.expect("the store is there")].contains(&Resealed::All)
        );
        fresh.db.clone().close();
        let end = leaving::progress(&world.app, world.org()).await.expect("counted");
        assert_eq!((end.left(), end.failed), (0, 0));
        assert_eq!(all(world, &OLD_SEALS, values![2_i64]).await[0].int(0).ok(), Some(0));
        let session = session_of(world, &desk).await;
        for (number, id) in ids.into_iter().enumerate() {
            assert_eq!(opens(world, &session, id).await, Some(format!("one of many: {number}")));
        }
        visitor.open("/en/thread").await;
        assert_eq!(said(&visitor).len(), 6);
    });
}

#[test]
fn opening_a_conversation_also_gives_it_the_new_key() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "read in the meantime").await;
        let id = rows::own(world, &visitor).await.expect("it is theirs");
        let marat = worker_at(world, "marat", &visitor).await;
        let (_, session) = dana(world).await;
        leaving::new_key(&world.app, world.org(), &session).await.expect("it is made");
        let epoch = async || {
            let org = world.org().id;
            let found = world.app.db.read(move |tx| chat::find(tx, org, id)).await.expect("read");
            found.expect("it is there").epoch
        };
        assert_eq!(epoch().await, 1);
        let mut marat = marat;
        marat.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(epoch().await, 2);
        marat.open(&format!("/en/inbox/{id}")).await;
        assert!(said(&marat).contains(&"read in the meantime".to_owned()));
    });
}

#[test]
fn a_row_that_does_not_open_is_counted_left_alone_and_not_tried_for_ever() {
    both(async |world| {
        let ids = many(world, 3).await;
        let spoiled = ids[1];
        let values = values![[1_u8; 60], spoiled.bytes()];
        world.app.db.write(move |tx| tx.execute(&SPOIL, &values)).await.expect("it is written");
        let (mut desk, session) = dana(world).await;
        leaving::new_key(&world.app, world.org(), &session).await.expect("it is made");
        assert_eq!(reseal(world, &session).await, Resealed::Some);
        let progress = leaving::progress(&world.app, world.org()).await.expect("counted");
        assert_eq!((progress.left(), progress.failed, progress.runs), (1, 1, false));
        let seals = all(world, &OLD_SEALS, values![2_i64]).await[0].int(0).expect("a number");
        assert!(seals > 0, "while something needs it, the old key stays");
        let log = world.logs().matches("does not open for the new key").count();
        desk.open("/en/team/re-seal").await;
        assert!(desk.shows("1 record does not open with the old key"), "{}", desk.text());
        assert_eq!(
            leaving::reseal(&world.app, world.org(), &session, Duration::ZERO).await.ok(),
            Some(Resealed::Some)
        );
        assert!(world.logs().matches("does not open for the new key").count() >= log);
        let session = session_of(world, &desk).await;
        assert_eq!(opens(world, &session, ids[0]).await.as_deref(), Some("one of many: 0"));
        assert_eq!(opens(world, &session, spoiled).await, None);
    });
}

#[test]
fn the_work_ends_with_the_session_it_runs_in() {
    on(db::Engine::Sqlite, async |world| {
        many(world, 3).await;
        let (mut desk, session) = dana(world).await;
        desk.open("/en/inbox").await; // Before there is a new key: looking at the list gives it to what is listed.
        leaving::new_key(&world.app, world.org(), &session).await.expect("it is made");
        desk.press("Sign out").await;
        assert_eq!(
            leaving::reseal(&world.app, world.org(), &session, Duration::ZERO).await.ok(),
            Some(Resealed::Some)
        );
        let progress = leaving::progress(&world.app, world.org()).await.expect("counted");
        assert_eq!(progress.done, 0);
        // Whoever of the coordinators comes next goes on.
        world.clock.advance_minutes(1);
        let mut desk = world.signed_in(world.named("dana")).await;
        desk.open("/en/team/re-seal").await;
        let session = session_of(world, &desk).await;
        assert_eq!(reseal(world, &session).await, Resealed::All);
        desk.open("/en/team/re-seal").await;
        assert!(
            desk.shows("All conversations, reports and other records have the team's present key"),
            "{}",
            desk.text()
        );
    });
}
