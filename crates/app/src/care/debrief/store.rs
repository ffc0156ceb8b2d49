//! Rows of debriefs.

use db::{Row, Tx, statements, values};
use kernel::{DbError, Sealed};

use super::word::Word;
use crate::ids::{DebriefId, DebriefWordId, OrgId, StaffId};

statements! {
    /// A new debrief; the same form gives the same one.
    pub INSERT_DEBRIEF = "INSERT INTO debrief (id, org_id, day) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING";
    /// Its key for one of the two.
    pub INSERT_DEBRIEF_SEAL = "INSERT INTO debrief_seal (debrief_id, staff_id, org_id, unread, key_sealed) VALUES ($1, $2, $3, $4, $5)";
    /// Words after the last ones.
    pub INSERT_DEBRIEF_WORD = "INSERT INTO debrief_word (debrief_id, number, id, org_id, body)
        VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM debrief_word WHERE debrief_id = $1), $2, $3, $4)
        ON CONFLICT (debrief_id, id) DO NOTHING";
    /// The key of a debrief for a member, and the name of the other of the two while they are in the team.
    pub DEBRIEF = "SELECT d.key_sealed, d.unread, (SELECT s.work_name FROM debrief_seal o JOIN staff s ON s.id = o.staff_id
            WHERE o.debrief_id = d.debrief_id AND o.staff_id <> d.staff_id) AS colleague
        FROM debrief_seal d WHERE d.debrief_id = $1 AND d.staff_id = $2 AND d.org_id = $3";
    /// Its words, in order.
    pub DEBRIEF_WORDS = "SELECT id, body FROM debrief_word WHERE debrief_id = $1 AND org_id = $2 ORDER BY number";
    /// The debriefs of a member, the newest first.
    pub DEBRIEFS = "SELECT d.debrief_id, b.day, d.unread, (SELECT s.work_name FROM debrief_seal o JOIN staff s ON s.id = o.staff_id
            WHERE o.debrief_id = d.debrief_id AND o.staff_id <> d.staff_id) AS colleague
        FROM debrief_seal d JOIN debrief b ON b.id = d.debrief_id WHERE d.staff_id = $1 AND d.org_id = $2
        ORDER BY b.day DESC, d.debrief_id LIMIT $3";
    /// The day of the last words.
    pub TOUCH_DEBRIEF = "UPDATE debrief SET day = $1 WHERE id = $2 AND org_id = $3";
    /// For the other of the two there is something new.
    pub UNREAD_DEBRIEF = "UPDATE debrief_seal SET unread = 1 WHERE debrief_id = $1 AND staff_id <> $2 AND org_id = $3";
    /// A member has read it.
    pub READ_DEBRIEF = "UPDATE debrief_seal SET unread = 0 WHERE debrief_id = $1 AND staff_id = $2 AND org_id = $3 AND unread = 1";
    /// It goes for both.
    pub DELETE_DEBRIEF = "DELETE FROM debrief WHERE id = $1 AND org_id = $2
        AND EXISTS (SELECT 1 FROM debrief_seal s WHERE s.debrief_id = debrief.id AND s.staff_id = $3)";
    /// Those in which nobody wrote for long.
    pub DELETE_OLD_DEBRIEFS = "DELETE FROM debrief WHERE day <= $1";
    /// What of them is sealed to a member goes.
    pub FORGET_DEBRIEF_SEALS = "DELETE FROM debrief_seal WHERE staff_id = $1 AND org_id = $2";
    /// And with it whatever opens for nobody any more.
    pub DELETE_SHUT_DEBRIEFS = "DELETE FROM debrief WHERE org_id = $1
        AND NOT EXISTS (SELECT 1 FROM debrief_seal s WHERE s.debrief_id = debrief.id)";
}

/// Words ready to be written.
pub(super) struct NewWord {
    pub(super) id: DebriefWordId,
    pub(super) body: Sealed<Word>,
}

/// Writes a debrief with its first words; `false` if it is there already.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    org: OrgId,
    (id, day): (DebriefId, i64),
    seals: &[(StaffId, bool, Sealed<[u8; 32]>)],
    word: &NewWord,
) -> Result<bool, DbError> {
    if tx.execute(&INSERT_DEBRIEF, &values![id.bytes(), org.bytes(), day])? == 0 {
        return Ok(false);
    }
    for (staff, unread, sealed) in seals {
        let values = values![id.bytes(), staff.bytes(), org.bytes(), i64::from(*unread), sealed];
        tx.execute(&INSERT_DEBRIEF_SEAL, &values)?;
    }
    insert_word(tx, org, id, word)
}

/// `false` if these very words are there already.
pub(super) fn insert_word(
    tx: &mut Tx<'_>,
    org: OrgId,
    debrief: DebriefId,
    word: &NewWord,
) -> Result<bool, DbError> {
    let values = values![debrief.bytes(), word.id.bytes(), org.bytes(), &word.body];
    Ok(tx.execute(&INSERT_DEBRIEF_WORD, &values)? == 1)
}

/// A debrief as it is sealed to a member.
pub(super) struct Found {
    /// Its key for them.
    pub(super) key: Sealed<[u8; 32]>,
    /// Whether there is something that they have not read.
    pub(super) unread: bool,
    /// With whom they have it: nobody, if that colleague has left.
    pub(super) colleague: Option<String>,
}

pub(super) fn find(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: DebriefId,
    staff: StaffId,
) -> Result<Option<Found>, DbError> {
    let row = tx.optional(&DEBRIEF, &values![id.bytes(), staff.bytes(), org.bytes()])?;
    let found = |row: &Row| {
        let colleague = row.opt_text(2)?.map(str::to_owned);
        Ok(Found { key: row.sealed(0)?, unread: row.int(1)? == 1, colleague })
    };
    row.map(|row| found(&row)).transpose()
}

pub(super) fn words(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: DebriefId,
) -> Result<Vec<(DebriefWordId, Sealed<Word>)>, DbError> {
    let word = |row: &Row| Ok((DebriefWordId::from_bytes(row.id(0)?), row.sealed(1)?));
    tx.query(&DEBRIEF_WORDS, &values![id.bytes(), org.bytes()])?.iter().map(word).collect()
}

/// A debrief on a member's list.
pub(in super::super) struct Listed {
    pub(in super::super) id: DebriefId,
    /// The day of the last words, since 1970.
    pub(in super::super) day: i64,
    /// Whether there is something that the member has not read.
    pub(in super::super) unread: bool,
    /// With whom; nobody, if that colleague has left.
    pub(in super::super) colleague: Option<String>,
}

pub(in super::super) fn of_member(
    tx: &mut Tx<'_>,
    org: OrgId,
    staff: StaffId,
    limit: i64,
) -> Result<Vec<Listed>, DbError> {
    let one = |row: &Row| {
        let colleague = row.opt_text(3)?.map(str::to_owned);
        Ok(Listed {
            id: DebriefId::from_bytes(row.id(0)?),
            day: row.int(1)?,
            unread: row.int(2)? == 1,
            colleague,
        })
    };
    tx.query(&DEBRIEFS, &values![staff.bytes(), org.bytes(), limit])?.iter().map(one).collect()
}

/// Somebody has written: the day changes, and the other of the two has something new.
pub(super) fn wrote(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: DebriefId,
    by: StaffId,
    day: i64,
) -> Result<(), DbError> {
    tx.execute(&TOUCH_DEBRIEF, &values![day, id.bytes(), org.bytes()])?;
    tx.execute(&UNREAD_DEBRIEF, &values![id.bytes(), by.bytes(), org.bytes()]).map(drop)
}

pub(super) fn mark_read(tx: &mut Tx<'_>, org: OrgId, id: DebriefId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&READ_DEBRIEF, &values![id.bytes(), staff.bytes(), org.bytes()]).map(drop)
}

/// `false` if it is not one of theirs.
pub(super) fn delete(tx: &mut Tx<'_>, org: OrgId, id: DebriefId, staff: StaffId) -> Result<bool, DbError> {
    Ok(tx.execute(&DELETE_DEBRIEF, &values![id.bytes(), org.bytes(), staff.bytes()])? == 1)
}

pub(super) fn delete_until(tx: &mut Tx<'_>, day: i64) -> Result<u64, DbError> {
    tx.execute(&DELETE_OLD_DEBRIEFS, &values![day])
}

pub(super) fn forget(tx: &mut Tx<'_>, org: OrgId, staff: StaffId) -> Result<(), DbError> {
    tx.execute(&FORGET_DEBRIEF_SEALS, &values![staff.bytes(), org.bytes()])?;
    tx.execute(&DELETE_SHUT_DEBRIEFS, &values![org.bytes()]).map(drop)
}
