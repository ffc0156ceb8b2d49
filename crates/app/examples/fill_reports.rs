//! Fills a store with reports of contacts as filing writes them, for `cargo xtask bench figures`:
//! `fill_reports ADDRESS FIRST-DAY DAYS HOW-MANY HOW-MANY-PEOPLE`. Days count from 1970; nobody holds the reports' keys.

use std::error::Error;

use db::{Store, values};
use kernel::{DbError, OsEntropy, entropy};

/// Reports in one unit of work. No visitor waits here.
const AT_ONCE: usize = 2_000;
/// What is sealed beside the answers is about so long.
const SEALED: usize = 600;

db::statements! {
    ORGANISATION = "SELECT id FROM organisation ORDER BY slug LIMIT 1";
    STAFF = "SELECT id FROM staff WHERE org_id = $1 ORDER BY id LIMIT 1";
    REPORT = "INSERT INTO report (id, org_id, form, form_version, state, staff_id, day, filed_on, person_number,
        number_as_filed, answers, revision, epoch, private)
        VALUES ($1, $2, 'contact', 1, 'accepted', $3, $4, $4, $5, $5, $6, 1, 1, $7)";
}

fn one_of<'a>(codes: &[&'a str]) -> &'a str {
    codes[entropy::below(&OsEntropy, u32::try_from(codes.len()).unwrap_or(1)) as usize]
}

fn answers() -> String {
    format!(
        "age=~not_asked;area={};direction=client;feedback={};first_answer={};gender=~not_asked;instance=own_chat;language={};minutes=25;mode={};out_of_hours={};platform={};referral=none;route=nasal;service=counselling,emergency_card,naloxone*2;signal=no;solved={};speaks_for=self;substances=mephedrone,alcohol;topics={},{};urgency={}",
        one_of(&["city", "region", "country", "abroad", "~not_asked"]),
        one_of(&["none", "solicited", "given"]),
        entropy::below(&OsEntropy, 40),
        one_of(&["ru", "ru", "uk", "kk", "en", "~unknown"]),
        one_of(&["direct_message", "direct_message", "bot", "call", "meeting", "group_answer"]),
        one_of(&["no", "no", "yes"]),
        one_of(&["site", "site", "onion", "messenger", "social_network", "forum", "phone"]),
        one_of(&["online", "online", "partly", "not"]),
        one_of(&["sleep", "overdose", "hiv_test", "harm_reduction", "psychological", "something_else"]),
        one_of(&["overamping", "interactions", "supplies", "housing", "timetable", "law"]),
        one_of(&["routine", "routine", "today", "emergency"]),
    )
}

fn main() -> Result<(), Box<dyn Error>> {
    let told: Vec<String> = std::env::args().skip(1).collect();
    let [address, first, days, many, people] = told.as_slice() else {
        return Err("fill_reports ADDRESS FIRST-DAY DAYS HOW-MANY HOW-MANY-PEOPLE".into());
    };
    let (first, days): (i64, u32) = (first.parse()?, days.parse()?);
    let (mut left, people): (usize, u32) = (many.parse()?, people.parse()?);
    let store = Store::open(address)?;
    let org: [u8; 16] = store.read_blocking(|tx| tx.one(&ORGANISATION, &[])?.id(0))?;
    let staff: [u8; 16] = store.read_blocking(move |tx| tx.one(&STAFF, &values![org])?.id(0))?;
    let numbers: Vec<[u8; 16]> = (0..people).map(|_| entropy::bytes(&OsEntropy)).collect();
    while left > 0 {
        let some = left.min(AT_ONCE);
        let row = |_| {
            let number = numbers[entropy::below(&OsEntropy, people) as usize];
            let person = (entropy::below(&OsEntropy, 10) > 0).then_some(number);
            let day = first + i64::from(entropy::below(&OsEntropy, days));
            (entropy::bytes::<16>(&OsEntropy), day, person, answers(), entropy::bytes::<SEALED>(&OsEntropy))
        };
        let rows: Vec<_> = (0..some).map(row).collect();
        store.write_blocking(move |tx| {
            for (id, day, person, answers, sealed) in &rows {
                tx.execute(&REPORT, &values![id, org, staff, *day, *person, answers.as_str(), sealed])?;
            }
            Ok::<_, DbError>(())
        })?;
        left -= some;
    }
    store.checkpoint_blocking()?;
    store.close();
    Ok(())
}
