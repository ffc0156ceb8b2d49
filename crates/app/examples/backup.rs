//! Writes a small backup and its key on paper, `first.backup` and `first.paper`, into a folder: what must open for ever.
//! Run it again only for another version of the form, under another name.

use std::{error::Error, path::PathBuf};

use app::backup::{new_key, read_public, write};
use db::{Store, values};
use kernel::{DbError, Moment, SeededEntropy};
use seal::SigningKey;

db::statements! {
    ORGANISATION = "INSERT INTO organisation (id, slug, founding_key, settings) VALUES ($1, $2, $3, $4)";
    CONVERSATION = "INSERT INTO conversation (id, org_id, code, language, state, last_author, waiting_since, changed_at, epoch)
        VALUES ($1, $2, 'old-lamp-01', 'en', 'new', 'visitor', $3, $3, 1)";
    MESSAGE = "INSERT INTO message (conversation_id, number, id, org_id, author, sent_at, body)
        VALUES ($1, $2, $3, $4, 'visitor', $5, $6)";
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    let data = tempfile::tempdir()?;
    let store = Store::open(&format!("sqlite:{}", data.path().join("nightbus.db").display()))?;
    store.migrate(app::MIGRATIONS)?;
    store.write_blocking(|tx| {
        let (org, id, at) = ([1_u8; 16], [2_u8; 16], 1_795_226_400_000_i64);
        let founding = SigningKey::from_seed(&[3; 32]).verifying().to_bytes();
        tx.execute(&ORGANISATION, &values![org, "night-window", founding.as_slice(), "Ночь 🚌"])?;
        tx.execute(&CONVERSATION, &values![id, org, at])?;
        // The second is longer than a chunk, the third was erased.
        for (number, body) in
            [vec![7_u8; 42], (0..70_000_u32).map(|n| n.to_le_bytes()[1]).collect(), Vec::new()]
                .into_iter()
                .enumerate()
        {
            let number = i64::try_from(number).unwrap_or_default() + 1;
            tx.execute(&MESSAGE, &values![id, number, [number.to_le_bytes()[0]; 16], org, at, body])?;
        }
        Ok::<_, DbError>(())
    })?;
    let entropy = SeededEntropy::new(1);
    let key = new_key(&entropy);
    let made = write(
        &store,
        &read_public(&key.public)?,
        Moment::from_millis(1_795_226_400_000),
        &entropy,
        Vec::new(),
    )?;
    std::fs::write(folder.join("first.backup"), made.0)?;
    std::fs::write(folder.join("first.paper"), format!("{}\n", key.paper.as_str()))?;
    Ok(())
}
