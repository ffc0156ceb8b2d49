//! Backups: what was there at that moment is there again, on either engine, for both sides; what was deleted since is not;
//! and the file tells nothing to whoever has no key.

use std::sync::Arc;

use app::{
    backup::{self, new_key, read_private, read_public},
    forget::Forgotten,
};
use axum::http::{Method, StatusCode};
use db::{Counted, Engine, Store};
use image::ImageFormat;
use kernel::{OsEntropy, SeededEntropy};
use seal::{PrivateKey, PublicKey};

use crate::{
    browser::Browser,
    leaks, pictures, rows,
    stories::{answer, said, visitor_who_wrote, worker_at},
    ticket,
    world::{NIGHT, Place, World, both, on},
};

pub fn keys(seed: u64) -> (PublicKey, PrivateKey) {
    let key = new_key(&SeededEntropy::new(seed));
    (read_public(&key.public).expect("it is whole"), read_private(&key.paper).expect("it is whole"))
}

/// A backup of the world as it is.
pub fn backed_up(world: &World) -> (Vec<u8>, Vec<Counted>) {
    backup::write(&world.app.db, &keys(1).0, world.now(), &OsEntropy, Vec::new()).expect("it is made")
}

pub fn other(engine: Engine) -> Engine {
    if engine == Engine::Sqlite { Engine::Postgres } else { Engine::Sqlite }
}

pub fn restore(world: &World, bytes: &[u8], store: &Store) -> Result<(Vec<Counted>, usize), String> {
    let list = Forgotten::at(world.forgotten());
    backup::open(bytes, &keys(1).1)?.restore(store, &list, Some(&world.app.instance), world.now())
}

/// Every table of a store but the one of migrations, in order.
fn tables(store: &Store) -> Vec<String> {
    let mut tables: Vec<String> =
        store.columns().expect("the columns").into_iter().map(|(table, ..)| table).collect();
    tables.dedup();
    tables.retain(|table| table != "schema_migration");
    tables
}

#[test]
fn a_backup_restored_on_the_other_engine_is_the_same_for_both_sides() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "before the backup").await;
        let digits = ticket::take(&mut visitor).await;
        visitor.open("/en/thread").await;
        let picture = pictures::file(&pictures::corners(40, 30), ImageFormat::Png);
        pictures::send(&mut visitor, "with a picture", &[("a.png", &picture)]).await;
        let mut desk = worker_at(world, "aida", &visitor).await;
        answer(&mut desk, "an answer").await;
        let id = rows::own(world, &visitor).await.expect("a conversation");
        let (bytes, counted) = backed_up(world);

        let place = Place::new(other(world.app.db.engine()));
        let store = Store::open(&place.url).expect("a new database opens");
        let (restored, back) = restore(world, &bytes, &store).expect("it restores");
        assert_eq!((&restored, back), (&counted, 0), "every checksum agrees and nothing was deleted since");
        let mut covered: Vec<_> = restored.iter().map(|table| table.table.clone()).collect();
        covered.sort();
        assert_eq!(covered, tables(&world.app.db), "every table is in it");
        for full in ["message", "image_chunk", "return_ticket", "complaint_seal", "audit", "session_opening"]
        {
            assert!(restored.iter().any(|table| table.table == full && table.rows > 0), "{full}");
        }

        let (app, public, at_desk) = world.over(store);
        world.clock.advance_minutes(2); // A one-time code is good once, also after a restore.
        let mut worker = Browser::new(at_desk, NIGHT);
        worker.sign_in(world.named("marat"), world.now()).await;
        worker.open(&format!("/en/inbox/{id}")).await;
        let words = ["before the backup", "with a picture", "an answer"];
        assert_eq!(said(&worker), words);
        answer(&mut worker, "and one from after").await;

        let mut same = visitor.through(&public);
        assert_eq!(said(same.open("/en/thread").await), [&words[..], &["and one from after"]].concat());
        let mut elsewhere = Browser::new(public, NIGHT);
        elsewhere.open("/en/return").await.fill("Your ticket number", &digits);
        elsewhere.press("Open my conversation").await;
        assert_eq!(said(&elsewhere).len(), 4, "the ticket opens the same conversation");
        let image = elsewhere.all("main img")[0].attr("src").expect("an address").to_owned();
        let image = elsewhere.ask(Method::GET, &image, None).await;
        assert!(image.status == StatusCode::OK && image.body.starts_with(&[0xFF, 0xD8]), "the picture too");
        assert!(rows::records_are_whole(&app).await, "every chain of records is whole");
        app.db.clone().close();
    });
}

#[test]
fn a_5_what_was_deleted_after_the_backup_is_gone_again_after_the_restore() {
    both(async |world| {
        let mut visitor = visitor_who_wrote(world, "please forget me").await;
        let mut one = visitor_who_wrote(world, "one message of this").await;
        let id = rows::own(world, &visitor).await.expect("a conversation");
        let (bytes, counted) = backed_up(world);
        let cookie = visitor.clone();
        visitor.open("/en/thread/delete").await.press("Delete the conversation").await;
        one.open("/en/thread/delete/1").await.press("Delete the message").await;

        let place = Place::new(other(world.app.db.engine()));
        let store = Store::open(&place.url).expect("a new database opens");
        let (restored, back) = restore(world, &bytes, &store).expect("it restores");
        assert_eq!((&restored, back), (&counted, 2));
        let (app, public, at_desk) = world.over(store);
        let gone = cookie.through(&public).ask(Method::GET, "/en/thread", None).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        let mut desk = Browser::new(at_desk, NIGHT);
        desk.sign_in(world.named("aida"), world.now()).await;
        desk.open(&format!("/en/inbox/{id}")).await;
        assert_eq!(desk.status(), StatusCode::NOT_FOUND);
        let mut one = one.through(&public);
        assert_eq!(said(one.open("/en/thread").await), ["This message was deleted."]);
        app.db.clone().close();
    });
}

#[test]
fn a_backup_tells_nothing_to_whoever_has_no_key() {
    const WORDS: &str = "canary-words-Zyq81";
    both(async |world| {
        let visitor = visitor_who_wrote(world, WORDS).await;
        let id = rows::own(world, &visitor).await.expect("a conversation");
        let (bytes, _) = backed_up(world);
        let heap = [("the backup".to_owned(), bytes)];
        // What lies in clear in the database does not in a backup: names, identifiers, the schema itself.
        // Only words so long that chance does not write them: four letters stand in every thousandth file of noise.
        for word in [WORDS, "night-window", "conversation", "team_seal", &id.to_string()] {
            assert_eq!(leaks::searched_for(&heap, word), [], "{word}");
        }
        let raw = memchr::memmem::find(&heap[0].1, &id.bytes());
        assert!(raw.is_none(), "the identifier as bytes");
        let cookie = &visitor.cookies[app::surfaces::public::COOKIE];
        assert_eq!(leaks::searched_for(&heap, cookie), []);
    });
}

#[test]
fn a_wrong_key_a_changed_file_and_one_that_was_cut_off_are_told_and_leave_the_store_empty() {
    on(Engine::Sqlite, async |world| {
        let (bytes, _) = backed_up(world);
        let place = Place::new(Engine::Sqlite);
        let store = Store::open(&place.url).expect("a new database opens");
        let said = backup::open(&bytes[..], &keys(2).1).expect_err("another key");
        assert!(said.contains("the key does not open this file"), "{said}");
        let said = backup::open(&b"SQLite format 3\0"[..], &keys(1).1).expect_err("another file");
        assert!(said.contains("no sealed file"), "{said}");

        backup::open(&bytes[..], &keys(1).1).expect("the key fits").check().expect("it is whole");
        let step = bytes.len() / 11;
        for at in (2_000..bytes.len()).step_by(step).chain([bytes.len() - 1]) {
            let mut changed = bytes.clone();
            changed[at] ^= 0x10;
            for broken in [&changed[..], &bytes[..at]] {
                let checked = backup::open(broken, &keys(1).1).and_then(backup::Opened::check);
                let said = restore(world, broken, &store).expect_err("it is refused");
                assert!(said.contains("was changed or cut off"), "{at}: {said}");
                assert!(checked.is_err());
            }
        }
        let empty = store.snapshot(|snapshot| snapshot.dump(&mut std::io::sink())).expect("it can be read");
        assert!(empty.iter().all(|table: &Counted| table.rows == 0), "nothing half done is left");
        restore(world, &bytes, &store).expect("the right file still goes in");
        let said = restore(world, &bytes, &store).expect_err("it is full now");
        assert!(said.contains("the store is not empty"), "{said}");
        store.close();
    });
}

#[test]
fn a_backup_from_before_an_upgrade_goes_into_the_present_program() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let old = Place::new(engine);
        let store = Store::open(&old.url).expect("a new database opens");
        store.migrate(&app::MIGRATIONS[..2]).expect("the schema of then");
        let now = kernel::Moment::from_millis(1);
        let (bytes, _) = backup::write(&store, &keys(1).0, now, &OsEntropy, Vec::new()).expect("it is made");
        let new = Place::new(other(engine));
        let fresh = Store::open(&new.url).expect("a new database opens");
        let opened = backup::open(&bytes[..], &keys(1).1).expect("the key fits");
        assert_eq!((opened.manifest.schema, opened.manifest.made_at()), (2, now));
        let outside = tempfile::tempdir().expect("a folder");
        let list = Forgotten::at(outside.path().join("list"));
        opened.restore(&fresh, &list, None, now).expect("it restores");
        assert_eq!(fresh.versions().expect("they are known").len(), app::MIGRATIONS.len());
        store.close();
        fresh.close();
    }
}

#[test]
fn the_manifest_names_the_organisation_and_the_last_link_of_every_chain() {
    both(async |world| {
        let visitor = visitor_who_wrote(world, "hello").await;
        worker_at(world, "aida", &visitor).await;
        let (bytes, _) = backed_up(world);
        let manifest = backup::open(&bytes[..], &keys(1).1).expect("the key fits").manifest;
        assert_eq!(manifest.organisation[0].slug, world.listed[0].slug);
        assert_eq!(manifest.organisation[0].founding, world.listed[0].founding);
        assert_eq!(manifest.made_at(), world.now());
        let org = Arc::clone(world.org());
        let trust = Arc::clone(&world.app.trust);
        let heads = world.app.db.read(move |tx| {
            let roll = trust.believed(tx, &org)?.expect("the chain holds");
            Ok::<_, kernel::DbError>((org.id, roll.head(), app::audit::heads(tx, org.id)?))
        });
        let (org, (number, hash), trails) = heads.await.expect("they can be read");
        assert!(!trails.is_empty());
        let trails =
            trails.iter().map(|head| (format!("audit {}", head.staff), head.number, hex(&head.hash)));
        let named: Vec<_> =
            std::iter::once((format!("team {org}"), number, hex(&hash))).chain(trails).collect();
        let held: Vec<_> =
            manifest.head.iter().map(|head| (head.name.clone(), head.number, head.hash.clone())).collect();
        assert_eq!(held, named);
    });
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_backup_while_twenty_visitors_write_is_one_moment_with_no_message_missing_in_between() {
    const VISITORS: usize = 20;
    const MESSAGES: usize = 4;
    both(async |world| {
        let mut visitors = Vec::new();
        for number in 0..VISITORS {
            visitors.push(visitor_who_wrote(world, &format!("I am number {number}")).await);
        }
        let before = rows::count(&world.app).await;
        let write = async |mut visitor: Browser| {
            for number in 0..MESSAGES {
                let label = visitor.text_of("label[for=message]");
                visitor.fill(&label, &format!("message {number}")).press("Send message").await;
                assert!(visitor.shows(&format!("message {number}")));
            }
        };
        let store = world.app.db.clone();
        let now = world.now();
        let backups = tokio::task::spawn_blocking(move || {
            let make =
                || backup::write(&store, &keys(1).0, now, &OsEntropy, Vec::new()).expect("it is made").0;
            (0..3).map(|_| make()).collect::<Vec<_>>()
        });
        let writing = visitors.into_iter().map(write);
        let (_, backups) = tokio::join!(futures_util::future::join_all(writing), backups);
        let after = rows::count(&world.app).await;
        assert_eq!(after.messages, before.messages + (VISITORS * MESSAGES) as i64);

        for bytes in backups.expect("they were made") {
            let place = Place::new(Engine::Sqlite);
            let store = Store::open(&place.url).expect("a new database opens");
            restore(world, &bytes, &store).expect("every rule of the schema holds");
            let (app, ..) = world.over(store);
            let held = rows::count(&app).await;
            assert!(held.conversations == after.conversations && held.messages >= before.messages);
            rows::assert_no_gaps(&app).await;
            assert!(rows::records_are_whole(&app).await);
            app.db.clone().close();
        }
    });
}

#[test]
fn the_first_backup_there_was_opens_for_ever() {
    let vectors = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let paper = std::fs::read_to_string(vectors.join("first.paper")).expect("it is there");
    let key = read_private(&paper).expect("the paper is whole");
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let file = std::fs::File::open(vectors.join("first.backup")).expect("it is there");
        let opened = backup::open(file, &key).expect("the key fits");
        let now = opened.manifest.made_at();
        let place = Place::new(engine);
        let store = Store::open(&place.url).expect("a new database opens");
        let outside = tempfile::tempdir().expect("a folder");
        let list = Forgotten::at(outside.path().join("list"));
        let (restored, _) = opened.restore(&store, &list, None, now).expect("it restores");
        let rows = |name| restored.iter().find(|table| table.table == name).expect("it is in it").rows;
        assert_eq!((rows("organisation"), rows("conversation"), rows("message")), (1, 1, 3), "{engine:?}");
        assert_eq!(store.versions().expect("they are known").len(), app::MIGRATIONS.len());
        store.close();
    }
}
