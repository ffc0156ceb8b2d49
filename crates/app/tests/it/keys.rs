//! What somebody can do who can write to the database and nothing else: nothing. Keys and members are believed only
//! when signatures lead to the founding key, whose fingerprint stands in the configuration.

use app::{
    audit,
    demo::Account,
    ids::StaffId,
    policy::{self, Role},
    team::StaffKeys,
};
use axum::http::StatusCode;
use db::{Statement, Value, values};
use kernel::{Place, Plain, Sealed};
use seal::{PrivateKey, Suite, password};

use crate::{
    browser::Browser,
    rows,
    world::{LEFT, NIGHT, World, both, both_with_two_organisations},
};

db::statements! {
    SWAP_TEAM_KEY = "UPDATE team_epoch SET public_key = $1 WHERE org_id = $2";
    SIGN_EPOCH = "UPDATE team_epoch SET public_key = $1, signature = $2, signed_by = $3 WHERE org_id = $4";
    COPY_EPOCH = "UPDATE team_epoch SET
            public_key = (SELECT e.public_key FROM team_epoch e WHERE e.org_id = $1),
            signature = (SELECT e.signature FROM team_epoch e WHERE e.org_id = $1),
            signed_by = (SELECT e.signed_by FROM team_epoch e WHERE e.org_id = $1)
        WHERE org_id = $2";
    NEXT_EPOCH = "INSERT INTO team_epoch (org_id, epoch, public_key, signed_by, signature)
        SELECT org_id, epoch + 1, public_key, signed_by, signature FROM team_epoch WHERE org_id = $1";
    TAKE_SIGNATURE = "UPDATE staff SET signature = $1 WHERE login = $2";
    CHANGE_ROLE = "UPDATE staff SET role = $1 WHERE login = $2";
    RENAME = "UPDATE staff SET work_name = $1 WHERE login = $2";
    MOVE_MEMBER = "UPDATE staff SET org_id = $1 WHERE login = $2";
    MEMBER = "SELECT s.id, s.signing_key, l.salt, l.memory_kib, l.passes, l.lanes, l.secret
        FROM staff s JOIN staff_slot l ON l.staff_id = s.id WHERE s.login = $1";
    ADD_MEMBER = "INSERT INTO staff (id, org_id, login, work_name, role, languages, sealing_key, signing_key, signed_by, signature, totp, totp_step)
        VALUES ($1, $2, $3, 'Vera', $4, 'en', $5, $6, $7, $8, $9, 0)";
    REMOVE_MEMBER = "DELETE FROM staff WHERE id = $1";
    ADD_SLOT = "INSERT INTO staff_slot (staff_id, kind, salt, memory_kib, passes, lanes, secret) VALUES ($1, 'password', $2, $3, $4, $5, $6)";
    TRAIL = "SELECT a.action, a.object FROM audit a JOIN staff s ON s.id = a.staff_id WHERE s.login = $1 ORDER BY a.number";
    CHANGE_TRAIL_ACTION = "UPDATE audit SET action = 'sign_in' WHERE number = 2";
    CHANGE_TRAIL_OBJECT = "UPDATE audit SET object = previous WHERE number = 2";
    CHANGE_TRAIL_TIME = "UPDATE audit SET at = at + 60000 WHERE number = 2";
    CUT_TRAIL_MIDDLE = "DELETE FROM audit WHERE number = 2";
    CUT_TRAIL_START = "DELETE FROM audit WHERE number = 1";
}

/// What somebody with the database, and nothing else, does to it.
async fn tamper(world: &World, statement: &'static Statement, values: impl Into<Vec<Value>>) -> u64 {
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

fn stranger(seed: u8) -> StaffKeys {
    StaffKeys::from_secret(Plain::new([seed; 32]))
}

#[test]
fn nothing_is_sealed_to_a_team_key_that_was_swapped_in_the_database() {
    both(async |world| {
        let theirs = PrivateKey::from_seed(Suite::XWing, &[9; 32]).public().to_bytes();
        assert_eq!(tamper(world, &SWAP_TEAM_KEY, values![theirs, world.org().id.bytes()]).await, 1);
        writes_in_vain(world).await;
    });
}

#[test]
fn nothing_is_sealed_to_a_team_key_that_a_stranger_signed_in_a_coordinators_name() {
    both(async |world| {
        let theirs = PrivateKey::from_seed(Suite::XWing, &[9; 32]).public().to_bytes();
        let coordinator = member(world, world.account(Role::Coordinator)).await;
        let statement = seal::Statement::new("nightbus team epoch v1")
            .bytes("org", &world.org().id.bytes())
            .number("epoch", 1)
            .bytes("public key", &theirs)
            .bytes("signed by", &coordinator.id);
        let forged = stranger(9).signing().sign(&statement).to_vec();
        tamper(world, &SIGN_EPOCH, values![theirs, forged, coordinator.id, world.org().id.bytes()]).await;
        writes_in_vain(world).await;
    });
}

#[test]
fn nothing_is_sealed_to_a_signed_key_that_is_passed_off_as_the_next_one() {
    both(async |world| {
        tamper(world, &NEXT_EPOCH, values![world.org().id.bytes()]).await;
        writes_in_vain(world).await;
    });
}

#[test]
fn nothing_is_sealed_to_the_team_key_of_another_organisation() {
    both_with_two_organisations(async |world| {
        let left = world.app.organisations[1].id;
        tamper(world, &COPY_EPOCH, values![left.bytes(), world.org().id.bytes()]).await;
        writes_in_vain(world).await;
    });
}

/// A member's row as it lies there, with their secret: opened by their own password, as only they can.
struct Known {
    id: [u8; 16],
    signature: Vec<u8>,
    keys: StaffKeys,
}

async fn member(world: &World, account: &Account) -> Known {
    let login = account.login.clone();
    let row = world.app.db.read(move |tx| tx.one(&MEMBER, &values![login.as_str()])).await.expect("a row");
    let number = |at| u32::try_from(row.int(at).expect("a number")).expect("a cost");
    let cost = password::Cost { memory_kib: number(3), passes: number(4), lanes: number(5) };
    let (id, salt) = (row.id(0).expect("an id"), row.id(2).expect("a salt"));
    let typed = Plain::new(account.password.clone());
    let key = password::slot_key(&typed, &salt, &world.app.instance, cost).expect("Argon2 runs");
    let secret: Sealed<[u8; 32]> = row.sealed(6).expect("an envelope");
    let secret = key.open(&policy::own_keys(StaffId::from_bytes(id)), &slot(world, id), &secret);
    let keys = StaffKeys::from_secret(secret.expect("the password opens the slot"));
    Known { id, signature: row.bytes(1).expect("a signature").to_vec(), keys }
}

/// The keys of a member, opened by their own password.
pub async fn keys_of(world: &World, account: &Account) -> StaffKeys {
    member(world, account).await.keys
}

fn slot(world: &World, id: [u8; 16]) -> Place {
    Place { org: world.org().id.bytes(), table: "staff_slot", column: "secret", row: id }
}

const STRANGER: [u8; 16] = [0xee; 16];
const PASSWORD: &str = "six words that the stranger chose themselves";

/// What is signed about the stranger, written down a second time: it is part of the format.
fn membership(world: &World, role: Role, signed_by: &[u8]) -> seal::Statement {
    seal::Statement::new("nightbus membership v1")
        .bytes("org", &world.org().id.bytes())
        .bytes("staff", &STRANGER)
        .text("work name", "Vera")
        .text("role", role.name())
        .bytes("sealing key", &stranger(7).sealing().public().to_bytes())
        .bytes("signing key", &stranger(7).signing().verifying().to_bytes())
        .bytes("signed by", signed_by)
}

/// Adds a member with keys and a password of a stranger's own, everything right but, perhaps, the signature. Even the
/// instance key is known to them.
async fn add_stranger(world: &World, role: Role, signed_by: Option<[u8; 16]>, signature: Vec<u8>) {
    let (keys, entropy, org) = (stranger(7), world.app.entropy.as_ref(), world.org().id.bytes());
    let salt = [3; 16];
    let typed = Plain::new(PASSWORD.to_owned());
    let key =
        password::slot_key(&typed, &salt, &world.app.instance, password::Cost::TEST).expect("Argon2 runs");
    let secret = key.seal(&slot(world, STRANGER), keys.secret(), entropy);
    let place = Place { org, table: "staff", column: "totp", row: STRANGER };
    let totp = keys.own().seal(&place, &app::team::new_totp(entropy), entropy);
    let (sealing, signing) = (keys.sealing().public().to_bytes(), keys.signing().verifying().to_bytes());
    let row =
        values![STRANGER, org, "vera", role.name(), sealing, signing.to_vec(), signed_by, signature, &totp];
    tamper(world, &ADD_MEMBER, row).await;
    let cost = password::Cost::TEST;
    let slot = values![STRANGER, salt, cost.memory_kib, cost.passes, cost.lanes, &secret];
    tamper(world, &ADD_SLOT, slot).await;
}

#[test]
fn a_member_that_somebody_added_to_the_database_cannot_sign_in() {
    let forgeries: [(&str, Role); 5] = [
        ("no signature", Role::OutreachWorker),
        ("signed by themselves", Role::Coordinator),
        ("signed as if by the founding key", Role::Coordinator),
        ("signed as if by the coordinator", Role::OutreachWorker),
        ("the coordinator's own signature", Role::Coordinator),
    ];
    both(async |world| {
        for (how, role) in forgeries {
            let coordinator = member(world, world.account(Role::Coordinator)).await;
            let sign = |by: &[u8]| stranger(7).signing().sign(&membership(world, role, by)).to_vec();
            let (signed_by, signature) = match how {
                "no signature" => (Some(coordinator.id), Vec::new()),
                "signed by themselves" => (Some(STRANGER), sign(&STRANGER)),
                "signed as if by the founding key" => (None, sign(&[])),
                "signed as if by the coordinator" => (Some(coordinator.id), sign(&coordinator.id)),
                _ => (None, coordinator.signature.clone()),
            };
            add_stranger(world, role, signed_by, signature).await;
            let (fresh, _, desk) = world.restarted();
            for mut desk in [world.desk(), Browser::new(desk, NIGHT)] {
                enter(&mut desk, "vera", PASSWORD).await;
                assert!(desk.shows(NOT_SIGNED), "{how}: {}", desk.text());
                assert!(desk.cookies.is_empty(), "{how}: no session was opened");
            }
            fresh.db.clone().close();
            assert_eq!(tamper(world, &REMOVE_MEMBER, values![STRANGER]).await, 1);
        }
    });
}

#[test]
fn the_same_member_signed_by_the_coordinator_is_let_in() {
    // The other side of the test above: nothing but the signature was in the way.
    both(async |world| {
        let coordinator = member(world, world.account(Role::Coordinator)).await;
        let statement = membership(world, Role::OutreachWorker, &coordinator.id);
        let signature = coordinator.keys.signing().sign(&statement).to_vec();
        add_stranger(world, Role::OutreachWorker, Some(coordinator.id), signature).await;
        let mut desk = world.desk();
        enter(&mut desk, "vera", PASSWORD).await;
        assert_eq!(desk.h1(), "Enter the code", "{}", desk.text());
    });
}

#[test]
fn an_outreach_worker_cannot_sign_a_new_member() {
    both(async |world| {
        let worker = member(world, world.named("aida")).await;
        let statement = membership(world, Role::OutreachWorker, &worker.id);
        let signature = worker.keys.signing().sign(&statement).to_vec();
        add_stranger(world, Role::OutreachWorker, Some(worker.id), signature).await;
        let mut desk = world.desk();
        enter(&mut desk, "vera", PASSWORD).await;
        assert!(desk.shows(NOT_SIGNED), "only coordinators vouch: {}", desk.text());
    });
}

#[test]
fn a_member_whose_row_was_changed_is_signed_out_and_cannot_sign_in() {
    let changes: [(&str, Role, &'static Statement, Value); 4] = [
        ("the signature is gone", Role::OutreachWorker, &TAKE_SIGNATURE, Vec::<u8>::new().into()),
        ("another signature", Role::Peer, &TAKE_SIGNATURE, vec![5_u8; 64].into()),
        ("another role", Role::Doctor, &CHANGE_ROLE, "coordinator".into()),
        ("another work name", Role::Psychologist, &RENAME, "Somebody".into()),
    ];
    both(async |world| {
        for (how, role, statement, value) in &changes {
            let account = world.account(*role);
            let mut desk = world.signed_in(account).await;
            tamper(world, statement, [value.clone(), account.login.as_str().into()]).await;
            desk.open("/en/inbox").await;
            assert_eq!(desk.url(), "/en/sign-in", "{how}: the session is over");
            let mut again = world.desk();
            enter(&mut again, &account.login, &account.password).await;
            assert!(again.shows(NOT_SIGNED), "{how}: {}", again.text());
        }
    });
}

#[test]
fn an_analyst_does_not_become_a_coordinator_by_a_change_in_the_database() {
    both(async |world| {
        let analyst = world.account(Role::Analyst);
        tamper(world, &CHANGE_ROLE, values!["coordinator", analyst.login.as_str()]).await;
        let mut desk = world.desk();
        enter(&mut desk, &analyst.login, &analyst.password).await;
        assert!(desk.shows(NOT_SIGNED), "{}", desk.text());
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
        assert!(is_whole(world, member(world, account).await.id).await);
    });
}

#[test]
fn an_audit_row_that_was_changed_or_removed_is_noticed() {
    let changes: [&'static Statement; 5] =
        [&CHANGE_TRAIL_ACTION, &CHANGE_TRAIL_OBJECT, &CHANGE_TRAIL_TIME, &CUT_TRAIL_MIDDLE, &CUT_TRAIL_START];
    both(async |world| {
        let account = world.named("aida");
        world.signed_in(account).await;
        let (org, id) = (world.org().id, StaffId::from_bytes(member(world, account).await.id));
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
