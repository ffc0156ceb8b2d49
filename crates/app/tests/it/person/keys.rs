//! A new key of the team reaches every row that has a key of its own.

use app::{
    ids::{FeedbackId, OrgId},
    leaving::{self, Resealed},
    person::{self, NewPerson},
    policy::{self, Role},
    session::Session,
    team::{RowKey, RowPlace, TeamKey},
};
use db::values;
use kernel::Sealed;

use super::{PERSONS, count, file, opened, persons};
use crate::{
    leaving::{all, dana, many, reseal},
    world::{World, both},
};

db::statements! {
    INSERT_FEEDBACK = "INSERT INTO feedback (id, org_id, day, useful, topics, language, epoch, key_sealed, key_wrapped)
        VALUES ($1, $2, 20000, 'yes', '', 'en', $3, $4, $5)";
    FORGET_REPORT = "UPDATE report SET key_wrapped = NULL WHERE id = $1";
    SPOIL_REPORT = "UPDATE report SET key_wrapped = $1 WHERE id = $2";
    PERSON_KEYS = "SELECT id, epoch, key_wrapped FROM person WHERE org_id = $1";
    REPORT_KEYS = "SELECT id, epoch, key_wrapped FROM report WHERE org_id = $1";
    FEEDBACK_KEYS = "SELECT id, epoch, key_wrapped, key_sealed FROM feedback WHERE org_id = $1";
    OLD_SEALS = "SELECT COUNT(*) AS n FROM team_seal WHERE epoch < $1";
}

/// What somebody said about a talk: sealed to the team, wrapped by a member, or with a key that is gone.
async fn feedback(world: &World, session: &Session, how: &str) -> FeedbackId {
    let (org, entropy) = (world.org().id, world.app.entropy.as_ref());
    let id = FeedbackId::random(entropy);
    let team = session.keys.expose().newest().expect("they hold the key");
    let key = RowKey::generate(RowPlace { org, table: "feedback", row: id.bytes() }, entropy);
    let sealed = (how == "sealed").then(|| key.seal_to_team(&team.public(), entropy));
    let wrapped = (how == "wrapped").then(|| key.wrap_for_team(&team, entropy));
    let values = values![id.bytes(), org.bytes(), team.epoch, sealed, wrapped];
    world.app.db.write(move |tx| tx.execute(&INSERT_FEEDBACK, &values)).await.expect("it is written");
    id
}

/// A row with a key: table, row, epoch, both ways in which the key may lie there.
type Keyed = (&'static str, [u8; 16], i64, Option<Sealed<[u8; 32]>>, Option<Sealed<[u8; 32]>>);

async fn keyed(world: &World) -> Vec<Keyed> {
    let mut found = Vec::new();
    for (table, statement) in
        [("person", &PERSON_KEYS), ("report", &REPORT_KEYS), ("feedback", &FEEDBACK_KEYS)]
    {
        for row in all(world, statement, values![world.org().id.bytes()]).await {
            let sealed = if table == "feedback" { row.opt_sealed(3).expect("bytes") } else { None };
            let (id, epoch) = (row.id(0).expect("an id"), row.int(1).expect("a number"));
            found.push((table, id, epoch, row.opt_sealed(2).expect("bytes"), sealed));
        }
    }
    found
}

fn opens(org: OrgId, team: &TeamKey, (table, row, _, wrapped, sealed): &Keyed) -> bool {
    let permit = policy::reseal(Role::Coordinator, *row).expect("a coordinator may");
    let place = RowPlace { org, table, row: *row };
    RowKey::open(&permit, place, team, wrapped.as_ref(), sealed.as_ref()).is_ok()
}

#[test]
fn a_new_key_of_the_team_reaches_persons_reports_and_feedback_and_the_old_one_opens_nothing() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let old = session.keys.expose().newest().expect("she holds the key");
        // More than one batch of persons, and a report of each.
        let made = persons(world, &session, 30).await;
        let before: Vec<_> = made.iter().map(|(_, person)| person.number).collect();
        for (_, person) in &made {
            file(world, &session, person, 20_000).await;
        }
        let (gone, _) = file(world, &session, &made[0].1, 20_000).await;
        let forgotten = values![gone.bytes()];
        world.app.db.write(move |tx| tx.execute(&FORGET_REPORT, &forgotten)).await.expect("written");
        for how in ["sealed", "wrapped", "nothing"] {
            feedback(world, &session, how).await;
        }
        let total = leaving::progress(&world.app, world.org()).await.expect("counted").total;
        leaving::new_key(&world.app, world.org(), &session).await.expect("it is made");
        let progress = leaving::progress(&world.app, world.org()).await.expect("counted");
        assert_eq!((progress.total, progress.left()), (total, total), "what is forgotten needs no key");

        assert_eq!(reseal(world, &session).await, Resealed::All);
        let progress = leaving::progress(&world.app, world.org()).await.expect("counted");
        assert_eq!((progress.done, progress.failed), (total, 0));
        assert_eq!(count(world, &OLD_SEALS, values![2_i64]).await, 0, "nothing needs the old key");
        let (_, session) = {
            world.clock.advance_minutes(1);
            dana(world).await
        };
        let new = session.keys.expose().newest().expect("she holds the new one");
        assert_eq!(new.epoch, 2);
        let rows = keyed(world).await;
        assert_eq!(rows.len(), 30 + 31 + 3);
        let mut without = 0;
        for row in &rows {
            assert!(!opens(world.org().id, &old, row), "the old key opens a row of {}", row.0);
            if row.3.is_none() {
                assert_eq!(row.2, 1, "a row without a key is left as it is: {}", row.0);
                without += 1;
                continue;
            }
            assert!(opens(world.org().id, &new, row) && row.2 == 2 && row.4.is_none(), "{}", row.0);
        }
        assert_eq!(without, 2);
        for ((conversation, _), before) in made.iter().zip(before) {
            assert_eq!(opened(world, &session, *conversation).await.number, before, "the number stays");
        }
    });
}

#[test]
fn a_person_made_under_an_older_key_is_not_added_and_one_made_anew_is() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let (org, conversation) = (world.org().id, many(world, 1).await[0]);
        let entropy = world.app.entropy.as_ref();
        let late = NewPerson::generate(&session, org, entropy).expect("she files reports");
        leaving::new_key(&world.app, world.org(), &session).await.expect("it is made");
        let before = count(world, &PERSONS, values![org.bytes()]).await;
        let added = world.app.db.write(move |tx| late.add(tx, org, conversation)).await;
        assert!(!added.expect("the store is there"), "nothing new lies under an older key");
        assert_eq!(count(world, &PERSONS, values![org.bytes()]).await, before);
        world.clock.advance_minutes(1);
        let (_, session) = dana(world).await;
        let anew = NewPerson::generate(&session, org, entropy).expect("she files reports");
        let number = anew.person.number;
        let added = world.app.db.write(move |tx| anew.add(tx, org, conversation)).await;
        assert!(added.expect("the store is there"));
        assert_eq!(opened(world, &session, conversation).await.number, number);
    });
}

#[test]
fn while_one_report_needs_the_old_key_it_stays() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let made = persons(world, &session, 2).await;
        let (spoiled, _) = file(world, &session, &made[0].1, 20_000).await;
        file(world, &session, &made[1].1, 20_000).await;
        let spoil = values![[1_u8; 60], spoiled.bytes()];
        world.app.db.write(move |tx| tx.execute(&SPOIL_REPORT, &spoil)).await.expect("written");
        leaving::new_key(&world.app, world.org(), &session).await.expect("it is made");
        assert_eq!(reseal(world, &session).await, Resealed::Some);
        let progress = leaving::progress(&world.app, world.org()).await.expect("counted");
        assert_eq!((progress.left(), progress.failed), (1, 1));
        assert!(count(world, &OLD_SEALS, values![2_i64]).await > 0);
    });
}

#[test]
fn a_number_leads_to_nobody_without_the_teams_key() {
    both(async |world| {
        let (_, session) = dana(world).await;
        let made = persons(world, &session, 1).await;
        let (conversation, person) = &made[0];
        file(world, &session, person, 20_000).await;
        // No column but those two of the report holds the number, and nothing in the row of the person leads to it.
        for (name, bytes) in heaps(world) {
            let at = memchr::memmem::find_iter(&bytes, &person.number).count();
            let expected =
                name.starts_with("report.person_number") || name.starts_with("report.number_as_filed");
            assert!(expected || name.contains("nightbus.db") || at == 0, "{name} holds the number");
        }
        for role in [Role::Analyst, Role::Administrator, Role::Publisher, Role::Doctor] {
            world.clock.advance_minutes(1);
            let desk = world.signed_in(world.account(role)).await;
            let theirs = crate::leaving::session_of(world, &desk).await;
            let org = world.org().id;
            let of = *conversation;
            let row = world.app.db.read(move |tx| person::of_conversation(tx, org, of)).await;
            let row = row.expect("read").expect("a person");
            assert!(person::open(&theirs, org, &row).is_err(), "{role:?}");
        }
    });
}

fn heaps(world: &World) -> Vec<crate::leaks::Heap> {
    let mut heaps = Vec::new();
    match world.app.db.engine() {
        db::Engine::Postgres => crate::leaks::tables(world.url(), &mut heaps),
        db::Engine::Sqlite => {
            // One dump for the columns: the file has no names.
            let file = world.folder().join("nightbus.db");
            let open = rusqlite::Connection::open(file).expect("the file is there");
            let mut names = open.prepare("SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'").expect("sql");
            let names: Vec<(String, String)> = names
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
                .expect("rows")
                .map(|row| row.expect("a row"))
                .collect();
            for (table, column) in names {
                let sql = format!("SELECT CAST({column} AS BLOB) FROM {table} WHERE {column} IS NOT NULL");
                let mut rows = open.prepare(&sql).expect("sql");
                let mut bytes = Vec::new();
                for row in rows.query_map([], |row| row.get::<_, Vec<u8>>(0)).expect("rows") {
                    bytes.extend(row.expect("bytes"));
                    bytes.push(b'\n');
                }
                heaps.push((format!("{table}.{column}"), bytes));
            }
        }
    }
    heaps
}
