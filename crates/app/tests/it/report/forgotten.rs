//! What is left of reports when their conversation is forgotten (rule A-5).

use db::{Engine, Store, values};
use kernel::DbError;

use super::{STEPS, all, file, filed, only, sealed, standing, typed};
use crate::{
    backup,
    forget::{delete, lies_in},
    world::{Place, World, both, on},
};

db::statements! {
    KNOWN_AND_SAID = "SELECT (SELECT COUNT(*) FROM person) AS known,
        (SELECT COUNT(*) FROM feedback WHERE words IS NOT NULL OR thread IS NOT NULL) AS said";
}

/// How many persons there are, and how much feedback with words or a way to a conversation.
async fn known_and_said(world: &World) -> [i64; 2] {
    let read = world.app.db.read(|tx| {
        let row = tx.one(&KNOWN_AND_SAID, &[])?;
        Ok::<_, DbError>([row.int(0)?, row.int(1)?])
    });
    read.await.expect("the rows can be read")
}

/// Words, and answers before, of every step.
async fn steps(world: &World) -> Vec<(Option<Vec<u8>>, Option<String>, Option<Vec<u8>>)> {
    let read = world.app.db.read(|tx| {
        let step = |row: &db::Row| {
            let bytes = |at| Ok::<_, DbError>(row.opt_bytes(at)?.map(<[u8]>::to_vec));
            Ok::<_, DbError>((bytes(1)?, row.opt_text(2)?.map(str::to_owned), bytes(3)?))
        };
        tx.query(&STEPS, &values![])?.iter().map(step).collect::<Result<Vec<_>, DbError>>()
    });
    read.await.expect("the rows can be read")
}

#[test]
fn a_5_what_was_counted_stays_and_everything_else_goes() {
    both(async |world| {
        let (mut visitor, mut aida, id, report) = filed(world).await;
        let path = format!("/en/reports/{report}/correct");
        aida.open(&path).await;
        let body =
            typed(&standing(&aida, "#report-form"), &[("minutes", "9"), ("word", "why"), ("do", "submit")]);
        aida.send(&path, body).await;
        visitor.open("/en/thread").await.fill("Your message", "one more").press("Send message").await;
        file(&mut aida, id, &[("summary", "half a thought"), ("do", "draft")]).await;
        assert_eq!(all(world).await.len(), 2);
        let before = all(world).await.into_iter().find(|row| row.id == report).expect("the report");

        delete(&mut visitor).await;
        let after = only(world).await;
        assert_eq!((&after.answers, after.day, &after.state), (&before.answers, before.day, &before.state));
        assert_eq!(sealed(world).await, [[None, None, None]]);
        let left = steps(world).await;
        assert!(matches!(&left[..], [(None, Some(_), None)]), "{left:?}");

        aida.open(&format!("/en/reports/{report}")).await;
        assert!(
            aida.shows("The conversation was deleted") && aida.shows("Sleep and exhaustion"),
            "{}",
            aida.text()
        );
        assert!(!aida.shows("it helped to talk") && !aida.has_link("Correct"));
        let coordinator = world.account(app::policy::Role::Coordinator);
        let mut dana = world.signed_in(coordinator).await;
        dana.open(&format!("/en/reports/{report}")).await.press("Accept").await;
        assert_eq!(only(world).await.state, "accepted");
    });
}

#[test]
fn a_5_what_a_report_said_is_gone_from_every_file_of_the_data_directory() {
    on(Engine::Sqlite, async |world| {
        let (mut visitor, ..) = filed(world).await;
        let envelopes: Vec<Vec<u8>> = sealed(world).await.into_iter().flatten().flatten().collect();
        assert_eq!(envelopes.len(), 3);
        assert!(!lies_in(world.folder(), &envelopes).is_empty(), "the search finds what is there");
        delete(&mut visitor).await;
        assert_eq!(lies_in(world.folder(), &envelopes), Vec::<String>::new());
    });
}

#[test]
fn a_5_what_was_reported_of_a_discarded_conversation_goes_with_it() {
    both(async |world| {
        let mut visitor = crate::stories::visitor_who_wrote(world, "hello").await;
        let id = crate::rows::own(world, &visitor).await.expect("a conversation");
        let said = [("useful", "no"), ("message", "nobody came"), ("about", "1")];
        crate::feedback::tell(&mut visitor, "en", &said).await;
        let mut aida = world.signed_in(world.named("aida")).await;
        file(&mut aida, id, &super::ROUTINE).await;
        assert_eq!(known_and_said(world).await, [1, 1]);
        assert!(sealed(world).await[0].iter().all(Option::is_some), "{}", aida.text());
        world.clock.advance_minutes(2); // What came in this very minute is not discarded.
        aida.open("/en/discard/10").await.press("Discard them").await;
        world.clock.advance_minutes(9 * 24 * 60);
        app::retention::sweep_kind(&world.app, app::retention::DISCARDED).await.expect("it is done");
        assert_eq!(sealed(world).await, [[None, None, None]]);
        assert_eq!(known_and_said(world).await, [0, 0], "the person's key and what they said go with it");
        assert_eq!(only(world).await.state, "submitted");
    });
}

#[test]
fn a_5_reports_that_an_older_copy_brings_back_are_forgotten_again() {
    both(async |world| {
        let (mut visitor, ..) = filed(world).await;
        let (bytes, _) = backup::backed_up(world);
        delete(&mut visitor).await;
        let place = Place::new(backup::other(world.app.db.engine()));
        let store = Store::open(&place.url).expect("a new database opens");
        let (_, back) = backup::restore(world, &bytes, &store).expect("it restores");
        assert_eq!(back, 1, "the conversation had come back");
        let read = store.read_blocking(|tx| {
            let row = tx.one(&super::SEALED, &[])?;
            let is_there = |at| Ok::<_, DbError>(row.opt_bytes(at)?.is_some());
            Ok::<_, DbError>([is_there(0)?, is_there(1)?, is_there(2)?])
        });
        assert_eq!(read.expect("one report"), [false; 3]);
        store.close();
    });
}
