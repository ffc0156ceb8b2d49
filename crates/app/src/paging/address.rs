//! A member's address: sealed, and theirs once they type the code that was sent to it.

use kernel::{DbError, Entropy, Fault, Moment, Place, Plain, Sealed};
use seal::SymmetricKey;

use super::{
    letter,
    store::{self, State, Stored},
};
use crate::{
    App,
    ids::{OrgId, StaffId},
    policy,
};

/// A code counts for so many minutes.
const CODE_MINUTES: i64 = 60;
/// So many wrong codes, and another has to be sent.
const MOST_WRONG: i64 = 5;
/// Digits of a code.
const DIGITS: usize = 8;

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// The address is theirs.
    Yes,
    /// It is another code.
    Wrong,
    /// Too late, too many, or no address.
    Over,
}

/// Who writes letters when nobody is signed in: the program itself, with a key outside the database.
fn key(instance: &SymmetricKey) -> SymmetricKey {
    instance.derive("addresses of members")
}

fn place(org: OrgId, staff: StaffId) -> Place {
    Place { org: org.bytes(), table: "staff_mailbox", column: "mailbox", row: staff.bytes() }
}

fn seal(app: &App, org: OrgId, staff: StaffId, address: String, entropy: &dyn Entropy) -> Sealed<String> {
    key(&app.instance).seal(&place(org, staff), &Plain::new(address), entropy)
}

pub(super) fn open(
    app: &App,
    org: OrgId,
    staff: StaffId,
    stored: &Stored,
) -> Result<Plain<String>, kernel::OpenError> {
    key(&app.instance).open(&policy::address(staff), &place(org, staff), &stored.address)
}

/// The code for an address that was set in a minute. It follows from both, so that it lies nowhere.
pub(super) fn code(app: &App, staff: StaffId, address: &str, asked_at: Moment) -> String {
    let data = [&staff.bytes()[..], &asked_at.millis().to_be_bytes(), address.as_bytes()].concat();
    let mac = key(&app.instance).mac("code", &data);
    let number = u64::from_be_bytes(*mac.first_chunk().expect("a MAC has 32 bytes"));
    format!("{:0DIGITS$}", number % 10_u64.pow(8))
}

/// Keeps an address and sends the code to it.
///
/// # Errors
/// Those of the store.
pub(super) async fn set(
    app: &App,
    org: OrgId,
    staff: StaffId,
    address: String,
    language: &'static str,
) -> Result<(), DbError> {
    let now = app.clock.now();
    let sealed = seal(app, org, staff, address, app.entropy.as_ref());
    let job = letter::Job { org, staff, subject: letter::Subject::Code };
    let key = letter::key(&app.instance, &job, now.millis() / 300_000);
    app.db
        .write(move |tx| {
            store::set(tx, (org, staff), language, now.to_minute(), &sealed)?;
            letter::ask(tx, &job, &key, now)
        })
        .await
}

/// Compares the code that a member typed.
///
/// # Errors
/// Those of the store, and an address that does not open.
pub async fn confirm(app: &App, org: OrgId, staff: StaffId, typed: &str) -> Result<Confirmed, Fault> {
    let now = app.clock.now();
    let Some(stored) = app.db.read(move |tx| store::find(tx, org, staff)).await? else {
        return Ok(Confirmed::Over);
    };
    let late = now.minutes_since(stored.asked_at) > CODE_MINUTES;
    if stored.state == State::Asked && (late || stored.wrong >= MOST_WRONG) {
        return Ok(Confirmed::Over);
    }
    let address = open(app, org, staff, &stored)?;
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    // Five guesses of a hundred million: how long the comparison takes tells nothing of use.
    let (right, asked_at) = (code(app, staff, address.expose(), stored.asked_at) == digits, stored.asked_at);
    app.db
        .write(move |tx| match right {
            true => store::set_state(tx, (org, staff), State::Confirmed, asked_at),
            false => store::count_wrong(tx, org, staff),
        })
        .await?;
    Ok(if right { Confirmed::Yes } else { Confirmed::Wrong })
}
