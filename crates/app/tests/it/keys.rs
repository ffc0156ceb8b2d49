//! What somebody can do who can write to the database and nothing else: nothing, and not quietly. Keys and members are
//! believed only where the chain of signatures leads to the founding key, whose fingerprint stands in the configuration.

use std::sync::Arc;

use app::{
    audit,
    demo::Account,
    ids::StaffId,
    policy::{self, Role},
    team::{
        self, NewMember, Newcomer, Roll, StaffKeys,
        chain::{self, Change, Entry, Signed, Signer},
    },
    watch,
};
use axum::http::StatusCode;
use db::{Statement, Value, values};
use kernel::{Place, Plain, Sealed};
use seal::{SigningKey, password};

use crate::{
    browser::Browser,
    rows,
    world::{LEFT, NIGHT, World, both, both_with_two_organisations},
};

db::statements! {
    SEALING_KEY = "UPDATE staff SET sealing_key = $1 WHERE login = $2";
    SIGNING_KEY = "UPDATE staff SET signing_key = $1 WHERE login = $2";
    CHANGE_ROLE = "UPDATE staff SET role = $1 WHERE login = $2";
    RENAME = "UPDATE staff SET work_name = $1 WHERE login = $2";
    NEXT_EPOCH = "INSERT INTO team_epoch (org_id, epoch) VALUES ($1, 2)";
    NO_NEXT_EPOCH = "DELETE FROM team_epoch WHERE org_id = $1 AND epoch = 2";
    COPY_SEAL = "INSERT INTO team_seal (org_id, epoch, staff_id, seed) SELECT t.org_id, t.epoch, s.id, t.seed
        FROM team_seal t JOIN staff s ON s.org_id = t.org_id JOIN staff o ON o.id = t.staff_id WHERE s.login = $1 AND o.login = 'aida'";
    TAKE_SEAL = "DELETE FROM team_seal WHERE staff_id IN (SELECT s.id FROM staff s WHERE s.login = $1)";
    KEYS_OF_STAFF = "SELECT sealing_key, signing_key FROM staff WHERE login = $1";
    INSERT_ENTRY = "INSERT INTO team_entry (org_id, number, statement, signature, hash) VALUES ($1, $2, $3, $4, $5)";
    DELETE_ENTRIES = "DELETE FROM team_entry WHERE org_id = $1";
    MOVE_MEMBER = "UPDATE staff SET org_id = $1 WHERE login = $2";
    MEMBER = "SELECT s.id, l.salt, l.memory_kib, l.passes, l.lanes, l.secret
        FROM staff s JOIN staff_slot l ON l.staff_id = s.id WHERE s.login = $1 AND l.kind = 'password'";
    TRAIL = "SELECT a.action, a.object FROM audit a JOIN staff s ON s.id = a.staff_id WHERE s.login = $1 ORDER BY a.number";
    CHANGE_TRAIL_ACTION = "UPDATE audit SET action = 'sign_in' WHERE number = 2";
    CHANGE_TRAIL_OBJECT = "UPDATE audit SET object = previous WHERE number = 2";
    CHANGE_TRAIL_TIME = "UPDATE audit SET at = at + 60000 WHERE number = 2";
    CUT_TRAIL_MIDDLE = "DELETE FROM audit WHERE number = 2";
    CUT_TRAIL_START = "DELETE FROM audit WHERE number = 1";
}

/// What somebody with the database, and nothing else, does to it.
pub async fn tamper(world: &World, statement: &'static Statement, values: impl Into<Vec<Value>>) -> u64 {
    let values = values.into();
    let done = world.app.db.write(move |tx| tx.execute(statement, &values)).await;
    done.expect("the database lets whoever has it do this")
}

/// Types login and password.
async fn enter(desk: &mut Browser, login: &str, password: &str) {
    desk.open("/en/sign-in").await.fill("Login", login).fill("Password", password).press("Next").await;
}

const NOT_SIGNED: &str = "Your key is not signed by a coordinator of this organisation";
const CLOSED: &str = "We cannot take messages safely right now";
const ALARM: &str = "are not what was signed";

/// A first message is refused in words, given back, and leaves nothing behind; also by a process started afterwards.
async fn writes_in_vain(world: &World) {
    let before = rows::count(&world.app).await;
    let mut visitors = vec![world.visitor()];
    let (fresh, public, _) = world.restarted();
    visitors.push(Browser::new(public, NIGHT));
    for visitor in &mut visitors {
        visitor.open("/en/write").await.fill("Your first message", "is it safe").press("Send message").await;
        assert_eq!(visitor.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(visitor.shows(CLOSED), "{}", visitor.text());
        assert_eq!(visitor.value("Your first message"), "is it safe");
        assert!(visitor.cookies.is_empty());
    }
    fresh.db.clone().close();
    assert_eq!(rows::count(&world.app).await, before, "nothing was stored");
}

/// Nobody can sign in, and the page where one would says why; also in a process started afterwards.
async fn nobody_signs_in(world: &World, why: &str) {
    let (fresh, _, desk) = world.restarted();
    for mut desk in [world.desk(), Browser::new(desk, NIGHT)] {
        desk.open("/en/sign-in").await;
        assert!(desk.shows(ALARM) && desk.shows(why), "{why}: {}", desk.text());
        let coordinator = world.account(Role::Coordinator);
        enter(&mut desk, &coordinator.login, &coordinator.password).await;
        assert!(desk.cookies.is_empty(), "{why}: no session was opened");
    }
    fresh.db.clone().close();
}

/// The log has a sentence of ours.
fn told(world: &World, sentence: &str) {
    let logs = world.logs();
    assert!(logs.lines().any(|line| line.contains("ERROR") && line.contains(sentence)), "{sentence}");
}

async fn entries(world: &World) -> Vec<Signed> {
    let org = world.org().id;
    world.app.db.read(move |tx| team::entries(tx, org)).await.expect("the chain can be read")
}

async fn roll(world: &World) -> Roll {
    let chain = entries(world).await;
    chain::walk(world.org().id, &world.org().founding_key, &chain).expect("it is accepted")
}

/// Puts a whole chain in the place of what is there, hashes and all.
async fn put(world: &World, chain: Vec<Signed>) {
    let org = world.org().id;
    let chain = Arc::new(chain);
    let done = world.app.db.write(move |tx| {
        tx.execute(&DELETE_ENTRIES, &values![org.bytes()])?;
        for (signed, place) in chain.iter().zip(1_i64..) {
            let (statement, signature) = (signed.statement.as_bytes(), signed.signature.as_slice());
            tx.execute(&INSERT_ENTRY, &values![org.bytes(), place, statement, signature, signed.hash()])?;
        }
        Ok::<_, kernel::DbError>(())
    });
    done.await.expect("the database lets whoever has it do this");
}

/// A member's secret as only they can have it: opened by their own password.
async fn member(world: &World, account: &Account) -> (StaffId, StaffKeys) {
    let login = account.login.clone();
    let row = world.app.db.read(move |tx| tx.one(&MEMBER, &values![login.as_str()])).await.expect("a row");
    let number = |at| u32::try_from(row.int(at).expect("a number")).expect("a cost");
    let cost = password::Cost { memory_kib: number(2), passes: number(3), lanes: number(4) };
    let (id, salt) = (StaffId::from_bytes(row.id(0).expect("an id")), row.id(1).expect("a salt"));
    let typed = Plain::new(account.password.clone());
    let key = password::slot_key(&typed, &salt, &world.app.instance, cost).expect("Argon2 runs");
    let secret: Sealed<[u8; 32]> = row.sealed(5).expect("an envelope");
    let place = Place { org: world.org().id.bytes(), table: "staff_slot", column: "secret", row: id.bytes() };
    let secret = key.open(&policy::own_keys(id), &place, &secret);
    (id, StaffKeys::from_secret(secret.expect("the password opens the slot")))
}

/// The keys of a member, opened by their own password.
pub async fn keys_of(world: &World, account: &Account) -> StaffKeys {
    member(world, account).await.1
}

const PASSWORD: &str = "six words that the stranger chose themselves";

/// Somebody with keys and a password of their own, who knows even the instance key, writes themselves into the tables.
async fn add_stranger(world: &World, role: Role) -> Newcomer {
    let new = NewMember {
        login: "vera".into(),
        work_name: "Vera".into(),
        role,
        languages: "en".into(),
        password: Plain::new(PASSWORD.into()),
        totp: team::new_totp(world.app.entropy.as_ref()),
        phrase: None,
    };
    let (org, cost) = (world.org().id, password::Cost::TEST);
    let made =
        Newcomer::prepare(org, &new, &world.app.instance, cost, world.now(), world.app.entropy.as_ref());
    let newcomer = made.expect("Argon2 runs");
    let write = newcomer.clone();
    world.app.db.write(move |tx| write.write(tx, org)).await.expect("the tables take it");
    newcomer
}

/// The next entry, said to be by `signer` and signed by `key`.
fn next(world: &World, roll: &Roll, change: Change, signer: Signer, key: &SigningKey) -> Signed {
    let (number, previous) = roll.head();
    let at = world.now().to_minute();
    Entry { number: number + 1, previous, at, change, signer }.sign(world.org().id, key)
}

#[test]
fn a_member_whom_nobody_could_admit_is_refused_and_shouted_about() {
    both_with_two_organisations(async |world| {
        let whole = entries(world).await;
        let newcomer = add_stranger(world, Role::Coordinator).await;
        let (dana, danas) = member(world, world.account(Role::Coordinator)).await;
        let (aida, aidas) = member(world, world.named("aida")).await;
        let admit = || Change::Admit(newcomer.card.clone());
        let by = |roll: &Roll, signer, key: &StaffKeys| next(world, roll, admit(), signer, &key.signing());
        let now = roll(world).await;

        // A coordinator who was one, and left: they signed well once.
        let gone = StaffKeys::from_secret(Plain::new([5; 32]));
        let card = chain::Card {
            id: StaffId::from_bytes([5; 16]),
            work_name: "Gone".into(),
            role: Role::Coordinator,
            sealing_key: gone.sealing().public().to_bytes(),
            signing_key: gone.signing().verifying().to_bytes().to_vec(),
        };
        let came_and_left = [Change::Admit(card.clone()), Change::Leave(card.id)];
        let org = world.org().id;
        let (after, history) = now
            .extend(org, Signer::Member(dana), &danas.signing(), came_and_left, world.now())
            .expect("a coordinator may do this");

        let mut unsigned = by(&now, Signer::Member(dana), &danas);
        unsigned.signature.clear();
        let left = world.app.organisations[1].id;
        let elsewhere = world.app.db.read(move |tx| team::entries(tx, left)).await.expect("it reads");
        let forgeries: [(&str, &[Signed], Signed); 8] = [
            ("without a signature", &[], unsigned),
            ("signed by themselves", &[], by(&now, Signer::Member(newcomer.card.id), &newcomer.keys)),
            ("signed by an outreach worker", &[], by(&now, Signer::Member(aida), &aidas)),
            ("signed in a coordinator's name", &[], by(&now, Signer::Member(dana), &newcomer.keys)),
            ("signed as if by the founding key", &[], by(&now, Signer::Founding, &newcomer.keys)),
            ("signed by a coordinator who left", &history, by(&after, Signer::Member(card.id), &gone)),
            ("copied from another organisation", &[], elsewhere[2].clone()),
            ("an old entry once more", &[], whole[2].clone()),
        ];
        for (how, before, forged) in forgeries {
            eprintln!("{how}");
            let mut chain = [whole.as_slice(), before].concat();
            chain.push(forged);
            let number = chain.len();
            put(world, chain).await;
            writes_in_vain(world).await;
            nobody_signs_in(world, &format!("Entry {number} of the team’s chain is not accepted")).await;
            told(world, &format!("entry {number} of the team's chain is not accepted"));
            put(world, whole.clone()).await;
        }
        // Nothing else was in the way: with the coordinator's word they are let in.
        let entry = by(&now, Signer::Member(dana), &danas);
        put(world, [whole, vec![entry]].concat()).await;
        let mut desk = world.desk();
        enter(&mut desk, "vera", PASSWORD).await;
        assert_eq!(desk.h1(), "Enter the code", "{}", desk.text());
        assert!(!desk.shows(ALARM));
    });
}

#[test]
fn a_member_added_to_the_tables_alone_opens_nothing() {
    both(async |world| {
        add_stranger(world, Role::OutreachWorker).await;
        let mut desk = world.desk();
        enter(&mut desk, "vera", PASSWORD).await;
        desk.open("/en/inbox").await;
        assert_ne!(desk.h1(), "Inbox", "{}", desk.text());
        assert!(desk.all(".list").is_empty());
        // And with somebody's seal besides, it is told: that is not somebody who waits.
        let mut coordinator = world.signed_in(world.account(Role::Coordinator)).await;
        coordinator.open("/en/complaints").await;
        assert!(!coordinator.shows(ALARM), "somebody waits: {}", coordinator.text());
        assert_eq!(tamper(world, &COPY_SEAL, values!["vera"]).await, 1);
        coordinator.open("/en/complaints").await;
        assert!(coordinator.shows(ALARM) && coordinator.shows("Vera was admitted by nobody"));
        desk.open("/en/inbox").await;
        assert!(desk.all(".list").is_empty());
    });
}

#[test]
fn a_chain_in_which_anything_was_changed_closes_everything_and_says_where() {
    both(async |world| {
        let whole = entries(world).await;
        let changed = |at: usize, change: fn(&mut Signed)| {
            let mut chain = whole.clone();
            change(&mut chain[at]);
            chain
        };
        let byte = |signed: &mut Signed| {
            let mut bytes = signed.statement.as_bytes().to_vec();
            let last = bytes.len() - 1;
            bytes[last] ^= 1;
            signed.statement = seal::Statement::from_bytes(bytes);
        };
        let without = |at: usize| [&whole[..at], &whole[at + 1..]].concat();
        let mut swapped = whole.clone();
        swapped.swap(3, 4);
        let cases = [
            ("a signature is gone", changed(4, |signed| signed.signature.clear()), 5),
            ("the team's key is another", changed(1, byte), 2),
            ("a member's key is another", changed(3, byte), 4),
            ("one is missing in the middle", without(4), 5),
            ("the first is missing", without(0), 1),
            ("two are swapped", swapped, 4),
            ("one is there twice", [&whole[..5], &whole[4..]].concat(), 6),
        ];
        let mut coordinator = world.signed_in(world.account(Role::Coordinator)).await;
        for (how, chain, number) in cases {
            eprintln!("{how}");
            let chain_length = chain.len();
            put(world, chain).await;
            watch::all(&world.app).await.expect("the watch looks");
            told(world, &format!("entry {number} of the team's chain is not accepted"));
            let (fresh, public, desk) = world.restarted();
            let mut visitor = Browser::new(public, NIGHT);
            visitor.open("/en/write").await.fill("Your first message", "safe?").press("Send message").await;
            assert!(visitor.shows(CLOSED), "{how}: {}", visitor.text());
            let shorter = chain_length < whole.len();
            let words = match shorter {
                true => "The team’s chain was cut or rewritten".to_owned(),
                false => format!("Entry {number} of the team’s chain is not accepted"),
            };
            let mut desk = Browser::new(desk, NIGHT);
            desk.open("/en/sign-in").await;
            assert!(desk.shows(&words), "{how}: {}", desk.text());
            fresh.db.clone().close();
            // In the running process a coordinator who is there reads it on every page.
            coordinator.open("/en/complaints").await;
            assert!(coordinator.shows(&words), "{how}: {}", coordinator.text());
            put(world, whole.clone()).await;
            watch::all(&world.app).await.expect("the watch looks");
        }
        coordinator.open("/en/complaints").await;
        assert!(!coordinator.shows(ALARM), "{}", coordinator.text());
    });
}

#[test]
fn a_chain_that_lost_its_end_is_not_believed_and_a_process_started_later_knows_it_too() {
    both(async |world| {
        let whole = entries(world).await;
        watch::all(&world.app).await.expect("the watch looks and remembers");
        put(world, whole[..whole.len() - 1].to_vec()).await;
        let cut = "The team’s chain was cut or rewritten";
        nobody_signs_in(world, cut).await;
        writes_in_vain(world).await;
        told(world, "the team's chain was cut or rewritten");
        // The witness keeps what was there, however often one looks.
        watch::all(&world.app).await.expect("the watch looks");
        nobody_signs_in(world, cut).await;

        // Losing the witness loses the comparison, and nothing else.
        std::fs::remove_file(world.witness()).expect("it is there");
        let (fresh, public, desk) = world.restarted();
        let mut visitor = Browser::new(public, NIGHT);
        visitor.open("/en/write").await.fill("Your first message", "safe?").press("Send message").await;
        assert!(visitor.url().starts_with("/en/thread"), "{}", visitor.text());
        let mut desk = Browser::new(desk, NIGHT);
        desk.open("/en/sign-in").await;
        assert!(!desk.shows(ALARM));
        fresh.db.clone().close();

        put(world, whole).await;
        let mut desk = world.desk();
        desk.open("/en/sign-in").await;
        assert!(!desk.shows(ALARM), "{}", desk.text());
    });
}

#[test]
fn a_row_that_is_not_what_was_signed_keeps_its_member_out_and_is_shouted_about() {
    both(async |world| {
        let login = "marat";
        let row = world.app.db.read(|tx| tx.one(&KEYS_OF_STAFF, &values!["marat"])).await.expect("a row");
        let true_keys = [row.bytes(0).expect("a key").to_vec(), row.bytes(1).expect("a key").to_vec()];
        let other = StaffKeys::from_secret(Plain::new([9; 32]));
        let theirs = [other.sealing().public().to_bytes(), other.signing().verifying().to_bytes().to_vec()];
        let account = world.named(login);
        let cases: [(&str, &'static Statement, Value, Value); 4] = [
            ("a key to seal to", &SEALING_KEY, theirs[0].clone().into(), true_keys[0].clone().into()),
            ("a key to sign with", &SIGNING_KEY, theirs[1].clone().into(), true_keys[1].clone().into()),
            ("a role", &CHANGE_ROLE, "coordinator".into(), account.role.name().into()),
            ("a work name", &RENAME, "Somebody".into(), account.name.as_str().into()),
        ];
        let mut coordinator = world.signed_in(world.account(Role::Coordinator)).await;
        for (what, statement, wrong, right) in cases {
            eprintln!("{what}");
            world.clock.advance_minutes(1); // A code counts once.
            coordinator.open("/en/complaints").await;
            assert!(!coordinator.shows(ALARM), "{}", coordinator.text());
            let mut desk = world.signed_in(account).await;
            assert_eq!(tamper(world, statement, [wrong, login.into()]).await, 1);
            desk.open("/en/inbox").await;
            assert_eq!(desk.url(), "/en/sign-in", "{what}: the session is over");
            let mut again = world.desk();
            enter(&mut again, login, &account.password).await;
            assert!(again.shows(NOT_SIGNED), "{what}: {}", again.text());
            assert!(again.cookies.is_empty());
            coordinator.open("/en/complaints").await;
            let words = format!("The row of {} is not what was signed", account.name);
            assert!(coordinator.shows(ALARM) && coordinator.shows(&words), "{what}: {}", coordinator.text());
            told(world, "a member's row is not what the team's chain says");
            assert_eq!(tamper(world, statement, [right, login.into()]).await, 1);
        }
    });
}

#[test]
fn keys_of_the_team_in_the_wrong_hands_are_shouted_about() {
    both(async |world| {
        let org = world.org().id.bytes();
        let mut coordinator = world.signed_in(world.account(Role::Coordinator)).await;
        let cases: [(&'static Statement, &'static Statement, Value, &str); 2] = [
            (&NEXT_EPOCH, &NO_NEXT_EPOCH, org.into(), "The list of the team’s keys is not the signed one"),
            (
                &COPY_SEAL,
                &TAKE_SEAL,
                world.account(Role::Analyst).login.as_str().into(),
                "their role does not hold",
            ),
        ];
        for (wrong, right, value, words) in cases {
            assert_eq!(tamper(world, wrong, [value.clone()]).await, 1);
            coordinator.open("/en/complaints").await;
            assert!(coordinator.shows(ALARM) && coordinator.shows(words), "{words}: {}", coordinator.text());
            assert_eq!(tamper(world, right, [value]).await, 1);
            coordinator.open("/en/complaints").await;
            assert!(!coordinator.shows(ALARM), "{}", coordinator.text());
        }
        // Somebody who leaves by the chain, while their rows stay or come back.
        let (dana, danas) = member(world, world.account(Role::Coordinator)).await;
        let (aida, _) = member(world, world.named("aida")).await;
        let leave = [Change::Leave(aida)];
        let left = roll(world).await.extend(
            world.org().id,
            Signer::Member(dana),
            &danas.signing(),
            leave,
            world.now(),
        );
        let (_, more) = left.expect("a coordinator may do this");
        let mut desk = world.signed_in(world.named("aida")).await;
        put(world, [entries(world).await, more].concat()).await;
        desk.open("/en/inbox").await;
        assert_eq!(desk.url(), "/en/sign-in", "the session of a leaver is over");
        let mut again = world.desk();
        enter(&mut again, "aida", &world.named("aida").password).await;
        assert!(again.cookies.is_empty(), "with the old rows nobody comes back");
        coordinator.open("/en/complaints").await;
        assert!(coordinator.shows("has left, and the database still holds a key for them"));
    });
}

#[test]
fn a_member_moved_over_from_another_organisation_is_refused() {
    both_with_two_organisations(async |world| {
        let guest = &world.left[0];
        tamper(world, &MOVE_MEMBER, values![world.org().id.bytes(), guest.login.as_str()]).await;
        let mut desk = world.desk();
        enter(&mut desk, &guest.login, &guest.password).await;
        assert_ne!(desk.h1(), "Enter the code");
        assert!(desk.cookies.is_empty());
    });
}

async fn trail(world: &World, login: &str) -> Vec<(String, [u8; 16])> {
    let login = login.to_owned();
    let rows = world.app.db.read(move |tx| tx.query(&TRAIL, &values![login.as_str()])).await;
    let rows = rows.expect("the trail can be read");
    rows.iter().map(|row| (row.text(0).expect("text").to_owned(), row.id(1).expect("an id"))).collect()
}

async fn is_whole(world: &World, id: [u8; 16]) -> bool {
    let org = world.org().id;
    let verified = world.app.db.read(move |tx| audit::verify(tx, org, StaffId::from_bytes(id))).await;
    verified.expect("the trail can be read")
}

fn count(trail: &[(String, [u8; 16])], action: &str) -> usize {
    trail.iter().filter(|(found, _)| found == action).count()
}

#[test]
fn signing_in_previewing_and_opening_are_recorded_once_in_a_session() {
    both(async |world| {
        let account = world.named("aida");
        let mut desk = world.signed_in(account).await;
        let shown = desk.all(".list li.item").len();
        assert!(shown > 3, "the demonstration has conversations that wait");
        let first = trail(world, "aida").await;
        assert_eq!(first[0].0, "sign_in");
        assert_eq!(count(&first, "preview_thread"), shown, "each conversation whose first words were shown");
        assert_eq!(count(&first, "open_thread"), 0);

        let thread = desk.all(".list a[href]")[0].attr("href").expect("a link").to_owned();
        desk.open(&thread).await.open(&thread).await.open("/en/inbox").await.open("/en/inbox").await;
        let second = trail(world, "aida").await;
        assert_eq!(count(&second, "open_thread"), 1, "opening twice in a session is one opening");
        let previewed: Vec<_> = second.iter().filter(|(action, _)| action == "preview_thread").collect();
        let mut distinct = previewed.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(previewed.len(), distinct.len(), "and so is previewing");

        world.clock.advance_minutes(1);
        let mut later = world.signed_in(account).await;
        later.open(&thread).await;
        let third = trail(world, "aida").await;
        assert_eq!(count(&third, "sign_in"), 2);
        assert_eq!(count(&third, "open_thread"), 2, "another session, another row");
        assert!(is_whole(world, member(world, account).await.0.bytes()).await);
    });
}

#[test]
fn an_audit_row_that_was_changed_or_removed_is_noticed() {
    let changes: [&'static Statement; 5] =
        [&CHANGE_TRAIL_ACTION, &CHANGE_TRAIL_OBJECT, &CHANGE_TRAIL_TIME, &CUT_TRAIL_MIDDLE, &CUT_TRAIL_START];
    both(async |world| {
        let account = world.named("aida");
        world.signed_in(account).await;
        let (org, id) = (world.org().id, member(world, account).await.0);
        assert!(is_whole(world, id.bytes()).await);
        for change in changes {
            let verified = world.app.db.write(move |tx| {
                assert!(tx.execute(change, &[])? > 0);
                // A row that cannot even be read is noticed too.
                Err::<(), _>(Undone(audit::verify(tx, org, id).unwrap_or(false)))
            });
            assert_eq!(verified.await, Err(Undone(false)), "{}", change.name());
        }
        assert!(is_whole(world, id.bytes()).await, "every change was undone");
    });
}

/// What a chain looked like inside a unit of work that is undone.
#[derive(Debug, PartialEq)]
struct Undone(bool);

impl From<db::DbError> for Undone {
    fn from(error: db::DbError) -> Self {
        panic!("the database lets whoever has it do this: {error}")
    }
}

#[test]
fn a_12_an_account_of_one_organisation_is_none_in_the_other() {
    both_with_two_organisations(async |world| {
        let mut here = world.desk();
        enter(&mut here, &world.left[0].login, &world.left[0].password).await;
        assert!(here.shows("Login and password do not fit together"), "{}", here.text());
        let mut there = world.desk().at(LEFT);
        enter(&mut there, "aida", &world.named("aida").password).await;
        assert!(there.shows("Login and password do not fit together"), "{}", there.text());
    });
}

#[test]
fn a_12_a_session_of_one_organisation_opens_nothing_in_the_other() {
    both_with_two_organisations(async |world| {
        let worker = world.signed_in(world.named("aida")).await;
        let mut elsewhere = worker.clone().at(LEFT);
        elsewhere.open("/en/inbox").await;
        assert_eq!(elsewhere.url(), "/en/sign-in");

        let mut visitor = world.visitor();
        visitor.open("/en/write").await.fill("Your first message", "for night").press("Send message").await;
        let mut elsewhere = visitor.clone().at(LEFT);
        elsewhere.open("/en/thread").await;
        assert_eq!(elsewhere.status(), StatusCode::NOT_FOUND);
        assert!(!elsewhere.shows("for night"));
    });
}

#[test]
fn a_12_a_first_form_of_one_organisation_is_not_taken_by_the_other() {
    both_with_two_organisations(async |world| {
        let mut visitor = world.visitor();
        visitor.open("/en/write").await.fill("Your first message", "hello");
        let mut elsewhere = visitor.at(LEFT);
        elsewhere.press("Send message").await;
        assert_eq!(elsewhere.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(elsewhere.value("Your first message"), "hello");
    });
}

#[test]
fn a_12_a_conversation_of_one_organisation_is_not_there_in_the_other() {
    both_with_two_organisations(async |world| {
        let mut worker = world.signed_in(world.named("aida")).await;
        worker.open("/en/inbox").await;
        let mine = worker.all(".list a[href]")[0].attr("href").expect("a link").to_owned();
        let mine = mine.split('#').next().expect("an address").to_owned();
        let colleague = world.left.iter().find(|account| account.role.holds_team_key()).expect("somebody");
        let mut guest = world.desk().at(LEFT);
        guest.sign_in(colleague, world.now()).await;
        assert!(!guest.html().contains(&mine), "not in the list of the other");
        guest.open(&mine).await;
        assert_eq!(guest.status(), StatusCode::NOT_FOUND);
        guest.open("/en/inbox").await;
        let csrf = guest.all("input[name=csrf]")[0].attr("value").expect("a token").to_owned();
        for action in ["take", "answer", "resolve"] {
            let fields = [("csrf", csrf.as_str()), ("nonce", "aa"), ("seen", "99"), ("message", "hi")];
            guest.post(&format!("{mine}/{action}"), &fields).await;
            assert_eq!(guest.status(), StatusCode::NOT_FOUND, "{action}");
        }
        worker.open(&mine).await;
        assert!(!worker.shows("hi Left"), "and nothing was written");
        assert_eq!(worker.status(), StatusCode::OK);
    });
}
