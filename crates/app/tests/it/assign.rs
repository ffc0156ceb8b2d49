//! Conversations that nobody has find whoever is there.

use std::collections::BTreeMap;

use app::{
    desk::choice::{self, Choice},
    ids::ConversationId,
    work,
};
use db::values;

use crate::{
    leaving::{self, id_of, many},
    work::{find, holder, make_emergency},
    world::{World, both},
};

db::statements! {
    HELD = "SELECT s.work_name, COUNT(*) AS n FROM conversation c JOIN staff s ON s.id = c.taken_by
        WHERE c.state = 'open' GROUP BY s.work_name ORDER BY s.work_name";
    FREE = "SELECT COUNT(*) AS n FROM conversation WHERE taken_by IS NULL AND state IN ('new', 'open')";
    RESOLVE_ALL = "UPDATE conversation SET state = 'resolved', revision = revision + 1 WHERE org_id = $1";
    TAKE_ALL = "UPDATE conversation SET state = 'open', taken_by = $1, revision = revision + 1 WHERE id = $2";
    SPEAK = "UPDATE conversation SET language = $1 WHERE id = $2";
    LANGUAGES = "UPDATE staff SET languages = $1 WHERE id = $2";
}

async fn takes_new(world: &World, login: &str) {
    let (org, staff) = (world.org().id, id_of(world, login).await);
    let wants = Choice { takes_new: true, ..Choice::default() };
    world.app.db.write(move |tx| choice::choose(tx, org, staff, wants)).await.expect("it is kept");
}

async fn speaks(world: &World, login: &str, languages: &'static str) {
    let staff = id_of(world, login).await;
    world
        .app
        .db
        .write(move |tx| tx.execute(&LANGUAGES, &values![languages, staff.bytes()]))
        .await
        .expect("written");
}

async fn in_language(world: &World, id: ConversationId, language: &'static str) {
    world.app.db.write(move |tx| tx.execute(&SPEAK, &values![language, id.bytes()])).await.expect("written");
}

/// Nothing of the demonstration is open any more.
async fn clear(world: &World) {
    let org = world.org().id;
    world.app.db.write(move |tx| tx.execute(&RESOLVE_ALL, &values![org.bytes()])).await.expect("written");
}

async fn held(world: &World) -> BTreeMap<String, i64> {
    let rows = leaving::all(world, &HELD, values![]).await;
    rows.iter().map(|row| (row.text(0).expect("a name").to_owned(), row.int(1).expect("a number"))).collect()
}

async fn assign(world: &World) -> u64 {
    work::assign_waiting(&world.app, world.org()).await.expect("the store is there")
}

#[test]
fn who_wants_it_is_there_and_speaks_the_language_gets_it() {
    both(async |world| {
        clear(world).await;
        let ids = many(world, 3).await;
        in_language(world, ids[1], "ar").await;
        speaks(world, "aida", "en ar").await;
        speaks(world, "marat", "en ru").await;
        let _aida = world.signed_in(world.named("aida")).await;
        let _marat = world.signed_in(world.named("marat")).await;
        assert_eq!(assign(world).await, 0, "nobody has said that they want it");
        takes_new(world, "aida").await;
        takes_new(world, "dana").await;
        make_emergency(world, ids[2]).await;
        assert_eq!(assign(world).await, 3, "Dana is not there");
        for id in &ids {
            assert_eq!(holder(world, *id).await.as_deref(), Some("Aida"));
        }
        takes_new(world, "marat").await;
        let more = many(world, 4).await;
        in_language(world, more[0], "ru").await;
        assert_eq!(assign(world).await, 4);
        assert_eq!(holder(world, more[0]).await.as_deref(), Some("Marat"), "he speaks it");
        assert_eq!(
            held(world).await,
            [("Aida".to_owned(), 3), ("Marat".to_owned(), 4)].into(),
            "whoever has fewer"
        );
        assert_eq!(assign(world).await, 0, "nobody is left");
    });
}

#[test]
fn whoever_has_gone_quiet_locked_the_desk_or_has_enough_gets_nothing_more() {
    both(async |world| {
        clear(world).await;
        let ids = many(world, 15).await;
        makes_oldest(world, &ids).await;
        takes_new(world, "aida").await;
        let mut aida = world.signed_in(world.named("aida")).await;
        assert_eq!(assign(world).await, 12, "not more than twelve");
        assert_eq!(holder(world, ids[14]).await.as_deref(), Some("Aida"), "an emergency is first");
        aida.press("Lock").await;
        takes_new(world, "marat").await;
        let _marat = world.signed_in(world.named("marat")).await;
        world.clock.advance_minutes(16);
        assert_eq!(assign(world).await, 0, "nobody did anything for a quarter of an hour");
        // Twelve were given away once, and one was made an emergency before.
        let mut changes = 0;
        for id in &ids {
            changes += find(world, *id).await.revision;
        }
        assert_eq!(changes, 13);
    });
}

/// The last one is an emergency.
async fn makes_oldest(world: &World, ids: &[ConversationId]) {
    make_emergency(world, ids[14]).await;
}

#[test]
fn forty_open_conversations_of_somebody_who_is_removed_find_others() {
    both(async |world| {
        clear(world).await;
        let ids = many(world, 40).await;
        let marat = id_of(world, "marat").await;
        for id in ids {
            let values = values![marat.bytes(), id.bytes()];
            world.app.db.write(move |tx| tx.execute(&TAKE_ALL, &values)).await.expect("written");
        }
        assert_eq!(held(world).await, [("Marat".to_owned(), 40)].into());
        takes_new(world, "aida").await;
        takes_new(world, "dana").await;
        let _aida = world.signed_in(world.named("aida")).await;
        let (mut dana, _) = leaving::dana(world).await;
        leaving::remove(&mut dana, marat).await;
        let free = async || leaving::all(world, &FREE, values![]).await[0].int(0).expect("a number");
        assert_eq!(free().await, 40, "they are nobody's");
        assert_eq!(assign(world).await, 24);
        let held = held(world).await;
        assert_eq!((held.get("Aida"), held.get("Dana")), (Some(&12), Some(&12)), "{held:?}");
        assert_eq!(free().await, 16, "the rest waits for whoever has room, and every list shows it");
    });
}

#[test]
fn two_processes_assign_each_conversation_once() {
    both(async |world| {
        clear(world).await;
        many(world, 10).await;
        takes_new(world, "aida").await;
        takes_new(world, "marat").await;
        let _aida = world.signed_in(world.named("aida")).await;
        let _marat = world.signed_in(world.named("marat")).await;
        let (other, ..) = world.restarted();
        let (here, there) = tokio::join!(
            work::assign_waiting(&world.app, world.org()),
            work::assign_waiting(&other, world.org())
        );
        assert_eq!(here.expect("done") + there.expect("done"), 10);
        assert_eq!(held(world).await.values().sum::<i64>(), 10);
        other.db.clone().close();
    });
}
