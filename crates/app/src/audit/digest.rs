//! What of a chain is short enough for paper: its member, its length, and the beginning of its last hash in digits.

use db::Tx;
use kernel::DbError;

use super::store;
use crate::{
    ids::{OrgId, StaffId},
    settings::Organisation,
    team::{self, Roll},
};

/// How many groups of five digits are kept: 80 bits.
const GROUPS: usize = 5;

/// The end of a person's chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Whose.
    pub staff: StaffId,
    /// The name they work under.
    pub work_name: String,
    /// How long it is.
    pub number: i64,
    /// The hash of the last link.
    pub hash: [u8; 32],
}

impl Head {
    /// Number and groups, as they stand on paper.
    pub fn line(&self) -> String {
        line(self.number, &self.hash)
    }
}

/// `17 22087 23207 21603 18252 00645`: the number, then the hash as fingerprints are written, cut short.
pub(super) fn line(number: i64, hash: &[u8; 32]) -> String {
    let group = |pair: &[u8]| format!(" {:05}", u16::from_be_bytes([pair[0], pair[1]]));
    let groups: String = hash.chunks_exact(2).take(GROUPS).map(group).collect();
    format!("{number}{groups}")
}

/// Number and groups out of what somebody typed or pasted; words around them are overlooked.
pub(super) fn read(typed: &str) -> Option<(i64, String)> {
    let digits = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() < 19;
    let words: Vec<&str> =
        typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let numbers: Vec<&str> = words.into_iter().filter(digits).collect();
    let at = numbers.len().checked_sub(GROUPS + 1)?;
    let (number, groups) = numbers[at..].split_first()?;
    let whole = groups.iter().all(|group| group.len() == 5);
    whole.then(|| Some((number.parse().ok()?, groups.join(" "))))?
}

/// Whether some chain of the organisation, the team's or a member's, holds a line.
pub(super) fn holds(
    tx: &mut Tx<'_>,
    org: &Organisation,
    roll: Option<&Roll>,
    (number, groups): &(i64, String),
) -> Result<bool, DbError> {
    let wanted = format!("{number} {groups}");
    let in_team = roll.and_then(|roll| roll.hash(*number)).is_some_and(|hash| line(*number, &hash) == wanted);
    if in_team {
        return Ok(true);
    }
    for staff in members(tx, org.id)? {
        if store::link(tx, staff, *number)?.is_some_and(|hash| line(*number, &hash) == wanted) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn members(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<StaffId>, DbError> {
    Ok(team::members(tx, org)?.iter().map(team::StaffRow::id).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_reads_back_however_it_is_copied() {
        let mut hash = [0; 32];
        hash[..4].copy_from_slice(&[0x56, 0x47, 0, 7]);
        let written = line(17, &hash);
        assert_eq!(written, "17 22087 00007 00000 00000 00000");
        let wanted = Some((17, "22087 00007 00000 00000 00000".to_owned()));
        assert_eq!(read(&written), wanted);
        assert_eq!(read(&format!("Aida 2: {}", written.replace(' ', "-"))), wanted);
        assert_eq!(read("17 22087 00007 00000 00000"), None);
        assert_eq!(read("17 22087 00007 00000 00000 0000"), None);
        assert_eq!(read(""), None);
    }
}
