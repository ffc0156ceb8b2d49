//! Whoever deletes their conversation is nobody's number any more.

use app::{
    forget,
    ids::{ConversationId, MergeId},
    person::{self, Decided, State, Told, Verdict},
    session::Session,
};
use db::{Engine, values};
use kernel::Fault;

use super::{PERSONS, count, distinct, file, merges, numbers, opened, persons, says};
use crate::{
    leaks,
    leaving::{all, dana},
    world::{World, both, on},
};

db::statements! {
    KEY = "SELECT p.key_wrapped FROM person p JOIN conversation c ON c.person_id = p.id WHERE c.id = $1";
    SAME_PERSON = "UPDATE conversation SET person_id = (SELECT person_id FROM conversation WHERE id = $1) WHERE id = $2";
}

async fn key_of(world: &World, id: ConversationId) -> Vec<u8> {
    all(world, &KEY, values![id.bytes()]).await[0].bytes(0).expect("bytes").to_vec()
}

/// Where a piece of an envelope lies: in files, or in the tables of a server.
pub fn lies(world: &World, envelope: &[u8]) -> Vec<String> {
    let mut heaps = Vec::new();
    leaks::files(world.folder(), &mut heaps);
    if world.app.db.engine() == Engine::Postgres {
        leaks::tables(world.url(), &mut heaps);
    }
    let holds =
        |bytes: &[u8]| envelope.chunks_exact(24).any(|piece| memchr::memmem::find(bytes, piece).is_some());
    heaps.into_iter().filter(|(_, bytes)| holds(bytes)).map(|(name, _)| name).collect()
}

pub async fn merged(
    world: &World,
    session: &Session,
    now: ConversationId,
    earlier: ConversationId,
) -> MergeId {
    let before: Vec<_> = merges(world).await.into_iter().map(|(id, ..)| id).collect();
    says(world, session, now, earlier).await;
    let new = merges(world).await.into_iter().find(|(id, ..)| !before.contains(id)).expect("it waits").0;
    decide(world, session, new, Verdict::One).await;
    new
}

pub async fn decide(world: &World, session: &Session, id: MergeId, verdict: Verdict) {
    let decided = person::decide(&world.app, world.org(), session, id, verdict).await;
    assert_eq!(decided.expect("the store is there"), Decided::Done);
}

#[test]
fn a_5_the_key_of_a_person_goes_with_their_last_conversation_and_reports_stay_counted() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let made = persons(world, &session, 2).await;
        let (first, second) = (made[0].0, made[1].0);
        file(world, &session, &made[0].1, 20_000).await;
        let same = values![first.bytes(), second.bytes()];
        world.app.db.write(move |tx| tx.execute(&SAME_PERSON, &same)).await.expect("written");
        let (key, there) = (key_of(world, first).await, numbers(world).await);
        assert!(!lies(world, &key).is_empty(), "the search finds what is there");

        forget::conversation(&world.app, first).await.expect("it is forgotten");
        assert_eq!(key_of(world, second).await, key, "another conversation is with them");
        forget::conversation(&world.app, second).await.expect("it is forgotten");
        assert_eq!(lies(world, &key), Vec::<String>::new());
        assert_eq!(numbers(world).await, there, "what was counted is counted as before");
        // The second person, whom no conversation is with any more, was made for this test alone.
        assert_eq!(count(world, &PERSONS, values![world.org().id.bytes()]).await, 1);
    });
}

#[test]
fn a_5_an_older_copy_of_the_database_does_not_bring_a_person_back() {
    on(Engine::Sqlite, async |world| {
        let (_, session) = dana(world).await;
        let made = persons(world, &session, 1).await;
        let key = key_of(world, made[0].0).await;
        world.app.db.checkpoint().await.expect("nobody reads");
        let backup = tempfile::tempdir().expect("a folder");
        let copy = backup.path().join("nightbus.db");
        std::fs::copy(world.folder().join("nightbus.db"), &copy).expect("a copy");
        forget::conversation(&world.app, made[0].0).await.expect("it is forgotten");

        let restored = db::Store::open(&format!("sqlite:{}", copy.display())).expect("the copy opens");
        let (app, ..) = world.over(restored);
        let mut heaps = Vec::new();
        leaks::files(backup.path(), &mut heaps);
        for (name, bytes) in heaps {
            let lies = key.chunks_exact(24).any(|piece| memchr::memmem::find(&bytes, piece).is_some());
            assert!(!lies, "the key lies in {name}");
        }
        app.db.clone().close();
    });
}

#[test]
fn those_whom_only_somebody_forgotten_held_together_stay_one_until_somebody_decides_otherwise() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let made = persons(world, &session, 3).await;
        for (at, (_, person)) in made.iter().enumerate() {
            file(world, &session, person, 20_000 + at as i64).await;
        }
        let filed = numbers(world).await;
        let [a, b, c] = [made[0].0, made[1].0, made[2].0];
        merged(world, &session, b, a).await;
        merged(world, &session, c, b).await;
        assert_eq!(distinct(numbers(world).await.into_iter().map(|row| row.1)), 1);

        forget::conversation(&world.app, b).await.expect("it is forgotten");
        assert_eq!(distinct(numbers(world).await.into_iter().map(|row| row.1)), 1);
        let left = merges(world).await;
        assert_eq!(left.len(), 1, "one thing holds the two together");
        assert_eq!(left[0].1, State::Merged);
        let new = opened(world, &session, c).await;
        assert_eq!(new.counted, made[0].1.number);
        file(world, &session, &new, 20_009).await;
        assert_eq!(distinct(numbers(world).await.into_iter().map(|row| row.1)), 1);

        // What was filed about the one who is forgotten stays with whoever came first.
        decide(world, &session, left[0].0, Verdict::TakeBack).await;
        let now = numbers(world).await;
        let counted = |filed| now.iter().filter(|row| row.2 == filed).map(|row| row.1).collect::<Vec<_>>();
        let [na, nb, nc] = [0, 1, 2].map(|at: usize| made[at].1.number);
        assert_eq!(counted(na), [na]);
        assert_eq!(counted(nb), [na]);
        assert_eq!(counted(nc), [nc, nc]);
        assert_eq!(now.len(), filed.len() + 1);
    });
}

#[test]
fn nothing_is_decided_about_somebody_who_was_forgotten() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let made = persons(world, &session, 2).await;
        says(world, &session, made[1].0, made[0].0).await;
        let id = merges(world).await[0].0;
        let stale = opened(world, &session, made[0].0).await;
        forget::conversation(&world.app, made[0].0).await.expect("it is forgotten");
        assert!(merges(world).await.is_empty());
        for verdict in [Verdict::One, Verdict::Two, Verdict::TakeBack] {
            let decided = person::decide(&world.app, world.org(), &session, id, verdict).await;
            assert!(matches!(decided, Err(Fault::NotFound)), "{verdict:?}");
        }
        let org = world.org().id;
        let counted = world.app.db.write(move |tx| person::counted_as(tx, org, &stale)).await;
        assert_eq!(counted.expect("the store is there"), None, "no report is filed about them");
        let name = "lantern-seven-04";
        let told = person::told(&world.app, world.org(), &session, made[1].0, name).await;
        assert!(matches!(told, Ok(Told::Nobody)), "{told:?}");
    });
}
