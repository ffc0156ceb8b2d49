//! Backups of the year, and what comes out of them at its end, on the other engine.

use std::sync::Arc;

use app::{App, backup, chat, forget::Forgotten, surfaces, watch};
use axum::http::StatusCode;
use db::Store;
use kernel::OsEntropy;

use super::{
    model::{Backup, Person, Year},
    steps::is_open,
};
use crate::{
    backup::{keys, other},
    browser::Browser,
    rows,
    stories::said,
    world::{NIGHT, Place, World},
};

/// For how many days what was deleted is remembered outside the database. Copies that are older must not exist
/// (docs/operations.md), and are not promised anything here.
const REMEMBERED: i64 = 90;

/// Makes a backup and keeps what is true now.
pub fn back_up(world: &World, year: &mut Year) {
    let (bytes, counted) =
        backup::write(&world.app.db, &keys(1).0, world.now(), &OsEntropy, Vec::new()).expect("it is made");
    year.backups.push(Backup {
        bytes,
        counted,
        at: world.now(),
        people: year.people.clone(),
        talks: year.talks.clone(),
    });
}

/// Restores each and opens it for both sides.
pub async fn every_backup_restores(world: &World, year: &Year) {
    for backup in &year.backups {
        restores(world, year, backup).await;
    }
}

async fn restores(world: &World, year: &Year, backup: &Backup) {
    let place = Place::new(other(world.app.db.engine()));
    let store = Store::open(&place.url).expect("a new database opens");
    let opened = backup::open(backup.bytes.as_slice(), &keys(1).1).expect("the key fits");
    let list = Forgotten::at(world.forgotten());
    let (counted, _) =
        opened.restore(&store, &list, Some(&world.app.instance), world.now()).expect("it restores");
    assert_eq!(counted, backup.counted, "every checksum agrees");
    // Somewhere else, where nothing else was believed before: a witness of its own.
    let elsewhere = tempfile::tempdir().expect("a folder");
    let mut from = world.surroundings(store);
    from.witness = elsewhere.path().join("witness");
    let app = Arc::new(App::new(from).expect("the texts and the organisations can be read"));
    let (public, at_desk) = (surfaces::public::router(&app), surfaces::desk::router(&app));
    let examined = watch::one(&app, world.org()).await.expect("it can be examined");
    assert!(!examined.is_wrong(), "{:?}", examined.findings);
    assert!(rows::records_are_whole(&app).await, "every trail is whole");

    let member = backup.people.iter().find(|one: &&Person| one.reads_all()).expect("somebody reads");
    world.clock.advance_minutes(1);
    let mut desk = Browser::new(at_desk, NIGHT);
    desk.sign_in(&member.account, world.now()).await;
    for (then, now) in backup.talks.iter().zip(&year.talks) {
        let deleted = then.deleted || now.deleted;
        let recent = world.now().to_day().minutes_since(backup.at.to_day()) < REMEMBERED * 24 * 60;
        if !recent && (deleted != then.deleted || then.words[0].is_some() && now.words[0].is_none()) {
            continue;
        }
        let mut expected = then.clone();
        if now.words[0].is_none() {
            expected.words[0] = None;
        }
        let (id, org) = (then.id, world.org().id);
        let there = app.db.read(move |tx| chat::find(tx, org, id)).await.expect("it can be read").is_some();
        assert_eq!(there, !deleted);
        desk.open(&format!("/en/inbox/{}", then.id)).await;
        let shown = (desk.status() == StatusCode::OK).then(|| said(&desk));
        let words = (!deleted).then(|| expected.said("The visitor deleted this message."));
        assert_eq!(shown, words, "{} reads in the backup", member.account.login);
        let words = (!deleted).then(|| expected.said("This message was deleted."));
        if let Some(ticket) = &then.ticket {
            let mut back = Browser::new(public.clone(), NIGHT);
            back.open("/en/return")
                .await
                .fill("Your ticket number", ticket)
                .press("Open my conversation")
                .await;
            let shown = (back.status() == StatusCode::OK).then(|| said(&back));
            assert_eq!(shown, words, "the ticket opens it: {}", back.text());
        }
        if is_open(then, world.now()) && !deleted {
            let mut visitor = then.visitor.clone().through(&public);
            assert_eq!(Some(said(visitor.open("/en/thread").await)), words);
        }
    }
    drop(desk);
    app.db.clone().close();
}
