//! People counted once: the keys behind numbers, a person's own code, and two persons who become one and two again.

mod code;
pub mod forgotten;
mod keys;
mod known;
mod merging;
mod model;
mod oblivion;

use app::{
    ids::{ConversationId, MergeId, ReportId},
    person::{self, NewPerson, Person, State, Told},
    session::Session,
    team::{RowKey, RowPlace},
};
use db::{Value, values};
use kernel::{DbError, Sealed};

use crate::{browser::Browser, leaving::many, world::World};

db::statements! {
    INSERT_REPORT = "INSERT INTO report (id, org_id, form, form_version, state, staff_id, day, filed_on, person_number, number_as_filed, answers, revision, epoch, key_wrapped)
        VALUES ($1, $2, 'contact', 1, 'submitted', $3, $4, $4, $5, $6, '', 1, $7, $8)";
    NUMBERS = "SELECT id, person_number, number_as_filed FROM report WHERE org_id = $1 ORDER BY id";
    MERGES = "SELECT id, state, grounds FROM person_merge WHERE org_id = $1 ORDER BY suggested_on, id";
    PERSONS = "SELECT COUNT(*) AS n FROM person WHERE org_id = $1";
    NAME = "SELECT code FROM conversation WHERE id = $1";
}

/// So many conversations, each with a new person.
async fn persons(world: &World, session: &Session, count: usize) -> Vec<(ConversationId, Person)> {
    let mut made = Vec::new();
    for conversation in many(world, count).await {
        made.push((conversation, add(world, session, conversation).await));
    }
    made
}

async fn add(world: &World, session: &Session, conversation: ConversationId) -> Person {
    let org = world.org().id;
    let new = NewPerson::generate(session, org, world.app.entropy.as_ref()).expect("they file reports");
    let person = new.person.clone();
    let added = world.app.db.write(move |tx| new.add(tx, org, conversation)).await;
    assert!(added.expect("the store is there"), "nobody was faster");
    person
}

/// The person of a conversation as a session opens them now.
async fn opened(world: &World, session: &Session, conversation: ConversationId) -> Person {
    let org = world.org().id;
    let row = world.app.db.read(move |tx| person::of_conversation(tx, org, conversation)).await;
    let row = row.expect("it can be read").expect("there is a person");
    person::open(session, org, &row).expect("the session has the key")
}

/// Files a report about somebody, as the slice of reports does; gives its identifier and its key as it lies in the row.
async fn file(world: &World, session: &Session, person: &Person, day: i64) -> (ReportId, Sealed<[u8; 32]>) {
    let (org, entropy) = (world.org().id, world.app.entropy.as_ref());
    let id = ReportId::random(entropy);
    let team = session.keys.expose().newest().expect("they hold the key");
    let key = RowKey::generate(RowPlace { org, table: "report", row: id.bytes() }, entropy)
        .wrap_for_team(&team, entropy);
    let (person, wrapped, staff) = (person.clone(), key.clone(), session.staff());
    let filed = world.app.db.write(move |tx| {
        let Some(counted) = person::counted_as(tx, org, &person)? else { return Ok(false) };
        let values = values![
            id.bytes(),
            org.bytes(),
            staff.bytes(),
            day,
            counted,
            person.number,
            team.epoch,
            wrapped.clone()
        ];
        tx.execute(&INSERT_REPORT, &values)?;
        Ok::<_, DbError>(true)
    });
    assert!(filed.await.expect("the store is there"), "the person is as they were opened");
    (id, key)
}

/// Every report: which, under which number it is counted, and under which it was filed.
async fn numbers(world: &World) -> Vec<([u8; 16], [u8; 16], [u8; 16])> {
    let org = world.org().id;
    let rows = world.app.db.read(move |tx| tx.query(&NUMBERS, &values![org.bytes()])).await;
    let number = |row: &db::Row, at| row.bytes(at).expect("bytes").try_into().expect("sixteen");
    rows.expect("it can be read").iter().map(|row| (number(row, 0), number(row, 1), number(row, 2))).collect()
}

async fn count(world: &World, statement: &'static db::Statement, values: impl Into<Vec<Value>>) -> i64 {
    let values = values.into();
    let row = world.app.db.read(move |tx| tx.one(statement, &values)).await;
    row.expect("it can be read").int(0).expect("a number")
}

/// What was said about persons: which, what became of it, on which grounds.
async fn merges(world: &World) -> Vec<(MergeId, State, String)> {
    let org = world.org().id;
    let rows = world.app.db.read(move |tx| tx.query(&MERGES, &values![org.bytes()])).await;
    let rows = rows.expect("it can be read");
    let read = |row: &db::Row| {
        let state = State::from_name(row.text(1).expect("text")).expect("a state");
        (MergeId::from_bytes(row.id(0).expect("an id")), state, row.text(2).expect("text").to_owned())
    };
    rows.iter().map(read).collect()
}

async fn name_of(world: &World, id: ConversationId) -> String {
    let row = world.app.db.read(move |tx| tx.one(&NAME, &values![id.bytes()])).await;
    row.expect("it is there").text(0).expect("text").to_owned()
}

/// The person of one conversation says that they wrote before in another.
async fn says(world: &World, session: &Session, now: ConversationId, earlier: ConversationId) -> Told {
    let name = name_of(world, earlier).await;
    let told = person::told(&world.app, world.org(), session, now, &name).await;
    told.expect("the store is there")
}

/// The token of the forms on a page.
fn token(page: &Browser) -> String {
    page.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned()
}

fn distinct<T: Ord>(values: impl IntoIterator<Item = T>) -> usize {
    values.into_iter().collect::<std::collections::BTreeSet<_>>().len()
}
