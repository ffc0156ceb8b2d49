//! The words of the team's own tags: read from a form, sealed, opened.

use db::Tx;
use kernel::{DbError, Entropy, Fault, Plain, Sealed};
use ui::form::{Unclean, clean};

use super::store::{self, WordRow};
use crate::{
    App,
    ids::{OrgId, TagId},
    policy,
    session::Session,
    team::{self, RowKey, RowPlace},
};

/// The longest word of a tag, in characters.
pub const MAX_CHARS: usize = 40;

/// The label under which a row's key seals the word.
const LABEL: &str = "tag word";

/// Why something is no word of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing was typed.
    Empty,
    /// It is longer than [`MAX_CHARS`].
    TooLong,
}

/// What was typed as a word, on one line.
///
/// # Errors
/// [`Unfit`].
pub fn read_word(typed: &str) -> Result<String, Unfit> {
    let word = clean(typed, MAX_CHARS).map_err(|unclean| match unclean {
        Unclean::Empty => Unfit::Empty,
        Unclean::TooLong { .. } => Unfit::TooLong,
    })?;
    Ok(word.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn place(org: OrgId, tag: TagId) -> RowPlace {
    RowPlace { org, table: "tag", row: tag.bytes() }
}

/// A word of the team's own, sealed before the unit of work that keeps it.
pub struct NewWord {
    /// Its tag.
    pub tag: TagId,
    org: OrgId,
    epoch: i64,
    key: Sealed<[u8; 32]>,
    word: Sealed<String>,
}

impl NewWord {
    /// Seals a word under the team's newest key.
    ///
    /// # Errors
    /// [`Fault::Forbidden`] for a session without the team key.
    pub fn seal(app: &App, session: &Session, org: OrgId, word: &str) -> Result<Self, Fault> {
        let team = session.keys.expose().newest().ok_or(Fault::Forbidden)?;
        let (tag, entropy): (_, &dyn Entropy) =
            (super::id_of(&app.instance, org, word), app.entropy.as_ref());
        let key = RowKey::generate(place(org, tag), entropy);
        let word = key.derive(LABEL).seal(&key.place().column("word"), &Plain::new(word.to_owned()), entropy);
        Ok(Self { tag, org, epoch: team.epoch, key: key.wrap_for_team(&team, entropy), word })
    }

    /// Keeps it; one that is there stays. `false`, and nothing is kept, if the team has a newer key meanwhile.
    ///
    /// # Errors
    /// Those of the store.
    pub fn write(&self, tx: &mut Tx<'_>) -> Result<bool, DbError> {
        if !team::is_newest(tx, self.org, self.epoch)? {
            return Ok(false);
        }
        store::insert_word(tx, self.org, self.tag, self.epoch, &self.key, &self.word)?;
        Ok(true)
    }
}

/// Opens a word; `None` for whoever does not hold its key, and for a row that was changed, which the log says.
pub(super) fn open(session: &Session, org: OrgId, row: &WordRow) -> Option<String> {
    let permit = policy::tag(session.role(), row.tag)?;
    let team = session.keys.expose().team(row.epoch)?;
    let opened = RowKey::open(&permit, place(org, row.tag), &team, Some(&row.key), None).and_then(|key| {
        let place = key.place().column("word");
        key.derive(LABEL).open(&permit, &place, &row.word)
    });
    match opened {
        Ok(word) => Some(word.expose().clone()),
        Err(error) => {
            tracing::error!("the word of a tag does not open: {error}");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_one_short_line() {
        assert_eq!(read_word("  needle \n exchange "), Ok("needle exchange".to_owned()));
        assert_eq!(read_word(" \n "), Err(Unfit::Empty));
        assert_eq!(read_word(&"ш".repeat(41)), Err(Unfit::TooLong));
        assert!(read_word(&"ш".repeat(40)).is_ok());
    }
}
