//! Fills a store with resolved conversations, sealed as real ones are, for `cargo xtask bench`:
//! `fill ADDRESS HOW-MANY-MESSAGES [MESSAGES-OF-ONE] [DAYS-AGO]`, thirty of one if it is not said. Nobody holds their keys.

use std::error::Error;

use db::{Store, values};
use kernel::{DbError, Entropy, OsEntropy, Place, Plain, entropy};
use seal::SymmetricKey;

const PER_CONVERSATION: usize = 30;
/// Conversations in one unit of work. No visitor waits here, so it may take longer than one otherwise does.
const AT_ONCE: usize = 100;
const MINUTE: i64 = 1_795_226_400_000;
const WORDS: &str =
    "I took something at a party an hour ago and my heart is racing. Is that dangerous? I am alone.";

db::statements! {
    ORGANISATION = "SELECT id FROM organisation ORDER BY slug LIMIT 1";
    CONVERSATION = "INSERT INTO conversation (id, org_id, code, language, state, last_author, waiting_since, changed_at, epoch)
        VALUES ($1, $2, 'filled-in-01', 'en', 'resolved', 'visitor', $3, $3, 1)";
    MESSAGE = "INSERT INTO message (conversation_id, number, id, org_id, author, sent_at, body)
        VALUES ($1, $2, $3, $4, 'visitor', $5, $6)";
}

/// A conversation with the identifiers and envelopes of its messages.
type Filled = ([u8; 16], Vec<([u8; 16], Vec<u8>)>);

fn conversation(org: [u8; 16], count: usize, random: &dyn Entropy) -> Filled {
    let key = SymmetricKey::random(random);
    let message = || {
        let id = entropy::bytes::<16>(random);
        let place = Place { org, table: "message", column: "body", row: id };
        (id, key.seal(&place, &Plain::new(WORDS.to_owned()), random).into_envelope())
    };
    (entropy::bytes(random), (0..count).map(|_| message()).collect())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().ok_or("the address of the store is missing")?;
    let messages: usize = arguments.next().ok_or("the number of messages is missing")?.parse()?;
    let count: usize = arguments.next().map_or(Ok(PER_CONVERSATION), |count| count.parse())?;
    let days_ago: i64 = arguments.next().map_or(Ok(0), |days| days.parse())?;
    let then = MINUTE - days_ago * 24 * 60 * 60_000;
    let store = Store::open(&address)?;
    let org = store.read_blocking(|tx| tx.one(&ORGANISATION, &[])?.id(0))?;
    let mut left = messages.div_ceil(count);
    while left > 0 {
        let some = left.min(AT_ONCE);
        let filled: Vec<Filled> = (0..some).map(|_| conversation(org, count, &OsEntropy)).collect();
        store.write_blocking(move |tx| {
            for (id, messages) in &filled {
                tx.execute(&CONVERSATION, &values![id, org, then])?;
                for (number, (message, body)) in (1_i64..).zip(messages) {
                    tx.execute(&MESSAGE, &values![id, number, message, org, then, body.as_slice()])?;
                }
            }
            Ok::<_, DbError>(())
        })?;
        left -= some;
    }
    store.checkpoint_blocking()?;
    store.close();
    Ok(())
}
